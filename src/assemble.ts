/** Wires adapters to ports: the one place (beside main, cli and test set-up) that knows them all. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Express, Router } from 'express'
import { definitions } from '../workflows/definitions.ts'
import { profil } from '../workflows/profile/index.ts'
import { documentHandler } from './documents/issue/handler.ts'
import { documentHtml } from './documents/html.ts'
import { importHtml } from './documents/html-import.ts'
import { createRenderer } from './documents/renderer.ts'
import { importWord } from './documents/word-import.ts'
import { createEngine, type Engine } from './engine/engine.ts'
import type { Log } from './engine/ports.ts'
import { createMongoAccounts, type MongoAccounts } from './identity/mongo-accounts.ts'
import { createMongoSessions } from './identity/mongo-sessions.ts'
import { fristHandler } from './jobs/frist.ts'
import { sweepWhenNeeded } from './jobs/sweep.ts'
import { createWorker, type Worker } from './jobs/worker.ts'
import { mailHandler } from './mail/handler.ts'
import { createTransport } from './mail/transport.ts'
import { createTemplates } from './rendering/templates.ts'
import type { Store } from './store/open-store.ts'
import { systemRandom } from './store/system.ts'
import { createApp } from './web/app.ts'
import { loadAssets } from './web/assets.ts'
import type { PageDeps } from './web/deps.ts'
import { countTasks } from './web/pages/aufgaben/tasks.ts'
import type { DemoAccounts } from './web/login/routes.ts'

const TEMPLATES = fileURLToPath(new URL('../templates', import.meta.url))

/** Attempts before a job waits for a person. A deadline is never given up early. */
const ATTEMPTS = { mail: 8, dokument: 6, frist: 20 }

export interface ProgramOptions {
  store: Store
  log: Log
  baseUrl: string
  mailFrom: string
  /** Where mails go; the catcher's address where no server is named. */
  smtpUrl: string
  profilId: string
  pollMilliseconds?: number
  /** Sentence on every document where real papers are played again. */
  nachgestellt?: string
}

export interface Program {
  engine: Engine
  worker: Worker
  accounts: MongoAccounts
  templates: ReturnType<typeof createTemplates>
  close: () => Promise<void>
}

/** Engine, handlers and worker: everything but the web. */
export async function assembleProgram({
  store,
  log,
  baseUrl,
  mailFrom,
  smtpUrl,
  pollMilliseconds = 1_000,
  nachgestellt: given,
}: ProgramOptions): Promise<Program> {
  const nachgestellt = given ?? null
  let wake: () => void = () => {}
  const engine = createEngine({ store: store.events, clock: store.clock, random: systemRandom, log, definitions, onAccepted: () => wake() })
  const accounts = createMongoAccounts(store.connection)
  await accounts.migrate()
  const templates = createTemplates(TEMPLATES)
  const renderer = createRenderer({ workers: 1, timeoutMs: 30_000 })
  const reading = { engine, store: store.events }
  const worker = createWorker({
    jobs: store.jobs,
    clock: store.clock,
    random: systemRandom,
    log,
    handlers: {
      dokument: documentHandler({
        ...reading,
        dokumente: store.dokumente,
        dateien: store.dateien,
        clock: store.clock,
        renderer,
        nachgestellt,
      }),
      mail: mailHandler({
        ...reading,
        personen: store.personen,
        readers: store.readers,
        dokumente: store.dokumente,
        dateien: store.dateien,
        links: store.links,
        postausgang: store.postausgang,
        clock: store.clock,
        random: systemRandom,
        templates,
        transport: createTransport(smtpUrl),
        baseUrl,
        mailFrom,
      }),
      frist: fristHandler(engine),
    },
    owner: `${process.pid}-${systemRandom.hex(4)}`,
    attempts: ATTEMPTS,
    pollMilliseconds,
    beforePoll: sweepWhenNeeded(engine.relay, store.clock),
  })
  wake = worker.wake
  return { engine, worker, accounts, templates, close: async () => renderer.close() }
}

export interface WebOptions extends ProgramOptions {
  program: Program
  demo: DemoAccounts | null
  ready: () => Promise<boolean>
  /** Extra pages without login, for example the mail catcher. */
  routers: {
    open: (deps: PageDeps) => readonly Router[]
    links: (deps: PageDeps) => readonly Router[]
    internal: (deps: PageDeps) => readonly Router[]
  }
}

export async function assembleWeb({ store, log, baseUrl, profilId, program, demo, ready, routers }: WebOptions): Promise<Express> {
  const kommune = profil(profilId)
  const sessionSecret = await store.settings.keep('session-secret', systemRandom.hex(32))
  const base: Omit<PageDeps, 'web'> = {
    engine: program.engine,
    store: store.events,
    jobs: store.jobs,
    readers: store.readers,
    personen: store.personen,
    dateien: store.dateien,
    dokumente: store.dokumente,
    links: store.links,
    postausgang: store.postausgang,
    accounts: program.accounts,
    clock: store.clock,
    random: systemRandom,
    baseUrl,
    profilId,
    importWord,
    importHtml,
    documentHtml,
  }
  return createApp({
    templates: program.templates,
    assets: await loadAssets(join(TEMPLATES, 'assets')),
    clock: store.clock,
    random: systemRandom,
    log,
    accounts: program.accounts,
    sessions: createMongoSessions(store.connection),
    sessionSecret,
    baseUrl,
    trustProxy: 0,
    settings: {
      koerperschaft: kommune.koerperschaft,
      produktname: kommune.produktname,
      demo: kommune.demo,
      fuss: [{ text: 'Öffentliche Vorlagen', href: `/oeffentlich/${profilId}` }],
    },
    countTasks: (account) => countTasks(base, account),
    demo,
    ready,
    routers: {
      open: (web) => routers.open({ ...base, web }),
      links: (web) => routers.links({ ...base, web }),
      internal: (web) => routers.internal({ ...base, web }),
    },
  })
}
