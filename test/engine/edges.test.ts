/** Every step of a Vorlage that the exhaustive search finds goes the real command path and arrives at the same state; every other is refused. */
import { expect, test } from '@jest/globals'
import type { Parts, Ref } from '../../workflows/aggregate.ts'
import { definitions } from '../../workflows/definitions.ts'
import { oneCommand } from '../setup/one-command.ts'
import { explore, JETZT, key, PROFIL, who, type Try } from '../workflows/vorlage-explorer.ts'

const V: Ref = { art: 'vorlage', id: 'v' }

/** The aggregate Vorlage under the profile that the search uses. */
const vorlage: typeof definitions.vorlage = {
  ...definitions.vorlage,
  grounds: (situation, event, nurStand) => definitions.vorlage.grounds({ ...situation, profil: PROFIL }, event, nurStand),
  befund: (situation, event) => definitions.vorlage.befund({ ...situation, profil: PROFIL }, event),
}

/** Key of the state after the command, or the code of its refusal. */
async function through({ from, event, zeugen }: Try): Promise<string> {
  const wanted = definitions.vorlage.witnesses(from, event)
  const witnesses = Object.entries(zeugen).flatMap(([name, zeuge]) => {
    const ref = wanted[name]
    return ref === undefined || zeuge === undefined ? [] : [{ ref, parts: zeuge.parts }]
  })
  const stored = [{ ref: V, parts: from }, ...witnesses]
  const after = await oneCommand({ ref: V, event, akteur: who(event), stored, jetzt: JETZT, definitions: { ...definitions, vorlage } })
  return typeof after === 'string' ? after : key(after)
}

const { tries } = explore()

test('every step that the search found arrives at the same state through the command path', async () => {
  const steps = tries.filter(({ to }) => to !== null)
  expect(steps.length).toBeGreaterThan(2_000)
  const elsewhere: unknown[] = []
  for (const step of steps) {
    const arrived = await through(step)
    if (arrived !== step.to) elsewhere.push({ event: step.event, from: key(step.from), to: step.to, arrived })
  }
  expect(elsewhere).toEqual([])
})

test('a step that the rules refuse is refused there too, once in each combination of states, and stores nothing', async () => {
  const refused = tries.filter(({ to }) => to === null)
  const once = [...new Map(refused.map((step) => [JSON.stringify([step.event, zustaende(step.from), phaseOf(step)]), step])).values()]
  expect(once.length).toBeGreaterThan(3_000)
  const codes = new Set<string>()
  for (const step of once) codes.add(await through(step))
  expect([...codes]).toEqual(['NOT_POSSIBLE'])
})

const zustaende = (parts: Parts): unknown[] => Object.values(parts).map(({ value }) => value)
const phaseOf = ({ zeugen }: Try): unknown => zeugen['sitzung']?.parts['sitzung']?.value
