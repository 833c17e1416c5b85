/** What the page of a paper says of corrections and of what came late. */
import type { Profil } from '../../../../workflows/profile/profil.ts'
import type { Stationsergebnis } from '../../../../workflows/station/ergebnis.ts'
import { geladeneBeratungen } from '../../../../workflows/vorlage/nachreichung.ts'
import type { VorlageStand } from '../../../../workflows/vorlage/stand.ts'
import { gremiumName, wort } from '../../../../workflows/woerter.ts'
import { stimmen } from './beratungsfolge.ts'
import { printDate } from './dates.ts'

/** "Abgelehnt, 3 Ja, 40 Nein, 0 Enthaltungen" */
const inWorten = (profil: Profil, { ergebnis, abstimmung }: Stationsergebnis): string =>
  [wort(profil, 'ergebnis', ergebnis), ...stimmen(profil, abstimmung)].join(', ')

export const korrekturhinweise = ({ stationen }: VorlageStand, profil: Profil): { art: string; titel: string; text: string }[] =>
  stationen.flatMap(({ context }) => {
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
  })

/** Versions and late attachments with their dates, newest first. */
export const nachreichungen = ({ context }: VorlageStand): { text: string; grund: string }[] =>
  context.nachreichungen.toReversed().map(({ am, fassung, anlage, grund }) => ({
    text:
      anlage === null
        ? `Fassung ${String(fassung)}, nachgereicht am ${printDate(am)}`
        : `Anlage „${context.anlagen.find(({ id }) => id === anlage)?.name ?? ''}“, nachgereicht am ${printDate(am)}`,
    grund: grund ?? '',
  }))

/** Steps about what is recorded already, in whatever phase the paper is. */
export function korrekturschritte(stand: VorlageStand): { ereignis: string; gegenstand: string | null }[] {
  const jeStation = stand.stationen.flatMap(({ zustand, context }) => {
    if (zustand !== 'ergebnis_bestaetigt' && zustand !== 'abgeschlossen') return []
    const schritte = context.berichtigung === null ? ['BERICHTIGEN'] : ['ERGEBNIS_BESTAETIGEN', 'BERICHTIGUNG_ABLEHNEN']
    return schritte.map((ereignis) => ({ ereignis, gegenstand: context.id }))
  })
  const nachreichen = geladeneBeratungen(stand).length > 0 && stand.context.eil === null ? ['ANLAGE_NACHREICHEN', 'AUSTAUSCHEN'] : []
  return [...nachreichen.map((ereignis) => ({ ereignis, gegenstand: null })), ...jeStation]
}
