/** What a body said: recorded, corrected, confirmed. */
import type { Step } from '../../aggregate.ts'
import type { Stored } from '../befund.ts'
import type { VorlageStand } from '../stand.ts'
import { toStation, zuPruefen, type Routes } from './steps.ts'

function ergebnisangabe(stand: VorlageStand, event: Stored<'ERGEBNIS_ERFASSEN'> | Stored<'ERGEBNIS_KORRIGIEREN'>): Record<string, unknown> {
  return {
    ergebnis: event.ergebnis,
    ...(event.abstimmung && { abstimmung: event.abstimmung }),
    ...(event.punkte && { punkte: event.punkte }),
    ...(event.wortlaut !== undefined && { wortlaut: event.wortlaut }),
    ...(event.befund.gemeinsamMit !== null && { gemeinsamMit: event.befund.gemeinsamMit }),
    ...(event.befund.erledigtDurch !== null && { erledigtDurch: event.befund.erledigtDurch }),
    ...(event.feststellung !== undefined && { feststellung: event.feststellung }),
    fassung: stand.context.fassung.hash,
    erfasstVon: event.befund.von,
    befund: event.befund,
  }
}

const festgehalten = (
  stand: VorlageStand,
  event:
    | (Stored<'ERGEBNIS_ERFASSEN'> & { type: 'ERGEBNIS_ERFASSEN' })
    | (Stored<'ERGEBNIS_KORRIGIEREN'> & { type: 'ERGEBNIS_KORRIGIEREN' }),
): Step[] => [
  toStation(event.station, { type: event.type, ...ergebnisangabe(stand, event) }),
  ...zuPruefen(stand, event.station, event.befund.pruefungen),
]

export const entscheidung = {
  ERGEBNIS_ERFASSEN: festgehalten,
  ERGEBNIS_KORRIGIEREN: festgehalten,
  ERGEBNIS_BESTAETIGEN: (_stand, { type, station, befund }) => [toStation(station, { type, bestaetigtVon: befund.von })],
} satisfies Routes
