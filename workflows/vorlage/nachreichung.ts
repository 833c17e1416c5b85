/** What reached a paper after its Ladung was out: a late attachment, or pages that were exchanged. */
import type { Teil, VorlageStand } from './stand.ts'
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

const OFFEN = new Set(['auf_tagesordnung', 'aufgerufen'])

/** Bodies that have been invited and have not voted: they get what is late. */
export const geladeneBeratungen = ({ stationen }: VorlageStand): Teil<StationContext>[] =>
  stationen.filter(({ zustand, context }) => context.geladen && OFFEN.has(zustand))
