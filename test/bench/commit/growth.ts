/** The same open work beside archives of different sizes, each in a database of its own so that the sizes are measured in turns. */
import { refKey } from '../../../workflows/aggregate.ts'
import { definitions } from '../../../workflows/definitions.ts'
import { createEngine, type Engine } from '../../../src/engine/engine.ts'
import type { Log } from '../../../src/engine/ports.ts'
import type { Database } from '../../../src/store/database/database.ts'
import { openStore, type Store } from '../../../src/store/open-store.ts'
import { systemRandom } from '../../../src/store/system.ts'
import { memoryWorld } from '../../setup/memory-world.ts'
import { anlegen } from '../../setup/paper.ts'
import { median } from './measure.ts'
import { headDocument } from './raw-store.ts'
import { BENCH_AKTEUR, createPaper, nextCommand, stepDone, type Paper } from './steps.ts'

export interface GrowthFigures {
  vorlagen: number
  commandP50: number
  arbeitsvorratP50: number
}

export interface GrowthSize {
  /** Archived papers. */
  sizes: readonly number[]
  openPapers: number
  turns: number
  /** Commands, and readings of the task list, per turn. */
  perTurn: number
}

const BATCH = 1_000
const TEMPLATE = 'archiv-muster'
const log: Log = { info: () => {}, error: () => {} }

interface Row {
  _id: string
}

/** A rejected draft: three events, and the head that they end in. Collection → rows of one paper, as JSON. */
async function archivedPaper(): Promise<{ collection: string; row: string }[]> {
  const { engine, store } = memoryWorld()
  const ref = { art: 'vorlage', id: TEMPLATE } as const
  await engine.execute({ commandId: `${TEMPLATE}-anlegen`, ref, event: anlegen() }, BENCH_AKTEUR)
  await engine.execute({ commandId: `${TEMPLATE}-verwerfen`, ref, event: { type: 'VERWERFEN', grund: 'Entfällt.' } }, BENCH_AKTEUR)
  const head = store.heads().find((candidate) => candidate.ref.id === TEMPLATE)
  const events = store.allEvents().filter((event) => event.aggregat === refKey(ref))
  if (head === undefined || events.length !== 3) throw new Error(`An archived paper has three events, not ${events.length}.`)
  return [
    { collection: 'vorlagen', row: JSON.stringify(headDocument(head)) },
    ...events.map((event) => ({ collection: 'ereignisse', row: JSON.stringify({ ...event, commandId: `${TEMPLATE}-${event.rev}` }) })),
  ]
}

async function loadArchive(store: Store, size: number): Promise<void> {
  const rows = await archivedPaper()
  for (let start = 0; start < size; start += BATCH) {
    const ids = Array.from({ length: Math.min(BATCH, size - start) }, (_, index) => `archiv-${start + index}`)
    for (const collection of new Set(rows.map((row) => row.collection))) {
      const templates = rows.filter((row) => row.collection === collection)
      const documents = ids.flatMap((id) => templates.map(({ row }) => JSON.parse(row.replaceAll(TEMPLATE, id)) as Row))
      await store.connection.collection<Row>(collection).insertMany(documents)
    }
  }
}

interface Place {
  size: number
  store: Store
  engine: Engine
  papers: Paper[]
  command: number[]
  arbeitsvorrat: number[]
}

async function createPlace(database: Database, size: number, openPapers: number): Promise<Place> {
  const uri = database.uri.replace(/\/[^/?]+(\?|$)/, `/wachstum_${size}$1`)
  const store = await openStore({ uri, needsUniqueCasIndex: database.needsUniqueCasIndex })
  const engine = createEngine({ store: store.events, clock: store.clock, random: systemRandom, log, definitions })
  await loadArchive(store, size)
  const papers: Paper[] = []
  for (let nr = 0; nr < openPapers; nr += 1) papers.push(await createPaper(engine, `offen-${nr}`))
  return { size, store, engine, papers, command: [], arbeitsvorrat: [] }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

async function measure(place: Place, count: number): Promise<void> {
  for (let nr = 0; nr < count; nr += 1) {
    const paper = place.papers[nr % place.papers.length]
    if (paper === undefined) throw new Error('NO_OPEN_PAPER')
    place.command.push(await timed(() => place.engine.execute(nextCommand(paper), BENCH_AKTEUR)))
    stepDone(paper)
    place.arbeitsvorrat.push(await timed(() => place.store.readers.arbeitsvorrat(BENCH_AKTEUR.profil, ['hvb'])))
  }
}

export async function measureGrowth(
  database: Database,
  { sizes, openPapers, turns, perTurn }: GrowthSize,
  report: (line: string) => void,
): Promise<GrowthFigures[]> {
  const places: Place[] = []
  for (const size of sizes) {
    const seconds = (await timed(async () => places.push(await createPlace(database, size, openPapers)))) / 1_000
    report(`${size} archived papers loaded in ${seconds.toFixed(0)} s`)
  }
  // The first turn warms up.
  for (let turn = 0; turn <= turns; turn += 1) {
    for (const place of places) {
      await measure(place, perTurn)
      if (turn === 0) place.command = []
      if (turn === 0) place.arbeitsvorrat = []
    }
  }
  const figures = places.map(({ size, command, arbeitsvorrat }) => ({
    vorlagen: size,
    commandP50: Number(median(command).toFixed(2)),
    arbeitsvorratP50: Number(median(arbeitsvorrat).toFixed(2)),
  }))
  for (const { size, engine, store } of places) {
    report(`Sweep beside ${size} archived papers: ${(await timed(() => engine.relay.sweep())).toFixed(1)} ms`)
    await store.close()
  }
  return figures
}
