/** A simulation that finds nothing proves nothing: here it has to find what was put in. */
import { describe, expect, test } from '@jest/globals'
import { planOf } from './plan.ts'
import { PLANTED_BUGS } from './planted-bugs.ts'
import { runSeeds } from './run-seeds.ts'
import { describeFailure, shrink } from './shrink.ts'

const bugNamed = (name: string): (typeof PLANTED_BUGS)[number] => {
  const bug = PLANTED_BUGS.find((candidate) => candidate.name === name)
  if (bug === undefined) throw new Error(`NO_BUG ${name}`)
  return bug
}

const PATIENCE = 300_000

describe('each planted bug', () => {
  test.each(PLANTED_BUGS.map(({ name }) => name))(
    '%s is found by the ordinary checks',
    async (name) => {
      const { failed, found } = await runSeeds({ from: 1, seeds: 150, bug: name })
      expect(failed).toHaveLength(1)
      expect(found).not.toBeNull()
    },
    PATIENCE,
  )

  test('has a name of its own', () => {
    expect(new Set(PLANTED_BUGS.map(({ name }) => name)).size).toBe(PLANTED_BUGS.length)
  })
})

describe('a failing seed', () => {
  test(
    'is shrunk to what it takes and told with the command that repeats it',
    async () => {
      const bug = bugNamed('duplicate commandId not detected')
      const plan = planOf((await runSeeds({ from: 1, seeds: 20, bug: bug.name })).failed[0] ?? 0)
      const shrunk = await shrink(plan, bug)
      expect(shrunk.run.failures).not.toEqual([])
      expect(shrunk.plan.visits.length).toBeLessThan(plan.visits.length / 2)
      const text = describeFailure(plan, shrunk)
      expect(text).toContain(`--seeds 1 --from ${plan.seed}`)
      expect(text).toContain(shrunk.run.failures[0])
    },
    PATIENCE,
  )
})
