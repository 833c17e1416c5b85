/** What a person may do and what has happened is called by a word, in every kind of aggregate whose page or API shows it. */
import { expect, test } from '@jest/globals'
import { definitions } from '../../workflows/definitions.ts'
import { musterstadt } from '../../workflows/profile/musterstadt.ts'
import { wort } from '../../workflows/woerter.ts'

/** Keys without a word. */
const ohneWort = (gruppe: string, namen: readonly string[]): string[] =>
  namen.filter((name) => {
    try {
      return wort(musterstadt, gruppe, name) === ''
    } catch {
      return true
    }
  })

test.each(['vorlage', 'sitzung'] as const)('each step of a %s has a name, and each entry of its history', (art) => {
  const { events, creates } = definitions[art]
  const namen = Object.keys(events)
  expect(ohneWort('verlauf', namen)).toEqual([])
  expect(
    ohneWort(
      'schritt',
      namen.filter((name) => events[name]?.intern !== true && !creates.has(name)),
    ),
  ).toEqual([])
})
