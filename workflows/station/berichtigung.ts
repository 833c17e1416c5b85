/** The correction of a confirmed result: proposed by one person, in force once another confirms it. The old result is kept. */
import type { Stationsergebnis } from './ergebnis.ts'

/** A proposed correction; the result stands meanwhile. */
export interface Berichtigung {
  ergebnis: Stationsergebnis
  /** Text reference. */
  grund: string
  /** Local date. */
  am: string
}

/** A result that a correction has replaced. */
export interface FrueheresErgebnis {
  ergebnis: Stationsergebnis
  bestaetigtVon: string | null
  /** Why it was replaced (text reference), and when. */
  grund: string
  am: string
}

export type Berichtigungsereignis =
  | { type: 'BERICHTIGEN'; berichtigung: Berichtigung }
  | { type: 'BERICHTIGUNG_BESTAETIGEN'; bestaetigtVon: string; am: string }
  | { type: 'BERICHTIGUNG_ABLEHNEN' }

interface Ergebnisse {
  ergebnis: Stationsergebnis | null
  bestaetigtVon: string | null
  berichtigung: Berichtigung | null
  fruehereErgebnisse: FrueheresErgebnis[]
}

/** The corrected result takes the place of the old one, which stays readable. */
export function berichtigt(context: Ergebnisse, { bestaetigtVon, am }: { bestaetigtVon: string; am: string }): Partial<Ergebnisse> {
  const { ergebnis, berichtigung } = context
  if (ergebnis === null || berichtigung === null) return {}
  const frueheres = { ergebnis, bestaetigtVon: context.bestaetigtVon, grund: berichtigung.grund, am }
  return {
    ergebnis: berichtigung.ergebnis,
    bestaetigtVon,
    berichtigung: null,
    fruehereErgebnisse: [...context.fruehereErgebnisse, frueheres],
  }
}

/** In both states of a confirmed station. */
export const BERICHTIGBAR = {
  BERICHTIGEN: { actions: 'berichtigungMerken' },
  BERICHTIGUNG_BESTAETIGEN: { actions: 'berichtigen' },
  BERICHTIGUNG_ABLEHNEN: { actions: 'berichtigungVergessen' },
} as const
