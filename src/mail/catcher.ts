/** An SMTP server on loopback that keeps what it gets as files: the post of an installation without SMTP_URL. */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export interface CaughtMail {
  id: string
  von: string
  an: string
  betreff: string
  /** ISO instant of the Date header. */
  datum: string
}

export interface CaughtMailContent extends CaughtMail {
  text: string
  html: string
  attachments: { filename: string; contentType: string; bytes: Buffer }[]
  raw: Buffer
}

export interface Catcher {
  /** smtp://127.0.0.1:PORT */
  url: string
  /** Newest first. */
  list: () => Promise<CaughtMail[]>
  read: (id: string) => Promise<CaughtMailContent | null>
  close: () => Promise<void>
}

const KEPT = 500
const MAX_BYTES = 40_000_000
const ID = /^\d{13}-[0-9a-f]{16}$/

const address = (entry: Email['from']): string => entry?.address ?? entry?.name ?? ''

function summary(id: string, mail: Email): CaughtMail {
  return { id, von: address(mail.from), an: (mail.to ?? []).map(address).join(', '), betreff: mail.subject ?? '', datum: mail.date ?? '' }
}

const bytesOf = (content: ArrayBuffer | Uint8Array | string): Buffer =>
  typeof content === 'string' ? Buffer.from(content) : Buffer.from(content as Uint8Array)

/** @param now ISO instant, orders the files */
export async function startCatcher(folder: string, now: () => string): Promise<Catcher> {
  await mkdir(folder, { recursive: true })

  const ids = async (): Promise<string[]> =>
    (await readdir(folder))
      .flatMap((name) => (name.endsWith('.eml') && ID.test(name.slice(0, -4)) ? [name.slice(0, -4)] : []))
      .toSorted()
      .toReversed()

  async function keep(raw: Buffer): Promise<void> {
    const id = `${Date.parse(now())}-${createHash('sha256').update(raw).digest('hex').slice(0, 16)}`
    await writeFile(join(folder, `${id}.tmp`), raw)
    await rename(join(folder, `${id}.tmp`), join(folder, `${id}.eml`))
    for (const old of (await ids()).slice(KEPT)) await rm(join(folder, `${old}.eml`), { force: true })
  }

  /** Answers only when the mail is on disk. */
  async function accept(raw: Buffer, callback: (error?: Error) => void): Promise<void> {
    const failed = await keep(raw).then(
      () => undefined,
      (error: unknown) => (Error.isError(error) ? error : new Error(String(error))),
    )
    callback(failed)
  }

  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    hideSTARTTLS: true,
    logger: false,
    size: MAX_BYTES,
    onData(stream, _session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        void accept(Buffer.concat(chunks), callback)
      })
    },
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => resolve())
  })
  const { port } = server.server.address() as AddressInfo

  return {
    url: `smtp://127.0.0.1:${port}`,
    async list() {
      const mails: CaughtMail[] = []
      for (const id of await ids()) mails.push(summary(id, await PostalMime.parse(await readFile(join(folder, `${id}.eml`)))))
      return mails
    },
    async read(id) {
      if (!ID.test(id)) return null
      const raw = await readFile(join(folder, `${id}.eml`)).catch(() => null)
      if (raw === null) return null
      const mail = await PostalMime.parse(raw)
      return {
        ...summary(id, mail),
        text: mail.text ?? '',
        html: mail.html ?? '',
        attachments: mail.attachments.map((attachment) => ({
          filename: attachment.filename ?? 'anlage',
          contentType: attachment.mimeType,
          bytes: bytesOf(attachment.content),
        })),
        raw,
      }
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
