/** Reads an event as it came in: declared types only, unknown keys refused, sizes bounded by the schemas. */
import type { AggregateDefinition, Payload } from '../../workflows/aggregate.ts'
import type { Akteur } from '../../workflows/akteur.ts'
import { RatslaufError } from './errors.ts'

const MAX_BYTES = 2_000_000

const isSystem = (akteur: Akteur): boolean => akteur.aemter.some(({ amt }) => amt === 'system')

/** @throws RatslaufError UNKNOWN_EVENT or INVALID_INPUT */
export function parseEvent(definition: AggregateDefinition, raw: Payload, akteur: Akteur): Payload {
  const type: unknown = raw.type
  const declared = typeof type === 'string' && Object.hasOwn(definition.events, type) ? definition.events[type] : undefined
  if (declared === undefined || (declared.intern === true && !isSystem(akteur))) {
    throw new RatslaufError('UNKNOWN_EVENT', 'Diesen Schritt gibt es nicht. Bitte benutzen Sie die Schaltflächen der Seite.')
  }
  if (JSON.stringify(raw).length > MAX_BYTES) {
    throw new RatslaufError('INVALID_INPUT', 'Die Eingabe ist zu lang. Bitte kürzen Sie den Text oder legen Sie ihn als Anlage bei.')
  }
  const result = declared.schema.safeParse(raw)
  if (result.success) return result.data
  const felder = Object.fromEntries(result.error.issues.map((issue) => [issue.path.join('.') || 'formular', sentence(issue.message)]))
  throw new RatslaufError('INVALID_INPUT', 'Einige Angaben fehlen oder passen nicht. Bitte prüfen Sie die markierten Felder.', { felder })
}

/** Messages of our schemas are German sentences; anything else is a generic one. */
const sentence = (message: string): string =>
  /^[A-ZÄÖÜ].*[.!]$/.test(message) && !message.startsWith('Invalid') ? message : 'Bitte prüfen Sie diese Angabe.'
