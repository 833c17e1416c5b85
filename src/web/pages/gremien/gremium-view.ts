/** A body on a date: who holds which seat since when. Everybody logged in reads names, addresses only the Sitzungsdienst. */
import type { Funktion } from '../../../../workflows/akteur.ts'
import { sitzeAm, type GremiumContext, type Sitz } from '../../../../workflows/gremium/machine.ts'
import type { Profil } from '../../../../workflows/profile/index.ts'
import { wort } from '../../../../workflows/woerter.ts'
import type { Person } from '../../../engine/read-ports.ts'
import { printDate } from '../vorlagen/dates.ts'

const RANG: readonly Funktion[] = ['vorsitz', 'stellvertretung', 'mitglied', 'schriftfuehrung']

const zeitraum = ({ von, bis }: Sitz): string => (bis === null ? `seit ${printDate(von)}` : `${printDate(von)} bis ${printDate(bis)}`)

export interface Sitzanzeige {
  zeilen: object[]
  spalten: object[]
  /** "13 Sitze, davon 12 mit Stimmrecht" */
  zahl: string
  /** Seats that begin later. */
  kuenftig: string[]
}

interface Frage {
  profil: Profil
  context: GremiumContext | null
  personen: ReadonlyMap<string, Person>
  /** Local date. */
  am: string
  adressen: boolean
  /** Page of a seat's end; null for whoever only reads. */
  beenden: ((sitz: Sitz) => string) | null
}

export function sitzanzeige({ profil, context, personen, am, adressen, beenden }: Frage): Sitzanzeige {
  const name = (sitz: Sitz): string => personen.get(sitz.person)?.name ?? 'Person ohne Eintrag'
  const sitze = (context === null ? [] : sitzeAm(context, am)).toSorted(
    (a, b) => RANG.indexOf(a.funktion) - RANG.indexOf(b.funktion) || name(a).localeCompare(name(b), 'de'),
  )
  const stimmen = sitze.filter(({ stimmrecht }) => stimmrecht).length
  return {
    zeilen: sitze.map((sitz) => {
      const person = personen.get(sitz.person)
      return {
        haupt: { text: name(sitz), zusatz: person?.fraktion ?? '' },
        zellen: [
          { spalte: 'Funktion', text: wort(profil, 'funktion', sitz.funktion), zusatz: sitz.stimmrecht ? '' : 'ohne Stimmrecht' },
          { spalte: 'Im Amt', text: zeitraum(sitz) },
          ...(adressen ? [{ spalte: 'E-Mail', text: person?.email ?? '' }] : []),
        ],
        ...(beenden !== null &&
          sitz.bis === null && { aktion: { text: 'Sitz beenden', label: `Sitz beenden: ${name(sitz)}`, href: beenden(sitz) } }),
      }
    }),
    spalten: [
      { text: 'Name' },
      { text: 'Funktion' },
      { text: 'Im Amt' },
      ...(adressen ? [{ text: 'E-Mail' }] : []),
      ...(beenden === null ? [] : [{ text: 'Ändern', action: true }]),
    ],
    zahl: `${sitze.length === 1 ? '1 Sitz' : `${String(sitze.length)} Sitze`}, davon ${String(stimmen)} mit Stimmrecht`,
    kuenftig: (context?.sitze ?? [])
      .filter(({ von }) => von > am)
      .map((sitz) => `${name(sitz)}, ${wort(profil, 'funktion', sitz.funktion)}, ab ${printDate(sitz.von)}`),
  }
}
