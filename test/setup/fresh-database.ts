import { randomUUID } from 'node:crypto'
import mongoose from 'mongoose'

export interface FreshDatabase {
  /** Names the database. */
  uri: string
  name: string
  /** For `migrate`. */
  needsUniqueCasIndex: boolean
  drop: () => Promise<void>
}

/** An empty database of its own on the server of this run; nothing is created before the first write. */
export function freshDatabase(): FreshDatabase {
  const server = process.env['RATSLAUF_TEST_MONGODB_URI']
  if (!server) throw new Error('No test database: the Jest project of this test needs the globalSetup test/setup/database.mts.')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const uri = server.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]+)\/[^?]*/, `$1/${name}`)
  return {
    uri,
    name,
    needsUniqueCasIndex: process.env['RATSLAUF_TEST_UNIQUE_CAS_INDEX'] === 'true',
    drop: async () => {
      const client = new mongoose.mongo.MongoClient(uri)
      await client.db(name).dropDatabase()
      await client.close()
    },
  }
}
