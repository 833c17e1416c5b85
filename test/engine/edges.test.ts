/** Every step of a Vorlage that the exhaustive search finds goes the real command path and arrives at the same state; every other is refused. */
import { expect, test } from '@jest/globals'
import { refKey, type Parts, type Ref } from '../../workflows/aggregate.ts'
import { definitions } from '../../workflows/definitions.ts'
import { standingClock } from '../../src/cli/fall/zeitlauf.ts'
import { store as snapshotOf } from '../../src/engine/automat.ts'
import { execute, type ExecuteDeps } from '../../src/engine/execute.ts'
import type { Commit, EventStore, Head } from '../../src/engine/ports.ts'
import { definitionHash } from '../../src/engine/versions.ts'
import { createMemoryStore } from '../../src/store/memory-store.ts'
import { countingRandom } from '../setup/memory-world.ts'
import { explore, JETZT, key, PROFIL, who, type Try } from '../workflows/vorlage-explorer.ts'

const V: Ref = { art: 'vorlage', id: 'v' }
const clock = standingClock(JETZT, () => 0)

/** The aggregate Vorlage under the profile that the search uses. */
const vorlage: typeof definitions.vorlage = {
  ...definitions.vorlage,
  grounds: (situation, event, nurStand) => definitions.vorlage.grounds({ ...situation, profil: PROFIL }, event, nurStand),
  befund: (situation, event) => definitions.vorlage.befund({ ...situation, profil: PROFIL }, event),
}

function headOf(ref: Ref, parts: Parts): Head {
  const definition = definitions[ref.art]
  return {
    ref,
    rev: 1,
    version: definition.version,
    definition: definitionHash(definition),
    snapshot: snapshotOf(parts),
    kette: '0'.repeat(64),
    zuletzt: JETZT,
    ring: [],
    pending: [],
    fields: {},
    titel: null,
  }
}

/** Only what one command touches: thousands are sent. */
function storeOf(heads: readonly Head[], written: Commit[]): EventStore {
  const memory = createMemoryStore(clock).events
  return {
    ...memory,
    readHead: async (ref) => heads.find((head) => refKey(head.ref) === refKey(ref)) ?? null,
    async commit(_ref, _expected, commit) {
      written.push(commit)
      return true
    },
  }
}

/** Key of the state after the command, or the code of its refusal. */
async function through({ from, event, zeugen }: Try): Promise<string> {
  const sessions = Object.values(zeugen).map((zeuge) => headOf({ art: 'sitzung', id: zeuge?.id ?? '' }, zeuge?.parts ?? {}))
  const written: Commit[] = []
  const store = storeOf([headOf(V, from), ...sessions], written)
  const deps: ExecuteDeps = { store, clock, random: countingRandom(), definitions: { ...definitions, vorlage } }
  try {
    await execute(deps, { commandId: 'c', ref: V, event }, who(event))
    return key(JSON.parse(written[0]?.snapshot ?? '') as Parts)
  } catch (error) {
    return written.length > 0 ? 'REFUSED_BUT_CHANGED' : ((error as { code?: string }).code ?? String(error))
  }
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
