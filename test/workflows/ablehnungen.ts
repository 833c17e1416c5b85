/**
 * What the rules say when they refuse: docs/ablehnungen.md holds every reason that the tests of the rules and the case files meet. A reason
 * that is not there, or says something else, fails the test that met it; `npm run ablehnungen` writes the page anew.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Grund } from '../../workflows/rule.ts'

export const ABLEHNUNGEN = 'docs/ablehnungen.md'
const PATH = join(import.meta.dirname, '..', '..', ABLEHNUNGEN)

/** Codes that tests of this run have seen refused. */
export const REFUSED = new Set<string>()
/** Rows of the page that tests of this run have met. */
const MET = new Set<string>()

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').trim()

const row = ({ code, satz, norm = '', abhilfe = {} }: Grund): string => {
  const { feld, ereignis, ...more } = abhilfe
  if (Object.keys(more).length > 0) throw new Error(`UNKNOWN_ABHILFE ${code}`)
  const mend = [feld === undefined ? [] : `Feld \`${feld}\``, ereignis === undefined ? [] : ereignis].flat().join(', ')
  return `| ${[code, satz, norm, mend].map(cell).join(' | ')} |`
}

let page: ReadonlySet<string> | null = null
const rowsOfPage = (): ReadonlySet<string> =>
  (page ??= new Set(
    readFileSync(PATH, 'utf8')
      .split('\n')
      .filter((line) => /^\| [A-Z_]+ \|/.test(line)),
  ))

let writing = false
/** From now on reasons are collected, not compared. */
export const collectRefusals = (): void => void (writing = true)

/** @throws where a reason says nothing, names no place, or is not on the page */
export function noteRefused(gruende: readonly Grund[]): void {
  for (const grund of gruende) {
    const met = row(grund)
    REFUSED.add(grund.code)
    MET.add(met)
    if (grund.abhilfe !== undefined && Object.keys(grund.abhilfe).length === 0) throw new Error(`EMPTY_ABHILFE ${grund.code}`)
    if (!writing && !rowsOfPage().has(met)) throw new Error(`NOT_ON_THE_PAGE, run "npm run ablehnungen" and read what changed: ${met}`)
  }
}

/** Rows of the page that no test met. */
export const unmetRows = (): string[] => [...rowsOfPage()].filter((line) => !MET.has(line))

export const ablehnungenSeite = (): string => `# Ablehnungen

Jeder Grund, aus dem ein Schritt abgelehnt wird, wie Tests und Fälle ihn gesehen haben: was die Person liest, auf welcher Norm es beruht und wo
es zu beheben ist. Erzeugt mit \`npm run ablehnungen\`; nicht von Hand ändern.

| Kennung | Satz | Norm | Abhilfe |
|---|---|---|---|
${[...MET].toSorted((a, b) => a.localeCompare(b, 'de')).join('\n')}
`
