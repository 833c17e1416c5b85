/** Persons, links, issued documents, sent mail and interventions on MongoDB: rows with fixed ids, written once. */
import type {
  Dokumente,
  DokumentRecord,
  Eingriff,
  Eingriffe,
  LinkRecord,
  Links,
  Person,
  Personen,
  Postausgang,
  PostRow,
} from '../engine/read-ports.ts'
import { insertIgnoringDuplicates } from './mongo-common.ts'
import type { RecordModels } from './record-models.ts'

export function createMongoPersonen({ personen }: RecordModels): Personen {
  return {
    async put(person) {
      await personen.replaceOne({ _id: person._id }, person, { upsert: true })
    },
    async get(ids) {
      const rows = await personen.find({ _id: { $in: [...ids] } }).lean<Person[]>()
      return new Map(rows.map((row) => [row._id, row]))
    },
    async list(profil) {
      const rows = await personen.find({ profil }).lean<Person[]>()
      return rows.toSorted((a, b) => a.name.localeCompare(b.name, 'de'))
    },
  }
}

export function createMongoLinks({ links }: RecordModels): Links {
  return {
    put: (link) => insertIgnoringDuplicates(links, [link]),
    get: (tokenHash) => links.findById(tokenHash).lean<LinkRecord>(),
  }
}

export function createMongoDokumente({ dokumente }: RecordModels): Dokumente {
  return {
    put: (dokument) => insertIgnoringDuplicates(dokumente, [dokument]),
    get: (id) => dokumente.findById(id).lean<DokumentRecord>(),
  }
}

export function createMongoPostausgang({ post }: RecordModels): Postausgang {
  return {
    async get(id) {
      const row = await post.findById(id).lean<PostRow & { bytes: Buffer | { buffer: Uint8Array } }>()
      // The driver hands binary back in its own wrapper.
      return row === null ? null : { ...row, bytes: Buffer.from(Buffer.isBuffer(row.bytes) ? row.bytes : row.bytes.buffer) }
    },
    put: (row) => insertIgnoringDuplicates(post, [row]),
    async move({ _id, stand }, zustand, antwort) {
      const result = await post.collection.updateOne({ _id, stand } as never, { $set: { zustand, antwort, stand: stand + 1 } })
      return result.matchedCount === 1
    },
    list: (ids) => post.find({ _id: { $in: [...ids] } }, { bytes: 0 }).lean<PostRow[]>(),
    ofAggregate: ({ art, id }) =>
      post.find({ 'aggregat.art': art, 'aggregat.id': id }, { bytes: 0 }).sort({ erstelltAm: 1 }).lean<PostRow[]>(),
  }
}

export function createMongoEingriffe({ eingriffe }: RecordModels): Eingriffe {
  return {
    async record(eingriff) {
      await insertIgnoringDuplicates(eingriffe, [eingriff])
      return (await eingriffe.findById(eingriff._id).lean<Eingriff>()) ?? eingriff
    },
    latest: (profil, limit) => eingriffe.find({ profil }).sort({ am: -1 }).limit(limit).lean<Eingriff[]>(),
  }
}
