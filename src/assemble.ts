/** Wires adapters to ports: the one place (beside main, cli and test set-up) that knows them all. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Express, Router } from 'express'
import { definitions } from '../workflows/definitions.ts'
import { profil } from '../workflows/profile/index.ts'
import { localDate } from '../workflows/recht/kalender.ts'
import { documentHandler } from './documents/issue/handler.ts'
import { documentHtml } from './documents/html.ts'
import { importHtml } from './documents/html-import.ts'
import { createRenderer } from './documents/renderer.ts'
import { importWord } from './documents/word-import.ts'
import { createEngine, type Engine } from './engine/engine.ts'
import { sealDays } from './engine/merkle.ts'
import { createHealth } from './engine/health.ts'
import type { CommandSeen, Observer } from './engine/observer.ts'
import type { Log } from './engine/ports.ts'
import { createMongoAccounts, type MongoAccounts } from './identity/mongo-accounts.ts'
import { createMongoSessions, migrateSessions } from './identity/mongo-sessions.ts'
import { fristHandler } from './jobs/frist.ts'
import { sweepWhenNeeded } from './jobs/sweep.ts'
import { createWorker, type Worker } from './jobs/worker.ts'
import { mailHandler } from './mail/handler.ts'
import { mailPreview } from './mail/preview.ts'
import { createTransport } from './mail/transport.ts'
import { createMetrics } from './metrics/prometheus.ts'
import { createTemplates } from './rendering/templates.ts'
import type { Store } from './store/open-store.ts'
import { systemRandom } from './store/system.ts'
import { createApp } from './web/app.ts'
import { loadAssets } from './web/assets.ts'
import type { PageDeps } from './web/deps.ts'
import type { Monitoring } from './web/monitoring.ts'
import { countTasks } from './web/pages/aufgaben/tasks.ts'
import { countGescheitert } from './web/pages/betrieb/gescheitert.ts'
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
  /** False while the owner of the database knows it to be down. */
  isUp?: () => boolean
  /** Sentence on every document where real papers are played again. */
  nachgestellt?: string
}

export interface Program {
  engine: Engine
  worker: Worker
  accounts: MongoAccounts
  templates: ReturnType<typeof createTemplates>
  monitoring: Omit<Monitoring, 'metricsToken'>
  close: () => Promise<void>
}

const TIDY_MILLISECONDS = 60 * 60 * 1_000

/** Seals the roots of the days before when a new day has begun. */
function onNewDay({ events, clock }: Store): () => Promise<void> {
  let sealedOn = ''
  return async () => {
    const today = localDate(clock.now())
    if (today === sealedOn) return
    await sealDays({ store: events, clock })
    sealedOn = today
  }
}

function everyHour({ clock, tidy }: Store): () => Promise<void> {
  let next = Number.NEGATIVE_INFINITY
  return async () => {
    if (clock.ticks() < next) return
    next = clock.ticks() + TIDY_MILLISECONDS
    await tidy()
  }
}

const logCommand = (log: Log, { commandId, aggregat, akteur, event, outcome, ms }: CommandSeen): void =>
  log.info('command', { id: commandId, aggregate: aggregat, actor: akteur, event, outcome, ms: Math.round(ms * 10) / 10 })

/** Engine, handlers and worker: everything but the web. */
export async function assembleProgram({
  store,
  log,
  baseUrl,
  mailFrom,
  smtpUrl,
  pollMilliseconds = 1_000,
  isUp = () => true,
  nachgestellt: given,
}: ProgramOptions): Promise<Program> {
  const nachgestellt = given ?? null
  const ping = async (): Promise<boolean> => isUp() && (await store.connection.db?.admin().ping()) !== undefined
  const health = createHealth({ ping, backlog: store.backlog, clock: store.clock })
  const metrics = createMetrics(health)
  const observer: Observer = {
    ...metrics.observer,
    command(seen) {
      logCommand(log, seen)
      metrics.observer.command(seen)
    },
  }
  let wake: () => void = () => {}
  const engine = createEngine({
    store: store.events,
    clock: store.clock,
    random: systemRandom,
    log,
    observer,
    definitions,
    onAccepted: () => wake(),
  })
  const accounts = createMongoAccounts(store.connection)
  await accounts.migrate()
  await migrateSessions(store.connection)
  const templates = createTemplates(TEMPLATES)
  const renderer = createRenderer({ workers: 1, timeoutMs: 30_000 })
  const reading = { engine, store: store.events }
  const sweep = sweepWhenNeeded(engine.relay, store.clock)
  const seal = onNewDay(store)
  const tidy = everyHour(store)
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
        observer,
        baseUrl,
        mailFrom,
      }),
      frist: fristHandler(engine),
    },
    owner: `${process.pid}-${systemRandom.hex(4)}`,
    attempts: ATTEMPTS,
    pollMilliseconds,
    observer,
    beforePoll: async () => {
      await sweep()
      await seal()
      await tidy()
    },
  })
  wake = worker.wake
  return { engine, worker, accounts, templates, monitoring: { health, metrics, observer }, close: async () => renderer.close() }
}

export interface WebOptions extends ProgramOptions {
  program: Program
  demo: DemoAccounts | null
  /** Null: metrics are for this machine alone. */
  metricsToken: string | null
  /** Extra pages without login, for example the mail catcher. */
  routers: {
    open: (deps: PageDeps) => readonly Router[]
    links: (deps: PageDeps) => readonly Router[]
    internal: (deps: PageDeps) => readonly Router[]
  }
}

export async function assembleWeb({ store, log, baseUrl, profilId, program, demo, metricsToken, routers }: WebOptions): Promise<Express> {
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
    eingriffe: store.eingriffe,
    accounts: program.accounts,
    clock: store.clock,
    random: systemRandom,
    baseUrl,
    profilId,
    importWord,
    importHtml,
    documentHtml,
    mailPreview: mailPreview({
      readers: store.readers,
      personen: store.personen,
      postausgang: store.postausgang,
      clock: store.clock,
      baseUrl,
      templates: program.templates,
    }),
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
    countGescheitert: (account) => countGescheitert(base, account),
    demo,
    monitoring: { ...program.monitoring, metricsToken },
    routers: {
      open: (web) => routers.open({ ...base, web }),
      links: (web) => routers.links({ ...base, web }),
      internal: (web) => routers.internal({ ...base, web }),
    },
  })
}
