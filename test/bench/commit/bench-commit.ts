/**
 * What a command costs: the bare database work of a step, the step through the engine, and through the web, in turns on one database;
 * then the same step beside growing archives.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { definitions } from '../../../workflows/definitions.ts'
import { readConfig } from '../../../src/config.ts'
import { createEngine } from '../../../src/engine/engine.ts'
import type { Log } from '../../../src/engine/ports.ts'
import type { Database } from '../../../src/store/database/database.ts'
import { openDatabase } from '../../../src/store/database/open-database.ts'
import { openStore, STORE_CONNECTION, type Store } from '../../../src/store/open-store.ts'
import { systemRandom } from '../../../src/store/system.ts'
import { aendern } from '../../setup/paper.ts'
import { measureGrowth, type GrowthFigures, type GrowthSize } from './growth.ts'
import { runTurn, sumUp, type Figures, type Turn } from './measure.ts'
import { createRawStore, storeHeads } from './raw-store.ts'
import { createRecorder, type Group } from './recording.ts'
import { BENCH_AKTEUR, createPaper, nextCommand, stepDone, type Paper } from './steps.ts'
import { createWebRow } from './web-rows.ts'

const WIDTHS = [1, 8, 32] as const
const WIDEST = 32
const ROWS = ['raw', 'execute', 'http', 'hot'] as const
type RowName = (typeof ROWS)[number]
type ByWidth<Value> = Record<string, Value>

export type CommitResult = Record<RowName, ByWidth<Figures>> & {
  ratio: Record<'execute' | 'http', ByWidth<number>>
  growth: GrowthFigures[]
}

interface Size {
  /** Not counted: code, connections, and the rings of the heads fill. */
  warmUpTurns: number
  turns: number
  /** Operations of each client in one turn, by width. */
  share: Record<(typeof WIDTHS)[number], number>
  growth: GrowthSize
}

const FULL: Size = {
  warmUpTurns: 1,
  turns: 7,
  share: { 1: 60, 8: 30, 32: 15 },
  growth: { sizes: [1_000, 20_000, 200_000], openPapers: 50, turns: 5, perTurn: 60 },
}
const QUICK: Size = {
  warmUpTurns: 0,
  turns: 1,
  share: { 1: 2, 8: 1, 32: 1 },
  growth: { sizes: [5, 10, 20], openPapers: 3, turns: 1, perTurn: 4 },
}

/** One kind of row: `prepare` runs before a turn and is not timed. */
interface Row {
  prepare: (clients: number, share: number) => Promise<void>
  operation: (client: number) => Promise<void>
  close: () => Promise<void>
}

export async function benchCommit({ quick, report }: { quick: boolean; report: (line: string) => void }): Promise<CommitResult> {
  const folder = await mkdtemp(join(tmpdir(), 'ratslauf-bench-'))
  const log: Log = { info: () => {}, error: (message, data = {}) => report(`${message} ${JSON.stringify(data)}`) }
  const database = await openDatabase({ dataDir: folder, cacheDir: readConfig({}).cacheDir, mongodbUri: process.env['MONGODB_URI'], log })
  try {
    report(`Measured on ${database.description}`)
    const size = quick ? QUICK : FULL
    const rows = await measureRows(database, log, size, report)
    const growth = await measureGrowth(database, size.growth, report)
    const result = { ...rows, ratio: ratios(rows), growth }
    for (const line of tableOf(result)) report(line)
    return result
  } finally {
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function measureRows(
  database: Database,
  log: Log,
  { warmUpTurns, turns, share }: Size,
  report: (line: string) => void,
): Promise<Record<RowName, ByWidth<Figures>>> {
  const store = await openStore({ uri: database.uri, needsUniqueCasIndex: database.needsUniqueCasIndex })
  const rows: Record<RowName, Row> = {
    raw: await rawRow(database, store),
    execute: await executeRow(store, log),
    http: await httpRow(store, log),
    hot: await hotRow(store, log),
  }
  const taken = new Map<string, Turn[]>()
  for (let turn = 1 - warmUpTurns; turn <= turns; turn += 1) {
    for (const width of WIDTHS) {
      for (const name of ROWS) {
        await rows[name].prepare(width, share[width])
        const result = await runTurn(width, share[width], rows[name].operation)
        const key = `${name} ${width}`
        if (turn > 0) taken.set(key, [...(taken.get(key) ?? []), result])
      }
    }
    report(`Turn ${turn} of ${turns} done`)
  }
  for (const row of Object.values(rows)) await row.close()
  await store.close()
  const figures = (name: RowName): ByWidth<Figures> =>
    Object.fromEntries(WIDTHS.map((width) => [String(width), sumUp(taken.get(`${name} ${width}`) ?? [])]))
  return { raw: figures('raw'), execute: figures('execute'), http: figures('http'), hot: figures('hot') }
}

const papersFor = async (create: (client: number) => Promise<Paper>): Promise<Paper[]> => {
  const papers: Paper[] = []
  for (let client = 0; client < WIDEST; client += 1) papers.push(await create(client))
  return papers
}

function of<Item>(items: readonly Item[], client: number): Item {
  const item = items[client]
  if (item === undefined) throw new Error(`NO_CLIENT ${client}`)
  return item
}

async function rawRow(database: Database, store: Store): Promise<Row> {
  const client = await new mongoose.mongo.MongoClient(
    database.uri,
    STORE_CONNECTION[database.needsUniqueCasIndex ? 'embedded' : 'mongod'],
  ).connect()
  const db = client.db()
  const raw = createRawStore(db)
  const recorder = createRecorder(store)
  const papers = await papersFor((nr) => createPaper(recorder.engine, `raw-${nr}`))
  await storeHeads(
    db,
    recorder.memory.heads().filter(({ ref }) => ref.art === 'vorlage'),
  )
  const recorded = papers.map((): Group[][] => [])
  return {
    async prepare(clients, share) {
      for (let nr = 0; nr < clients; nr += 1) {
        const paper = of(papers, nr)
        while (of(recorded, nr).length < share) {
          of(recorded, nr).push(await recorder.record(() => recorder.engine.execute(nextCommand(paper), BENCH_AKTEUR)))
          stepDone(paper)
        }
      }
    },
    async operation(nr) {
      const groups = of(recorded, nr).shift()
      if (groups === undefined) throw new Error('NOTHING_RECORDED')
      await raw.replay(groups)
    },
    close: () => client.close(),
  }
}

const nothing = async (): Promise<void> => {}

async function executeRow(store: Store, log: Log): Promise<Row> {
  const engine = createEngine({ store: store.events, clock: store.clock, random: systemRandom, log, definitions })
  const papers = await papersFor((nr) => createPaper(engine, `execute-${nr}`))
  return {
    prepare: nothing,
    async operation(nr) {
      const paper = of(papers, nr)
      await engine.execute(nextCommand(paper), BENCH_AKTEUR)
      stepDone(paper)
    },
    close: nothing,
  }
}

async function httpRow(store: Store, log: Log): Promise<Row> {
  const web = await createWebRow(store, log, WIDEST)
  // Each form is read once; what is timed are posts.
  const warmed = new Set<number>()
  return {
    async prepare(clients) {
      for (let nr = 0; nr < clients; nr += 1) {
        if (warmed.has(nr)) continue
        warmed.add(nr)
        for (let step = 0; step < 4; step += 1) await web.step(nr)
      }
    },
    operation: web.step,
    close: web.close,
  }
}

/** All clients change one draft. Where the engine gives up after its attempts, the client asks again under the same id. */
async function hotRow(store: Store, log: Log): Promise<Row> {
  const engine = createEngine({ store: store.events, clock: store.clock, random: systemRandom, log, definitions })
  const { ref } = await createPaper(engine, 'hot')
  let count = 0
  return {
    prepare: nothing,
    async operation() {
      count += 1
      const command = { commandId: `hot-${count}`, ref, event: aendern(`Bäume für den Marktplatz ${count}`) }
      for (;;) {
        try {
          await engine.execute(command, BENCH_AKTEUR)
          return
        } catch (error) {
          if ((error as { code?: string }).code !== 'CONTENTION') throw error
        }
      }
    },
    close: nothing,
  }
}

const rounded = (value: number): number => Math.round(value * 100) / 100

function ratios(rows: Record<RowName, ByWidth<Figures>>): CommitResult['ratio'] {
  const ratio = (of: RowName, to: RowName): ByWidth<number> =>
    Object.fromEntries(
      WIDTHS.map((width) => [String(width), rounded((rows[of][width]?.perSecond ?? 0) / (rows[to][width]?.perSecond ?? 0))]),
    )
  return { execute: ratio('execute', 'raw'), http: ratio('http', 'execute') }
}

function tableOf(result: CommitResult): string[] {
  const row = (cells: readonly (string | number)[]): string => cells.map((cell) => String(cell).padStart(12)).join('')
  return [
    row(['row', 'clients', 'per second', 'p50 ms', 'p99 ms', 'ratio']),
    ...WIDTHS.flatMap((width) =>
      ROWS.map((name) => {
        const { perSecond = 0, p50 = 0, p99 = 0 } = result[name][width] ?? {}
        const ratio = name === 'execute' || name === 'http' ? (result.ratio[name][width] ?? '') : ''
        return row([name, width, perSecond, p50, p99, ratio])
      }),
    ),
    row(['archived', 'command ms', 'list ms']),
    ...result.growth.map(({ vorlagen, commandP50, arbeitsvorratP50 }) => row([vorlagen, commandP50, arbeitsvorratP50])),
  ]
}
