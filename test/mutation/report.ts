/**
 * Writes what the last run of the mutants found to docs/mutation.md: one row a file, and every survivor with its place. Survivors are
 * those that all tests let pass; what no test reaches counts among them.
 */
import { readFileSync, writeFileSync } from 'node:fs'

interface Mutant {
  mutatorName: string
  replacement?: string
  status: 'Killed' | 'Timeout' | 'Survived' | 'NoCoverage' | 'RuntimeError' | 'CompileError' | 'Ignored'
  location: { start: { line: number; column: number }; end: { line: number; column: number } }
}

const { files } = JSON.parse(readFileSync('.cache/mutation/report.json', 'utf8')) as {
  files: Record<string, { source: string; mutants: Mutant[] }>
}

const GEFUNDEN = new Set<Mutant['status']>(['Killed', 'Timeout'])
const UEBERLEBT = new Set<Mutant['status']>(['Survived', 'NoCoverage'])

interface Row {
  file: string
  gefunden: number
  ueberlebt: string[]
}

/** The first words of a piece of code on one line, as a cell of a table may hold it. */
const cell = (code: string): string => {
  const line = code.replaceAll(/\s+/g, ' ').trim()
  return `\`${(line.length > 70 ? `${line.slice(0, 69)}…` : line).replaceAll('|', '\\|').replaceAll('`', "'")}\``
}

function original(source: string, { start, end }: Mutant['location']): string {
  const lines = source.split('\n').slice(start.line - 1, end.line)
  const last = lines.length - 1
  return lines.map((line, index) => line.slice(index === 0 ? start.column - 1 : 0, index === last ? end.column - 1 : undefined)).join('\n')
}

const rows = Object.entries(files)
  .map(([file, { source, mutants }]): Row => ({
    file,
    gefunden: mutants.filter(({ status }) => GEFUNDEN.has(status)).length,
    ueberlebt: mutants
      .filter(({ status }) => UEBERLEBT.has(status))
      .map(({ location, replacement = '', status }) => {
        const reached = status === 'NoCoverage' ? ' (no test reaches it)' : ''
        return `| ${file.replace('workflows/', '')}:${location.start.line} | ${cell(original(source, location))} | ${cell(replacement)}${reached} |`
      }),
  }))
  .filter(({ gefunden, ueberlebt }) => gefunden + ueberlebt.length > 0)
  .toSorted((a, b) => a.file.localeCompare(b.file))

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`
const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0)
const gefunden = sum(rows.map((row) => row.gefunden))
const ueberlebt = sum(rows.map((row) => row.ueberlebt.length))

writeFileSync(
  'docs/mutation.md',
  `# Mutation testing

\`npm run mutants\` changes law and rules in one place at a time and runs the tests that reach that place. A mutant that no test notices has
survived. What runs when a module is loaded is left out: it is the data of the law, which a test compares line by line with
[rechtswerte.md](rechtswerte.md). Written by \`test/mutation/report.ts\`; not part of \`npm test\`, it takes half an hour.

${gefunden + ueberlebt} mutants, ${ueberlebt} survived: **${percent(ueberlebt, gefunden + ueberlebt)}**.

| file | mutants | survived | |
|---|---|---|---|
${rows.map(({ file, gefunden: found, ueberlebt: left }) => `| ${file} | ${found + left.length} | ${left.length} | ${percent(left.length, found + left.length)} |`).join('\n')}

## Survivors

| place | code | instead |
|---|---|---|
${rows.flatMap((row) => row.ueberlebt).join('\n')}
`,
)
process.stdout.write(`${gefunden + ueberlebt} mutants, ${ueberlebt} survived (${percent(ueberlebt, gefunden + ueberlebt)})\n`)
