/** A running app on a database of its own, and a visitor with cookies. Pages of the test itself stand behind the login, in the open and behind a link. */
import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { Router } from 'express'
import mongoose, { type Connection } from 'mongoose'
import { z } from 'zod'
import { RatslaufError } from '../../src/engine/errors.ts'
import type { Account } from '../../src/identity/accounts.ts'
import { createMongoAccounts } from '../../src/identity/mongo-accounts.ts'
import { createMongoSessions } from '../../src/identity/mongo-sessions.ts'
import { hashPassword } from '../../src/identity/password.ts'
import { createTemplates } from '../../src/rendering/templates.ts'
import { createApp } from '../../src/web/app.ts'
import { loadAssets } from '../../src/web/assets.ts'
import type { Web } from '../../src/web/frame.ts'
import { postedForm, readForm } from '../../src/web/security/form.ts'
import { GALERIE } from './gallery/view.ts'
import { quietMonitoring } from '../setup/quiet-monitoring.ts'
import { freshDatabase } from '../setup/fresh-database.ts'

export const TEMPLATES = fileURLToPath(new URL('../../templates', import.meta.url))
export const PASSWORD = 'richtig-langes-passwort'

const echo = z.object({ betreff: z.string().min(1).max(50).describe('Betreff'), person: z.array(z.string()) })

/** Shows what a form brought, as JSON and in the frame. */
function testPages(web: Web): Router {
  const router = Router()
  router.get('/', async (req, res) =>
    web.page(req, res, {
      template: 'pages/error',
      title: 'Meine Aufgaben',
      bereich: 'aufgaben',
      view: { titel: 'Meine Aufgaben', satz: '', gruende: [], hinweis: '', weiter: '/', weiterText: 'Weiter', kennung: '' },
    }),
  )
  router.get('/formular', (req, res) => {
    res.json({ csrf: web.csrf(req), commandId: web.commandId(7) })
  })
  router.post('/echo', (req, res) => {
    const form = postedForm(req)
    res.json({
      names: form.names(),
      result: readForm(req, echo),
      files: form.files('datei').map(({ name, bytes }) => ({ name, size: bytes.length })),
    })
  })
  router.post('/seite', async (req, res) => {
    const { typed } = readForm(req, echo)
    await web.page(req, res, {
      template: 'pages/error',
      title: typed['betreff'] ?? '',
      view: { titel: typed['betreff'], satz: typed['betreff'], gruende: [], hinweis: '', weiter: '/', weiterText: 'Weiter', kennung: '' },
    })
  })
  router.post('/schritt', async (req, res) =>
    web.redirect(req, res, '/', {
      art: 'success',
      text: 'TOP 6 gespeichert.',
      undo: { text: 'Rückgängig', action: '/zurueck', commandId: web.commandId(3) },
    }),
  )
  router.get('/galerie', async (req, res) =>
    web.page(req, res, {
      template: 'pages/gallery',
      title: 'Galerie',
      bereich: 'vorlagen',
      breadcrumb: [{ text: 'Vorlagen', href: '/vorlagen' }, { text: 'BV/2026/0147' }],
      skip: [{ text: 'Zum Beschluss', href: '#feld-stimmen' }],
      view: GALERIE,
    }),
  )
  router.get('/unmoeglich', () => {
    throw new RatslaufError('NOT_POSSIBLE', 'Die Ladung kann noch nicht versandt werden.', {
      gruende: [{ code: 'ORT', satz: 'Der Ort fehlt.', norm: '§ 1 Mustergesetz' }],
    })
  })
  router.get('/kaputt', () => {
    throw new Error('secret detail of the database')
  })
  return router
}

function linkPages(): Router {
  const router = Router()
  router.get('/:token', (_req, res) => {
    res.type('text').send('Bitte wählen Sie.')
  })
  router.post('/:token', (req, res) => {
    res.type('text').send(postedForm(req).one('antwort') ?? 'keine')
  })
  return router
}

export interface Running {
  base: string
  logged: { message: string; data: Record<string, unknown> }[]
  close: () => Promise<void>
}

export interface Database {
  connection: Connection
  drop: () => Promise<void>
}

const account = (id: string, more: Partial<Account>): Account => ({
  _id: id,
  benutzername: id,
  name: 'Sachbearbeitung Stadtplanung',
  email: `${id}@musterstadt.example`,
  profil: 'musterstadt',
  rollen: [{ rolle: 'sachbearbeitung', stelle: 'Stadtplanung' }],
  passwortHash: '',
  aktiv: true,
  ...more,
})

export async function createDatabase(): Promise<Database> {
  const database = freshDatabase()
  const connection = await mongoose.createConnection(database.uri, { autoCreate: false, autoIndex: false }).asPromise()
  const accounts = createMongoAccounts(connection)
  await accounts.migrate()
  const passwortHash = await hashPassword(PASSWORD)
  await accounts.create(account('stadtplanung', { passwortHash }))
  await accounts.create(account('ehemalig', { passwortHash, aktiv: false }))
  return {
    connection,
    drop: async () => {
      await connection.close()
      await database.drop()
    },
  }
}

export interface Clockwork {
  /** ISO instant. */
  now: string
}

export async function startApp(
  { connection }: Database,
  {
    baseUrl = 'http://127.0.0.1',
    clock = { now: '2026-11-25T09:00:00.000Z' },
    isDemo = true,
    templates = TEMPLATES,
  }: { baseUrl?: string; clock?: Clockwork; isDemo?: boolean; templates?: string } = {},
): Promise<Running> {
  const logged: Running['logged'] = []
  const log = (message: string, data: Record<string, unknown> = {}): void => void logged.push({ message, data })
  const app = createApp({
    templates: createTemplates(templates),
    assets: await loadAssets(`${TEMPLATES}/assets`),
    accounts: createMongoAccounts(connection),
    sessions: createMongoSessions(connection),
    clock: { now: () => clock.now, ticks: () => 0, sleep: async () => undefined },
    random: { hex: (bytes) => randomBytes(bytes).toString('hex'), fraction: () => 0.5 },
    log: { info: log, error: log },
    settings: { koerperschaft: 'Stadt Musterstadt', produktname: 'Ratsarbeit Musterstadt', demo: isDemo, fuss: [] },
    countTasks: async () => 5,
    countGescheitert: async () => null,
    sessionSecret: 'for-tests-only-for-tests-only-for-tests-only',
    baseUrl,
    trustProxy: 1,
    demo: isDemo ? { passwort: PASSWORD, konten: [{ benutzername: 'stadtplanung', name: 'Sachbearbeitung Stadtplanung' }] } : null,
    monitoring: quietMonitoring(async () => connection.readyState === mongoose.ConnectionStates.connected),
    routers: { open: () => [], links: () => [linkPages()], internal: (web) => [testPages(web)] },
  })
  const server: Server = createServer(app)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    base: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    logged,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/** A browser in small: keeps cookies, follows nothing, sends what a browser of today sends. */
export class Visitor {
  #base: string
  readonly #cookies = new Map<string, string>()

  constructor(base: string) {
    this.#base = base
  }

  /** The same browser at another process. */
  at(base: string): this {
    this.#base = base
    return this
  }

  async send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    if (!headers.has('sec-fetch-site')) headers.set('sec-fetch-site', 'same-origin')
    headers.set('cookie', [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await fetch(`${this.#base}${path}`, { ...init, headers, redirect: 'manual' })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (name !== undefined && value !== undefined) this.#cookies.set(name, value)
    }
    return response
  }

  async post(
    path: string,
    fields: Record<string, string> | [string, string][] | string,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const body = typeof fields === 'string' ? fields : new URLSearchParams(fields).toString()
    return this.send(path, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers } })
  }

  async loginToken(): Promise<string> {
    const page = await (await this.send('/anmelden')).text()
    return /name="_csrf" value="([0-9a-f]+)"/.exec(page)?.[1] ?? ''
  }

  async login(benutzername = 'stadtplanung', passwort = PASSWORD, more: Record<string, string> = {}): Promise<Response> {
    return this.post('/anmelden', { _csrf: await this.loginToken(), benutzername, passwort, ...more })
  }

  /** Token of the session after login. */
  async csrf(): Promise<string> {
    return ((await (await this.send('/formular')).json()) as { csrf: string }).csrf
  }
}
