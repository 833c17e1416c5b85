/** The contract of a store as one suite: whatever implements the ports gives the same results. */
import { describe, expect, test } from '@jest/globals'
import type { Ref } from '../../workflows/aggregate.ts'
import type { Clock, Commit, DayRoot, EventRecord, EventStore, Job, JobStore, Leaf } from '../../src/engine/ports.ts'
import type { Uhr } from '../../src/cli/fall/zeitlauf.ts'

export interface Candidate {
  events: EventStore
  jobs: JobStore
  uhr: Uhr & Clock
  /** A stored projection row, of whichever projection has the key; undefined for none. */
  projection: (key: string) => Promise<{ rev: number; zeile: unknown } | undefined>
}

/** The candidate's clock must start here. */
export const START = '2026-03-02T08:00:00.000Z'

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

export const commit = (ref: Ref, rev: number, titel?: string): Commit => ({
  version: 1,
  definition: 'd',
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

/** Registers the whole contract for one store; `candidate` is asked inside the tests, after its set-up. */
export function describeStore(name: string, candidate: () => Candidate): void {
  describe(`the store on ${name}`, () => {
    const store = candidate

    test('lets one of two win a revision, and creates once', async () => {
      const ref: Ref = { art: 'vorlage', id: 'cas' }
      expect(await store().events.commit(ref, 0, commit(ref, 1, 'Titel'))).toBe(true)
      expect(await store().events.commit(ref, 0, commit(ref, 1))).toBe(false)
      const both = await Promise.all([store().events.commit(ref, 1, commit(ref, 2)), store().events.commit(ref, 1, commit(ref, 2))])
      expect(both.filter(Boolean)).toHaveLength(1)
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
      expect(await store().events.clearPending(ref, [1])).toBe(false)
      expect((await store().events.readHead(ref))?.pending.map((pending) => pending.rev)).toEqual([2])
      expect(await store().events.headsWithPending(1_000)).toContainEqual(ref)
      expect(await store().events.clearPending(ref, [2])).toBe(true)
      expect(await store().events.readHead(ref)).toMatchObject({ rev: 2, pending: [] })
      expect(await store().events.headsWithPending(1_000)).not.toContainEqual(ref)
    })

    test('keeps texts and contents under their ids', async () => {
      await store().events.putTexts([{ _id: 't:1', salz: 's', text: 'Text' }])
      await store().events.putTexts([{ _id: 't:1', salz: 's', text: 'Text' }])
      await store().events.putInhalte([{ _id: 'h', inhalt: { betreff: 'B' } }])
      expect(await store().events.getTexts(['t:1', 't:2'])).toEqual(new Map([['t:1', 'Text']]))
      expect(await store().events.getInhalte(['h'])).toEqual(new Map([['h', { betreff: 'B' }]]))
      expect(await store().events.textRecords(['t:1', 't:2'])).toEqual([{ _id: 't:1', salz: 's', text: 'Text' }])
      await store().events.deleteTexts(['t:1', 't:2'])
      expect(await store().events.getTexts(['t:1'])).toEqual(new Map())
    })

    test('keeps the newest leaf of an aggregate until it is removed at that revision', async () => {
      const { events } = store()
      const leaf = (rev: number): Leaf => ({ _id: 'vorlage/leaf', rev, kette: String(rev), tag: '2026-03-02' })
      await events.putLeaf(leaf(3))
      await events.putLeaf(leaf(2))
      expect(await events.openLeaves()).toEqual([leaf(3)])
      await events.removeLeaves([leaf(2)])
      expect(await events.openLeaves()).toEqual([leaf(3)])
      await Promise.all([leaf(5), leaf(4)].map((one) => events.putLeaf(one)))
      await events.removeLeaves([leaf(5)])
      expect(await events.openLeaves()).toEqual([])
    })

    test('keeps the first root of a day, and the days in order', async () => {
      const { events } = store()
      const root = (_id: string, wurzel: string): DayRoot => ({ _id, vorige: '0', wurzel, blaetter: [{ aggregat: 'vorlage/a', rev: 1 }] })
      expect(await events.lastDayRoot()).toBeNull()
      await events.putDayRoot(root('2026-03-03', 'b'))
      await events.putDayRoot(root('2026-03-02', 'a'))
      await events.putDayRoot(root('2026-03-03', 'c'))
      expect(await events.dayRoots()).toEqual([root('2026-03-02', 'a'), root('2026-03-03', 'b')])
      expect(await events.lastDayRoot()).toEqual(root('2026-03-03', 'b'))
    })

    test('hands a job to one worker at a time and refuses the one whose lease was lost', async () => {
      const { jobs, uhr } = store()
      await store().events.insertJobs([job('j1', START)])
      expect(await jobs.find(['j1', 'keiner'])).toEqual([{ _id: 'j1', faelligAb: START, zustand: 'offen' }])
      const first = await jobs.claim(60_000, 'a')
      expect(first).toMatchObject({ _id: 'j1', versuche: 1 })
      expect(await jobs.find(['j1'])).toMatchObject([{ _id: 'j1', zustand: 'laeuft' }])
      expect(await jobs.claim(60_000, 'b')).toBeNull()
      uhr.set(new Date(Date.parse(uhr.now()) + 61_000).toISOString())
      const second = await jobs.claim(60_000, 'b')
      expect(second).toMatchObject({ _id: 'j1', versuche: 2 })
      expect(await jobs.complete('j1', first?.token ?? 0)).toBe(false)
      expect(await jobs.renew('j1', first?.token ?? 0, 60_000)).toBe(false)
      expect(await jobs.complete('j1', second?.token ?? 0)).toBe(true)
      expect(await jobs.nextDue()).toBeNull()
      expect(await jobs.find(['j1'])).toEqual([])
    })

    test('keeps a failed job for a person, who may try again', async () => {
      const { jobs, uhr } = store()
      await store().events.insertJobs([job('j2', uhr.now())])
      const claimed = await jobs.claim(60_000, 'a')
      expect(await jobs.fail('j2', claimed?.token ?? 0, 'Server antwortet nicht', null)).toBe(true)
      expect(await jobs.claim(60_000, 'a')).toBeNull()
      const failure = {
        _id: 'j2',
        art: 'mail',
        grund: 'Server antwortet nicht',
        aggregat: { art: 'vorlage', id: 'v' },
        versuche: 1,
        daten: { mailart: 'ladung' },
        token: claimed?.token,
      }
      expect(await jobs.failed(10)).toEqual([failure])
      expect(await jobs.retry('j2', (claimed?.token ?? 0) - 1)).toBe(false)
      expect(await jobs.retry('j2', claimed?.token ?? 0)).toBe(true)
      expect(await jobs.retry('j2', claimed?.token ?? 0)).toBe(false)
      const again = await jobs.claim(60_000, 'a')
      expect(again).toMatchObject({ _id: 'j2', versuche: 1 })
      expect(await jobs.complete('j2', again?.token ?? 0)).toBe(true)
    })

    test('takes jobs in the order in which they fall due, and none before its time', async () => {
      const { jobs, uhr } = store()
      const at = (seconds: number): string => new Date(Date.parse(uhr.now()) + seconds * 1_000).toISOString()
      await store().events.insertJobs([job('later', at(3_600)), job('b', at(-1)), job('a', at(-2))])
      const claims = [await jobs.claim(60_000, 'x'), await jobs.claim(60_000, 'x'), await jobs.claim(60_000, 'x')]
      expect(claims.map((claimed) => claimed?._id ?? null)).toEqual(['a', 'b', null])
      for (const claimed of claims) if (claimed !== null) await jobs.complete(claimed._id, claimed.token)
      expect(await jobs.nextDue()).toBe(at(3_600))
      await store().events.cancelJobs(['later'])
      expect(await jobs.nextDue()).toBeNull()
    })

    test('writes a projection over an older revision only, and a deletion keeps its revision', async () => {
      const { events, projection } = store()
      const row = async (): Promise<unknown> => (await projection('v/p'))?.zeile
      await events.writeProjection('oeffentlich', 'v/p', 3, { betreff: 'drei' })
      await events.writeProjection('oeffentlich', 'v/p', 2, { betreff: 'zwei' })
      await events.writeProjection('oeffentlich', 'v/p', 3, { betreff: 'noch einmal' })
      expect(await row()).toEqual({ betreff: 'drei' })
      await events.writeProjection('oeffentlich', 'v/p', 5, null)
      await events.writeProjection('oeffentlich', 'v/p', 4, { betreff: 'kommt nicht wieder' })
      expect(await projection('v/p')).toEqual({ rev: 5, zeile: null })
      await events.writeProjection('oeffentlich', 'v/p', 6, { betreff: 'sechs' })
      expect(await projection('v/p')).toEqual({ rev: 6, zeile: { betreff: 'sechs' } })
      await events.writeProjection('oeffentlich', 'v/never', 1, null)
      expect(await projection('v/never')).toEqual({ rev: 1, zeile: null })
    })

    test('keeps the same projection for two writers at once: the newer one wins', async () => {
      const { events, projection } = store()
      await Promise.all([9, 7, 8].map((rev) => events.writeProjection('arbeitsvorrat', 'v/race', rev, { rev })))
      expect(await projection('v/race')).toEqual({ rev: 9, zeile: { rev: 9 } })
    })

    test('tries a failed job again at the given time, under a new token', async () => {
      const { events, jobs, uhr } = store()
      const at = (seconds: number): string => new Date(Date.parse(uhr.now()) + seconds * 1_000).toISOString()
      await events.insertJobs([job('again', uhr.now())])
      const first = await jobs.claim(60_000, 'a')
      const due = at(30)
      expect(await jobs.fail('again', first?.token ?? 0, 'besetzt', due)).toBe(true)
      expect(await jobs.nextDue()).toBe(due)
      expect([await jobs.open(at(29)), await jobs.open(due)]).toEqual([0, 1])
      expect(await jobs.claim(60_000, 'a')).toBeNull()
      uhr.set(due)
      const second = await jobs.claim(60_000, 'a')
      expect(second).toMatchObject({ _id: 'again', versuche: 2 })
      expect(await jobs.fail('again', first?.token ?? 0, 'zu spät', null)).toBe(false)
      expect(await jobs.renew('again', second?.token ?? 0, 120_000)).toBe(true)
      expect(await jobs.nextDue()).toBe(at(120))
      await events.insertJobs([job('again', START)])
      expect(await jobs.claim(60_000, 'b')).toBeNull()
      expect(await jobs.complete('again', second?.token ?? 0)).toBe(true)
      expect(await jobs.complete('again', second?.token ?? 0)).toBe(false)
    })

    test('claims a job for one of many who ask at once', async () => {
      const { events, jobs, uhr } = store()
      await events.insertJobs([job('one', uhr.now())])
      const claims = await Promise.all(Array.from({ length: 5 }, (_, index) => jobs.claim(60_000, `w${index}`)))
      const taken = claims.filter((claimed) => claimed !== null)
      expect(taken).toHaveLength(1)
      expect(await jobs.complete('one', taken[0]?.token ?? 0)).toBe(true)
    })

    test('gives each of several who ask at once a job of their own while there are enough', async () => {
      const { events, jobs, uhr } = store()
      await events.insertJobs(['m1', 'm2', 'm3'].map((id) => job(id, uhr.now())))
      const claims = await Promise.all(['a', 'b', 'c'].map((owner) => jobs.claim(60_000, owner)))
      expect(new Set(claims.map((claimed) => claimed?._id))).toEqual(new Set(['m1', 'm2', 'm3']))
      const ends = await Promise.all(claims.map((claimed) => jobs.complete(claimed?._id ?? '', claimed?.token ?? 0)))
      expect(ends).toEqual([true, true, true])
    })

    test('takes a job back from whoever holds it, at once and without counting the attempt', async () => {
      const { events, jobs, uhr } = store()
      await events.insertJobs([job('back', uhr.now())])
      const first = await jobs.claim(60_000, 'a')
      expect(await jobs.release('back', (first?.token ?? 0) - 1)).toBe(false)
      expect(await jobs.release('back', first?.token ?? 0)).toBe(true)
      const second = await jobs.claim(60_000, 'b')
      expect(second).toMatchObject({ _id: 'back', versuche: 1 })
      expect(await jobs.release('back', first?.token ?? 0)).toBe(false)
      expect(await jobs.complete('back', first?.token ?? 0)).toBe(false)
      expect(await jobs.complete('back', second?.token ?? 0)).toBe(true)
    })

    test('does not share what it was given or gave out', async () => {
      const ref: Ref = { art: 'vorlage', id: 'copies' }
      const given = commit(ref, 1)
      await store().events.commit(ref, 0, given)
      given.fields['profil'] = 'kiel'
      const read = await store().events.readHead(ref)
      expect(read?.fields).toEqual({ profil: 'musterstadt' })
      if (read !== null) read.fields['profil'] = 'aachen'
      expect((await store().events.readHead(ref))?.fields).toEqual({ profil: 'musterstadt' })
    })
  })
}
