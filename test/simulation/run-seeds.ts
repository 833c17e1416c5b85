/** Runs consecutive seeds, honest or with one planted bug. */
import { planOf } from './plan.ts'
import { PLANTED_BUGS } from './planted-bugs.ts'
import { run } from './run.ts'

export interface Task {
  from: number
  seeds: number
  /** Name of a planted bug, with which the first failing seed ends the task. */
  bug: string | null
}

export interface Result {
  task: Task
  seeds: number
  commands: number
  crashes: number
  /** Accepted events by profile, then by kind of aggregate and type. */
  events: Record<string, Record<string, number>>
  failed: number[]
  /** What was wrong first. */
  found: string | null
}

export async function runSeeds(task: Task): Promise<Result> {
  const bug = PLANTED_BUGS.find(({ name }) => name === task.bug) ?? null
  const result: Result = { task, seeds: 0, commands: 0, crashes: 0, events: {}, failed: [], found: null }
  for (let seed = task.from; seed < task.from + task.seeds; seed += 1) {
    const plan = planOf(seed)
    const { failures, commands, crashes, events } = await run(plan, bug)
    result.seeds += 1
    result.commands += commands
    result.crashes += crashes
    const counted = (result.events[plan.profil] ??= {})
    for (const [name, count] of Object.entries(events)) counted[name] = (counted[name] ?? 0) + count
    if (failures[0] === undefined) continue
    // A seed that fails without the bug says nothing about it.
    if (bug !== null && (await run(plan)).failures.length > 0) continue
    result.failed.push(seed)
    result.found ??= failures[0]
    if (bug !== null) break
  }
  return result
}
