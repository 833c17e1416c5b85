/** Each town under crashes, lost replies, overtaking and jumping clocks: nothing acknowledged is lost, nothing happens twice, no rule is broken. */
import { beforeAll, describe, expect, test } from '@jest/globals'
import { profile } from '../../workflows/profile/index.ts'
import { regelwerk } from '../../workflows/recht/regelwerk.ts'
import { events as sitzung } from '../../workflows/sitzung/events.ts'
import { events as vorlage } from '../../workflows/vorlage/events.ts'
import { planOf } from './plan.ts'
import { run } from './run.ts'
import { runSeeds, type Result } from './run-seeds.ts'

const SEEDS = 240
/** Far more than it takes, for machines that are busy with other things. */
const PATIENCE = 300_000

const PUBLIC = Object.entries({ vorlage, sitzung }).flatMap(([art, events]) =>
  Object.entries(events)
    .filter(([, { intern }]) => intern !== true)
    .map(([type]) => `${art} ${type}`),
)

/** What happens in every town; an objection only where its law knows one. */
const ALMOST_DAILY = [
  'vorlage ERGEBNIS_ERFASSEN',
  'vorlage ERGEBNIS_BESTAETIGEN',
  'vorlage AENDERUNG_ANLEGEN',
  'vorlage BERICHTIGEN',
  'vorlage SACHSTAND_MELDEN',
  'sitzung NIEDERSCHRIFT_GENEHMIGEN',
]

describe('the simulated towns', () => {
  let result: Result

  beforeAll(async () => {
    result = await runSeeds({ from: 1, seeds: SEEDS, bug: null })
  }, PATIENCE)

  const count = (name: string): number => Object.values(result.events).reduce((sum, events) => sum + (events[name] ?? 0), 0)

  test('keep every promise and every invariant, whatever fails', () => {
    const { failed, found, commands, crashes } = result
    expect({ failed, found }).toEqual({ failed: [], found: null })
    expect(commands / SEEDS).toBeGreaterThan(40)
    expect(crashes / SEEDS).toBeGreaterThan(2)
  })

  test('are all that have a profile', () => {
    expect(Object.keys(result.events).toSorted()).toEqual(Object.keys(profile).toSorted())
  })

  test.each(Object.keys(profile))('%s gets as far as decisions, amendments, corrections and minutes', (id) => {
    const reached = ALMOST_DAILY.filter((name) => (result.events[id]?.[name] ?? 0) >= 3)
    expect(reached).toEqual(ALMOST_DAILY)
  })

  test.each(Object.values(profile))('$id knows objections exactly where its law does', ({ id, rechtsbereich }) => {
    const vorgesehen = regelwerk(rechtsbereich, '2026-03-02').widerspruchsverfahren.wert !== null
    const einwaende = result.events[id]?.['vorlage WIDERSPRUCH_EINLEGEN'] ?? 0
    expect(einwaende > 0).toBe(vorgesehen)
  })

  test.each(PUBLIC)('see %s accepted', (name) => {
    expect(count(name)).toBeGreaterThan(0)
  })

  test('go the same way each time for the same seed', async () => {
    const [once, again] = [await run(planOf(7), null, true), await run(planOf(7), null, true)]
    expect(once.trace.length).toBeGreaterThan(100)
    expect(again.trace).toEqual(once.trace)
  })

  test('go another way for another seed', async () => {
    expect((await run(planOf(8), null, true)).trace).not.toEqual((await run(planOf(7), null, true)).trace)
  })
})
