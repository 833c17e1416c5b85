/** Jobs that events of a Vorlage cause: mails, documents, deadlines. */
import type { Effect } from '../../aggregate.ts'
import { endOfDay } from '../../recht/kalender.ts'
import type { Frist } from '../context.ts'
import { isOeffentlich, type VorlageStand } from '../stand.ts'

export const mail = (mailart: string, daten: Record<string, unknown> = {}): Effect => ({
  art: 'auftrag',
  auftrag: 'mail',
  daten: { mailart, ...daten },
})

export const dokument = (dokumentart: string, daten: Record<string, unknown>): Effect => ({
  art: 'auftrag',
  auftrag: 'dokument',
  daten: { dokumentart, ...daten },
})

/** A document in full and, where its matter is public, without what is not. */
const ausgaben = (dokumentart: string, daten: Record<string, unknown>, oeffentlich: boolean): Effect[] => [
  dokument(dokumentart, { ...daten, oeffentlich: false }),
  ...(oeffentlich ? [dokument(dokumentart, { ...daten, oeffentlich: true })] : []),
]

/** The paper in the version that holds now. */
export const fassungen = ({ context }: VorlageStand, oeffentlich: boolean): Effect[] =>
  ausgaben('vorlage', { fassung: context.fassung.hash }, oeffentlich)

/** The Auszug of a station. @param anlass why it is issued once more */
export const auszuege = (stand: VorlageStand, station: string, anlass?: 'niederschrift' | 'berichtigung'): Effect[] =>
  ausgaben('beschlussauszug', { station, ...(anlass !== undefined && { anlass }) }, isOeffentlich(stand, station))

/** A deadline that fires at an instant. */
export const frist = (name: string, stand: string, faelligAb: string): Effect => ({
  art: 'frist',
  frist: name,
  stand,
  faelligAb,
  event: { type: 'FRIST_ABGELAUFEN', frist: name, stand },
})

/** Arms the deadline of a decision; it fires when its last day is over. */
export const fristSetzen = (beschlussfrist: Frist | null): Effect[] =>
  beschlussfrist === null ? [] : [frist(beschlussfrist.art, beschlussfrist.stand, endOfDay(beschlussfrist.bis))]

export const fristAufheben = (beschlussfrist: Frist | null): Effect[] =>
  beschlussfrist === null ? [] : [{ art: 'frist_aufheben', frist: beschlussfrist.art, stand: beschlussfrist.stand }]
