/** Where the running server is written down, so that a second process joins it and a restart keeps port and kind. */
import { mkdir, readFile, realpath, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { DatabaseUnavailableError } from './database.ts'

const recordSchema = z.object({
  kind: z.enum(['mongod', 'download', 'embedded']),
  port: z.number().int().min(1).max(65_535),
  /** The process that started the server last. */
  pid: z.number().int(),
  /** Leads the process group of the server. */
  serverPid: z.number().int(),
  /** Stored in the server too: whoever answers on the port with another token is somebody else's server. */
  token: z.string().min(1),
  /** Real path of the data directory: a copy of it must not join the server of the original. */
  directory: z.string(),
})

export type ServerRecord = z.infer<typeof recordSchema>

const fileOf = (dataDir: string): string => join(dataDir, 'server.json')

/** @returns the real path. The data are personal, hence 0700. */
export async function prepareDataDir(dataDir: string): Promise<string> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 })
    return await realpath(dataDir)
  } catch (error) {
    throw new DatabaseUnavailableError(`DATA_DIR "${dataDir}" cannot be used as a directory (${(error as NodeJS.ErrnoException).code}).`, {
      cause: error,
    })
  }
}

export async function readServerRecord(dataDir: string): Promise<ServerRecord | undefined> {
  try {
    return recordSchema.parse(JSON.parse(await readFile(fileOf(dataDir), 'utf8')))
  } catch {
    // Missing, or torn by a full disk: the server's own lock still keeps a second one off the data.
    return undefined
  }
}

export async function writeServerRecord(dataDir: string, record: ServerRecord): Promise<void> {
  const temporary = `${fileOf(dataDir)}.${process.pid}`
  await writeFile(temporary, `${JSON.stringify(record, null, 2)}\n`)
  await rename(temporary, fileOf(dataDir))
}
