/** Amendments. Each is a Vorlage of its own that shares agenda and call-up of the paper it changes; both remember the other here. */
import { ANGENOMMEN, type Art, type Ergebnis } from '../begriffe.ts'
import type { Block } from '../text/blocks.ts'
import type { VorlageContext } from './context.ts'
import type { Inhalt, Merkmale, Wortlaut } from './inhalt.ts'

/** The paper that an amendment changes. */
export interface Hauptvorlage {
  vorlage: string
  nummer: string
  /** Station at which the amendment was brought in. */
  station: string
  /** By point of the amendment: number of the one that it replaces, null where it is a new one. */
  punkte: (number | null)[]
  art: Art
  /** Account that drew the paper up, and key of the group that handed it in: they may take the amendment over. */
  von: string
  antragsteller: string | null
  /** It was taken over: its wording is that of the paper now, without a vote. */
  uebernommen: boolean
}

/** One amendment, as its paper knows it. */
export interface Aenderung {
  vorlage: string
  nummer: string | null
  station: string
  /** By point of the amendment: number of the one that it replaces, null where it is a new one. */
  punkte: (number | null)[]
  /** Kind and date of its points, for those that are new. */
  merkmale: Merkmale['punkte']
  /** Points of its own that were not adopted. */
  abgelehnt: number[]
  /** Text reference. */
  einreicher: string
  oeffentlich: boolean
  ergebnis: Ergebnis | null
  /** Hash of the content that was brought in. */
  antrag: string
  /** Hash of the content that holds its wording: as it was brought in, then as it was adopted. */
  text: string
  /** It ended without a vote. */
  beendet: boolean
  /** It ended because whoever moved the paper took it over. */
  uebernommen: boolean
  /** Its result changed after its paper was voted on. */
  nachtraeglich: boolean
}

/** The vote on it stands out: the paper has to wait. */
export const isOffen = ({ ergebnis, beendet }: Aenderung): boolean => ergebnis === null && !beendet

/** Its wording is on the table: adopted, or taken over. */
export const isAngenommen = ({ ergebnis, uebernommen }: Aenderung): boolean =>
  ergebnis === null ? uebernommen : ANGENOMMEN.has(ergebnis) || ergebnis === 'teilweise_beschlossen'

/** The state that says how it ended, where nobody voted on it; null as long as it has not ended so. */
export const ohneAbstimmung = ({ beendet, uebernommen }: Aenderung): 'uebernommen' | 'zurueckgezogen' | null =>
  uebernommen ? 'uebernommen' : beendet ? 'zurueckgezogen' : null

/** How a paper is called on an agenda: an amendment bears the subject of its paper, so it says what it is and whose. */
export const agendatitel = ({ aendert, eingang }: Pick<VorlageContext, 'aendert' | 'eingang'>, betreff: string): string =>
  aendert === null ? betreff : `Änderungsantrag (${eingang?.einreicher ?? ''}): ${betreff}`

/** The wording of each point of an amendment: as it was adopted, else as it was brought in. */
export function aenderungstexte(
  { antrag, text, punkte }: Pick<Aenderung, 'antrag' | 'text' | 'punkte'>,
  inhalte: ReadonlyMap<string, unknown>,
): Block[][] {
  const angenommen = inhalte.get(text)
  const wortlaut = Array.isArray(angenommen) ? (angenommen as Wortlaut) : []
  const eingebracht = (inhalte.get(antrag) as Inhalt | undefined)?.beschlusspunkte ?? []
  return punkte.map((_, index) => wortlaut.find(({ nr }) => nr === index + 1)?.text ?? eingebracht[index]?.text ?? [])
}

/** Contents that the wording of an amendment is read from. */
export const aenderungshashes = ({ antrag, text }: Pick<Aenderung, 'antrag' | 'text'>): string[] => [antrag, text]

/** Whether this point of an amendment is on the table. */
const gilt = (aenderung: Aenderung, index: number): boolean => isAngenommen(aenderung) && !aenderung.abgelehnt.includes(index + 1)

/** Points that the amendments at a station add, numbered behind those of the paper in the order in which they came. */
export const neuePunkte = (
  { aenderungen, merkmale }: Pick<VorlageContext, 'aenderungen' | 'merkmale'>,
  station: string,
): Merkmale['punkte'] =>
  aenderungen
    .filter((aenderung) => aenderung.station === station)
    .flatMap((aenderung) =>
      aenderung.punkte.flatMap((ziel, index) => (ziel === null && gilt(aenderung, index) ? (aenderung.merkmale[index] ?? []) : [])),
    )
    .map((punkt, index) => ({ ...punkt, nr: merkmale.punkte.length + index + 1 }))

/** The points on the table at a station: those of the paper, each in the wording of the last amendment to it, and the new ones. */
export function punkteAufDemTisch(
  { aenderungen }: Pick<VorlageContext, 'aenderungen'>,
  station: string,
  punkte: Inhalt['beschlusspunkte'],
  inhalte: ReadonlyMap<string, unknown>,
): Inhalt['beschlusspunkte'] {
  const geltende = aenderungen
    .filter((aenderung) => aenderung.station === station)
    .flatMap((aenderung) => {
      const texte = aenderungstexte(aenderung, inhalte)
      return aenderung.punkte.flatMap((ziel, index) =>
        gilt(aenderung, index) ? [{ ziel, text: texte[index] ?? [], art: aenderung.merkmale[index]?.art ?? ('erklaerung' as const) }] : [],
      )
    })
  return [
    ...punkte.map((punkt, index) => ({ ...punkt, text: geltende.findLast(({ ziel }) => ziel === index + 1)?.text ?? punkt.text })),
    ...geltende.filter(({ ziel }) => ziel === null).map(({ text, art }) => ({ text, art })),
  ]
}
