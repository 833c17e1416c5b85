/** What a confirmed correction causes: the agenda, the Auszug and the period follow; whoever was told the wrong result hears of it with the Auszug. */
import type { Effect } from '../../aggregate.ts'
import { isSchriftlich, stationById, type VorlageStand } from '../stand.ts'
import { anSitzung } from './an-sitzung.ts'
import { stellungnahmefolgen } from './anhoerung.ts'
import { auszuege, fristAufheben, fristSetzen } from './auftraege.ts'

/** Whether confirming means a correction here; the state is the one before. */
export const isBerichtigung = (vorher: VorlageStand | null, station: string): boolean =>
  vorher !== null && (stationById(vorher, station)?.context.berichtigung ?? null) !== null

export function berichtigungEffects(stand: VorlageStand, vorher: VorlageStand | null, station: string, vorlage: string): Effect[] {
  const { ergebnis = null, erneut = false, uebernommen = false, anhoerung = null } = stationById(stand, station)?.context ?? {}
  const schriftlich = isSchriftlich({ anhoerung })
  const alte = vorher?.context.frist ?? null
  const neue = stand.context.frist
  return [
    // A renewed decision has no item of its own on the agenda.
    ...(ergebnis === null || erneut
      ? []
      : anSitzung(
          stand,
          station,
          { type: 'TOP_BERICHTIGEN', ausgang: ergebnis.ergebnis, abstimmung: ergebnis.abstimmung ?? null },
          vorlage,
        )),
    // What an old system has seen has no Auszug of ours.
    ...(uebernommen || schriftlich ? [] : auszuege(stand, station, 'berichtigung')),
    // What was written has no Auszug: whoever was told it is told again.
    ...(schriftlich ? stellungnahmefolgen(station) : []),
    ...(alte?.stand === neue?.stand ? [] : [...fristAufheben(alte), ...fristSetzen(neue)]),
  ]
}
