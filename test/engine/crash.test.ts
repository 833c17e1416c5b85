/** SIGKILL of the program and of the database under load, in small; and that the inspection afterwards sees what it looks for. */
import { beforeAll, describe, expect, test } from '@jest/globals'
import { audit, type Stored } from '../crash/audit.ts'
import type { Acknowledged } from '../crash/client.ts'
import { brokenIndexes, type Row, type Scanned } from '../crash/indexes.ts'
import { runCrash } from '../crash/run.ts'
import { Stage, V } from '../workflows/stage.ts'

test('loses, doubles and damages nothing when program and database are killed under load', async () => {
  const reported: string[] = []
  const result = await runCrash({ rounds: 2, seed: 11, report: (line) => reported.push(line) })
  expect({ ...result, reported: result.lost + result.doubled + result.brokenChains + result.brokenIndexes > 0 ? reported : [] }).toEqual({
    rounds: 2,
    kills: { app: expect.any(Number), database: expect.any(Number) },
    acknowledged: expect.any(Number),
    lost: 0,
    doubled: 0,
    brokenChains: 0,
    brokenIndexes: 0,
    reported: [],
  })
  expect(result.kills.app).toBeGreaterThan(0)
  expect(result.kills.database).toBeGreaterThan(0)
  expect(result.acknowledged).toBeGreaterThan(100)
}, 150_000)

describe('the inspection after a crash', () => {
  let stored: Stored
  let acknowledged: Acknowledged[]

  beforeAll(async () => {
    const stage = new Stage()
    await stage.onAgenda()
    const events = stage.world.store.allEvents()
    const released = events.find((event) => event.type === 'NUMMER_ERHALTEN')
    stored = { heads: stage.world.store.heads(), events, mails: new Set([`${released?._id}:2`]), jobs: [], waiting: [] }
    acknowledged = events
      .filter((event) => event.aggregat === 'vorlage/v' && event.commandId.startsWith('stage-'))
      .map(({ commandId, rev }) => ({ ref: V, commandId, rev }))
  })

  /** How many findings of each kind. */
  const counts = (changed: Partial<Stored>): [lost: number, doubled: number, brokenChains: number] => {
    const found = audit({ ...stored, ...changed }, acknowledged)
    return [found.lost.length, found.doubled.length, found.brokenChains.length]
  }
  const without = (type: string): Stored['events'] => stored.events.filter((event) => event.type !== type)

  test('finds nothing where nothing is wrong', () => {
    expect(acknowledged.length).toBeGreaterThan(2)
    expect(counts({})).toEqual([0, 0, 0])
  })

  test('finds an acknowledged step that is missing, and the chain that it breaks', () => {
    const [lost, , chains] = counts({ events: without('EINREICHEN') })
    expect([lost, chains]).toEqual([1, 1])
  })

  test('finds a command that was stored twice', () => {
    const [again] = stored.events.filter((event) => event.type === 'EINREICHEN')
    expect(counts({ events: [...stored.events, { ...again!, _id: 'vorlage/v:99', rev: 99 }] })[1]).toBe(1)
  })

  test('finds a crossing, a mail, a document and a job that did not happen', () => {
    expect(counts({ events: without('TOP_AUFNEHMEN') })[0]).toBe(1)
    expect(counts({ mails: new Set() })[0]).toBe(1)
    expect(counts({ events: without('DOKUMENT_AUSGEGEBEN') })[0]).toBe(2)
    expect(counts({ jobs: ['left'] })[0]).toBe(1)
    expect(counts({ waiting: ['vorlage/v'] })[0]).toBe(1)
  })

  test('finds numbers with a gap and numbers drawn twice', () => {
    const numbered = (lfd: number): Stored['events'] =>
      stored.events.map((event) => (event.type === 'NUMMER_ERHALTEN' ? { ...event, daten: { ...event.daten, lfd } } : event))
    expect(counts({ events: numbered(2) })[0]).toBe(1)
    const draw = stored.events.find((event) => event.type === 'NUMMER_ERHALTEN')!
    expect(counts({ events: [...stored.events, { ...draw, aggregat: 'vorlage/other' }] })[1]).toBe(1)
  })

  test('finds one changed byte', () => {
    const events = stored.events.map((event) => (event.type === 'EINREICHEN' ? { ...event, akteur: `${event.akteur}x` } : event))
    expect(counts({ events })[2]).toBe(1)
  })

  test('finds a document that an index no longer leads to', async () => {
    const rows: Row[] = [
      { _id: 'a', rev: 1 },
      { _id: 'b', rev: 2 },
    ]
    const matches = (row: Row, filter: Record<string, unknown>): boolean =>
      Object.entries(filter).every(([key, value]) =>
        typeof value === 'object' ? (value as { $in: unknown[] }).$in.includes(row[key]) : row[key] === value,
      )
    const collection = (damaged: string): Scanned => ({
      name: 'heads',
      scan: async () => rows,
      indexes: async () => [{ key: { _id: 1 } }, { key: { _id: 1, rev: 1 }, unique: true }, { key: { titel: 1 } }],
      find: async (filter) => (Object.keys(filter).join() === damaged ? rows.slice(1) : rows).filter((row) => matches(row, filter)),
    })
    expect(await brokenIndexes([collection('none')])).toEqual([])
    expect(await brokenIndexes([collection('_id,rev')])).toEqual(['heads {_id, rev}: 1 of 2 documents are not found once'])
    expect(await brokenIndexes([collection('_id')])).toHaveLength(2)
  })
})
