/** Steps that put something right: the correction of a confirmed result, and what comes after the Ladung. */
import { ERGEBNISSE_DER_ROLLE, NICHT_ANGENOMMEN } from '../../../../workflows/begriffe.ts'
import { fromMarkup } from '../../../../workflows/text/markup.ts'
import { neuePunkte } from '../../../../workflows/vorlage/aenderung.ts'
import { beschluss, stationById } from '../../../../workflows/vorlage/stand.ts'
import { punktergebnisse, wort } from '../../../../workflows/woerter.ts'
import { stimmen } from './beratungsfolge.ts'
import type { Feld } from './felder.ts'
import type { Schritt, Schrittlage } from './schritt.ts'

const PUNKTERGEBNISSE = ['beschlossen', 'geaendert_beschlossen', 'abgelehnt']

/** With several points each may have gone its own way, in its own wording. */
function punktfelder({ gelesen: { stand, profil }, gegenstand }: Schrittlage): Feld[] {
  const punkte = [...stand.context.merkmale.punkte, ...neuePunkte(stand.context, gegenstand ?? '')]
  return punkte.flatMap(({ nr }): Feld[] => [
    ...(punkte.length < 2
      ? []
      : [
          {
            art: 'select' as const,
            name: `punkt-${nr}`,
            label: `Ergebnis zu Punkt ${nr}`,
            leerText: 'wie das Ganze',
            optional: true,
            optionen: PUNKTERGEBNISSE.map((wert) => ({ wert, text: wort(profil, 'ergebnis', wert) })),
            hint: 'Nur bei getrennter Abstimmung.',
          },
          {
            art: 'stimmen' as const,
            name: `abstimmung-${nr}`,
            label: `Stimmen zu Punkt ${nr}`,
            optional: true,
            hint: 'Nur wo die Stimmen zu diesem Punkt gezählt wurden.',
          },
        ]),
    {
      art: 'textarea',
      name: `wortlaut-${nr}`,
      label: `Beschlossener Wortlaut von Punkt ${nr}`,
      optional: true,
      hint: 'Nur bei einem geänderten Ergebnis.',
      maxlength: '20000',
    },
  ])
}

function berichtigung(lage: Schrittlage): Feld[] {
  const { stand, profil } = lage.gelesen
  const { rolle = 'entscheidung', erneut = false } = stationById(stand, lage.gegenstand)?.context ?? {}
  const erster = beschluss(stand)?.context.ergebnis?.ergebnis
  const moeglich = erneut && erster !== undefined ? [erster, 'aufgehoben' as const] : ERGEBNISSE_DER_ROLLE[rolle]
  return [
    {
      art: 'radio',
      name: 'ergebnis',
      label: 'Richtiges Ergebnis',
      // What another paper settled is no matter of votes that were written down wrongly.
      optionen: moeglich.filter((wert) => wert !== 'erledigt').map((wert) => ({ wert, text: wort(profil, 'ergebnis', wert) })),
    },
    { art: 'stimmen', name: 'abstimmung', label: 'Stimmen', optional: true, hint: 'Bei getrennter Abstimmung stehen sie bei den Punkten.' },
    {
      art: 'select',
      name: 'ohneZahlen',
      label: 'Ohne Zahlen',
      leerText: 'Die Stimmen sind gezählt',
      optional: true,
      optionen: ['einstimmig', 'mehrheitlich'].map((wert) => ({ wert, text: wort(profil, 'stimmen', wert) })),
    },
    ...(erneut ? [] : punktfelder(lage)),
    {
      art: 'textarea',
      name: 'grund',
      label: 'Warum wird berichtigt?',
      hint: 'Zum Beispiel: Ja und Nein waren vertauscht, siehe Zählblatt.',
      maxlength: '4000',
    },
  ]
}

/** What is on record. */
function bisheriges({ gelesen: { stand, profil }, gegenstand }: Pick<Schrittlage, 'gelesen' | 'gegenstand'>): string[] {
  const ergebnis = stationById(stand, gegenstand)?.context.ergebnis ?? null
  if (ergebnis === null) return []
  const ganzes = [wort(profil, 'ergebnis', ergebnis.ergebnis), ...stimmen(profil, ergebnis.abstimmung)].join(', ')
  return [`Bisher: ${ganzes}`, ...punktergebnisse(profil, ergebnis.punkte)]
}

const nummeriert = (typed: Readonly<Record<string, unknown>>, gruppe: string): [number, unknown][] =>
  Object.entries(typed).flatMap(([name, wert]): [number, unknown][] =>
    name.startsWith(`${gruppe}-`) ? [[Number(name.slice(gruppe.length + 1)), wert]] : [],
  )

function ergebnisangabe(typed: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { ergebnis, grund, abstimmung, ohneZahlen } = typed
  const stimmen = new Map(nummeriert(typed, 'abstimmung'))
  const punkte = nummeriert(typed, 'punkt').map(([nr, wert]) => ({
    nr,
    ergebnis: wert,
    ...(stimmen.has(nr) && { abstimmung: stimmen.get(nr) }),
  }))
  // Filled in from what is on record; what is not adopted has no wording.
  const isAbgelehnt = (NICHT_ANGENOMMEN as ReadonlySet<unknown>).has(ergebnis)
  const wortlaut = (isAbgelehnt ? [] : nummeriert(typed, 'wortlaut')).map(([nr, text]) => ({ nr, text: fromMarkup(String(text)) }))
  return {
    ergebnis,
    grund,
    ...(abstimmung !== undefined && { abstimmung }),
    ...(abstimmung === undefined && ohneZahlen !== undefined && { abstimmung: { ja: 0, ohneZahlen } }),
    ...(punkte.length > 0 && { punkte }),
    ...(wortlaut.length > 0 && { wortlaut }),
  }
}

export const SCHRITTE_KORREKTUR: readonly Schritt[] = [
  {
    ereignis: 'BERICHTIGEN',
    gegenstand: 'station',
    felder: berichtigung,
    payload: ergebnisangabe,
    ruhig: true,
    bisher: bisheriges,
    zeigtPunkte: true,
    erklaerung:
      'Die Berichtigung gilt, sobald eine zweite Person sie bestätigt. Bis dahin bleibt das bisherige Ergebnis. Danach erhalten alle, die das falsche Ergebnis bekommen haben, das richtige mit einem korrigierten Auszug.',
  },
  {
    ereignis: 'BERICHTIGUNG_ABLEHNEN',
    gegenstand: 'station',
    felder: () => [{ art: 'textarea', name: 'grund', label: 'Warum bleibt es beim bisherigen Ergebnis?', maxlength: '4000' }],
    ruhig: true,
  },
  { ereignis: 'ANLAGE_NACHREICHEN', gegenstand: null, felder: () => [], seite: 'anlagen', ruhig: true },
  { ereignis: 'AUSTAUSCHEN', gegenstand: null, felder: () => [], seite: 'austausch', ruhig: true },
]
