/** The worker: leases, waiting longer each time, giving up visibly, trying again, stopping without losing anything. */
import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Clock, Job, JobStore } from '../../src/engine/ports.ts'
import { createWorker, PermanentJobError, type Handler, type Worker } from '../../src/jobs/worker.ts'
import { standingClock } from '../../src/cli/fall/zeitlauf.ts'
import { createMemoryStore, type MemoryStore } from '../../src/store/memory-store.ts'
import { SYSTEM } from '../../workflows/akteur.ts'
import { aendern, amt, AUTOR, HVB, inhalt, Stage, V } from '../workflows/stage.ts'

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

function workerOf(handler: Handler, more: { jobs?: JobStore; sleep?: Clock['sleep']; beforePoll?: () => Promise<void> } = {}): Worker {
  const { jobs = store.jobs, sleep, ...rest } = more
  return createWorker({
    jobs,
    clock: sleep === undefined ? uhr : { ...uhr, sleep },
    random: { hex: () => '0', fraction: () => 0.5 },
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
    expect(await store.jobs.failed()).toMatchObject([{ _id: 'a', grund: 'Server antwortet nicht', versuche: 3 }])
    expect(errors).toHaveLength(3)

    expect(await store.jobs.retry('a')).toBe(true)
    expect(await workerOf(async () => {}).runDue()).toBe(1)
    expect(await store.jobs.failed()).toEqual([])
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
    expect(await store.jobs.failed()).toMatchObject([{ _id: 'a', versuche: 1 }])
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
    expect(await store.jobs.failed()).toEqual([])
    expect(await store.jobs.complete('a', held?.token ?? 0)).toBe(true)
  })
})

describe('the running worker', () => {
  test('stops after the job in hand and leaves the rest', async () => {
    await store.events.insertJobs([job('a'), job('b')])
    const inHand = gate()
    const started = gate()
    const done: string[] = []
    const worker = workerOf(async ({ _id }) => {
      started.open()
      await inHand.opened
      done.push(_id)
    })
    worker.start()
    await started.opened
    const stopped = worker.stop()
    inHand.open()
    await stopped
    expect(done).toEqual(['a'])
    expect(await store.jobs.open('9999')).toBe(1)
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

describe('a deadline', () => {
  test('fires at its time, and not for an office that has answered', async () => {
    const stage = new Stage()
    await stage.submitted({ inhalt: inhalt({ finanziell: { betrag: 100, jahr: 2027 } }), mitzeichnung: ['rechtsamt'] })
    await stage.send(V, { type: 'MITZEICHNEN', stelle: 'kaemmerei', votum: 'gezeichnet' }, amt('mitzeichnung', 'kaemmerei'))
    stage.world.uhr.set('2026-03-20T08:00:00.000Z')
    await stage.world.worker.runDue()
    const states = (await stage.stand()).mitzeichnungen.map((part) => [part.context.stelle, part.zustand])
    expect(Object.fromEntries(states)).toEqual({ kaemmerei: 'gezeichnet', rechtsamt: 'frist_abgelaufen' })
    expect(stage.history('vorlage', 'v').filter((type) => type === 'FRIST_ABGELAUFEN')).toHaveLength(1)
  })

  test('of an earlier round does not touch the new one, which a changed text has opened', async () => {
    const stage = new Stage()
    await stage.submitted({ mitzeichnung: ['rechtsamt'] })
    await stage.send(V, { type: 'MITZEICHNEN', stelle: 'rechtsamt', votum: 'gezeichnet' }, amt('mitzeichnung', 'rechtsamt'))
    const slot = async (): Promise<unknown[]> => {
      const part = (await stage.stand()).mitzeichnungen[0]
      return [part?.zustand, part?.context.runde, part?.context.frist]
    }
    expect(await slot()).toEqual(['gezeichnet', 1, '2026-03-09'])
    await stage.send(V, { type: 'ZURUECKGEBEN', grund: 'Neu fassen' }, HVB)
    stage.world.uhr.set('2026-03-06T08:00:00.000Z')
    await stage.sendAll(V, AUTOR, aendern({ mitzeichnung: ['rechtsamt'] }), { type: 'EINREICHEN' })
    expect(await slot()).toEqual(['offen', 2, '2026-03-13'])
    const old = { commandId: 'late', ref: V, event: { type: 'FRIST_ABGELAUFEN', frist: 'mitzeichnung:rechtsamt', stand: '1' } }
    await expect(stage.world.engine.execute(old, SYSTEM)).rejects.toMatchObject({ code: 'NOT_POSSIBLE' })
    expect(await slot()).toEqual(['offen', 2, '2026-03-13'])
    stage.world.uhr.set('2026-03-14T08:00:00.000Z')
    await stage.world.worker.runDue()
    expect(await slot()).toEqual(['frist_abgelaufen', 2, '2026-03-13'])
  })
})
