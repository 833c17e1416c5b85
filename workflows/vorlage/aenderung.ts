/** Amendments. Each is a Vorlage of its own that shares agenda and call-up of the paper it changes; both remember the other here. */
import { ANGENOMMEN, type Art, type Ergebnis } from '../begriffe.ts'
import type { Block } from '../text/blocks.ts'
import type { VorlageContext } from './context.ts'
import type { Inhalt, Wortlaut } from './inhalt.ts'

/** The paper that an amendment changes. */
export interface Hauptvorlage {
  vorlage: string
  nummer: string
  /** Station at which the amendment was brought in. */
  station: string
  /** Number of the point whose wording it replaces. */
  punkt: number
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
  punkt: number
  /** Text reference. */
  einreicher: string
  oeffentlich: boolean
  ergebnis: Ergebnis | null
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

/** The wording of an amendment, from the content that its paper names. */
export function aenderungstext(inhalt: unknown): Block[] {
  if (Array.isArray(inhalt)) return (inhalt as Wortlaut)[0]?.text ?? []
  return (inhalt as Inhalt | undefined)?.beschlusspunkte[0]?.text ?? []
}
