/** Leases: a job belongs to one worker for a while, and whoever lost it changes nothing. */
import { beforeEach, describe, expect, test } from '@jest/globals'
import { PermanentJobError } from '../../src/engine/errors.ts'
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
const workerOf: JobWorld['workerOf'] = (handler, more) => world.workerOf(handler, more)

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

describe('a job that takes longer than its lease', () => {
  test('keeps it by a heartbeat, which ends with the job', async () => {
    await store.events.insertJobs([job('a')])
    const slow = gate()
    const beats = [gate(), gate()]
    const signals: AbortSignal[] = []
    const first = workerOf(() => slow.opened, {
      sleep: async (milliseconds, signal) => {
        expect(milliseconds).toBe(20_000)
        if (signal !== undefined) signals.push(signal)
        await (beats[signals.length - 1]?.opened ?? never())
      },
    }).runDue()
    for (const beat of beats) {
      later(20)
      beat.open()
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
    }
    later(59)
    expect(await store.jobs.claim(60_000, 'other')).toBeNull()
    slow.open()
    expect(await first).toBe(1)
    expect(signals.map((signal) => signal.aborted)).toEqual([true, true, true])
    expect(errors).toEqual([])
  })

  test('beats no longer once another worker has it', async () => {
    await store.events.insertJobs([job('a')])
    const slow = gate()
    let sleeps = 0
    const first = workerOf(() => slow.opened, {
      sleep: async () => {
        sleeps += 1
        later(61)
        if (sleeps === 1) await store.jobs.claim(60_000, 'other')
      },
    }).runDue()
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
    expect(sleeps).toBe(1)
    slow.open()
    await first
    expect(errors.map(({ message }) => message)).toEqual(['lease lost, another worker has the job'])
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
