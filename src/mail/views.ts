/** What the templates of mails show. Every kind has the same frame: what to do until when, why one gets it, who acts next. */
import type { Block } from '../../workflows/text/blocks.ts'

export interface Rahmen {
  koerperschaft: string
  /** The Sitzungsdienst: name and telephone for the footer, mailbox for Reply-To. */
  dienst: string
  telefon: string
  demo: boolean
}

interface Grundansicht {
  rahmen: Rahmen
  betreffzeile: string
  /** The one h1. */
  ueberschrift: string
  /** First line: what to do and until when. */
  handlung: string
  /** Why one gets this mail. */
  grund: string
  /** Who acts next. */
  weiter: string
  knopf: { text: string; href: string }
}

export interface Mitzeichnungsansicht extends Grundansicht {
  angaben: { label: string; wert: string }[]
}

export interface Freigabeansicht extends Grundansicht {
  beratungen: { gremium: string; rolle: string; am: string }[]
}

export interface Ladungsansicht extends Grundansicht {
  angaben: { label: string; wert: string }[]
  tops: { nr: string; titel: string }[]
}

/** One result; without content where the mail must not carry it. */
export interface Ergebnisansicht {
  titel: string
  href: string
  /** Stands in place of the content and says why. */
  hinweis: string
  /** Null: log in to read it. */
  inhalt: {
    ergebnis: string
    stimmen: string
    geaendert: boolean
    /** `geaendert` marks the points that differ from the proposal. */
    wortlaut: { nr: string; geaendert: boolean; text: Block[]; zeilen: string[] }[]
    auftraege: { text: string; termin: string }[]
    naechstes: string
  } | null
}

export interface Ergebnispost extends Grundansicht {
  ergebnisse: Ergebnisansicht[]
}

export type Mailansicht = Mitzeichnungsansicht | Freigabeansicht | Ladungsansicht | Ergebnispost | Grundansicht
export type { Grundansicht }

export const MAILARTEN = [
  'mitzeichnung',
  'freigegeben',
  'ladung',
  'ergebnis',
  'ergebnisse',
  'vertagt',
  'beschluss',
  'widerspruch',
  'aufgehoben',
  'eilentscheidung',
  'rundbrief',
  'beschlusskontrolle',
  'eingangsbestaetigung',
  'sitzung_geaendert',
  'aenderungsantrag',
  'beratungsfolge',
  'berichtigung',
  'nachreichung',
  'pruefung',
  'genehmigung',
  'auftragsliste',
  'sitzung_entfallen',
  'anhoerung',
  'stellungnahme',
] as const
export type Mailart = (typeof MAILARTEN)[number]

/** A result looks the same alone, with others of its session, as the end of a paper and in a digest; news about a decision look like a Vertagung; asking a body looks like asking an office. */
const TEMPLATES: Partial<Record<Mailart, string>> = {
  ergebnis: 'ergebnisse',
  beschluss: 'ergebnisse',
  berichtigung: 'ergebnisse',
  rundbrief: 'ergebnisse',
  widerspruch: 'vertagt',
  nachreichung: 'vertagt',
  pruefung: 'vertagt',
  genehmigung: 'vertagt',
  auftragsliste: 'vertagt',
  sitzung_entfallen: 'vertagt',
  aufgehoben: 'vertagt',
  eilentscheidung: 'vertagt',
  beschlusskontrolle: 'vertagt',
  eingangsbestaetigung: 'vertagt',
  sitzung_geaendert: 'ladung',
  aenderungsantrag: 'vertagt',
  beratungsfolge: 'vertagt',
  anhoerung: 'mitzeichnung',
  stellungnahme: 'vertagt',
}

export const mailTemplate = (mailart: Mailart): string => TEMPLATES[mailart] ?? mailart
