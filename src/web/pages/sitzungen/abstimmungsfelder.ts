/** The inputs of a vote, in groups; what was typed stays. Nothing is preselected. */
import type { Block } from '../../../../workflows/text/blocks.ts'
import { toMarkup } from '../../../../workflows/text/markup.ts'
import type { Profil } from '../../../../workflows/profile/index.ts'
import type { Inhalt } from '../../../../workflows/vorlage/inhalt.ts'
import { wort } from '../../../../workflows/woerter.ts'
import type { Werte } from '../vorlagen/felder.ts'
import { FESTSTELLUNG, UMLAUF, type Form } from './abstimmungsformen.ts'

interface Stimmfeld {
  name: string
  label: string
  value: string
  error: string
}

interface Gruppe {
  /** Heading of the group; empty for a form of one group. */
  titel: string
  /** The text this group is about. */
  text: readonly Block[]
  /** Fields above the votes. */
  vorher: object[]
  /** Name of the group of votes on the page. */
  stimmenName: string
  stimmenTitel: string
  stimmenHinweis: string
  stimmen: Stimmfeld[]
  /** Fields below the votes. */
  nachher: object[]
}

type Votum = Pick<Gruppe, 'stimmenName' | 'stimmenTitel' | 'stimmenHinweis' | 'stimmen'>

/** Counted are Nein and Enthaltung; Ja comes last, since it is the rest. */
function stimmen(suffix: string, titel: string, anwesend: number, werte: Werte, fehler: Werte): Votum {
  const felder = ['Nein', 'Enthaltung', 'Ja'].map((label) => {
    const name = `${label.toLowerCase()}${suffix}`
    return { name, label, value: werte[name] ?? '', error: fehler[name] ?? '' }
  })
  return {
    stimmenName: `stimmen${suffix}`,
    stimmenTitel: titel,
    stimmenHinweis: `Bleibt Ja leer, ist es der Rest der ${String(anwesend)} anwesenden Stimmberechtigten.`,
    stimmen: felder,
  }
}

const wortlaut = (nr: number, label: string, text: readonly Block[], werte: Werte, fehler: Werte): object => {
  const name = `wortlaut-${String(nr)}`
  return {
    art: 'textarea',
    name,
    label,
    value: werte[name] ?? toMarkup(text),
    error: fehler[name] ?? '',
    hint: 'Eine Leerzeile trennt Absätze, **so** wird Text fett, eine Zeile mit „- “ wird ein Listenpunkt.',
    gross: true,
  }
}

const WAHL = ['beschlossen', 'geaendert_beschlossen', 'abgelehnt'] as const

const umlauf = (werte: Werte): object => ({
  art: 'checkbox',
  id: UMLAUF,
  label: 'Art der Abstimmung',
  optionen: [{ name: UMLAUF, wert: 'ja', text: 'Im Umlauf beschlossen, ohne Sitzung', checked: werte[UMLAUF] === 'ja' }],
})

/** Where the result was refused because the votes say otherwise. */
const feststellung = (werte: Werte, fehler: Werte): object[] =>
  (werte[FESTSTELLUNG] ?? '') === '' && fehler[FESTSTELLUNG] === undefined
    ? []
    : [
        {
          art: 'textarea',
          name: FESTSTELLUNG,
          label: 'Abweichende Feststellung der Sitzungsleitung',
          optional: true,
          value: werte[FESTSTELLUNG] ?? '',
          error: fehler[FESTSTELLUNG] ?? '',
          hint: 'Die Niederschrift hält sie fest, und eine rechtliche Prüfung wird eröffnet.',
          maxlength: '4000',
        },
      ]

export interface Abstimmungsrahmen {
  profil: Profil
  /** Members entitled to vote who are present. */
  anwesend: number
  /** Whether the law of the body allows a vote without a meeting. */
  mitUmlauf: boolean
}

export function gruppen(
  { profil, anwesend, mitUmlauf }: Abstimmungsrahmen,
  form: Form,
  { beschlusspunkte }: Inhalt,
  werte: Werte,
  fehler: Werte,
): Gruppe[] {
  const amEnde = mitUmlauf ? [umlauf(werte)] : []
  const einzeln = {
    titel: '',
    text: [],
    nachher: [...amEnde, ...feststellung(werte, fehler)],
    ...stimmen('', 'Stimmen', anwesend, werte, fehler),
  }
  const bezeichnung = (nr: number): string => (beschlusspunkte.length === 1 ? 'Wortlaut' : `Wortlaut von Punkt ${String(nr)}`)
  if (form === 'geaendert')
    return [
      { ...einzeln, vorher: beschlusspunkte.map(({ text }, index) => wortlaut(index + 1, bezeichnung(index + 1), text, werte, fehler)) },
    ]
  if (form !== 'getrennt') return [{ ...einzeln, vorher: [] }]
  return beschlusspunkte.map(({ text }, index) => {
    const nr = index + 1
    const name = `ergebnis-${String(nr)}`
    const optionen = WAHL.map((wert) => ({ wert, text: wort(profil, 'ergebnis', wert), checked: werte[name] === wert }))
    return {
      titel: `Punkt ${String(nr)}`,
      text,
      vorher: [{ art: 'radio', name, label: `Ergebnis von Punkt ${String(nr)}`, optionen, error: fehler[name] ?? '' }],
      ...stimmen(`-${String(nr)}`, `Stimmen zu Punkt ${String(nr)}`, anwesend, werte, fehler),
      nachher: [wortlaut(nr, `${bezeichnung(nr)}, falls geändert`, text, werte, fehler), ...(nr === beschlusspunkte.length ? amEnde : [])],
    }
  })
}
