/** One process of the program as it runs on a server: the real engine and the real worker over ports that the scheduler rules. */
import { createEngine, type Engine } from '../../src/engine/engine.ts'
import type { Ref } from '../../workflows/aggregate.ts'
import type { Clock, Commit } from '../../src/engine/ports.ts'
import { fristHandler } from '../../src/jobs/frist.ts'
import { sweepWhenNeeded } from '../../src/jobs/sweep.ts'
import { createWorker, type Worker } from '../../src/jobs/worker.ts'
import type { PlantedBug, Ports, Shared } from './ports.ts'
import { createPrng } from './prng.ts'
import { documentHandler, mailHandler } from './records.ts'
import { LOST, type Owner, type Scheduler } from './scheduler.ts'

export interface Process extends Owner {
  engine: Engine
  worker: Worker
  /** Difference of its clock to everybody's. */
  offset: number
  /** Settles when it dies; whoever waits for an answer of it then knows that none will come. */
  died: Promise<'died'>
  kill: () => void
}

interface Surroundings {
  scheduler: Scheduler
  shared: Shared
  definitions: Ports['definitions']
  bug: PlantedBug | null
  /** Something went wrong that no fault of the world explains. */
  onUnexpected: (what: string) => void
  /** The clock by which the store sees the call that it serves. */
  onCall: (clock: Clock) => void
}

type Calls = Record<string, (...args: never[]) => Promise<unknown>>

const POLL_MILLISECONDS = 400

/** What a call is about, for the trace. */
function about(args: readonly unknown[]): string {
  const [first, second, third] = args as [Partial<Ref>?, unknown?, Partial<Commit>?]
  if (typeof first !== 'object' || first.id === undefined) return ''
  return ` ${first.art}/${first.id}${third?.pending === undefined ? '' : ` over rev ${String(second)}: ${third.pending.event.type}`}`
}

/** Every method of a port becomes a scheduling point of its owner. */
function scheduled<Port extends object>(port: Port, owner: Owner, clock: Clock, { scheduler, onCall }: Surroundings): Port {
  const calls = port as unknown as Calls
  return Object.fromEntries(
    Object.keys(calls).map((name) => [
      name,
      (...args: never[]) =>
        scheduler.call(
          owner,
          () => `${name}${about(args)}`,
          async () => {
            onCall(clock)
            return calls[name]?.(...args)
          },
        ),
    ]),
  ) as unknown as Port
}

const FAILURES = new Set(['job failed', 'worker could not reach the store', 'relay could not drain an aggregate'])

/** Words of the log that say that something failed for another reason than a fault of the world. */
function unexpected(message: string, data: Record<string, unknown> = {}): boolean {
  // Jobs and the relay name the kind of their error, everything else its reason.
  const grund = data['error'] ?? data['grund']
  return FAILURES.has(message) && grund !== LOST && !String(grund).startsWith('CONTENTION')
}

export function startProcess(name: string, seed: number, around: Surroundings): Process {
  const { scheduler, shared, bug, onUnexpected } = around
  let kill = (): void => {}
  const died = new Promise<'died'>((resolve) => (kill = () => resolve('died')))
  const owner: Owner & { offset: number } = { name, alive: true, pausedUntil: 0, offset: 0 }
  const clock: Clock = {
    now: () => new Date(scheduler.now() + owner.offset).toISOString(),
    ticks: scheduler.now,
    sleep: (milliseconds, signal) => scheduler.sleep(owner, milliseconds, signal),
  }
  const honest: Ports = {
    events: scheduled(shared.events, owner, clock, around),
    jobs: scheduled(shared.jobs, owner, clock, around),
    records: scheduled(shared.records, owner, clock, around),
    clock,
    random: createPrng(seed),
    definitions: around.definitions,
  }
  const { events: store, jobs, records, random, definitions } = bug?.inProcess?.(honest) ?? honest
  const log = {
    info: () => {},
    error: (message: string, data?: Record<string, unknown>) => {
      if (unexpected(message, data)) onUnexpected(`${name}: ${message} ${JSON.stringify(data)}`)
    },
  }
  let wake = (): void => {}
  const engine = createEngine({ store, clock, random, log, definitions, onAccepted: () => wake() })
  const worker = createWorker({
    jobs,
    clock,
    random,
    log,
    handlers: { mail: mailHandler(records), dokument: documentHandler(records, engine), frist: fristHandler(engine) },
    owner: name,
    attempts: { mail: 50, dokument: 50, frist: 50 },
    pollMilliseconds: POLL_MILLISECONDS,
    beforePoll: sweepWhenNeeded(engine.relay, clock),
  })
  wake = worker.wake
  worker.start()
  return Object.assign(owner, { engine, worker, died, kill })
}
