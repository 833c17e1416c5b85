/** Opens the database of the installation for a command of the administration: the one that `npm start` uses, also while it runs. */
import { readConfig } from '../config.ts'
import { consoleLog } from '../console-log.ts'
import { openDatabase } from '../store/database/open-database.ts'
import { openStore, type Store } from '../store/open-store.ts'

/** @throws ConfigError, DatabaseUnavailableError */
export async function withRecords(work: (store: Store) => Promise<void>): Promise<void> {
  const config = readConfig(process.env)
  const database = await openDatabase({
    mongodbUri: config.mongodbUri,
    dataDir: config.dataDir,
    cacheDir: config.cacheDir,
    log: consoleLog(),
  })
  const store = await openStore({ uri: database.uri, needsUniqueCasIndex: database.needsUniqueCasIndex })
  try {
    process.stderr.write(`Database: ${database.description}\n`)
    await work(store)
  } finally {
    await store.close()
    await database.close()
  }
}
