/** The engine as the rest of the program sees it: execute a command and wait for its effects; ask what is possible. */
import type { AggregateDefinition, Aggregatart, Parts, Payload, Ref, Situation, Witnesses } from '../../workflows/aggregate.ts'
import type { Akteur } from '../../workflows/akteur.ts'
import { authorise } from '../../workflows/berechtigung.ts'
import { profil } from '../../workflows/profile/index.ts'
import { localDate } from '../../workflows/recht/kalender.ts'
import type { Grund } from '../../workflows/rule.ts'
import { restore } from './automat.ts'
import { bezugDigest, execute, readWitnesses, type ExecuteDeps } from './execute.ts'
import type { Answer, Clock, Command, EventStore, Head, Log, Random } from './ports.ts'
import { createProjector } from './projections/projector.ts'
import { createRelay, type Relay } from './relay.ts'

export interface Engine {
  execute: (command: Command, akteur: Akteur) => Promise<Answer>
  relay: Relay
  read: (ref: Ref) => Promise<{ head: Head; parts: Parts } | null>
  /** For an event of this actor: null when the role may never send it, else the unmet conditions (empty = possible). */
  inquire: (read: { head: Head; parts: Parts }, event: Payload, akteur: Akteur, options?: { nurStand?: boolean }) => Promise<Grund[] | null>
  /** Digest of what the author of this event sees now, for the form. */
  bezug: (read: { head: Head; parts: Parts }, event: Payload) => Promise<string>
  definitions: Readonly<Record<Aggregatart, AggregateDefinition>>
}

export interface EngineDeps {
  store: EventStore
  clock: Clock
  random: Random
  log: Log
  definitions: Readonly<Record<Aggregatart, AggregateDefinition>>
  /** Called after each accepted command, for example to wake the worker. */
  onAccepted?: () => void
}

/** Commands that take content from the public are answered when the projection is cleared. */
const PATIENT = new Set(['DEPUBLIZIEREN'])

export function createEngine(deps: EngineDeps): Engine {
  const inner: ExecuteDeps = deps
  const relay = createRelay(inner, createProjector(deps.store, deps.definitions), deps.log)

  async function witnessesOf(parts: Parts, art: Aggregatart, event: Payload): Promise<Witnesses> {
    return readWitnesses(inner, deps.definitions[art].witnesses(parts, event))
  }

  return {
    definitions: deps.definitions,
    relay,
    async execute(command, akteur) {
      const { head, ...answer } = await execute(inner, command, akteur)
      if (head !== null) await relay.drain(command.ref, { head, patient: PATIENT.has(command.event.type) })
      deps.onAccepted?.()
      return answer
    },
    async read(ref) {
      const head = await deps.store.readHead(ref)
      return head === null ? null : { head, parts: restore(deps.definitions[ref.art], head.version, head.snapshot) }
    },
    async inquire({ head, parts }, event, akteur, options = {}) {
      const definition = deps.definitions[head.ref.art]
      const profilId = definition.profilOf(parts, event)
      const als = authorise(head.ref.art, event.type, akteur, profilId, definition.relations(parts, event, akteur))
      if (als === null) return null
      const jetzt = deps.clock.now()
      const zeugen = await witnessesOf(parts, head.ref.art, event)
      const situation: Situation = {
        ref: head.ref,
        rev: head.rev,
        parts,
        akteur,
        als,
        profil: profil(profilId),
        jetzt,
        heute: localDate(jetzt),
        zeugen,
      }
      return definition.grounds(situation, event, options.nurStand ?? false)
    },
    async bezug({ head, parts }, event) {
      return bezugDigest(deps.definitions[head.ref.art], parts, event, await witnessesOf(parts, head.ref.art, event))
    },
  }
}
