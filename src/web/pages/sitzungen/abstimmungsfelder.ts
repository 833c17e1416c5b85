/** The inputs of a vote, in groups; what was typed stays. Nothing is preselected. */
import type { Block } from '../../../../workflows/text/blocks.ts'
import { toMarkup } from '../../../../workflows/text/markup.ts'
import type { Profil } from '../../../../workflows/profile/index.ts'
import type { Inhalt } from '../../../../workflows/vorlage/inhalt.ts'
import { wort } from '../../../../workflows/woerter.ts'
import type { Werte } from '../vorlagen/felder.ts'
import type { Form } from './abstimmungsformen.ts'

interface Gruppe {
  /** Heading of the group; empty for a form of one group. */
  titel: string
  /** The text this group is about. */
  text: readonly Block[]
  felder: object[]
}

function zahl(name: string, label: string, werte: Werte, fehler: Werte, more: { hint?: string; optional?: boolean } = {}): object {
  return {
    art: 'text',
    name,
    label,
    value: werte[name] ?? '',
    error: fehler[name] ?? '',
    hint: more.hint ?? '',
    optional: more.optional ?? false,
    type: 'text',
    inputmode: 'numeric',
    autocomplete: 'off',
    maxlength: '4',
    zahl: true,
  }
}

const stimmen = (suffix: string, anwesend: number, werte: Werte, fehler: Werte): object[] => [
  zahl(`nein${suffix}`, 'Nein', werte, fehler),
  zahl(`enthaltung${suffix}`, 'Enthaltung', werte, fehler),
  zahl(`ja${suffix}`, 'Ja', werte, fehler, { optional: true, hint: `Leer: der Rest der ${String(anwesend)} Stimmberechtigten.` }),
]

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

export function gruppen(profil: Profil, form: Form, { beschlusspunkte }: Inhalt, anwesend: number, werte: Werte, fehler: Werte): Gruppe[] {
  const einzeln = { titel: '', text: [] }
  const bezeichnung = (nr: number): string => (beschlusspunkte.length === 1 ? 'Wortlaut' : `Wortlaut von Punkt ${String(nr)}`)
  if (form === 'geaendert') {
    const texte = beschlusspunkte.map(({ text }, index) => wortlaut(index + 1, bezeichnung(index + 1), text, werte, fehler))
    return [{ ...einzeln, felder: [...texte, ...stimmen('', anwesend, werte, fehler)] }]
  }
  if (form === 'getrennt') {
    return beschlusspunkte.map(({ text }, index) => {
      const nr = index + 1
      const name = `ergebnis-${String(nr)}`
      const optionen = WAHL.map((wert) => ({ wert, text: wort(profil, 'ergebnis', wert), checked: werte[name] === wert }))
      return {
        titel: `Punkt ${String(nr)}`,
        text,
        felder: [
          { art: 'radio', name, label: `Ergebnis von Punkt ${String(nr)}`, optionen, error: fehler[name] ?? '' },
          ...stimmen(`-${String(nr)}`, anwesend, werte, fehler),
          wortlaut(nr, `${bezeichnung(nr)}, falls geändert`, text, werte, fehler),
        ],
      }
    })
  }
  return [{ ...einzeln, felder: stimmen('', anwesend, werte, fehler) }]
}
