/**
 * Every reason that a rule can give is seen by a test or case that is refused for it. The tests of the rules and the case files run here
 * once more and are watched; what they are refused for is compared with the codes that stand in the rules. A new code needs a test in
 * `test/workflows/rules-*.test.ts` or a step with `wird_abgelehnt` in a case file, nothing else.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { playStory, readStory, STORIES } from '../setup/stories.ts'
import { REFUSED } from '../workflows/stage.ts'

const ROOT = join(import.meta.dirname, '..', '..')

/** Codes of the rules, as they stand in the source: `code: 'A'`, `code: x ? 'A' : 'B'`. */
const codesIn = (source: string): string[] =>
  [...source.matchAll(/\bcode: ([^,\n]*'[A-Z_]+'[^,\n]*)/g)].flatMap(([, value = '']) =>
    [...value.matchAll(/'([A-Z_]+)'/g)].map(([, code = '']) => code),
  )

const CODES = new Set(globSync('workflows/**/*.ts', { cwd: ROOT }).flatMap((file) => codesIn(readFileSync(join(ROOT, file), 'utf8'))))

for (const file of globSync('test/workflows/rules-*.test.ts', { cwd: ROOT }).toSorted()) await import(join(ROOT, file))

const refusing = STORIES.filter((story) => readStory(story).schritte.some((schritt) => 'wird_abgelehnt' in schritt))

test.each(refusing)('%s is refused as it expects', async (story) => {
  const { schritte } = await playStory(story)
  for (const code of schritte.flatMap(({ gruende }) => gruende)) REFUSED.add(code)
  expect(schritte.filter(({ ok }) => !ok)).toEqual([])
})

test('each reason that a rule can give has refused something', () => {
  expect(CODES.size).toBeGreaterThan(150)
  expect([...CODES].filter((code) => !REFUSED.has(code)).toSorted()).toEqual([])
})
