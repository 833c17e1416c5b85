/** A typed view of the parts of a Sitzung. */
import type { Part, Parts } from '../aggregate.ts'
import { innermost } from '../innermost.ts'
import type { SitzungContext, Top } from './machine.ts'

export interface SitzungStand {
  zustand: string
  context: SitzungContext
}

export function sitzungStand(parts: Parts): SitzungStand {
  const part = parts['sitzung'] as Part<SitzungContext> | undefined
  if (part === undefined) throw new Error('NO_SITZUNG_PART')
  return { zustand: innermost(part.value), context: part.context }
}

export const topOf = (context: SitzungContext, vorlage: string, station: string): Top | undefined =>
  context.tops.findLast((top) => top.vorlage?.id === vorlage && top.vorlage.station === station)

/** TOP numbers as printed: "Ö 3", "N 1"; public and non-public parts are counted apart. */
export function topNummern(tops: readonly Top[]): Map<string, string> {
  let oeffentlich = 0
  let nichtoeffentlich = 0
  return new Map(
    tops
      .filter((top) => top.ausgang !== 'abgesetzt' || top.zustand !== 'offen')
      .toSorted((a, b) => Number(b.oeffentlich) - Number(a.oeffentlich))
      .map((top) => [top.id, top.oeffentlich ? `Ö ${++oeffentlich}` : `N ${++nichtoeffentlich}`]),
  )
}
