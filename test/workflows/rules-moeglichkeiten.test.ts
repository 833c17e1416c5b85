/** In each state that the rules tell apart, each step is possible or refused as docs/moeglichkeiten.md says. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { abschnitt, MOEGLICHKEITEN } from './moeglichkeiten.ts'
import { ZUSTAENDE } from './zustaende.ts'

const [, ...abschnitte] = readFileSync(join(import.meta.dirname, '..', '..', MOEGLICHKEITEN), 'utf8')
  .split(/^(?=## )/m)
  .map((text) => text.trim())

test.each(ZUSTAENDE.map((zustand, nr) => [zustand.name, zustand, nr] as const))('%s', async (_, zustand, nr) => {
  expect(await abschnitt(zustand)).toBe(abschnitte[nr])
})

test(`${MOEGLICHKEITEN} lists no other state`, () => {
  expect(abschnitte).toHaveLength(ZUSTAENDE.length)
})
