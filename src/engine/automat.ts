/** Runs the machines: the only module that does. Restores parts from a snapshot, applies steps purely, gives the new parts. */
import { getNextTransitions, initialTransition, transition, type AnyStateMachine } from 'xstate'
import type { AggregateDefinition, Part, Parts, Step, StoredPayload } from '../../workflows/aggregate.ts'
import { canonical } from './canonical.ts'
import { RatslaufError } from './errors.ts'
import type { Head } from './ports.ts'
import { definitionHash, unknownVersion, versionOf } from './versions.ts'

/** Steps of one event including what settles afterwards; more means that `settle` does not end. */
const MAX_STEPS = 200

/** @throws RatslaufError UNKNOWN_VERSION when the snapshot belongs to machines that this program does not have */
export function restore(newest: AggregateDefinition, head: Pick<Head, 'version' | 'definition' | 'snapshot'>): Parts {
  if (definitionHash(versionOf(newest, head.version)) !== head.definition) throw unknownVersion(newest, head.version)
  return JSON.parse(head.snapshot) as Parts
}

export const store = (parts: Parts): string => canonical(parts)

function machineOf(definition: AggregateDefinition, automat: string): AnyStateMachine {
  const machine = definition.machines[automat]
  if (machine === undefined) throw new Error(`UNKNOWN_MACHINE ${automat}`)
  return machine
}

/** Checks that a part restores to a state of its machine; a removed or renamed state must fail, never pass silently. */
function stateOf(machine: AnyStateMachine, part: Part): ReturnType<AnyStateMachine['resolveState']> {
  const state = machine.resolveState({
    value: part.value as Parameters<AnyStateMachine['resolveState']>[0]['value'],
    // Machines never change a context in place: every action is an assign that makes a new one.
    context: part.context,
  })
  if (state.status === 'error') throw new Error(`SNAPSHOT_NOT_RESTORED ${part.automat}`)
  return state
}

function toPart(automat: string, state: { value: unknown; context: unknown; status: string; error?: unknown }): Part {
  if (state.status === 'error') throw new Error(`MACHINE_FAILED ${automat}`, { cause: state.error })
  return { automat, value: state.value, context: state.context as object }
}

function applyOne(definition: AggregateDefinition, parts: Record<string, Part>, step: Step): void {
  if ('start' in step) {
    const [state] = initialTransition(machineOf(definition, step.start), step.input)
    parts[step.key] = toPart(step.start, state)
    return
  }
  const part = parts[step.key]
  if (part === undefined) throw new Error(`NO_SUCH_PART ${step.key}`)
  if ('end' in step) {
    delete parts[step.key]
    return
  }
  const machine = machineOf(definition, part.automat)
  const before = stateOf(machine, part)
  const [after] = transition(machine, before, step.event)
  const next = toPart(part.automat, after)
  if (after === before) throw new Error(`NO_TRANSITION ${step.key} ${canonical(part.value)} ${step.event.type}`)
  parts[step.key] = next
}

export interface Versioned {
  version: number
  parts: Parts
}

/** What one stored event makes of an aggregate, in a command as in a replay: neither law nor profile is asked. */
export function advance(newest: AggregateDefinition, { version, parts }: Versioned, event: StoredPayload, rev: number): Versioned {
  if (event.type === 'MIGRIEREN') return move(newest, { version, parts }, event['version'])
  const definition = versionOf(newest, version)
  return { version, parts: apply(definition, parts, definition.route(parts, event), (after) => definition.settle(after, event, rev)) }
}

/** One version on, by the pure function of the next version; every part must restore there. */
function move(newest: AggregateDefinition, from: Versioned, to: unknown): Versioned {
  if (to !== from.version + 1) throw new RatslaufError('STALE', 'Dieser Vorgang läuft bereits in einer anderen Fassung des Programms.')
  const definition = versionOf(newest, to)
  const parts = definition.previous?.migrate(from.parts) ?? from.parts
  for (const part of Object.values(parts)) stateOf(machineOf(definition, part.automat), part)
  return { version: definition.version, parts }
}

/** Types of events that some transition of the part's state names, whatever its guards say; those of the root hold in every state and lead nowhere. */
export function openEvents(newest: AggregateDefinition, version: number, part: Part): string[] {
  const machine = machineOf(versionOf(newest, version), part.automat)
  const next = getNextTransitions(stateOf(machine, part)) as { eventType: string; source: unknown }[]
  return next.filter(({ source }) => source !== machine.root).map(({ eventType }) => eventType)
}

/**
 * Applies the steps of an event and whatever `settle` adds.
 * @throws when a machine has no transition for a step: a rule let an event through that the state does not know (a bug, never the user's fault).
 */
export function apply(definition: AggregateDefinition, parts: Parts, steps: readonly Step[], settle: (parts: Parts) => Step[]): Parts {
  const next: Record<string, Part> = { ...parts }
  let count = 0
  let open = steps
  while (open.length > 0) {
    for (const step of open) applyOne(definition, next, step)
    count += open.length
    if (count > MAX_STEPS) throw new Error(`SETTLE_DOES_NOT_END ${definition.art}`)
    open = settle(next)
  }
  return next
}
