/** The steps after a decision: objection, renewed decision, supervision and court. */
import { WIDERSPRUCHSGRUENDE } from '../../../../workflows/begriffe.ts'
import type { Profil } from '../../../../workflows/profile/index.ts'
import { eilgremium } from '../../../../workflows/vorlage/eilgremium.ts'
import { wort } from '../../../../workflows/woerter.ts'
import type { Feld } from './felder.ts'
import { sitzung, type Schritt, type Schrittlage } from './schritt.ts'

const jaNein = (profil: Profil, name: string, label: string): Feld => ({
  art: 'radio',
  name,
  label,
  optionen: ['ja', 'nein'].map((wert) => ({ wert, text: wort(profil, name, wert) })),
})

const widerspruch = ({ gelesen: { profil } }: Schrittlage): Feld[] => [
  {
    art: 'radio',
    name: 'grund',
    label: 'Grund',
    optionen: WIDERSPRUCHSGRUENDE.map((wert) => ({ wert, text: wort(profil, 'widerspruchsgrund', wert) })),
  },
  {
    art: 'textarea',
    name: 'begruendung',
    label: 'Begründung',
    hint: 'Sie steht im Widerspruchsschreiben an das Gremium.',
    maxlength: '4000',
  },
  {
    art: 'date',
    name: 'kenntnis',
    label: 'Vom Beschluss erfahren am',
    optional: true,
    hint: 'Leer: am Tag des Beschlusses. Wo die Frist mit der Kenntnis beginnt, zählt dieser Tag.',
  },
]

const erneut = (lage: Schrittlage): Feld[] => [
  sitzung(lage),
  jaNein(lage.gelesen.profil, 'bleibt', 'Ergebnis'),
  { art: 'stimmen', name: 'abstimmung', label: 'Stimmen', hint: 'Ja heißt: für das gewählte Ergebnis.' },
]

const entscheidung =
  (hint: string) =>
  ({ gelesen: { profil } }: Schrittlage): Feld[] => [
    jaNein(profil, 'wirksam', 'Entscheidung'),
    { art: 'text', name: 'nachweis', label: 'Bescheid oder Urteil', optional: true, hint, maxlength: '400' },
  ]

const wirksam = ({ wirksam: wert, ...rest }: Readonly<Record<string, unknown>>): Record<string, unknown> => ({
  ...rest,
  wirksam: wert === 'ja',
})

export const SCHRITTE_NACHGANG: readonly Schritt[] = [
  {
    ereignis: 'EILENTSCHEIDEN',
    gegenstand: null,
    felder: ({ gelesen: { profil }, mitglieder, sitzungen }) => [
      { art: 'textarea', name: 'grund', label: 'Warum kann die Entscheidung nicht bis zur nächsten Sitzung warten?', maxlength: '4000' },
      { art: 'date', name: 'spaetestens', label: 'Spätestens zu entscheiden am' },
      {
        art: 'select',
        name: 'sitzung',
        label: 'Nächste Sitzung des Gremiums',
        leerText: sitzungen.length === 0 ? 'keine geplant' : 'Bitte wählen',
        optional: sitzungen.length === 0,
        optionen: sitzungen.slice(0, 1),
        hint: 'Liegt sie nicht nach dem Tag, an dem spätestens zu entscheiden ist, entscheidet das Gremium selbst.',
      },
      {
        art: 'select',
        name: 'mitUnterschrift',
        label: 'Unterschreibt mit',
        leerText: 'niemand',
        optional: true,
        optionen: mitglieder,
        hint: 'Nötig, wo das Gesetz ein Mitglied des Gremiums verlangt.',
      },
      {
        ...jaNein(profil, 'rechteDritter', 'Entstehen daraus Rechte Dritter?'),
        hint: 'Zum Beispiel durch einen Vertrag oder einen Bescheid.',
      },
    ],
    nenntMitglied: true,
    gremium: ({ gelesen: { stand, profil } }) => eilgremium(stand, profil.vertretung),
    payload: ({ rechteDritter, ...rest }) => ({ ...rest, rechteDritter: rechteDritter === 'ja' }),
    ruhig: true,
    erklaerung: 'Die Entscheidung gilt sofort. In der nächsten Sitzung wird sie dem Gremium berichtet oder zur Genehmigung vorgelegt.',
  },
  {
    ereignis: 'AUSFERTIGEN',
    gegenstand: null,
    felder: () => [],
    erklaerung: 'Mit der Ausfertigung bestätigen Sie, dass der Wortlaut dem Beschluss entspricht.',
  },
  {
    ereignis: 'BEKANNTMACHEN',
    gegenstand: null,
    felder: () => [
      { art: 'date', name: 'inKraftAm', label: 'Tritt in Kraft am', optional: true, hint: 'Leer: am Tag nach der Bekanntmachung.' },
    ],
  },
  {
    ereignis: 'WIDERSPRUCH_EINLEGEN',
    gegenstand: null,
    felder: widerspruch,
    ruhig: true,
    erklaerung: 'Der Vollzug des Beschlusses ist damit ausgesetzt, bis das Gremium in einer neuen Sitzung erneut entschieden hat.',
  },
  {
    ereignis: 'ERNEUT_BESCHLIESSEN',
    gegenstand: null,
    felder: erneut,
    gremium: ({ gelesen: { stand } }) => stand.context.widerspruch?.gremium,
    payload: ({ bleibt, ...rest }) => ({ ...rest, bleibt: bleibt === 'ja' }),
    erklaerung: 'Abgestimmt wird in einer eröffneten neuen Sitzung darüber, ob es bei dem Beschluss bleibt.',
  },
  {
    ereignis: 'BEANSTANDEN',
    gegenstand: null,
    felder: () => [{ art: 'textarea', name: 'begruendung', label: 'Welches Recht verletzt der Beschluss?', maxlength: '4000' }],
    ruhig: true,
    erklaerung: 'Der Vollzug bleibt ausgesetzt, bis über die Beanstandung entschieden ist.',
  },
  {
    ereignis: 'BEKANNTGEBEN',
    gegenstand: null,
    felder: () => [
      {
        art: 'textarea',
        name: 'text',
        label: 'Wortlaut der Bekanntgabe',
        optional: true,
        hint: 'Er wird veröffentlicht und darf nicht erkennen lassen, was vertraulich ist.',
        maxlength: '4000',
      },
      {
        art: 'textarea',
        name: 'unterbleibt',
        label: 'Oder: Warum unterbleibt die Bekanntgabe?',
        optional: true,
        hint: 'Zum Beispiel: berechtigte Interessen Einzelner. Wird nicht veröffentlicht.',
        maxlength: '4000',
      },
    ],
  },
  {
    ereignis: 'AUFHEBEN',
    gegenstand: null,
    felder: ({ beschluesse }) => [
      {
        art: 'select',
        name: 'durch',
        label: 'Aufgehoben durch den Beschluss über',
        leerText: 'Bitte wählen',
        optionen: beschluesse,
        hint: beschluesse.length === 0 ? 'Es gibt noch keinen anderen Beschluss.' : '',
      },
    ],
    nenntBeschluss: true,
    ruhig: true,
    erklaerung: 'Der Beschluss gilt dann nicht mehr; seine Aufträge werden nicht weiter verfolgt. Er bleibt lesbar.',
  },
  {
    ereignis: 'AUFSICHT_ENTSCHEIDET',
    gegenstand: null,
    felder: entscheidung('Zum Beispiel: Bescheid der Kommunalaufsicht vom 24.11.2026, Aktenzeichen.'),
    payload: wirksam,
  },
  {
    ereignis: 'GERICHT_ENTSCHEIDET',
    gegenstand: null,
    felder: entscheidung('Zum Beispiel: Urteil des Verwaltungsgerichts vom 24.11.2026, Aktenzeichen.'),
    payload: wirksam,
  },
]
