/** Deadlines are named for what they bind: `mitzeichnung:kaemmerei`, `erinnerung:1`, `wiedervorlage:s2`; any other name binds the decision. */
import type { Mahnung } from '../beschlusspunkt/machine.ts'

export type Fristziel =
  | { art: 'mitzeichnung'; stelle: string }
  | { art: Mahnung; punkt: number }
  | { art: 'wiedervorlage' | 'vertagung' | 'anhoerung'; station: string }
  | { art: 'beschluss' }

export const mitzeichnungsfrist = (stelle: string): string => `mitzeichnung:${stelle}`

/** Of a mandate: before its day, and once that has passed. */
export const erinnerung = (punkt: number): string => `erinnerung:${punkt}`
export const beschlusskontrolle = (punkt: number): string => `beschlusskontrolle:${punkt}`

/** Of a station: it comes back from others, the day to which it was postponed has come, or the hearing is over. */
export const wiedervorlage = (station: string): string => `wiedervorlage:${station}`
export const vertagung = (station: string): string => `vertagung:${station}`
export const anhoerung = (station: string): string => `anhoerung:${station}`

export function fristziel(name: string): Fristziel {
  const [, art, id = ''] = /^(mitzeichnung|erinnerung|beschlusskontrolle|wiedervorlage|vertagung|anhoerung):(.+)$/.exec(name) ?? []
  if (art === undefined) return { art: 'beschluss' }
  if (art === 'mitzeichnung') return { art, stelle: id }
  if (art === 'wiedervorlage' || art === 'vertagung' || art === 'anhoerung') return { art, station: id }
  return { art: art === 'erinnerung' ? art : 'ueberfaellig', punkt: Number(id) }
}
