/** The form "Sitz besetzen": a known person, or a new one with name and address. */
import { FUNKTIONEN, type Funktion } from '../../../../workflows/akteur.ts'
import type { Profil } from '../../../../workflows/profile/index.ts'
import { wort } from '../../../../workflows/woerter.ts'
import type { Person } from '../../../engine/read-ports.ts'
import type { FieldError } from '../../security/form.ts'
import { parseDate } from '../vorlagen/dates.ts'
import { fehlende, filled, type Feld, type Werte } from '../vorlagen/felder.ts'

const NEU = 'neu'
const ADRESSE = /^[^\s@<>(),;:"]{1,64}@[^\s@<>(),;:"]{1,190}\.[^\s@<>(),;:".]{2,}$/

export function sitzFelder(profil: Profil, personen: readonly Person[]): Feld[] {
  return [
    {
      art: 'select',
      name: 'person',
      label: 'Person',
      leerText: 'Bitte wählen',
      optionen: [
        { wert: NEU, text: 'Neue Person, Angaben darunter' },
        ...personen.map(({ _id, name, fraktion }) => ({ wert: _id, text: fraktion === undefined ? name : `${name}, ${fraktion}` })),
      ],
    },
    { art: 'text', name: 'name', label: 'Name', optional: true, hint: 'Nur bei einer neuen Person.', maxlength: '200' },
    {
      art: 'text',
      name: 'email',
      label: 'E-Mail-Adresse',
      optional: true,
      hint: 'Nur bei einer neuen Person. Dorthin gehen die Einladungen.',
      maxlength: '254',
    },
    { art: 'text', name: 'fraktion', label: wort(profil, 'begriff', 'gruppe'), optional: true, maxlength: '200' },
    {
      art: 'select',
      name: 'funktion',
      label: 'Funktion',
      leerText: 'Bitte wählen',
      optionen: FUNKTIONEN.map((funktion) => ({ wert: funktion, text: wort(profil, 'funktion', funktion) })),
    },
    {
      art: 'radio',
      name: 'stimmrecht',
      label: 'Stimmrecht',
      optionen: [
        { wert: 'ja', text: 'Mit Stimmrecht' },
        { wert: 'nein', text: 'Ohne Stimmrecht, beratend' },
      ],
    },
    { art: 'date', name: 'von', label: 'Im Amt ab' },
    { art: 'date', name: 'bis', label: 'Im Amt bis', optional: true, hint: 'Leer: bis auf Weiteres.' },
  ]
}

export const sitzFelderView = (felder: readonly Feld[], werte: Werte, fehler: Werte): object[] =>
  felder.map((feld) => filled(feld, werte, fehler))

export interface Besetzung {
  /** To be stored first; null for a known person. */
  neu: Person | null
  event: { type: 'SITZ_BESETZEN'; person: string; funktion: Funktion; stimmrecht: boolean; von: string; bis?: string }
}

/** @param id of a new person, given by the page so that a second click makes no second person */
export function besetzung(
  profil: Profil,
  personen: readonly Person[],
  werte: Werte,
  id: string,
): { besetzung: Besetzung } | { fehler: FieldError[] } {
  const felder = sitzFelder(profil, personen)
  const fehler = Object.entries(fehlende(felder, werte)).map(([feld, satz]): FieldError => ({ feld, satz }))
  const text = (name: string): string => (werte[name] ?? '').trim()
  const isNeu = text('person') === NEU
  const funktion = FUNKTIONEN.find((candidate) => candidate === text('funktion'))
  if (isNeu && text('name') === '') fehler.push({ feld: 'name', satz: 'Bitte geben Sie den Namen der neuen Person an.' })
  if (isNeu && !ADRESSE.test(text('email')))
    fehler.push({ feld: 'email', satz: 'Bitte geben Sie eine gültige E-Mail-Adresse an, zum Beispiel name@stadt.example.' })
  if (!isNeu && text('person') !== '' && !personen.some(({ _id }) => _id === text('person')))
    fehler.push({ feld: 'person', satz: 'Diese Person gibt es nicht. Bitte wählen Sie sie aus der Liste.' })
  if (funktion === undefined && text('funktion') !== '')
    fehler.push({ feld: 'funktion', satz: 'Bitte wählen Sie eine der angebotenen Funktionen.' })
  if (fehler.length > 0 || funktion === undefined) return { fehler }
  const bis = text('bis') === '' ? null : parseDate(text('bis'))
  const fraktion = text('fraktion')
  return {
    besetzung: {
      neu: isNeu ? { _id: id, profil: profil.id, name: text('name'), email: text('email'), ...(fraktion !== '' && { fraktion }) } : null,
      event: {
        type: 'SITZ_BESETZEN',
        person: isNeu ? id : text('person'),
        funktion,
        stimmrecht: text('stimmrecht') === 'ja',
        von: parseDate(text('von')) ?? '',
        ...(bis !== null && { bis }),
      },
    },
  }
}
