/** What a body said: recorded, and corrected before anybody has confirmed it. */
import type { Step } from '../../aggregate.ts'
import type { Stored } from '../befund.ts'
import type { VorlageStand } from '../stand.ts'
import type { Pruefung } from '../pruefung.ts'
import { pruefungenNach, pruefungenSetzen } from './grundlage.ts'
import { toStation, zuPruefen, type Routes } from './steps.ts'

/** What was said of the result, on the version that was voted on. */
export function ergebnisangabe(
  event: Stored<'ERGEBNIS_ERFASSEN'> | Stored<'ERGEBNIS_KORRIGIEREN'> | Stored<'BERICHTIGEN'>,
): Record<string, unknown> {
  return {
    ergebnis: event.ergebnis,
    ...(event.abstimmung && { abstimmung: event.abstimmung }),
    ...(event.punkte && { punkte: event.punkte }),
    ...(event.wortlaut !== undefined && { wortlaut: event.wortlaut }),
    ...(event.befund.gemeinsamMit !== null && { gemeinsamMit: event.befund.gemeinsamMit }),
    ...(event.befund.erledigtDurch !== null && { erledigtDurch: event.befund.erledigtDurch }),
    ...(event.feststellung !== undefined && { feststellung: event.feststellung }),
    fassung: event.befund.fassung,
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
  toStation(event.station, { type: event.type, ...ergebnisangabe(event) }),
  ...zuPruefen(stand, event.station, event.befund.pruefungen),
]

/** The next body may have taken the result over on the same day, before it was confirmed. */
const korrigiert = (stand: VorlageStand, event: Stored<'ERGEBNIS_KORRIGIEREN'> & { type: 'ERGEBNIS_KORRIGIEREN' }): Step[] => {
  const schritte = festgehalten(stand, event)
  // Both checks set the list as a whole: the one on the quorum goes first.
  const gesetzt = schritte.flatMap((schritt) =>
    'event' in schritt && schritt.event.type === 'PRUEFUNGEN_SETZEN' ? [schritt.event['pruefungen'] as Pruefung[]] : [],
  )
  const context = { ...stand.context, pruefungen: gesetzt[0] ?? stand.context.pruefungen }
  return [...schritte, ...pruefungenSetzen({ ...stand, context }, pruefungenNach({ ...stand, context }, event.station, event))]
}

export const entscheidung = {
  ERGEBNIS_ERFASSEN: festgehalten,
  ERGEBNIS_KORRIGIEREN: korrigiert,
} satisfies Routes
