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

/** States of a session that has been held. */
export const GEHALTEN = ['geschlossen', 'niederschrift_offen', 'niederschrift_unterzeichnet', 'niederschrift_genehmigt'] as const

export const isGehalten = ({ zustand }: Pick<SitzungStand, 'zustand'>): boolean => (GEHALTEN as readonly string[]).includes(zustand)

export const isUnterzeichnet = ({ context }: Pick<SitzungStand, 'context'>): boolean => context.niederschrift?.unterzeichnet != null

/** Neither treated nor taken off. */
export const isUnbehandelt = (top: Top): boolean => top.zustand === 'offen' || top.zustand === 'aufgerufen'

export const topOf = (context: SitzungContext, vorlage: string, station: string): Top | undefined =>
  context.tops.findLast((top) => top.vorlage?.id === vorlage && top.vorlage.station === station)

/** TOP numbers as printed: "Ö 3", "N 1"; public and non-public parts are counted apart, behind what a first session has numbered. */
export function topNummern(tops: readonly Top[]): Map<string, string> {
  const gedruckt = tops.filter((top) => top.ausgang !== 'abgesetzt' || top.zustand !== 'offen')
  const bisher = (teil: string): number =>
    Math.max(0, ...gedruckt.map(({ nr }) => (nr?.startsWith(teil) === true ? Number(nr.slice(teil.length)) : 0)))
  const zaehler = { Ö: bisher('Ö '), N: bisher('N ') }
  return new Map(
    gedruckt
      .toSorted((a, b) => Number(b.oeffentlich) - Number(a.oeffentlich))
      .map((top) => {
        const teil = top.oeffentlich ? 'Ö' : 'N'
        return [top.id, top.nr ?? `${teil} ${++zaehler[teil]}`]
      }),
  )
}
