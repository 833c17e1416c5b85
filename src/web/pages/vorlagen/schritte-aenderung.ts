/** The step that brings in an amendment, for whoever moves it and for whoever records it in the hall. */
import { fromMarkup } from '../../../../workflows/text/markup.ts'
import { aenderungsinhalt } from '../../../../workflows/vorlage/inhalt.ts'
import type { VorlageStand } from '../../../../workflows/vorlage/stand.ts'
import type { Feld } from './felder.ts'
import type { OhneText } from './gelesen.ts'
import type { Schritt } from './schritt.ts'

/** The point is asked only where there is a choice. */
export function aenderungsfelder({ context }: VorlageStand): Feld[] {
  const { punkte } = context.merkmale
  return [
    { art: 'text', name: 'einreicher', label: 'Eingebracht von', hint: 'Zum Beispiel: Fraktion A.', maxlength: '400' },
    ...(punkte.length > 1
      ? [
          {
            art: 'select' as const,
            name: 'punkt',
            label: 'Geändert wird',
            leerText: 'Bitte wählen',
            optionen: punkte.map(({ nr }) => ({ wert: String(nr), text: `Punkt ${String(nr)}` })),
          },
        ]
      : []),
    {
      art: 'textarea',
      name: 'text',
      label: 'Neuer Wortlaut',
      hint: 'So, wie der Punkt danach vollständig lauten soll. Abgestimmt wird nur über das, was hier steht.',
      maxlength: '4000',
    },
  ]
}

/** The event's payload from what was typed, under the subject of the paper. */
export function aenderungsangaben(
  { einreicher, punkt, text }: Readonly<Record<string, unknown>>,
  { head }: Pick<OhneText, 'head'>,
): Record<string, unknown> {
  return {
    ...(einreicher !== undefined && { einreicher }),
    ...(punkt !== undefined && { punkt: Number(punkt) }),
    antrag: aenderungsinhalt(head.titel ?? '', fromMarkup(typeof text === 'string' ? text : '')),
  }
}

export const SCHRITTE_AENDERUNG: readonly Schritt[] = [
  {
    ereignis: 'AENDERUNGSANTRAG_EINBRINGEN',
    gegenstand: 'station',
    felder: ({ gelesen }) => aenderungsfelder(gelesen.stand),
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
