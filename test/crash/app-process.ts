/** node app-process.ts URI UNIQUE_INDEX: one process of the program. Takes commands over IPC and answers them until it is killed. */
import { isRefusal } from '../../src/engine/errors.ts'
import type { Command } from '../../src/engine/ports.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Akteur } from '../../workflows/akteur.ts'
import type { Reply, Request } from './app.ts'
import { createProgram } from './program.ts'

const [uri = '', unique = ''] = process.argv.slice(2)
const store = await openStore({ uri, needsUniqueCasIndex: unique === 'true' })
const { engine, worker } = createProgram(store, { info: () => {}, error: () => {} }, `app-${process.pid}`)

const answer = (reply: Reply): void => {
  process.send?.(reply)
}

async function serve(nr: number, command: Command, akteur: Akteur): Promise<void> {
  try {
    const { rev } = await engine.execute(command, akteur)
    answer({ nr, rev })
  } catch (error) {
    answer(isRefusal(error) ? { nr, refused: error.message } : { nr, unknown: String(error) })
  }
}

process.on('message', ({ nr, command, akteur }: Request) => void serve(nr, command, akteur))
// Whoever started it is gone.
process.on('disconnect', () => process.exit(0))
worker.start()
process.send?.('ready')
