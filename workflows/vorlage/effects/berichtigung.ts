/** What a confirmed correction causes: the agenda, the Auszug and the period follow; whoever was told the wrong result hears of it with the Auszug. */
import type { Effect } from '../../aggregate.ts'
import { isOeffentlich, stationById, type VorlageStand } from '../stand.ts'
import { dokument, fristAufheben, fristSetzen } from './auftraege.ts'

/** Whether confirming means a correction here; the state is the one before. */
export const isBerichtigung = (vorher: VorlageStand | null, station: string): boolean =>
  vorher !== null && (stationById(vorher, station)?.context.berichtigung ?? null) !== null

export function berichtigungEffects(stand: VorlageStand, vorher: VorlageStand | null, id: string, vorlage: string): Effect[] {
  const station = stationById(stand, id)
  const { sitzung = null, ergebnis = null } = station?.context ?? {}
  const alte = vorher?.context.frist ?? null
  const neue = stand.context.frist
  const auszug = { station: id, anlass: 'berichtigung' }
  return [
    ...(sitzung === null || ergebnis === null
      ? []
      : [
          {
            art: 'befehl' as const,
            an: { art: 'sitzung' as const, id: sitzung },
            event: {
              type: 'TOP_BERICHTIGEN',
              vorlage,
              station: id,
              ausgang: ergebnis.ergebnis,
              abstimmung: ergebnis.abstimmung ?? null,
            },
          },
        ]),
    dokument('beschlussauszug', { ...auszug, oeffentlich: false }),
    ...(isOeffentlich(stand, id) ? [dokument('beschlussauszug', { ...auszug, oeffentlich: true })] : []),
    ...(alte?.stand === neue?.stand ? [] : [...fristAufheben(alte), ...fristSetzen(neue)]),
  ]
}
