/** A whole engine in memory with a clock that the test sets: for rules, case files and properties. */
import { SYSTEM } from '../../workflows/akteur.ts'
import { definitions } from '../../workflows/definitions.ts'
import { standingClock, type Uhr } from '../../src/cli/fall/zeitlauf.ts'
import { createEngine, type Engine } from '../../src/engine/engine.ts'
import { issuedDocument } from '../../src/engine/issued-document.ts'
import type { Clock, Log, Random } from '../../src/engine/ports.ts'
import { createWorker, type Handler, type Worker } from '../../src/jobs/worker.ts'
import { fristHandler } from '../../src/jobs/frist.ts'
import { createMemoryStore, type MemoryStore } from '../../src/store/memory-store.ts'

export interface MemoryWorld {
  engine: Engine
  worker: Worker
  store: MemoryStore
  uhr: Uhr
  clock: Clock
  random: Random
  /** Errors that the program logged: most tests expect none. */
  errors: string[]
}

/** Counts up: ids are the same in every run. */
export function countingRandom(): Random {
  let count = 0
  return {
    hex: (bytes) => (count += 1).toString(16).padStart(bytes * 2, '0'),
    fraction: () => 0.5,
  }
}

/** Documents are issued at once under a fixed hash; nothing is rendered. */
export const issueAtOnce =
  (engine: () => Engine): Handler =>
  async (job) => {
    const event = issuedDocument(job, '0'.repeat(64), '0'.repeat(64))
    await engine().execute({ commandId: job._id, ref: job.aggregat, event }, SYSTEM)
  }

const START = '2026-03-02T07:00:00.000Z'

export function memoryWorld(known = definitions): MemoryWorld {
  const clock = standingClock(START, () => 0)
  const random = countingRandom()
  const store = createMemoryStore(clock)
  const errors: string[] = []
  const log: Log = { info: () => {}, error: (message, data) => errors.push(`${message} ${JSON.stringify(data)}`) }
  const engine = createEngine({ store: store.events, clock, random, log, definitions: known })
  const handlers = { dokument: issueAtOnce(() => engine), mail: async () => {}, frist: fristHandler(engine) }
  const worker = createWorker({
    jobs: store.jobs,
    clock,
    random,
    log,
    handlers,
    owner: 'test',
    attempts: { mail: 3, dokument: 3, frist: 3 },
    pollMilliseconds: 1_000,
  })
  return { engine, worker, store, uhr: clock, clock, random, errors }
}
