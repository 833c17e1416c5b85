/** Amendments. Each is a Vorlage of its own that shares agenda and call-up of the paper it changes; both remember the other here. */
import { ANGENOMMEN, type Ergebnis } from '../begriffe.ts'
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
  /** Its result changed after its paper was voted on. */
  nachtraeglich: boolean
}

/** The vote on it stands out: the paper has to wait. */
export const isOffen = ({ ergebnis, beendet }: Aenderung): boolean => ergebnis === null && !beendet

export const isAngenommen = ({ ergebnis }: Aenderung): boolean =>
  ergebnis !== null && (ANGENOMMEN.has(ergebnis) || ergebnis === 'teilweise_beschlossen')

/** How a paper is called on an agenda: an amendment bears the subject of its paper, so it says what it is and whose. */
export const agendatitel = ({ aendert, eingang }: Pick<VorlageContext, 'aendert' | 'eingang'>, betreff: string): string =>
  aendert === null ? betreff : `Änderungsantrag (${eingang?.einreicher ?? ''}): ${betreff}`

/** The wording of an amendment, from the content that its paper names. */
export function aenderungstext(inhalt: unknown): Block[] {
  if (Array.isArray(inhalt)) return (inhalt as Wortlaut)[0]?.text ?? []
  return (inhalt as Inhalt | undefined)?.beschlusspunkte[0]?.text ?? []
}
