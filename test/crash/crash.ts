/** `npm run crash -- --rounds N [--seed S] [--json]`: kills real processes under load; exit 1 when anything was lost, doubled or damaged. */
import { parseArgs } from 'node:util'
import { runCrash } from './run.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '20' }, seed: { type: 'string' }, json: { type: 'boolean', default: false } },
})
const rounds = Number(values.rounds)
const seed = Number(values.seed ?? Date.now() % 1_000_000)
if (!Number.isInteger(rounds) || rounds < 1 || !Number.isInteger(seed)) {
  process.stderr.write('--rounds and --seed are whole numbers, --rounds at least 1.\n')
  process.exit(2)
}

const result = await runCrash({ rounds, seed, report: (line) => process.stderr.write(`${line}\n`) })
const isFine = result.lost + result.doubled + result.brokenChains + result.brokenIndexes === 0
if (values.json) process.stdout.write(`${JSON.stringify(result)}\n`)
process.stderr.write(
  `${isFine ? 'Nothing lost, doubled or damaged' : 'DAMAGE'}: ${result.acknowledged} steps acknowledged in ${result.rounds} rounds, ` +
    `${result.kills.app} kills of the program, ${result.kills.database} of the database.\n`,
)
process.exitCode = isFine ? 0 : 1
