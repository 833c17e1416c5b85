/** What reached a paper after its Ladung was out: a late attachment, or pages that were exchanged. */
import { isVorAbstimmung, type Teil, type VorlageStand } from './stand.ts'
import type { StationContext } from '../station/context.ts'

export interface Nachreichung {
  /** Local date. */
  am: string
  /** Text reference; a late attachment needs none. */
  grund: string | null
  /** Number of the version that holds from then on. */
  fassung: number
  /** The version that was exchanged. */
  ersetzt: { nr: number; hash: string } | null
  /** Id of the late attachment. */
  anlage: string | null
  /** Stations that had been invited and had not voted yet. */
  stationen: string[]
}

/** Bodies that have been invited and have not voted: they get what is late. */
export const geladeneBeratungen = ({ stationen }: VorlageStand): Teil<StationContext>[] =>
  stationen.filter((station) => station.context.geladen && isVorAbstimmung(station))
