/** One suite for every store: the memory store of tests and the real database give the same results. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Ref } from '../../workflows/aggregate.ts'
import type { Clock, Commit, EventRecord, EventStore, Job, JobStore } from '../../src/engine/ports.ts'
import { standingClock, type Uhr } from '../../src/cli/fall/zeitlauf.ts'
import { createMemoryStore } from '../../src/store/memory-store.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'
import { freshDatabase, type FreshDatabase } from '../setup/fresh-database.ts'

interface Candidate {
  events: EventStore
  jobs: JobStore
  uhr: Uhr & Clock
}

const START = '2026-03-02T08:00:00.000Z'

let database: FreshDatabase
let opened: Store
const candidates: Record<string, Candidate> = {}

beforeAll(async () => {
  const memoryClock = standingClock(START, () => 0)
  const memory = createMemoryStore(memoryClock)
  candidates['memory'] = { events: memory.events, jobs: memory.jobs, uhr: memoryClock }
  const clock = standingClock(START, () => 0)
  database = freshDatabase()
  opened = await openStore({ uri: database.uri, needsUniqueCasIndex: database.needsUniqueCasIndex, clock })
  candidates['database'] = { events: opened.events, jobs: opened.jobs, uhr: clock }
})

afterAll(async () => {
  await opened.close()
  await database.drop()
})

const event = (ref: Ref, rev: number, commandId: string): EventRecord => ({
  _id: `${ref.art}/${ref.id}:${rev}`,
  aggregat: `${ref.art}/${ref.id}`,
  rev,
  commandId,
  type: 'EINREICHEN',
  daten: { $ne: 'text', 'a.b': 1 },
  befund: {},
  akteur: 'konto-1',
  als: 'sachbearbeitung',
  imAuftrag: false,
  eingetragenAm: START,
  version: 1,
  vorigerHash: '0',
  hash: String(rev),
})

const commit = (ref: Ref, rev: number, titel?: string): Commit => ({
  version: 1,
  snapshot: `{"rev":${rev}}`,
  kette: String(rev),
  zuletzt: START,
  ring: [],
  fields: { profil: 'musterstadt' },
  ...(titel !== undefined && { titel }),
  pending: { rev, event: event(ref, rev, `c${rev}`), effects: [] },
})

const job = (id: string, faelligAb: string): Job => ({
  _id: id,
  art: 'mail',
  aggregat: { art: 'vorlage', id: 'v' },
  rev: 1,
  faelligAb,
  daten: { mailart: 'ladung' },
})

describe.each(['memory', 'database'])('the store on %s', (name) => {
  const store = (): Candidate => candidates[name] as Candidate

  test('lets one of two win a revision, and creates once', async () => {
    const ref: Ref = { art: 'vorlage', id: 'cas' }
    expect(await store().events.commit(ref, 0, commit(ref, 1, 'Titel'))).toBe(true)
    expect(await store().events.commit(ref, 0, commit(ref, 1))).toBe(false)
    const both = await Promise.all([store().events.commit(ref, 1, commit(ref, 2)), store().events.commit(ref, 1, commit(ref, 2))])
    expect(both.toSorted()).toEqual([false, true])
    expect(await store().events.commit(ref, 1, commit(ref, 2))).toBe(false)
    expect(await store().events.readHead(ref)).toMatchObject({ rev: 2, snapshot: '{"rev":2}', titel: 'Titel' })
    expect((await store().events.readHead(ref))?.pending.map((pending) => pending.rev)).toEqual([1, 2])
  })

  test('keeps events once and reads them by revision, operator keys and all', async () => {
    const ref: Ref = { art: 'vorlage', id: 'events' }
    await store().events.insertEvents([event(ref, 1, 'a'), event(ref, 2, 'b')])
    await store().events.insertEvents([event(ref, 2, 'b'), event(ref, 3, 'c')])
    const read = await store().events.readEvents(ref, 1, 5)
    expect(read.map(({ rev }) => rev)).toEqual([1, 2, 3])
    expect(read[0]?.daten).toEqual({ $ne: 'text', 'a.b': 1 })
    expect((await store().events.findByCommand(ref, 'b'))?.rev).toBe(2)
    expect(await store().events.findByCommand(ref, 'z')).toBeNull()
  })

  test('clears what was relayed without touching the revision, and finds what was not', async () => {
    const ref: Ref = { art: 'sitzung', id: 'pending' }
    await store().events.commit(ref, 0, commit(ref, 1))
    await store().events.commit(ref, 1, commit(ref, 2))
    await store().events.clearPending(ref, [1])
    expect((await store().events.readHead(ref))?.pending.map((pending) => pending.rev)).toEqual([2])
    expect(await store().events.headsWithPending(1_000)).toContainEqual(ref)
    await store().events.clearPending(ref, [2])
    expect(await store().events.readHead(ref)).toMatchObject({ rev: 2, pending: [] })
    expect(await store().events.headsWithPending(1_000)).not.toContainEqual(ref)
  })

  test('keeps texts and contents under their ids', async () => {
    await store().events.putTexts([{ _id: 't:1', salz: 's', text: 'Text' }])
    await store().events.putTexts([{ _id: 't:1', salz: 's', text: 'Text' }])
    await store().events.putInhalte([{ _id: 'h', inhalt: { betreff: 'B' } }])
    expect(await store().events.getTexts(['t:1', 't:2'])).toEqual(new Map([['t:1', 'Text']]))
    expect(await store().events.getInhalte(['h'])).toEqual(new Map([['h', { betreff: 'B' }]]))
  })

  test('hands a job to one worker at a time and refuses the one whose lease was lost', async () => {
    const { jobs, uhr } = store()
    await store().events.insertJobs([job('j1', START)])
    const first = await jobs.claim(60_000, 'a')
    expect(first).toMatchObject({ _id: 'j1', versuche: 1 })
    expect(await jobs.claim(60_000, 'b')).toBeNull()
    uhr.set(new Date(Date.parse(uhr.now()) + 61_000).toISOString())
    const second = await jobs.claim(60_000, 'b')
    expect(second).toMatchObject({ _id: 'j1', versuche: 2 })
    expect(await jobs.complete('j1', first?.token ?? 0)).toBe(false)
    expect(await jobs.renew('j1', first?.token ?? 0, 60_000)).toBe(false)
    expect(await jobs.complete('j1', second?.token ?? 0)).toBe(true)
    expect(await jobs.nextDue()).toBeNull()
  })

  test('keeps a failed job for a person, who may try again', async () => {
    const { jobs, uhr } = store()
    await store().events.insertJobs([job('j2', uhr.now())])
    const claimed = await jobs.claim(60_000, 'a')
    expect(await jobs.fail('j2', claimed?.token ?? 0, 'Server antwortet nicht', null)).toBe(true)
    expect(await jobs.claim(60_000, 'a')).toBeNull()
    expect(await jobs.failed()).toEqual([
      { _id: 'j2', art: 'mail', grund: 'Server antwortet nicht', aggregat: { art: 'vorlage', id: 'v' }, versuche: 1 },
    ])
    expect(await jobs.retry('j2')).toBe(true)
    expect(await jobs.retry('j2')).toBe(false)
    expect(await jobs.claim(60_000, 'a')).toMatchObject({ _id: 'j2', versuche: 1 })
  })

  test('takes jobs in the order in which they fall due, and none before its time', async () => {
    const { jobs, uhr } = store()
    const at = (seconds: number): string => new Date(Date.parse(uhr.now()) + seconds * 1_000).toISOString()
    await store().events.insertJobs([job('later', at(3_600)), job('b', at(-1)), job('a', at(-2))])
    expect([(await jobs.claim(60_000, 'x'))?._id, (await jobs.claim(60_000, 'x'))?._id, await jobs.claim(60_000, 'x')]).toEqual([
      'a',
      'b',
      null,
    ])
    await store().events.cancelJobs(['later'])
  })
})
