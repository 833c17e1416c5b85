/** The people of a case file: `vorsitz:finanzausschuss`, `sitzungsdienst#2`. Each notation is one person with one role. */
import { AEMTER, FUNKTIONEN, type Akteur, type Amt, type Funktion } from '../../../workflows/akteur.ts'
import { isBekannterLink, isLink } from './linkmappe.ts'

const HVB_VERTRETUNG = 'hvb-vertretung'

/** Whether the format knows the notation. */
export function isRolle(notation: string): boolean {
  if (isLink(notation)) return isBekannterLink(notation)
  try {
    akteurOf(notation, '', '')
    return true
  } catch {
    return false
  }
}

const UMLAUTE: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }

/** Key of a group by its name: "Fraktion A", "fraktion-a" and "A" are the same one. */
export const gruppenschluessel = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[äöüß]/g, (letter) => UMLAUTE[letter] ?? letter)
    .replaceAll(/\bfraktion(?![a-z])|[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .replaceAll(/-{2,}/g, '-')
    .slice(0, 60) || 'fraktion'

/** The program, and a body that answers by link alone. */
const NIE_GENANNT: ReadonlySet<string> = new Set(['system', 'anhoerung'])

/** Not for links: who acts by one is known once it was mailed. @throws for a role that the format does not know */
export function akteurOf(notation: string, profil: string, federfuehrung: string): Akteur {
  const [rolle = '', gegenstand] = notation.replace(/#\d+$/, '').split(':')
  const base = { id: notation, profil, sitze: [], aemter: [] }
  if (rolle === HVB_VERTRETUNG) return { ...base, aemter: [{ amt: 'hvb', vertritt: 'hvb' }] }
  // Everybody: no office, no seat, nothing to do.
  if (rolle === 'oeffentlichkeit') return base
  // What the supervision decides is recorded by the clerk.
  if (rolle === 'aufsicht') return { ...base, aemter: [{ amt: 'sitzungsdienst' }] }
  if (FUNKTIONEN.includes(rolle as Funktion)) {
    if (gegenstand === undefined) throw new Error(`„${notation}“ nennt kein Gremium, zum Beispiel „${rolle}:hauptausschuss“.`)
    return { ...base, person: notation, sitze: [{ gremium: gegenstand, funktion: rolle as Funktion }] }
  }
  if (!AEMTER.includes(rolle as Amt) || NIE_GENANNT.has(rolle)) throw new Error(`Die Rolle „${notation}“ gibt es nicht.`)
  const amt = rolle as Amt
  if (amt === 'mitzeichnung') {
    if (gegenstand === undefined) throw new Error(`„${notation}“ nennt keine Stelle, zum Beispiel „mitzeichnung:kaemmerei“.`)
    return { ...base, aemter: [{ amt, stelle: gegenstand }] }
  }
  if (amt === 'antragsteller') {
    if (gegenstand === undefined) throw new Error(`„${notation}“ nennt keine Fraktion, zum Beispiel „antragsteller:fraktion-a“.`)
    return { ...base, aemter: [{ amt, stelle: gruppenschluessel(gegenstand) }] }
  }
  const stelle = amt === 'sachbearbeitung' || amt === 'amtsleitung' ? federfuehrung : undefined
  return { ...base, aemter: [stelle === undefined ? { amt } : { amt, stelle }] }
}
