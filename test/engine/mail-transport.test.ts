/** Sending against a server that breaks off at every stage: nothing is called sent that was not, and what nobody can know is called unclear. */
import { createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import { startCatcher } from '../../src/mail/catcher.ts'
import { createTransport } from '../../src/mail/transport.ts'

const STAGES = ['greeting', 'ehlo', 'mail', 'rcpt', 'data', 'inside', 'dot'] as const
type Stage = (typeof STAGES)[number]

let server: Server | undefined

afterEach(() => {
  server?.close()
  server = undefined
})

/** An SMTP server that drops the connection at a stage, or refuses the sender with a code. */
async function faultyServer(stage: Stage | 451 | 550): Promise<{ url: string; accepted: () => number }> {
  let accepted = 0
  const talk = (socket: Socket): void => {
    let inData = false
    const say = (line: string): boolean => socket.write(`${line}\r\n`)
    const drop = (at: Stage): boolean => {
      if (stage === at) socket.destroy()
      return stage === at
    }
    const command = (line: string): void => {
      const verb = line.slice(0, 4).toUpperCase()
      if (verb === 'EHLO' || verb === 'HELO') return void (drop('ehlo') || say('250 test'))
      if (verb === 'MAIL') return void (drop('mail') || say(typeof stage === 'number' ? `${stage} nein` : '250 ok'))
      if (verb === 'RCPT') return void (drop('rcpt') || say('250 ok'))
      if (verb === 'DATA') {
        if (drop('data')) return
        inData = true
        say('354 los')
        return
      }
      if (verb === 'QUIT') say('221 bye')
    }
    let buffer = ''
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      buffer += chunk.toString('latin1')
      if (inData) {
        if (drop('inside')) return
        if (!buffer.includes('\r\n.\r\n')) return
        if (drop('dot')) return
        inData = false
        buffer = ''
        accepted += 1
        say('250 angenommen')
        return
      }
      for (let end = buffer.indexOf('\r\n'); end >= 0; end = buffer.indexOf('\r\n')) {
        const line = buffer.slice(0, end)
        buffer = buffer.slice(end + 2)
        command(line)
      }
    })
    if (!drop('greeting')) say('220 test')
  }
  server = createServer(talk)
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, accepted: () => accepted }
}

const envelope = { from: 'a@example.org', to: 'b@example.org' }
const bytes = Buffer.from(`Subject: Test\r\n\r\n${'Zeile\r\n'.repeat(50)}`)

async function send(stage: Stage | 451 | 550): Promise<{ art: string; accepted: number; marked: boolean }> {
  const { url, accepted } = await faultyServer(stage)
  let marked = false
  const { art } = await createTransport(url).send(envelope, bytes, async () => {
    marked = true
  })
  return { art, accepted: accepted(), marked }
}

describe('a server that breaks off', () => {
  test.each(['greeting', 'ehlo', 'mail', 'rcpt', 'data'] as const)('at %s has accepted nothing: later', async (stage) => {
    expect(await send(stage)).toEqual({ art: 'spaeter', accepted: 0, marked: false })
  })

  test('after the final dot leaves it unclear, and the mark was set before', async () => {
    expect(await send('dot')).toMatchObject({ art: 'unklar', marked: true })
  })

  test('inside the text is tried later or unclear, never sent', async () => {
    expect(['spaeter', 'unklar']).toContain((await send('inside')).art)
  })

  test('with a temporary refusal is tried later, with a final one not', async () => {
    expect((await send(451)).art).toBe('spaeter')
    expect((await send(550)).art).toBe('abgelehnt')
  })

  test('nobody listening means later', async () => {
    const { art } = await createTransport('smtp://127.0.0.1:1').send(envelope, bytes, async () => {})
    expect(art).toBe('spaeter')
  })
})

describe('the catcher', () => {
  test('keeps what it accepted over a restart, newest first, and reads no file but its own', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ratslauf-post-'))
    let count = 0
    const now = (): string => new Date(1_700_000_000_000 + (count += 1000)).toISOString()
    const first = await startCatcher(folder, now)
    for (const subject of ['eins', 'zwei']) {
      const mail = Buffer.from(`From: a@example.org\r\nTo: b@example.org\r\nSubject: ${subject}\r\n\r\nText\r\n`)
      expect(await createTransport(first.url).send(envelope, mail, async () => {})).toEqual({ art: 'gesendet', antwort: expect.any(String) })
    }
    await first.close()
    const second = await startCatcher(folder, now)
    const list = await second.list()
    expect(list.map(({ betreff }) => betreff)).toEqual(['zwei', 'eins'])
    expect((await second.read(list[0]?.id ?? ''))?.text).toContain('Text')
    expect(await second.read('../../etc/passwd')).toBeNull()
    await second.close()
    await rm(folder, { recursive: true })
  })
})
