/** Reads back everything by full scans, past every index. */
import { AGGREGATARTEN, refKey } from '../../workflows/aggregate.ts'
import type { EventRecord } from '../../src/engine/ports.ts'
import { toHead } from '../../src/store/mongo-event-store.ts'
import type { HeadDocument } from '../../src/store/models.ts'
import type { Store } from '../../src/store/open-store.ts'
import type { Stored } from './audit.ts'
import type { Row, Scanned } from './indexes.ts'

export async function readStored({ models, connection, events }: Store): Promise<Stored> {
  const heads = await Promise.all(
    AGGREGATARTEN.map(async (art) =>
      (await models.heads[art].collection.find().toArray()).map((document) => toHead(art, document as unknown as HeadDocument)),
    ),
  )
  const idsOf = async (name: string): Promise<string[]> =>
    (await connection.collection(name).find().toArray()).map(({ _id }) => String(_id))
  return {
    heads: heads.flat(),
    events: (await models.ereignisse.collection.find().toArray()) as unknown as EventRecord[],
    mails: new Set(await idsOf('post')),
    jobs: await idsOf('auftraege'),
    waiting: (await events.headsWithPending(100)).map(refKey),
  }
}

export async function collectionsOf({ connection }: Store): Promise<Scanned[]> {
  const listed = (await connection.db?.listCollections({}, { nameOnly: true }).toArray()) ?? []
  return listed
    .filter(({ name }) => !name.startsWith('system.'))
    .map(({ name }) => {
      const collection = connection.collection(name)
      return {
        name,
        scan: (): Promise<Row[]> => collection.find().toArray(),
        indexes: () => collection.indexes(),
        find: (filter): Promise<Row[]> => collection.find(filter, { projection: { _id: 1 } }).toArray(),
      }
    })
}
