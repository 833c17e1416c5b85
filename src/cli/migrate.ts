/**
 * `npm run migrate`: moves stored aggregates to the newest version of their machines. `-- --dry-run` rehearses it over all of them,
 * stores nothing and reports which would get stuck and why. A move begins only when none would. Exit 1 when some would.
 */
import { AGGREGATARTEN } from '../../workflows/aggregate.ts'
import { definitions } from '../../workflows/definitions.ts'
import { consoleLog } from '../console-log.ts'
import { createEngine } from '../engine/engine.ts'
import { migrate, rehearse } from '../engine/migration.ts'
import type { Head } from '../engine/ports.ts'
import type { Store } from '../store/open-store.ts'
import { systemRandom } from '../store/system.ts'
import { withRecords } from './open-records.ts'

const say = (text: string): void => void process.stdout.write(`${text}\n`)

/** Calls back for each aggregate that is not on the newest version; counts all and those that would get stuck. */
async function rehearseAll(
  store: Store,
  behind: (head: Head) => Promise<void> = async () => {},
): Promise<{ all: number; moves: number; stuck: number }> {
  const count = { all: 0, moves: 0, stuck: 0 }
  for (const art of AGGREGATARTEN) {
    for await (const head of store.readers.eachHead(art)) {
      count.all += 1
      const result = rehearse(definitions, head)
      if (result === null) continue
      count.moves += 1
      const { aggregate, from, to, reasons } = result
      if (reasons.length > 0) {
        count.stuck += 1
        say(`${aggregate}: version ${from} → ${to} would get stuck: ${reasons.join('; ')}`)
      } else await behind(head)
    }
  }
  return count
}

await withRecords(async (store) => {
  const { all, moves, stuck } = await rehearseAll(store)
  say(`${all} aggregates, ${moves} on an older version, ${stuck} would get stuck.`)
  if (stuck > 0) process.exitCode = 1
  if (stuck > 0 || moves === 0 || process.argv.includes('--dry-run')) return
  const engine = createEngine({ store: store.events, clock: store.clock, random: systemRandom, log: consoleLog(), definitions })
  await rehearseAll(store, (head) => migrate(engine, head))
  say(`${moves} aggregates moved.`)
})
