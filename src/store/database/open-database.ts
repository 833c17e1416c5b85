/** The database for this machine: `MONGODB_URI`, else `mongod` from the PATH, else its official binary, else the embedded server. */
import { setTimeout as delay } from 'node:timers/promises'
import { DatabaseUnavailableError, type Database, type DatabaseOptions } from './database.ts'
import { downloadedMongod } from './downloaded-server.ts'
import { embeddedServer } from './embedded-server.ts'
import { bringUp, type LocalServer, type LocalServerOptions } from './local-server.ts'
import { mongodOnPath } from './mongod-server.ts'
import { describeServer, isListening } from './probe.ts'
import { prepareDataDir } from './server-record.ts'

const POLL_MILLISECONDS = 1_000
const FIRST_PAUSE_MILLISECONDS = 100
const LONGEST_PAUSE_MILLISECONDS = 5_000
const DATABASE_NAME = 'ratslauf'

/** @throws DatabaseUnavailableError when none can be had. */
export async function openDatabase({ mongodbUri, dataDir, cacheDir, log }: DatabaseOptions): Promise<Database> {
  if (mongodbUri !== undefined) return await openGiven(mongodbUri)
  const sources = [mongodOnPath, downloadedMongod(cacheDir), embeddedServer(cacheDir)]
  return await openLocal({ dataDir: await prepareDataDir(dataDir), sources, log })
}

async function openGiven(given: string): Promise<Database> {
  const [, hosts = '', path = '/', query = ''] = /^(mongodb(?:\+srv)?:\/\/[^/?]+)(\/[^?]*)?(\?.*)?$/.exec(given) ?? []
  const uri = `${hosts}${path === '/' ? `/${DATABASE_NAME}` : path}${query}`
  const shown = hosts.replace(/^[^:]+:\/\//, '').replace(/^.*@/, '')
  try {
    const { version, isEmbedded } = await describeServer(uri)
    return {
      uri,
      kind: 'uri',
      description: `MongoDB ${version} at ${shown} (MONGODB_URI)`,
      needsUniqueCasIndex: isEmbedded,
      isUp: () => true,
      onChange: () => {},
      close: async () => {},
    }
  } catch (error) {
    throw new DatabaseUnavailableError(`The database at ${shown} (MONGODB_URI) cannot be used: ${(error as Error).message}`, {
      cause: error,
    })
  }
}

/**
 * Watches the server and brings it back on the same port. Owner and joiner do the same: when the owner has died, the joiner
 * becomes the owner; the lock on the data decides between several.
 */
async function openLocal(options: LocalServerOptions): Promise<Database> {
  const { log } = options
  const listeners: ((up: boolean) => void)[] = []
  const closing = new AbortController()
  let server = await bringUp(options)
  let isUp = true
  const setUp = (up: boolean): void => {
    isUp = up
    for (const listener of listeners) listener(up)
  }

  const untilDown = async ({ process: own, port }: LocalServer): Promise<string> => {
    if (own !== undefined) return await own.ended
    // Two misses: the owner is faster than we when it still lives.
    for (let misses = 0; misses < 2; misses = (await isListening(port)) ? 0 : misses + 1)
      await delay(POLL_MILLISECONDS, undefined, { ref: false, signal: closing.signal })
    return 'of another process does not answer'
  }

  const bringBack = async (port: number): Promise<LocalServer> => {
    for (let pause = FIRST_PAUSE_MILLISECONDS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MILLISECONDS)) {
      try {
        return await bringUp(options, port)
      } catch (error) {
        log.error(`database: no restart yet: ${(error as Error).message}`)
        await delay(pause, undefined, { signal: closing.signal })
      }
    }
  }

  const watch = async (): Promise<void> => {
    for (;;) {
      const why = await untilDown(server)
      if (closing.signal.aborted) return
      setUp(false)
      log.error(`database: server ${why}, restarting it on port ${server.port}`)
      server = await bringBack(server.port)
      if (closing.signal.aborted) return
      setUp(true)
      log.info(`database: back (${server.description})`)
    }
  }
  const watching = watch().catch((error: unknown) => {
    if (!closing.signal.aborted) log.error(`database: no longer watched: ${String(error)}`)
  })

  return {
    uri: `mongodb://127.0.0.1:${server.port}/${DATABASE_NAME}?directConnection=true`,
    kind: server.kind,
    description: server.description,
    needsUniqueCasIndex: server.kind === 'embedded',
    isUp: () => isUp,
    onChange: (listener) => void listeners.push(listener),
    close: async () => {
      closing.abort()
      await server.process?.stop()
      await watching
      // A restart that was under way has come up meanwhile.
      await server.process?.stop()
    },
  }
}
