/** Whoever reads while others write sees a document as it was before or after a write, never between. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import mongoose from 'mongoose'
import { freshDatabase, type FreshDatabase } from '../setup/fresh-database.ts'

interface Written {
  _id: string
  erste: number
  /** Comes and goes, as `wartetSeit` of a head does. */
  manchmal?: number
  liste: number[]
  letzte: number
}

const MILLISECONDS = 3_000
const READERS = 12
const WRITERS = 6
/** Large enough that writing it into an answer takes a while. */
const LENGTH = 2_000

let database: FreshDatabase
let client: InstanceType<typeof mongoose.mongo.MongoClient>

beforeAll(async () => {
  database = freshDatabase()
  client = await new mongoose.mongo.MongoClient(database.uri, { maxPoolSize: 20 }).connect()
})

afterAll(async () => {
  await client.close()
  await database.drop()
})

test('a document that is read while it is written is whole', async () => {
  const collection = client.db(database.name).collection<Written>('geschrieben')
  await collection.insertOne({ _id: 'eines', erste: 0, liste: [0], letzte: 0 })
  const end = performance.now() + MILLISECONDS
  const torn: unknown[] = []

  async function write(): Promise<void> {
    for (let nr = 1; performance.now() < end; nr += 1) {
      const set = { erste: nr, liste: Array.from({ length: LENGTH }, () => nr), letzte: nr }
      await collection.updateOne(
        { _id: 'eines' },
        nr % 2 === 0 ? { $set: set, $unset: { manchmal: '' } } : { $set: { ...set, manchmal: nr } },
      )
    }
  }
  async function read(): Promise<void> {
    while (performance.now() < end) {
      const found = await collection.findOne({ _id: 'eines' })
      const numbers = new Set([found?.erste, found?.letzte, ...(found?.liste ?? [])])
      if (numbers.size !== 1) torn.push([...numbers])
    }
  }
  await Promise.all([...Array.from({ length: WRITERS }, write), ...Array.from({ length: READERS }, read)])
  expect(torn).toEqual([])
})
