/** The official `mongod`, downloaded once into the cache. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { mongodCommand } from './mongod-server.ts'
import { MissingServerError, type ServerSource } from './server-source.ts'

const REACHABLE_MILLISECONDS = 2_000

const mirror = (): string => process.env['MONGOMS_DOWNLOAD_URL'] ?? process.env['MONGOMS_DOWNLOAD_MIRROR'] ?? 'https://fastdl.mongodb.org'

/** The package waits up to a minute on a network that swallows packets, and has no option for it: so ask first. */
async function assertReachable(): Promise<void> {
  try {
    await fetch(mirror(), { method: 'HEAD', signal: AbortSignal.timeout(REACHABLE_MILLISECONDS) })
  } catch (error) {
    throw new MissingServerError(`the official MongoDB cannot be downloaded (${new URL(mirror()).host} does not answer)`, { cause: error })
  }
}

export const downloadedMongod = (cacheDir: string): ServerSource => ({
  kind: 'download',
  folder: 'mongod',
  prepare: async () => {
    const downloadDir = join(cacheDir, 'mongod')
    const isCached = await readdir(downloadDir).then(
      (files) => files.length > 0,
      () => false,
    )
    if (!isCached) await assertReachable()
    // Without this exact string the package does not verify certificates.
    process.env['npm_config_strict_ssl'] = 'true'
    // Loaded only here: it costs 115 ms.
    const { MongoBinary } = await import('mongodb-memory-server-core')
    const binary = await MongoBinary.getPath({ downloadDir }).catch((error: unknown) => {
      throw new MissingServerError(`the official MongoDB cannot be downloaded (${(error as Error).message})`, { cause: error })
    })
    return { name: 'mongod (official binary, downloaded)', command: (directory, port) => mongodCommand(binary, directory, port) }
  },
})
