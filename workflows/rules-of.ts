/** Asks the rules of an event, the same way for each kind of aggregate. */
import type { Payload, Situation } from './aggregate.ts'
import { unmet, type Grund, type Rules } from './rule.ts'

/** Rules of every event; payloads were parsed by the schema of the same name. */
export type AnyRules = Rules<Situation, Payload, object>

type Table = Readonly<Record<string, AnyRules>>

function rulesOf(table: Table, type: string): AnyRules {
  const rules = Object.hasOwn(table, type) ? table[type] : undefined
  if (rules === undefined) throw new Error(`NO_RULES ${type}`)
  return rules
}

/** Why the event is impossible; empty = possible. */
export function grounds(table: Table, situation: Situation, event: Payload, nurStand: boolean): Grund[] {
  const rules = rulesOf(table, event.type)
  const stand = unmet(rules.voraussetzungen, situation)
  if (nurStand || stand.length > 0) return stand
  // One sentence at a time: later rules rely on what earlier ones have established.
  for (const rule of rules.angaben) {
    const grund = rule({ ...situation, event })
    if (grund !== null) return [grund]
  }
  return []
}

export const befund = (table: Table, situation: Situation, event: Payload): Record<string, unknown> => ({
  ...rulesOf(table, event.type).befund?.({ ...situation, event }),
})
