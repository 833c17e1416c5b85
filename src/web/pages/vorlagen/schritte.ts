/** The steps of a paper that have a button or a small form here. What happens in the hall is done in the cockpit of the session. */
import { SACHSTAENDE, VOTEN } from '../../../../workflows/begriffe.ts'
import { wort } from '../../../../workflows/woerter.ts'
import type { Feld } from './felder.ts'
import type { OhneText } from './gelesen.ts'
import { gruppe, sitzung, type Schritt, type Schrittlage } from './schritt.ts'
import { SCHRITTE_AENDERUNG } from './schritte-aenderung.ts'
import { SCHRITTE_ANHOERUNG } from './schritte-anhoerung.ts'
import { SCHRITTE_BERATUNG } from './schritte-beratung.ts'
import { SCHRITTE_PRUEFUNG } from './schritte-pruefung.ts'
import { SCHRITTE_KORREKTUR } from './schritte-korrektur.ts'
import { SCHRITTE_NACHGANG } from './schritte-nachgang.ts'

const ohneFelder = (): Feld[] => []
const grund = (label: string, hint = ''): Feld => ({ art: 'textarea', name: 'grund', label, hint, maxlength: '4000' })

const nachweis: Feld = {
  art: 'text',
  name: 'nachweis',
  label: 'Wo ist die Freigabe dokumentiert?',
  hint: 'Zum Beispiel: Umlaufmappe vom 24.11.2026. Sie erfassen die Freigabe im Auftrag.',
  maxlength: '400',
}

const personendaten: Feld = {
  art: 'checkbox',
  name: 'personendatenGeprueft',
  label: 'Personenbezogene Daten',
  text: 'Ich habe geprüft: Vorlage und öffentliche Anlagen enthalten keine personenbezogenen Daten, die nicht veröffentlicht werden dürfen.',
}

/** Whether the actor records the release in place of the head of administration. */
export const isFreigabeImAuftrag = (akteur: OhneText['akteur']): boolean => !akteur.aemter.some(({ amt }) => amt === 'hvb')

function freigabefelder({ stand, akteur }: Pick<OhneText, 'stand' | 'akteur'>): Feld[] {
  return [...(stand.context.kopf.oeffentlich ? [personendaten] : []), ...(isFreigabeImAuftrag(akteur) ? [nachweis] : [])]
}

const mitzeichnung = ({ gelesen: { profil } }: Schrittlage): Feld[] => [
  {
    art: 'radio',
    name: 'votum',
    label: 'Antwort Ihrer Stelle',
    optionen: VOTEN.map((votum) => ({ wert: votum, text: wort(profil, 'votum', votum) })),
  },
  {
    art: 'textarea',
    name: 'hinweis',
    label: 'Hinweis oder Begründung',
    optional: true,
    hint: 'Nötig bei „mit Hinweis“ und „abgelehnt“.',
    maxlength: '4000',
  },
]

/** A reason is asked only where a mandatory office refused. */
const trotzAblehnung = ({ gelesen: { stand } }: Schrittlage): Feld[] =>
  stand.mitzeichnungen.some((part) => part.zustand === 'abgelehnt' && part.context.pflicht)
    ? [
        {
          art: 'textarea',
          name: 'trotz',
          label: 'Warum geht die Vorlage trotz der Ablehnung weiter?',
          hint: 'Die Begründung bleibt sichtbar.',
          maxlength: '4000',
        },
      ]
    : []

const aufTagesordnung = (lage: Schrittlage): Feld[] => [
  sitzung(lage),
  {
    art: 'select',
    name: 'aufVerlangen',
    label: 'Beratung verlangt von',
    leerText: 'niemandem, üblicher Weg',
    optional: true,
    optionen: ['hvb', 'drittel', 'fraktion'].map((von) => ({ wert: von, text: wort(lage.gelesen.profil, 'verlangen', von) })),
    hint: 'Nur nötig, wenn eine frühere Beratung noch offen ist.',
  },
  { ...grund('Begründung des Verlangens'), optional: true },
]

const sachstand = ({ gelesen: { profil } }: Schrittlage): Feld[] => [
  {
    art: 'radio',
    name: 'status',
    label: 'Sachstand',
    optionen: SACHSTAENDE.map((status) => ({ wert: status, text: wort(profil, 'punkt', status) })),
  },
  { art: 'textarea', name: 'text', label: 'Bericht', optional: true, maxlength: '4000' },
  { art: 'date', name: 'wiedervorlage', label: 'Wiedervorlage', optional: true, hint: 'An diesem Tag wird wieder nach dem Stand gefragt.' },
]

const LISTE: readonly Schritt[] = [
  { ereignis: 'EINREICHEN', gegenstand: null, felder: ohneFelder },
  { ereignis: 'PRUEFEN', gegenstand: null, felder: ohneFelder },
  { ereignis: 'MITZEICHNEN', gegenstand: 'stelle', felder: mitzeichnung },
  { ereignis: 'MITZEICHNUNG_ABSCHLIESSEN', gegenstand: null, felder: trotzAblehnung },
  { ereignis: 'FREIGEBEN_DEZERNAT', gegenstand: null, felder: ohneFelder },
  { ereignis: 'FREIGEBEN_HVB', gegenstand: null, felder: ({ gelesen }) => freigabefelder(gelesen) },
  {
    ereignis: 'EINGANG_ERFASSEN',
    gegenstand: null,
    nenntGruppe: true,
    felder: (lage) => [
      { art: 'text', name: 'einreicher', label: 'Eingereicht von', hint: 'Zum Beispiel: Fraktion A.', maxlength: '400' },
      ...gruppe(lage),
      { art: 'date', name: 'am', label: 'Eingegangen am', optional: true, hint: 'Leer: heute.' },
      { art: 'text', name: 'email', label: 'E-Mail für die Eingangsbestätigung', optional: true, maxlength: '200' },
    ],
    erklaerung: 'Die Vorlage erhält sofort ihre Nummer. Geprüft wird nur die Form.',
  },
  { ereignis: 'TERMINIEREN', gegenstand: 'station', felder: (lage) => [sitzung(lage)] },
  { ereignis: 'AUF_TO_SETZEN', gegenstand: 'station', felder: aufTagesordnung },
  { ereignis: 'ERGEBNIS_BESTAETIGEN', gegenstand: 'station', felder: ohneFelder },
  { ereignis: 'WEITERLEITEN', gegenstand: null, felder: ohneFelder },
  { ereignis: 'SACHSTAND_MELDEN', gegenstand: 'punkt', felder: sachstand },
  { ereignis: 'UMTERMINIEREN', gegenstand: 'station', felder: (lage) => [sitzung(lage), { ...grund('Grund'), optional: true }] },
  { ereignis: 'ABSETZEN', gegenstand: 'station', felder: () => [grund('Warum wird der Punkt abgesetzt?')], ruhig: true },
  { ereignis: 'UEBERSPRINGEN', gegenstand: 'station', felder: () => [grund('Warum entfällt diese Beratung?')], ruhig: true },
  {
    ereignis: 'ZURUECKGEBEN',
    gegenstand: null,
    felder: () => [grund('Was ist zu überarbeiten?')],
    ruhig: true,
    erklaerung: 'Die Vorlage geht an die Verfasserin oder den Verfasser zurück. Der Grund ist dort zu lesen.',
  },
  {
    ereignis: 'VERWERFEN',
    gegenstand: null,
    felder: () => [grund('Warum wird der Entwurf verworfen?')],
    ruhig: true,
    erklaerung: 'Ein verworfener Entwurf lässt sich nicht zurückholen.',
  },
  {
    ereignis: 'ZURUECKZIEHEN',
    gegenstand: null,
    felder: () => [grund('Warum wird die Vorlage zurückgezogen?')],
    ruhig: true,
    erklaerung: 'Die Beratung endet damit in allen Gremien.',
  },
  { ereignis: 'VEROEFFENTLICHEN', gegenstand: null, felder: ohneFelder, ruhig: true },
  {
    ereignis: 'DEPUBLIZIEREN',
    gegenstand: null,
    felder: () => [grund('Warum wird die Veröffentlichung zurückgenommen?')],
    ruhig: true,
    erklaerung: 'Die öffentliche Seite ist sofort nicht mehr erreichbar. Kopien an anderen Orten lassen sich nicht zurückholen.',
  },
  { ereignis: 'ABSCHLIESSEN', gegenstand: null, felder: ohneFelder },
  ...SCHRITTE_NACHGANG,
  ...SCHRITTE_PRUEFUNG,
  ...SCHRITTE_AENDERUNG,
  ...SCHRITTE_BERATUNG,
  ...SCHRITTE_ANHOERUNG,
  ...SCHRITTE_KORREKTUR,
]

const SCHRITTE = new Map(LISTE.map((schritt) => [schritt.ereignis as string, schritt]))

export const schritt = (ereignis: string): Schritt | undefined => SCHRITTE.get(ereignis)

/** Part of the path: "auf-to-setzen". */
const slug = (ereignis: string): string => ereignis.toLowerCase().replaceAll('_', '-')

export const schrittAusPfad = (teil: unknown): Schritt | undefined =>
  typeof teil === 'string' ? LISTE.find(({ ereignis, seite }) => seite === undefined && slug(ereignis) === teil) : undefined

/** Page of the step; `gegenstand` as a query parameter. */
export function schrittPfad(id: string, ereignis: string, gegenstand: string | null): string {
  const seite = schritt(ereignis)?.seite
  return seite === undefined
    ? `/vorlagen/${id}/schritt/${slug(ereignis)}${gegenstand === null ? '' : `?zu=${encodeURIComponent(gegenstand)}`}`
    : `/vorlagen/${id}/${seite}`
}

/** The event with what it is about, before anything is typed. */
export function ereignisZu(
  { ereignis, gegenstand }: Pick<Schritt, 'ereignis' | 'gegenstand'>,
  zu: string | null,
): { type: string } & Record<string, unknown> {
  if (gegenstand === null || zu === null) return { type: ereignis }
  return { type: ereignis, [gegenstand]: gegenstand === 'punkt' ? Number(zu) : zu }
}
