/** The task list row of one aggregate. The collection follows the open work: an aggregate that asks nothing of anybody has no row. */
import type { Aufgabe } from '../../../workflows/aufgabe.ts'
import type { Head } from '../ports.ts'

export interface Arbeitsvorrat {
  profil: string
  art: 'vorlage' | 'sitzung'
  id: string
  /** All that any of the tasks is for. */
  fuer: string[]
  aufgaben: Aufgabe[]
  titel: string | null
  fields: Record<string, unknown>
}

export function arbeitsvorrat(head: Head, aufgaben: readonly Aufgabe[]): Record<string, unknown> | null {
  if (aufgaben.length === 0) return null
  return {
    profil: head.fields['profil'],
    art: head.ref.art,
    id: head.ref.id,
    fuer: [...new Set(aufgaben.flatMap((aufgabe) => aufgabe.fuer))],
    aufgaben: [...aufgaben],
    titel: head.titel,
    fields: head.fields,
  }
}
