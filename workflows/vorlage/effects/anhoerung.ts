/** What a hearing causes: the body is asked by mail, anew with another text or in another attempt, and what it writes is acknowledged and passed on. */
import type { Effect } from '../../aggregate.ts'
import { stationById, wirdGehoert, type VorlageStand } from '../stand.ts'
import { mail } from './auftraege.ts'
import { beratungsmail } from './beratungsfolge.ts'

/** The mails that ask; before its number a paper goes to nobody outside. */
export function anhoerungsbitten(vorher: VorlageStand, stand: VorlageStand): Effect[] {
  const { nummer, fassung } = stand.context
  if (nummer === null) return []
  const neu = vorher.context.nummer === null || vorher.context.fassung.hash !== fassung.hash
  return stand.stationen.filter(wirdGehoert).flatMap(({ context: { id, versuch, anhoerung } }): Effect[] => {
    const zuvor = stationById(vorher, id)
    const gefragt = zuvor?.context.versuch === versuch && zuvor.context.anhoerung?.bis === anhoerung?.bis
    return gefragt && !neu ? [] : [mail('anhoerung', { station: id })]
  })
}

export const stellungnahmefolgen = (station: string): Effect[] => [
  mail('stellungnahme', { station }),
  beratungsmail('STELLUNGNAHME_ABGEBEN', station),
]
