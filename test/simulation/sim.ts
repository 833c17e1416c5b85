/**
 * `npm run --silent sim -- --seeds N [--from S] [--json]`: runs seeds and shows each failing one as small as it gets.
 * `npm run --silent sim -- --planted [--json]`: switches the planted bugs on one at a time and says which seed finds each.
 */
import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { planOf } from './plan.ts'
import { PLANTED_BUGS } from './planted-bugs.ts'
import type { Result, Task } from './run-seeds.ts'
import { describeFailure, shrink } from './shrink.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    planted: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})

const HELPERS = Math.max(1, Math.min(2, availableParallelism()))
const CHUNK = 25
/** A planted bug that so many seeds do not find counts as not found. */
const PLANTED_SEEDS = 1_000
const SHOWN_FAILURES = 3

const say = (text: string): void => void process.stderr.write(`${text}\n`)

/** Hands the tasks to processes beside this one; `done` is told of each result. */
async function share(tasks: readonly Task[], done: (result: Result) => void): Promise<void> {
  const left = [...tasks]
  const helper = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const child = fork(new URL('seed-worker.ts', import.meta.url))
      const next = (): void => {
        const task = left.shift()
        if (task === undefined) child.disconnect()
        else child.send(task)
      }
      child.on('error', reject)
      child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`A helper ended with code ${String(code)}`))))
      child.on('message', (result) => {
        done(result as Result)
        next()
      })
      next()
    })
  await Promise.all(Array.from({ length: HELPERS }, helper))
}

function numberOf(option: 'seeds' | 'from'): number {
  const value = Number(values[option])
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`--${option} must be a whole number from 1`)
  return value
}

async function simulate(): Promise<void> {
  const [from, seeds] = [numberOf('from'), numberOf('seeds')]
  const starts = Array.from({ length: Math.ceil(seeds / CHUNK) }, (_, index) => from + index * CHUNK)
  const tasks = starts.map((start) => ({ from: start, seeds: Math.min(CHUNK, from + seeds - start), bug: null }))
  const total = { seeds: 0, commands: 0, crashes: 0 }
  const failed: number[] = []
  const begin = performance.now()
  await share(tasks, (result) => {
    total.seeds += result.seeds
    total.commands += result.commands
    total.crashes += result.crashes
    failed.push(...result.failed)
    if (total.seeds % 500 < CHUNK) say(`${total.seeds} of ${seeds} seeds, ${failed.length} failures`)
  })
  const seconds = Math.round((performance.now() - begin) / 100) / 10
  failed.sort((a, b) => a - b)
  for (const seed of failed.slice(0, SHOWN_FAILURES)) say(describeFailure(planOf(seed), await shrink(planOf(seed))))
  if (failed.length > SHOWN_FAILURES) say(`Failing seeds: ${failed.join(' ')}`)
  const { commands, crashes } = total
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ seeds: total.seeds, commands, crashes, failures: failed.length, seconds })}\n`
      : `${total.seeds} seeds, ${commands} commands, ${crashes} crashes, ${failed.length} failures in ${seconds} s\n`,
  )
  process.exitCode = failed.length === 0 ? 0 : 1
}

async function plant(): Promise<void> {
  const at = new Map<string, number | null>()
  const tasks = PLANTED_BUGS.map(({ name }) => ({ from: 1, seeds: PLANTED_SEEDS, bug: name }))
  await share(tasks, ({ task, failed, found }) => {
    at.set(task.bug ?? '', failed[0] ?? null)
    say(
      `${task.bug ?? ''}: ${failed[0] === undefined ? `not found in ${PLANTED_SEEDS} seeds` : `found at seed ${failed[0]}: ${found ?? ''}`}`,
    )
  })
  const bugs = PLANTED_BUGS.map(({ name, sentence }) => ({ name, foundAtSeed: at.get(name) ?? null, sentence }))
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ bugs: bugs.map(({ name, foundAtSeed }) => ({ name, foundAtSeed })) })}\n`
      : bugs.map(({ name, foundAtSeed, sentence }) => `${String(foundAtSeed ?? 'not found').padStart(9)}  ${name}: ${sentence}\n`).join(''),
  )
  process.exitCode = bugs.every(({ foundAtSeed }) => foundAtSeed !== null) ? 0 : 1
}

await (values.planted ? plant() : simulate())
