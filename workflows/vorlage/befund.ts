/** What `can()` established for an event: stored with it, read by router and effects, never evaluated again. */
import type { Rolle } from '../begriffe.ts'
import type { Ergebnisbefund } from '../station/ergebnis.ts'
import type { Folge, Frist, Genehmigungsbedarf, Weg } from './context.ts'
import type { VorlageEvent, VorlageEventType } from './events.ts'
import type { Merkmale } from './inhalt.ts'
import type { Pruefungsgrund } from './pruefung.ts'

interface Allgemein {
  /** Account id of the author. */
  von: string
  /** Local date of the command. */
  heute: string
}

export interface Mitzeichnungsbedarf {
  stelle: string
  pflicht: boolean
  frist: string
}

/** Date of a session, and the revision of the session that said so. */
export interface Termin {
  sitzungAm: string
  sitzungRev: number
}

/** The body that decides again, and when at the earliest and latest. */
export interface Widerspruchsbefund {
  regelwerk: string
  norm: string
  /** Last day of the period; null where the law names none. */
  bis: string | null
  beschlussAm: string
  gremium: string
  fruehestens: string
  spaetestens: string | null
  entscheidet: 'aufsicht' | 'gericht'
}

/** The presence that a vote was counted on, the version, the points whose wording differs from it, and the papers it names. */
export interface Abstimmungsbefund {
  anwesenheitStand: number
  fassung: string
  geaendert: number[]
  /** Points that were added, with kind and date. */
  neu: Merkmale['punkte']
  erledigtDurch: { vorlage: string; nummer: string } | null
  gemeinsamMit: { vorlage: string; nummer: string } | null
  pruefungen: Pruefungsgrund[]
  /** The deputy recorded it in place of the chair. */
  inVertretung: boolean
}

/** What an amendment is to be, as its paper stands. */
export interface Aenderungsbefund {
  /** Id and number of the new paper; null where it draws one of its own. */
  vorlage: string
  nummer: string | null
  nummernkreis: string
  jahr: number
  sitzungAm: string
  sitzungRev: number
  merkmale: Merkmale
  /** Key of the group whose own access may act for it. */
  antragsteller: string | null
}

/** Whether the public is excluded from items of a session, by a vote or by law. */
export interface Oeffentlichkeitsbefund {
  regelwerk: string
  norm: string
  rechnung: string
  angenommen: boolean
  sitzung: string
}

interface Besonders {
  /** Numbers of the papers that it names. */
  ANLEGEN: { merkmale: Merkmale; berichtetUeber: string | null; stellungnahmeZu: string | null }
  AENDERN: { merkmale: Merkmale }
  EINREICHEN: { weg: Weg; mitzeichnungen: Mitzeichnungsbedarf[] }
  PRUEFEN: { mitzeichnungen: Mitzeichnungsbedarf[] }
  /** `anhoerungBis`: last day of those who are heard. */
  FREIGEBEN_HVB: { veroeffentlichen: boolean; nummernkreis: string; jahr: number; anhoerungBis: string }
  EINGANG_ERFASSEN: { veroeffentlichen: boolean; nummernkreis: string; jahr: number; anhoerungBis: string }
  TERMINIEREN: Termin
  UMTERMINIEREN: Termin
  AUF_TO_SETZEN: Termin & { geladen: boolean }
  AUFRUFEN: { hinweise: string[] }
  ERGEBNIS_ERFASSEN: Ergebnisbefund & Abstimmungsbefund
  ERGEBNIS_KORRIGIEREN: Ergebnisbefund & Abstimmungsbefund
  BERICHTIGEN: Ergebnisbefund & Abstimmungsbefund
  ERGEBNIS_BESTAETIGEN: {
    frist: Omit<Frist, 'stand'> | null
    weiterleiten: boolean
    genehmigung: Genehmigungsbedarf | null
    /** Where the correction of a renewed decision turns it round. */
    erneut?: { folge: Folge; frist: Omit<Frist, 'stand'> | null; gremium: string } | undefined
    /** Whether a Satzung is signed out and published before it holds; by statutes a rule holds with the decision. */
    bekanntmachung: boolean
  }
  WIDERSPRUCH_EINLEGEN: Widerspruchsbefund
  BEANSTANDEN: Widerspruchsbefund
  ERNEUT_BESCHLIESSEN: Ergebnisbefund & { folge: Folge; frist: Omit<Frist, 'stand'> | null; gremium: string; angenommen: boolean | null }
  AUSFERTIGEN: { norm: string }
  BEKANNTMACHEN: { norm: string; inKraftAm: string }
  BEKANNTGEBEN: { norm: string }
  AUFHEBEN: { nummer: string }
  EILENTSCHEIDEN: {
    norm: string
    danach: 'bericht' | 'genehmigung'
    gremium: string
    veroeffentlichen: boolean
    nummernkreis: string
    jahr: number
  }
  AUFSICHT_ENTSCHEIDET: { norm: string }
  GERICHT_ENTSCHEIDET: { norm: string }
  EINFUEGEN: { anhoerungBis: string }
  AN_SICH_ZIEHEN: { gremium: string }
  VERWEISEN: { rolle: Rolle }
  /** A body that is heard once more has time until then. */
  ZURUECKVERWEISEN: { anhoerungBis: string }
  STELLUNGNAHME_ABGEBEN: Ergebnisbefund
  NEUFASSEN: { merkmale: Merkmale }
  BESTAND_UEBERNEHMEN: {
    merkmale: Merkmale
    nummernkreis: string
    jahr: number
    lfd: number
    veroeffentlichen: boolean
    /** By station: what its result was recorded with; null where it has none. */
    stationen: (Ergebnisbefund | null)[]
  }
  BERATUNGSFOLGE_ERFASSEN: { stationen: (Ergebnisbefund | null)[] }
  AUSTAUSCHEN: { merkmale: Merkmale }
  ENTWURFSNUMMER_ERHALTEN: { nummer: string }
  NUMMER_ERHALTEN: { nummer: string }
  BESCHLUSSUNFAEHIG: { mindestens: number; norm: string }
  LADUNG_ERFOLGT: { veroeffentlichen: boolean }
  AENDERUNGSANTRAG_EINBRINGEN: Aenderungsbefund
  BEFANGENHEIT_FESTSTELLEN: { norm: string }
  PRUEFUNG_EINLEITEN: { norm: string; entscheidend: boolean }
  OEFFENTLICHKEIT_AUSSCHLIESSEN: Oeffentlichkeitsbefund
  OEFFENTLICHKEIT_HERSTELLEN: { stationen: string[]; sitzung: string }
  DRINGLICH_AUFGENOMMEN: Termin
}

export type BefundOf<Type extends VorlageEventType> = Allgemein & (Type extends keyof Besonders ? Besonders[Type] : object)

/** A stored event: free text replaced by its reference, content by its hash, with what was established. */
export type Stored<Type extends VorlageEventType> = Omit<VorlageEvent<Type>, 'inhalt' | 'antrag' | 'wortlaut'> & {
  inhalt: string
  antrag: string
  wortlaut?: string
  befund: BefundOf<Type>
}

export type StoredEvent = { [Type in VorlageEventType]: Stored<Type> & { type: Type } }[VorlageEventType]
