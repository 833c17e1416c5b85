/** What the machine of a Vorlage remembers: ids, hashes, counters and decisions, never text. Text references look like `t:<digest>`. */
import type { Art, Beziehungsart, Ergebnis, Widerspruchsgrund } from '../begriffe.ts'
import type { Mehrheit } from '../begriffe.ts'
import type { Aenderung, Hauptvorlage } from './aenderung.ts'
import type { Merkmale } from './inhalt.ts'
import type { Nachreichung } from './nachreichung.ts'
import type { Pruefung } from './pruefung.ts'

export interface Kopf {
  oeffentlich: boolean
  /** Text reference. */
  nichtoeffentlichGrund: string | null
  dringlich: boolean
  /** Majority needed at the deciding station. */
  mehrheit: Mehrheit
  /** Offices to co-sign beside those the profile demands. */
  mitzeichnung: string[]
}

export interface Anlage {
  id: string
  hash: string
  /** Text reference of the file name. */
  name: string
  typ: string
  bytes: number
  oeffentlich: boolean
}

/** An issued, frozen document. */
export interface Dokument {
  id: string
  art: string
  hash: string
  oeffentlich: boolean
  station: string | null
  fassung: string
  am: string
}

export interface Weg {
  amtspruefung: boolean
  mitzeichnung: boolean
  dezernat: boolean
}

export interface Frist {
  art: 'widerspruch' | 'einspruch' | 'beanstandung'
  /** Last local day. */
  bis: string
  norm: string
  /** Distinguishes this deadline from an earlier one of the same kind. */
  stand: string
}

/** What the head of administration has against a decision, and how far that has come. */
export interface Widerspruch {
  grund: Widerspruchsgrund
  /** Text reference. */
  begruendung: string
  am: string
  /** Day of knowledge where it was stated; the day of the vote is in the result. */
  kenntnisAm: string | null
  norm: string
  /** The body that decides again. */
  gremium: string
  /** Days between which its new session lies. */
  fruehestens: string
  spaetestens: string | null
  /** Who decides on a Beanstandung. */
  entscheidet: 'aufsicht' | 'gericht'
  /** What it said: null as long as it has not decided again. */
  bleibt: boolean | null
  /** The objection to the renewed decision, or the first one where the law calls it so. */
  beanstandung: { am: string; begruendung: string; norm: string } | null
}

/** Why a decision no longer stands. */
export interface Aufhebung {
  am: string
  durch: 'gremium' | 'aufsicht' | 'gericht' | 'beschluss'
}

export interface VorlageContext {
  profil: string
  art: Art
  federfuehrung: string
  kopf: Kopf
  fassung: { nr: number; hash: string }
  merkmale: Merkmale
  /** Station ids in order. */
  beratungsfolge: string[]
  naechsteStation: number
  /** Hashes of the versions that a Neufassung or an exchange of pages has replaced; bodies may have voted on them. */
  fruehereFassungen: string[]
  /** What came after a Ladung, oldest first. */
  nachreichungen: Nachreichung[]
  /** Account ids. */
  erstelltVon: string
  bearbeitetVon: string
  /** Local date of the first save. */
  angelegtAm: string
  /** "2026-153" */
  entwurfsnummer: string | null
  nummer: string | null
  anlagen: Anlage[]
  dokumente: Dokument[]
  weg: Weg
  /** Kinds from outside: who handed it in, when (local date), and where the receipt goes; text references. Key of the group where it has an access of its own. */
  eingang: { einreicher: string; am: string; email: string | null; antragsteller: string | null } | null
  freigabe: { am: string; von: string } | null
  rueckgabe: { grund: string; von: string } | null
  trotzAblehnung: string | null
  ergebnis: { ergebnis: Ergebnis; station: string } | null
  frist: Frist | null
  widerspruch: Widerspruch | null
  /** A decision that holds only once somebody else has said so. */
  genehmigung: Genehmigung | null
  aufhebung: Aufhebung | null
  satzung: Satzung | null
  bekanntgabe: Bekanntgabe | null
  beziehungen: Beziehung[]
  eil: Eilentscheidung | null
  offeneAuftraege: number
  endeGrund: string | null
  /** A step that another aggregate took back, with its reason; shown until the next success. */
  vermerk: { ereignis: string; grund: string } | null
  depublikation: string | null
  pruefungen: Pruefung[]
  /** The paper that this one amends; null for one that goes its own way. */
  aendert: Hauptvorlage | null
  /** Amendments to this paper, in the order in which they came. */
  aenderungen: Aenderung[]
  /** Local date on which it was taken over from an old system. */
  uebernommenAm: string | null
}

/** So many members were excluded that the decision needs the approval of the supervision, or the confirmation of the Vertretung. */
export interface Genehmigungsbedarf {
  durch: 'aufsicht' | 'vertretung'
  norm: string
  /** More than half were excluded, or the Satzung asks for it. */
  anlass: 'befangenheit' | 'satzung'
}

export interface Genehmigung extends Genehmigungsbedarf {
  /** Local date; null as long as it is missing. */
  erteiltAm: string | null
}

/** Another paper that belongs to this one. */
export interface Beziehung {
  art: Beziehungsart
  vorlage: string
  nummer: string
}

/** What the public is told of a non-public decision; text references. */
export interface Bekanntgabe {
  am: string
  text: string | null
  unterbleibt: string | null
}

/** A decision that was taken before the body could meet. */
export interface Eilentscheidung {
  am: string
  /** Text reference: why it could not wait. */
  grund: string
  mitUnterschrift: string | null
  rechteDritter: boolean
  /** Local date by which it had to be decided, where it was stated. */
  spaetestens: string | null
  norm: string
}

/** How far an adopted Satzung has come; local dates. */
export interface Satzung {
  ausgefertigtAm: string | null
  bekanntgemachtAm: string | null
  inKraftAm: string | null
}

/** What a renewed decision leads to: rescinded, final, a period for the Beanstandung, or still suspended. */
export type Folge = 'aufgehoben' | 'bestaetigt' | 'frist' | 'ausgesetzt'

export interface VorlageInput {
  profil: string
  art: Art
  federfuehrung: string
  kopf: Kopf
  fassung: string
  merkmale: Merkmale
  beratungsfolge: string[]
  naechsteStation: number
  von: string
  am: string
  aendert?: Hauptvorlage
}

export type VorlageMachineEvent =
  | {
      type: 'AENDERN'
      fassung: string
      merkmale: Merkmale
      kopf: Kopf
      beratungsfolge: string[]
      naechsteStation: number
      von: string
    }
  | { type: 'ANLAGE_HINZUFUEGEN'; anlage: Anlage }
  | { type: 'ANLAGE_ENTFERNEN'; anlage: string }
  | { type: 'EINGANG_ERFASSEN'; einreicher: string; am: string; email: string | null; antragsteller: string | null; von: string }
  | { type: 'EINREICHEN'; weg: Weg }
  | { type: 'PRUEFEN' }
  | { type: 'MITZEICHNUNG_ABSCHLIESSEN'; trotz: string | null }
  | { type: 'FREIGEBEN_DEZERNAT' }
  | { type: 'FREIGEBEN_HVB'; am: string; von: string }
  | { type: 'ZURUECKGEBEN'; grund: string; von: string }
  | { type: 'VERWERFEN'; grund: string }
  | { type: 'STATION_BEGONNEN' }
  | { type: 'STATION_RUHT' }
  | { type: 'ZURUECKGESTELLT' }
  | { type: 'ANHOERUNG_BEGONNEN' }
  | { type: 'BERATUNGSFOLGE_SETZEN'; beratungsfolge: string[]; naechsteStation: number }
  | { type: 'ZURUECKVERWEISEN' }
  | { type: 'NEUFASSEN'; fassung: string; merkmale: Merkmale; von: string }
  | { type: 'ZURUECKZIEHEN'; grund: string }
  | { type: 'KENNTNIS_FESTSTELLEN' }
  | {
      type: 'ENTSCHEIDUNG_FESTSTELLEN'
      ergebnis: Ergebnis
      station: string
      frist: Frist | null
      auftraege: number
      satzung: boolean
      genehmigung: Genehmigungsbedarf | null
    }
  | { type: 'FRIST_ABGELAUFEN'; frist: string; stand: string }
  | { type: 'PUNKT_ERLEDIGT' }
  | { type: 'ALLE_ERLEDIGT' }
  | { type: 'ABSCHLIESSEN' }
  | { type: 'WIDERSPRUCH_EINLEGEN'; widerspruch: Widerspruch }
  | { type: 'BEANSTANDEN'; widerspruch: Widerspruch }
  | {
      type: 'ERNEUT_BESCHLIESSEN'
      widerspruch: Widerspruch
      folge: Folge
      frist: Frist | null
      /** Id of the station that the renewed decision adds. */
      station: string
      am: string
    }
  | { type: 'ERNEUT_BERICHTIGEN'; widerspruch: Widerspruch; folge: Folge; frist: Frist | null; auftraege: number; am: string }
  | { type: 'AUSFERTIGEN'; am: string }
  | { type: 'BEKANNTMACHEN'; am: string; inKraftAm: string }
  | { type: 'BEKANNTGEBEN'; bekanntgabe: Bekanntgabe }
  | { type: 'AUFHEBEN'; am: string; beziehung: Beziehung }
  | { type: 'BEZIEHUNG_ERHALTEN'; beziehung: Beziehung }
  | {
      type: 'EILENTSCHEIDEN'
      eil: Eilentscheidung
      danach: 'bericht' | 'genehmigung'
      auftraege: number
      von: string
      /** Id of the station that is added where the Beratungsfolge has none for it. */
      station: string | null
    }
  | { type: 'EIL_FESTSTELLEN'; ergebnis: Ergebnis; station: string }
  | { type: 'AUFSICHT_ENTSCHEIDET'; wirksam: boolean; am: string }
  | { type: 'GERICHT_ENTSCHEIDET'; wirksam: boolean; am: string }
  | { type: 'VEROEFFENTLICHEN' }
  | { type: 'DEPUBLIZIEREN'; grund: string }
  | { type: 'ENTWURFSNUMMER_ERHALTEN'; entwurfsnummer: string }
  | { type: 'NUMMER_ERHALTEN'; nummer: string }
  | { type: 'DOKUMENT_AUSGEGEBEN'; dokument: Dokument }
  | { type: 'ANLAGE_NACHREICHEN'; anlage: Anlage; nachreichung: Nachreichung }
  | { type: 'AUSTAUSCHEN'; fassung: string; merkmale: Merkmale; von: string; nachreichung: Nachreichung }
  | {
      type: 'ENTSCHEIDUNG_BERICHTIGEN'
      ergebnis: Ergebnis
      station: string
      /** Another decision, not the same one with other figures. */
      anderer: boolean
      frist: Frist | null
      genehmigung: Genehmigungsbedarf | null
      auftraege: number
      satzung: boolean
    }
  | { type: 'PRUEFUNGEN_SETZEN'; pruefungen: Pruefung[] }
  | { type: 'AENDERUNGEN_SETZEN'; aenderungen: Aenderung[] }
  | { type: 'EMPFEHLUNG_FESTSTELLEN' }
  | { type: 'VORLAGE_BEENDET' }
  | { type: 'AENDERUNG_UEBERNEHMEN' }
  | { type: 'VERMERKEN'; vermerk: { ereignis: string; grund: string } | null }
  | {
      type: 'BESTAND_UEBERNEHMEN'
      am: string
      von: string
      freigegebenAm: string
      einreicher: string | null
      anlagen: Anlage[]
    }
  | { type: 'BERATUNGSFOLGE_ERFASSEN'; beratungsfolge: string[]; naechsteStation: number }
  | { type: 'NUMMER_VERWEIGERT'; grund: string }
