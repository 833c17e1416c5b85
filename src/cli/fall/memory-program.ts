/** The whole program in memory, on a clock that the case sets: engine, jobs, documents and mails, but no PDF is drawn and nothing is sent. */
import { fileURLToPath } from 'node:url'
import type { Log, Random } from '../../engine/ports.ts'
import { createEngine, type Engine } from '../../engine/engine.ts'
import { documentHandler } from '../../documents/issue/handler.ts'
import { fristHandler } from '../../jobs/frist.ts'
import { createWorker, type Worker } from '../../jobs/worker.ts'
import { mailHandler } from '../../mail/handler.ts'
import { createTemplates, type Templates } from '../../rendering/templates.ts'
import { createMemoryRecords, type MemoryRecords } from '../../store/memory-records.ts'
import { createMemoryStore, type MemoryStore } from '../../store/memory-store.ts'
import { FALLDEFINITIONEN } from './fallprofil.ts'
import { standingClock, type Uhr } from './zeitlauf.ts'

export interface MemoryProgram {
  engine: Engine
  worker: Worker
  uhr: Uhr
  store: MemoryStore
  records: MemoryRecords
  /** What the program logged as an error: a case expects none. */
  errors: string[]
}

const START = '2000-01-01T00:00:00.000Z'
const BASE_URL = 'http://127.0.0.1'

/** Ids of links and salts count up: a case gives the same bytes each time. */
function counting(): Random {
  let count = 0
  return { hex: (bytes) => (count += 1).toString(16).padStart(bytes * 2, '0'), fraction: () => 0.5 }
}

let templates: Templates | undefined
const mailTemplates = (): Templates => (templates ??= createTemplates(fileURLToPath(new URL('../../../templates', import.meta.url))))

export function createMemoryProgram(): MemoryProgram {
  const clock = standingClock(START, () => 0)
  const random = counting()
  const store = createMemoryStore(clock)
  const records = createMemoryRecords(store)
  const errors: string[] = []
  const log: Log = { info: () => {}, error: (message, data) => errors.push(`${message} ${JSON.stringify(data)}`) }
  const engine = createEngine({ store: store.events, clock, random, log, definitions: FALLDEFINITIONEN })
  const reading = { engine, store: store.events }
  const worker = createWorker({
    jobs: store.jobs,
    clock,
    random,
    log,
    handlers: {
      frist: fristHandler(engine),
      dokument: documentHandler({
        ...reading,
        ...records,
        clock,
        nachgestellt: null,
        // A case looks at the words of a document, which the model has; the hash is that of the model.
        renderer: { pdf: async (model) => ({ bytes: Buffer.from(JSON.stringify(model)) }) },
      }),
      mail: mailHandler({
        ...reading,
        ...records,
        clock,
        random,
        templates: mailTemplates(),
        transport: { send: async () => ({ art: 'gesendet', antwort: '250' }) },
        baseUrl: BASE_URL,
        mailFrom: 'Ratslauf <ratslauf@localhost>',
      }),
    },
    owner: 'fall',
    attempts: { mail: 1, dokument: 1, frist: 1 },
    pollMilliseconds: 1_000,
  })
  return { engine, worker, uhr: clock, store, records, errors }
}
