/** Login sessions in MongoDB, so that a restart logs nobody out and several processes share them. */
import { MongoStore } from 'connect-mongo'
import type { SessionData, Store } from 'express-session'
import type { Connection } from 'mongoose'

type Client = NonNullable<Parameters<typeof MongoStore.create>[0]['client']>

const COLLECTION = 'anmeldungen'

/** Creates the index of the removal; part of the migration step. */
export async function migrateSessions(connection: Connection): Promise<void> {
  await connection.collection(COLLECTION).createIndex({ expires: 1 })
}

class Sessions extends MongoStore {
  /**
   * Takes a copy: the store removes a field from what it saves, whereupon the end of the same answer takes the session for changed and
   * writes it a second time.
   */
  override set(sid: string, session: SessionData, callback?: (error?: unknown) => void): void {
    super.set(sid, { ...session }, callback)
  }
}

/** Expired rows are removed every ten minutes by the program itself: not every database we run on has TTL indexes. */
export function createMongoSessions(connection: Connection): Store {
  return new Sessions({
    // Mongoose brings its own copy of the driver; only methods of the client are used.
    client: connection.getClient() as unknown as Client,
    dbName: connection.name,
    collectionName: COLLECTION,
    autoRemove: 'interval',
    autoRemoveInterval: 10,
    touchAfter: 300,
    stringify: true,
  })
}
