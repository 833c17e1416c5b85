/** `npm run bench -- NAME [--quick] [--json]`: figures as a table on stderr, with `--json` also as JSON on stdout. */
import { parseArgs } from 'node:util'
import { benchCommit } from './commit/bench-commit.ts'

export interface BenchOptions {
  /** Small enough for a test: shows that the bench runs, the figures mean nothing. */
  quick: boolean
  report: (line: string) => void
}

const BENCHES: Readonly<Record<string, (options: BenchOptions) => Promise<object>>> = { commit: benchCommit }

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false } },
})
const [name = ''] = positionals
const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined
if (bench === undefined) {
  process.stderr.write(`There is no bench "${name}". Name one of: ${Object.keys(BENCHES).join(', ')}.\n`)
  process.exit(2)
}

const result = await bench({ quick: values.quick, report: (line) => process.stderr.write(`${line}\n`) })
if (values.json) process.stdout.write(`${JSON.stringify(result)}\n`)
