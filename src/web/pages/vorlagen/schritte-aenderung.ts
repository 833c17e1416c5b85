/** The step that brings in an amendment, for whoever moves it and for whoever records it in the hall. */
import { fromMarkup } from '../../../../workflows/text/markup.ts'
import type { Block } from '../../../../workflows/text/blocks.ts'
import { aenderungsantrag } from '../../../../workflows/vorlage/inhalt.ts'
import type { Feld } from './felder.ts'
import type { OhneText } from './gelesen.ts'
import { gruppe, type Schritt, type Schrittlage } from './schritt.ts'

interface Wer extends Pick<Schrittlage, 'gruppen'> {
  gelesen: Pick<Schrittlage['gelesen'], 'stand' | 'akteur'>
}

const wortlaut = (nr: number, einziger: boolean): Feld => ({
  art: 'textarea',
  name: `text-${String(nr)}`,
  label: einziger ? 'Neuer Wortlaut' : `Neuer Wortlaut von Punkt ${String(nr)}`,
  optional: true,
  hint: einziger
    ? 'So, wie der Punkt danach vollständig lauten soll. Abgestimmt wird nur über das, was hier steht.'
    : 'So, wie der Punkt danach vollständig lauten soll. Leer: bleibt unverändert.',
  maxlength: '20000',
})

/** An amendment of an amendment changes its wording and adds nothing to it. */
const neuerPunkt: readonly Feld[] = [
  {
    art: 'textarea',
    name: 'neu',
    label: 'Neuer Punkt',
    optional: true,
    hint: 'Nur wenn ein Punkt hinzukommen soll.',
    maxlength: '20000',
  },
  {
    art: 'date',
    name: 'neu-termin',
    label: 'Termin des neuen Punktes',
    optional: true,
    hint: 'Bis wann der Auftrag ausgeführt sein soll.',
  },
]

/** The clerk alone says for whom an amendment is registered; everybody else moves it for themselves. */
export function aenderungsfelder({ gelesen: { stand, akteur }, gruppen }: Wer): Feld[] {
  const { context } = stand
  const { punkte } = context.merkmale
  return [
    { art: 'text', name: 'einreicher', label: 'Eingebracht von', hint: 'Zum Beispiel: Fraktion A.', maxlength: '400' },
    ...(akteur.aemter.some(({ amt }) => amt === 'sitzungsdienst') ? gruppe({ gruppen }) : []),
    ...punkte.map(({ nr }) => wortlaut(nr, punkte.length === 1)),
    ...(context.aendert === null ? neuerPunkt : []),
  ]
}

const markup = (typed: unknown): Block[] => fromMarkup(typeof typed === 'string' ? typed : '')

/** The event's payload from what was typed, under the subject of the paper; the first field stands for all where none was filled in. */
export function aenderungsangaben(
  { einreicher, antragsteller, neu, 'neu-termin': termin, ...typed }: Readonly<Record<string, unknown>>,
  { head }: Pick<OhneText, 'head'>,
): Record<string, unknown> {
  const geaendert = Object.entries(typed)
    .filter(([name]) => name.startsWith('text-'))
    .map(([name, text]) => ({ ziel: Number(name.slice('text-'.length)), text: markup(text), art: 'erklaerung' as const }))
  const neuer =
    neu === undefined ? [] : [{ ziel: null, text: markup(neu), art: 'auftrag' as const, ...(typeof termin === 'string' && { termin }) }]
  const alle = [...geaendert, ...neuer]
  return {
    ...(einreicher !== undefined && { einreicher }),
    ...(antragsteller !== undefined && { antragsteller }),
    punkte: alle.length === 0 ? [1] : alle.map(({ ziel }) => ziel),
    antrag: aenderungsantrag(
      head.titel ?? '',
      alle.map(({ ziel: _ziel, ...punkt }) => punkt),
    ),
  }
}

export const SCHRITTE_AENDERUNG: readonly Schritt[] = [
  {
    ereignis: 'AENDERUNGSANTRAG_EINBRINGEN',
    gegenstand: 'station',
    felder: aenderungsfelder,
    nenntGruppe: true,
    payload: aenderungsangaben,
    ruhig: true,
    erklaerung: 'Der Änderungsantrag erhält sofort seine Nummer. Über ihn wird vor der Vorlage abgestimmt.',
  },
  {
    ereignis: 'AENDERUNG_UEBERNEHMEN',
    gegenstand: null,
    felder: () => [],
    ruhig: true,
    erklaerung: 'Über den Änderungsantrag wird nicht abgestimmt. Sein Wortlaut steht mit der Vorlage zur Abstimmung.',
  },
]
