/** Outbox and interventions, in memory for tests and on the real database, under one contract. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Commit, EventRecord } from '../../src/engine/ports.ts'
import type { Eingriff, Eingriffe, Postausgang, PostRecord } from '../../src/engine/read-ports.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'
import { freshDatabase, type FreshDatabase } from '../setup/fresh-database.ts'
import { memoryPostausgang } from '../../src/store/memory-records.ts'
import { memoryEingriffe } from '../setup/memory-eingriffe.ts'

let database: FreshDatabase
let opened: Store

beforeAll(async () => {
  database = freshDatabase()
  opened = await openStore({ uri: database.uri, needsUniqueCasIndex: database.needsUniqueCasIndex })
})
afterAll(async () => {
  await opened.close()
  await database.drop()
})

const mail = (_id: string, more: Partial<PostRecord> = {}): PostRecord => ({
  _id,
  stand: 1,
  profil: 'musterstadt',
  mailart: 'ladung',
  aggregat: { art: 'sitzung', id: 's1' },
  an: 'platz1@musterstadt.example',
  betreff: 'Einladung',
  messageId: `${_id}@musterstadt.example`,
  bytes: Buffer.from([0, 255, 13, 10]),
  zustand: 'offen',
  erstelltAm: '2026-03-02T07:00:00.000Z',
  antwort: null,
  ...more,
})

const eingriff = (_id: string, more: Partial<Eingriff> = {}): Eingriff => ({
  _id,
  profil: 'musterstadt',
  am: '2026-03-02T07:00:00.000Z',
  konto: 'konto-1',
  art: 'wiederholt',
  auftrag: 'sitzung/s1:3:0',
  auftragsart: 'mail',
  aggregat: { art: 'sitzung', id: 's1' },
  grund: null,
  ...more,
})

const commit = (rev: number): Commit => {
  const zuletzt = `2026-03-02T07:0${String(rev)}:00.000Z`
  const event: EventRecord = {
    _id: `vorlage/v:${String(rev)}`,
    aggregat: 'vorlage/v',
    rev,
    commandId: `c${String(rev)}`,
    type: 'AENDERN',
    daten: {},
    befund: {},
    akteur: 'konto-1',
    als: 'sachbearbeitung',
    imAuftrag: false,
    eingetragenAm: zuletzt,
    version: 1,
    vorigerHash: '0',
    hash: String(rev),
  }
  return { version: 1, definition: 'd', snapshot: '{}', kette: '0', zuletzt, ring: [], fields: {}, pending: { rev, event, effects: [] } }
}

interface Candidate {
  postausgang: Postausgang
  eingriffe: Eingriffe
}

const MEMORY: Candidate = { postausgang: memoryPostausgang(new Map()), eingriffe: memoryEingriffe() }

test('the backlog names the oldest commit, also of a paper that goes on being changed, and counts jobs by what they wait for', async () => {
  const { events, jobs, backlog } = opened
  expect(await backlog.state()).toEqual({ oldestPending: null, oldestDue: null, open: 0, due: 0, failed: 0 })
  const ref = { art: 'vorlage', id: 'v' } as const
  for (const rev of [1, 2, 3]) expect(await events.commit(ref, rev - 1, commit(rev))).toBe(true)
  const due = { art: 'mail', aggregat: ref, rev: 1, daten: {} } as const
  await events.insertJobs([
    { ...due, _id: 'later', faelligAb: '9999-01-01T00:00:00.000Z' },
    { ...due, _id: 'old', faelligAb: '2026-03-02T07:00:00.000Z' },
    { ...due, _id: 'older', faelligAb: '2026-03-02T06:00:00.000Z' },
    { ...due, _id: 'broken', faelligAb: '2026-03-02T05:00:00.000Z' },
  ])
  const claimed = await jobs.claim(60_000, 'test')
  await jobs.fail('broken', claimed?.token ?? 0, 'x', null)
  const state = { oldestPending: commit(1).zuletzt, oldestDue: '2026-03-02T06:00:00.000Z', open: 3, due: 2, failed: 1 }
  expect(await backlog.state()).toEqual(state)
  await events.clearPending(ref, [1])
  expect((await backlog.state()).oldestPending).toBe(commit(2).zuletzt)
  await events.clearPending(ref, [2, 3])
  expect((await backlog.state()).oldestPending).toBeNull()
})

describe.each<[string, () => Candidate]>([
  ['memory', () => MEMORY],
  ['the database', () => opened],
])('on %s', (_where, candidate) => {
  test('a mail is written once, and its bytes stay what they are', async () => {
    const { postausgang } = candidate()
    await postausgang.put(mail('a'))
    await postausgang.put(mail('a', { betreff: 'Anders', bytes: Buffer.from('anders') }))
    expect(await postausgang.get('a')).toEqual(mail('a'))
    expect(await postausgang.get('b')).toBeNull()
  })

  test('of many who change its state at once, one wins', async () => {
    const { postausgang } = candidate()
    await postausgang.put(mail('race'))
    const moves = await Promise.all(['1', '2', '3', '4'].map((who) => postausgang.move(mail('race'), 'punkt_gesendet', who)))
    expect(moves.filter(Boolean)).toHaveLength(1)
    expect(await postausgang.get('race')).toEqual({
      ...mail('race'),
      stand: 2,
      zustand: 'punkt_gesendet',
      antwort: String(moves.indexOf(true) + 1),
    })
    expect(await postausgang.move(mail('race'), 'gesendet', null)).toBe(false)
    expect(await postausgang.move({ _id: 'race', stand: 2 }, 'gesendet', '250 ok')).toBe(true)
    expect(await postausgang.move({ _id: 'never', stand: 1 }, 'gesendet', null)).toBe(false)
  })

  test('mails are listed by id and by what they are about', async () => {
    const { postausgang } = candidate()
    await postausgang.put(mail('s2', { aggregat: { art: 'sitzung', id: 's2' } }))
    expect((await postausgang.list(['s2', 'never'])).map(({ _id, betreff }) => [_id, betreff])).toEqual([['s2', 'Einladung']])
    expect((await postausgang.ofAggregate({ art: 'sitzung', id: 's2' })).map(({ _id }) => _id)).toEqual(['s2'])
  })

  test('an intervention is written once; who comes second is told what stands there', async () => {
    const { eingriffe } = candidate()
    expect(await eingriffe.record(eingriff('x'))).toEqual(eingriff('x'))
    const second = eingriff('x', { konto: 'konto-2', art: 'von_hand_erledigt' })
    expect(await eingriffe.record(second)).toEqual(eingriff('x'))
    await eingriffe.record(eingriff('y', { am: '2026-03-02T08:00:00.000Z', grund: 'Angerufen' }))
    await eingriffe.record(eingriff('z', { profil: 'kiel' }))
    expect((await eingriffe.latest('musterstadt', 10)).map(({ _id, konto }) => [_id, konto])).toEqual([
      ['y', 'konto-1'],
      ['x', 'konto-1'],
    ])
    expect(await eingriffe.latest('musterstadt', 1)).toHaveLength(1)
  })
})
