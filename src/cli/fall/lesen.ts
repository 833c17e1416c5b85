/** Reads a case file and says where it is wrong: line and column of the first thing that the format does not know. */
import { isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml'
import type { z } from 'zod'
import { FallError } from './fall-error.ts'
import { fallSchema, type Fall } from './format.ts'
import { unbekannterName } from './namen.ts'

/** What an issue is about; for an unknown key the key itself. */
const pathOf = (issue: z.core.$ZodIssue): PropertyKey[] =>
  issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : [...issue.path]

/** The node at a path, or the nearest one above it. */
function offsetOf(document: Document, pfad: readonly PropertyKey[]): number {
  const path = [...pfad]
  for (; path.length > 0; path.pop()) {
    const parent = document.getIn(path.slice(0, -1), true)
    const key = isMap(parent) ? parent.items.map((item) => item.key).find((one) => isScalar(one) && one.value === path.at(-1)) : undefined
    const node = isScalar(key) ? key : document.getIn(path, true)
    if (typeof node === 'object' && node !== null && 'range' in node) return (node.range as [number, number, number] | null)?.[0] ?? 0
  }
  return 0
}

/** An unknown key says more than what is missing because of it. */
const telling = (issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue | undefined =>
  issues.find((issue) => issue.code === 'unrecognized_keys') ?? issues[0]

const strangeKeys = (issues: readonly z.core.$ZodIssue[]): number =>
  issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys.length : 0), 0)

/** A union that fits nowhere says so of each of its forms: the form whose keys fit best is the one that was meant. */
function meant(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue
  const forms = issue.errors.toSorted((a, b) => strangeKeys(a) - strangeKeys(b) || (b[0]?.path.length ?? 0) - (a[0]?.path.length ?? 0))
  const inner = telling(forms[0] ?? [])
  if (inner === undefined) return issue
  const found = meant(inner)
  return { ...found, path: [...issue.path, ...found.path] }
}

/** `schritte.9.tut` as people count: "Schritt 10, tut". */
const placeOf = (path: readonly PropertyKey[]): string =>
  path[0] === 'schritte' && typeof path[1] === 'number'
    ? [`Schritt ${String(path[1] + 1)}`, ...path.slice(2).map(String)].join(', ')
    : path.map(String).join('.')

function sentenceOf(issue: z.core.$ZodIssue, found: unknown): string {
  const wo = placeOf(issue.path)
  if (issue.code === 'unrecognized_keys') {
    return `Den Schlüssel „${issue.keys[0] ?? ''}“ gibt es hier nicht${wo === '' ? '' : ` (bei ${wo})`}.`
  }
  if (issue.code === 'invalid_value') {
    return `„${String(found)}“ gibt es hier nicht (${wo}). Möglich: ${issue.values.map(String).join(', ')}.`
  }
  if (issue.code === 'invalid_type') {
    return found === undefined ? `„${wo}“ fehlt.` : `„${wo}“ hat die falsche Form: erwartet wird ${issue.expected}.`
  }
  return `„${wo}“ passt nicht zum Format${issue.message.startsWith('Invalid') ? '' : `: ${issue.message}`}.`
}

/** @throws FallError for YAML that cannot be read, for what the format does not know, and for a name that nothing in the case bears */
export function readFall(yaml: string): Fall {
  const lineCounter = new LineCounter()
  const document = parseDocument(yaml, { lineCounter, version: '1.2' })
  const at = (offset: number): string => {
    const { line, col } = lineCounter.linePos(offset)
    return `Zeile ${String(line)}, Spalte ${String(col)}`
  }
  const [broken] = document.errors
  if (broken !== undefined) throw new FallError(`${at(broken.pos[0])}: Das ist kein gültiges YAML (${broken.code}).`)
  const result = fallSchema.safeParse(document.toJS())
  if (result.success) {
    const unbekannt = unbekannterName(result.data)
    if (unbekannt === null) return result.data
    throw new FallError(`${at(offsetOf(document, unbekannt.pfad))}: ${unbekannt.satz}`)
  }
  const first = telling(result.error.issues)
  if (first === undefined) throw new FallError('Der Fall ist nicht gültig.')
  const issue = meant(first)
  throw new FallError(`${at(offsetOf(document, pathOf(issue)))}: ${sentenceOf(issue, document.getIn(issue.path))}`)
}
