/** Health says what is true: database, oldest commit that waits for the relay, oldest job that is due. */
import { beforeEach, describe, expect, test } from '@jest/globals'
import { createHealth, JOBS_LATE_SECONDS, RELAY_LATE_SECONDS, type Health } from '../../src/engine/health.ts'
import type { BacklogState } from '../../src/engine/read-ports.ts'

const NOW = '2026-03-02T08:00:00.000Z'
const before = (seconds: number): string => new Date(Date.parse(NOW) - seconds * 1_000).toISOString()
const QUIET: BacklogState = { oldestPending: null, oldestDue: null, open: 3, due: 0, failed: 1 }

let ticks: number
let asked: number
/** Milliseconds that the database takes for its answer. */
let answering: number
let state: BacklogState | Error
let ping: () => Promise<boolean>
let sleep: () => Promise<void>
let health: Health

const never = <Value>(): Promise<Value> => new Promise(() => {})

beforeEach(() => {
  ticks = 0
  asked = 0
  answering = 0
  state = QUIET
  ping = async () => true
  sleep = never
  health = createHealth({
    ping: () => ping(),
    backlog: {
      state: async () => {
        asked += 1
        ticks += answering
        if (Error.isError(state)) throw state
        return state
      },
    },
    clock: { now: () => NOW, ticks: () => ticks, sleep: () => sleep() },
  })
})

describe('the program', () => {
  test('is well while nothing waits; deadlines of the future and what waits for a person are no illness', async () => {
    expect(await health.check()).toEqual({
      status: 'ok',
      checks: { database: { status: 'ok' }, relay: { status: 'ok', seconds: 0 }, jobs: { status: 'ok', seconds: 0 } },
    })
  })

  test.each([
    ['oldestPending', RELAY_LATE_SECONDS, 'relay'],
    ['oldestDue', JOBS_LATE_SECONDS, 'jobs'],
  ] as const)('with %s is late beyond %d seconds, not before', async (field, limit, check) => {
    state = { ...QUIET, [field]: before(limit) }
    expect((await health.check()).status).toBe('ok')
    ticks += 5_000
    state = { ...QUIET, [field]: before(limit + 1) }
    expect(await health.check()).toMatchObject({ status: 'late', checks: { [check]: { status: 'late', seconds: limit + 1 } } })
  })

  test.each<[string, () => void]>([
    ['does not answer', () => (ping = never)],
    ['says no', () => (ping = async () => false)],
    ['refuses', () => (ping = () => Promise.reject(new Error('refused')))],
    ['answers the ping and no question', () => (state = new Error('refused'))],
  ])('is away when the database %s, and says nothing of what it cannot know', async (_how, break_) => {
    break_()
    sleep = async () => {}
    if (Error.isError(state)) sleep = never
    expect(await health.check()).toEqual({
      status: 'away',
      checks: { database: { status: 'away' }, relay: { status: 'unknown', seconds: 0 }, jobs: { status: 'unknown', seconds: 0 } },
    })
  })

  test('asks the database for its backlog once in five seconds, however often it is asked itself', async () => {
    for (ticks = 0; ticks < 5_000; ticks += 500) await health.check()
    expect(asked).toBe(1)
    await Promise.all([health.check(), health.check(), health.backlog()])
    expect(asked).toBe(2)
  })

  test('asks more rarely where asking takes long: a hundredth of the time at most', async () => {
    answering = 300
    await health.check()
    for (ticks = 301; ticks < 30_000; ticks += 3_000) await health.check()
    expect(asked).toBe(1)
    ticks = 30_001
    await health.check()
    expect(asked).toBe(2)
  })
})
