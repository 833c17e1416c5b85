/** What the checks remember beside the program: every commit as it happened, who was promised what. */
import { refKey, type Effect, type Parts, type Payload, type Ref } from '../../workflows/aggregate.ts'
import type { Akteur } from '../../workflows/akteur.ts'
import type { Command, EventRecord, Head, Job } from '../../src/engine/ports.ts'

export interface Entry {
  event: EventRecord
  effects: readonly Effect[]
  /** The machines after it. */
  parts: Parts
}

/** A command as its author sent it, and what the author came to know. */
export interface Sent {
  command: Command
  akteur: Akteur
  /** Revisions of all aggregates when it was sent first. */
  seen: ReadonlyMap<string, number>
  /** An attempt of it ended without an answer. */
  uncertain: boolean
  answer: { rev: number; repeated: boolean } | null
  refusal: string | null
}

export interface Ledger {
  entries: Map<string, { ref: Ref; log: Entry[] }>
  sent: Sent[]
  /** Ids of job rows that ever were, by what they are for. */
  jobs: Map<string, Set<string>>
  /** Newest token handed out by job. */
  tokens: Map<string, number>
}

export const createLedger = (): Ledger => ({ entries: new Map(), sent: [], jobs: new Map(), tokens: new Map() })

export const logOf = (ledger: Ledger, ref: Ref): Entry[] => ledger.entries.get(refKey(ref))?.log ?? []

export function record(ledger: Ledger, head: Head, parts: Parts): void {
  const newest = head.pending.at(-1)
  if (newest === undefined) return
  const key = refKey(head.ref)
  const known = ledger.entries.get(key) ?? { ref: head.ref, log: [] }
  known.log.push({ event: newest.event, effects: newest.effects, parts })
  ledger.entries.set(key, known)
}

/** What a job is for, whatever its id. */
export const intentOf = (job: Pick<Job, 'art' | 'rev' | 'daten' | 'aggregat'>): string =>
  `${refKey(job.aggregat)}:${job.rev} ${job.art} ${JSON.stringify(job.daten)}`

/** Revisions of all aggregates now. */
export const revsOf = (ledger: Ledger): Map<string, number> => new Map([...ledger.entries].map(([key, { log }]) => [key, log.length]))

export const payloadOf = (event: EventRecord): Payload => ({ type: event.type, ...event.daten })
