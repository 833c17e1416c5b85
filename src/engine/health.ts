/** Whether the program can work: database, relay and jobs, each with a limit that has a name. */
import type { Clock } from './ports.ts'
import type { Backlog, BacklogState } from './read-ports.ts'

/** A sweep comes every 30 seconds; what has waited four times as long nobody copies out any more. */
export const RELAY_LATE_SECONDS = 120
/** A large invitation keeps the mails busy for minutes; a quarter of an hour means that no worker runs. */
export const JOBS_LATE_SECONDS = 900

/** Often enough for people and probes. */
const CACHE_MILLISECONDS = 5_000
/** Asking scans the heads on the embedded database: it may take one hundredth of the time, however large the archive. */
const PAUSE_PER_SEARCH = 100
/** A probe must not hang on a database that does not answer. */
const PATIENCE_MILLISECONDS = 2_000

/** `unknown`: the database cannot be asked. */
interface Lag {
  status: 'ok' | 'late' | 'unknown'
  /** Age of the oldest commit that waits for the relay, or of the job that is due longest; 0 for none. */
  seconds: number
}

export interface HealthReport {
  /** The worst of the checks. */
  status: 'ok' | 'late' | 'away'
  checks: { database: { status: 'ok' | 'away' }; relay: Lag; jobs: Lag }
}

export interface Health {
  check: () => Promise<HealthReport>
  /** State of the work in the background, at most some seconds old; null while the database is away. */
  backlog: () => Promise<BacklogState | null>
  /** Seconds since an instant of the backlog; 0 for none. */
  age: (instant: string | null) => number
}

export interface HealthDeps {
  /** True when the database answers. */
  ping: () => Promise<boolean>
  backlog: Backlog
  clock: Clock
}

const lag = (seconds: number, limit: number): Lag => ({ status: seconds > limit ? 'late' : 'ok', seconds: Math.round(seconds) })
const UNKNOWN: Lag = { status: 'unknown', seconds: 0 }

export function createHealth({ ping, backlog, clock }: HealthDeps): Health {
  let asked: Promise<BacklogState | null> | null = null
  let askAgain = Number.NEGATIVE_INFINITY

  /** The answer, or null where it fails or takes too long. */
  const inTime = <Value>(answer: Promise<Value>): Promise<Value | null> =>
    Promise.race([answer.catch(() => null), clock.sleep(PATIENCE_MILLISECONDS).then(() => null)])

  async function ask(): Promise<BacklogState | null> {
    const start = clock.ticks()
    const state = await backlog.state()
    const end = clock.ticks()
    askAgain = start + Math.max(CACHE_MILLISECONDS, (end - start) * PAUSE_PER_SEARCH)
    return state
  }

  const current = (): Promise<BacklogState | null> => {
    const now = clock.ticks()
    if (asked === null || now >= askAgain) {
      // Until the answer says how long it may hold.
      askAgain = now + CACHE_MILLISECONDS
      asked = inTime(ask())
    }
    return asked
  }
  const age = (instant: string | null): number =>
    instant === null ? 0 : Math.max(0, (Date.parse(clock.now()) - Date.parse(instant)) / 1_000)

  return {
    backlog: current,
    age,
    async check() {
      if ((await inTime(ping())) !== true)
        return { status: 'away', checks: { database: { status: 'away' }, relay: UNKNOWN, jobs: UNKNOWN } }
      const state = await current()
      if (state === null) return { status: 'away', checks: { database: { status: 'away' }, relay: UNKNOWN, jobs: UNKNOWN } }
      const relay = lag(age(state.oldestPending), RELAY_LATE_SECONDS)
      const jobs = lag(age(state.oldestDue), JOBS_LATE_SECONDS)
      const isLate = relay.status === 'late' || jobs.status === 'late'
      return { status: isLate ? 'late' : 'ok', checks: { database: { status: 'ok' }, relay, jobs } }
    },
  }
}
