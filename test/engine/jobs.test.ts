/** The worker: leases, waiting longer each time, giving up visibly, trying again, stopping without losing anything. */
import { beforeEach, describe, expect, test } from '@jest/globals'
import { PermanentJobError } from '../../src/engine/errors.ts'
import type { JobSeen } from '../../src/engine/observer.ts'
import type { Job, JobStore } from '../../src/engine/ports.ts'
import { createWorker, type Handler, type Worker } from '../../src/jobs/worker.ts'
import { standingClock } from '../../src/cli/fall/zeitlauf.ts'
import { createMemoryStore, type MemoryStore } from '../../src/store/memory-store.ts'

const START = '2026-03-02T08:00:00.000Z'
const clock = (): ReturnType<typeof standingClock> => standingClock(START, () => 0)

let uhr: ReturnType<typeof clock>
let store: MemoryStore
let errors: { message: string; data: unknown }[]

beforeEach(() => {
  uhr = clock()
  store = createMemoryStore(uhr)
  errors = []
})

const later = (seconds: number): void => uhr.set(new Date(Date.parse(uhr.now()) + seconds * 1_000).toISOString())
const secondsUntil = (instant: string | null): number => (Date.parse(instant ?? '') - Date.parse(uhr.now())) / 1_000

const job = (_id: string, art: Job['art'] = 'mail'): Job => ({
  _id,
  art,
  aggregat: { art: 'vorlage', id: 'v' },
  rev: 1,
  faelligAb: START,
  daten: {},
})

interface More {
  jobs?: JobStore
  sleep?: () => Promise<void>
  beforePoll?: () => Promise<void>
  fraction?: number
  observer?: { job: (seen: JobSeen) => void }
}

function workerOf(handler: Handler, { jobs = store.jobs, sleep, fraction = 0.5, ...rest }: More = {}): Worker {
  return createWorker({
    jobs,
    clock: sleep === undefined ? uhr : { ...uhr, sleep },
    random: { hex: () => '0', fraction: () => fraction },
    log: { info: () => {}, error: (message, data) => errors.push({ message, data }) },
    handlers: { mail: handler, dokument: handler, frist: handler },
    owner: 'test',
    attempts: { mail: 3, dokument: 2, frist: 5 },
    pollMilliseconds: 1_000,
    ...rest,
  })
}

const never = (): Promise<void> => new Promise<void>(() => {})
/** A promise and the function that ends it. */
function gate(): { opened: Promise<void>; open: () => void } {
  let open = (): void => {}
  const opened = new Promise<void>((resolve) => (open = resolve))
  return { opened, open: () => open() }
}

describe('a due job', () => {
  test('runs once and leaves no row', async () => {
    const done: string[] = []
    await store.events.insertJobs([job('a'), job('b')])
    const worker = workerOf(async ({ _id }) => void done.push(_id))
    expect(await worker.runDue()).toBe(2)
    expect(await worker.runDue()).toBe(0)
    expect(done).toEqual(['a', 'b'])
    expect(await store.jobs.open('9999')).toBe(0)
  })

  test('does not run before its time', async () => {
    await store.events.insertJobs([{ ...job('a'), faelligAb: '2026-03-02T08:00:01.000Z' }])
    const worker = workerOf(async () => {})
    expect(await worker.runDue()).toBe(0)
    later(1)
    expect(await worker.runDue()).toBe(1)
  })
})

describe('a job that fails', () => {
  test('waits longer each time, then for a person with its reason, and can be tried again', async () => {
    await store.events.insertJobs([job('a')])
    const worker = workerOf(async () => {
      throw new Error('Server antwortet nicht')
    })
    const waits: number[] = []
    for (let attempt = 1; attempt < 3; attempt += 1) {
      await worker.runDue()
      waits.push(secondsUntil(await store.jobs.nextDue()))
      later(waits.at(-1) ?? 0)
    }
    expect(waits).toEqual([30, 60])
    await worker.runDue()
    expect(await store.jobs.nextDue()).toBeNull()
    const [failed] = await store.jobs.failed(10)
    expect(failed).toMatchObject({ _id: 'a', grund: 'Server antwortet nicht', versuche: 3 })
    expect(errors).toHaveLength(3)

    expect(await store.jobs.retry('a', failed?.token ?? 0)).toBe(true)
    expect(await workerOf(async () => {}).runDue()).toBe(1)
    expect(await store.jobs.failed(10)).toEqual([])
  })

  test('comes back at a random moment around that, so that many do not come back together', async () => {
    const waits: number[] = []
    for (const fraction of [0, 1]) {
      const own = createMemoryStore(uhr)
      await own.events.insertJobs([job('a')])
      await workerOf(
        async () => {
          throw new Error('x')
        },
        { jobs: own.jobs, fraction },
      ).runDue()
      waits.push(secondsUntil(await own.jobs.nextDue()))
    }
    expect(waits).toEqual([22.5, 37.5])
  })

  test('keeps what its reason quotes out of the log', async () => {
    await store.events.insertJobs([job('a'), job('b')])
    await workerOf(async ({ _id }) => {
      throw new Error(_id === 'a' ? 'NO_FILE platz1@musterstadt.example' : '550 platz1@musterstadt.example unbekannt')
    }).runDue()
    expect(errors.map(({ data }) => (data as { error: string }).error)).toEqual(['NO_FILE', 'Error'])
    expect(JSON.stringify(errors)).not.toContain('platz1')
  })

  test('never waits longer than six hours', async () => {
    await store.events.insertJobs([job('a', 'frist')])
    const worker = createWorker({
      jobs: {
        ...store.jobs,
        claim: async (...args) => {
          const claimed = await store.jobs.claim(...args)
          return claimed === null ? null : { ...claimed, versuche: 40 }
        },
      },
      clock: uhr,
      random: { hex: () => '0', fraction: () => 0.5 },
      log: { info: () => {}, error: () => {} },
      handlers: {
        mail: never,
        dokument: never,
        frist: async () => {
          throw new Error('x')
        },
      },
      owner: 'test',
      attempts: { mail: 1, dokument: 1, frist: 100 },
      pollMilliseconds: 1,
    })
    await worker.runDue()
    expect(secondsUntil(await store.jobs.nextDue())).toBe(6 * 3_600)
  })

  test('for good waits for a person at once', async () => {
    await store.events.insertJobs([job('a')])
    await workerOf(async () => {
      throw new PermanentJobError('Adresse gibt es nicht')
    }).runDue()
    expect(await store.jobs.failed(10)).toMatchObject([{ _id: 'a', versuche: 1 }])
  })

  test('does not keep the others from running', async () => {
    const done: string[] = []
    await store.events.insertJobs([job('a'), job('b')])
    await workerOf(async ({ _id }) => {
      if (_id === 'a') throw new Error('x')
      done.push(_id)
    }).runDue()
    expect(done).toEqual(['b'])
  })
})

describe('a worker that is killed', () => {
  test('costs one lease: the job runs again when it is over, and not sooner', async () => {
    await store.events.insertJobs([job('a')])
    void workerOf(never).runDue()
    await Promise.resolve()
    const done: string[] = []
    const other = workerOf(async ({ _id }) => void done.push(_id))
    later(59)
    expect(await other.runDue()).toBe(0)
    later(1)
    expect(await other.runDue()).toBe(1)
    expect(done).toEqual(['a'])
  })

  test('by the same job again and again hands it to a person instead of dying for ever', async () => {
    await store.events.insertJobs([job('a')])
    for (let death = 1; death <= 3; death += 1) {
      void workerOf(never).runDue()
      await Promise.resolve()
      later(60)
    }
    const done: string[] = []
    await workerOf(async ({ _id }) => void done.push(_id)).runDue()
    expect(done).toEqual([])
    expect((await store.jobs.failed(10)).map(({ _id, grund }) => `${_id}: ${grund}`)).toEqual([
      'a: Der Auftrag wurde mehrmals begonnen und nie zu Ende gebracht; vermutlich hat er das Programm jedes Mal beendet.',
    ])
  })
})

describe('a lost lease', () => {
  test('lets another worker finish; the late one changes nothing and says so', async () => {
    await store.events.insertJobs([job('a')])
    const slow = gate()
    const first = workerOf(() => slow.opened).runDue()
    await Promise.resolve()
    later(61)
    const blocked = gate()
    const second = workerOf(() => blocked.opened).runDue()
    await Promise.resolve()
    slow.open()
    await first
    expect(errors.map(({ message }) => message)).toEqual(['lease lost, another worker has the job'])
    expect(await store.jobs.open('9999')).toBe(1)
    blocked.open()
    await second
    expect(await store.jobs.open('9999')).toBe(0)
  })

  test('does not fail the job for the one who has it now', async () => {
    await store.events.insertJobs([job('a', 'dokument')])
    const slow = gate()
    const first = workerOf(async () => {
      await slow.opened
      throw new PermanentJobError('zu spät')
    }).runDue()
    await Promise.resolve()
    later(61)
    const held = await store.jobs.claim(60_000, 'other')
    slow.open()
    await first
    expect(await store.jobs.failed(10)).toEqual([])
    expect(await store.jobs.complete('a', held?.token ?? 0)).toBe(true)
  })
})

describe('the running worker', () => {
  test('stops after the job in hand and leaves the rest', async () => {
    await store.events.insertJobs([job('a'), job('b')])
    const inHand = gate()
    const started = gate()
    const done: string[] = []
    const worker = workerOf(
      async ({ _id }) => {
        started.open()
        await inHand.opened
        done.push(_id)
      },
      { sleep: never },
    )
    worker.start()
    await started.opened
    const stopped = worker.stop()
    inHand.open()
    await stopped
    expect(done).toEqual(['a'])
    expect(await store.jobs.open('9999')).toBe(1)
  })

  test('releases a job that does not end in time at once: another worker has it without waiting for the lease', async () => {
    await store.events.insertJobs([job('a')])
    const started = gate()
    const patience = gate()
    const slow = gate()
    const worker = workerOf(
      async () => {
        started.open()
        await slow.opened
      },
      { sleep: () => patience.opened },
    )
    worker.start()
    await started.opened
    const stopped = worker.stop()
    patience.open()
    await stopped
    const claimed = await store.jobs.claim(60_000, 'other')
    expect(claimed).toMatchObject({ _id: 'a', versuche: 1 })
    slow.open()
    await new Promise(setImmediate)
    expect(errors.map(({ message }) => message)).toEqual(['job released unfinished', 'lease lost, another worker has the job'])
    expect(await store.jobs.complete('a', claimed?.token ?? 0)).toBe(true)
  })

  test('tells the observer how each job ended', async () => {
    await store.events.insertJobs([job('a'), job('b', 'dokument'), job('c', 'frist')])
    const seen: string[] = []
    await workerOf(
      async ({ _id }) => {
        if (_id === 'b') throw new Error('noch nicht')
        if (_id === 'c') throw new PermanentJobError('nie')
      },
      { observer: { job: ({ art, outcome }) => void seen.push(`${art} ${outcome}`) } },
    ).runDue()
    expect(seen).toEqual(['mail done', 'dokument again', 'frist failed'])
  })

  test('is woken by a command also while it is running jobs', async () => {
    const done: string[] = []
    const both = gate()
    await store.events.insertJobs([job('a')])
    const last = gate()
    const worker = workerOf(
      async ({ _id }) => {
        done.push(_id)
        if (_id === 'b') both.open()
      },
      {
        sleep: never,
        jobs: {
          ...store.jobs,
          claim: async (...args) => {
            const claimed = await store.jobs.claim(...args)
            // Between the last look and the sleep another job arrives.
            if (claimed === null && done.length === 1) {
              await store.events.insertJobs([job('b')])
              worker.wake()
              last.open()
            }
            return claimed
          },
        },
      },
    )
    worker.start()
    await last.opened
    await both.opened
    await worker.stop()
    expect(done).toEqual(['a', 'b'])
  })

  test('outlives a database that is away for a while', async () => {
    const done = gate()
    await store.events.insertJobs([job('a')])
    let away = true
    const worker = workerOf(async () => done.open(), {
      sleep: async () => {
        away = false
      },
      beforePoll: async () => {
        if (away) throw new Error('connection refused')
      },
    })
    worker.start()
    await done.opened
    await worker.stop()
    expect(errors.map(({ message }) => message)).toEqual(['worker could not reach the store'])
  })
})
