/** Fields of the small forms, as data: the same description asks, keeps what was typed and builds the event. */
import type { Form } from '../../security/form-data.ts'
import { parseDate } from './dates.ts'

export interface Option {
  wert: string
  text: string
  hint?: string
}

export interface Feld {
  /** `mehrere`: any number of the options. */
  art: 'text' | 'textarea' | 'date' | 'select' | 'radio' | 'checkbox' | 'mehrere'
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

/** Chosen options of a field that allows several, as they are kept in one string. */
const gewaehlte = (wert: string): string[] => wert.split(',').filter((teil) => teil !== '')

/** What was typed, one string per field. */
export const getippt = (felder: readonly Feld[], form: Form): Record<string, string> =>
  Object.fromEntries(felder.map(({ art, name }) => [name, art === 'mehrere' ? form.all(name).join(',') : (form.one(name) ?? '')]))

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
    case 'text':
    case 'textarea':
      return gemeinsam
  }
}

/** First sentence per field that is empty but must not be, or holds what cannot be read. */
export function fehlende(felder: readonly Feld[], werte: Werte): Record<string, string> {
  return Object.fromEntries(
    felder.flatMap((feld): [string, string][] => {
      const wert = (werte[feld.name] ?? '').trim()
      if (feld.art === 'date' && wert !== '' && parseDate(wert) === null)
        return [[feld.name, 'Bitte geben Sie das Datum in der Form TT.MM.JJJJ an.']]
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

/** The typed values as parts of an event; empty fields are left out. */
export function angaben(felder: readonly Feld[], werte: Werte): Record<string, unknown> {
  return Object.fromEntries(
    felder.flatMap((feld): [string, unknown][] => {
      const wert = (werte[feld.name] ?? '').trim()
      if (feld.art === 'checkbox') return [[feld.name, wert === 'ja']]
      if (wert === '') return []
      if (feld.art === 'mehrere') return [[feld.name, gewaehlte(wert)]]
      return [[feld.name, feld.art === 'date' ? (parseDate(wert) ?? wert) : wert]]
    }),
  )
}
