/** The engine as the rest of the program sees it: execute a command and wait for its effects; ask what is possible. */
import type { AggregateDefinition, Aggregatart, Parts, Payload, Ref } from '../../workflows/aggregate.ts'
import type { Akteur, Rechtsrolle } from '../../workflows/akteur.ts'
import type { Grund } from '../../workflows/rule.ts'
import { execute, type ExecuteDeps } from './execute.ts'
import type { Answer, Command, Head, Log } from './ports.ts'
import { createProjector } from './projections/projector.ts'
import { createRelay, type Relay } from './relay.ts'
import { bezugDigest, partsOf, readWitnesses, roleOf, situationOf } from './situation.ts'

interface Read {
  head: Head
  parts: Parts
}

export interface Engine {
  execute: (command: Command, akteur: Akteur) => Promise<Answer>
  relay: Relay
  read: (ref: Ref) => Promise<Read | null>
  /** The machines of a head that a list was read with. */
  partsOf: (head: Head) => Parts
  /** The role by which this actor may ever send the event; null = never. Rules may still refuse it. */
  roleOf: (read: Read, event: Payload, akteur: Akteur) => Rechtsrolle | null
  /** For an event of this actor: null when the role may never send it, else the unmet conditions (empty = possible). */
  inquire: (read: Read, event: Payload, akteur: Akteur, options?: { nurStand?: boolean }) => Promise<Grund[] | null>
  /** Digest of what the author of this event sees now, for the form. */
  bezug: (read: Read, event: Payload) => Promise<string>
  definitions: Readonly<Record<Aggregatart, AggregateDefinition>>
}

export interface EngineDeps extends ExecuteDeps {
  log: Log
  /** Called after each accepted command, for example to wake the worker. */
  onAccepted?: () => void
}

/** Commands that take content from the public are answered when the projection is cleared. */
const PATIENT = new Set(['DEPUBLIZIEREN'])

export function createEngine(deps: EngineDeps): Engine {
  const relay = createRelay(deps, createProjector(deps.store, deps.definitions), deps.log)

  return {
    definitions: deps.definitions,
    relay,
    async execute(command, akteur) {
      const { head, ...answer } = await execute(deps, command, akteur)
      if (head !== null) await relay.drain(command.ref, { head, patient: PATIENT.has(command.event.type) })
      deps.onAccepted?.()
      return answer
    },
    partsOf: (head) => partsOf(deps.definitions, head),
    async read(ref) {
      const head = await deps.store.readHead(ref)
      return head === null ? null : { head, parts: partsOf(deps.definitions, head) }
    },
    roleOf: ({ head, parts }, event, akteur) => roleOf(deps.definitions[head.ref.art], parts, event, akteur),
    async inquire({ head, parts }, event, akteur, options = {}) {
      const { ref } = head
      const definition = deps.definitions[ref.art]
      const als = roleOf(definition, parts, event, akteur)
      if (als === null) return null
      const zeugen = await readWitnesses(deps, ref.art, parts, event)
      const situation = situationOf(deps, { ref, head, parts, event }, { akteur, als, zeugen })
      return definition.grounds(situation, event, options.nurStand ?? false)
    },
    async bezug({ head, parts }, event) {
      const { art } = head.ref
      return bezugDigest(deps.definitions[art], parts, event, await readWitnesses(deps, art, parts, event))
    },
  }
}
