/** Deadlines are named for what they bind: `mitzeichnung:kaemmerei`, `erinnerung:1`, `beschlusskontrolle:1`; any other name binds the decision. */
import type { Mahnung } from '../beschlusspunkt/machine.ts'

export type Fristziel = { art: 'mitzeichnung'; stelle: string } | { art: Mahnung; punkt: number } | { art: 'beschluss' }

export const mitzeichnungsfrist = (stelle: string): string => `mitzeichnung:${stelle}`

/** Of a mandate: before its day, and once that has passed. */
export const erinnerung = (punkt: number): string => `erinnerung:${punkt}`
export const beschlusskontrolle = (punkt: number): string => `beschlusskontrolle:${punkt}`

export function fristziel(name: string): Fristziel {
  const [, art, id = ''] = /^(mitzeichnung|erinnerung|beschlusskontrolle):(.+)$/.exec(name) ?? []
  if (art === undefined) return { art: 'beschluss' }
  if (art === 'mitzeichnung') return { art, stelle: id }
  return { art: art === 'erinnerung' ? art : 'ueberfaellig', punkt: Number(id) }
}
