/** At the end: what was promised is there, once; all that a commit caused has arrived, once; everybody agrees; replay gives the state. */
import { refKey, type Ref } from '../../workflows/aggregate.ts'
import { definitions } from '../../workflows/definitions.ts'
import { canonical, hashOf } from '../../src/engine/canonical.ts'
import { readHistory, verify } from '../../src/engine/history.ts'
import { documentId } from '../../src/engine/issued-document.ts'
import { parseEvent } from '../../src/engine/parse.ts'
import type { Head } from '../../src/engine/ports.ts'
import { createProjector } from '../../src/engine/projections/projector.ts'
import { textReferences, withTexts } from '../../src/engine/seal.ts'
import { agreements } from './agreement-checks.ts'
import { invariants } from './domain-checks.ts'
import { intentOf, logOf, type Entry, type Sent } from './ledger.ts'
import type { World } from './world.ts'

const allEntries = (world: World): { ref: Ref; entry: Entry }[] =>
  [...world.ledger.entries.values()].flatMap(({ ref, log }) => log.map((entry) => ({ ref, entry })))

/** Replay of the stored history gives the stored snapshot; the stored events are those that were committed, and no others. */
async function histories(world: World): Promise<string[]> {
  const found: string[] = []
  const stored = new Map(world.store.allEvents().map((event) => [event._id, event]))
  for (const { entry } of allEntries(world)) {
    const event = stored.get(entry.event._id)
    if (event === undefined) found.push(`${entry.event._id} was committed and is not stored`)
    else if (event.hash !== entry.event.hash) found.push(`${entry.event._id} is stored otherwise than committed`)
    stored.delete(entry.event._id)
  }
  found.push(...[...stored.keys()].map((id) => `${id} is stored and was never committed`))
  for (const head of world.store.heads()) {
    if (head.pending.length > 0) found.push(`${refKey(head.ref)}: commits still wait for the relay`)
    const { fehler } = verify(definitions[head.ref.art], head, await readHistory(world.store.events, head))
    if (fehler !== null) found.push(fehler)
  }
  return found
}

/** The content of a stored event, as its author typed it; contents as hashes. */
async function asTyped(world: World, { event }: Entry): Promise<string> {
  const texts = await world.store.events.getTexts([...textReferences(event.daten)])
  return canonical(withTexts({ type: event.type, ...event.daten }, texts))
}

function asSent({ command, akteur }: Sent): string {
  const definition = definitions[command.ref.art]
  const parsed = parseEvent(definition, command.event, akteur)
  const hashed = Object.entries(parsed).map(([key, value]) => [
    key,
    definition.events[parsed.type]?.inhalte?.includes(key) === true ? hashOf(value) : value,
  ])
  return canonical(Object.fromEntries(hashed))
}

/** Acknowledged implies stored under the answered revision as it was sent; refused implies not stored. */
async function promises(world: World): Promise<string[]> {
  const found: string[] = []
  for (const sent of world.ledger.sent) {
    const { command, akteur, answer, refusal, uncertain } = sent
    const log = logOf(world.ledger, command.ref)
    const mine = log.filter(({ event }) => event.commandId === command.commandId && event.akteur === akteur.id)
    const name = `command ${command.commandId} ${command.event.type} of ${akteur.id} to ${refKey(command.ref)}`
    if (answer !== null) {
      const entry = log[answer.rev - 1]
      if (entry === undefined || !mine.includes(entry)) found.push(`${name} was acknowledged as rev ${answer.rev} and is not there`)
      else if ((await asTyped(world, entry)) !== asSent(sent)) found.push(`${name} was acknowledged and is stored with other content`)
    }
    const elsewhere = world.ledger.sent.some((other) => other !== sent && other.command.commandId === command.commandId)
    if (refusal !== null && answer === null && mine.length > 0 && !uncertain && !elsewhere)
      found.push(`${name} was refused (${refusal}) and stored all the same`)
    if (answer === null && refusal === null) found.push(`${name} never had an answer`)
  }
  return found
}

/** One job per intent, one mail or document per job; what is unclear waits for a person. */
function effects(world: World): string[] {
  const found: string[] = []
  const { mails, documents, accepted } = world.records
  const wanted = new Set<string>()
  for (const { ref, entry } of allEntries(world)) {
    for (const effect of entry.effects) {
      if (effect.art !== 'auftrag') continue
      const intent = intentOf({ art: effect.auftrag, rev: entry.event.rev, daten: effect.daten, aggregat: ref })
      wanted.add(intent)
      const ids = [...(world.ledger.jobs.get(intent) ?? [])]
      if (ids.length !== 1) found.push(`${ids.length} jobs for one intent: ${intent}`)
      const settled = ids.filter((id) =>
        effect.auftrag === 'mail' ? ['gesendet', 'unklar'].includes(mails.get(id)?.state ?? '') : documents.has(documentId(id)),
      )
      if (settled.length !== 1) found.push(`${settled.length} results for one intent: ${intent}`)
      const issued = logOf(world.ledger, ref).filter(({ event }) => event.type === 'DOKUMENT_AUSGEGEBEN' && event.commandId === ids[0])
      if (effect.auftrag === 'dokument' && issued.length !== 1) found.push(`${issued.length} times issued: ${intent}`)
    }
  }
  for (const intent of world.ledger.jobs.keys())
    if (!wanted.has(intent) && !intent.includes(' frist ')) found.push(`a job that no commit asked for: ${intent}`)
  for (const [id, row] of mails) {
    const times = accepted.get(id) ?? 0
    if (times > 1) found.push(`mail ${id} was sent ${times} times`)
    if (row.state === 'gesendet' && times !== 1) found.push(`mail ${id} counts as sent and was accepted ${times} times`)
  }
  return found
}

async function jobs(world: World): Promise<string[]> {
  const failed = (await world.store.jobs.failed(1_000)).map(({ _id, grund }) => `job ${_id} was given up: ${grund}`)
  const open = await world.store.jobs.open('9999')
  return open === 0 ? failed : [...failed, `${open} jobs are left`]
}

/** Each read model is what its source gives now. */
async function projections(world: World): Promise<string[]> {
  const found: string[] = []
  for (const head of world.store.heads()) {
    const fresh = await projected(world, head)
    for (const [name, row] of fresh) {
      const stored = world.store.projection(name).get(refKey(head.ref))
      if (canonical(stored?.zeile ?? null) !== canonical(row ?? null))
        found.push(`${name} of ${refKey(head.ref)} is not what rev ${head.rev} gives`)
    }
  }
  return found
}

async function projected(world: World, head: Head): Promise<Map<string, unknown>> {
  const rows = new Map<string, unknown>()
  const catching = {
    ...world.store.events,
    writeProjection: async (name: string, _key: string, _rev: number, row: unknown) => void rows.set(name, row),
  }
  await createProjector(catching, definitions).project(head)
  return rows
}

/** @returns what is wrong at rest, nothing if all is well. */
export async function finalChecks(world: World): Promise<string[]> {
  return [
    ...(await histories(world)),
    ...(await promises(world)),
    ...effects(world),
    ...(await jobs(world)),
    ...(await projections(world)),
    ...agreements(world),
    ...invariants(world),
  ]
}
