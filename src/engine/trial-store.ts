/** A store over another one: reads fall through, writes stay here and are thrown away with it. It holds nothing that could write below. */
import { refKey, type Ref } from '../../workflows/aggregate.ts'
import type { EventRecord, EventStore, Head, Job } from './ports.ts'

/** What a trial reads of the real store. */
export type ReadableStore = Pick<EventStore, 'readHead' | 'findByCommand' | 'readEvents' | 'getTexts' | 'textRecords' | 'getInhalte'>

export interface TrialStore {
  store: EventStore
  /** Jobs that the trial itself caused, not those of earlier commits that it came across. */
  jobs: () => Job[]
  /** Deadlines that the trial ended. */
  cancelled: () => string[]
  /** Events of the trial in the order they were stored, over all aggregates. */
  events: () => EventRecord[]
}

export function createTrialStore(below: ReadableStore): TrialStore {
  const heads = new Map<string, Head>()
  /** Revision of each aggregate before the trial. */
  const before = new Map<string, number>()
  const events: EventRecord[] = []
  const jobs = new Map<string, Job>()
  const cancelled: string[] = []
  const texte = new Map<string, { _id: string; salz: string; text: string }>()
  const inhalte = new Map<string, unknown>()

  async function readHead(ref: Ref): Promise<Head | null> {
    const key = refKey(ref)
    const own = heads.get(key)
    if (own !== undefined) return own
    const head = await below.readHead(ref)
    if (!before.has(key)) before.set(key, head?.rev ?? 0)
    return head
  }

  const isOfTrial = (key: string, rev: number): boolean => rev > (before.get(key) ?? 0)

  const store: EventStore = {
    readHead,
    async commit(ref, expected, { pending, titel, ...commit }) {
      const head = await readHead(ref)
      if ((head?.rev ?? 0) !== expected) return false
      const rev = expected + 1
      heads.set(refKey(ref), { ...commit, ref, rev, pending: [...(head?.pending ?? []), pending], titel: titel ?? head?.titel ?? null })
      events.push(pending.event)
      return true
    },
    async findByCommand(ref, commandId) {
      const own = events.find((event) => event.aggregat === refKey(ref) && event.commandId === commandId)
      return own ?? below.findByCommand(ref, commandId)
    },
    async readEvents(ref, from, to) {
      const own = events.filter(({ aggregat, rev }) => aggregat === refKey(ref) && rev >= from && rev <= to)
      return [...(await below.readEvents(ref, from, to)), ...own]
    },
    async insertEvents() {},
    async insertJobs(rows) {
      for (const row of rows) if (isOfTrial(refKey(row.aggregat), row.rev) && !jobs.has(row._id)) jobs.set(row._id, row)
    },
    async cancelJobs(ids) {
      for (const id of ids) if (!jobs.delete(id)) cancelled.push(id)
    },
    async clearPending(ref, revs) {
      const head = await readHead(ref)
      if (head === null) return true
      const pending = head.pending.filter(({ rev }) => !revs.includes(rev))
      heads.set(refKey(ref), { ...head, pending })
      return pending.length === 0
    },
    headsWithPending: async () => [...heads.values()].filter(({ pending }) => pending.length > 0).map(({ ref }) => ref),
    async putTexts(rows) {
      for (const row of rows) texte.set(row._id, row)
    },
    async getTexts(ids) {
      const own = ids.flatMap((id) => texte.get(id) ?? []).map(({ _id, text }) => [_id, text] as const)
      return new Map([...(await below.getTexts(ids.filter((id) => !texte.has(id)))), ...own])
    },
    async textRecords(ids) {
      return [...(await below.textRecords(ids.filter((id) => !texte.has(id)))), ...ids.flatMap((id) => texte.get(id) ?? [])]
    },
    async deleteTexts() {},
    async putInhalte(rows) {
      for (const { _id, inhalt } of rows) inhalte.set(_id, inhalt)
    },
    async getInhalte(ids) {
      const own = ids.filter((id) => inhalte.has(id)).map((id) => [id, inhalte.get(id)] as const)
      return new Map([...(await below.getInhalte(ids.filter((id) => !inhalte.has(id)))), ...own])
    },
    async putLeaf() {},
    openLeaves: async () => [],
    async removeLeaves() {},
    async putDayRoot() {},
    lastDayRoot: async () => null,
    dayRoots: async () => [],
    async writeProjection() {},
  }
  return { store, jobs: () => [...jobs.values()], cancelled: () => cancelled, events: () => events }
}
