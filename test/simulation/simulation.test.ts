/** The program under crashes, lost replies, overtaking and jumping clocks: nothing acknowledged is lost, nothing happens twice. */
import { describe, expect, test } from '@jest/globals'
import { planOf } from './plan.ts'
import { run } from './run.ts'
import { runSeeds } from './run-seeds.ts'

const SEEDS = 200
/** Far more than it takes, for machines that are busy with other things. */
const PATIENCE = 300_000

describe('the simulated town', () => {
  test(
    'keeps every promise, whatever fails',
    async () => {
      const { failed, found, commands, crashes } = await runSeeds({ from: 1, seeds: SEEDS, bug: null })
      expect({ failed, found }).toEqual({ failed: [], found: null })
      expect(commands / SEEDS).toBeGreaterThan(40)
      expect(crashes / SEEDS).toBeGreaterThan(2)
    },
    PATIENCE,
  )

  test('goes the same way each time for the same seed', async () => {
    const [once, again] = [await run(planOf(7), null, true), await run(planOf(7), null, true)]
    expect(once.trace.length).toBeGreaterThan(100)
    expect(again.trace).toEqual(once.trace)
  })

  test('goes another way for another seed', async () => {
    expect((await run(planOf(8), null, true)).trace).not.toEqual((await run(planOf(7), null, true)).trace)
  })
})
