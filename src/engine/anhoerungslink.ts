/** What became of the hearing that a link asks a body to speak in. */
import { isPolitisch, isVorAbstimmung, stationById, wirdGehoert, type VorlageStand } from '../../workflows/vorlage/stand.ts'
import type { LinkRecord } from './read-ports.ts'

/** `offen` alone can be acted on. */
export type Anhoerungsstand =
  | 'offen'
  | 'geantwortet'
  | 'frist_abgelaufen'
  | 'in_sitzung'
  | 'in_neufassung'
  | 'neuere_anfrage'
  | 'nicht_mehr_gefragt'

/** Heading of the page of a link that nothing is left to do by. */
export const ANHOERUNGSSTAND_IN_WORTEN: Record<Exclude<Anhoerungsstand, 'offen'>, string> = {
  geantwortet: 'Die Stellungnahme liegt vor',
  frist_abgelaufen: 'Die Frist der Anhörung ist abgelaufen',
  in_sitzung: 'Die Vorlage steht auf der Tagesordnung des Gremiums',
  in_neufassung: 'Die Vorlage wird überarbeitet',
  neuere_anfrage: 'Zu dieser Vorlage gibt es eine neuere Anfrage',
  nicht_mehr_gefragt: 'Eine Stellungnahme wird nicht mehr gebraucht',
}

/** A link binds the station, the attempt and the version of the text. @param heute local date */
export function anhoerungsstand(
  stand: VorlageStand,
  link: Pick<LinkRecord, 'station' | 'runde' | 'fassung'>,
  heute: string,
): Anhoerungsstand {
  const station = stationById(stand, link.station)
  if (station === undefined) return 'nicht_mehr_gefragt'
  const { context, zustand } = station
  if (context.ergebnis !== null) return 'geantwortet'
  if (zustand === 'fristablauf') return 'frist_abgelaufen'
  if (stand.zustand === 'neufassung') return 'in_neufassung'
  if (isVorAbstimmung(station)) return 'in_sitzung'
  if (!isPolitisch(stand) || !wirdGehoert(station)) return 'nicht_mehr_gefragt'
  if (stand.context.fassung.hash !== link.fassung || context.versuch !== link.runde) return 'neuere_anfrage'
  return (context.anhoerung?.bis ?? '') < heute ? 'frist_abgelaufen' : 'offen'
}
