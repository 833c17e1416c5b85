/** Documents of a paper that were issued more than once: which version each prints, and what has replaced it. All stay readable. */
import type { Dokument, VorlageContext } from './context.ts'

type Bisher = Pick<VorlageContext, 'fassung' | 'fruehereFassungen' | 'dokumente'>

export interface Ausgabe {
  /** Number of the version it prints, once the paper has several. */
  fassung: number | null
  /** What came after it; without a number where that prints the same version. */
  ersetzt: { fassung: number | null } | null
}

/** Kinds of which the newest holds; of all others each stands for itself. */
const ERSETZBAR: ReadonlySet<string> = new Set(['vorlage', 'beschlussauszug'])

/** Each version after the release counts one up. */
function nummerDer({ fassung, fruehereFassungen }: Bisher, hash: string): number | null {
  if (hash === fassung.hash) return fassung.nr
  const index = fruehereFassungen.lastIndexOf(hash)
  return index === -1 ? null : fassung.nr - (fruehereFassungen.length - index)
}

export function ausgabe(bisher: Bisher, dokument: Dokument): Ausgabe {
  const { art, station, oeffentlich } = dokument
  const fassung = art === 'vorlage' && bisher.fruehereFassungen.length > 0 ? nummerDer(bisher, dokument.fassung) : null
  const neueste = bisher.dokumente.findLast((one) => one.art === art && one.station === station && one.oeffentlich === oeffentlich)
  if (!ERSETZBAR.has(art) || neueste === undefined || neueste.id === dokument.id) return { fassung, ersetzt: null }
  const neue = art === 'vorlage' ? nummerDer(bisher, neueste.fassung) : null
  return { fassung, ersetzt: { fassung: neue === fassung ? null : neue } }
}

/** "Fassung 2, ersetzt durch Fassung 3"; empty where there is nothing to say. */
export const ausgabeWorte = ({ fassung, ersetzt }: Ausgabe): string =>
  [
    ...(fassung === null ? [] : [`Fassung ${fassung}`]),
    ...(ersetzt === null
      ? []
      : [ersetzt.fassung === null ? 'ersetzt durch eine neuere Ausgabe' : `ersetzt durch Fassung ${ersetzt.fassung}`]),
  ].join(', ')
