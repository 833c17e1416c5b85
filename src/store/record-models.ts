/** Models of what lies beside the aggregates: persons, links, issued documents and sent mail. */
import { Schema, type Connection, type Model } from 'mongoose'
import type { DokumentRecord, Eingriff, LinkRecord, Person, PostRecord } from '../engine/read-ports.ts'

const OPTIONS = { strict: 'throw', minimize: false, versionKey: false, autoIndex: false, autoCreate: false, id: false } as const
const text = { type: String, required: true } as const
const mixed = { type: Schema.Types.Mixed, required: true } as const

const personSchema = new Schema<Person>({ _id: text, profil: text, name: text, email: text, fraktion: { type: String } }, OPTIONS)

const linkSchema = new Schema<LinkRecord>(
  {
    _id: text,
    zweck: text,
    profil: text,
    ref: mixed,
    stelle: { type: String, default: null },
    person: { type: String, default: null },
    fassung: { type: String, default: null },
    runde: { type: Number, default: null },
    station: { type: String, default: null },
    ausgestelltAm: text,
  },
  OPTIONS,
)

const dokumentSchema = new Schema<DokumentRecord>(
  {
    _id: text,
    profil: text,
    art: text,
    aggregat: mixed,
    rev: { type: Number, required: true },
    station: { type: String, default: null },
    oeffentlich: { type: Boolean, required: true },
    dateiname: text,
    hash: text,
    model: mixed,
    am: text,
  },
  OPTIONS,
)

const postSchema = new Schema<PostRecord>(
  {
    _id: text,
    stand: { type: Number, required: true },
    profil: text,
    mailart: text,
    aggregat: mixed,
    an: text,
    betreff: text,
    messageId: text,
    bytes: { type: Buffer, required: true },
    zustand: text,
    erstelltAm: text,
    antwort: { type: String, default: null },
  },
  OPTIONS,
)

const eingriffSchema = new Schema<Eingriff>(
  {
    _id: text,
    profil: text,
    am: text,
    konto: text,
    art: text,
    auftrag: text,
    auftragsart: text,
    aggregat: mixed,
    grund: { type: String, default: null },
  },
  OPTIONS,
)

export interface RecordModels {
  personen: Model<Person>
  links: Model<LinkRecord>
  dokumente: Model<DokumentRecord>
  post: Model<PostRecord>
  eingriffe: Model<Eingriff>
}

export function createRecordModels(connection: Connection): RecordModels {
  return {
    personen: connection.model<Person>('personen', personSchema, 'personen'),
    links: connection.model<LinkRecord>('links', linkSchema, 'links'),
    dokumente: connection.model<DokumentRecord>('dokumente', dokumentSchema, 'dokumente'),
    post: connection.model<PostRecord>('post', postSchema, 'post'),
    eingriffe: connection.model<Eingriff>('eingriffe', eingriffSchema, 'eingriffe'),
  }
}

export async function migrateRecords(connection: Connection, models: RecordModels, needsUniqueCasIndex: boolean): Promise<void> {
  const existing = new Set((await connection.db?.listCollections({}, { nameOnly: true }).toArray())?.map(({ name }) => name))
  for (const model of Object.values(models))
    if (!existing.has(model.collection.name)) await connection.createCollection(model.collection.name)
  await models.personen.collection.createIndex({ profil: 1 })
  if (needsUniqueCasIndex) await models.post.collection.createIndex({ _id: 1, stand: 1 }, { unique: true })
  await models.eingriffe.collection.createIndex({ profil: 1, am: 1 })
  await models.post.collection.createIndex({ 'aggregat.art': 1, 'aggregat.id': 1, erstelltAm: 1 })
}
