/** What the builders of documents need to know: plain values, words already chosen by profile and `woerter`. */
import type { Rolle } from '../../workflows/begriffe.ts'
import type { Block } from '../../workflows/text/blocks.ts'
import type { LocalDate } from './format.ts'

/** Full for the bodies and the file; `oeffentlich` holds nothing that is not public. */
export type Variante = 'voll' | 'oeffentlich'

export type Publizitaet = 'noch_nicht_veroeffentlicht' | 'oeffentlich' | 'nichtoeffentlich'

export interface Briefkopf {
  koerperschaft: string
  /** "Der Oberbürgermeister", "Sitzungsdienst"; null where the paper names none. */
  organ: string | null
  wappen: 'neutral' | null
  /** Accent of headings and rules, `#rrggbb` lower case; contrast 4.5 against white. */
  farbe: string
  /** Sentence on every page, null for real business. */
  banner: string | null
  /** Local date of issue. */
  ausgegebenAm: LocalDate
}

export interface VorlageInput {
  briefkopf: Briefkopf
  /** In words: "Beschlussvorlage". */
  art: string
  nummer: string | null
  fassung: number
  betreff: string
  publizitaet: Publizitaet
  federfuehrung: string
  /** Local date of the paper, null when unknown: nothing is printed then. */
  datum: LocalDate | null
  /** Further lines of the profile: Dezernat, Aktenzeichen. */
  angaben: { label: string; wert: string }[]
  beratungsfolge: {
    gremium: string
    /** Null: "Termin offen". */
    datum: LocalDate | null
    /** In words: "Vorberatung". */
    rolle: string
    oeffentlich: boolean
    /** Result in words, null while there is none. */
    ergebnis: string | null
  }[]
  /** Heading of the points in words ("Beschlussvorschlag", "Antrag"); not printed without points. */
  titelBeschluss: string
  einleitung: string | null
  beschlusspunkte: { text: Block[]; termin: LocalDate | null }[]
  abschnitte: { titel: string; text: Block[] }[]
  /** What the year of an amount is called. */
  titelJahr: string
  /** Null: the kind has none or they are not answered yet. Amount in cents. */
  finanziell: 'keine' | { betrag: number; jahr: number; text: Block[] } | null
  anlagen: { name: string; oeffentlich: boolean }[]
  /** Whether each station says how it is treated, or only where they differ. */
  behandlungJeStation: boolean
  /** The release of the head of administration, null before it. */
  freigabe: { form: 'gez' | 'funktion'; funktion: string; am: LocalDate } | null
}

export const SCHREIBEN = [
  'widerspruch',
  'ausfertigung',
  'bekanntmachung',
  'eilentscheidung',
  'sachstandsbericht',
  'eingangsbestaetigung',
] as const
export type Schreibenart = (typeof SCHREIBEN)[number]

export interface SchreibenInput {
  briefkopf: Briefkopf
  art: Schreibenart
  /** "Widerspruch", "Beanstandung". */
  bezeichnung: string
  betreff: string
  publizitaet: Publizitaet
  angaben: { label: string; wert: string }[]
  abschnitte: { titel: string; text: Block[] }[]
  /** Points as they were adopted; none where the letter quotes none. */
  wortlaut: { titel: string; einleitung: string | null; punkte: { nr: number; text: Block[] }[] }
  unterschrift: { funktion: string; am: LocalDate; form: 'gez' | 'eigenhaendig' }
}

export interface EinladungInput {
  briefkopf: Briefkopf
  gremium: string
  /** "12" or "043./044.(VII)", null where the body does not count. */
  sitzungNr: string | null
  datum: LocalDate
  /** `17:00` */
  beginn: string
  ort: string
  /** Formula of the city, null for the default. */
  text: Block[] | null
  tops: {
    /** "Ö 5.3" */
    nr: string
    betreff: string
    oeffentlich: boolean
    vorlage: string | null
    /** "Vorberatung", "nachgereicht am 21.11.2026". */
    zusatz: string | null
  }[]
  /** Printed in both variants. */
  hinweise: string[]
  /** Printed for the members alone. */
  hinweiseIntern: string[]
  /** "Die Vorsitzende des Stadtrates". */
  unterzeichnet: string
}

export interface BeschlussauszugInput {
  briefkopf: Briefkopf
  gremium: string
  sitzung: { nr: string | null; datum: LocalDate; oeffentlich: boolean }
  top: { nr: string; oeffentlich: boolean }
  betreff: string
  /** Null for a TOP without a Vorlage. Kind in words. */
  vorlage: { art: string; nummer: string | null; fassung: number } | null
  rolle: Rolle | null
  /** Words of the result and what it means for the wording. */
  ergebnis: { wort: string; ausgang: 'angenommen' | 'abgelehnt' | 'ohne_beschluss' }
  /** Counts are null when the body only counted "einstimmig" or "mehrheitlich"; whole null when there was no vote. */
  abstimmung: {
    art: 'einstimmig' | 'mehrheitlich' | 'gezaehlt'
    stimmen: { ja: number; nein: number; enthaltung: number } | null
    /** Decided in writing, without a meeting. */
    umlauf: boolean
    /** Number of members who did not take part for bias; never their names. */
    befangen: number
    /** The chair found otherwise than the votes say. */
    abweichend: boolean
  } | null
  /** Separate votes: "Punkt 1: Ungeändert beschlossen, 6 Ja, 4 Nein, 0 Enthaltungen". */
  punktergebnisse: string[]
  /** Amendments that were voted on before, with their results in words, and the papers that share the vote or settled this one. */
  aenderungen: string[]
  verbunden: string[]
  einleitung: string | null
  /** The adopted, or for a rejection the rejected, wording. */
  wortlaut: { nr: number; text: Block[] }[]
  /** "Mehrheit nach § 39 Abs. 1 GO SH", with its doubt where the rule set marks one. */
  norm: { text: string; zweifel: string | null } | null
  /** Until the Niederschrift is signed. */
  vorlaeufig: boolean
  /** Replaces an earlier issue. */
  korrigiert: boolean
  /** Certification, null while nobody has certified. */
  beglaubigung: { ort: string | null; am: LocalDate; funktion: string } | null
}

export interface NiederschriftInput {
  briefkopf: Briefkopf
  gremium: string
  sitzungNr: string | null
  datum: LocalDate
  /** `17:00` */
  beginn: string
  ort: string
  /** Further lines of the head: continuation, approval. */
  angaben: { label: string; wert: string }[]
  /** Sentences on presence and quorum, with the norm. */
  beschlussfaehigkeit: string[]
  /** Votes on the agenda itself: urgent items, publicity. */
  zurTagesordnung: { text: string; oeffentlich: boolean }[]
  tops: {
    nr: string
    betreff: string
    oeffentlich: boolean
    vorlage: string | null
    /** Points as they were put to the vote, where the body adopted another wording; else none. */
    antrag: { nr: number; text: Block[] }[]
    ergebnis: BeschlussauszugInput | null
    /** Sentences: note of the minutes, what became of the item. */
    bericht: string[]
  }[]
  /** Null: a draft. */
  unterzeichnetAm: LocalDate | null
  /** Functions of those who sign. */
  unterschriften: string[]
}
