/** What a station knows, and the events that its machine takes. */
import type { Rolle } from '../begriffe.ts'
import type { Anhoerung, Anhoerungsereignis } from './anhoerung.ts'
import type { Berichtigung, Berichtigungsereignis, FrueheresErgebnis } from './berichtigung.ts'
import type { Ergebnisbefund, Stationsergebnis } from './ergebnis.ts'

export interface StationContext {
  id: string
  gremium: string
  rolle: Rolle
  oeffentlich: boolean
  /** Stations of one group deliberate side by side; null where the order counts. */
  gruppe: string | null
  versuch: number
  sitzung: string | null
  /** Local date-time of the assigned session. */
  sitzungAm: string | null
  /** Revision of the session that named this date; 0 without a session. */
  sitzungRev: number
  /** The Ladung with this item is out: it leaves the agenda by ABSETZEN alone. */
  geladen: boolean
  /** Set where the station was put on an agenda before its predecessors, by demand. */
  aufVerlangen: { von: string; grund: string } | null
  /** Reason (text reference) where the body deliberated without an earlier recommendation. */
  ohneVorberatung: string | null
  ergebnis: Stationsergebnis | null
  bestaetigtVon: string | null
  /** Ended attempts, oldest first. */
  versuche: Versuch[]
  uebersprungen: string | null
  /** Members excluded for bias from this item, in this attempt; whether the chair is one of them. */
  befangen: { anzahl: number; vorsitz: boolean } | null
  /** The body has excluded the public from this item. */
  oeffentlichkeitAusgeschlossen: boolean
  /** The item was put off because the body could not decide: the next Ladung must carry the hint of the law. */
  zweiteLadung: boolean
  /** The Niederschrift of the session is signed: the Auszug is provisional no longer. */
  niederschrift: boolean
  /** Postponed until a local date, or without one; over with the next session. */
  vertagung: { bis: string | null } | null
  verweisung: Verweisung | null
  anhoerung: Anhoerung | null
  /** The station joined a Beratungsfolge that was under way; the reason is a text reference. */
  eingefuegt: { durch: 'sitzungsdienst' | 'verweisung' | 'vertretung'; grund: string | null } | null
  /** The body decided again after an objection; the first decision stays where it is. */
  erneut: boolean
  /** What the body said stands in an old system: no session, no Auszug of ours. */
  uebernommen: boolean
  berichtigung: Berichtigung | null
  /** Results that corrections have replaced, oldest first. */
  fruehereErgebnisse: FrueheresErgebnis[]
}

/** An ended attempt. */
export interface Versuch {
  versuch: number
  sitzung: string | null
  sitzungAm: string | null
  ausgang: string
  grund: string | null
  /** What the body had said, where it was asked once more. */
  ergebnis?: Stationsergebnis
}

/** Bodies that were asked first. */
export interface Verweisung {
  /** Ids of their stations. */
  an: string[]
  /** Local date on which the paper comes back whatever they have said. */
  wiedervorlage: string | null
  abgelaufen: boolean
}

interface Zuordnung {
  sitzung: string
  befund: { sitzungAm: string; sitzungRev: number; [key: string]: unknown }
}

type Ergebnisangabe = Omit<Stationsergebnis, 'befund'> & { befund: Ergebnisbefund }

export type StationEvent =
  | ({ type: 'TERMINIEREN' } & Zuordnung)
  | ({ type: 'UMTERMINIEREN' } & Zuordnung)
  | ({ type: 'AUF_TO_SETZEN'; verlangen: { von: string; grund: string } | null; geladen: boolean } & Zuordnung)
  | { type: 'ABSETZEN'; grund: string }
  | { type: 'SITZUNG_ENTFALLEN'; grund: string }
  | { type: 'SITZUNG_VERLEGT'; am: string; rev: number }
  | { type: 'NICHT_BEHANDELT'; grund: string | null }
  | { type: 'BESCHLUSSUNFAEHIG' }
  | { type: 'SITZUNG_FORTGESETZT'; sitzung: string; am: string; rev: number }
  | { type: 'NIEDERSCHRIFT_LIEGT_VOR' }
  | { type: 'AUFRUFEN'; ohneVorberatung: string | null }
  | { type: 'BEFANGENHEIT_FESTSTELLEN'; befangen: NonNullable<StationContext['befangen']> }
  | { type: 'OEFFENTLICHKEIT_SETZEN'; oeffentlich: boolean }
  | { type: 'ROLLE_SETZEN'; rolle: Rolle }
  | ({ type: 'ERGEBNIS_ERFASSEN' } & Ergebnisangabe)
  | ({ type: 'ERGEBNIS_KORRIGIEREN' } & Ergebnisangabe)
  | { type: 'VERTAGEN'; bis: string | null; grund: string | null }
  | { type: 'ERGEBNIS_BESTAETIGEN'; bestaetigtVon: string }
  | { type: 'ABSCHLIESSEN' }
  | { type: 'UEBERSPRINGEN'; grund: string }
  | { type: 'GENEHMIGEN'; genehmigtVon: string; fassung: string }
  | { type: 'TOP_VERWEIGERT' }
  | { type: 'AUFRUF_VERWEIGERT' }
  | { type: 'ERGEBNIS_VERWEIGERT' }
  | { type: 'VORLAGE_FOLGEN'; ausgang: string; grund: null }
  | { type: 'LADUNG_ERFOLGT'; sitzung: string }
  | { type: 'ZURUECKSTELLEN' }
  | { type: 'VERWEISEN'; an: string[]; wiedervorlage: string | null; grund: string | null }
  | { type: 'RUECKKEHR'; abgelaufen: boolean }
  | { type: 'ZURUECKVERWEISEN'; grund: string | null }
  | { type: 'WIEDERHOLEN'; grund: string | null }
  | { type: 'FRIST_ABGELAUFEN' }
  | Anhoerungsereignis
  | Berichtigungsereignis

export interface StationInput {
  id: string
  gremium: string
  rolle: Rolle
  oeffentlich: boolean
  gruppe?: string | null
  eingefuegt?: StationContext['eingefuegt']
  /** Only for a station that comes into being with its result. */
  erneut?: { sitzung: string; sitzungAm: string; ergebnis: Stationsergebnis; bestaetigtVon: string }
  /** Only for a station that was passed in an old system; the day is a local date. */
  uebernommen?: { sitzungAm: string; ergebnis: Stationsergebnis }
}
