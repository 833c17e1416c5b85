/** Starts Ratslauf: configuration, database, demo, web, worker, mail catcher. Ctrl-C stops cleanly. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { musterstadt } from '../workflows/profile/musterstadt.ts'
import { assembleProgram, assembleWeb, type Program } from './assemble.ts'
import { standingClock } from './cli/fall/zeitlauf.ts'
import { KONTEN, PASSWORT } from './cli/musterstadt/konten.ts'
import { istGeladen, musterstadtLaden } from './cli/musterstadt/laden.ts'
import { ConfigError, readConfig, withPort, type Config } from './config.ts'
import { consoleLog } from './console-log.ts'
import type { Log } from './engine/ports.ts'
import { startCatcher, type Catcher } from './mail/catcher.ts'
import { DatabaseUnavailableError, type Database } from './store/database/database.ts'
import { openDatabase } from './store/database/open-database.ts'
import { openStore, type Store } from './store/open-store.ts'
import { internalRouters, linkRouters, openRouters } from './web/routers.ts'

const SHUTDOWN_MILLISECONDS = 20_000
const say = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

function configuration(): Config {
  try {
    process.loadEnvFile()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  return readConfig(process.env)
}

/** Plays the story of Musterstadt on a clock of its own, before the doors open. */
async function loadDemo(config: Config, log: Log, database: Database, store: Store, smtpUrl: string): Promise<void> {
  say('Musterstadt wird angelegt (einmalig, etwa eine halbe Minute) …')
  const jetzt = store.clock.now()
  const uhr = standingClock('2000-01-01T00:00:00.000Z', () => performance.now())
  const past = await openStore({ uri: database.uri, needsUniqueCasIndex: database.needsUniqueCasIndex, clock: uhr })
  const program = await assembleProgram({
    store: past,
    log,
    baseUrl: config.baseUrl,
    mailFrom: config.mailFrom,
    smtpUrl,
    profilId: musterstadt.id,
  })
  await musterstadtLaden({ store: past, program, uhr, jetzt, melden: (text) => say(`  ${text}`) })
  await program.close()
  await past.close()
}

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })

interface Running {
  server: Server
  program: Program
  store: Store
  catcher: Catcher | null
  database: Database
}

async function start(): Promise<Running> {
  const given = configuration()
  const log = consoleLog(given.logLevel)
  const database = await openDatabase({ mongodbUri: given.mongodbUri, dataDir: given.dataDir, cacheDir: given.cacheDir, log })
  say(`Datenbank: ${database.description}`)
  const store = await openStore({ uri: database.uri, needsUniqueCasIndex: database.needsUniqueCasIndex })
  const catcher = given.smtpUrl === undefined ? await startCatcher(join(given.dataDir, 'post'), store.clock.now) : null
  const smtpUrl = given.smtpUrl ?? catcher?.url ?? ''

  // The port first: links in mails need the address.
  const server = createServer()
  const config = withPort(given, await listen(server, given.port))
  if (!(await istGeladen(store))) await loadDemo(config, log, database, store, smtpUrl)

  const options = { store, log, baseUrl: config.baseUrl, mailFrom: config.mailFrom, smtpUrl, profilId: musterstadt.id }
  const program = await assembleProgram({ ...options, isUp: database.isUp })
  const app = await assembleWeb({
    ...options,
    program,
    demo: { passwort: PASSWORT, konten: KONTEN.map(({ benutzername, name, zweck }) => ({ benutzername, name: `${name} – ${zweck}` })) },
    metricsToken: config.metricsToken ?? null,
    routers: { open: (deps) => openRouters(deps, catcher), links: linkRouters, internal: internalRouters },
  })
  server.on('request', app)
  program.worker.start()
  announce(config, catcher)
  return { server, program, store, catcher, database }
}

function announce(config: Config, catcher: Catcher | null): void {
  say(`Ratslauf läuft: ${config.baseUrl}`)
  say(`Öffentliche Vorlagen: ${config.baseUrl}/oeffentlich/${musterstadt.id}`)
  if (catcher !== null) say(`Aufgefangene E-Mails: ${config.baseUrl}/dev/post`)
  say(`Demo-Konten, alle mit dem Passwort „${PASSWORT}“:`)
  for (const { benutzername, name, zweck } of KONTEN) say(`  ${benutzername.padEnd(22)} ${name} – ${zweck}`)
  say('Beenden mit Strg-C.')
}

async function stop({ server, program, store, catcher, database }: Running): Promise<void> {
  say('Ratslauf wird beendet …')
  server.close()
  server.closeIdleConnections()
  await program.worker.stop()
  await program.close()
  await catcher?.close()
  await store.close()
  await database.close()
}

try {
  const running = await start()
  let stopping = false
  const end = (): void => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), SHUTDOWN_MILLISECONDS).unref()
    stop(running).then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
} catch (error) {
  const expected = Error.isError(error) && (error.name === ConfigError.name || error.name === DatabaseUnavailableError.name)
  process.stderr.write(`${expected ? error.message : String(Error.isError(error) ? error.stack : error)}\n`)
  process.exit(1)
}
