/** The paper that a link is about, with its texts; and its public attachments, while something is to be done by the link. */
import type { Response } from 'express'
import type { Parts } from '../../../../workflows/aggregate.ts'
import { profil } from '../../../../workflows/profile/index.ts'
import { localDate } from '../../../../workflows/recht/kalender.ts'
import type { Inhalt } from '../../../../workflows/vorlage/inhalt.ts'
import { vorlageStand, type VorlageStand } from '../../../../workflows/vorlage/stand.ts'
import type { Head } from '../../../engine/ports.ts'
import type { LinkRecord } from '../../../engine/read-ports.ts'
import { textReferences, withTexts } from '../../../engine/seal.ts'
import type { PageDeps } from '../../deps.ts'
import { sendFile } from '../oeffentlich/send-file.ts'
import { alsNaechstes, lage } from '../vorlagen/lage.ts'
import type { Antwortquelle } from './antwort-view.ts'
import { linkFehlt } from './fehlt.ts'
import { isZeigbar } from './vorlagentext.ts'

export interface Gelesen {
  head: Head
  parts: Parts
  /** Texts in place of references. */
  stand: VorlageStand
  inhalt: Inhalt | null
}

export async function lesen(deps: PageDeps, link: LinkRecord): Promise<Gelesen> {
  const read = await deps.engine.read(link.ref)
  if (read === null) throw linkFehlt()
  const unresolved = vorlageStand(read.parts)
  const { hash } = unresolved.context.fassung
  const [texte, inhalte] = await Promise.all([deps.store.getTexts([...textReferences(unresolved)]), deps.store.getInhalte([hash])])
  return { ...read, stand: withTexts(unresolved, texte), inhalt: (inhalte.get(hash) as Inhalt | undefined) ?? null }
}

/** What each page that asks for an answer shows of the paper. */
export function antwortquelle(deps: PageDeps, link: LinkRecord, action: string, { parts, stand, inhalt }: Gelesen): Antwortquelle {
  const kommune = profil(link.profil)
  const ort = lage(kommune, parts)
  return {
    profil: kommune,
    stand,
    heute: localDate(deps.clock.now()),
    action,
    vorlageHref: `/vorlagen/${encodeURIComponent(link.ref.id)}`,
    lage: `Stand der Vorlage: ${ort.liegt}. ${alsNaechstes(ort)}`,
    inhalt,
    anlagen: stand.context.anlagen,
  }
}

/** Attachments that are meant for the public, while the link is about this version. */
export async function sendAnlage(
  deps: PageDeps,
  res: Response,
  link: LinkRecord,
  id: string,
  isOffen: (stand: VorlageStand) => boolean,
): Promise<void> {
  const { stand } = await lesen(deps, link)
  const anlage = stand.context.anlagen.find((candidate) => candidate.id === id)
  const datei = anlage?.oeffentlich === true && isZeigbar(stand) && isOffen(stand) ? await deps.dateien.get(anlage.hash) : null
  if (anlage === undefined || datei === null)
    throw linkFehlt(
      'Diese Anlage ist über diesen Link nicht oder nicht mehr zu sehen. Bitte melden Sie sich an und öffnen Sie die Vorlage.',
    )
  sendFile(res, { name: anlage.name, typ: anlage.typ, bytes: datei.bytes })
}
