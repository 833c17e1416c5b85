/**
 * Golden snapshots: for each state of each machine one stored snapshot, one event and what became of it. They stay when a version is
 * released, so that a new library, a new Node or a "harmless" change that reads old papers differently is seen before it is installed.
 * `node test/workflows/golden.ts` writes those of versions that are not released; released ones are never written again.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AggregateDefinition, Part } from '../../workflows/aggregate.ts'
import { definitions } from '../../workflows/definitions.ts'
import { apply } from '../../src/engine/automat.ts'
import { canonical } from '../../src/engine/canonical.ts'
import { versionsOf } from '../../src/engine/versions.ts'
import { recordedVersions } from '../../tools/versions.ts'
import { CASES, explore, type Event } from './machine-cases.ts'

export interface Golden {
  part: Part
  /** Null where the state knows no event any more. */
  event: Event | null
  after: Part | null
}

const FOLDER = join(import.meta.dirname, 'golden')

export const goldenFile = ({ art, version }: AggregateDefinition): string => join(FOLDER, `${art}-${version}.json`)

export const readGolden = (definition: AggregateDefinition): Golden[] =>
  JSON.parse(readFileSync(goldenFile(definition), 'utf8')) as Golden[]

/** Drives one stored part one step, as the engine does. */
export function step(definition: AggregateDefinition, part: Part, event: Event): Part {
  const after = apply(definition, { part }, [{ key: 'part', event }], () => [])['part']
  if (after === undefined) throw new Error('PART_GONE')
  return after
}

/** The newest version's snapshots: the first one found of each state. */
export function goldenOf(definition: AggregateDefinition): Golden[] {
  return Object.keys(definition.machines).flatMap((automat) => {
    const one = CASES.find(({ name }) => name === automat)
    if (one === undefined) throw new Error(`NO_CASE ${automat}`)
    const byState = new Map<string, Golden>()
    for (const { state, taken } of explore(one).values()) {
      const part = { automat, value: state.value, context: JSON.parse(JSON.stringify(state.context)) as object }
      const event = taken.find((candidate) => canonical(step(definition, part, candidate)) !== canonical(part)) ?? taken[0] ?? null
      const name = canonical(state.value)
      if (!byState.has(name)) byState.set(name, { part, event, after: event === null ? null : step(definition, part, event) })
    }
    return [...byState.values()]
  })
}

if (import.meta.main) {
  const recorded = recordedVersions()
  mkdirSync(FOLDER, { recursive: true })
  for (const newest of Object.values(definitions)) {
    for (const definition of versionsOf(newest)) {
      const released = recorded[definition.art]?.[definition.version]?.released ?? null
      if (released !== null && existsSync(goldenFile(definition))) continue
      writeFileSync(goldenFile(definition), `${JSON.stringify(goldenOf(definition), null, 1)}\n`)
    }
  }
}
