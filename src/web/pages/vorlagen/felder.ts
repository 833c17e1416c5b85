/** Fields of the small forms, as data: the same description asks, keeps what was typed and builds the event. */
import type { Form } from '../../security/form-data.ts'
import { parseDate } from './dates.ts'

export interface Option {
  wert: string
  text: string
  hint?: string
}

export interface Feld {
  /** `mehrere`: any number of the options; `stimmen`: counted votes; such a field is named `abstimmung` or `abstimmung-2`. */
  art: 'text' | 'textarea' | 'date' | 'select' | 'radio' | 'checkbox' | 'mehrere' | 'stimmen'
  name: string
  label: string
  optional?: boolean
  hint?: string
  /** For select, radio and mehrere. */
  optionen?: readonly Option[]
  /** First entry of a select, without value. */
  leerText?: string
  /** For a checkbox: the sentence beside the box. */
  text?: string
  maxlength?: string
}

export type Werte = Readonly<Record<string, string>>

const STIMMEN = [
  ['ja', 'Ja'],
  ['nein', 'Nein'],
  ['enthaltung', 'Enthaltung'],
] as const

/** "ja", and "ja-2" for point 2. */
const stimmname = ({ name }: Pick<Feld, 'name'>, stimme: string): string => name.replace('abstimmung', stimme)

/** The inputs of a field. */
export const eingaben = (feld: Feld): { name: string; label: string }[] =>
  feld.art === 'stimmen'
    ? STIMMEN.map(([stimme, label]) => ({ name: stimmname(feld, stimme), label: `${feld.label}: ${label}` }))
    : [{ name: feld.name, label: feld.label }]

/** The votes as typed, without spaces; none where nothing was typed. */
function gezaehlt(feld: Feld, werte: Werte): Record<string, string> | null {
  const typed = Object.fromEntries(STIMMEN.map(([stimme]) => [stimme, (werte[stimmname(feld, stimme)] ?? '').trim()]))
  return Object.values(typed).every((wert) => wert === '') ? null : typed
}

/** Chosen options of a field that allows several, as they are kept in one string. */
const gewaehlte = (wert: string): string[] => wert.split(',').filter((teil) => teil !== '')

/** What was typed, one string per field. */
export const getippt = (felder: readonly Feld[], form: Form): Record<string, string> =>
  Object.fromEntries(
    felder.flatMap((feld) =>
      eingaben(feld).map(({ name }) => [name, feld.art === 'mehrere' ? form.all(name).join(',') : (form.one(name) ?? '')]),
    ),
  )

/** What was typed, in words, for whoever must look at it once more; fields left empty are left out. */
export const inWorten = (felder: readonly Feld[], werte: Werte): { name: string; hier: string }[] =>
  felder.flatMap((feld) => {
    const typed = feld.art === 'stimmen' ? gezaehlt(feld, werte) : null
    const wert = werte[feld.name] ?? ''
    const hier =
      typed === null
        ? (feld.art === 'mehrere' ? gewaehlte(wert) : [wert])
            .map((eines) => feld.optionen?.find((option) => option.wert === eines)?.text ?? eines)
            .join(', ')
        : STIMMEN.map(([stimme, label]) => `${typed[stimme] || '0'} ${label}`).join(', ')
    return hier === '' ? [] : [{ name: feld.label, hier }]
  })

/** What the templates need for one field; nothing is preselected unless it was typed before. */
export function filled(feld: Feld, werte: Werte, fehler: Werte): object {
  const wert = werte[feld.name] ?? ''
  const { art, name, label, optional = false, hint = '', leerText = '', maxlength = '' } = feld
  const gemeinsam = {
    art,
    name,
    id: name,
    label,
    optional,
    hint,
    leerText,
    maxlength,
    value: wert,
    error: fehler[name] ?? '',
    type: 'text',
    kurz: false,
  }
  switch (art) {
    case 'date':
      return { ...gemeinsam, art: 'text', type: 'date', kurz: true }
    case 'select':
      return { ...gemeinsam, optionen: (feld.optionen ?? []).map((option) => ({ ...option, selected: option.wert === wert })) }
    case 'radio':
      return { ...gemeinsam, optionen: (feld.optionen ?? []).map((option) => ({ hint: '', ...option, checked: option.wert === wert })) }
    case 'mehrere':
      return {
        ...gemeinsam,
        art: 'checkbox',
        optionen: (feld.optionen ?? []).map((option) => ({ hint: '', ...option, name, checked: gewaehlte(wert).includes(option.wert) })),
      }
    case 'checkbox':
      return { ...gemeinsam, optionen: [{ name, wert: 'ja', text: feld.text ?? label, checked: wert === 'ja' }] }
    case 'stimmen': {
      const stimmen = STIMMEN.map(([stimme, text]) => {
        const eingabe = stimmname(feld, stimme)
        return { name: eingabe, label: text, value: werte[eingabe] ?? '', error: fehler[eingabe] ?? '' }
      })
      return { ...gemeinsam, stimmen }
    }
    case 'text':
    case 'textarea':
      return gemeinsam
  }
}

const ZAHL = /^\d{1,4}$/

function fehlendeStimmen(feld: Feld, werte: Werte): [string, string][] {
  const typed = gezaehlt(feld, werte)
  if (typed === null) return feld.optional === true ? [] : [[stimmname(feld, 'ja'), 'Bitte tragen Sie die Stimmen ein.']]
  return STIMMEN.flatMap(([stimme]): [string, string][] => {
    const wert = typed[stimme] ?? ''
    return wert === '' || ZAHL.test(wert) ? [] : [[stimmname(feld, stimme), 'Bitte geben Sie eine ganze Zahl an, zum Beispiel 2.']]
  })
}

/** First sentence per field that is empty but must not be, or holds what cannot be read. */
export function fehlende(felder: readonly Feld[], werte: Werte): Record<string, string> {
  return Object.fromEntries(
    felder.flatMap((feld): [string, string][] => {
      const wert = (werte[feld.name] ?? '').trim()
      if (feld.art === 'date' && wert !== '' && parseDate(wert) === null)
        return [[feld.name, 'Bitte geben Sie das Datum in der Form TT.MM.JJJJ an.']]
      if (feld.art === 'stimmen') return fehlendeStimmen(feld, werte)
      if (wert !== '' || feld.optional === true || feld.art === 'checkbox') return []
      return [
        [
          feld.name,
          feld.art === 'radio' || feld.art === 'select' || feld.art === 'mehrere'
            ? `Bitte wählen Sie: ${feld.label}.`
            : `Bitte füllen Sie „${feld.label}“ aus.`,
        ],
      ]
    }),
  )
}

/** The typed values as parts of an event; empty fields are left out, votes that were not typed beside others are none. */
export function angaben(felder: readonly Feld[], werte: Werte): Record<string, unknown> {
  return Object.fromEntries(
    felder.flatMap((feld): [string, unknown][] => {
      const wert = (werte[feld.name] ?? '').trim()
      if (feld.art === 'checkbox') return [[feld.name, wert === 'ja']]
      if (feld.art === 'stimmen') {
        const typed = gezaehlt(feld, werte)
        return typed === null ? [] : [[feld.name, Object.fromEntries(Object.entries(typed).map(([name, zahl]) => [name, Number(zahl)]))]]
      }
      if (wert === '') return []
      if (feld.art === 'mehrere') return [[feld.name, gewaehlte(wert)]]
      return [[feld.name, feld.art === 'date' ? (parseDate(wert) ?? wert) : wert]]
    }),
  )
}
