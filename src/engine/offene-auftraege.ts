/** Beschlusskontrolle of a body: mandates it has given that are not done yet. Drawn up when somebody asks; the archive is searched for it. */
import { beschluss, faelligAm, IM_VOLLZUG, isUnterKontrolle, vorlageStand, type VorlageStand } from '../../workflows/vorlage/stand.ts'
import type { Readers } from './read-ports.ts'
import { readVorlage, type ReadingDeps, type ReadVorlage } from './reading.ts'

export interface OffenerAuftrag {
  vorlage: ReadVorlage
  punkt: VorlageStand['beschlusspunkte'][number]
}

const SEITE = 100

const offen = ({ beschlusspunkte }: VorlageStand): VorlageStand['beschlusspunkte'] => beschlusspunkte.filter(isUnterKontrolle)

/** The most urgent first; those without a day last. */
export async function offeneAuftraege(
  deps: ReadingDeps & { readers: Pick<Readers, 'vorlagen'> },
  profil: string,
  gremium: string,
): Promise<OffenerAuftrag[]> {
  const gefunden: OffenerAuftrag[] = []
  for (let skip = 0, mehr = true; mehr; skip += SEITE) {
    const seite = await deps.readers.vorlagen({ profil, gremium, zustaende: IM_VOLLZUG, limit: SEITE, skip })
    mehr = seite.mehr
    for (const head of seite.heads) {
      const stand = vorlageStand(deps.engine.partsOf(head))
      if (beschluss(stand)?.context.gremium !== gremium || offen(stand).length === 0) continue
      const vorlage = await readVorlage(deps, head.ref)
      gefunden.push(...offen(vorlage.stand).map((punkt) => ({ vorlage, punkt })))
    }
  }
  const tag = ({ punkt }: OffenerAuftrag): string => faelligAm(punkt) ?? '9999-12-31'
  return gefunden.toSorted((a, b) => tag(a).localeCompare(tag(b)))
}
