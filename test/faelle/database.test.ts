/** The same stories once on the real database: what the store in memory allows, the other one allows too. */
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { createFallprogramm, falluhr } from '../../src/cli/fall/fallprogramm.ts'
import { play } from '../../src/cli/fall/play.ts'
import { openStore } from '../../src/store/open-store.ts'
import { freshDatabase, type FreshDatabase } from '../setup/fresh-database.ts'
import { readStory, STORIES } from '../setup/stories.ts'

let database: FreshDatabase

beforeEach(() => {
  database = freshDatabase()
})
afterEach(() => database.drop())

test.each(STORIES)('%s', async (story) => {
  const uhr = falluhr()
  const store = await openStore({ ...database, clock: uhr })
  try {
    const fall = readStory(story)
    const { abweichungen } = await play(
      createFallprogramm({ uhr, events: store.events, jobs: store.jobs, records: store }, fall.gremien),
      fall,
    )
    expect(abweichungen).toEqual([])
  } finally {
    await store.close()
  }
})
