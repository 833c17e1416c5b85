/** What the program asks of its database, reduced to shapes: values are left out. */
import type { Connection } from 'mongoose'

/** A key of a filter and how it is asked: for one value (no word), one of several, a range, a pattern, or whether it is there. */
export interface Key {
  name: string
  how: '' | 'in' | 'range' | 'like' | 'exists'
}

/** One kind of question. */
export interface Shape {
  collection: string
  command: string
  keys: Key[]
  /** Branches of an `$or`. */
  or: string[]
  sort: string[]
}

type Filter = Record<string, unknown>

const RANGE = new Set(['$gt', '$gte', '$lt', '$lte'])

function keyOf(name: string, value: unknown): Key {
  const isPlain = typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  const operators = isPlain ? Object.keys(value) : []
  if (operators.every((operator) => operator === '$eq' || !operator.startsWith('$'))) return { name, how: '' }
  if (operators.every((operator) => operator === '$in')) return { name, how: 'in' }
  if (operators.every((operator) => operator === '$exists')) return { name, how: 'exists' }
  if (operators.every((operator) => RANGE.has(operator))) return { name, how: 'range' }
  if (operators.includes('$regex')) return { name, how: 'like' }
  throw new Error(`UNKNOWN_OPERATORS ${name} ${operators.join(' ')}`)
}

export const keyText = ({ name, how }: Key): string => (how === '' ? name : `${name} ${how}`)
export const sorted = (keys: readonly string[]): string[] => [...new Set(keys)].toSorted()

function keysOf(filter: Filter): Key[] {
  const all = Object.entries(filter).flatMap(([name, value]) => {
    if (name === '$or') return []
    return name === '$and' ? (value as Filter[]).flatMap(keysOf) : [keyOf(name, value)]
  })
  return [...new Map(all.map((key) => [keyText(key), key])).values()]
}

const shape = (collection: unknown, command: string, filter: Filter = {}, sort: unknown = {}): Shape => ({
  collection: String(collection),
  command,
  keys: keysOf(filter),
  or: sorted(((filter['$or'] ?? []) as Filter[]).flatMap((branch) => keysOf(branch).map(keyText))),
  sort: sort instanceof Map ? [...sort.keys()].map(String) : Object.keys(sort as object),
})

/** Commands that look for nothing. */
const NO_QUESTION = new Set([
  'insert',
  'getMore',
  'killCursors',
  'listIndexes',
  'createIndexes',
  'create',
  'ping',
  'endSessions',
  'isMaster',
])

/** What one command of the driver asks. */
function shapesOf(name: string, command: Filter): Shape[] {
  const of = (filter: unknown, sort?: unknown): Shape => shape(command[name], name, filter as Filter, sort)
  switch (name) {
    case 'find':
      return [of(command['filter'], command['sort'])]
    case 'update':
      return (command['updates'] as { q: Filter }[]).map(({ q }) => of(q))
    case 'delete':
      return (command['deletes'] as { q: Filter }[]).map(({ q }) => of(q))
    case 'aggregate': {
      // The driver counts by a pipeline.
      const [match, ...rest] = command['pipeline'] as Filter[]
      if (rest.length !== 1 || !('$group' in (rest[0] ?? {}))) throw new Error(`UNKNOWN_PIPELINE ${JSON.stringify(command['pipeline'])}`)
      return [shape(command[name], 'count', match?.['$match'] as Filter)]
    }
    default:
      if (NO_QUESTION.has(name)) return []
      throw new Error(`UNKNOWN_COMMAND ${name}`)
  }
}

/** As the table writes it. */
export function textOf({ command, keys, or, sort }: Omit<Shape, 'collection'>): string {
  const asked = [...sorted(keys.map(keyText)), ...(or.length > 0 ? [`(${or.join(' | ')})`] : [])].join(', ')
  return [command, asked, sort.length > 0 ? `sort ${sort.join(', ')}` : ''].filter((part) => part !== '').join(' ')
}

/** Collects the shapes of everything that goes over a connection opened with `monitorCommands=true`. */
export function recordShapes(connection: Connection): { shapes: () => Shape[]; unknown: () => string[] } {
  const found = new Map<string, Shape>()
  const unknown = new Set<string>()
  connection.getClient().on('commandStarted', ({ commandName, command }) => {
    try {
      for (const one of shapesOf(commandName, command)) found.set(`${one.collection} ${textOf(one)}`, one)
    } catch (error) {
      unknown.add(String(error))
    }
  })
  return { shapes: () => [...found.values()], unknown: () => [...unknown] }
}
