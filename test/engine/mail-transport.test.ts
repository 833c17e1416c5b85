/** Sending against a server that breaks off at every stage: nothing is called sent that was not, and what nobody can know is called unclear. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { startCatcher, type Catcher } from '../../src/mail/catcher.ts'
import { buildMessage } from '../../src/mail/message.ts'
import { createTransport } from '../../src/mail/transport.ts'
import { closeFaultyServers, faultyServer, type Fault } from '../setup/faulty-smtp.ts'

afterEach(closeFaultyServers)

const envelope = { from: 'a@example.org', to: 'b@example.org' }
const SMALL = Buffer.from(`Subject: Test\r\n\r\n${'Zeile\r\n'.repeat(50)}`)
const LARGE = Buffer.from(`Subject: Test\r\n\r\n${'Eine Zeile von vielen\r\n'.repeat(200_000)}`)

interface Found {
  art: string
  accepted: number
  /** The mark before the dot was set. */
  marked: boolean
}

async function send(fault: Fault | null, bytes = SMALL, timeouts = { connect: 2_000, idle: 2_000 }): Promise<Found> {
  const { url, accepted } = await faultyServer(fault)
  let marked = false
  const { art } = await createTransport(url, timeouts).send(envelope, bytes, async () => {
    marked = true
  })
  return { art, accepted: accepted(), marked }
}

const BEFORE_THE_TEXT = ['greeting', 'ehlo', 'starttls', 'auth', 'mail', 'rcpt', 'data'] as const

test('a sound server accepts a mail of any size once, and the mark was set before the dot', async () => {
  for (const bytes of [SMALL, LARGE]) expect(await send(null, bytes)).toEqual({ art: 'gesendet', accepted: 1, marked: true })
})

describe('a server that breaks off', () => {
  test.each(BEFORE_THE_TEXT)('at %s has accepted nothing: later, and no mark', async (at) => {
    expect(await send({ at })).toEqual({ art: 'spaeter', accepted: 0, marked: false })
  })

  test('inside a long text has accepted nothing: later', async () => {
    expect(await send({ at: 'inside' }, LARGE)).toEqual({ art: 'spaeter', accepted: 0, marked: false })
  })

  test.each([
    ['without having taken it', 'dot', 0],
    ['with the mail already taken', 'reply', 1],
  ] as const)('after the final dot, %s, leaves it unclear, and the mark was set before', async (_how, at, accepted) => {
    expect(await send({ at })).toEqual({ art: 'unklar', accepted, marked: true })
  })

  test('right after it asked for the text has accepted nothing, but the mark may stand: never sent again by itself', async () => {
    expect(await send({ at: '354' })).toMatchObject({ accepted: 0 })
    expect(await send({ at: '354' }, LARGE)).toEqual({ art: 'spaeter', accepted: 0, marked: false })
  })

  test('only when it is bid farewell has accepted it', async () => {
    expect(await send({ at: 'quit' })).toEqual({ art: 'gesendet', accepted: 1, marked: true })
  })
})

describe('a server that falls silent', () => {
  const impatient = { connect: 150, idle: 150 }
  test.each(BEFORE_THE_TEXT)('at %s has accepted nothing: later', async (at) => {
    expect(await send({ at, silent: true }, SMALL, impatient)).toEqual({ art: 'spaeter', accepted: 0, marked: false })
  })

  test('after the final dot leaves it unclear', async () => {
    expect(await send({ at: 'dot', silent: true }, SMALL, impatient)).toMatchObject({ art: 'unklar', marked: true })
  })
})

describe('a server that refuses', () => {
  test.each(['mail', 'rcpt', 'data', 'dot'] as const)('at %s for now: later', async (at) => {
    expect(await send({ at, code: 451 })).toMatchObject({ art: 'spaeter', accepted: 0 })
  })

  test.each(['mail', 'rcpt', 'data', 'dot'] as const)('at %s for good: refused', async (at) => {
    expect(await send({ at, code: 550 })).toMatchObject({ art: 'abgelehnt', accepted: 0 })
  })

  test.each([
    ['greeting', 554],
    ['auth', 535],
  ] as const)('at %s with %d says nothing about the mail: it waits for the operator', async (at, code) => {
    expect(await send({ at, code })).toEqual({ art: 'spaeter', accepted: 0, marked: false })
  })

  test('does not spoil the envelope of the next mail', async () => {
    const { url } = await faultyServer({ at: 'rcpt', code: 550 })
    const good = await faultyServer(null)
    expect((await createTransport(url).send(envelope, SMALL, async () => {})).art).toBe('abgelehnt')
    expect((await createTransport(good.url).send(envelope, SMALL, async () => {})).art).toBe('gesendet')
  })
})

test('a mark that cannot be written keeps the mail from being sent', async () => {
  const { url, accepted } = await faultyServer(null)
  const { art } = await createTransport(url).send(envelope, SMALL, () => Promise.reject(new Error('database gone')))
  expect([art, accepted()]).toEqual(['spaeter', 0])
})

test('nobody listening means later', async () => {
  expect((await createTransport('smtp://127.0.0.1:1').send(envelope, SMALL, async () => {})).art).toBe('spaeter')
})

describe('the catcher', () => {
  let folder: string
  let count: number
  const now = (): string => new Date(1_700_000_000_000 + (count += 1000)).toISOString()
  const deliver = (catcher: Catcher, mail: string | Buffer) =>
    createTransport(catcher.url).send(envelope, Buffer.from(mail), async () => {})
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ratslauf-post-'))
    count = 0
  })
  afterEach(() => rm(folder, { recursive: true }))

  test('keeps what it accepted over a restart, newest first, and reads no file but its own', async () => {
    const first = await startCatcher(folder, now)
    for (const subject of ['eins', 'zwei']) {
      const mail = `From: a@example.org\r\nTo: b@example.org\r\nSubject: ${subject}\r\n\r\nText\r\n`
      expect(await deliver(first, mail)).toEqual({ art: 'gesendet', antwort: expect.any(String) })
    }
    expect(await first.list()).toHaveLength(2)
    await first.close()
    const second = await startCatcher(folder, now)
    const list = await second.list()
    expect(list.map(({ betreff }) => betreff)).toEqual(['zwei', 'eins'])
    expect((await second.read(list[0]?.id ?? ''))?.text).toContain('Text')
    for (const id of ['../../etc/passwd', 'x', '', '1700000001000-0123456789abcdef']) expect(await second.read(id)).toBeNull()
    await second.close()
  })

  test('gives back a whole mail: umlauts, both parts, attachment, and the bytes as they came', async () => {
    const bytes = await buildMessage({
      from: 'Ratsarbeit <ratsarbeit@musterstadt.example>',
      to: { name: 'Büro Größe', address: 'b@example.org' },
      replyTo: 'dienst@example.org',
      subject: 'Mitzeichnung bis 04.12.2026: Straßenausbau',
      html: '<h1>Größe</h1>',
      text: 'Größe',
      attachments: [{ filename: 'Einladung Größe.pdf', contentType: 'application/pdf', bytes: Buffer.from('%PDF-1.7') }],
      messageId: 'eins@example.org',
      thread: 'faden@example.org',
      date: '2026-11-25T09:30:00.000Z',
    })
    const catcher = await startCatcher(folder, now)
    await deliver(catcher, bytes)
    const [entry] = await catcher.list()
    expect(entry).toEqual({
      id: entry?.id,
      von: 'ratsarbeit@musterstadt.example',
      an: 'b@example.org',
      betreff: 'Mitzeichnung bis 04.12.2026: Straßenausbau',
      datum: '2026-11-25T09:30:00.000Z',
    })
    const mail = await catcher.read(entry?.id ?? '')
    expect(mail).toMatchObject({ html: expect.stringContaining('Größe'), text: expect.stringContaining('Größe') })
    expect(mail?.attachments).toEqual([{ filename: 'Einladung Größe.pdf', contentType: 'application/pdf', bytes: Buffer.from('%PDF-1.7') }])
    expect(mail?.raw.toString('latin1').trimEnd()).toBe(bytes.toString('latin1').trimEnd())
    await catcher.close()
  })

  test('shows a mail without date, subject and HTML, too', async () => {
    const catcher = await startCatcher(folder, now)
    await deliver(catcher, 'Date: morgen\r\n\r\nText\r\n')
    const [entry] = await catcher.list()
    expect(entry).toMatchObject({ betreff: '', von: '', an: '', datum: '2023-11-14T22:13:21.000Z' })
    expect(await catcher.read(entry?.id ?? '')).toMatchObject({ html: '', attachments: [] })
    await catcher.close()
  })

  test('keeps the newest, refuses what is too large, and keeps nothing of a mail that breaks off', async () => {
    const catcher = await startCatcher(folder, now, { kept: 2, size: 10_000 })
    for (const subject of ['eins', 'zwei', 'drei']) await deliver(catcher, `Subject: ${subject}\r\n\r\nText\r\n`)
    expect((await deliver(catcher, LARGE)).art).toBe('abgelehnt')
    const { art } = await createTransport(catcher.url).send(envelope, SMALL, () => Promise.reject(new Error('gone')))
    expect(art).toBe('spaeter')
    expect((await catcher.list()).map(({ betreff }) => betreff)).toEqual(['drei', 'zwei'])
    expect(await readdir(folder)).toHaveLength(2)
    await catcher.close()
  })
})
