/** After each commit: one transition from the state checked last, one link of the chain, an author who may, on what the author saw. */
import {
  refKey,
  type Aggregatart,
  type AggregateDefinition,
  type Parts,
  type Ref,
  type StoredPayload,
  type Witnesses,
} from '../../workflows/aggregate.ts'
import { apply, store as snapshotOf } from '../../src/engine/automat.ts'
import { canonical, hashOf } from '../../src/engine/canonical.ts'
import { GENESIS } from '../../src/engine/history.ts'
import type { EventRecord, Head } from '../../src/engine/ports.ts'
import { textReferences } from '../../src/engine/seal.ts'
import { befugnisOf, bezugDigest } from '../../src/engine/situation.ts'
import { ALL_ACTORS } from './stadt.ts'
import { logOf, payloadOf, type Entry, type Ledger } from './ledger.ts'

export type Definitions = Readonly<Record<Aggregatart, AggregateDefinition>>

const NOTHING: Parts = {}

function checkLink(head: Head, event: EventRecord, log: readonly Entry[]): string[] {
  const last = log.at(-1)
  const { hash, ...content } = event
  const found: string[] = []
  const expected = log.length + 1
  if (head.rev !== expected || event.rev !== expected || event._id !== `${refKey(head.ref)}:${expected}`)
    found.push(`commit ${event._id} and head rev ${head.rev} where rev ${expected} was next`)
  if (event.vorigerHash !== (last?.event.hash ?? GENESIS)) found.push(`${event._id} does not follow the link before it`)
  if (hashOf(content) !== hash || head.kette !== hash) found.push(`${event._id}: its hash and the head's chain do not fit its content`)
  if (last !== undefined && event.eingetragenAm < last.event.eingetragenAm) found.push(`${event._id} is earlier than its predecessor`)
  if (head.zuletzt !== event.eingetragenAm) found.push(`${event._id}: the head names another instant`)
  if (log.some((entry) => entry.event.commandId === event.commandId))
    found.push(`${event._id}: command ${event.commandId} was accepted twice`)
  const waiting = head.pending.map((pending) => pending.rev)
  if (waiting.some((rev, index) => rev > head.rev || (index > 0 && rev <= (waiting[index - 1] ?? 0))))
    found.push(`${refKey(head.ref)}: waiting commits out of order: ${waiting.join(' ')}`)
  return found
}

/** The state that the event leads to from the one before, and what the stored one has otherwise. */
function replayOne(definition: AggregateDefinition, head: Head, event: EventRecord, before: Parts): { after: Parts; found: string[] } {
  const stored: StoredPayload = { ...payloadOf(event), befund: event.befund }
  try {
    const after = apply(definition, before, definition.route(before, stored), (parts) => definition.settle(parts, stored, event.rev))
    const found: string[] = []
    if (snapshotOf(after) !== head.snapshot) found.push(`${event._id} ${event.type} does not lead from the state before to the one stored`)
    if (canonical(definition.fields(after)) !== canonical(head.fields))
      found.push(`${event._id}: query fields do not follow from the state`)
    return { after, found }
  } catch (error) {
    return { after: before, found: [`${event._id} ${event.type} does not fit the state before it: ${String(error)}`] }
  }
}

function checkAuthor(definition: AggregateDefinition, event: EventRecord, before: Parts): string[] {
  const akteur = ALL_ACTORS.get(event.akteur)
  const als = akteur === undefined ? null : (befugnisOf(definition, before, payloadOf(event), akteur)?.als ?? null)
  return als === event.als ? [] : [`${event._id} ${event.type} by ${event.akteur} as ${event.als}, who may act as ${als}`]
}

/** The author decided on facts that were still so; a witness may have been read any time since the command was sent. */
function checkBezug(definitions: Definitions, ledger: Ledger, ref: Ref, event: EventRecord, before: Parts): string[] {
  const sent = ledger.sent.find(({ command }) => command.commandId === event.commandId && refKey(command.ref) === refKey(ref))
  const bezug = sent?.command.bezug
  if (sent === undefined || bezug === undefined) return []
  const definition = definitions[ref.art]
  const wanted = Object.entries(definition.witnesses(before, sent.command.event))
  let candidates: Witnesses[] = [{}]
  for (const [name, witness] of wanted) {
    const log = logOf(ledger, witness)
    const since = Math.max(0, (sent.seen.get(refKey(witness)) ?? 0) - 1)
    const states = log.slice(since).map((entry) => ({ id: witness.id, rev: entry.event.rev, parts: entry.parts }))
    candidates = candidates.flatMap((rest) => (states.length === 0 ? [rest] : states.map((state) => ({ ...rest, [name]: state }))))
  }
  return candidates.some((zeugen) => bezugDigest(definition, before, sent.command.event, zeugen) === bezug)
    ? []
    : [`${event._id} ${event.type} was accepted although its author had seen something else`]
}

/** @returns the state after it, and what is wrong: nothing if all is well. */
export async function checkCommit(
  definitions: Definitions,
  ledger: Ledger,
  head: Head,
  stored: {
    texts: (ids: string[]) => Promise<ReadonlyMap<string, unknown>>
    inhalte: (ids: string[]) => Promise<ReadonlyMap<string, unknown>>
  },
): Promise<{ after: Parts; found: string[] }> {
  const { ref } = head
  const definition = definitions[ref.art]
  const newest = head.pending.at(-1)
  if (newest === undefined) return { after: NOTHING, found: [`${refKey(ref)} was committed without an event`] }
  const { event } = newest
  const log = logOf(ledger, ref)
  const before = log.at(-1)?.parts ?? NOTHING
  const texts = [...textReferences(event.daten)]
  const missing = texts.length - (await stored.texts(texts)).size
  const hashes = (definition.events[event.type]?.inhalte ?? []).flatMap((key) =>
    typeof event.daten[key] === 'string' ? [event.daten[key]] : [],
  )
  const missingContent = hashes.length - (await stored.inhalte(hashes)).size
  const { after, found } = replayOne(definition, head, event, before)
  found.push(
    ...checkLink(head, event, log),
    ...checkAuthor(definition, event, before),
    ...checkBezug(definitions, ledger, ref, event, before),
  )
  if (missing !== 0) found.push(`${event._id}: ${missing} texts were not stored before it`)
  if (missingContent !== 0) found.push(`${event._id}: its content was not stored before it`)
  return { after, found }
}
