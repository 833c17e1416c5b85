/** Versions of machines: which definition an aggregate runs on, and the hash by which a stored snapshot names it. */
import type { AnyStateMachine } from 'xstate'
import type { AggregateDefinition } from '../../workflows/aggregate.ts'
import { hashOf } from './canonical.ts'
import { RatslaufError } from './errors.ts'

/** Newest first. */
export function versionsOf(newest: AggregateDefinition): AggregateDefinition[] {
  const versions = [newest]
  for (let older = newest.previous; older !== undefined; older = older.definition.previous) versions.push(older.definition)
  return versions
}

/** @throws RatslaufError UNKNOWN_VERSION */
export function versionOf(newest: AggregateDefinition, version: number): AggregateDefinition {
  const found = versionsOf(newest).find((definition) => definition.version === version)
  if (found === undefined) throw unknownVersion(newest, version)
  return found
}

/** The program in use cannot read what is stored: the operator has to act, the user did nothing wrong. */
export const unknownVersion = ({ art }: AggregateDefinition, version: number): RatslaufError =>
  new RatslaufError(
    'UNKNOWN_VERSION',
    'Dieser Vorgang wurde mit einer Fassung des Programms gespeichert, die hier nicht eingerichtet ist. Es wurde nichts geändert. Bitte wenden Sie sich an die Administration.',
    { cause: new Error(`UNKNOWN_VERSION ${art} ${version}: compare with \`npm run migrate -- --dry-run\``) },
  )

/** Names and structure of a machine: guards and actions are names there, so no function text gets in (a test of all machines sees to it). */
const structureOf = ({ config }: AnyStateMachine): unknown => JSON.parse(JSON.stringify(config))

const known = new WeakMap<AggregateDefinition, string>()

/** Hash over names and structure of all machines of an aggregate; it stands beside each snapshot. */
export function definitionHash(definition: AggregateDefinition): string {
  const cached = known.get(definition)
  if (cached !== undefined) return cached
  const { art, version, machines } = definition
  const structure = Object.fromEntries(Object.entries(machines).map(([name, machine]) => [name, structureOf(machine)]))
  const hash = hashOf({ art, version, machines: structure })
  known.set(definition, hash)
  return hash
}
