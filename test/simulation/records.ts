/**
 * Mail and documents of the simulation: an outbox, issued documents and a mail server that says how often it accepted what. The two
 * handlers keep the rules of the real ones: each looks first for what an earlier run left, and no mail is sent a second time after its
 * final dot.
 */
import type { Ref } from '../../workflows/aggregate.ts'
import { SYSTEM } from '../../workflows/akteur.ts'
import { sha256 } from '../../src/engine/canonical.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { documentId, issuedDocument } from '../../src/engine/issued-document.ts'
import type { ClaimedJob } from '../../src/engine/ports.ts'
import type { Handler } from '../../src/jobs/worker.ts'

export type MailState = 'offen' | 'punkt_gesendet' | 'gesendet' | 'unklar'

export interface MailRow {
  _id: string
  aggregat: Ref
  rev: number
  daten: Record<string, unknown>
  state: MailState
}

export interface DocumentRow {
  _id: string
  hash: string
  fassung: string | null
}

export interface Records {
  mail: (id: string) => Promise<MailRow | null>
  /** Keeps the row that is there. */
  keepMail: (row: MailRow) => Promise<void>
  /** False when the row is in none of these states. */
  markMail: (id: string, from: readonly MailState[], to: MailState) => Promise<boolean>
  /** The mail server takes it. */
  deliver: (id: string) => Promise<void>
  document: (id: string) => Promise<DocumentRow | null>
  keepDocument: (row: DocumentRow) => Promise<void>
}

export interface MemoryRecords extends Records {
  mails: Map<string, MailRow>
  documents: Map<string, DocumentRow>
  accepted: Map<string, number>
}

export function createMemoryRecords(): MemoryRecords {
  const mails = new Map<string, MailRow>()
  const documents = new Map<string, DocumentRow>()
  const accepted = new Map<string, number>()
  return {
    mails,
    documents,
    accepted,
    mail: async (id) => structuredClone(mails.get(id) ?? null),
    async keepMail(row) {
      if (!mails.has(row._id)) mails.set(row._id, structuredClone(row))
    },
    async markMail(id, from, to) {
      const row = mails.get(id)
      if (row === undefined || !from.includes(row.state)) return false
      row.state = to
      return true
    },
    async deliver(id) {
      accepted.set(id, (accepted.get(id) ?? 0) + 1)
    },
    document: async (id) => documents.get(id) ?? null,
    async keepDocument(row) {
      if (!documents.has(row._id)) documents.set(row._id, row)
    },
  }
}

export const mailHandler =
  (records: Records): Handler =>
  async ({ _id, aggregat, rev, daten }) => {
    if ((await records.mail(_id)) === null) await records.keepMail({ _id, aggregat, rev, daten, state: 'offen' })
    if (await records.markMail(_id, ['offen'], 'punkt_gesendet')) {
      await records.deliver(_id)
      await records.markMail(_id, ['punkt_gesendet', 'unklar'], 'gesendet')
      return
    }
    // Somebody got as far as the final dot and no further: a person decides.
    await records.markMail(_id, ['punkt_gesendet'], 'unklar')
  }

async function issue(records: Records, engine: Engine, job: ClaimedJob, id: string): Promise<DocumentRow> {
  const read = await engine.read(job.aggregat)
  const context = read?.parts['vorlage']?.context as { fassung: { hash: string } } | undefined
  const { fassung } = job.daten as { fassung?: string }
  // What is rendered depends on the state that is found: a second run would make another document.
  const hash = sha256(`${id} ${read?.head.rev}`)
  await records.keepDocument({ _id: id, hash, fassung: fassung ?? context?.fassung.hash ?? null })
  const kept = await records.document(id)
  if (kept === null) throw new Error(`DOCUMENT_NOT_KEPT ${id}`)
  return kept
}

export const documentHandler =
  (records: Records, engine: Engine): Handler =>
  async (job) => {
    const id = documentId(job._id)
    const { hash, fassung } = (await records.document(id)) ?? (await issue(records, engine, job, id))
    await engine.execute({ commandId: job._id, ref: job.aggregat, event: issuedDocument(job, hash, fassung ?? '') }, SYSTEM)
  }
