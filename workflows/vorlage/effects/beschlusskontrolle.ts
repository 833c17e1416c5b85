/** Beschlusskontrolle: each mandate with a day is reminded of before it and called overdue after it, until it is done or looked at anew. */
import type { Effect } from '../../aggregate.ts'
import { addDays, instantOf, endOfDay } from '../../recht/kalender.ts'
import { faelligAm, isUnterKontrolle, vollzugRuht, wartetAufGenehmigung, type VorlageStand } from '../stand.ts'
import { beschlusskontrolle, erinnerung, fristziel } from '../fristziel.ts'
import { frist, mail } from './auftraege.ts'

/** Local time at which reminders go out. */
const MORGENS = 'T07:00'

/** The day on which a mandate is looked at; none while the decision is suspended or waits for an approval. A day that passed meanwhile fires when that ends. */
const kontrolltag = (stand: VorlageStand, punkt: VorlageStand['beschlusspunkte'][number] | undefined): string | null =>
  punkt !== undefined && isUnterKontrolle(punkt) && !vollzugRuht(stand) && !wartetAufGenehmigung(stand) ? faelligAm(punkt) : null

/** Deadlines of mandates whose day this event set or moved, and the end of those that no longer hold. */
export function kontrollfristen(vorher: VorlageStand | null, stand: VorlageStand, heute: string, erinnerungTage: number): Effect[] {
  return stand.beschlusspunkte.flatMap((punkt): Effect[] => {
    const { nr } = punkt.context
    const alt = vorher?.beschlusspunkte.find((candidate) => candidate.context.nr === nr)
    const bis = kontrolltag(stand, punkt)
    const zuvor = vorher === null ? null : kontrolltag(vorher, alt)
    if (bis === zuvor) return []
    const erinnern = bis === null ? '' : addDays(bis, -erinnerungTage)
    const vorbei: Effect[] =
      zuvor === null ? [] : [erinnerung(nr), beschlusskontrolle(nr)].map((name) => ({ art: 'frist_aufheben', frist: name, stand: zuvor }))
    if (bis === null) return vorbei
    return [
      ...vorbei,
      ...(erinnern > heute ? [frist(erinnerung(nr), bis, instantOf(`${erinnern}${MORGENS}`))] : []),
      frist(beschlusskontrolle(nr), bis, endOfDay(bis)),
    ]
  })
}

/** The mail for a deadline of the control that fired. */
export function mahnung(name: string): Effect[] {
  const ziel = fristziel(name)
  return 'punkt' in ziel ? [mail('beschlusskontrolle', { punkt: ziel.punkt, ereignis: ziel.art })] : []
}
