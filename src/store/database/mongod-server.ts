/** A `mongod` from the PATH. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { ServerCommand } from './server-process.ts'
import { findProgram, MissingServerError, type ServerSource } from './server-source.ts'

/** Driver 7 speaks wire version 9 and later. */
const OLDEST = [4, 4] as const

/** mongod does not look at stdin, so a guard ends it when this process is gone, however it went. */
export const mongodCommand = (binary: string, directory: string, port: number): ServerCommand => ({
  file: process.execPath,
  args: [
    join(import.meta.dirname, 'guard.ts'),
    binary,
    '--dbpath',
    directory,
    '--port',
    String(port),
    '--bind_ip',
    '127.0.0.1',
    ...(process.platform === 'win32' ? [] : ['--nounixsocket']),
  ],
  ready: /waiting for connections/i,
})

export const mongodOnPath: ServerSource = {
  kind: 'mongod',
  folder: 'mongod',
  prepare: async () => {
    const binary = await findProgram('mongod')
    if (binary === undefined) throw new MissingServerError('mongod is not on the PATH')
    const { stdout } = await promisify(execFile)(binary, ['--version']).catch((error: unknown) => {
      throw new MissingServerError(`${binary} does not run (${(error as Error).message.split('\n')[0]})`)
    })
    const [, major = '0', minor = '0', patch = '0'] = /db version v(\d+)\.(\d+)\.(\d+)/.exec(stdout) ?? []
    const version = `${major}.${minor}.${patch}`
    if (Number(major) < OLDEST[0] || (Number(major) === OLDEST[0] && Number(minor) < OLDEST[1]))
      throw new MissingServerError(`${binary} is version ${version}, at least ${OLDEST.join('.')} is needed`)
    return { name: `mongod ${version} from the PATH`, command: (directory, port) => mongodCommand(binary, directory, port) }
  },
}
