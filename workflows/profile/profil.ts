/** What differs from one municipality to the next: one file per body. Rules and set-up, no people. */
import type { Art, Rolle } from '../begriffe.ts'
import type { Land, Rechtsbereich, Sicherheit } from '../recht/regelwerk.ts'

/** A local setting with the doubt that the domain reference marks. */
export interface Einstellung<Wert> {
  wert: Wert
  sicherheit: Sicherheit
  hinweis?: string
}

export interface Gremiumsvorlage {
  id: string
  name: string
  kurzname: string
  art: 'vertretung' | 'ausschuss' | 'beschliessender_ausschuss' | 'beirat'
  /** As the law counts it, with the head of administration where he votes there by law. */
  gesetzlicheZahl: number
  ort: string
  /** Local time, for example `17:00`. */
  beginn: string
  standardTagesordnung: { titel: string; oeffentlich: boolean }[]
}

export interface Stelle {
  id: string
  name: string
  /** Shared mailbox. */
  email: string
  telefon: string
}

export interface Abschnitt {
  id: string
  titel: string
  pflicht: 'pflicht' | 'frei'
}

export interface ArtRegel {
  /** As printed: "Geschäftliche Mitteilung", "Information", "Drucksache". */
  name: string
  /** Prefix of the number where kinds are counted apart. */
  praefix: string
  /** False for kinds that come from outside the administration. */
  interneBearbeitung: boolean
  beschlussvorschlag: { titel: string; pflicht: 'pflicht' | 'verboten' }
  finanziell: 'pflicht' | 'frei'
  /** In print order, behind the Beschlussvorschlag. */
  abschnitte: Abschnitt[]
  /** Prefilled for a new draft. */
  beratungsfolge: { gremium: string; rolle: Rolle; oeffentlich: boolean }[]
}

export interface Mitzeichnungsregel {
  stelle: string
  ausloeser: 'immer' | 'finanziell' | 'satzung'
  pflicht: boolean
  fristWerktage: number
}

export interface Profil {
  id: string
  /** "Landeshauptstadt Kiel" */
  koerperschaft: string
  kurzname: string
  produktname: string
  land: Land
  rechtsbereich: Rechtsbereich
  /** Shows "Demonstration" on every page and document. */
  demo: boolean
  hvb: { titel: string; organ: string }
  /** Id of the Gremium that is the Vertretung. */
  vertretung: string
  gremien: Gremiumsvorlage[]
  stellen: Stelle[]
  /** Id of the office that is the Sitzungsdienst: Reply-To of mails. */
  sitzungsdienst: string
  arten: Partial<Record<Art, ArtRegel>>
  nummernkreis: { muster: string; jeArt: boolean }
  mitzeichnung: Mitzeichnungsregel[]
  fristen: {
    mitzeichnungWerktage: number
    ladungTage: Einstellung<number>
    redaktionsschlussTage: Einstellung<number>
    /** Where the law lets committees wait for an Einspruch (GO NRW): how many days. */
    einspruchTage: Einstellung<number>
  }
  schalter: {
    amtspruefung: Einstellung<boolean>
    dezernat: Einstellung<boolean>
    vierAugenFreigabe: Einstellung<boolean>
    oeffentlichAb: Einstellung<'freigabe' | 'ladung'>
    weiterleitenAutomatisch: Einstellung<boolean>
    /** Whether a decision may be carried out while the period of Widerspruch still runs. */
    vollzugWaehrendFrist: Einstellung<boolean>
    /** Results go out per paper once its Auszug is there, or collected when the session is done. */
    ergebnispost: Einstellung<'je_vorlage' | 'je_sitzung'>
  }
  /** Replacements of visible words, by the keys of `workflows/woerter.ts`. */
  woerter: Readonly<Record<string, string>>
  /** Colour of documents and accents, `#rrggbb`. */
  farbe: string
}

/** A paper that is taken note of and never decided on. */
export const istMitteilung = (profil: Profil, art: Art): boolean => profil.arten[art]?.beschlussvorschlag.pflicht === 'verboten'
