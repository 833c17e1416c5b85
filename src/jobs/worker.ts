/** Runs due jobs. A handler acts through commands with the job's id, so that a repeated job changes nothing. */
import type { Auftragsart } from '../../workflows/aggregate.ts'
import { errorWord, isRatslaufError, PermanentJobError } from '../engine/errors.ts'
import type { JobSeen, Observer } from '../engine/observer.ts'
import type { ClaimedJob, Clock, JobStore, Log, Random } from '../engine/ports.ts'

const LEASE_MILLISECONDS = 60_000
const BACKOFF_MILLISECONDS = 30_000
const BACKOFF_LIMIT_MILLISECONDS = 6 * 60 * 60 * 1_000
/** Patience with the job in hand when stopping; less than the 20 seconds after which the process ends. */
const GRACE_MILLISECONDS = 15_000

/** A job that ends the process whenever it runs would otherwise do so for ever. */
const NEVER_ENDED = 'Der Auftrag wurde mehrmals begonnen und nie zu Ende gebracht; vermutlich hat er das Programm jedes Mal beendet.'

export type Handler = (job: ClaimedJob) => Promise<void>

export interface Worker {
  /** Runs everything that is due now; returns the number of jobs. For tests, the demo and case files. */
  runDue: () => Promise<number>
  /** Keeps running until `stop`. */
  start: () => void
  /** Stops claiming and waits for the job in hand; what takes too long is released at once for other workers. */
  stop: () => Promise<void>
  /** Looks for due jobs at once instead of at the next poll. */
  wake: () => void
}

export interface WorkerDeps {
  jobs: JobStore
  clock: Clock
  random: Random
  log: Log
  handlers: Readonly<Record<Auftragsart, Handler>>
  owner: string
  /** Attempts by kind before a job waits for a person. */
  attempts: Readonly<Record<Auftragsart, number>>
  pollMilliseconds: number
  observer?: Pick<Observer, 'job'>
  /** Called on each poll before claiming, for the sweep of the relay. */
  beforePoll?: () => Promise<void>
}

export function createWorker(deps: WorkerDeps): Worker {
  let stopping = new AbortController()
  let loop: Promise<void> = Promise.resolve()
  let idle = new AbortController()
  /** Somebody called `wake` while jobs were being run: the next sleep is skipped. */
  let woken = false
  const inHand = new Map<string, ClaimedJob>()

  async function run(job: ClaimedJob): Promise<void> {
    const begun = deps.clock.ticks()
    const ended = new AbortController()
    void keepLease(deps, job, ended.signal)
    inHand.set(job._id, job)
    try {
      const outcome = await outcomeOf(job)
      if (outcome === 'lost') deps.log.error('lease lost, another worker has the job', { job: job._id })
      deps.observer?.job({ art: job.art, outcome, ms: deps.clock.ticks() - begun })
    } finally {
      inHand.delete(job._id)
      ended.abort('the job has ended')
    }
  }

  async function outcomeOf(job: ClaimedJob): Promise<JobSeen['outcome']> {
    if (job.versuche > deps.attempts[job.art]) return giveUp(job, new PermanentJobError(NEVER_ENDED))
    try {
      await deps.handlers[job.art](job)
      return (await deps.jobs.complete(job._id, job.token)) ? 'done' : 'lost'
    } catch (error) {
      return giveUp(job, error)
    }
  }

  async function giveUp(job: ClaimedJob, error: unknown): Promise<JobSeen['outcome']> {
    const grund = isRatslaufError(error) ? error.sentence : Error.isError(error) ? error.message : String(error)
    const final = (Error.isError(error) && error.name === 'PermanentJobError') || job.versuche >= deps.attempts[job.art]
    const wait = Math.min(2 ** (job.versuche - 1) * BACKOFF_MILLISECONDS, BACKOFF_LIMIT_MILLISECONDS) * (0.75 + deps.random.fraction() / 2)
    const again = new Date(Date.parse(deps.clock.now()) + wait).toISOString()
    // The reason may quote a mail server with somebody's address: it stands on the page, not in the log.
    deps.log.error('job failed', { job: job._id, art: job.art, versuche: job.versuche, final, error: errorWord(error) })
    if (!(await deps.jobs.fail(job._id, job.token, grund, final ? null : again))) return 'lost'
    return final ? 'failed' : 'again'
  }

  async function releaseAll(): Promise<void> {
    for (const { _id, token } of inHand.values()) {
      if (await deps.jobs.release(_id, token)) deps.log.error('job released unfinished', { job: _id })
    }
  }

  /** Stops between two jobs when the signal says so. */
  async function runUntil(signal?: AbortSignal): Promise<number> {
    for (let count = 0; ; count += 1) {
      if (signal?.aborted === true) return count
      const job = await deps.jobs.claim(LEASE_MILLISECONDS, deps.owner)
      if (job === null) return count
      await run(job)
    }
  }

  async function keepRunning(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      woken = false
      try {
        await deps.beforePoll?.()
        await runUntil(signal)
      } catch (error) {
        deps.log.error('worker could not reach the store', { grund: Error.isError(error) ? error.message : String(error) })
      }
      if (signal.aborted || woken) continue
      idle = new AbortController()
      await deps.clock.sleep(deps.pollMilliseconds, idle.signal)
    }
  }

  return {
    runDue: () => runUntil(),
    start() {
      stopping = new AbortController()
      loop = keepRunning(stopping.signal)
    },
    async stop() {
      stopping.abort()
      idle.abort('woken')
      const done = new AbortController()
      const isDone = await Promise.race([loop.then(() => true), deps.clock.sleep(GRACE_MILLISECONDS, done.signal).then(() => false)])
      done.abort('stopped')
      if (!isDone) await releaseAll()
    },
    wake() {
      woken = true
      idle.abort('woken')
    },
  }
}

/** Renews the lease while a long handler runs, until the signal says that it has ended or another worker has the job. */
async function keepLease(deps: WorkerDeps, job: ClaimedJob, ended: AbortSignal): Promise<void> {
  for (let held = true; held;) {
    await deps.clock.sleep(LEASE_MILLISECONDS / 3, ended)
    if (ended.aborted) return
    try {
      held = await deps.jobs.renew(job._id, job.token, LEASE_MILLISECONDS)
    } catch (error) {
      deps.log.error('lease not renewed', { job: job._id, grund: Error.isError(error) ? error.message : String(error) })
    }
  }
}
