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
  const papers = collection(PAPERS)

  const work: Partial<Record<keyof EventStore, Work>> = {
    readHead: (ref: Ref) => papers.findOne({ _id: ref.id }),
    putTexts: (texts: Document[]) => collection('texte').insertMany(texts, { ordered: false }),
    commit: (ref: Ref, expected: number, { pending, ...set }: Commit) =>
      papers.updateOne({ _id: ref.id, rev: expected }, {
        $set: { ...set, rev: expected + 1, wartetSeit: set.zuletzt },
        $push: { pending },
      } as object),
    insertEvents: (events: Document[]) => collection('ereignisse').insertMany(events, { ordered: false }),
    insertJobs: (jobs: Document[]) => collection('auftraege').insertMany(jobs, { ordered: false }),
    clearPending: (ref: Ref, revs: number[]) =>
      papers.updateOne({ _id: ref.id, rev: Math.max(...revs) }, {
        $pull: { pending: { rev: { $in: revs } } },
        $unset: { wartetSeit: '' },
      } as object),
    writeProjection: (name: string, key: string, rev: number, row: object | null) =>
      collection(name).updateOne({ _id: key, rev: rev - 1 }, { $set: { rev, zeile: row } }),
    putLeaf: ({ _id, rev, kette, tag }: Leaf) => collection('blaetter').updateOne({ _id, rev: rev - 1 }, { $set: { rev, kette, tag } }),
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
