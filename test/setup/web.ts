/** The whole program on a database of its own, with a clock that the test sets: pages through real HTTP, commands through the engine. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { Payload, Ref } from '../../workflows/aggregate.ts'
import { SYSTEM, type Akteur } from '../../workflows/akteur.ts'
import { gremiumId } from '../../workflows/gremium/machine.ts'
import { vorlageStand, type VorlageStand } from '../../workflows/vorlage/stand.ts'
import { assembleProgram, assembleWeb, type Program } from '../../src/assemble.ts'
import type { Router } from 'express'
import type { Account } from '../../src/identity/accounts.ts'
import { hashPassword } from '../../src/identity/password.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'
import { currentActor, type PageDeps } from '../../src/web/deps.ts'
import { internalRouters, linkRouters, openRouters } from '../../src/web/routers.ts'
import { Visitor } from '../web/app-fixture.ts'
import { freshDatabase } from './fresh-database.ts'
import { standingClock } from '../../src/cli/fall/zeitlauf.ts'

const PASSWORT = 'richtig-langes-passwort'
const PROFIL = 'musterstadt'

const konto = (id: string, name: string, rollen: Account['rollen'], more: Partial<Account> = {}): Omit<Account, 'passwortHash'> => ({
  _id: id,
  benutzername: id,
  name,
  email: `${id}@musterstadt.example`,
  profil: PROFIL,
  rollen,
  aktiv: true,
  ...more,
})

const KONTEN = [
  konto('planung', 'Sachbearbeitung Stadtplanung', [{ rolle: 'sachbearbeitung', stelle: 'stadtplanung' }]),
  konto('kaemmerei', 'Leitung der Kämmerei', [{ rolle: 'amtsleitung', stelle: 'kaemmerei' }]),
  konto('hvb', 'Oberbürgermeisterin', [{ rolle: 'hvb' }]),
  konto('dienst', 'Sitzungsdienst', [{ rolle: 'sitzungsdienst', stelle: 'sitzungsdienst' }]),
  konto('protokoll', 'Sitzungsdienst, Protokoll', [{ rolle: 'sitzungsdienst', stelle: 'sitzungsdienst' }]),
  konto('admin', 'Administration', [{ rolle: 'administration' }]),
  konto('vorsitz', 'Vorsitz Stadtentwicklung', [], { person: 'p-vorsitz' }),
  konto('kultur', 'Mitglied Kulturausschuss', [], { person: 'p-kultur' }),
  konto('gruppe', 'Fraktion A', [{ rolle: 'antragsteller', stelle: 'fraktion-a' }]),
  konto('kiel', 'Sitzungsdienst Kiel', [{ rolle: 'sitzungsdienst' }], { profil: 'kiel' }),
] as const

export interface Webwelt {
  base: string
  store: Store
  program: Program
  clock: ReturnType<typeof standingClock>
  /** Everything behind the login. */
  internal: readonly Router[]
  /** What it logs of ordinary business, one line per command. */
  lines: string[]
  /** A command of an account (or of the program itself), without a page. */
  execute: (ref: Ref, event: Payload, benutzername: string) => Promise<void>
  vorlage: (id: string) => Promise<VorlageStand>
  /** A browser that is logged in. */
  visitor: (benutzername: string) => Promise<Visitor>
  close: () => Promise<void>
}

/** Looks on while the program works with its database. */
export interface Watch {
  /** What is asked for in the connection string. */
  query: string
  /** Called before anything is asked. */
  connected: (store: Store) => void
  /** The same port, looked on. */
  port: <Port extends object>(name: string, port: Port) => Port
}

export interface Weltwahl {
  start?: string
  metricsToken?: string | null
  /** Mails go to nobody where it is missing. */
  smtpUrl?: string
  /** Profile of the installation: frame and public pages. */
  installation?: string
  watch?: Watch
}

/** Every port of the store under the eyes of the watch. */
function watched(store: Store, watch: Watch): Store {
  const { connection, models, clock, tidy, close, ...ports } = store
  const looked = Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, watch.port(name, port)])) as unknown as typeof ports
  return { connection, models, clock, tidy, close, ...looked }
}

const withQuery = (uri: string, query: string): string => `${uri}${uri.includes('?') ? '&' : '?'}${query}`

export async function webWelt({
  start = '2026-03-02T08:00:00.000Z',
  metricsToken = null,
  smtpUrl = 'smtp://127.0.0.1:9',
  watch,
  installation = PROFIL,
}: Weltwahl = {}): Promise<Webwelt> {
  const database = freshDatabase()
  // Waiting is real: the checks of health give the database time to answer.
  const clock = { ...standingClock(start, () => 0), sleep: (milliseconds: number) => wait(milliseconds, undefined, { ref: false }) }
  const uri = watch === undefined ? database.uri : withQuery(database.uri, watch.query)
  const opened = await openStore({ uri, needsUniqueCasIndex: database.needsUniqueCasIndex, clock })
  watch?.connected(opened)
  const store = watch === undefined ? opened : watched(opened, watch)
  const errors: string[] = []
  const lines: string[] = []
  const log = {
    info: (message: string, data: object = {}) => void lines.push(JSON.stringify({ message, ...data })),
    error: (message: string, data: object = {}) => void errors.push(`${message} ${JSON.stringify(data)}`),
  }
  const options = {
    store,
    log,
    baseUrl: 'http://127.0.0.1',
    mailFrom: 'rat@musterstadt.example',
    smtpUrl,
    profilId: installation,
  }
  const assembled = await assembleProgram(options)
  const program = watch === undefined ? assembled : { ...assembled, accounts: watch.port('accounts', assembled.accounts) }
  let deps: PageDeps | null = null
  const internal: Router[] = []
  const app = await assembleWeb({
    ...options,
    program,
    demo: null,
    metricsToken,
    routers: {
      open: (given) => openRouters(given, null),
      links: linkRouters,
      internal: (given) => {
        deps = given
        internal.push(...internalRouters(given))
        return internal
      },
    },
  })
  const passwortHash = await hashPassword(PASSWORT)
  for (const account of KONTEN) await program.accounts.create({ ...account, passwortHash })
  const server: Server = createServer(app)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`

  let count = 0
  const akteur = async (benutzername: string): Promise<Akteur> => {
    const account = await program.accounts.byUsername(benutzername)
    if (account === null || deps === null) throw new Error(`NO_ACCOUNT ${benutzername}`)
    return currentActor(deps, account)
  }
  const execute = async (ref: Ref, event: Payload, benutzername: string): Promise<void> => {
    const als = benutzername === 'system' ? SYSTEM : await akteur(benutzername)
    await program.engine.execute({ commandId: `test:${String((count += 1)).padStart(6, '0')}`, ref, event }, als)
  }
  for (const [gremium, person, funktion] of [
    ['stadtentwicklung', 'p-vorsitz', 'vorsitz'],
    ['kulturausschuss', 'p-kultur', 'mitglied'],
    ['stadtrat', 'p-rat', 'mitglied'],
  ] as const) {
    const ref: Ref = { art: 'gremium', id: gremiumId(PROFIL, gremium) }
    await execute(ref, { type: 'GREMIUM_EINRICHTEN', profil: PROFIL, gremium, gesetzlicheZahl: 11 }, 'dienst')
    await execute(ref, { type: 'SITZ_BESETZEN', person, funktion, stimmrecht: true, von: '2026-01-01' }, 'dienst')
  }

  return {
    base,
    store,
    program,
    clock,
    internal,
    lines,
    execute,
    async vorlage(id) {
      const read = await program.engine.read({ art: 'vorlage', id })
      if (read === null) throw new Error(`NO_VORLAGE ${id}`)
      return vorlageStand(read.parts)
    },
    async visitor(benutzername) {
      const visitor = new Visitor(base)
      const answer = await visitor.login(benutzername, PASSWORT)
      if (answer.status !== 303) throw new Error(`LOGIN_FAILED ${String(answer.status)}`)
      return visitor
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => {
        server.close(resolve)
      })
      await program.close()
      await store.close()
      await database.drop()
      if (errors.length > 0) throw new Error(`The program logged errors:\n${errors.join('\n')}`)
    },
  }
}

/** Hidden and visible fields of the form with this action, as a browser would send them. */
export function formOf(html: string, action: string): [string, string][] {
  const escaped = action.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll('=', '(?:=|&#x3D;)')
  const form = new RegExp(`<form[^>]*action="${escaped}"[^>]*>(.*?)</form>`, 's').exec(html)?.[1]
  if (form === undefined) throw new Error(`NO_FORM ${action}`)
  const decode = (text: string): string =>
    text
      .replaceAll('&quot;', '"')
      .replaceAll('&#x27;', "'")
      .replaceAll('&#x3D;', '=')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
  const name = (tag: string): string => /\bname="([^"]*)"/.exec(tag)?.[1] ?? ''
  const inputs = [...form.matchAll(/<input\b[^>]*>/g)].flatMap(([tag]): [string, string][] => {
    if (/type="(?:file|submit)"/.test(tag) || name(tag) === '') return []
    if (/type="(?:checkbox|radio)"/.test(tag) && !/ checked/.test(tag)) return []
    return [[name(tag), decode(/\bvalue="([^"]*)"/.exec(tag)?.[1] ?? '')]]
  })
  const selects = [...form.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)].map(([, tag = '', options = '']): [string, string] => {
    const chosen = /<option value="([^"]*)" selected/.exec(options) ?? /<option value="([^"]*)"/.exec(options)
    return [name(tag), decode(chosen?.[1] ?? '')]
  })
  const texts = [...form.matchAll(/<textarea\b([^>]*)>\n?(.*?)<\/textarea>/gs)].map(([, tag = '', text = '']): [string, string] => [
    name(tag),
    decode(text),
  ])
  return [...inputs, ...selects, ...texts]
}

/** The form with some fields filled in. */
export const filledForm = (html: string, action: string, more: Record<string, string>): [string, string][] => [
  ...formOf(html, action).filter(([name]) => !Object.hasOwn(more, name)),
  ...Object.entries(more),
]
