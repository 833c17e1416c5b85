/** One way to have a server of our own. */
import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import type { DatabaseKind } from './database.ts'
import type { ServerCommand } from './server-process.ts'

export interface ServerSource {
  kind: Exclude<DatabaseKind, 'uri'>
  /** Below the data directory. `mongod` and `download` read each other's files, the embedded server has its own format. */
  folder: 'mongod' | 'h2'
  /** Finds or fetches the program. Throws `MissingServerError` where this machine cannot have it. */
  prepare: () => Promise<PreparedServer>
}

export interface PreparedServer {
  /** For the one line that people see. */
  name: string
  command: (directory: string, port: number) => ServerCommand
}

/** The message is a clause without a full stop: what is missing. */
export class MissingServerError extends Error {
  override readonly name = 'MissingServerError'
}

/** @returns the path of an executable on the PATH. */
export async function findProgram(name: string): Promise<string | undefined> {
  const suffixes = process.platform === 'win32' ? ['.exe', '.cmd'] : ['']
  for (const directory of (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)) {
    for (const suffix of suffixes) {
      const path = join(directory, name + suffix)
      if (
        await access(path, constants.X_OK).then(
          () => true,
          () => false,
        )
      )
        return path
    }
  }
  return undefined
}
