/**
 * The one path for every change, whoever asks: parse → read head and witnesses → authorise → repeated? → bezug → why not → befund →
 * transitions → one compare-and-set that carries event and effects. Cost: one read, one read per witness, one write.
 */
import { refKey, type Effect, type Payload, type Ref, type Situation, type StoredPayload } from '../../workflows/aggregate.ts'
import type { Akteur } from '../../workflows/akteur.ts'
import { isImAuftrag } from '../../workflows/berechtigung.ts'
import { advance, store as snapshotOf } from './automat.ts'
import { hashOf } from './canonical.ts'
import { isRatslaufError, RatslaufError } from './errors.ts'
import { GENESIS } from './history.ts'
import type { CommandSeen, Observer } from './observer.ts'
import { parseEvent } from './parse.ts'
import type { Answer, Command, EventRecord, EventStore, Head, Random, RingEntry } from './ports.ts'
import { seal, textReferences, withTexts } from './seal.ts'
import {
  befugnisOf,
  type Befugnis,
  bezugDigest,
  definitionOf,
  partsOf,
  readWitnesses,
  situationOf,
  type SituationDeps,
} from './situation.ts'
import { definitionHash, versionOf } from './versions.ts'

const RING_SIZE = 16
/** An aggregate with this many commits that the relay has not copied out takes no more: its document would grow without bound. */
const MOST_PENDING = 32
const ATTEMPTS = 5
const ID = /^[\w:./-]{1,200}$/

export interface ExecuteDeps extends SituationDeps {
  store: EventStore
  random: Random
  observer?: Pick<Observer, 'command'>
  /** Copies out what a full aggregate has pending, before it takes another command. Absent for crossings, which may be what it waits for. */
  drainFirst?: (ref: Ref) => Promise<void>
}

export interface Accepted extends Answer {
  /** The head after the commit; null for a repeated command. */
  head: Head | null
}

/** A page's commandId begins with the rev it showed: within the ring the head alone tells whether it was used. */
function pageRev(commandId: string): number | null {
  const match = /^(\d{1,9})\./.exec(commandId)
  return match === null ? null : Number(match[1])
}

/** Whether the ring still has every command that came after this revision. */
const isCovered = ({ rev, ring }: Head, shown: number): boolean => shown === rev || (ring[0] !== undefined && ring[0].rev <= shown + 1)

/** Entries name what was typed by an unsalted hash: an order to erase forgets those before it. */
function ringOf(head: Head | null, event: Payload, entry: RingEntry): RingEntry[] {
  const before = event.type === 'TEXTE_LOESCHEN' ? [] : (head?.ring ?? [])
  return [...before, entry].slice(-RING_SIZE)
}

async function findRepeat(deps: ExecuteDeps, command: Command, head: Head): Promise<RingEntry | null> {
  const { commandId } = command
  const inRing = head.ring.find((entry) => entry.commandId === commandId)
  if (inRing !== undefined) return inRing
  const shown = pageRev(commandId)
  if (shown !== null && shown <= head.rev && isCovered(head, shown)) return null
  const waiting = head.pending.find((pending) => pending.event.commandId === commandId)?.event
  const found = waiting ?? (await deps.store.findByCommand(command.ref, commandId))
  return found === null ? null : { commandId, akteur: found.akteur, payloadHash: await hashOfStored(deps, command, found), rev: found.rev }
}

/**
 * Payload hash of an event that has left the ring, comparable with that of the command. The record holds references for texts and
 * hashes for contents: texts are read back, save those that the command itself names by reference, and contents are compared by the
 * hash that the command's own would have.
 */
async function hashOfStored(deps: ExecuteDeps, command: Command, found: EventRecord): Promise<string> {
  const named = textReferences(command.event)
  const references = [...textReferences(found.daten)].filter((id) => !named.has(id))
  const read = references.length === 0 ? new Map<string, string>() : await deps.store.getTexts(references)
  const texts = new Map([...read, ...[...named].map((id) => [id, id] as const)])
  const inhalte = deps.definitions[command.ref.art].events[found.type]?.inhalte ?? []
  const asked = Object.entries(command.event).filter(([key]) => inhalte.includes(key))
  const same = asked.filter(([key, inhalt]) => found.daten[key] === hashOf(inhalt))
  return hashOf({ ...withTexts(found.daten, texts), ...Object.fromEntries(same), type: found.type })
}

function answerRepeat(command: Command, repeat: RingEntry, akteur: Akteur, payloadHash: string): Accepted {
  if (repeat.akteur !== akteur.id || repeat.payloadHash !== payloadHash) {
    throw new RatslaufError(
      'COMMAND_REUSED',
      'Dieses Formular wurde bereits mit anderem Inhalt abgeschickt. Bitte laden Sie die Seite neu und prüfen Sie, was eingetragen ist.',
      {
        rev: repeat.rev,
      },
    )
  }
  return { ref: command.ref, rev: repeat.rev, repeated: true, head: null }
}

function record(command: Command, event: StoredPayload, head: Head | null, situation: Situation, version: number): EventRecord {
  const rev = (head?.rev ?? 0) + 1
  const { befund, type, ...daten } = event
  const aggregat = refKey(command.ref)
  const content = {
    _id: `${aggregat}:${rev}`,
    aggregat,
    rev,
    commandId: command.commandId,
    type,
    daten,
    befund,
    akteur: situation.akteur.id,
    als: situation.als,
    imAuftrag: isImAuftrag(command.ref.art, type, situation.als),
    eingetragenAm: situation.jetzt,
    version,
    vorigerHash: head?.kette ?? GENESIS,
  }
  return { ...content, hash: hashOf(content) }
}

/** The subject that a content carries; a crossing names content that is stored already. */
async function titleOf({ store }: ExecuteDeps, event: Payload): Promise<string | undefined> {
  const named = event['inhalt']
  const inhalt = typeof named === 'string' ? (await store.getInhalte([named])).get(named) : named
  if (typeof inhalt !== 'object' || inhalt === null) return undefined
  const { betreff } = inhalt as { betreff?: unknown }
  return typeof betreff === 'string' ? betreff : undefined
}

/** Who acts for somebody else says so: a deputy of the chair, or for an office, whose account is named. */
const inVertretung = ({ als, vertritt }: Befugnis): Record<string, unknown> => ({
  ...((als === 'stellvertretung' || vertritt !== null) && { inVertretung: true }),
  ...(vertritt !== null && { vertritt }),
})

async function attempt(deps: ExecuteDeps, command: Command, akteur: Akteur, payloadHash: string): Promise<Accepted | null> {
  const head = await deps.store.readHead(command.ref)
  if (head !== null && head.pending.length >= MOST_PENDING && deps.drainFirst !== undefined) {
    await deps.drainFirst(command.ref)
    return null
  }
  const definition = definitionOf(deps.definitions, command.ref, head)
  const creating = definition.creates.has(command.event.type)
  if (head === null && !creating)
    throw new RatslaufError('NOT_FOUND', 'Das gibt es hier nicht oder nicht mehr. Bitte suchen Sie es über die Suche.')
  const parts = head === null ? {} : partsOf(deps.definitions, head)
  const zeugen = await readWitnesses(deps, definition, parts, command.event)
  const befugnis = befugnisOf(definition, parts, command.event, akteur)
  if (befugnis === null) {
    throw new RatslaufError(
      'FORBIDDEN',
      'Dazu sind Sie mit Ihrer Funktion nicht berechtigt. Zuständig ist, wer auf der Seite unter „Nächster Schritt“ genannt ist.',
    )
  }
  const situation = situationOf(deps, { ref: command.ref, head, parts, event: command.event }, { akteur, ...befugnis, zeugen })
  if (head !== null) {
    const repeat = await findRepeat(deps, command, head)
    if (repeat !== null) return answerRepeat(command, repeat, akteur, payloadHash)
    if (creating && command.ref.art !== 'nummernkreis')
      throw new RatslaufError('ALREADY_EXISTS', 'Das ist bereits angelegt.', { rev: head.rev })
  }
  if (command.bezug !== undefined && command.bezug !== bezugDigest(definition, parts, command.event, zeugen)) {
    throw new RatslaufError('STALE', 'Inzwischen hat sich geändert, worüber Sie entschieden haben. Ihre Eingabe wurde nicht gespeichert.', {
      rev: head?.rev ?? 0,
    })
  }
  const gruende = definition.grounds(situation, command.event, false)
  if (gruende.length > 0) throw new RatslaufError('NOT_POSSIBLE', gruende.map((grund) => grund.satz).join(' '), { gruende })

  const eventDefinition = definition.events[command.event.type]
  if (eventDefinition === undefined) throw new Error('UNREACHABLE: parsed events are defined')
  const sealed = seal(eventDefinition, command.event, deps.random)
  const stored: StoredPayload = {
    ...sealed.event,
    befund: {
      von: akteur.id,
      heute: situation.heute,
      ...inVertretung(befugnis),
      ...definition.befund(situation, command.event),
    },
  }
  const rev = (head?.rev ?? 0) + 1
  const newest = deps.definitions[command.ref.art]
  const { version, parts: next } = advance(newest, { version: definition.version, parts }, stored, rev)
  const arrived = versionOf(newest, version)
  const effects: Effect[] = definition.effects({
    ref: command.ref,
    rev,
    parts: next,
    vorher: parts,
    event: stored,
    profil: situation.profil,
    jetzt: situation.jetzt,
    zeugen,
  })
  const event = record(command, stored, head, situation, version)
  const titel = await titleOf(deps, command.event)
  const commit = {
    version,
    definition: definitionHash(arrived),
    snapshot: snapshotOf(next),
    kette: event.hash,
    zuletzt: situation.jetzt,
    ring: ringOf(head, command.event, { commandId: command.commandId, akteur: akteur.id, payloadHash, rev }),
    fields: arrived.fields(next),
    ...(titel !== undefined && { titel }),
    pending: { rev, event, effects },
  }
  await Promise.all([
    sealed.texte.length > 0 ? deps.store.putTexts(sealed.texte) : undefined,
    sealed.inhalte.length > 0 ? deps.store.putInhalte(sealed.inhalte) : undefined,
  ])
  if (!(await deps.store.commit(command.ref, head?.rev ?? 0, commit))) return null
  const { pending, titel: _titel, ...unchanged } = commit
  return {
    ref: command.ref,
    rev,
    repeated: false,
    head: { ...unchanged, ref: command.ref, rev, pending: [...(head?.pending ?? []), pending], titel: titel ?? head?.titel ?? null },
  }
}

/**
 * Executes one command.
 * @throws RatslaufError INVALID_INPUT, UNKNOWN_EVENT, NOT_FOUND, FORBIDDEN, STALE, NOT_POSSIBLE, COMMAND_REUSED or CONTENTION; nothing is stored then.
 */
export async function execute(deps: ExecuteDeps, raw: Command, akteur: Akteur): Promise<Accepted> {
  const begun = deps.clock.ticks()
  let outcome: CommandSeen['outcome'] = 'INTERNAL'
  try {
    const accepted = await executeUnseen(deps, raw, akteur)
    outcome = accepted.repeated ? 'repeated' : 'accepted'
    return accepted
  } catch (error) {
    if (isRatslaufError(error)) outcome = error.code
    throw error
  } finally {
    deps.observer?.command({ ...nameable(deps, raw, outcome), akteur: akteur.id, outcome, ms: deps.clock.ticks() - begun })
  }
}

/** Ids and names come from outside and may be any text: only what is known or looks like an id of ours is told. */
function nameable(
  { definitions }: ExecuteDeps,
  { commandId, ref, event }: Command,
  outcome: CommandSeen['outcome'],
): Pick<CommandSeen, 'commandId' | 'aggregat' | 'event'> {
  return {
    commandId: ID.test(commandId) ? commandId : '?',
    aggregat: outcome !== 'NOT_FOUND' && ID.test(ref.id) ? refKey(ref) : `${ref.art}/?`,
    event: Object.hasOwn(definitions[ref.art].events, event.type) ? event.type : 'unknown',
  }
}

async function executeUnseen(deps: ExecuteDeps, raw: Command, akteur: Akteur): Promise<Accepted> {
  const command = { ...raw, event: parseEvent(deps.definitions[raw.ref.art], raw.event, akteur) }
  const payloadHash = hashOf(command.event)
  for (let round = 1; round <= ATTEMPTS; round += 1) {
    const accepted = await attempt(deps, command, akteur, payloadHash)
    if (accepted !== null) return accepted
    await deps.clock.sleep(deps.random.fraction() * 10 * 2 ** round)
  }
  throw new RatslaufError(
    'CONTENTION',
    'Gerade ändern mehrere Personen dasselbe. Bitte laden Sie die Seite neu und versuchen Sie es noch einmal.',
  )
}
