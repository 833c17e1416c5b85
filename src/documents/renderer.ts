/** Document model → PDF, in a small pool of child processes with limits on time and memory. */
import { fork, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { codePoint } from '../../workflows/text/normalize.ts'
import { RatslaufError } from '../engine/errors.ts'
import { documentSchema, type DocumentModel } from './model.ts'
import type { RenderAnswer, RenderJob } from './typst-messages.ts'

export interface Pdf {
  bytes: Uint8Array
  pages: number
  /** Lower-case hexadecimal. */
  sha256: string
}

export interface Renderer {
  /**
   * The same model gives the same bytes. Throws ZodError for a broken model and RatslaufError: INVALID_INPUT when a character has no glyph,
   * UNAVAILABLE after a time-out or a crash (worth a retry), INTERNAL when the layout fails.
   */
  pdf: (model: DocumentModel) => Promise<Pdf>
  close: () => void
}

export interface RendererOptions {
  workers?: number
  /** Per document, milliseconds, counted from the moment a process takes it. */
  timeoutMs: number
  /** Per process, MiB; it is killed above and replaced. */
  memoryMb?: number
}

interface Task {
  daten: string
  resolve: (answer: Extract<RenderAnswer, { ok: true }>) => void
  reject: (error: RatslaufError) => void
}

interface Slot {
  child: ChildProcess | null
  task: Task | null
  timer: NodeJS.Timeout | null
  done: number
}

const WORKER = fileURLToPath(new URL('typst-worker.ts', import.meta.url))
const ZU_LANGE =
  'Das Dokument konnte nicht erstellt werden: Es dauerte zu lange, oder es ist zu groß. Bitte versuchen Sie es später noch einmal.'
const ENDE = 'Das Programm wird gerade beendet. Bitte versuchen Sie es gleich noch einmal.'
const FEHLER = 'Das Dokument konnte nicht erstellt werden. Bitte melden Sie dies der Betreuung des Programms.'

/** A fresh process now and then keeps a slow leak of the addon from mattering. */
const DOCUMENTS_PER_PROCESS = 500

export function createRenderer({ workers = 1, timeoutMs, memoryMb = 512 }: RendererOptions): Renderer {
  const slots: Slot[] = Array.from({ length: workers }, () => ({ child: null, task: null, timer: null, done: 0 }))
  const queue: Task[] = []
  let closed = false
  let lastId = 0

  function start(slot: Slot): ChildProcess {
    // Without `execArgv: []` the child would inherit the flags of a test runner. The empty environment keeps secrets out.
    const child = fork(WORKER, [String(memoryMb)], {
      execArgv: [],
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    child.on('message', (message: RenderAnswer | 'ready') => message !== 'ready' && finish(slot, message))
    child.on('error', () => lost(slot, child))
    child.on('exit', () => lost(slot, child))
    slot.child = child
    slot.done = 0
    return child
  }

  /** An idle process must not keep the program alive, a working one must. */
  function keepAlive(child: ChildProcess, wanted: boolean): void {
    const channel = child.channel
    if (wanted) {
      child.ref()
      channel?.ref()
    } else {
      child.unref()
      channel?.unref()
    }
  }

  function next(): void {
    for (const slot of slots) {
      if (slot.task !== null) continue
      const task = queue.shift()
      if (task === undefined) return
      const child = slot.child ?? start(slot)
      keepAlive(child, true)
      slot.task = task
      slot.timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs)
      lastId += 1
      const job: RenderJob = { id: lastId, daten: task.daten }
      // A failed send is followed by the exit of the child, which rejects the task.
      child.send(job, (error) => error !== null && child.kill('SIGKILL'))
    }
  }

  function release(slot: Slot): Task | null {
    const { task, timer } = slot
    if (timer !== null) clearTimeout(timer)
    slot.task = null
    slot.timer = null
    return task
  }

  function finish(slot: Slot, answer: RenderAnswer): void {
    const task = release(slot)
    if (answer.ok) task?.resolve(answer)
    else task?.reject(translate(answer.message))
    slot.done += 1
    if (slot.child !== null) {
      keepAlive(slot.child, false)
      if (slot.done >= DOCUMENTS_PER_PROCESS) {
        const old = slot.child
        slot.child = null
        old.disconnect()
      }
    }
    next()
  }

  function lost(slot: Slot, child: ChildProcess): void {
    if (slot.child !== child) return
    slot.child = null
    release(slot)?.reject(new RatslaufError('UNAVAILABLE', ZU_LANGE))
    if (!closed) next()
  }

  return {
    pdf: async (model) => {
      const daten = JSON.stringify(documentSchema.parse(model))
      const answer = await new Promise<Extract<RenderAnswer, { ok: true }>>((resolve, reject) => {
        if (closed) return reject(new RatslaufError('UNAVAILABLE', ENDE))
        queue.push({ daten, resolve, reject })
        return next()
      })
      const sha256 = createHash('sha256').update(answer.bytes).digest('hex')
      return { bytes: answer.bytes, pages: answer.pages, sha256 }
    },
    close: () => {
      closed = true
      queue.splice(0).forEach((task) => task.reject(new RatslaufError('UNAVAILABLE', ENDE)))
      for (const slot of slots) slot.child?.kill('SIGKILL')
    },
  }
}

/** Typst speaks to template authors; the clerk can only mend a character. */
function translate(message: string): RatslaufError {
  const found = /the text `\\?"(.+?)\\?"` could not be displayed/u.exec(message)?.[1]
  if (found === undefined) return new RatslaufError('INTERNAL', FEHLER, { cause: message })
  const text = found.replace(/\\?\\u\{([0-9a-f]+)\}/gu, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
  return new RatslaufError(
    'INVALID_INPUT',
    `Das Zeichen „${text}“ (${codePoint(text)}) lässt sich im Dokument nicht drucken. Bitte ersetzen Sie es im Text.`,
    {
      cause: message,
    },
  )
}
