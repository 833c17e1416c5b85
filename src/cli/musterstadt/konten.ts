/** The demo accounts and members of Musterstadt: functions, never names of people. */
import type { Amt, Funktion } from '../../../workflows/akteur.ts'
import type { Person } from '../../engine/read-ports.ts'

export const PASSWORT = 'musterstadt'
export const PROFIL = 'musterstadt'

export interface Demokonto {
  benutzername: string
  name: string
  rollen: { rolle: Exclude<Amt, 'mitzeichnung' | 'empfaenger' | 'system' | 'anhoerung'>; stelle?: string }[]
  /** Seats held through the person of the same id. */
  sitze: { gremium: string; funktion: Funktion }[]
  /** What one can do with it, for the login page. */
  zweck: string
}

export const KONTEN: readonly Demokonto[] = [
  {
    benutzername: 'stadtplanung',
    name: 'Sachbearbeitung Stadtplanung',
    rollen: [{ rolle: 'sachbearbeitung', stelle: 'stadtplanung' }],
    sitze: [],
    zweck: 'schreibt Vorlagen',
  },
  {
    benutzername: 'gruenflaechen',
    name: 'Sachbearbeitung Grünflächen',
    rollen: [{ rolle: 'sachbearbeitung', stelle: 'gruenflaechen' }],
    sitze: [],
    zweck: 'schreibt Vorlagen, meldet Sachstände',
  },
  {
    benutzername: 'kaemmerei',
    name: 'Leitung der Kämmerei',
    rollen: [{ rolle: 'amtsleitung', stelle: 'kaemmerei' }],
    sitze: [],
    zweck: 'zeichnet mit',
  },
  { benutzername: 'oberbuergermeisterin', name: 'Oberbürgermeisterin', rollen: [{ rolle: 'hvb' }], sitze: [], zweck: 'gibt Vorlagen frei' },
  {
    benutzername: 'sitzungsdienst',
    name: 'Sitzungsdienst',
    rollen: [{ rolle: 'sitzungsdienst', stelle: 'sitzungsdienst' }],
    sitze: [],
    zweck: 'plant Sitzungen, lädt ein, bestätigt Ergebnisse',
  },
  {
    benutzername: 'vorsitz-ausschuss',
    name: 'Vorsitz Stadtentwicklung und Verkehr',
    rollen: [],
    sitze: [{ gremium: 'stadtentwicklung', funktion: 'vorsitz' }],
    zweck: 'leitet den Ausschuss',
  },
  {
    benutzername: 'vorsitz-stadtrat',
    name: 'Vorsitz des Stadtrates',
    rollen: [],
    sitze: [{ gremium: 'stadtrat', funktion: 'vorsitz' }],
    zweck: 'leitet den Stadtrat',
  },
  {
    benutzername: 'schriftfuehrung',
    name: 'Schriftführung',
    rollen: [],
    sitze: [
      { gremium: 'stadtentwicklung', funktion: 'schriftfuehrung' },
      { gremium: 'stadtrat', funktion: 'schriftfuehrung' },
      { gremium: 'hauptausschuss', funktion: 'schriftfuehrung' },
      { gremium: 'finanzausschuss', funktion: 'schriftfuehrung' },
      { gremium: 'kulturausschuss', funktion: 'schriftfuehrung' },
    ],
    zweck: 'bestätigt Ergebnisse als zweite Person',
  },
  {
    benutzername: 'fraktion-a',
    name: 'Fraktion A',
    rollen: [{ rolle: 'antragsteller', stelle: 'fraktion-a' }],
    sitze: [],
    zweck: 'bringt Änderungsanträge ein, zieht eigene Anträge zurück',
  },
  {
    benutzername: 'administration',
    name: 'Administration',
    rollen: [{ rolle: 'administration' }],
    sitze: [],
    zweck: 'sieht fehlgeschlagene Aufträge',
  },
]

export const kontoId = (benutzername: string): string => `konto-${benutzername}`

const FRAKTIONEN = ['Fraktion A', 'Fraktion B', 'Fraktion C', 'Fraktion D']

const person = (id: string, name: string, fraktion?: string): Person => ({
  _id: id,
  profil: PROFIL,
  name,
  email: `${id}@musterstadt.example`,
  ...(fraktion !== undefined && { fraktion }),
})

/** People behind accounts with seats, and ordinary members; the council has forty elected members and the head of administration. */
export const PERSONEN: readonly Person[] = [
  ...KONTEN.filter((konto) => konto.sitze.length > 0 || konto.benutzername === 'oberbuergermeisterin').map((konto) =>
    person(konto.benutzername, konto.name),
  ),
  ...Array.from({ length: 38 }, (_, index) => {
    const nummer = String(index + 1).padStart(2, '0')
    return person(`ratsmitglied-${nummer}`, `Ratsmitglied ${nummer}`, FRAKTIONEN[index % FRAKTIONEN.length])
  }),
]

const mitglieder = (von: number, bis: number): string[] =>
  Array.from({ length: bis - von + 1 }, (_, index) => `ratsmitglied-${String(von + index).padStart(2, '0')}`)

/** Voting members of each body beside the seats of the accounts. */
export const BESETZUNG: Readonly<Record<string, readonly string[]>> = {
  stadtrat: [...mitglieder(1, 38), 'vorsitz-ausschuss', 'oberbuergermeisterin'],
  stadtentwicklung: mitglieder(1, 10),
  finanzausschuss: mitglieder(8, 18),
  kulturausschuss: mitglieder(19, 27),
  hauptausschuss: mitglieder(28, 38),
}
