/**
 * `npm run fall -- FILE…`: plays case files through the real command path, in memory. One line per case; for each that fails its steps
 * with the deviation. Ends with `N passed, N failed`. Exit 1 if any failed, 2 if a file is not valid. `--json`: one object per case.
 */
import { readFile } from 'node:fs/promises'
import { isFallError } from './fall/fall-error.ts'
import { readFall } from './fall/lesen.ts'
import type { Fall } from './fall/format.ts'
import { playInMemory, type Ausgang } from './fall/play.ts'

const json = process.argv.includes('--json')
const files = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const say = (text: string): void => void process.stdout.write(`${text}\n`)
const complain = (text: string): void => void process.stderr.write(`${text}\n`)

/** All files are read before the first is played: a slip of the pen in the last is said at once. */
async function read(): Promise<{ file: string; fall: Fall }[]> {
  const read: { file: string; fall: Fall }[] = []
  for (const file of files) {
    try {
      read.push({ file, fall: readFall(await readFile(file, 'utf8')) })
    } catch (error) {
      if (isFallError(error)) complain(`${file}: ${error.message}`)
      else complain(`${file}: Die Datei lässt sich nicht lesen (${(error as NodeJS.ErrnoException).code ?? String(error)}).`)
      process.exitCode = 2
    }
  }
  return read
}

function report(file: string, fall: Fall, { ok, schritte, abweichungen }: Ausgang): void {
  if (json) {
    const deviations = abweichungen.map(({ schritt, erwartet, gefunden }) => ({ step: schritt, expected: erwartet, found: gefunden }))
    say(JSON.stringify({ file, fall: fall.fall, ok, deviations }))
    return
  }
  say(`${ok ? '✓' : '✗'} ${fall.fall} (${file})`)
  if (ok) return
  for (const { nr, text, ok: stepOk } of schritte) say(`    ${stepOk ? '✓' : '✗'} ${String(nr)}. ${text}`)
  for (const { schritt, erwartet, gefunden } of abweichungen) {
    say(`    ${schritt === null ? 'Am Ende' : `Schritt ${String(schritt)}`}: erwartet ${JSON.stringify(erwartet)}`)
    say(`      gefunden ${JSON.stringify(gefunden)}`)
  }
}

async function main(): Promise<void> {
  if (files.length === 0) {
    complain('Bitte nennen Sie mindestens eine Datei: npm run fall -- FILE…')
    process.exitCode = 2
    return
  }
  const faelle = await read()
  if (process.exitCode === 2) return
  let passed = 0
  for (const { file, fall } of faelle) {
    const ausgang = await playInMemory(fall)
    report(file, fall, ausgang)
    if (ausgang.ok) passed += 1
  }
  if (!json) say(`${String(passed)} passed, ${String(faelle.length - passed)} failed`)
  if (passed < faelle.length) process.exitCode = 1
}

await main()
