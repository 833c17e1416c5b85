/** What a body said: recorded, corrected, confirmed. */
import type { Stored } from '../befund.ts'
import type { VorlageStand } from '../stand.ts'
import { toStation, type Routes } from './steps.ts'

function ergebnisangabe(stand: VorlageStand, event: Stored<'ERGEBNIS_ERFASSEN'> | Stored<'ERGEBNIS_KORRIGIEREN'>): Record<string, unknown> {
  return {
    ergebnis: event.ergebnis,
    ...(event.abstimmung && { abstimmung: event.abstimmung }),
    ...(event.punkte && { punkte: event.punkte }),
    ...(event.wortlaut !== undefined && { wortlaut: event.wortlaut }),
    ...(event.befund.gemeinsamMit !== null && { gemeinsamMit: event.befund.gemeinsamMit }),
    ...(event.befund.erledigtDurch !== null && { erledigtDurch: event.befund.erledigtDurch }),
    fassung: stand.context.fassung.hash,
    erfasstVon: event.befund.von,
    befund: event.befund,
  }
}

export const entscheidung = {
  ERGEBNIS_ERFASSEN: (stand, event) => [toStation(event.station, { type: event.type, ...ergebnisangabe(stand, event) })],
  ERGEBNIS_KORRIGIEREN: (stand, event) => [toStation(event.station, { type: event.type, ...ergebnisangabe(stand, event) })],
  ERGEBNIS_BESTAETIGEN: (_stand, { type, station, befund }) => [toStation(station, { type, bestaetigtVon: befund.von })],
} satisfies Routes
