/** What the pages of links that are answered once have in common, as plain data. Non-public matter stays out: the token never replaces the login. */
import { bezeichnung } from '../../../../workflows/vorlage/stand.ts'
import { artName } from '../../../../workflows/woerter.ts'
import type { Eingabe } from './antwort.ts'
import { isZeigbar, vorlagentext, type Textquelle } from './vorlagentext.ts'

export interface Antwortquelle extends Textquelle {
  /** ISO date of the command day in Europe/Berlin. */
  heute: string
  vorlageHref: string
  /** Where the paper lies and who acts next. */
  lage: string
}

interface Antwortseite {
  /** "Mitzeichnung", before the subject while the answer is waited for. */
  wozu: string
  /** What is asked; null once nothing is waited for. */
  bitte: object | null
  geschehen: object | null
  /** Choices of the form, and whatever else it shows. */
  form: object
  /** Typed fields of the form. */
  felder: readonly string[]
  /** What was typed, under the names that the form gives it. */
  zeilen: readonly { name: string; hier: string }[]
}

const fehlerName = (feld: string): string => `fehler${feld.charAt(0).toUpperCase()}${feld.slice(1)}`

export const getippt = (eingabe: Eingabe | null, feld: string): string => eingabe?.typed[feld] ?? ''

/** What was typed in each field, and what is wrong with it: `name` and `fehlerName`. */
const getippte = (eingabe: Eingabe | null, felder: readonly string[]): object =>
  Object.fromEntries(
    felder.flatMap((feld) => [
      [feld, getippt(eingabe, feld)],
      [fehlerName(feld), eingabe?.felder[feld] ?? ''],
    ]),
  )

export function antwortView(source: Antwortquelle, eingabe: Eingabe | null, seite: Antwortseite): { titel: string; view: object } {
  const { profil, stand, action } = source
  const nummer = bezeichnung(stand.context)
  const zeigbar = isZeigbar(stand)
  const betreff = zeigbar && source.inhalt !== null ? source.inhalt.betreff : `Nichtöffentliche Vorlage ${nummer}`
  const offen = seite.bitte !== null
  const zeilen = [
    ...seite.zeilen,
    { name: 'Name', hier: getippt(eingabe, 'name') },
    { name: 'Funktion', hier: getippt(eingabe, 'funktion') },
  ]
  return {
    titel: offen ? `${seite.wozu}: ${betreff}` : betreff,
    view: {
      vorzeile: `${artName(profil, stand.context.art)} · ${nummer} · Fassung ${String(stand.context.fassung.nr)}`,
      betreff,
      action,
      offen,
      geschehen: seite.geschehen,
      // What was typed and could not be entered any more, so that nobody has to write it again.
      konflikt:
        !offen && eingabe !== null
          ? {
              satz: 'Ihre Eingabe wurde nicht eingetragen. Was inzwischen geschehen ist, steht darunter.',
              eingaben: zeilen.filter(({ hier }) => hier !== ''),
            }
          : null,
      bitte: seite.bitte,
      verborgen:
        offen && !zeigbar
          ? { satz: 'Diese Vorlage ist nichtöffentlich. Ihren Text sehen Sie nach der Anmeldung.', href: source.vorlageHref }
          : null,
      text: offen && zeigbar ? vorlagentext(source) : null,
      fehler: offen ? (eingabe?.fehler ?? []) : [],
      form: { ...seite.form, ...getippte(eingabe, [...seite.felder, 'name', 'funktion']) },
    },
  }
}
