/** Event and job store in memory under the same contract: for case files, tests and the simulation. Each call is one atomic step. */
import { refKey, type Ref } from '../../workflows/aggregate.ts'
import type { ClaimedJob, Clock, DayRoot, EventRecord, EventStore, Head, Job, JobStore, Leaf, TextRecord } from '../engine/ports.ts'

interface StoredJob extends Job {
  zustand: 'offen' | 'laeuft' | 'gescheitert'
  token: number
  versuche: number
  grund: string
}

interface ProjectionRow {
  rev: number
  zeile: Record<string, unknown> | null
}

export interface MemoryStore {
  events: EventStore
  jobs: JobStore
  /** For readers of tests and case files. */
  heads: () => Head[]
  projection: (name: string) => Map<string, ProjectionRow>
  allEvents: () => EventRecord[]
}

/**
 * Rows are plain JSON, for which this is several times faster than `structuredClone`. What is undefined comes back as null, as it does
 * from the database: an event that holds such a value would no longer fit its hash.
 */
function copy<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(copy) as Value
  if (typeof value !== 'object' || value === null) return value
  const result: Record<string, unknown> = {}
  for (const [name, item] of Object.entries(value)) result[name] = item === undefined ? null : copy(item)
  return result as Value
}

export function createMemoryStore(clock: Clock): MemoryStore {
  const heads = new Map<string, Head>()
  const events = new Map<string, EventRecord>()
  const jobs = new Map<string, StoredJob>()
  const texte = new Map<string, TextRecord>()
  const leaves = new Map<string, Leaf>()
  const roots = new Map<string, DayRoot>()
  const inhalte = new Map<string, unknown>()
  const projections = new Map<string, Map<string, ProjectionRow>>()

  const found = <Row>(rows: ReadonlyMap<string, Row>, ids: readonly string[]): Row[] => ids.flatMap((id) => rows.get(id) ?? [])
  const rootsByDay = (): DayRoot[] => [...roots.values()].toSorted((a, b) => (a._id < b._id ? -1 : 1))

  const projection = (name: string): Map<string, ProjectionRow> => {
    const known = projections.get(name) ?? new Map<string, ProjectionRow>()
    projections.set(name, known)
    return known
  }

  const eventStore: EventStore = {
    readHead: async (ref) => copy(heads.get(refKey(ref)) ?? null),
    async commit(ref, expected, { pending, titel, ...commit }) {
      const head = heads.get(refKey(ref))
      if ((head?.rev ?? 0) !== expected) return false
      heads.set(
        refKey(ref),
        copy({ ...commit, ref, rev: expected + 1, pending: [...(head?.pending ?? []), pending], titel: titel ?? head?.titel ?? null }),
      )
      return true
    },
    async findByCommand(ref, commandId) {
      for (const event of events.values()) if (event.aggregat === refKey(ref) && event.commandId === commandId) return copy(event)
      return null
    },
    async readEvents(ref, from, to) {
      const found: EventRecord[] = []
      for (let rev = from; rev <= to; rev += 1) {
        const event = events.get(`${refKey(ref)}:${rev}`)
        if (event !== undefined) found.push(copy(event))
      }
      return found
    },
    async insertEvents(rows) {
      for (const row of rows) if (!events.has(row._id)) events.set(row._id, copy(row))
    },
    async insertJobs(rows) {
      for (const row of rows)
        if (!jobs.has(row._id)) jobs.set(row._id, { ...copy(row), zustand: 'offen', token: 0, versuche: 0, grund: '' })
    },
    async cancelJobs(ids) {
      for (const id of ids) jobs.delete(id)
    },
    async clearPending(ref, revs) {
      const head = heads.get(refKey(ref))
      if (head === undefined) return true
      const pending = head.pending.filter(({ rev }) => !revs.includes(rev))
      heads.set(refKey(ref), { ...head, pending })
      return pending.length === 0
    },
    async headsWithPending(limit) {
      const waiting: Ref[] = [...heads.values()].filter((head) => head.pending.length > 0).map((head) => head.ref)
      return waiting.slice(0, limit)
    },
    async putTexts(rows) {
      for (const row of rows) texte.set(row._id, copy(row))
    },
    getTexts: async (ids) => new Map(found(texte, ids).map(({ _id, text }) => [_id, text])),
    textRecords: async (ids) => found(texte, ids).map(copy),
    async deleteTexts(ids) {
      for (const id of ids) texte.delete(id)
    },
    async putInhalte(rows) {
      for (const row of rows) inhalte.set(row._id, copy(row.inhalt))
    },
    getInhalte: async (ids) => new Map(ids.flatMap((id) => (inhalte.has(id) ? [[id, copy(inhalte.get(id))] as const] : []))),
    async putLeaf(leaf) {
      if ((leaves.get(leaf._id)?.rev ?? 0) < leaf.rev) leaves.set(leaf._id, copy(leaf))
    },
    openLeaves: async () => [...leaves.values()].map(copy),
    async removeLeaves(rows) {
      for (const { _id, rev } of rows) if (leaves.get(_id)?.rev === rev) leaves.delete(_id)
    },
    async putDayRoot(root) {
      if (!roots.has(root._id)) roots.set(root._id, copy(root))
    },
    lastDayRoot: async () => copy(rootsByDay().at(-1) ?? null),
    dayRoots: async () => rootsByDay().map(copy),
    async writeProjection(name, key, rev, row) {
      const rows = projection(name)
      if ((rows.get(key)?.rev ?? 0) < rev) rows.set(key, { rev, zeile: copy(row) })
    },
  }

  const held = (id: string, token: number): StoredJob | null => {
    const job = jobs.get(id)
    return job?.token === token ? job : null
  }
  const later = (milliseconds: number): string => new Date(Date.parse(clock.now()) + milliseconds).toISOString()

  const jobStore: JobStore = {
    async claim(leaseMilliseconds) {
      const now = clock.now()
      const due = [...jobs.values()]
        .filter((job) => job.zustand !== 'gescheitert' && job.faelligAb <= now)
        .sort((a, b) => a.faelligAb.localeCompare(b.faelligAb))[0]
      if (due === undefined) return null
      const taken: StoredJob = {
        ...due,
        zustand: 'laeuft',
        token: due.token + 1,
        versuche: due.versuche + 1,
        faelligAb: later(leaseMilliseconds),
      }
      jobs.set(due._id, taken)
      const { _id, art, aggregat, rev, daten, token, versuche } = taken
      return copy({ _id, art, aggregat, rev, faelligAb: due.faelligAb, daten, token, versuche } satisfies ClaimedJob)
    },
    async renew(id, token, leaseMilliseconds) {
      const job = held(id, token)
      if (job !== null) job.faelligAb = later(leaseMilliseconds)
      return job !== null
    },
    complete: async (id, token) => held(id, token) !== null && jobs.delete(id),
    async fail(id, token, grund, faelligAb) {
      const job = held(id, token)
      if (job === null) return false
      jobs.set(id, { ...job, grund, ...(faelligAb === null ? { zustand: 'gescheitert' } : { zustand: 'offen', faelligAb }) })
      return true
    },
    async release(id, token) {
      const job = held(id, token)
      if (job?.zustand !== 'laeuft') return false
      jobs.set(id, { ...job, zustand: 'offen', faelligAb: clock.now(), versuche: job.versuche - 1 })
      return true
    },
    failed: async (limit) =>
      [...jobs.values()]
        .filter((job) => job.zustand === 'gescheitert')
        .sort((a, b) => a.faelligAb.localeCompare(b.faelligAb))
        .slice(0, limit)
        .map(({ _id, art, aggregat, daten, grund, versuche, token }) => copy({ _id, art, aggregat, daten, grund, versuche, token })),
    async retry(id, token) {
      const job = held(id, token)
      if (job?.zustand !== 'gescheitert') return false
      jobs.set(id, { ...job, zustand: 'offen', versuche: 0, token: token + 1, faelligAb: clock.now() })
      return true
    },
    find: async (ids) => found(jobs, ids).map(({ _id, faelligAb, zustand }) => ({ _id, faelligAb, zustand })),
    nextDue: async () =>
      [...jobs.values()]
        .filter((job) => job.zustand !== 'gescheitert')
        .map((job) => job.faelligAb)
        .sort()[0] ?? null,
    open: async (until) => [...jobs.values()].filter((job) => job.zustand !== 'gescheitert' && job.faelligAb <= until).length,
  }

  return {
    events: eventStore,
    jobs: jobStore,
    heads: () => [...heads.values()].map(copy),
    projection,
    allEvents: () => [...events.values()].map(copy),
  }
}
