/** One database per run for all test files, in a fresh directory, found by the same code as in production. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '../../src/store/database/database.ts'
import { openDatabase } from '../../src/store/database/open-database.ts'

let running: { database: Database; directory: string } | undefined

const log = { info: () => {}, error: (message: string) => console.error(message) }

/** Jest calls each file once per run; e2e calls this one too, from its own. */
export default async function startDatabase(): Promise<void> {
  if (running !== undefined) return
  const directory = await mkdtemp(join(tmpdir(), 'ratslauf-test-'))
  const cacheDir = join(import.meta.dirname, '../../.cache')
  const mongodbUri = process.env['MONGODB_URI'] || undefined
  const database = await openDatabase({ mongodbUri, dataDir: directory, cacheDir, log }).catch(async (error: unknown) => {
    await rm(directory, { recursive: true, force: true })
    throw error
  })
  running = { database, directory }
  process.env['RATSLAUF_TEST_MONGODB_URI'] = database.uri
  process.env['RATSLAUF_TEST_UNIQUE_CAS_INDEX'] = String(database.needsUniqueCasIndex)
  process.stderr.write(`Tests run on ${database.description}\n`)
}

export async function stopDatabase(): Promise<void> {
  await running?.database.close()
  if (running !== undefined) await rm(running.directory, { recursive: true, force: true })
  running = undefined
}
