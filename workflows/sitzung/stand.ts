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

const isGedruckt = (top: Top): boolean => top.ausgang !== 'abgesetzt' || top.zustand !== 'offen'

/** An item and all that belong below it. */
export const mitUnterpunkten = (tops: readonly Top[], id: string): Top[] =>
  tops.flatMap((top) => (top.id === id ? [top] : top.unter === id ? mitUnterpunkten(tops, top.id) : []))

/** TOP numbers as printed: "Ö 3", "N 1"; public and non-public parts are counted apart, an amendment below its paper: "Ö 3.1". */
export function topNummern(tops: readonly Top[]): Map<string, string> {
  const nummern = new Map<string, string>()
  const zaehlen = (liste: readonly Top[], praefix: string): void =>
    liste.filter(isGedruckt).forEach((top, index) => {
      const nummer = `${praefix}${String(index + 1)}`
      nummern.set(top.id, nummer)
      zaehlen(
        tops.filter(({ unter }) => unter === top.id),
        `${nummer}.`,
      )
    })
  const haupt = tops.filter(({ unter }) => unter === undefined)
  zaehlen(
    haupt.filter(({ oeffentlich }) => oeffentlich),
    'Ö ',
  )
  zaehlen(
    haupt.filter(({ oeffentlich }) => !oeffentlich),
    'N ',
  )
  return nummern
}
