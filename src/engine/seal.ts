/**
 * Takes text out of an event before it enters the chain: typed text under a salted digest (erasable), normative content under its
 * plain hash. The stored event holds references only.
 */
import type { EventDefinition, Payload } from '../../workflows/aggregate.ts'
import { canonical, sha256 } from './canonical.ts'
import type { InhaltRecord, Random, TextRecord } from './ports.ts'

export interface Sealed {
  event: Payload
  texte: TextRecord[]
  inhalte: InhaltRecord[]
}

/** Reference of a typed text: without the salt nobody can guess the text behind a digest that stays for ever. */
export const textDigest = (salz: string, text: string): string => `t:${sha256(`${salz}\n${text}`)}`

const REFERENCE = /^t:[0-9a-f]{64}$/

const isTextReference = (value: unknown): value is string => typeof value === 'string' && REFERENCE.test(value)

export function seal(definition: EventDefinition, event: Payload, random: Random): Sealed {
  const texte: TextRecord[] = []
  const inhalte: InhaltRecord[] = []
  const keepText = (text: string): string => {
    const salz = random.hex(16)
    const _id = textDigest(salz, text)
    texte.push({ _id, salz, text })
    return _id
  }
  const walk = (value: unknown, key: string): unknown => {
    if (definition.inhalte?.includes(key) && typeof value === 'object' && value !== null) {
      const _id = sha256(canonical(value))
      inhalte.push({ _id, inhalt: value })
      return _id
    }
    if (typeof value === 'string') return definition.freitexte?.includes(key) ? keepText(value) : value
    if (Array.isArray(value)) return value.map((item) => walk(item, key))
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, walk(item, name)]))
    }
    return value
  }
  const sealed = Object.fromEntries(
    Object.entries(event)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, name === 'type' ? value : walk(value, name)]),
  ) as Payload
  return { event: sealed, texte, inhalte }
}

/** All text references inside a value. */
export function textReferences(value: unknown, found: Set<string> = new Set()): Set<string> {
  if (isTextReference(value)) found.add(value)
  else if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) textReferences(item, found)
  return found
}

/** The value with references replaced by their texts; an erased text reads "(gelöscht)". */
export function withTexts<Value>(value: Value, texte: ReadonlyMap<string, string>): Value {
  if (isTextReference(value)) return (texte.get(value) ?? '(gelöscht)') as Value
  if (Array.isArray(value)) return value.map((item: unknown) => withTexts(item, texte)) as Value
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withTexts(item, texte)])) as Value
  }
  return value
}
