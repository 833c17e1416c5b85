/** What a body said at a station, and what the program established for it. */
import type { Ergebnis, Mehrheit } from '../begriffe.ts'
import type { Abstimmung } from '../recht/abstimmung.ts'
import type { Merkmale } from '../vorlage/inhalt.ts'

/** What law, profile and witnesses said when the result was recorded. */
export interface Ergebnisbefund {
  regelwerk: string
  norm: string
  rechnung: string
  mehrheit: Mehrheit
  anwesend: number
  /** Of those present, excluded for bias. */
  ausgeschlossen: number
  gesetzlicheZahl: number
  /** Local date and time of the session. */
  sitzungAm: string
  topId: string
  /** What the decision needs to hold, where more than half of the members were excluded. */
  genehmigung: { durch: 'aufsicht' | 'vertretung'; norm: string; anlass: 'befangenheit' | 'satzung' } | null
  /** Points that the adopted wording has beside those of the paper. */
  neu?: Merkmale['punkte']
  [key: string]: unknown
}

interface Punktergebnis {
  nr: number
  ergebnis: Ergebnis
  abstimmung?: Abstimmung
}

export interface Stationsergebnis {
  ergebnis: Ergebnis
  abstimmung?: Abstimmung
  punkte?: Punktergebnis[]
  /** Hash of the adopted wording where it differs from the agenda text. */
  wortlaut?: string
  /** Text reference: why the chair found otherwise than the votes say. */
  feststellung?: string
  /** Version of the text that was voted on. */
  fassung: string
  erfasstVon: string
  /** The paper whose vote this is too. */
  gemeinsamMit?: { vorlage: string; nummer: string }
  /** The paper whose adoption settled this one. */
  erledigtDurch?: { vorlage: string; nummer: string }
  befund: Ergebnisbefund
}
