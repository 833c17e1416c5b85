/** A paper in Musterstadt, ready to be driven: for tests of engine and store. */
import type { Akteur } from '../../workflows/akteur.ts'
import { paragraphs } from '../../workflows/text/blocks.ts'

export const AUTOR: Akteur = {
  id: 'konto-autor',
  profil: 'musterstadt',
  aemter: [{ amt: 'sachbearbeitung', stelle: 'stadtplanung' }],
  sitze: [],
}
export const HVB: Akteur = { id: 'konto-hvb', profil: 'musterstadt', aemter: [{ amt: 'hvb' }], sitze: [] }
export const DIENST: Akteur = { id: 'konto-dienst', profil: 'musterstadt', aemter: [{ amt: 'sitzungsdienst' }], sitze: [] }

export const vorsitz = (gremium: string, id = 'konto-vorsitz'): Akteur => ({
  id,
  profil: 'musterstadt',
  aemter: [],
  sitze: [{ gremium, funktion: 'vorsitz' }],
})

const inhalt = (betreff: string): object => ({
  betreff,
  beschlusspunkte: [{ text: paragraphs('Die Verwaltung pflanzt zwölf Bäume.'), art: 'auftrag', termin: '2026-12-31' }],
  abschnitte: { sachverhalt: paragraphs('Der Platz ist im Sommer zu heiß.') },
  finanziell: 'keine',
})

export const anlegen = (betreff = 'Bäume für den Marktplatz'): { type: string } & Record<string, unknown> => ({
  type: 'ANLEGEN',
  profil: 'musterstadt',
  art: 'beschlussvorlage',
  federfuehrung: 'stadtplanung',
  inhalt: inhalt(betreff),
  beratungsfolge: [{ gremium: 'stadtrat', rolle: 'entscheidung', oeffentlich: true }],
  oeffentlich: true,
})

/** A change of the draft of `anlegen`. */
export function aendern(betreff: string): { type: string } & Record<string, unknown> {
  const { profil: _profil, art: _art, federfuehrung: _federfuehrung, ...kopf } = anlegen(betreff)
  return { ...kopf, type: 'AENDERN' }
}
