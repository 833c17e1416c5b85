/** Sends one command through the real path to an aggregate in a given state: thousands of them, for exhaustive searches. */
import { refKey, type AggregateDefinition, type Aggregatart, type Parts, type Payload, type Ref } from '../../workflows/aggregate.ts'
import type { Akteur } from '../../workflows/akteur.ts'
import { definitions as ours } from '../../workflows/definitions.ts'
import { standingClock } from '../../src/cli/fall/zeitlauf.ts'
import { store as snapshotOf } from '../../src/engine/automat.ts'
import { execute } from '../../src/engine/execute.ts'
import type { Commit, EventStore, Head } from '../../src/engine/ports.ts'
import { definitionHash } from '../../src/engine/versions.ts'
import { createMemoryStore } from '../../src/store/memory-store.ts'
import { countingRandom } from './memory-world.ts'

export interface Stored {
  ref: Ref
  parts: Parts
}

const headOf = ({ ref, parts }: Stored, jetzt: string): Head => ({
  ref,
  rev: 1,
  version: ours[ref.art].version,
  definition: definitionHash(ours[ref.art]),
  snapshot: snapshotOf(parts),
  kette: '0'.repeat(64),
  zuletzt: jetzt,
  ring: [],
  pending: [],
  fields: {},
  titel: null,
})

export interface OneCommand {
  ref: Ref
  event: Payload
  akteur: Akteur
  /** The aggregate itself and its witnesses. */
  stored: readonly Stored[]
  /** ISO instant. */
  jetzt: string
  definitions?: Readonly<Record<Aggregatart, AggregateDefinition>>
}

/** The parts after the command, or the code of its refusal. */
export async function oneCommand({ ref, event, akteur, stored, jetzt, definitions = ours }: OneCommand): Promise<Parts | string> {
  const clock = standingClock(jetzt, () => 0)
  const heads = stored.map((one) => headOf(one, jetzt))
  const written: Commit[] = []
  const store: EventStore = {
    ...createMemoryStore(clock).events,
    readHead: async (wanted) => heads.find((head) => refKey(head.ref) === refKey(wanted)) ?? null,
    async commit(_ref, _expected, commit) {
      written.push(commit)
      return true
    },
  }
  try {
    await execute({ store, clock, random: countingRandom(), definitions }, { commandId: 'c', ref, event }, akteur)
    return JSON.parse(written[0]?.snapshot ?? '') as Parts
  } catch (error) {
    return written.length > 0 ? 'REFUSED_BUT_CHANGED' : ((error as { code?: string }).code ?? String(error))
  }
}
