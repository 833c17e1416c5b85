/** Outbox and interventions, in memory for tests and on the real database, under one contract. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Eingriff, Eingriffe, Postausgang, PostRecord } from '../../src/engine/read-ports.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'
import { freshDatabase, type FreshDatabase } from '../setup/fresh-database.ts'
import { memoryEingriffe, memoryPostausgang } from '../setup/memory-postausgang.ts'

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

interface Candidate {
  postausgang: Postausgang
  eingriffe: Eingriffe
}

const MEMORY: Candidate = { postausgang: memoryPostausgang(), eingriffe: memoryEingriffe() }

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
