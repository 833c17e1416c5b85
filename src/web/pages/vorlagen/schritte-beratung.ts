/** The steps that change the Beratungsfolge under way: postpone, refer, send back, insert, revise. */
import { ROLLEN } from '../../../../workflows/begriffe.ts'
import { istMitteilung, type Profil } from '../../../../workflows/profile/profil.ts'
import { stationById } from '../../../../workflows/vorlage/stand.ts'
import { gremiumName, wort } from '../../../../workflows/woerter.ts'
import { printDate } from './dates.ts'
import type { Feld, Option } from './felder.ts'
import type { OhneText } from './gelesen.ts'
import type { Schritt, Schrittlage } from './schritt.ts'

const grund = (label: string): Feld => ({ art: 'textarea', name: 'grund', label, maxlength: '4000' })

/** Bodies, without one; of those that are or will be dissolved the page says until when they meet. */
const gremien = (profil: Profil, ohne: string | undefined): Option[] =>
  profil.gremien
    .filter(({ id }) => id !== ohne)
    .map(({ id, name, aufgeloest }) => ({ wert: id, text: aufgeloest === undefined ? name : `${name} (bis ${printDate(aufgeloest)})` }))

const gremiumDer = ({ stand }: Pick<OhneText, 'stand'>, station: string | null): string | undefined =>
  stationById(stand, station)?.context.gremium

const verweisen = ({ gelesen, gegenstand }: Schrittlage): Feld[] => [
  { art: 'mehrere', name: 'an', label: 'Verweisen an', optionen: gremien(gelesen.profil, gremiumDer(gelesen, gegenstand)) },
  {
    art: 'date',
    name: 'wiedervorlage',
    label: 'Wiedervorlage',
    optional: true,
    hint: 'An diesem Tag kommt die Vorlage zurück, auch wenn ein Ergebnis fehlt. Leer: wenn alle beraten haben.',
  },
  { ...grund('Grund'), optional: true },
]

/** Bodies that deliberated before this one, and the administration. */
function zurueckAn({ gelesen: { stand, profil }, gegenstand }: Schrittlage): Option[] {
  const position = stand.stationen.findIndex(({ context }) => context.id === gegenstand)
  const frueher = new Set(stand.stationen.slice(0, Math.max(0, position)).map(({ context }) => context.gremium))
  frueher.delete('hvb')
  return [
    ...[...frueher].map((id) => ({ wert: id, text: gremiumName(profil, id), hint: 'berät erneut' })),
    { wert: 'verwaltung', text: wort(profil, 'begriff', 'verwaltung'), hint: 'legt eine Neufassung vor' },
  ]
}

const zurueckverweisen = (lage: Schrittlage): Feld[] => [
  { art: 'radio', name: 'an', label: 'Zurückverweisen an', optionen: zurueckAn(lage) },
  { ...grund('Grund'), optional: true },
]

const NICHT_EINFUEGBAR: ReadonlySet<string> = new Set(['genehmigung', 'genehmigung_nachtraeglich'])

function einfuegen({ gelesen: { stand, profil } }: Schrittlage): Feld[] {
  const nurKenntnis = istMitteilung(profil, stand.context.art)
  const entscheidet = stand.stationen.some(({ context }) => context.rolle === 'entscheidung')
  const rollen = ROLLEN.filter(
    (rolle) => !NICHT_EINFUEGBAR.has(rolle) && (!nurKenntnis || rolle === 'kenntnisnahme') && (!entscheidet || rolle !== 'entscheidung'),
  )
  const offen = stand.stationen.filter(({ zustand }) => VOR.has(zustand))
  return [
    { art: 'select', name: 'gremium', label: 'Gremium', leerText: 'Bitte wählen', optionen: gremien(profil, undefined) },
    {
      art: 'radio',
      name: 'rolle',
      label: 'Aufgabe des Gremiums',
      optionen: rollen.map((rolle) => ({ wert: rolle, text: wort(profil, 'rolle', rolle) })),
    },
    {
      art: 'select',
      name: 'vor',
      label: 'Beratung vor',
      leerText: entscheidet ? 'Bitte wählen' : 'keinem, am Ende',
      optional: !entscheidet,
      optionen: offen.map(({ context }) => ({
        wert: context.id,
        text: `${gremiumName(profil, context.gremium)}, ${wort(profil, 'rolle', context.rolle)}`,
      })),
    },
    { ...grund('Wer hat das angeordnet, und warum?'), hint: 'Zum Beispiel: auf Bitte des Gremiums vom 15.04.2026.' },
  ]
}

/** Stations that another one can still come before. */
const VOR: ReadonlySet<string> = new Set(['geplant', 'terminiert', 'auf_tagesordnung', 'wartet_auf_verweisung'])

/** Whoever leads the session goes on with the next item. */
const zurSitzung = ({ stand }: OhneText, station: string | null): string | undefined => {
  const sitzung = stationById(stand, station)?.context.sitzung
  return sitzung == null ? undefined : `/sitzungen/${sitzung}/leitung`
}

export const SCHRITTE_BERATUNG: readonly Schritt[] = [
  {
    ereignis: 'VERWEISEN',
    gegenstand: 'station',
    felder: verweisen,
    ruhig: true,
    erklaerung: 'Die genannten Gremien beraten zuerst. Danach kommt die Vorlage von selbst hierher zurück.',
    vonHier: true,
    danach: zurSitzung,
  },
  {
    ereignis: 'ZURUECKVERWEISEN',
    gegenstand: 'station',
    felder: zurueckverweisen,
    ruhig: true,
    erklaerung: 'Die Beratung in diesem Gremium endet ohne Ergebnis. Es berät erneut, wenn die Vorlage wiederkommt.',
    vonHier: true,
    danach: zurSitzung,
  },
  {
    ereignis: 'EINFUEGEN',
    gegenstand: null,
    felder: einfuegen,
    ruhig: true,
    erklaerung: 'Spätere Beratungen, zu denen noch nicht eingeladen ist, verlassen ihre Tagesordnung, bis diese geplant ist.',
  },
  {
    ereignis: 'AN_SICH_ZIEHEN',
    gegenstand: null,
    felder: () => [
      {
        ...grund('Mit welchem Beschluss, und warum?'),
        hint: 'Zum Beispiel: Beschluss des Rates vom 15.04.2026 auf Antrag einer Fraktion.',
      },
    ],
    ruhig: true,
    erklaerung: 'Der Ausschuss, der entscheiden sollte, berät danach nur noch vor. Die Entscheidung kommt ans Ende der Beratungsfolge.',
  },
  { ereignis: 'NEUFASSEN', gegenstand: null, felder: () => [], seite: 'neufassung' },
]
