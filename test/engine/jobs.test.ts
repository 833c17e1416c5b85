/** The worker: leases, waiting longer each time, giving up visibly, trying again, stopping without losing anything. */
import { beforeEach, describe, expect, test } from '@jest/globals'
import { PermanentJobError } from '../../src/engine/errors.ts'
import type { JobStore } from '../../src/engine/ports.ts'
import { gate, job, jobWorld, never, type JobWorld } from './job-world.ts'

let world: JobWorld
let store: JobWorld['store']
let errors: JobWorld['errors']

beforeEach(() => {
  world = jobWorld()
  store = world.store
  errors = world.errors
})

const later = (seconds: number): void => world.later(seconds)
const secondsUntil = (instant: string | null): number => world.secondsUntil(instant)
const workerOf: JobWorld['workerOf'] = (handler, more) => world.workerOf(handler, more)

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
      const own = jobWorld()
      await own.store.events.insertJobs([job('a')])
      await own
        .workerOf(
          async () => {
            throw new Error('x')
          },
          { fraction },
        )
        .runDue()
      waits.push(own.secondsUntil(await own.store.jobs.nextDue()))
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
    const fourth: JobStore = {
      ...store.jobs,
      claim: async (...args) => {
        const claimed = await store.jobs.claim(...args)
        return claimed === null ? null : { ...claimed, versuche: 40 }
      },
    }
    await workerOf(
      async () => {
        throw new Error('x')
      },
      { jobs: fourth, attempts: { mail: 1, dokument: 1, frist: 100 } },
    ).runDue()
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
      // The lease is renewed every 20 seconds; patience ends before.
      { sleep: (milliseconds) => (milliseconds < 20_000 ? patience.opened : never()) },
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
