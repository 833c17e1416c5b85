/** Everything that lies in the database, on one connection: opened, migrated and handed out as ports. */
import mongoose, { type Connection } from 'mongoose'
import type { Clock, EventStore, JobStore } from '../engine/ports.ts'
import type { Backlog, Dateien, Dokumente, Eingriffe, Links, Personen, Postausgang, Readers } from '../engine/read-ports.ts'
import { migrate } from './migrate.ts'
import { createModels, type Models } from './models.ts'
import { createMongoBacklog } from './mongo-backlog.ts'
import { createMongoDateien } from './mongo-dateien.ts'
import { createMongoEventStore } from './mongo-event-store.ts'
import { createMongoJobStore } from './mongo-job-store.ts'
import { createMongoReaders } from './mongo-readers.ts'
import {
  createMongoDokumente,
  createMongoEingriffe,
  createMongoLinks,
  createMongoPersonen,
  createMongoPostausgang,
} from './mongo-records.ts'
import { createMongoSettings, type Settings } from './mongo-settings.ts'
import { createRecordModels, migrateRecords } from './record-models.ts'
import { createSystemClock } from './system.ts'
import { forgetTombstones } from './tombstones.ts'

export interface Store {
  connection: Connection
  models: Models
  clock: Clock
  events: EventStore
  jobs: JobStore
  readers: Readers
  personen: Personen
  links: Links
  dokumente: Dokumente
  postausgang: Postausgang
  eingriffe: Eingriffe
  backlog: Backlog
  dateien: Dateien
  settings: Settings
  /** Removes what is of no use any more; cheap, for once an hour. */
  tidy: () => Promise<void>
  close: () => Promise<void>
}

export interface StoreOptions {
  uri: string
  needsUniqueCasIndex: boolean
  /** For the demo and tests: a clock that is set instead of the system's. */
  clock?: Clock
}

const COMMON = { maxPoolSize: 20, serverSelectionTimeoutMS: 10_000 } as const

/** Acknowledged means: on disk of the majority, where the server knows such a thing. */
export const STORE_CONNECTION = {
  mongod: { ...COMMON, w: 'majority', journal: true, readConcernLevel: 'majority' },
  embedded: COMMON,
} as const

export async function openStore({ uri, needsUniqueCasIndex, clock: given }: StoreOptions): Promise<Store> {
  const connection = await mongoose.createConnection(uri, STORE_CONNECTION[needsUniqueCasIndex ? 'embedded' : 'mongod']).asPromise()
  const models = createModels(connection)
  const records = createRecordModels(connection)
  await migrate(connection, models, needsUniqueCasIndex)
  await migrateRecords(connection, records, needsUniqueCasIndex)
  const clock = given ?? (await createSystemClock(connection))
  return {
    connection,
    models,
    clock,
    events: createMongoEventStore(models, clock),
    jobs: createMongoJobStore(models, clock),
    readers: createMongoReaders(models),
    personen: createMongoPersonen(records),
    links: createMongoLinks(records),
    dokumente: createMongoDokumente(records),
    postausgang: createMongoPostausgang(records),
    eingriffe: createMongoEingriffe(records),
    backlog: createMongoBacklog(models, clock),
    dateien: createMongoDateien(connection),
    settings: createMongoSettings(connection),
    tidy: () => forgetTombstones(models, clock),
    close: () => connection.close(),
  }
}
