/** The table of docs/architecture.md that declares every query with its index, and what it takes for an index to serve a query. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Connection } from 'mongoose'
import { keyText, sorted, type Key, type Shape } from './query-shapes.ts'

/** A query of the table: what must be asked, what may be. */
export interface Pattern extends Omit<Shape, 'collection'> {
  optional: Key[]
}

/** One row of the table. */
export interface Row {
  collections: string[]
  patterns: Pattern[]
  /** Keys of each index in order. */
  indexes: string[][]
  /** `exact`, or why a scan is allowed. */
  embedded: string
}

const TABLE = join(import.meta.dirname, '..', '..', 'docs', 'architecture.md')

const parseKey = (text: string): Key => {
  const [name = '', how = ''] = text.split(' ')
  return { name, how: how as Key['how'] }
}

function parsePattern(text: string): Pattern {
  const [question = '', sort = ''] = text.split(/ ?\bsort /)
  const [command = ''] = question.split(' ', 1)
  const parts = question
    .slice(command.length)
    .split(', ')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const inside = (open: string): string[] => parts.filter((part) => part.startsWith(open)).map((part) => part.slice(1, -1))
  return {
    command,
    keys: parts.filter((part) => !/^[[(]/.test(part)).map(parseKey),
    optional: inside('[').map(parseKey),
    or: inside('(').flatMap((branches) => branches.split(' | ')),
    sort: sort === '' ? [] : sort.split(', '),
  }
}

const spans = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, span = '']) => span.replaceAll(String.raw`\|`, '|'))

/** The table "Collections and queries". A span that begins with a command is a query, every other is prose. */
export function declaredQueries(): Row[] {
  const section = readFileSync(TABLE, 'utf8').split('## Collections and queries')[1]?.split('\n## ')[0] ?? ''
  const rows = section.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| Collection |'))
  return rows.map((line) => {
    const [collections = '', queries = '', indexes = '', embedded = ''] = line
      .slice(1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim())
    return {
      collections: collections.split(', '),
      patterns: spans(queries)
        .filter((span) => /^(?:find|update|delete|count)\b/.test(span))
        .map(parsePattern),
      indexes: spans(indexes).map((keys) => keys.split(', ')),
      embedded,
    }
  })
}

const isSame = (one: readonly string[], other: readonly string[]): boolean => one.join() === other.join()

export function fits(pattern: Pattern, shape: Shape): boolean {
  const asked = new Set(shape.keys.map(keyText))
  const allowed = new Set([...pattern.keys, ...pattern.optional].map(keyText))
  return (
    pattern.command === shape.command &&
    isSame(pattern.sort, shape.sort) &&
    isSame(sorted(pattern.or), shape.or) &&
    pattern.keys.every((key) => asked.has(keyText(key))) &&
    [...asked].every((key) => allowed.has(key))
  )
}

export interface Index {
  keys: string[]
  unique: boolean
}

/** One document at most for each value: all keys of a unique index are asked for. */
const pins = ({ keys, unique }: Index, asked: readonly Key[]): boolean =>
  unique && keys.every((name) => asked.some((key) => key.name === name && (key.how === '' || key.how === 'in')))

/** The index leads to the documents by all keys that are always asked, and brings them in order. */
function leads({ keys }: Index, asked: readonly Key[], sort: readonly string[]): boolean {
  const names = asked.map(({ name }) => name)
  const prefix = keys.slice(0, names.length)
  const open = sort.filter((name) => !asked.some((key) => key.name === name))
  return isSame(sorted(prefix), sorted(names)) && isSame(open, keys.slice(names.length, names.length + open.length))
}

/** One of the indexes serves the query; of an alternative each branch has its own. */
export function isCovered({ keys, or, sort }: Pattern, indexes: readonly Index[]): boolean {
  if (indexes.some((index) => pins(index, keys))) return true
  if (or.length > 0) return or.every((branch) => indexes.some((index) => leads(index, [...keys, parseKey(branch)], [])))
  return indexes.some((index) => leads(index, keys, sort))
}

/** What the embedded server needs to use an index: a unique one whose keys are exactly those asked for. */
export const isExact = ({ keys, optional, or }: Pattern, indexes: readonly Index[]): boolean =>
  optional.length === 0 &&
  or.length === 0 &&
  indexes.some((index) => isSame(sorted(index.keys), sorted(keys.map(({ name }) => name))) && pins(index, keys)) &&
  (keys.length === 1 || keys.every(({ how }) => how === ''))

export async function indexesOf(connection: Connection): Promise<Map<string, Index[]>> {
  const { db } = connection
  const names = (await db?.listCollections({}, { nameOnly: true }).toArray())?.map(({ name }) => name) ?? []
  const found = new Map<string, Index[]>()
  for (const name of names) {
    const indexes = (await db?.collection(name).indexes()) ?? []
    found.set(
      name,
      indexes.map((index) => {
        const keys = Object.keys(index.key)
        return { keys, unique: index.unique === true || isSame(keys, ['_id']) }
      }),
    )
  }
  return found
}
