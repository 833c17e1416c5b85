/** Brings up a server for a data directory: joins the one that runs, or starts the first that this machine can have. */
import { randomUUID } from 'node:crypto'
import { access, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Log } from '../../engine/ports.ts'
import { DatabaseUnavailableError } from './database.ts'
import { EMBEDDED_FILE } from './embedded-server.ts'
import { freePort } from './free-port.ts'
import { isServerOf, writeIdentity } from './probe.ts'
import { ServerStartError, startServer, type ServerProcess } from './server-process.ts'
import { readServerRecord, writeServerRecord, type ServerRecord } from './server-record.ts'
import { MissingServerError, type PreparedServer, type ServerSource } from './server-source.ts'

const TAKEN_MILLISECONDS = 20_000
const TAKEN_PAUSE_MILLISECONDS = 200

export interface LocalServer {
  kind: ServerSource['kind']
  port: number
  description: string
  /** Absent where another process runs the server. */
  process?: ServerProcess
}

export interface LocalServerOptions {
  /** Real path, existing. */
  dataDir: string
  sources: readonly ServerSource[]
  log: Log
}

/** @param port the only acceptable one after a crash, since clients hold it; undefined at the first start. */
export async function bringUp(options: LocalServerOptions, port?: number): Promise<LocalServer> {
  const giveUpAt = performance.now() + TAKEN_MILLISECONDS
  for (;;) {
    const found = await readServerRecord(options.dataDir)
    const own = found?.directory === options.dataDir ? found : undefined
    if (own !== undefined && (await isServerOf(own.port, own.token)))
      return { kind: own.kind, port: own.port, description: `server of process ${own.pid}, ${dataIn(options, own.kind)}` }
    try {
      const folder = await formerFolder(options, found?.kind)
      return await start(options, { folder, token: own?.token, port: own?.port }, port)
    } catch (error) {
      // Somebody else was faster and will have written the record in a moment.
      const isTaken = Error.isError(error) && error.name === 'ServerStartError' && (error as ServerStartError).isTaken
      if (!isTaken || performance.now() > giveUpAt) throw error
      await delay(TAKEN_PAUSE_MILLISECONDS)
    }
  }
}

/** Data that lie there win over the order: nobody wants an empty database because a mongod was installed meanwhile. */
async function formerFolder({ dataDir, sources }: LocalServerOptions, kind: ServerRecord['kind'] | undefined): Promise<Former['folder']> {
  if (kind !== undefined) return sources.find((source) => source.kind === kind)?.folder
  // The record was lost.
  const hasEmbeddedData = await access(join(dataDir, 'h2', EMBEDDED_FILE)).then(
    () => true,
    () => false,
  )
  return hasEmbeddedData ? 'h2' : undefined
}

interface Former {
  folder: ServerSource['folder'] | undefined
  token: string | undefined
  port: number | undefined
}

async function start(options: LocalServerOptions, former: Former, fixedPort: number | undefined): Promise<LocalServer> {
  const { dataDir, log } = options
  const { folder } = former
  const sources = folder === undefined ? options.sources : options.sources.filter((source) => source.folder === folder)
  const reasons: string[] = []

  for (const source of sources) {
    const directory = join(dataDir, source.folder)
    let prepared: PreparedServer
    let running: ServerProcess
    const port = fixedPort ?? (await freePort(dataDir, former.port))
    try {
      prepared = await source.prepare()
      await mkdir(directory, { recursive: true, mode: 0o700 })
      running = await startServer(prepared.command(directory, port))
    } catch (error) {
      if (!isExpected(error)) throw error
      reasons.push(error.message)
      if (error.name === 'ServerStartError') log.error(`database: ${error.message}`)
      continue
    }
    try {
      const token = former.token ?? randomUUID()
      await writeIdentity(port, token)
      await writeServerRecord(dataDir, { kind: source.kind, port, pid: process.pid, serverPid: running.pid, token, directory: dataDir })
    } catch (error) {
      await running.stop()
      throw error
    }
    return { kind: source.kind, port, description: `${prepared.name}, ${dataIn(options, source.kind)}`, process: running }
  }
  throw new DatabaseUnavailableError(
    `No database can be had: ${reasons.join('; ')}. ` +
      (folder === undefined
        ? 'Set MONGODB_URI, or install MongoDB (mongod on the PATH), or a JDK 17 and Maven.'
        : `The data in ${join(dataDir, folder)} need ${folder === 'h2' ? 'a JDK 17 and Maven' : 'mongod: install MongoDB'}, or set MONGODB_URI.`),
  )
}

const dataIn = ({ dataDir, sources }: LocalServerOptions, kind: ServerSource['kind']): string =>
  `data in ${join(dataDir, sources.find((source) => source.kind === kind)?.folder ?? '')}`

/** A source that cannot be had or does not run leaves the turn to the next; one that is taken does not. */
function isExpected(error: unknown): error is MissingServerError | ServerStartError {
  if (!Error.isError(error)) return false
  return error.name === 'MissingServerError' || (error.name === 'ServerStartError' && !(error as ServerStartError).isTaken)
}
