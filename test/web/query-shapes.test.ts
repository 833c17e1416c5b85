/**
 * Every query that the program issues is declared in docs/architecture.md, covered by an index on mongod, and on the embedded server an
 * exact unique key or one of the scans that are allowed there. The program is driven until each method of its store was used.
 */
import { beforeAll, expect, jest, test } from '@jest/globals'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { definitions } from '../../workflows/definitions.ts'
import { assembleProgram } from '../../src/assemble.ts'
import { wiederholen } from '../../src/engine/eingriffe.ts'
import { sealDays } from '../../src/engine/merkle.ts'
import { verifyAll } from '../../src/engine/verify-all.ts'
import { createMongoSessions } from '../../src/identity/mongo-sessions.ts'
import { startCatcher, type Catcher } from '../../src/mail/catcher.ts'
import { openStore } from '../../src/store/open-store.ts'
import { freshDatabase } from '../setup/fresh-database.ts'
import { recordShapes, textOf, type Shape } from './query-shapes.ts'
import { declaredQueries, fits, indexesOf, isCovered, isExact, type Index, type Pattern } from './query-table.ts'
import { page, ref } from './seite.ts'
import { sitzungswelt, type Sitzungswelt } from './sitzung-welt.ts'

const HEADS = ['vorlagen', 'sitzungen', 'gremien', 'nummernkreise']
/** Why the embedded server may scan a collection, and which. */
const SCANS: Record<string, readonly string[]> = {
  work: ['auftraege', 'arbeitsvorrat', 'blaetter'],
  archive: ['vorlagen', 'oeffentlich', 'post'],
  calendar: ['sitzungen'],
  few: ['gremien', 'personen', 'konten', 'anmeldungen', 'tageswurzeln', 'eingriffe'],
  first: ['dateien.files'],
  check: HEADS,
  sweep: HEADS,
}
const TEN_MINUTES = 10 * 60 * 1_000

const table = declaredQueries()
const offered = new Set<string>()
const used = new Set<string>()
let shapes: Shape[]
let unknown: string[]
const indexes = { mongod: new Map<string, Index[]>(), embedded: new Map<string, Index[]>() }

/** Everything a released and decided paper meets: links, pages, documents, mails, checks, trouble. */
async function drive(welt: Sitzungswelt, catcher: Catcher): Promise<void> {
  const { store, program, execute } = welt
  const work = async (): Promise<void> => {
    while ((await program.engine.relay.sweep()) > 0 || (await program.worker.runDue()) > 0);
  }
  const brauchtZeichnung = { finanziell: { betrag: 4_000_000, jahr: 2026 } }
  await expect(welt.vorlageFreigeben('m', {}, brauchtZeichnung)).rejects.toThrow(/Mitzeichnung/)
  await work()
  await askLink(welt, catcher)
  await execute(ref('vorlage', 'm'), { type: 'MITZEICHNEN', stelle: 'kaemmerei', votum: 'gezeichnet' }, 'kaemmerei')

  await welt.eroeffnet('s', ['v'])
  await work()
  await visitPages(welt)

  await execute(ref('vorlage', 'm'), { type: 'TEXTE_LOESCHEN', texte: [`t:${'0'.repeat(64)}`], grund: 'Auf Antrag.' }, 'admin')
  welt.clock.set('2026-04-01T08:00:00.000Z')
  await sealDays({ store: store.events, clock: store.clock })
  expect((await verifyAll({ store: store.events, readers: store.readers, definitions })).broken).toBeNull()
  await trouble(welt)
}

/** The person asked follows the link in the mail. */
async function askLink(welt: Sitzungswelt, catcher: Catcher): Promise<void> {
  const texts = await Promise.all((await catcher.list()).map(async ({ id }) => (await catcher.read(id))?.text ?? ''))
  const link = texts.join('\n').match(/\/l\/[0-9a-f]{64}/)?.[0]
  if (link === undefined) throw new Error('NO_LINK_IN_MAILS')
  expect((await fetch(`${welt.base}${link}`)).status).toBe(200)
}

async function visitPages(welt: Sitzungswelt): Promise<void> {
  const dienst = await welt.visitor('dienst')
  const planung = await welt.visitor('planung')
  const admin = await welt.visitor('admin')
  const paths = ['/vorlagen?q=BV%2F2026%2F1', '/vorlagen?q=Br%C3%BCcke&gremium=stadtentwicklung&stand=beratung&jahr=2026']
  paths.push('/', '/vorlagen', '/vorlagen/v', '/sitzungen', '/sitzungen/s', '/gremien', '/gremien/stadtentwicklung')
  paths.push('/vorlagen/v/folgen/1', '/vorlagen/v/termine', '/vorlagen/v/moeglichkeiten', '/sitzungen/s/moeglichkeiten')
  paths.push('/vorlagen/v/schritt/uebernehmen', '/oeffentlich/musterstadt', '/oeffentlich/musterstadt/BV-2026-0001')
  for (const path of paths) await page(dienst, path)
  await page(planung, '/')
  await page(admin, '/betrieb')
  const dokument = (await page(dienst, '/vorlagen/v')).match(/"(\/dokumente\/[^"/]+)"/)?.[1]
  if (dokument === undefined) throw new Error('NO_DOCUMENT_ON_PAGE')
  expect((await dienst.send(dokument)).status).toBe(200)
  const csrf = /name="_csrf" value="([0-9a-f]+)"/.exec(await page(dienst, '/'))?.[1] ?? ''
  expect((await dienst.post('/abmelden', { _csrf: csrf })).status).toBe(303)
}

/** What only a long, a lost or a failing job asks, and command lines and the clean-up of logins. */
async function trouble({ base, store, program }: Sitzungswelt): Promise<void> {
  const job = { _id: 'vorlage/v:9:0', art: 'mail', aggregat: ref('vorlage', 'v'), rev: 9, faelligAb: store.clock.now(), daten: {} } as const
  await store.events.insertJobs([job])
  expect(await store.jobs.open(store.clock.now())).toBe(1)
  expect(await store.jobs.nextDue()).toBe(job.faelligAb)
  const claim = async (): Promise<number> => (await store.jobs.claim(1_000, 'test'))?.token ?? 0
  expect(await store.jobs.release(job._id, await claim())).toBe(true)
  const token = await claim()
  expect(await store.jobs.renew(job._id, token, 1_000)).toBe(true)
  expect(await store.jobs.fail(job._id, token, 'Kein Anschluss', null)).toBe(true)
  const [auftrag] = await store.jobs.failed(10)
  expect(auftrag?._id).toBe(job._id)
  if (auftrag === undefined) return
  const wer = { konto: 'admin', profil: 'musterstadt', grund: null }
  expect(await wiederholen(store, { auftrag, post: null }, wer)).toBe(true)
  await store.events.cancelJobs([job._id])

  expect((await fetch(`${base}/readyz`)).status).toBe(200)
  await store.tidy()
  expect((await store.postausgang.ofAggregate(ref('vorlage', 'v'))).length).toBeGreaterThan(0)
  expect(await store.settings.get('session-secret')).not.toBeNull()
  expect((await program.accounts.list('musterstadt')).length).toBeGreaterThan(1)
  await program.accounts.migrate()
  await program.accounts.setVertretungen('kaemmerei', [{ fuer: 'hvb', von: '2026-03-02', bis: '2026-03-06' }])

  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'setTimeout', 'performance', 'Date'] })
  createMongoSessions(store.connection)
  // The store of the logins begins to clean up once it has its collection.
  await new Promise((resolve) => setImmediate(resolve))
  jest.advanceTimersByTime(TEN_MINUTES)
  jest.useRealTimers()
  await store.settings.get('session-secret')
}

/** The indexes of a new installation on the one or the other server. */
async function createdIndexes(needsUniqueCasIndex: boolean): Promise<Map<string, Index[]>> {
  const database = freshDatabase()
  const store = await openStore({ uri: database.uri, needsUniqueCasIndex })
  const options = {
    log: { info: () => {}, error: () => {} },
    baseUrl: '',
    mailFrom: '',
    smtpUrl: 'smtp://127.0.0.1:9',
    profilId: 'musterstadt',
  }
  const program = await assembleProgram({ store, ...options })
  await store.dateien.put(Buffer.from('any'), 'text/plain')
  const found = await indexesOf(store.connection)
  await program.close()
  await store.close()
  await database.drop()
  return found
}

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ratslauf-shapes-'))
  const catcher = await startCatcher(folder, () => '2026-03-02T08:00:00.000Z')
  let recorded: ReturnType<typeof recordShapes> | null = null
  const welt = await sitzungswelt({
    smtpUrl: catcher.url,
    watch: {
      query: 'monitorCommands=true',
      connected: ({ connection }) => void (recorded = recordShapes(connection)),
      port: (name, port) => {
        for (const method of Object.keys(port)) offered.add(`${name}.${method}`)
        return new Proxy(port, {
          get(target, method, receiver) {
            const found: unknown = Reflect.get(target, method, receiver)
            if (typeof found !== 'function') return found
            return (...args: unknown[]): unknown => {
              used.add(`${name}.${String(method)}`)
              return Reflect.apply(found, target, args)
            }
          },
        })
      },
    },
  })
  await drive(welt, catcher)
  const { shapes: all, unknown: strange } = recorded ?? { shapes: () => [], unknown: () => ['nothing was recorded'] }
  shapes = all()
  unknown = strange()
  await welt.close()
  await catcher.close()
  await rm(folder, { recursive: true })
  indexes.mongod = await createdIndexes(false)
  indexes.embedded = await createdIndexes(true)
}, 120_000)

/** Every collection has one by its id, also where nothing was written yet. */
const of = (all: ReadonlyMap<string, Index[]>, collection: string): Index[] => all.get(collection) ?? [{ keys: ['_id'], unique: true }]

const queries = (): { collection: string; pattern: Pattern; indexes: string[][]; embedded: string }[] =>
  table.flatMap(({ collections, patterns, ...row }) =>
    collections.flatMap((collection) => patterns.map((pattern) => ({ collection, pattern, ...row }))),
  )
const named = ({ collection, pattern }: { collection: string; pattern: Pattern }): string => `${collection}: ${textOf(pattern)}`

test('the program was driven until it had used every method of its store and accounts', () => {
  expect(offered.size).toBeGreaterThan(50)
  expect([...offered].filter((method) => !used.has(method))).toEqual([])
})

test('every query it issued is understood and in the table of docs/architecture.md', () => {
  expect(unknown).toEqual([])
  const undeclared = shapes.filter(
    (shape) => !queries().some(({ collection, pattern }) => collection === shape.collection && fits(pattern, shape)),
  )
  expect(undeclared.map((shape) => `${shape.collection}: ${textOf(shape)}`)).toEqual([])
})

test('every query of the table was issued', () => {
  const dead = table.flatMap(({ collections, patterns }) =>
    patterns
      .filter((pattern) => !shapes.some((shape) => collections.includes(shape.collection) && fits(pattern, shape)))
      .map((pattern) => `${collections.join(', ')}: ${textOf(pattern)}`),
  )
  expect(dead).toEqual([])
})

test('on mongod the index that the table names is there and serves the query', () => {
  const uncovered = queries().filter(({ collection, pattern, indexes: keys }) => {
    const there = keys.map((wanted) => of(indexes.mongod, collection).find((index) => index.keys.join() === wanted.join()))
    const all = there.filter((index) => index !== undefined)
    return all.length !== keys.length || !isCovered(pattern, all)
  })
  expect(uncovered.map(named)).toEqual([])
})

test('on mongod there is no index that no query needs', () => {
  const needed = new Set(queries().flatMap(({ collection, indexes: keys }) => keys.map((wanted) => `${collection}: ${wanted.join(', ')}`)))
  const created = [...indexes.mongod].flatMap(([collection, all]) => all.map(({ keys }) => `${collection}: ${keys.join(', ')}`))
  // GridFS creates it by itself; and every collection has one by its id.
  const given = (name: string): boolean => name === 'dateien.files: filename, uploadDate' || name.endsWith(': _id')
  expect(created.filter((name) => !needed.has(name) && !given(name))).toEqual([])
})

test('on the embedded server every query is an exact unique key or one of the scans that are allowed', () => {
  const wrong = queries().filter(({ collection, pattern, embedded }) =>
    embedded === 'exact' ? !isExact(pattern, of(indexes.embedded, collection)) : SCANS[embedded]?.includes(collection) !== true,
  )
  expect(wrong.map((query) => `${named(query)}: ${query.embedded}`)).toEqual([])
})
