/** What the page of a paper says of corrections and of what came late. */
import type { Profil } from '../../../../workflows/profile/profil.ts'
import type { Stationsergebnis } from '../../../../workflows/station/ergebnis.ts'
import type { StationContext } from '../../../../workflows/station/context.ts'
import type { VorlageEventType } from '../../../../workflows/vorlage/events.ts'
import { geladeneBeratungen } from '../../../../workflows/vorlage/nachreichung.ts'
import type { Teil, VorlageStand } from '../../../../workflows/vorlage/stand.ts'
import { gremiumName, punktergebnisse, wort } from '../../../../workflows/woerter.ts'
import { stimmen } from './beratungsfolge.ts'
import { printDate } from './dates.ts'

/** "Abgelehnt, 3 Ja, 40 Nein, 0 Enthaltungen"; with votes on single points each of them behind it. */
const inWorten = (profil: Profil, { ergebnis, abstimmung, punkte }: Stationsergebnis): string =>
  [[wort(profil, 'ergebnis', ergebnis), ...stimmen(profil, abstimmung)].join(', '), ...punktergebnisse(profil, punkte)].join('; ')

interface Hinweis {
  art: string
  titel: string
  text: string
}

/** A correction of this station that waits, and those that are in force. */
export function berichtigungshinweise(profil: Profil, { context }: Teil<StationContext>): Hinweis[] {
  const name = gremiumName(profil, context.gremium)
  const { berichtigung } = context
  return [
    ...(berichtigung === null
      ? []
      : [
          {
            art: 'warning',
            titel: `Berichtigung noch nicht bestätigt: ${name}`,
            text: `Vorgeschlagen am ${printDate(berichtigung.am)}: ${inWorten(profil, berichtigung.ergebnis)}. Grund: ${berichtigung.grund}. Bis zur Bestätigung gilt das bisherige Ergebnis.`,
          },
        ]),
    ...context.fruehereErgebnisse.map(({ ergebnis, grund, am }) => ({
      art: 'info',
      titel: `Ergebnis berichtigt am ${printDate(am)}: ${name}`,
      text: `Vorher stand hier: ${inWorten(profil, ergebnis)}. Grund: ${grund}`,
    })),
  ]
}

export const korrekturhinweise = ({ stationen }: VorlageStand, profil: Profil): Hinweis[] =>
  stationen.flatMap((station) => berichtigungshinweise(profil, station))

/** Versions and late attachments with their dates, newest first. */
export const nachreichungen = ({ context }: VorlageStand): { text: string; grund: string }[] =>
  context.nachreichungen.toReversed().map(({ am, fassung, anlage, grund }) => ({
    text:
      anlage === null
        ? `Fassung ${String(fassung)}, nachgereicht am ${printDate(am)}`
        : `Anlage „${context.anlagen.find(({ id }) => id === anlage)?.name ?? ''}“, nachgereicht am ${printDate(am)}`,
    grund: grund ?? '',
  }))

/** Steps about the confirmed result of one station. */
export function berichtigungsschritte({ zustand, context }: Teil<StationContext>): { ereignis: VorlageEventType; gegenstand: string }[] {
  if (zustand !== 'ergebnis_bestaetigt' && zustand !== 'abgeschlossen') return []
  const schritte = context.berichtigung === null ? (['BERICHTIGEN'] as const) : (['ERGEBNIS_BESTAETIGEN', 'BERICHTIGUNG_ABLEHNEN'] as const)
  return schritte.map((ereignis) => ({ ereignis, gegenstand: context.id }))
}

/** Steps about what is recorded already, in whatever phase the paper is. */
export function korrekturschritte(stand: VorlageStand): { ereignis: string; gegenstand: string | null }[] {
  const nachreichen = geladeneBeratungen(stand).length > 0 && stand.context.eil === null ? ['ANLAGE_NACHREICHEN', 'AUSTAUSCHEN'] : []
  return [...nachreichen.map((ereignis) => ({ ereignis, gegenstand: null })), ...stand.stationen.flatMap(berichtigungsschritte)]
}
