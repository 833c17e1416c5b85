/** Moves stored aggregates to the newest version of their machines, after a rehearsal that says which would get stuck there. */
import { refKey, type AggregateDefinition, type Aggregatart, type Parts } from '../../workflows/aggregate.ts'
import { SYSTEM } from '../../workflows/akteur.ts'
import { profil } from '../../workflows/profile/index.ts'
import { advance, openEvents, restore, type Versioned } from './automat.ts'
import type { Engine } from './engine.ts'
import type { Head } from './ports.ts'

type Definitions = Readonly<Record<Aggregatart, AggregateDefinition>>

export interface Rehearsal {
  aggregate: string
  from: number
  to: number
  /** Why it would get stuck; empty = it can be moved. */
  reasons: string[]
}

const sentence = (error: unknown): string =>
  Error.isError(error) ? `${error.message}${Error.isError(error.cause) ? ` (${error.cause.message})` : ''}` : String(error)

/** Null when the aggregate runs on the newest version already. Nothing is stored. */
export function rehearse(definitions: Definitions, head: Head): Rehearsal | null {
  const newest = definitions[head.ref.art]
  const result: Rehearsal = { aggregate: refKey(head.ref), from: head.version, to: newest.version, reasons: [] }
  try {
    const before = restore(newest, head)
    if (head.version === newest.version) return null
    result.reasons = stuck(newest, { version: head.version, parts: before }, moved(newest, head.version, before))
  } catch (error) {
    result.reasons = [sentence(error)]
  }
  return result
}

function moved(newest: AggregateDefinition, from: number, before: Parts): Versioned {
  let state: Versioned = { version: from, parts: before }
  while (state.version < newest.version) {
    state = advance(newest, state, { type: 'MIGRIEREN', version: state.version + 1, befund: {} }, 0)
  }
  return state
}

/** A part gets stuck where it knew a next event before and knows none afterwards. What pages and lists are made of must come out too. */
function stuck(newest: AggregateDefinition, before: Versioned, after: Versioned): string[] {
  const reasons = Object.entries(after.parts).flatMap(([key, part]) => {
    const earlier = before.parts[key]
    const knew = earlier === undefined ? 0 : openEvents(newest, before.version, earlier).length
    return knew > 0 && openEvents(newest, after.version, part).length === 0
      ? [`${key}: no event leads on from ${JSON.stringify(part.value)}`]
      : []
  })
  const fields = newest.fields(after.parts)
  newest.aufgaben(after.parts, profil(String(fields['profil'])))
  return reasons
}

/** Moves one aggregate version by version, each step an event of its own. May be repeated. */
export async function migrate(engine: Engine, { ref, version }: Head): Promise<void> {
  for (let next = version + 1; next <= engine.definitions[ref.art].version; next += 1) {
    await engine.execute({ commandId: `migrate:${next}`, ref, event: { type: 'MIGRIEREN', version: next } }, SYSTEM)
  }
}
