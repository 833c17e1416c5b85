/** What the launcher hands out, and how it says that there is nothing to hand out. */
import type { Log } from '../../engine/ports.ts'

/** In the order in which they are looked for. */
export type DatabaseKind = 'uri' | 'mongod' | 'download' | 'embedded'

export interface DatabaseOptions {
  /** From `MONGODB_URI`; the server is then none of our business. */
  mongodbUri?: string | undefined
  /** Directory of the data; made when missing. Two processes with the same one share one server. */
  dataDir: string
  /** For downloaded binaries and jars; may be deleted at any time. */
  cacheDir: string
  log: Log
}

export interface Database {
  /** Names a database (`/ratslauf` where the given address names none). Stays the same when the server is restarted. */
  uri: string
  kind: DatabaseKind
  /** One line for people: which server was taken and where the data lie. Never a password. */
  description: string
  /** True on the embedded server: collections written by compare-and-set need a unique index on exactly the keys of the filter. */
  needsUniqueCasIndex: boolean
  /** False from the moment the server is seen dead until it answers again. With `uri` always true: there only a ping knows. */
  isUp: () => boolean
  /** Called with each change of `isUp`. */
  onChange: (listener: (up: boolean) => void) => void
  /** Stops the server if this process started it. Never throws. */
  close: () => Promise<void>
}

/** No database can be had; the message says what was tried and what to install. */
export class DatabaseUnavailableError extends Error {
  override readonly name = 'DatabaseUnavailableError'
}
