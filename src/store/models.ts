/** Mongoose models: shapes, collections and indexes. Indexes are created by an explicit step (`migrate`), never on the fly. */
import { Schema, type Connection, type Model } from 'mongoose'
import type { Aggregatart, Ref } from '../../workflows/aggregate.ts'
import type { DayRoot, EventRecord, InhaltRecord, Job, Leaf, Pending, Projektion, RingEntry, TextRecord } from '../engine/ports.ts'

const OPTIONS = { strict: 'throw', minimize: false, versionKey: false, autoIndex: false, autoCreate: false, id: false } as const

export interface HeadDocument {
  _id: string
  rev: number
  version: number
  definition: string
  snapshot: string
  kette: string
  zuletzt: string
  ring: RingEntry[]
  pending: Pending[]
  /** Present while `pending` is not empty: what the sweep looks for. */
  wartetSeit?: string
  fields: Record<string, unknown>
  titel: string | null
}

export interface JobDocument extends Omit<Job, 'aggregat'> {
  aggregat: Ref
  zustand: 'offen' | 'laeuft' | 'gescheitert'
  token: number
  versuche: number
  besitzer: string | null
  grund: string | null
}

export interface ProjectionDocument {
  _id: string
  rev: number
  /** Instant of deletion; a row without content only guards against older writes. */
  geloescht?: string
  zeile: Record<string, unknown> | null
}

const headSchema = new Schema<HeadDocument>(
  {
    _id: { type: String, required: true },
    rev: { type: Number, required: true },
    version: { type: Number, required: true },
    definition: { type: String, required: true },
    snapshot: { type: String, required: true },
    kette: { type: String, required: true },
    zuletzt: { type: String, required: true },
    ring: { type: Schema.Types.Mixed, required: true },
    pending: { type: Schema.Types.Mixed, required: true },
    wartetSeit: { type: String },
    fields: { type: Schema.Types.Mixed, required: true },
    titel: { type: String, default: null },
  },
  OPTIONS,
)

const eventSchema = new Schema<EventRecord>(
  {
    _id: { type: String, required: true },
    aggregat: { type: String, required: true },
    rev: { type: Number, required: true },
    commandId: { type: String, required: true },
    type: { type: String, required: true },
    daten: { type: Schema.Types.Mixed, required: true },
    befund: { type: Schema.Types.Mixed, required: true },
    akteur: { type: String, required: true },
    als: { type: String, required: true },
    imAuftrag: { type: Boolean, required: true },
    eingetragenAm: { type: String, required: true },
    version: { type: Number, required: true },
    vorigerHash: { type: String, required: true },
    hash: { type: String, required: true },
  },
  OPTIONS,
)

const jobSchema = new Schema<JobDocument>(
  {
    _id: { type: String, required: true },
    art: { type: String, required: true },
    aggregat: { type: Schema.Types.Mixed, required: true },
    rev: { type: Number, required: true },
    faelligAb: { type: String, required: true },
    daten: { type: Schema.Types.Mixed, required: true },
    zustand: { type: String, required: true },
    token: { type: Number, required: true },
    versuche: { type: Number, required: true },
    besitzer: { type: String, default: null },
    grund: { type: String, default: null },
  },
  OPTIONS,
)

const textSchema = new Schema<TextRecord>(
  { _id: { type: String, required: true }, salz: { type: String, required: true }, text: { type: String, required: true } },
  OPTIONS,
)
const inhaltSchema = new Schema<InhaltRecord>(
  { _id: { type: String, required: true }, inhalt: { type: Schema.Types.Mixed, required: true } },
  OPTIONS,
)
const projectionSchema = new Schema<ProjectionDocument>(
  {
    _id: { type: String, required: true },
    rev: { type: Number, required: true },
    geloescht: { type: String },
    zeile: { type: Schema.Types.Mixed, default: null },
  },
  OPTIONS,
)

const leafSchema = new Schema<Leaf>(
  {
    _id: { type: String, required: true },
    rev: { type: Number, required: true },
    kette: { type: String, required: true },
    tag: { type: String, required: true },
  },
  OPTIONS,
)
const dayRootSchema = new Schema<DayRoot>(
  {
    _id: { type: String, required: true },
    vorige: { type: String, required: true },
    wurzel: { type: String, required: true },
    blaetter: { type: Schema.Types.Mixed, required: true },
  },
  OPTIONS,
)

const HEAD_COLLECTIONS: Record<Aggregatart, string> = {
  vorlage: 'vorlagen',
  sitzung: 'sitzungen',
  gremium: 'gremien',
  nummernkreis: 'nummernkreise',
}

export interface Models {
  heads: Record<Aggregatart, Model<HeadDocument>>
  ereignisse: Model<EventRecord>
  auftraege: Model<JobDocument>
  texte: Model<TextRecord>
  inhalte: Model<InhaltRecord>
  blaetter: Model<Leaf>
  tageswurzeln: Model<DayRoot>
  projektionen: Record<Projektion, Model<ProjectionDocument>>
}

export function createModels(connection: Connection): Models {
  const head = (art: Aggregatart): Model<HeadDocument> =>
    connection.model<HeadDocument>(HEAD_COLLECTIONS[art], headSchema, HEAD_COLLECTIONS[art])
  const projection = (name: Projektion): Model<ProjectionDocument> => connection.model<ProjectionDocument>(name, projectionSchema, name)
  return {
    heads: { vorlage: head('vorlage'), sitzung: head('sitzung'), gremium: head('gremium'), nummernkreis: head('nummernkreis') },
    ereignisse: connection.model<EventRecord>('ereignisse', eventSchema, 'ereignisse'),
    auftraege: connection.model<JobDocument>('auftraege', jobSchema, 'auftraege'),
    texte: connection.model<TextRecord>('texte', textSchema, 'texte'),
    inhalte: connection.model<InhaltRecord>('inhalte', inhaltSchema, 'inhalte'),
    blaetter: connection.model<Leaf>('blaetter', leafSchema, 'blaetter'),
    tageswurzeln: connection.model<DayRoot>('tageswurzeln', dayRootSchema, 'tageswurzeln'),
    projektionen: { arbeitsvorrat: projection('arbeitsvorrat'), oeffentlich: projection('oeffentlich') },
  }
}
