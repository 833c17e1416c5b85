/** What differs from one municipality to the next: one file per body. Rules and set-up, no people. */
import type { Ueberzahl } from '../recht/abstimmung.ts'
import type { Art, Mehrheit, Rolle } from '../begriffe.ts'
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
  /** Last local day of a body that was dissolved: nothing is planned for it later. */
  aufgeloest?: string
  /** The body that took over its tasks. */
  nachfolge?: string
  /** Mailbox of a body that is heard in writing, such as a Träger öffentlicher Belange; without one its chair is asked. */
  email?: string
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
  /** Whether its refusal stops the paper. */
  pflicht: Einstellung<boolean>
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
  /** Offices that read the mail of the Dezernat and of the head of administration, where they have a mailbox. */
  vorzimmer?: Partial<Record<'dezernat' | 'hvb', string>>
  /** Id of the office that is the Sitzungsdienst: Reply-To of mails. */
  sitzungsdienst: string
  arten: Partial<Record<Art, ArtRegel>>
  /** How amendments are numbered: from the same series, or by the number of their paper with `/1`, `/2` behind it. */
  nummernkreis: { muster: string; jeArt: boolean; aenderungen: Einstellung<'eigene' | 'anhang'> }
  /** The usual way of a paper through the bodies, in words. */
  ueblicherWeg: Einstellung<string>
  /** Whether a printed Beratungsfolge names the publicity of each station, or only where stations differ. */
  behandlungJeStation: boolean
  /** How the release is printed under a paper: "gez." where the original is signed, else the function alone. */
  unterschrift: { form: 'gez' | 'funktion'; funktion: string }
  mitzeichnung: Mitzeichnungsregel[]
  fristen: {
    mitzeichnungWerktage: Einstellung<number>
    ladungTage: Einstellung<number>
    ladungZaehlung: Einstellung<'kalendertage' | 'werktage'>
    sitzungstagZaehlt: Einstellung<boolean>
    /** Whether the Geschäftsordnung says when an electronic Ladung is served; else the law may presume a later day. */
    zustellungGeregelt: Einstellung<boolean>
    /** Whether an end on a weekend or holiday moves to the next working day. */
    fristendeVerschieben: Einstellung<boolean>
    redaktionsschlussTage: Einstellung<number>
    /** The full hour of that day at which it ends. */
    redaktionsschlussStunde: Einstellung<number>
    /** Where the law lets committees wait for an Einspruch (GO NRW): how many days. */
    einspruchTage: Einstellung<number>
    /** Days until the Niederschrift should exist, where the law leaves it to the Geschäftsordnung. */
    niederschriftfristTage: Einstellung<number>
    /** Days from the release in which a body that is heard can speak. */
    anhoerungTage: Einstellung<number>
    /** Days before a mandate is due on which the office in charge is reminded. */
    erinnerungTage: Einstellung<number>
  }
  schalter: {
    amtspruefung: Einstellung<boolean>
    dezernat: Einstellung<boolean>
    vierAugenFreigabe: Einstellung<boolean>
    oeffentlichAb: Einstellung<'freigabe' | 'ladung'>
    weiterleitenAutomatisch: Einstellung<boolean>
    /** Whether an item may be called up although an earlier deliberation has no result. */
    ohneVorberatung: Einstellung<boolean>
    /** Whether the head of administration takes an Eilentscheidung in person, so that no deputy may. */
    eilentscheidungPersoenlich: Einstellung<boolean>
    /** Until when a paper may be withdrawn: its vote, or its call-up. */
    zurueckziehenBis: Einstellung<'abstimmung' | 'aufruf'>
    /** Whether a decision may be carried out while the period of Widerspruch still runs. */
    vollzugWaehrendFrist: Einstellung<boolean>
    /** Who confirms a recorded result: a second person, or the signed Niederschrift. */
    bestaetigung: Einstellung<'person' | 'niederschrift'>
    /** Whether a session that was broken off goes on another day without a new Ladung. */
    fortsetzungOhneLadung: Einstellung<boolean>
    /** Majority for taking an urgent item on the agenda in the session: that of the law, or another one of the Geschäftsordnung. */
    erweiterungMehrheit: Einstellung<Mehrheit | 'gesetz'>
    /** Majority for excluding the public where the law leaves it to the body and names none. */
    ausschlussMehrheit: Einstellung<Mehrheit>
    /** More than half of the members excluded for bias, where the law has no rule for it. */
    ueberHaelfteBefangen: Einstellung<Ueberzahl>
    /** Whether the Vertretung may take back what a committee was to decide. */
    rueckholrecht: Einstellung<boolean>
    /** Whether a motion may be withdrawn although an amendment to it was adopted. */
    geaendertesZurueckziehen: Einstellung<boolean>
    /** Results go out per paper once its Auszug is there, or collected when the session is done. */
    ergebnispost: Einstellung<'je_vorlage' | 'je_sitzung'>
  }
  /** Whether a decision makes the draft of a press notice. */
  pressemitteilung?: boolean
  /** Digest of public decisions every so many days, for those who have a seat in this body. */
  rundbrief?: { gremium: string; tage: number }
  /** Replacements of visible words, by the keys of `workflows/woerter.ts`. */
  woerter: Readonly<Record<string, string>>
  /** Colour of documents and accents, `#rrggbb`. */
  farbe: string
}

/** A town or district under municipal law; else a body with statutes of its own. */
export const istKommune = ({ rechtsbereich }: Profil): boolean => rechtsbereich !== 'GESELLSCHAFT' && rechtsbereich !== 'VEREIN'

/** The body no longer meets on that local date. */
export const isAufgeloest = (profil: Profil, gremium: string, datum: string): boolean => {
  const bis = profil.gremien.find(({ id }) => id === gremium)?.aufgeloest
  return bis !== undefined && bis < datum
}

/** A paper that is taken note of and never decided on. */
export const istMitteilung = (profil: Profil, art: Art): boolean => profil.arten[art]?.beschlussvorschlag.pflicht === 'verboten'
