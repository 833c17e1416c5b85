/** The event store on MongoDB: one document is the unit of consistency, everything else is written idempotently under a fixed id. */
import type { Model } from 'mongoose'
import { AGGREGATARTEN, refKey, type Aggregatart, type Ref } from '../../workflows/aggregate.ts'
import type { Clock, Commit, DayRoot, EventStore, Head, Leaf, TextRecord } from '../engine/ports.ts'
import { insertIgnoringDuplicates, insertNew } from './mongo-common.ts'
import type { HeadDocument, Models } from './models.ts'

export const toHead = (art: Aggregatart, document: HeadDocument): Head => ({
  ref: { art, id: document._id },
  rev: document.rev,
  version: document.version,
  definition: document.definition,
  snapshot: document.snapshot,
  kette: document.kette,
  zuletzt: document.zuletzt,
  ring: document.ring,
  pending: document.pending,
  fields: document.fields,
  titel: document.titel,
})

function toUpdate(expected: number, commit: Commit): Record<string, unknown> {
  const { pending, titel, ...set } = commit
  return {
    $set: { ...set, rev: expected + 1, wartetSeit: commit.zuletzt, ...(titel !== undefined && { titel }) },
    $push: { pending },
  }
}

/** Writes a row that says which revision it is of, over an older one only. */
async function overwriteOlder<Row extends { _id: string; rev: number }>(
  model: Model<Row>,
  _id: string,
  rev: number,
  set: Record<string, unknown>,
  unset: Record<string, unknown> = {},
): Promise<void> {
  const collection = model.collection
  const overwrite = async (older: number): Promise<boolean> =>
    (await collection.updateOne({ _id: _id as never, rev: older }, { $set: { rev, ...set }, ...unset })).matchedCount === 1
  // Nearly always the row shows the revision before. An exact revision, since the embedded server scans for `$lt`.
  if (await overwrite(rev - 1)) return
  for (;;) {
    const found = await collection.findOne({ _id: _id as never }, { projection: { rev: 1 } })
    if (found !== null && found['rev'] >= rev) return
    if (found === null ? await insertNew(model, { _id, rev, ...set }) : await overwrite(found['rev'] as number)) return
  }
}

export function createMongoEventStore(models: Models, clock: Clock): EventStore {
  const headOf = (ref: Ref): Models['heads'][Aggregatart] => models.heads[ref.art]

  function insertHead(ref: Ref, { pending, titel, ...set }: Commit): Promise<boolean> {
    const head = { _id: ref.id, rev: 1, ...set, titel: titel ?? null, pending: [pending], wartetSeit: set.zuletzt }
    return insertNew(headOf(ref), head)
  }

  return {
    async readHead(ref) {
      const document = await headOf(ref).collection.findOne({ _id: ref.id as never })
      return document === null ? null : toHead(ref.art, document as unknown as HeadDocument)
    },
    async commit(ref, expected, commit) {
      if (expected === 0) return insertHead(ref, commit)
      const result = await headOf(ref).collection.updateOne({ _id: ref.id as never, rev: expected }, toUpdate(expected, commit))
      return result.matchedCount === 1
    },
    findByCommand: (ref, commandId) => models.ereignisse.findOne({ aggregat: refKey(ref), commandId }).lean<never>(),
    async readEvents(ref, from, to) {
      const ids = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => `${refKey(ref)}:${from + index}`)
      const found = await models.ereignisse.find({ _id: { $in: ids } }).lean<never[]>()
      return found.toSorted((a: { rev: number }, b: { rev: number }) => a.rev - b.rev)
    },
    insertEvents: (events) => insertIgnoringDuplicates(models.ereignisse, events),
    insertJobs: (jobs) =>
      insertIgnoringDuplicates(
        models.auftraege,
        jobs.map((job) => ({ ...job, zustand: 'offen', token: 0, versuche: 0, besitzer: null, grund: null })),
      ),
    async cancelJobs(ids) {
      await models.auftraege.collection.deleteMany({ _id: { $in: ids as never[] } })
    },
    async clearPending(ref, revs) {
      const { collection } = headOf(ref)
      const pull = { $pull: { pending: { rev: { $in: [...revs] } } } }
      // Nobody commits without a new rev: if the newest of them still is the head's, they are all there is. One write, so that no death
      // in between leaves a head that waits for nothing.
      const newest = { _id: ref.id as never, rev: Math.max(...revs) }
      const last = await collection.updateOne(newest, { ...pull, $unset: { wartetSeit: '' } } as never)
      if (last.matchedCount === 1) return true
      await collection.updateOne({ _id: ref.id as never }, pull as never)
      return false
    },
    async headsWithPending(limit) {
      const refs: Ref[] = []
      for (const art of AGGREGATARTEN) {
        const rows = await models.heads[art]
          .find({ wartetSeit: { $gt: '' } }, { _id: 1 })
          .limit(limit)
          .lean<{ _id: string }[]>()
        refs.push(...rows.map(({ _id }) => ({ art, id: _id })))
      }
      return refs
    },
    putTexts: (texts) => insertIgnoringDuplicates(models.texte, texts),
    async getTexts(ids) {
      if (ids.length === 0) return new Map()
      const rows = await models.texte.find({ _id: { $in: [...ids] } }).lean<{ _id: string; text: string }[]>()
      return new Map(rows.map(({ _id, text }) => [_id, text]))
    },
    textRecords: (ids) => models.texte.find({ _id: { $in: [...ids] } }).lean<TextRecord[]>(),
    async deleteTexts(ids) {
      await models.texte.collection.deleteMany({ _id: { $in: ids as never[] } })
    },
    putInhalte: (inhalte) => insertIgnoringDuplicates(models.inhalte, inhalte),
    async getInhalte(ids) {
      const rows = await models.inhalte.find({ _id: { $in: [...ids] } }).lean<{ _id: string; inhalt: unknown }[]>()
      return new Map(rows.map(({ _id, inhalt }) => [_id, inhalt]))
    },
    async writeProjection(name, key, rev, row) {
      const set = row === null ? { zeile: null, geloescht: clock.now() } : { zeile: row }
      await overwriteOlder(models.projektionen[name], key, rev, set, row === null ? {} : { $unset: { geloescht: '' } })
    },
    putLeaf: ({ _id, rev, kette, tag }) => overwriteOlder(models.blaetter, _id, rev, { kette, tag }),
    openLeaves: () => models.blaetter.find().lean<Leaf[]>(),
    async removeLeaves(leaves) {
      await Promise.all(leaves.map(({ _id, rev }) => models.blaetter.collection.deleteOne({ _id: _id as never, rev })))
    },
    putDayRoot: (root) => insertIgnoringDuplicates(models.tageswurzeln, [root]),
    lastDayRoot: async () => (await models.tageswurzeln.find().sort({ _id: -1 }).limit(1).lean<DayRoot[]>())[0] ?? null,
    dayRoots: () => models.tageswurzeln.find().sort({ _id: 1 }).lean<DayRoot[]>(),
  }
}
