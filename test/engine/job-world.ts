/** A worker on a store in memory, with a clock that the test sets. */
import type { JobSeen } from '../../src/engine/observer.ts'
import type { Clock, Job, JobStore } from '../../src/engine/ports.ts'
import { createWorker, type Handler, type Worker } from '../../src/jobs/worker.ts'
import { standingClock } from '../../src/cli/fall/zeitlauf.ts'
import { createMemoryStore, type MemoryStore } from '../../src/store/memory-store.ts'

const START = '2026-03-02T08:00:00.000Z'

interface More {
  jobs?: JobStore
  attempts?: { mail: number; dokument: number; frist: number }
  sleep?: Clock['sleep']
  beforePoll?: () => Promise<void>
  fraction?: number
  observer?: { job: (seen: JobSeen) => void }
}

export interface JobWorld {
  store: MemoryStore
  errors: { message: string; data: unknown }[]
  later: (seconds: number) => void
  secondsUntil: (instant: string | null) => number
  workerOf: (handler: Handler, more?: More) => Worker
}

export function jobWorld(): JobWorld {
  const uhr = standingClock(START, () => 0)
  const store = createMemoryStore(uhr)
  const errors: JobWorld['errors'] = []
  return {
    store,
    errors,
    later: (seconds) => uhr.set(new Date(Date.parse(uhr.now()) + seconds * 1_000).toISOString()),
    secondsUntil: (instant) => (Date.parse(instant ?? '') - Date.parse(uhr.now())) / 1_000,
    workerOf: (handler, { jobs = store.jobs, sleep, fraction = 0.5, ...rest } = {}) =>
      createWorker({
        jobs,
        clock: sleep === undefined ? uhr : { ...uhr, sleep },
        random: { hex: () => '0', fraction: () => fraction },
        log: { info: () => {}, error: (message, data) => errors.push({ message, data }) },
        handlers: { mail: handler, dokument: handler, frist: handler },
        owner: 'test',
        attempts: { mail: 3, dokument: 2, frist: 5 },
        pollMilliseconds: 1_000,
        ...rest,
      }),
  }
}

export const job = (_id: string, art: Job['art'] = 'mail'): Job => ({
  _id,
  art,
  aggregat: { art: 'vorlage', id: 'v' },
  rev: 1,
  faelligAb: START,
  daten: {},
})

export const never = (): Promise<void> => new Promise<void>(() => {})

/** A promise and the function that ends it. */
export function gate(): { opened: Promise<void>; open: () => void } {
  let open = (): void => {}
  const opened = new Promise<void>((resolve) => (open = resolve))
  return { opened, open: () => open() }
}
