/** One running server: waits until it answers, tells when it ended, and never outlives this process. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import type { Socket } from 'node:net'

const READY_MILLISECONDS = 60_000
const STOP_MILLISECONDS = 10_000
const KEPT_OUTPUT = 4_000

export interface ServerCommand {
  file: string
  args: readonly string[]
  /** Matches what the server prints once it accepts connections. The server must end when its stdin closes. */
  ready: RegExp
}

export interface ServerProcess {
  pid: number
  /** Fulfilled with the reason when the process ended, for whatever cause. */
  ended: Promise<string>
  stop: () => Promise<void>
}

/** The server did not come up. */
export class ServerStartError extends Error {
  override readonly name = 'ServerStartError'
  /** Another process holds the data or the port: wait, and join it. */
  readonly isTaken: boolean

  constructor(message: string, isTaken: boolean) {
    super(message)
    this.isTaken = isTaken
  }
}

const TAKEN = /\blocked\b|DBPathInUse|already in use/i

/** Detached, or Ctrl-C would end the database before the program that is still writing to it. Closing stdin ends it all the same. */
export async function startServer({ file, args, ready }: ServerCommand): Promise<ServerProcess> {
  const child = spawn(file, args, { stdio: 'pipe', detached: true, windowsHide: true })
  child.stdin.on('error', () => {})
  let output = ''
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code, signal) => resolve(signal === null ? `ended with code ${code}` : `was ended by ${signal}`))
  })

  await new Promise<void>((resolve, reject) => {
    const limit = setTimeout(() => {
      killGroup(child)
      reject(new ServerStartError(`${file} was not ready within ${READY_MILLISECONDS / 1_000} s.`, false))
    }, READY_MILLISECONDS)
    const collect = (chunk: Buffer): void => {
      output = (output + chunk.toString('utf8')).slice(-KEPT_OUTPUT)
      if (!ready.test(output)) return
      clearTimeout(limit)
      resolve()
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    const fail = (why: string): void => {
      clearTimeout(limit)
      reject(new ServerStartError(`${file} ${why}: ${firstLines(output)}`, TAKEN.test(output)))
    }
    void ended.then(fail)
  })
  release(child)

  return {
    pid: child.pid as number,
    ended,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      holdLoop(child)
      child.stdin.end()
      const limit = setTimeout(() => killGroup(child), STOP_MILLISECONDS)
      await ended
      clearTimeout(limit)
    },
  }
}

/** A program that has nothing else to do may end; the server ends with it. */
function release(child: ChildProcessWithoutNullStreams): void {
  child.unref()
  for (const stream of [child.stdin, child.stdout, child.stderr]) (stream as unknown as Socket).unref()
}

function holdLoop(child: ChildProcessWithoutNullStreams): void {
  child.ref()
}

function killGroup(child: ChildProcessWithoutNullStreams): void {
  try {
    process.kill(-(child.pid as number), 'SIGKILL')
  } catch {
    child.kill('SIGKILL')
  }
}

const firstLines = (output: string): string => output.trim().split('\n').slice(0, 3).join(' ').slice(0, 400) || 'no output'
