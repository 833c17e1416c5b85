/** The program as a stranger starts it: `src/main.ts` in a process of its own, with its own database and data directory. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url))
const START_MILLISECONDS = 120_000

export interface RunningProgram {
  baseUrl: string
  process: ChildProcess
  /** Everything it printed so far. */
  output: () => string
  /** Ctrl-C; resolves with the exit code. */
  stop: () => Promise<number | null>
}

export interface DataDir {
  path: string
  remove: () => Promise<void>
}

export async function dataDir(): Promise<DataDir> {
  const path = await mkdtemp(join(tmpdir(), 'ratslauf-e2e-'))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

/** Starts it and waits until it says that it runs. */
export async function startProgram(folder: string, env: Record<string, string> = {}): Promise<RunningProgram> {
  // No variable of this run's own database or configuration reaches the program.
  const inherited = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' }
  const child = spawn(process.execPath, [MAIN], {
    env: { ...inherited, DATA_DIR: folder, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const baseUrl = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The program did not start:\n${output}`)), START_MILLISECONDS)
    const read = (chunk: Buffer): void => {
      output += chunk.toString()
      const address = /^Ratslauf läuft: (\S+)$/m.exec(output)?.[1]
      if (address !== undefined && output.includes('Beenden mit Strg-C')) {
        clearTimeout(timer)
        resolve(address)
      }
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`The program ended with ${String(code)}:\n${output}`))
    })
  })
  return {
    baseUrl,
    process: child,
    output: () => output,
    stop: () => {
      child.kill('SIGINT')
      return exited
    },
  }
}
