/** The engine as the rest of the program sees it: execute a command and wait for its effects; ask what is possible. */
import type { AggregateDefinition, Aggregatart, Parts, Payload, Ref } from '../../workflows/aggregate.ts'
import type { Akteur, Rechtsrolle } from '../../workflows/akteur.ts'
import type { Grund } from '../../workflows/rule.ts'
import { can, canAll, type Moeglichkeit, type Read } from './can.ts'
import { execute, type ExecuteDeps } from './execute.ts'
import type { Answer, Command, Head, Log } from './ports.ts'
import { readHistory, replay } from './history.ts'
import { createProjector } from './projections/projector.ts'
import { createRelay, type Relay } from './relay.ts'
import { askedSituation, befugnisOf, bezugDigest, definitionOf, partsOf, readWitnesses } from './situation.ts'

/** State of an aggregate after all events entered up to an instant. */
export interface AsOf {
  rev: number
  version: number
  parts: Parts
}

export interface Engine {
  execute: (command: Command, akteur: Akteur) => Promise<Answer>
  relay: Relay
  read: (ref: Ref) => Promise<Read | null>
  /** The machines as they were at an instant of entry, replayed from the record; null before the first event. */
  readAsOf: (ref: Ref, instant: string) => Promise<AsOf | null>
  /** The machines of a head that a list was read with. */
  partsOf: (head: Head) => Parts
  /** The role by which this actor may ever send the event; null = never. Rules may still refuse it. */
  roleOf: (read: Read, event: Payload, akteur: Akteur) => Rechtsrolle | null
  /** Whether this actor can send this event, and every reason why not; a form may still be empty. */
  can: (read: Read, akteur: Akteur, event: Payload, frage?: { ausgefuellt?: boolean }) => Promise<Moeglichkeit>
  /** The same for every event that a role of this actor may ever send here. */
  canAll: (read: Read, akteur: Akteur) => Promise<Moeglichkeit[]>
  /** For an event of this actor: null when the role may never send it, else the unmet conditions (empty = possible). */
  inquire: (read: Read, event: Payload, akteur: Akteur, options?: { nurStand?: boolean }) => Promise<Grund[] | null>
  /** Digest of what the author of this event sees now, for the form. */
  bezug: (read: Read, event: Payload) => Promise<string>
  definitions: Readonly<Record<Aggregatart, AggregateDefinition>>
}

export interface EngineDeps extends Omit<ExecuteDeps, 'drainFirst'> {
  log: Log
  /** Called after each accepted command, for example to wake the worker. */
  onAccepted?: () => void
}

/** Commands that take content away are answered when it is gone: from the public page, or for good. */
const PATIENT = new Set(['DEPUBLIZIEREN', 'TEXTE_LOESCHEN'])

export function createEngine(deps: EngineDeps): Engine {
  const relay = createRelay(deps, createProjector(deps.store, deps.definitions), deps.log)

  return {
    definitions: deps.definitions,
    relay,
    async execute(command, akteur) {
      const { head, ...answer } = await execute({ ...deps, drainFirst: (ref) => relay.drain(ref, { patient: true }) }, command, akteur)
      if (head !== null) await relay.drain(command.ref, { head, patient: PATIENT.has(command.event.type) })
      deps.onAccepted?.()
      return answer
    },
    partsOf: (head) => partsOf(deps.definitions, head),
    async read(ref) {
      const head = await deps.store.readHead(ref)
      return head === null ? null : { head, parts: partsOf(deps.definitions, head) }
    },
    async readAsOf(ref, instant) {
      const head = await deps.store.readHead(ref)
      if (head === null) return null
      const events = (await readHistory(deps.store, head)).filter(({ eingetragenAm }) => eingetragenAm <= instant)
      return events.length === 0 ? null : { rev: events.length, ...replay(deps.definitions[ref.art], events) }
    },
    roleOf: ({ head, parts }, event, akteur) =>
      befugnisOf(definitionOf(deps.definitions, head.ref, head), parts, event, akteur)?.als ?? null,
    can: (read, akteur, event, frage) => can(deps, read, akteur, event, frage),
    canAll: (read, akteur) => canAll(deps, read, akteur),
    async inquire(read, event, akteur, options = {}) {
      const asked = await askedSituation(deps, read, event, akteur)
      return asked === null ? null : asked.definition.grounds(asked.situation, event, options.nurStand ?? false)
    },
    async bezug({ head, parts }, event) {
      const definition = definitionOf(deps.definitions, head.ref, head)
      return bezugDigest(definition, parts, event, await readWitnesses(deps, definition, parts, event))
    },
  }
}
