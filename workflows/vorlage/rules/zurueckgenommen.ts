/** Steps that another aggregate takes back or ends; they fit one state of the station and are void in any other. */
import type { Rules } from '../../rule.ts'
import { stationGibtEs, stationImZustand, type Lage } from './common.ts'

const nurIn = (...zustaende: string[]): Rules<Lage, { station: string }, object> => ({
  voraussetzungen: [],
  angaben: [stationGibtEs, stationImZustand(zustaende, 'Der Schritt ist überholt.')],
})

export const topVerweigert = nurIn('auf_tagesordnung')
export const aufrufVerweigert = nurIn('aufgerufen')
export const ergebnisVerweigert = nurIn('ergebnis_vorlaeufig')
export const sitzungEntfallen = nurIn('terminiert', 'auf_tagesordnung')
export const nichtBehandelt = nurIn('auf_tagesordnung', 'aufgerufen')
