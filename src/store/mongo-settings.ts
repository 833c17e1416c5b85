/** A handful of values the installation keeps: the secret of the session cookies, when the demo was begun. */
import type { Connection } from 'mongoose'
import { isDuplicateKey } from './mongo-common.ts'

export interface Settings {
  get: (name: string) => Promise<string | null>
  /** Keeps the first value that was set, whoever comes second gets that one. */
  keep: (name: string, value: string) => Promise<string>
}

export function createMongoSettings(connection: Connection): Settings {
  const collection = connection.collection<{ _id: string; wert: string }>('einstellungen')
  const get = async (name: string): Promise<string | null> => (await collection.findOne({ _id: name }))?.wert ?? null
  return {
    get,
    async keep(name, value) {
      try {
        await collection.insertOne({ _id: name, wert: value })
        return value
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
        return (await get(name)) ?? value
      }
    },
  }
}
