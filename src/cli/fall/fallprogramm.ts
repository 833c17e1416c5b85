/** The program that a case plays on, on a clock that the case sets: engine, jobs, documents and mails; no PDF is drawn, nothing is sent. */
import { fileURLToPath } from 'node:url'
import type { Clock, EventStore, JobStore, Log, Random } from '../../engine/ports.ts'
import type { Dateien, Dokumente, Links, Personen, Postausgang, Readers } from '../../engine/read-ports.ts'
import { profil } from '../../../workflows/profile/index.ts'
import { createEngine, type Engine } from '../../engine/engine.ts'
import { documentHandler } from '../../documents/issue/handler.ts'
import { fristHandler } from '../../jobs/frist.ts'
import { createWorker, type Worker } from '../../jobs/worker.ts'
import { mailHandler } from '../../mail/handler.ts'
import { createTemplates, type Templates } from '../../rendering/templates.ts'
import { createMemoryRecords, type MemoryRecords } from '../../store/memory-records.ts'
import { createMemoryStore, type MemoryStore } from '../../store/memory-store.ts'
import { falldefinitionen, fallprofil } from './fallprofil.ts'
import type { Fall } from './format.ts'
import { Linkmappe } from './linkmappe.ts'
import { standingClock, type Uhr } from './zeitlauf.ts'

/** Where a case is kept: in memory, or on a database of its own. */
export interface Ablage {
  uhr: Uhr & Clock
  events: EventStore
  jobs: JobStore
  records: { readers: Readers; personen: Personen; links: Links; dokumente: Dokumente; dateien: Dateien; postausgang: Postausgang }
}

export interface Fallprogramm extends Ablage {
  links: Linkmappe
  engine: Engine
  worker: Worker
  /** What the program logged as an error: a case expects none. */
  errors: string[]
}

export interface MemoryProgram extends Fallprogramm {
  store: MemoryStore
  records: MemoryRecords
}

const BASE_URL = 'http://127.0.0.1'

/** Ids of links and salts count up: a case gives the same bytes each time. */
function counting(): Random {
  let count = 0
  return { hex: (bytes) => (count += 1).toString(16).padStart(bytes * 2, '0'), fraction: () => 0.5 }
}

let templates: Templates | undefined
const mailTemplates = (): Templates => (templates ??= createTemplates(fileURLToPath(new URL('../../../templates', import.meta.url))))

/** Stands before every story. */
export const falluhr = (): Uhr & Clock => standingClock('2000-01-01T00:00:00.000Z', () => 0)

/** @param gremien bodies that the case changes or adds */
export function createFallprogramm(ablage: Ablage, gremien: Fall['gremien']): Fallprogramm {
  const { uhr: clock, events: store, jobs, records } = ablage
  const random = counting()
  const links = new Linkmappe(records.links)
  const errors: string[] = []
  const log: Log = { info: () => {}, error: (message, data) => errors.push(`${message} ${JSON.stringify(data)}`) }
  const engine = createEngine({ store, clock, random, log, definitions: falldefinitionen(gremien) })
  const reading = { engine, store, profilOf: (id: string) => fallprofil(profil(id), gremien) }
  const worker = createWorker({
    jobs,
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
        links,
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
  return { ...ablage, links, engine, worker, errors }
}

export function createMemoryProgram(gremien: Fall['gremien']): MemoryProgram {
  const uhr = falluhr()
  const store = createMemoryStore(uhr)
  const records = createMemoryRecords(store)
  return { ...createFallprogramm({ uhr, events: store.events, jobs: store.jobs, records }, gremien), store, records }
}
