/** node database-owner.ts DATA_DIR CACHE_DIR: opens the database, prints it as one line of JSON and holds it until somebody kills the process. */
import { openDatabase } from '../../src/store/database/open-database.ts'

const [dataDir = '', cacheDir = ''] = process.argv.slice(2)
const database = await openDatabase({ dataDir, cacheDir, log: { info: () => {}, error: (message) => console.error(message) } })
console.log(JSON.stringify({ uri: database.uri, description: database.description }))
setInterval(() => {}, 60_000)
