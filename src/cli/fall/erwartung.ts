/** Compares what a case expects with what is. An unknown key is an error, never ignored. */
import { faelligAm, isUnterKontrolle, wirdGehoert, type Teil, type VorlageStand } from '../../../workflows/vorlage/stand.ts'
import type { StationContext } from '../../../workflows/station/context.ts'
import { compare, type Abweichung } from './abweichung.ts'
import { UMFELD } from './erwartung-umfeld.ts'
import type { Welt } from './welt.ts'

type Check = (stand: VorlageStand, erwartet: unknown) => Abweichung | null

const oneOf = (erwartet: unknown, gefunden: readonly unknown[]): boolean =>
  (Array.isArray(erwartet) ? erwartet : [erwartet]).some((item) => gefunden.includes(item))

/** The innermost state, and the result of the paper as long as it stands. */
const zustaende = (stand: VorlageStand): string[] => [
  stand.zustand,
  ...(stand.context.eil === null || stand.zustand === 'eil_aufgehoben' ? [] : ['eilentschieden']),
  ...(stand.context.ergebnis === null || stand.context.aufhebung !== null ? [] : [stand.context.ergebnis.ergebnis]),
]

function station(actual: Teil<StationContext>, erwartet: Record<string, unknown>): Abweichung | null {
  for (const [key, value] of Object.entries(erwartet)) {
    if (key === 'zustand') {
      const gefunden = actual.zustand === 'ergebnis_bestaetigt' ? ['ergebnis_bestaetigt', 'abgeschlossen'] : [actual.zustand]
      if (!oneOf(value, gefunden)) return { erwartet: { [key]: value }, gefunden: actual.zustand }
    } else if (key === 'ergebnis') {
      const gefunden = actual.context.ergebnis?.ergebnis ?? 'keins'
      if (!oneOf(value, [gefunden])) return { erwartet: { [key]: value }, gefunden }
    } else if (key === 'versuch') {
      if (value !== actual.context.versuch) return { erwartet: { [key]: value }, gefunden: actual.context.versuch }
    } else if (key === 'zweite_ladung') {
      if (value !== actual.context.zweiteLadung) return { erwartet: { [key]: value }, gefunden: actual.context.zweiteLadung }
    }
  }
  return null
}

const BESCHLUSSFRISTEN = new Set(['widerspruch', 'einspruch', 'beanstandung'])

/** Last day of a running deadline, "keine" where it does not run. */
function fristende(stand: VorlageStand, name: string): string {
  const { frist } = stand.context
  if (BESCHLUSSFRISTEN.has(name)) return frist?.art === name ? frist.bis : 'keine'
  const punkt = stand.beschlusspunkte.find(({ context }) => name === `beschlusskontrolle:${String(context.nr)}`)
  if (punkt !== undefined) return isUnterKontrolle(punkt) ? (faelligAm(punkt) ?? 'keine') : 'keine'
  if (name === 'anhoerung') return stand.stationen.find(wirdGehoert)?.context.anhoerung?.bis ?? 'keine'
  const part = stand.mitzeichnungen.find(({ context }) => name === `mitzeichnung:${context.stelle}`)
  return part?.zustand === 'offen' ? part.context.frist : 'keine'
}

const CHECKS: Record<string, Check> = {
  zustand: (stand, erwartet) => (oneOf(erwartet, zustaende(stand)) ? null : { erwartet, gefunden: zustaende(stand) }),
  nicht: (stand, erwartet) =>
    oneOf(erwartet, zustaende(stand)) ? { erwartet: `nicht ${String(erwartet)}`, gefunden: zustaende(stand) } : null,
  nummer: (stand, erwartet) => compare(erwartet, stand.context.nummer),
  stationen: (stand, erwartet) =>
    compare(
      erwartet,
      stand.stationen.map(({ context }) => context.gremium),
    ),
  station: (stand, erwartet) => {
    for (const [position, expected] of Object.entries(erwartet as Record<string, Record<string, unknown>>)) {
      const actual = stand.stationen[Number(position) - 1]
      if (actual === undefined) return { erwartet: `Station ${position}`, gefunden: `${stand.stationen.length} Stationen` }
      const found = station(actual, expected)
      if (found !== null) return found
    }
    return null
  },
  pruefung: (stand, erwartet) => compare(erwartet, stand.context.pruefungen.length > 0),
  mitzeichnung: (stand, erwartet) =>
    compare(
      erwartet,
      Object.fromEntries(
        Object.keys(erwartet as object).map((stelle) => [
          stelle,
          stand.mitzeichnungen.find((part) => part.context.stelle === stelle)?.zustand ?? 'nicht gefragt',
        ]),
      ),
    ),
  punkte: (stand, erwartet) => compare(erwartet, stand.beschlusspunkte.length),
  punkt: (stand, erwartet) => {
    for (const [nr, expected] of Object.entries(erwartet as Record<string, { zustand?: unknown; termin?: string }>)) {
      const punkt = stand.beschlusspunkte.find(({ context }) => String(context.nr) === nr)
      if (expected.zustand !== undefined && !oneOf(expected.zustand, [punkt?.zustand]))
        return { erwartet: expected.zustand, gefunden: punkt?.zustand ?? 'kein Auftrag' }
      if (expected.termin !== undefined && expected.termin !== punkt?.context.termin)
        return { erwartet: expected.termin, gefunden: punkt?.context.termin ?? 'kein Termin' }
    }
    return null
  },
  frist: (stand, erwartet) => {
    const gefunden = Object.fromEntries(Object.keys(erwartet as object).map((name) => [name, fristende(stand, name)]))
    return compare(erwartet, gefunden)
  },
}

/** Every deviation of one expectation. */
export async function erwarte(welt: Welt, erwartung: Readonly<Record<string, unknown>>): Promise<Abweichung[]> {
  const { an = 'v', ...rest } = erwartung
  const stand = await welt.stand(String(an))
  const found: Abweichung[] = []
  for (const [key, erwartet] of Object.entries(rest)) {
    const check = CHECKS[key]
    const wide = UMFELD[key]
    const result = check === undefined ? await wide?.({ welt, name: String(an), stand }, erwartet) : check(stand, erwartet)
    if (result != null) found.push(result)
  }
  return found
}
