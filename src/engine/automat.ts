/** Runs the machines: the only module that does. Restores parts from a snapshot, applies steps purely, gives the new parts. */
import { initialTransition, transition, type AnyStateMachine } from 'xstate'
import type { AggregateDefinition, Part, Parts, Step } from '../../workflows/aggregate.ts'
import { canonical } from './canonical.ts'

/** Steps of one event including what settles afterwards; more means that `settle` does not end. */
const MAX_STEPS = 200

export function restore(definition: AggregateDefinition, version: number, snapshot: string): Parts {
  if (version !== definition.version) throw new Error(`UNKNOWN_MACHINE_VERSION ${definition.art} ${version}`)
  return JSON.parse(snapshot) as Parts
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
