/**
 * Keeps `workflows/versions.json`: what each version of the machines is made of. A version that was released must never change, since
 * papers run on it for years; a change after that is a new version with a move from the old one (docs/versions.md).
 * `npm run versions` writes what is not released yet, `npm run versions -- --release` releases all newest versions; a test compares.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { sha256 } from '../src/engine/canonical.ts'
import { definitionHash, versionsOf } from '../src/engine/versions.ts'
import type { AggregateDefinition } from '../workflows/aggregate.ts'
import { definitions } from '../workflows/definitions.ts'

const WORKFLOWS = join(import.meta.dirname, '..', 'workflows')
const FILE = join(WORKFLOWS, 'versions.json')

interface Entry {
  /** Local date of the release; null while the version may still change. */
  released: string | null
  /** Hash over names and structure of its machines, as it stands beside each snapshot. */
  definition: string
  /** Hash of each file that machines and router are made of, guards and actions included. Paths are those without the folder of an old version. */
  sources: Record<string, string>
}

/** Aggregate → version → entry. */
export type Versions = Record<string, Record<string, Entry>>

const IMPORT = /^import (?!type )[^']*'(\.[^']+)'/gm

/** The file and every file of ours that it imports for more than types. */
function closure(path: string, found: Set<string> = new Set()): Set<string> {
  if (found.has(path)) return found
  found.add(path)
  for (const [, specifier = ''] of readFileSync(path, 'utf8').matchAll(IMPORT)) closure(resolve(dirname(path), specifier), found)
  return found
}

/** Old versions lie in `<name>/v<n>`, the newest in `<name>`. */
function sourcesOf({ art, version, machines }: AggregateDefinition, isNewest: boolean): Record<string, string> {
  const folder = (name: string): string => join(WORKFLOWS, name, isNewest ? '' : `v${version}`)
  const roots = [...Object.keys(machines).map((name) => join(folder(name), 'machine.ts')), join(folder(art), 'router.ts')]
  const files = new Set(roots.flatMap((root) => [...closure(root)]))
  const hashOfFile = (path: string): string => sha256(readFileSync(path, 'utf8').replaceAll(/^import [^']*'[^']*'\n/gm, ''))
  const named = [...files].map((path) => [relative(WORKFLOWS, path).replace(/\/v\d+\//, '/'), hashOfFile(path)] as const)
  return Object.fromEntries(named.toSorted(([a], [b]) => a.localeCompare(b)))
}

/** What the code says now; the dates of release are taken from `recorded`. */
export function currentVersions(recorded: Versions): Versions {
  return Object.fromEntries(
    Object.values(definitions).map((newest) => [
      newest.art,
      Object.fromEntries(
        versionsOf(newest).map((definition, index) => [
          String(definition.version),
          {
            released: recorded[newest.art]?.[definition.version]?.released ?? null,
            definition: definitionHash(definition),
            sources: sourcesOf(definition, index === 0),
          } satisfies Entry,
        ]),
      ),
    ]),
  )
}

/** Sentences about released versions that are no longer what they were. */
export function violations(recorded: Versions, current: Versions): string[] {
  return Object.entries(recorded).flatMap(([art, versions]) =>
    Object.entries(versions).flatMap(([version, entry]) => {
      if (entry.released === null) return []
      const now = current[art]?.[version]
      if (now === undefined) return [`${art} ${version} was released on ${entry.released} and is gone: papers may still run on it.`]
      const changed = Object.keys({ ...entry.sources, ...now.sources }).filter((path) => entry.sources[path] !== now.sources[path])
      const structure = entry.definition === now.definition ? [] : ['its states and transitions']
      const what = [...structure, ...changed]
      return what.length === 0
        ? []
        : [
            `${art} ${version} was released on ${entry.released} and has changed: ${what.join(', ')}. Make it version ${Number(version) + 1}.`,
          ]
    }),
  )
}

export const recordedVersions = (): Versions => (existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Versions) : {})

function main(release: boolean): void {
  const recorded = recordedVersions()
  const current = currentVersions(recorded)
  const broken = violations(recorded, current)
  if (broken.length > 0) {
    process.stderr.write(`${broken.join('\n')}\n`)
    process.exitCode = 1
    return
  }
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format()
  if (release) for (const versions of Object.values(current)) for (const entry of Object.values(versions)) entry.released ??= today
  writeFileSync(FILE, `${JSON.stringify(current, null, 2)}\n`)
}

if (import.meta.main) main(process.argv.includes('--release'))
