/** A process of the program as its clients see it: answers, refuses, or dies with the outcome unknown. */
import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import type { Command } from '../../src/engine/ports.ts'
import type { Database } from '../../src/store/database/database.ts'
import type { Akteur } from '../../workflows/akteur.ts'

export interface Request {
  nr: number
  command: Command
  akteur: Akteur
}

export type Reply = { nr: number } & Outcome

/** `unknown` says why nobody knows whether the command was stored. */
export type Outcome = { rev: number } | { refused: string } | { unknown: string }

export interface App {
  send: (command: Command, akteur: Akteur) => Promise<Outcome>
  /** SIGKILL; resolves when the process is gone. */
  kill: () => Promise<void>
}

export async function startApp({ uri, needsUniqueCasIndex }: Database): Promise<App> {
  const child: ChildProcess = fork(join(import.meta.dirname, 'app-process.ts'), [uri, String(needsUniqueCasIndex)], { execArgv: [] })
  const waiting = new Map<number, (outcome: Outcome) => void>()
  let count = 0
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const ready = new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve())
    void gone.then(() => reject(new Error('The app ended before it was ready.')))
  })
  await ready
  child.on('message', (reply: Reply) => {
    waiting.get(reply.nr)?.(reply)
    waiting.delete(reply.nr)
  })
  let isGone = false
  child.once('exit', () => {
    isGone = true
    for (const settle of waiting.values()) settle({ unknown: 'the process was killed' })
    waiting.clear()
  })
  return {
    send: (command, akteur) =>
      new Promise((resolve) => {
        count += 1
        const nr = count
        if (isGone) {
          resolve({ unknown: 'the process is not there' })
          return
        }
        waiting.set(nr, resolve)
        // A closed channel is reported by `exit` a moment later.
        child.send({ nr, command, akteur } satisfies Request, () => {})
      }),
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
  }
}
