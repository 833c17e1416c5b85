/** The committed page of the case format is that of the schemas that read case files. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { FALLFORMAT, fallformatSeite } from '../../tools/fallformat.ts'

test(`${FALLFORMAT} is what \`npm run fallformat\` writes`, () => {
  expect(readFileSync(join(import.meta.dirname, '..', '..', FALLFORMAT), 'utf8')).toBe(fallformatSeite())
})

test('says each payload in the words of case files', () => {
  const row = (event: string): string | undefined =>
    fallformatSeite()
      .split('\n')
      .find((line) => line.startsWith(`| \`${event}\` |`))
  expect(row('AUFRUFEN')).toBe('| `AUFRUFEN` | `ohne_vorberatung?` |')
  expect(row('EINGANG_ERFASSEN')).toBe('| `EINGANG_ERFASSEN` | `von`, `am?`, `email?` |')
  expect(row('BEKANNTGEBEN')).toContain('`wortlaut?`')
  expect(row('ERGEBNIS_ERFASSEN')).toMatch(/`fassung\?`.*`erledigt_durch\?`/)
  expect(row('NUMMER_ERHALTEN')).toBeUndefined()
})
