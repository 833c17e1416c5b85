/** The case files: each story through the real command path; the runner checks chains and replay afterwards, whatever the case expects. */
import { expect, test } from '@jest/globals'
import { playStory, STORIES } from '../setup/stories.ts'

test.each(STORIES)('%s', async (story) => {
  const { ok, abweichungen } = await playStory(story)
  expect(abweichungen).toEqual([])
  expect(ok).toBe(true)
})
