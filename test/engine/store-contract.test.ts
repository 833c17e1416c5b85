/** The memory store of tests and case files, and the real database, under one contract. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { standingClock } from '../../src/cli/fall/zeitlauf.ts'
import { PROJEKTIONEN } from '../../src/engine/ports.ts'
import { createMemoryStore } from '../../src/store/memory-store.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'
import { freshDatabase, type FreshDatabase } from '../setup/fresh-database.ts'
import { commit, describeStore, START, type Candidate } from './store-suite.ts'

const memoryClock = standingClock(START, () => 0)
const memory = createMemoryStore(memoryClock)

describeStore('memory', () => ({
  events: memory.events,
  jobs: memory.jobs,
  uhr: memoryClock,
  projection: async (key) => PROJEKTIONEN.map((name) => memory.projection(name).get(key)).find((row) => row !== undefined),
}))

let database: FreshDatabase
let opened: Store
let onDatabase: Candidate

beforeAll(async () => {
  const uhr = standingClock(START, () => 0)
  database = freshDatabase()
  opened = await openStore({ uri: database.uri, needsUniqueCasIndex: database.needsUniqueCasIndex, clock: uhr })
  onDatabase = {
    events: opened.events,
    jobs: opened.jobs,
    uhr,
    async projection(key) {
      const rows = await Promise.all(
        PROJEKTIONEN.map((name) => opened.models.projektionen[name].findById(key).lean<{ rev: number; zeile: unknown }>()),
      )
      const row = rows.find((found) => found !== null)
      return row === undefined ? undefined : { rev: row.rev, zeile: row.zeile }
    },
  }
})

afterAll(async () => {
  await opened.close()
  await database.drop()
})

describeStore('the database', () => onDatabase)

test('the task list forgets a deleted row after a day, and what left the public never', async () => {
  const { events, models, clock, tidy } = opened
  for (const name of PROJEKTIONEN) await events.writeProjection(name, 'v/old', 3, null)
  await tidy()
  const counts = (): Promise<number[]> =>
    Promise.all(PROJEKTIONEN.map((name) => models.projektionen[name].countDocuments({ _id: 'v/old' })))
  expect(await counts()).toEqual([1, 1])
  onDatabase.uhr.set(new Date(Date.parse(clock.now()) + 25 * 3_600_000).toISOString())
  await tidy()
  expect(await counts()).toEqual([0, 1])
})

test('a process that dies while it clears leaves no head that is swept for ever', async () => {
  const ref = { art: 'vorlage', id: 'killed' } as const
  await opened.events.commit(ref, 0, commit(ref, 1))
  const { collection } = opened.models.heads.vorlage
  const update = collection.updateOne.bind(collection)
  jest.spyOn(collection, 'updateOne').mockImplementationOnce(update).mockRejectedValue(new Error('KILLED'))
  await opened.events.clearPending(ref, [1]).catch(() => {})
  jest.restoreAllMocks()
  const isPending = (await opened.events.readHead(ref))?.pending.length !== 0
  const isSwept = (await opened.events.headsWithPending(1_000)).some(({ id }) => id === ref.id)
  expect(isSwept).toBe(isPending)
})

test('a file comes back as it was, of several parts or empty, and an unknown one is none', async () => {
  const large = Buffer.from(Array.from({ length: 700_000 }, (_, at) => (at * 31 + (at >> 8)) % 251))
  for (const bytes of [large, Buffer.alloc(0)]) {
    const hash = await opened.dateien.put(bytes, 'application/pdf')
    expect(await opened.dateien.put(bytes, 'application/pdf')).toBe(hash)
    const found = await opened.dateien.get(hash)
    expect([found?.typ, found?.bytes.equals(bytes)]).toEqual(['application/pdf', true])
  }
  expect(await opened.dateien.get('0'.repeat(64))).toBeNull()
})
