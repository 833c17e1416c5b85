/** An SMTP server on loopback that keeps what it gets as files: the post of an installation without SMTP_URL. */
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export interface CaughtMail {
  id: string
  von: string
  an: string
  betreff: string
  /** ISO instant of the Date header; of the catch where there is none. */
  datum: string
}

export interface CaughtMailContent extends CaughtMail {
  text: string
  /** Empty where the mail has no HTML part. */
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

export interface CatcherOptions {
  /** So many of the newest mails are kept. */
  kept?: number
  /** Largest mail in bytes. */
  size?: number
}

const ID = /^\d{13}-[0-9a-f]{16}$/
const EXTENSION = '.eml'

/** @param now ISO instant, orders the files */
export async function startCatcher(
  folder: string,
  now: () => string,
  { kept = 500, size = 40_000_000 }: CatcherOptions = {},
): Promise<Catcher> {
  // The mails hold links that act: for the owner of the process alone.
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = (id: string): string => join(folder, `${id}${EXTENSION}`)
  /** A caught mail never changes, so that each is read for the list once. */
  const summaries = new Map<string, CaughtMail>()

  const ids = async (): Promise<string[]> =>
    (await readdir(folder))
      .filter((name) => name.endsWith(EXTENSION))
      .map((name) => name.slice(0, -EXTENSION.length))
      .filter((id) => ID.test(id))
      .toSorted()
      .toReversed()

  async function keep(raw: Buffer): Promise<void> {
    const id = `${Date.parse(now())}-${createHash('sha256').update(raw).digest('hex').slice(0, 16)}`
    await writeFile(`${path(id)}.tmp`, raw, { mode: 0o600 })
    await rename(`${path(id)}.tmp`, path(id))
    for (const old of (await ids()).slice(kept)) {
      await rm(path(old), { force: true })
      summaries.delete(old)
    }
  }

  async function summaryOf(id: string): Promise<CaughtMail | null> {
    const known = summaries.get(id) ?? (await read(id))
    if (known === null) return null
    const { von, an, betreff, datum } = known
    summaries.set(id, { id, von, an, betreff, datum })
    return { id, von, an, betreff, datum }
  }

  async function read(id: string): Promise<CaughtMailContent | null> {
    if (!ID.test(id)) return null
    const raw = await readFile(path(id)).catch(() => null)
    return raw === null ? null : { ...content(id, await PostalMime.parse(raw)), raw }
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
    size,
    onData(stream, _session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => {
        if (!stream.sizeExceeded) chunks.push(chunk)
      })
      stream.on('end', () => {
        if (stream.sizeExceeded) callback(Object.assign(new Error('Message too large'), { responseCode: 552 }))
        else void accept(Buffer.concat(chunks), callback)
      })
    },
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => resolve())
  })
  // A sender that breaks off must not end the program.
  server.on('error', () => {})
  const { port } = server.server.address() as AddressInfo

  return {
    url: `smtp://127.0.0.1:${port}`,
    list: async () => {
      const mails: CaughtMail[] = []
      for (const id of await ids()) mails.push(...[await summaryOf(id)].filter((mail) => mail !== null))
      return mails
    },
    read,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

const address = (entry: Email['from']): string => entry?.address ?? entry?.name ?? ''
const bytesOf = (content: ArrayBuffer | Uint8Array | string): Buffer =>
  typeof content === 'string' ? Buffer.from(content) : Buffer.from(content as Uint8Array)

function content(id: string, mail: Email): Omit<CaughtMailContent, 'raw'> {
  const sent = Date.parse(mail.date ?? '')
  return {
    id,
    von: address(mail.from),
    an: (mail.to ?? []).map(address).join(', '),
    betreff: mail.subject ?? '',
    datum: new Date(Number.isNaN(sent) ? Number(id.slice(0, 13)) : sent).toISOString(),
    text: mail.text ?? '',
    html: mail.html ?? '',
    attachments: mail.attachments.map((attachment) => ({
      filename: attachment.filename ?? 'anlage',
      contentType: attachment.mimeType,
      bytes: bytesOf(attachment.content),
    })),
  }
}
