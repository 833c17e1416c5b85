/** Event and job store in memory under the same contract: for case files, tests and the simulation. Each call is one atomic step. */
import { refKey, type Ref } from '../../workflows/aggregate.ts'
import type { ClaimedJob, Clock, EventRecord, EventStore, Head, Job, JobStore } from '../engine/ports.ts'

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

/** Rows are plain JSON, for which this is several times faster than `structuredClone`. */
function copy<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(copy) as Value
  if (typeof value !== 'object' || value === null) return value
  const result: Record<string, unknown> = {}
  for (const [name, item] of Object.entries(value)) result[name] = copy(item)
  return result as Value
}

export function createMemoryStore(clock: Clock): MemoryStore {
  const heads = new Map<string, Head>()
  const events = new Map<string, EventRecord>()
  const jobs = new Map<string, StoredJob>()
  const texte = new Map<string, string>()
  const inhalte = new Map<string, unknown>()
  const projections = new Map<string, Map<string, ProjectionRow>>()

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
      if (head !== undefined) heads.set(refKey(ref), { ...head, pending: head.pending.filter((pending) => !revs.includes(pending.rev)) })
    },
    async headsWithPending(limit) {
      const waiting: Ref[] = [...heads.values()].filter((head) => head.pending.length > 0).map((head) => head.ref)
      return waiting.slice(0, limit)
    },
    async putTexts(rows) {
      for (const row of rows) texte.set(row._id, row.text)
    },
    getTexts: async (ids) => new Map(ids.flatMap((id) => (texte.has(id) ? [[id, texte.get(id) ?? ''] as const] : []))),
    async putInhalte(rows) {
      for (const row of rows) inhalte.set(row._id, copy(row.inhalt))
    },
    getInhalte: async (ids) => new Map(ids.flatMap((id) => (inhalte.has(id) ? [[id, copy(inhalte.get(id))] as const] : []))),
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
    failed: async () =>
      [...jobs.values()]
        .filter((job) => job.zustand === 'gescheitert')
        .map(({ _id, art, grund, aggregat, versuche }) => ({ _id, art, grund, aggregat, versuche })),
    async retry(id) {
      const job = jobs.get(id)
      if (job?.zustand !== 'gescheitert') return false
      jobs.set(id, { ...job, zustand: 'offen', versuche: 0, faelligAb: clock.now() })
      return true
    },
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
