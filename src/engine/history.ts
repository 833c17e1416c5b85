/** The history of an aggregate: stored events merged with what the relay has not copied out yet, cut at the head's revision. */
import { refKey, type AggregateDefinition, type StoredPayload } from '../../workflows/aggregate.ts'
import { advance, store as snapshotOf, type Versioned } from './automat.ts'
import { hashOf } from './canonical.ts'
import type { EventRecord, EventStore, Head } from './ports.ts'

export const GENESIS = '0'.repeat(64)

/** Oldest first, complete up to `head.rev`. Read the head before: what it has pending may be in the store by now. */
export async function readHistory(store: Pick<EventStore, 'readEvents'>, head: Head): Promise<EventRecord[]> {
  const stored = await store.readEvents(head.ref, 1, head.rev)
  const byRev = new Map([...stored, ...head.pending.map((pending) => pending.event)].map((event) => [event.rev, event]))
  return [...byRev.values()].filter((event) => event.rev <= head.rev).toSorted((a, b) => a.rev - b.rev)
}

export const storedPayload = (event: EventRecord): StoredPayload => ({ type: event.type, ...event.daten, befund: event.befund })

/** Replays stored events without asking law or profile: what was established then is in the events. */
export function replay(newest: AggregateDefinition, events: readonly EventRecord[]): Versioned {
  const start: Versioned = { version: events[0]?.version ?? newest.version, parts: {} }
  return events.reduce((state, event) => advance(newest, state, storedPayload(event), event.rev), start)
}

export interface Verification {
  ok: boolean
  /** First broken link: event id and what is wrong with it. */
  fehler: string | null
}

/** Checks the hash chain from the first event to the head, and that replay reproduces the stored snapshot byte for byte. */
export function verify(definition: AggregateDefinition, head: Head, events: readonly EventRecord[]): Verification {
  const broken = brokenLink(head, events)
  if (broken !== null) return { ok: false, fehler: broken }
  const { version, parts } = replay(definition, events)
  const same = version === head.version && snapshotOf(parts) === head.snapshot
  return same ? { ok: true, fehler: null } : { ok: false, fehler: `${refKey(head.ref)}: replay gives another state than the snapshot` }
}

function brokenLink(head: Head, events: readonly EventRecord[]): string | null {
  let previous = GENESIS
  for (const [index, event] of events.entries()) {
    const { hash, ...content } = event
    if (event.rev !== index + 1) return `${refKey(head.ref)}:${index + 1} is missing`
    if (event.vorigerHash !== previous) return `${event._id} does not follow its predecessor`
    if (hashOf(content) !== hash) return `${event._id} was changed`
    previous = hash
  }
  if (events.length !== head.rev) return `${refKey(head.ref)}: ${events.length} events for revision ${head.rev}`
  return previous === head.kette ? null : `${refKey(head.ref)}: the head names another last link`
}
