/** The database work of recorded commands by the bare driver: the same statements and bytes as the store sends, nothing around them. */
import mongoose from 'mongoose'
import { refKey, type Ref } from '../../../workflows/aggregate.ts'
import type { Commit, EventStore, Head, Leaf } from '../../../src/engine/ports.ts'
import type { Call, Group } from './recording.ts'

type Db = ReturnType<InstanceType<typeof mongoose.mongo.MongoClient>['db']>
type Work = (...args: never[]) => Promise<unknown>

interface Document {
  _id: string
  [key: string]: unknown
}

const PAPERS = 'vorlagen'

/** A stored head with nothing pending. */
export const headDocument = ({ ref, ...head }: Head): Document => ({ ...head, _id: ref.id, pending: [] })

export interface RawStore {
  replay: (groups: readonly Group[]) => Promise<void>
}

export function createRawStore(db: Db): RawStore {
  const collection = (name: string) => db.collection<Document>(name)

  const insert = (name: string, rows: Document[]): Promise<unknown> =>
    rows[0] !== undefined && rows.length === 1 ? collection(name).insertOne(rows[0]) : collection(name).insertMany(rows, { ordered: false })

  /** @throws when it matches nothing: then it was not the same work */
  const update = async (name: string, filter: { _id: string; rev: number }, change: object): Promise<void> => {
    const { matchedCount } = await collection(name).updateOne(filter, change)
    if (matchedCount !== 1) throw new Error(`NOT_MATCHED ${name} ${JSON.stringify(filter)}`)
  }

  const work: Partial<Record<keyof EventStore, Work>> = {
    readHead: (ref: Ref) => collection(PAPERS).findOne({ _id: ref.id }),
    putTexts: (texts: Document[]) => insert('texte', texts),
    commit: (ref: Ref, expected: number, { pending, ...set }: Commit) =>
      update(PAPERS, { _id: ref.id, rev: expected }, { $set: { ...set, rev: expected + 1, wartetSeit: set.zuletzt }, $push: { pending } }),
    insertEvents: (events: Document[]) => insert('ereignisse', events),
    insertJobs: (jobs: Document[]) => insert('auftraege', jobs),
    clearPending: (ref: Ref, revs: number[]) =>
      update(PAPERS, { _id: ref.id, rev: Math.max(...revs) }, { $pull: { pending: { rev: { $in: revs } } }, $unset: { wartetSeit: '' } }),
    writeProjection: (name: string, key: string, rev: number, row: object | null) =>
      update(name, { _id: key, rev: rev - 1 }, { $set: { rev, zeile: row }, $unset: { geloescht: '' } }),
    putLeaf: ({ _id, rev, kette, tag }: Leaf) => update('blaetter', { _id, rev: rev - 1 }, { $set: { rev, kette, tag } }),
  }

  const call = ({ method, args }: Call): Promise<unknown> => {
    const done = work[method]
    if (done === undefined) throw new Error(`The bench does not know how to do ${method} without the engine.`)
    return done(...(args as never[]))
  }

  return {
    async replay(groups) {
      for (const group of groups) await Promise.all(group.map(call))
    },
  }
}

/** Puts papers that exist in memory into the database as if they had been made there. */
export async function storeHeads(db: Db, heads: readonly Head[]): Promise<void> {
  await db.collection<Document>(PAPERS).insertMany(heads.map(headDocument))
  const rows = heads.map((head) => ({ _id: refKey(head.ref), rev: head.rev, zeile: { profil: head.fields['profil'], fuer: [] } }))
  await db.collection<Document>('arbeitsvorrat').insertMany(rows)
  const leaves = heads.map((head) => ({ _id: refKey(head.ref), rev: head.rev, kette: head.kette, tag: head.zuletzt.slice(0, 10) }))
  await db.collection<Document>('blaetter').insertMany(leaves)
}
