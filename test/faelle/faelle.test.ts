/** The case files: each story through the real command path; afterwards chains and replay are checked, whatever the case expects. */
import { expect, test } from '@jest/globals'
import { readFall } from '../../src/cli/fall/spielen.ts'
import { readHistory, verify } from '../../src/engine/history.ts'
import { playStory, STORIES } from '../setup/stories.ts'

test.each(STORIES)('%s', async (story) => {
  const { world, ok, meldungen } = await playStory(story)
  const deviations = meldungen.flatMap(({ nr, text, abweichung }) => (abweichung === undefined ? [] : [`${nr}. ${text}: ${abweichung}`]))
  expect(deviations).toEqual([])
  expect(ok).toBe(true)
  expect(world.errors).toEqual([])
  for (const head of world.store.heads()) {
    expect(head.pending).toEqual([])
    expect(verify(world.engine.definitions[head.ref.art], head, await readHistory(world.store.events, head))).toEqual({
      ok: true,
      fehler: null,
    })
  }
})

test('a story with a key that the format does not know is refused', () => {
  expect(() => readFall('fall: x\nprofil: kiel\nsitzungen: {}\nunbekannt: 1\nvorlage: {}\nschritte: []')).toThrow(/nicht gültig/)
})
