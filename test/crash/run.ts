/**
 * Rounds of load, kills and inspection: 32 clients work through two processes of the program on one database, which is started apart.
 * What the seed decides is repeatable, the moments at which real processes meet are not.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { gremiumId } from '../../workflows/gremium/machine.ts'
import { readConfig } from '../../src/config.ts'
import type { Clock, Log } from '../../src/engine/ports.ts'
import type { Database } from '../../src/store/database/database.ts'
import { openDatabase } from '../../src/store/database/open-database.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'
import { DIENST } from '../setup/paper.ts'
import { startApp, type App } from './app.ts'
import { audit, type Findings } from './audit.ts'
import { runClient, type Acknowledged } from './client.ts'
import { brokenIndexes } from './indexes.ts'
import { createProgram, type CrashProgram } from './program.ts'
import { seeded, type Seeded } from './seeded.ts'
import { collectionsOf, readStored } from './stored.ts'

export interface CrashOptions {
  rounds: number
  seed: number
  report: (line: string) => void
}

export interface CrashResult {
  rounds: number
  kills: { app: number; database: number }
  acknowledged: number
  lost: number
  doubled: number
  brokenChains: number
  brokenIndexes: number
}

const CLIENTS = 32
const CLIENTS_PER_SESSION = 8
const ROUND_LIMIT_MILLISECONDS = 120_000
/** Later than every deadline and every lease of a round: what is due then is everything. */
const AHEAD_MILLISECONDS = 90 * 24 * 60 * 60 * 1_000

const log: Log = { info: () => {}, error: () => {} }

const clockAhead: Clock = {
  now: () => new Date(Date.now() + AHEAD_MILLISECONDS).toISOString(),
  ticks: () => performance.now(),
  sleep: async (milliseconds) => {
    await wait(milliseconds)
  },
}

interface World {
  database: Database
  /** SIGKILL; resolves when the database answers again. */
  killDatabase: () => Promise<void>
  store: Store
  program: CrashProgram
}

export async function runCrash({ rounds, seed, report }: CrashOptions): Promise<CrashResult> {
  const folder = await mkdtemp(join(tmpdir(), 'ratslauf-crash-'))
  const database = await openDatabase({ dataDir: folder, cacheDir: readConfig({}).cacheDir, log })
  const store = await openStore({ uri: database.uri, needsUniqueCasIndex: database.needsUniqueCasIndex, clock: clockAhead })
  const world: World = {
    database,
    killDatabase: killerOf(database, folder),
    store,
    program: createProgram(store, log, 'inspection'),
  }
  report(`Seed ${seed}, ${database.description}`)
  const total: CrashResult = {
    rounds: 0,
    kills: { app: 0, database: 0 },
    acknowledged: 0,
    lost: 0,
    doubled: 0,
    brokenChains: 0,
    brokenIndexes: 0,
  }
  const acknowledged: Acknowledged[] = []
  try {
    await establishCouncil(world.program)
    for (let round = 1; round <= rounds; round += 1) {
      const before = acknowledged.length
      const kills = await disturb(world, round, seeded(seed * 1_000 + round), acknowledged)
      const found = await inspect(world, acknowledged)
      total.rounds = round
      total.kills.app += kills.app
      total.kills.database += kills.database
      total.acknowledged = acknowledged.length
      // Each inspection sees the whole database, so that the last one counts what is still wrong and none counts twice.
      total.lost = Math.max(total.lost, found.lost.length)
      total.doubled = Math.max(total.doubled, found.doubled.length)
      total.brokenChains = Math.max(total.brokenChains, found.brokenChains.length)
      total.brokenIndexes = Math.max(total.brokenIndexes, found.brokenIndexes.length)
      report(
        `Round ${round}: ${acknowledged.length - before} acknowledged, killed ${kills.app} × app, ${kills.database} × database; ` +
          `lost ${found.lost.length}, doubled ${found.doubled.length}, broken chains ${found.brokenChains.length}, broken indexes ${found.brokenIndexes.length}`,
      )
      for (const line of Object.values(found).flat().slice(0, 20)) report(`  ${line}`)
    }
    return total
  } finally {
    await store.close()
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
}

function killerOf(database: Database, folder: string): () => Promise<void> {
  let isBack = (): void => {}
  database.onChange((up) => {
    if (up) isBack()
  })
  return async () => {
    const back = new Promise<void>((resolve) => (isBack = resolve))
    const { serverPid } = JSON.parse(await readFile(join(folder, 'server.json'), 'utf8')) as { serverPid: number }
    // It leads a process group: mongod runs below its guard.
    process.kill(-serverPid, 'SIGKILL')
    await back
  }
}

async function establishCouncil({ engine }: CrashProgram): Promise<void> {
  const ref = { art: 'gremium', id: gremiumId('musterstadt', 'stadtrat') } as const
  const einrichten = { type: 'GREMIUM_EINRICHTEN', profil: 'musterstadt', gremium: 'stadtrat', gesetzlicheZahl: 11 }
  const besetzen = { type: 'SITZ_BESETZEN', person: 'p-1', funktion: 'mitglied', stimmrecht: true, von: '2020-01-01' }
  await engine.execute({ commandId: 'council-1', ref, event: einrichten }, DIENST)
  await engine.execute({ commandId: 'council-2', ref, event: besetzen }, DIENST)
}

/** Puts load on two processes and kills one of them or the database several times; ends when every outcome is known. */
async function disturb(world: World, round: number, random: Seeded, acknowledged: Acknowledged[]): Promise<CrashResult['kills']> {
  const { database } = world
  const apps: [App, App] = [await startApp(database), await startApp(database)]
  const kills = { app: 0, database: 0 }
  let isOver = false
  const clients = Array.from({ length: CLIENTS }, (_, index) =>
    runClient({
      name: `r${round}c${index}`,
      group: `r${round}g${Math.floor(index / CLIENTS_PER_SESSION)}`,
      random: seeded(random.below(2 ** 31)),
      app: (attempt) => apps[(index + attempt) % 2 === 0 ? 0 : 1],
      stopped: () => isOver,
      acknowledged,
    }),
  )

  async function killApp(which: 0 | 1): Promise<void> {
    kills.app += 1
    await apps[which].kill()
    apps[which] = await startApp(database)
  }
  async function killDatabase(): Promise<void> {
    kills.database += 1
    await world.killDatabase()
  }

  const count = 1 + random.below(3)
  for (let kill = 0; kill < count; kill += 1) {
    await wait(300 + random.below(1_500))
    // Even rounds begin with the database, so that a short run kills both.
    const victim = kill === 0 ? (round % 2 === 0 ? 2 : random.below(2)) : random.below(3)
    await (victim === 2 ? killDatabase() : killApp(victim === 0 ? 0 : 1))
  }
  await wait(300 + random.below(700))
  isOver = true
  await within(ROUND_LIMIT_MILLISECONDS, Promise.all(clients))
  // Their workers are in the middle of something.
  await Promise.all(apps.map((app) => app.kill()))
  kills.app += apps.length
  return kills
}

async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  const limit = new AbortController()
  const late = wait(milliseconds, undefined, { signal: limit.signal }).then(() => {
    throw new Error(`The outcome of some steps was still unknown after ${milliseconds / 1_000} s.`)
  })
  late.catch(() => {})
  try {
    await Promise.race([work, late])
  } finally {
    limit.abort()
  }
}

/** Lets everything come to rest as a restarted program would, with every deadline passed, and looks at what is there. */
async function inspect({ store, program }: World, acknowledged: readonly Acknowledged[]): Promise<Findings & { brokenIndexes: string[] }> {
  await sweepAll(program)
  while ((await store.jobs.nextDue()) !== null) await program.worker.runDue()
  await sweepAll(program)
  const found = audit(await readStored(store), acknowledged)
  return { ...found, brokenIndexes: await brokenIndexes(await collectionsOf(store)) }
}

/** What is still there after so many sweeps will not go away; the audit names it. */
async function sweepAll({ engine }: CrashProgram): Promise<void> {
  for (let count = 0; count < 20; count += 1) if ((await engine.relay.sweep()) === 0) return
}
