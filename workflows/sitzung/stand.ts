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

const isGedruckt = (top: Top): boolean => top.ausgang !== 'abgesetzt' || top.zustand !== 'offen'

/** An item and all that belong below it. */
export const mitUnterpunkten = (tops: readonly Top[], id: string): Top[] =>
  tops.flatMap((top) => (top.id === id ? [top] : top.unter === id ? mitUnterpunkten(tops, top.id) : []))

/** The last number behind a prefix that a first session has printed. */
const gezaehltBis = (tops: readonly Top[], praefix: string): number =>
  Math.max(0, ...tops.map(({ nr }) => (nr?.startsWith(praefix) === true ? Math.floor(Number(nr.slice(praefix.length))) : 0)))

/**
 * TOP numbers as printed: "Ö 3", "N 1"; public and non-public parts are counted apart, an amendment below its paper: "Ö 3.1". What comes
 * from a first session keeps its number, and the rest is counted behind.
 */
export function topNummern(tops: readonly Top[]): Map<string, string> {
  const nummern = new Map<string, string>()
  const zaehlen = (liste: readonly Top[], praefix: string): void => {
    const gedruckt = liste.filter(isGedruckt)
    let zuletzt = gezaehltBis(gedruckt, praefix)
    for (const top of gedruckt) {
      const nummer = top.nr ?? `${praefix}${++zuletzt}`
      nummern.set(top.id, nummer)
      zaehlen(
        tops.filter(({ unter }) => unter === top.id),
        `${nummer}.`,
      )
    }
  }
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
