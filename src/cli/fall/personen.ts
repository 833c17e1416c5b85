/** The people of a case file: `vorsitz:finanzausschuss`, `sitzungsdienst#2`. Each notation is one person with one role. */
import { AEMTER, FUNKTIONEN, type Akteur, type Amt, type Funktion } from '../../../workflows/akteur.ts'

const HVB_VERTRETUNG = 'hvb-vertretung'

/** Whether the format knows the notation. */
export function isRolle(notation: string): boolean {
  try {
    akteurOf(notation, '', '')
    return true
  } catch {
    return false
  }
}

/** @throws for a role that the format does not know */
export function akteurOf(notation: string, profil: string, federfuehrung: string): Akteur {
  const [rolle = '', gegenstand] = notation.replace(/#\d+$/, '').split(':')
  const base = { id: notation, profil, sitze: [], aemter: [] }
  if (rolle === HVB_VERTRETUNG) return { ...base, aemter: [{ amt: 'hvb', vertritt: 'hvb' }] }
  // What the supervision decides is recorded by the clerk.
  if (rolle === 'aufsicht') return { ...base, aemter: [{ amt: 'sitzungsdienst' }] }
  if (FUNKTIONEN.includes(rolle as Funktion)) {
    if (gegenstand === undefined) throw new Error(`„${notation}“ nennt kein Gremium, zum Beispiel „${rolle}:hauptausschuss“.`)
    return { ...base, person: notation, sitze: [{ gremium: gegenstand, funktion: rolle as Funktion }] }
  }
  if (!AEMTER.includes(rolle as Amt) || rolle === 'system') throw new Error(`Die Rolle „${notation}“ gibt es nicht.`)
  const amt = rolle as Amt
  if (amt === 'mitzeichnung') {
    if (gegenstand === undefined) throw new Error(`„${notation}“ nennt keine Stelle, zum Beispiel „mitzeichnung:kaemmerei“.`)
    return { ...base, aemter: [{ amt, stelle: gegenstand }] }
  }
  const stelle = amt === 'sachbearbeitung' || amt === 'amtsleitung' ? federfuehrung : undefined
  return { ...base, aemter: [stelle === undefined ? { amt } : { amt, stelle }] }
}
