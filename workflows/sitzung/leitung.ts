/** Who leads a session: the chair, or the deputy in their place; the clerk enters what others lead. */
import type { Rechtsrolle } from '../akteur.ts'
import type { Grund, Rule } from '../rule.ts'
import type { SitzungContext } from './machine.ts'
import type { Lage } from './rules.ts'

export type Leitung = 'vorsitz' | 'stellvertretung'

export const leitungDurch = (als: Rechtsrolle): Leitung | null => (als === 'vorsitz' || als === 'stellvertretung' ? als : null)

/** Why a deputy may not act for the chair here: the chair is there and leads. Null where nothing stands in the way. */
export const vorsitzLeitet = (als: Rechtsrolle, { leitung }: Pick<SitzungContext, 'leitung'>): Grund | null =>
  als === 'stellvertretung' && leitung === 'vorsitz'
    ? {
        code: 'VORSITZ_LEITET',
        satz: 'Der Vorsitz leitet diese Sitzung. Die Stellvertretung leitet nur einen Punkt, bei dem er befangen ist, oder sie übernimmt zuerst die Leitung.',
        abhilfe: { ereignis: 'LEITUNG_UEBERNEHMEN' },
      }
    : null

/** The deputy leads a session that the chair has opened only after taking it over. */
export const leitetDieSitzung: Rule<Lage> = ({ als, stand }) => vorsitzLeitet(als, stand.context)
