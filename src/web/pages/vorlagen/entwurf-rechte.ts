/** Who may begin a draft, and for which office. */
import type { Akteur } from '../../../../workflows/akteur.ts'
import { authorise } from '../../../../workflows/berechtigung.ts'
import type { Profil } from '../../../../workflows/profile/index.ts'

export const darfAnlegen = (akteur: Akteur): boolean => authorise('vorlage', 'ANLEGEN', akteur, akteur.profil, new Set()) !== null

/** Who may take over what runs in an old system. */
export const darfUebernehmen = (akteur: Akteur): boolean =>
  authorise('vorlage', 'BESTAND_UEBERNEHMEN', akteur, akteur.profil, new Set()) !== null

const ALLE_STELLEN = new Set(['sitzungsdienst', 'hvb', 'dezernat'])

/** The own offices; who works for all offices may name any. */
export function federfuehrungen(profil: Profil, akteur: Akteur): { wert: string; text: string }[] {
  const alle = akteur.aemter.some(({ amt }) => ALLE_STELLEN.has(amt))
  const eigene = new Set(akteur.aemter.map(({ stelle }) => stelle))
  return profil.stellen.filter(({ id }) => alle || eigene.has(id)).map(({ id, name }) => ({ wert: id, text: name }))
}
