/** What the engine needs of the world. Adapters live in store, jobs, mail and documents; the simulation has its own. */
import type { Auftragsart, Effect, Payload, Ref } from '../../workflows/aggregate.ts'
import type { Rechtsrolle } from '../../workflows/akteur.ts'

export interface Clock {
  /** ISO instant in UTC, monotonic and aligned with the database server. */
  now: () => string
  /** Milliseconds of a monotonic clock, for time limits. */
  ticks: () => number
  /** Ends early when the signal aborts. */
  sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>
}

export interface Random {
  /** Lower-case hexadecimal string of `bytes` random bytes. */
  hex: (bytes: number) => string
  /** Uniform in [0, 1). */
  fraction: () => number
}

export interface Log {
  info: (message: string, data?: Record<string, unknown>) => void
  error: (message: string, data?: Record<string, unknown>) => void
}

/** One event as it is stored for ever. */
export interface EventRecord {
  /** `vorlage/abc:3` */
  _id: string
  /** `vorlage/abc` */
  aggregat: string
  rev: number
  commandId: string
  type: string
  /** The event with references in place of texts; without befund. */
  daten: Record<string, unknown>
  befund: Record<string, unknown>
  /** Account id, never a name. */
  akteur: string
  als: Rechtsrolle
  /** The clerk acted in place of chair or head of administration. */
  imAuftrag: boolean
  /** ISO instant of entry. */
  eingetragenAm: string
  /** Version of the aggregate's machines. */
  version: number
  vorigerHash: string
  hash: string
}

export interface RingEntry {
  commandId: string
  akteur: string
  payloadHash: string
  rev: number
}

/** A commit whose events and effects the relay has not copied out yet. */
export interface Pending {
  rev: number
  event: EventRecord
  effects: Effect[]
}

export interface Head {
  ref: Ref
  rev: number
  /** Version of the machines and the hash over their names and structure. */
  version: number
  definition: string
  /** Canonical JSON of the parts. */
  snapshot: string
  /** Last link of the hash chain. */
  kette: string
  /** Instant of the newest event. */
  zuletzt: string
  ring: RingEntry[]
  pending: Pending[]
  /** Query fields, a pure function of the parts. */
  fields: Record<string, unknown>
  /** Betreff of the current version: kept beside the record for lists and search. */
  titel: string | null
}

/** The new state of a head and the one commit that leads there. */
export interface Commit {
  version: number
  definition: string
  snapshot: string
  kette: string
  zuletzt: string
  ring: RingEntry[]
  fields: Record<string, unknown>
  /** Absent = unchanged. */
  titel?: string
  pending: Pending
}

/** The last chain link of an aggregate that no day's root covers yet. */
export interface Leaf {
  /** `vorlage/abc` */
  _id: string
  rev: number
  kette: string
  /** Local date of the newest event. */
  tag: string
}

/** Merkle root of a day; see `merkle.ts`. */
export interface DayRoot {
  /** Local date. */
  _id: string
  /** Root of the day before that has one. */
  vorige: string
  wurzel: string
  blaetter: { aggregat: string; rev: number }[]
}

/** Typed text kept apart from the record, so that it can be erased. */
export interface TextRecord {
  /** `t:<sha256 of salt and text>` */
  _id: string
  salz: string
  text: string
}

/** Normative content under its plain hash. */
export interface InhaltRecord {
  _id: string
  inhalt: unknown
}

export interface Job {
  _id: string
  art: Auftragsart
  aggregat: Ref
  rev: number
  /** ISO instant. */
  faelligAb: string
  daten: Record<string, unknown>
}

export interface EventStore {
  readHead: (ref: Ref) => Promise<Head | null>
  /** One compare-and-set on (_id, rev); `expected` 0 inserts. False when somebody else was first. */
  commit: (ref: Ref, expected: number, commit: Commit) => Promise<boolean>
  findByCommand: (ref: Ref, commandId: string) => Promise<EventRecord | null>
  /** Events of one aggregate by revision, inclusive; not yet relayed ones are missing. */
  readEvents: (ref: Ref, from: number, to: number) => Promise<EventRecord[]>
  insertEvents: (events: readonly EventRecord[]) => Promise<void>
  insertJobs: (jobs: readonly Job[]) => Promise<void>
  cancelJobs: (ids: readonly string[]) => Promise<void>
  /** Removes pending entries without touching `rev`. True when nothing is left; false: somebody committed meanwhile, look again. */
  clearPending: (ref: Ref, revs: readonly number[]) => Promise<boolean>
  /** Heads with pending entries, for the sweep. */
  headsWithPending: (limit: number) => Promise<Ref[]>
  putTexts: (texts: readonly TextRecord[]) => Promise<void>
  getTexts: (ids: readonly string[]) => Promise<Map<string, string>>
  textRecords: (ids: readonly string[]) => Promise<TextRecord[]>
  deleteTexts: (ids: readonly string[]) => Promise<void>
  putInhalte: (inhalte: readonly InhaltRecord[]) => Promise<void>
  getInhalte: (ids: readonly string[]) => Promise<Map<string, unknown>>
  /** Over an older revision only. */
  putLeaf: (leaf: Leaf) => Promise<void>
  openLeaves: () => Promise<Leaf[]>
  /** Those that have not moved on since. */
  removeLeaves: (leaves: readonly Leaf[]) => Promise<void>
  /** Does nothing when the day has its root. */
  putDayRoot: (root: DayRoot) => Promise<void>
  lastDayRoot: () => Promise<DayRoot | null>
  /** In order of days. */
  dayRoots: () => Promise<DayRoot[]>
  /** Writes a projection row over an older rev only; null leaves a tombstone with its rev. */
  writeProjection: (name: Projektion, key: string, rev: number, row: Record<string, unknown> | null) => Promise<void>
}

export const PROJEKTIONEN = ['arbeitsvorrat', 'oeffentlich'] as const
export type Projektion = (typeof PROJEKTIONEN)[number]

export interface ClaimedJob extends Job {
  /** Fencing token: completing with an older one changes nothing. */
  token: number
  versuche: number
}

/** A job that no further attempt was given to. */
export interface FailedJob extends Pick<Job, '_id' | 'art' | 'aggregat' | 'daten'> {
  grund: string
  versuche: number
  /** Names this failure: it changes with the next attempt. */
  token: number
}

/** How far a job is that is not done. */
export interface JobState extends Pick<Job, '_id' | 'faelligAb'> {
  zustand: 'offen' | 'laeuft' | 'gescheitert'
}

export interface JobStore {
  /** The most overdue job, leased until now + lease; the next one where another worker was faster. */
  claim: (leaseMilliseconds: number, owner: string) => Promise<ClaimedJob | null>
  renew: (id: string, token: number, leaseMilliseconds: number) => Promise<boolean>
  /** Finished rows are deleted: what a job leaves for ever lies elsewhere. */
  complete: (id: string, token: number) => Promise<boolean>
  /** `faelligAb` null: failed for good, waits for a person. */
  fail: (id: string, token: number, grund: string, faelligAb: string | null) => Promise<boolean>
  /** Gives an unfinished job back at once, as if it had not been tried; whoever has it still may complete it until it is claimed again. */
  release: (id: string, token: number) => Promise<boolean>
  /** Jobs that wait for a person, at most `limit`. */
  failed: (limit: number) => Promise<FailedJob[]>
  /** Makes a failed job due, with all its attempts; false when it is no longer the failure that the token names. */
  retry: (id: string, token: number) => Promise<boolean>
  /** Those of the jobs that are not done. */
  find: (ids: readonly string[]) => Promise<JobState[]>
  /** Earliest instant at which a job that has not failed is due, null for none. */
  nextDue: () => Promise<string | null>
  /** Number of jobs due at or before the instant that are neither done nor failed. */
  open: (until: string) => Promise<number>
}

export interface Command {
  commandId: string
  ref: Ref
  event: Payload
  /** Digest of what the author saw; absent for jobs and crossings. */
  bezug?: string
}

export interface Answer {
  ref: Ref
  rev: number
  /** The command had been accepted before. */
  repeated: boolean
}
