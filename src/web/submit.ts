/** Sends a step to the engine and says in one value what came of it, so that each page can answer 303, 422 or 409. */
import type { Payload, Ref } from '../../workflows/aggregate.ts'
import type { Akteur } from '../../workflows/akteur.ts'
import type { Grund } from '../../workflows/rule.ts'
import { isRatslaufError, type RatslaufError } from '../engine/errors.ts'
import type { Answer } from '../engine/ports.ts'
import type { PageDeps } from './deps.ts'
import type { FieldError } from './security/form.ts'

export type Outcome =
  | { art: 'angenommen'; answer: Answer }
  /** Unmet conditions or bad input: show the form again with what was typed (422). */
  | { art: 'abgelehnt'; status: number; satz: string; gruende: readonly Grund[]; felder: Readonly<Record<string, string>> }
  /** What the person saw has changed: show both states (409). */
  | { art: 'veraltet'; satz: string }

/** Grounds that name a field are shown at the field too. */
const felderOf = (error: RatslaufError): Record<string, string> => ({
  ...Object.fromEntries(
    (error.details.gruende ?? []).flatMap((grund) => (grund.abhilfe?.feld === undefined ? [] : [[grund.abhilfe.feld, grund.satz]])),
  ),
  ...error.details.felder,
})

/** @throws RatslaufError for what no form can mend: FORBIDDEN, NOT_FOUND, UNKNOWN_EVENT, outages */
export async function submit(
  deps: Pick<PageDeps, 'engine'>,
  akteur: Akteur,
  ref: Ref,
  event: Payload,
  fields: { commandId: string; bezug?: string },
): Promise<Outcome> {
  try {
    return { art: 'angenommen', answer: await deps.engine.execute({ ref, event, ...fields }, akteur) }
  } catch (error) {
    return refusalOf(error)
  }
}

/** What a form can mend. @throws the error itself where it cannot */
export function refusalOf(error: unknown): Exclude<Outcome, { art: 'angenommen' }> {
  if (!isRatslaufError(error)) throw error
  if (error.code === 'STALE' || error.code === 'CONTENTION') return { art: 'veraltet', satz: error.sentence }
  if (error.code === 'NOT_POSSIBLE' || error.code === 'INVALID_INPUT' || error.code === 'COMMAND_REUSED') {
    return { art: 'abgelehnt', status: error.status, satz: error.sentence, gruende: error.details.gruende ?? [], felder: felderOf(error) }
  }
  throw error
}

/** Errors at the fields of the form; what belongs to no field stands above. */
export function fehlerOf(outcome: Extract<Outcome, { art: 'abgelehnt' }>, felder: readonly string[]): FieldError[] {
  const anFeldern = Object.entries(outcome.felder).filter(([feld]) => felder.includes(feld))
  return anFeldern.length > 0 ? anFeldern.map(([feld, satz]) => ({ feld, satz })) : [{ feld: '', satz: outcome.satz }]
}
