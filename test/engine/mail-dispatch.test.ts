/**
 * The way of one mail through job, outbox and server. Whatever breaks off at whatever moment: no mail is taken twice without a person,
 * and none is lost without one.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { PermanentJobError } from '../../src/engine/errors.ts'
import type { Postausgang, Postzustand, PostRecord } from '../../src/engine/read-ports.ts'
import { createWorker, type Worker } from '../../src/jobs/worker.ts'
import { dispatch } from '../../src/mail/dispatch.ts'
import { mailHandler } from '../../src/mail/handler.ts'
import { createTransport, type Transport } from '../../src/mail/transport.ts'
import { createTemplates } from '../../src/rendering/templates.ts'
import { memoryPostausgang } from '../../src/store/memory-records.ts'
import { createMemoryStore, type MemoryStore } from '../../src/store/memory-store.ts'
import { closeFaultyServers, faultyServer, type Fault } from '../setup/faulty-smtp.ts'
import { TEMPLATES } from '../web/app-fixture.ts'
import { linksWorld, type LinksWorld } from '../web/links-world.ts'

const JOB = 'vorlage/v1:99:0'
const POST = `${JOB}:stelle:kaemmerei`

/** An outbox whose rows the test can look at. */
function outbox(...mails: PostRecord[]): Postausgang & { rows: ReadonlyMap<string, PostRecord> } {
  const rows = new Map(mails.map((mail) => [mail._id, mail]))
  return { ...memoryPostausgang(rows), rows }
}

const templates = createTemplates(TEMPLATES)
let town: LinksWorld
let store: MemoryStore
let postausgang: ReturnType<typeof outbox>
let seen: string[]

/** The town is only read; jobs and mails of each test lie in a store of its own. */
beforeAll(async () => {
  town = await linksWorld()
  await town.mitzeichnung('v1', { marke: 'Nord' })
})
afterAll(async () => town.close())

beforeEach(async () => {
  store = createMemoryStore(town.world.clock)
  postausgang = outbox()
  seen = []
  await eventJob(JOB, { mailart: 'mitzeichnung', stelle: 'kaemmerei', runde: 1 })
})
afterEach(closeFaultyServers)

const eventJob = (_id: string, daten: Record<string, unknown>, id = 'v1'): Promise<void> =>
  store.events.insertJobs([{ _id, art: 'mail', aggregat: { art: 'vorlage', id }, rev: 99, faelligAb: town.world.uhr.now(), daten }])

function workerWith(transport: Transport): Worker {
  const { clock, random } = town.world
  const mail = mailHandler({
    ...town.deps,
    store: { ...town.deps.store, insertJobs: (jobs) => store.events.insertJobs(jobs) },
    postausgang,
    templates,
    mailFrom: 'Ratsarbeit <ratsarbeit@musterstadt.example>',
    transport,
    observer: { mail: ({ mailart, zustand }) => void seen.push(`${mailart} ${zustand}`) },
  })
  const unused = async (): Promise<void> => {}
  return createWorker({
    jobs: store.jobs,
    clock,
    random,
    log: { info: () => {}, error: () => {} },
    handlers: { mail, dokument: unused, frist: unused },
    owner: 'test',
    attempts: { mail: 4, dokument: 1, frist: 1 },
    pollMilliseconds: 1,
  })
}

const advance = (seconds: number): void => {
  const { uhr } = town.world
  uhr.set(new Date(Date.parse(uhr.now()) + seconds * 1_000).toISOString())
}

/** Lets hours pass until nothing is left to try. */
async function runToRest(worker: Worker): Promise<void> {
  const { jobs } = store
  await worker.runDue()
  for (let due = await jobs.nextDue(); due !== null; due = await jobs.nextDue()) {
    town.world.uhr.set(due)
    await worker.runDue()
  }
}

interface Rest {
  zustand: Postzustand | undefined
  accepted: number
  waiting: number
}

async function deliver(fault: Fault | null, timeouts = { connect: 2_000, idle: 2_000 }): Promise<Rest & { taken: string[] }> {
  const server = await faultyServer(fault)
  await runToRest(workerWith(createTransport(server.url, timeouts)))
  const waiting = await store.jobs.failed(10)
  for (const { _id } of waiting) expect(_id).toBe(POST)
  return { zustand: postausgang.rows.get(POST)?.zustand, accepted: server.accepted(), waiting: waiting.length, taken: server.taken }
}

const SENT: Rest = { zustand: 'gesendet', accepted: 1, waiting: 0 }
const BEFORE_THE_TEXT = ['greeting', 'ehlo', 'starttls', 'auth', 'mail', 'rcpt', 'data'] as const

describe('a server that breaks off once', () => {
  test.each(BEFORE_THE_TEXT)('at %s gets the mail at the next attempt, once', async (at) => {
    expect(await deliver({ at, times: 1 })).toMatchObject(SENT)
  })

  test.each([
    ['354', 0],
    ['dot', 0],
    ['reply', 1],
  ] as const)('at %s leaves the mail unclear for a person, who finds it in the list, and gets no second one', async (at, accepted) => {
    expect(await deliver({ at, times: 1 })).toMatchObject({ zustand: 'unklar', accepted, waiting: 1 })
    expect(seen).toEqual(['mitzeichnung punkt_gesendet', 'mitzeichnung unklar'])
  })

  test('when it is bid farewell has the mail, and gets no second one', async () => {
    expect(await deliver({ at: 'quit', times: 1 })).toMatchObject(SENT)
  })

  test('inside a text longer than its patience gets the mail at the next attempt, once', async () => {
    const server = await faultyServer({ at: 'inside', times: 1 })
    const long = Buffer.from(`Subject: lang\r\n\r\n${'Eine Zeile von vielen\r\n'.repeat(200_000)}`)
    const postausgang = outbox({ ...ROW, bytes: long })
    const deps = { postausgang, transport: createTransport(server.url), mailFrom: 'a@musterstadt.example' }
    await expect(dispatch(deps, POST)).rejects.toThrow('noch nicht angenommen')
    await dispatch(deps, POST)
    expect([server.accepted(), postausgang.rows.get(POST)?.zustand]).toEqual([1, 'gesendet'])
  })
})

describe('a server that falls silent once', () => {
  const impatient = { connect: 150, idle: 150 }
  test.each(BEFORE_THE_TEXT)('at %s gets the mail at the next attempt, once', async (at) => {
    expect(await deliver({ at, silent: true, times: 1 }, impatient)).toMatchObject(SENT)
  })

  test.each(['dot', 'reply'] as const)('at %s leaves the mail unclear for a person', async (at) => {
    expect(await deliver({ at, silent: true, times: 1 }, impatient)).toMatchObject({ zustand: 'unklar', waiting: 1 })
  })
})

describe('a server that answers no', () => {
  test.each(['mail', 'rcpt', 'data', 'dot'] as const)('for now, at %s, gets the mail later, with the same bytes', async (at) => {
    const { taken, ...rest } = await deliver({ at, code: 451, times: 2 })
    expect(rest).toEqual(SENT)
    expect(taken[0]).toContain(`Message-ID: <${postausgang.rows.get(POST)?.messageId ?? '?'}>`)
  })

  test.each(['mail', 'rcpt', 'data', 'dot'] as const)('for good, at %s, leaves the mail to a person at once', async (at) => {
    expect(await deliver({ at, code: 550 })).toMatchObject({ zustand: 'abgelehnt', accepted: 0, waiting: 1 })
  })

  test('for now and for ever leaves the mail to a person, not sent and not lost', async () => {
    expect(await deliver({ at: 'rcpt', code: 451 })).toMatchObject({ zustand: 'offen', accepted: 0, waiting: 1 })
    const [failed] = await store.jobs.failed(1)
    expect(failed).toMatchObject({ grund: expect.stringContaining('noch nicht angenommen: 451 nein'), versuche: 4 })
  })
})

describe('a process that dies', () => {
  /** Runs a worker that dies while it sends, before or after the dot: its promise never ends. */
  async function die(at: 'before the dot' | 'after the dot'): Promise<void> {
    await new Promise<void>((dead) => {
      const transport: Transport = {
        async send(_envelope, _bytes, beforeDot) {
          if (at === 'after the dot') await beforeDot()
          dead()
          return new Promise(() => {})
        },
      }
      void workerWith(transport).runDue()
    })
    advance(61)
  }

  test('before the dot costs a lease; the next one sends the mail, once', async () => {
    await die('before the dot')
    expect(postausgang.rows.get(POST)?.zustand).toBe('offen')
    expect(await deliver(null)).toMatchObject(SENT)
  })

  test('between dot and answer leaves the mail unclear: nobody sends it again', async () => {
    await die('after the dot')
    expect(postausgang.rows.get(POST)?.zustand).toBe('punkt_gesendet')
    expect(await deliver(null)).toMatchObject({ zustand: 'unklar', accepted: 0, waiting: 1 })
  })

  test('before it could leave the job of a written mail does not write it a second time', async () => {
    const insert = store.events.insertJobs
    store.events.insertJobs = () => Promise.reject(new Error('connection refused'))
    await workerWith({ send: () => Promise.reject(new Error('SENT')) }).runDue()
    const written = postausgang.rows.get(POST)
    store.events.insertJobs = insert
    const { taken, ...rest } = await deliver(null)
    expect(rest).toEqual(SENT)
    expect(taken[0]).toContain(written?.messageId)
  })
})

const ROW: PostRecord = {
  _id: POST,
  stand: 1,
  profil: 'musterstadt',
  mailart: 'mitzeichnung',
  aggregat: { art: 'vorlage', id: 'v1' },
  an: 'kaemmerei@musterstadt.example',
  betreff: 'Bitte mitzeichnen',
  messageId: 'm@musterstadt.example',
  bytes: Buffer.from('Subject: Test\r\n\r\nText\r\n'),
  zustand: 'offen',
  erstelltAm: '2026-03-02T07:00:00.000Z',
  antwort: null,
}

describe('two workers with the same mail', () => {
  test('reach the dot once: the late one sends nothing', async () => {
    const postausgang = outbox(ROW)
    let dots = 0
    const both: (() => void)[] = []
    const transport: Transport = {
      async send(_envelope, _bytes, beforeDot) {
        // Both have read the mail before either goes on.
        await new Promise<void>((resolve) => {
          both.push(resolve)
          if (both.length === 2) for (const go of both) go()
        })
        try {
          await beforeDot()
        } catch (error) {
          return { art: 'spaeter', grund: Error.isError(error) ? error.message : '' }
        }
        dots += 1
        return { art: 'gesendet', antwort: '250 ok' }
      },
    }
    const deps = { postausgang, transport, mailFrom: 'a@musterstadt.example' }
    const ends = await Promise.allSettled([dispatch(deps, POST), dispatch(deps, POST)])
    expect([dots, ends.map(({ status }) => status), postausgang.rows.get(POST)?.zustand]).toEqual([
      1,
      ['fulfilled', 'rejected'],
      'gesendet',
    ])
  })

  test('agree on what the server said, also where one had called it unclear', async () => {
    const postausgang = outbox(ROW)
    const transport: Transport = {
      async send(_envelope, _bytes, beforeDot) {
        await beforeDot()
        await expect(dispatch(deps, POST)).rejects.toThrow(PermanentJobError)
        expect(postausgang.rows.get(POST)?.zustand).toBe('unklar')
        return { art: 'gesendet', antwort: '250 ok' }
      },
    }
    const deps = { postausgang, transport, mailFrom: 'a@musterstadt.example' }
    await dispatch(deps, POST)
    expect(postausgang.rows.get(POST)?.zustand).toBe('gesendet')
  })
})

test.each([
  ['gesendet', null],
  ['erledigt', null],
  ['unklar', 'PermanentJobError'],
  ['abgelehnt', 'PermanentJobError'],
  ['punkt_gesendet', 'PermanentJobError'],
] as const)('a mail found %s is never sent by itself', async (zustand, thrown) => {
  const postausgang = outbox({ ...ROW, zustand })
  const transport: Transport = { send: () => Promise.reject(new Error('SENT')) }
  const error = await dispatch({ postausgang, transport, mailFrom: 'a@musterstadt.example' }, POST).then(
    () => null,
    (reason: Error) => reason.name,
  )
  expect(error).toBe(thrown)
})

test('one recipient whose mail cannot be written does not keep the others from theirs', async () => {
  await town.mitzeichnung('v2', { marke: 'Süd' })
  await town.freigeben('v2')
  const { put } = postausgang
  postausgang.put = async (row) => {
    if (row.an.startsWith('stadtplanung')) throw new Error('NO_ROOM')
    await put(row)
  }
  await eventJob('vorlage/v2:98:0', { mailart: 'freigegeben' }, 'v2')
  const server = await faultyServer(null)
  await runToRest(workerWith(createTransport(server.url)))
  expect((await store.jobs.failed(10)).map(({ _id, grund }) => `${_id} ${grund}`)).toEqual(['vorlage/v2:98:0 NO_ROOM'])
  const sent = [...postausgang.rows.values()].filter(({ zustand }) => zustand === 'gesendet')
  expect(sent.map(({ mailart }) => mailart)).toContain('freigegeben')
})
