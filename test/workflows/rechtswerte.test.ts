/** The committed page of all legal values is that of the law in the code. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { RECHTSWERTE, rechtswerteSeite } from '../../tools/rechtswerte.ts'
import { regelwerke } from '../../workflows/recht/regelwerk.ts'

test(`${RECHTSWERTE} is what \`npm run rechtswerte\` writes`, () => {
  expect(readFileSync(join(import.meta.dirname, '..', '..', RECHTSWERTE), 'utf8')).toBe(rechtswerteSeite())
})

test('names each rule set with its law, the day from which it holds and every norm', () => {
  const page = rechtswerteSeite()
  for (const werk of regelwerke) {
    expect(page).toContain(`## ${werk.id}: ${werk.gesetz}, ab `)
    expect(page).toContain(werk.stimmengleichheit.norm)
  }
})
