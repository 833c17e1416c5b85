/** Whoever has to look at a decision learns it: a legal check that was opened, an approval that is asked for, given or refused. */
import type { Effect } from '../../aggregate.ts'
import type { Pruefung } from '../pruefung.ts'
import { isEndgueltig, stationById, type VorlageStand } from '../stand.ts'
import { mail } from './auftraege.ts'

/** Checks of confirmed results; before, a slip is simply corrected. */
const offene = (stand: VorlageStand): Pruefung[] =>
  stand.context.pruefungen.filter(({ station }) => {
    const part = stationById(stand, station)
    return part !== undefined && isEndgueltig(part)
  })

/** One mail for each station with a check that was not open before. */
function pruefungen(vorher: VorlageStand | null, stand: VorlageStand): Effect[] {
  const bekannt = vorher === null ? [] : offene(vorher)
  const neue = offene(stand).filter(({ grund, station }) => !bekannt.some((alte) => alte.grund === grund && alte.station === station))
  return [...new Set(neue.map(({ station }) => station))].map((station) => mail('pruefung', { station }))
}

const wartet = (stand: VorlageStand | null): boolean => stand?.context.genehmigung?.erteiltAm === null && stand.context.aufhebung === null

function genehmigung(vorher: VorlageStand | null, stand: VorlageStand): Effect[] {
  if (!wartet(vorher)) return wartet(stand) ? [mail('genehmigung', { ereignis: 'offen' })] : []
  const { genehmigung: jetzt, aufhebung } = stand.context
  if (jetzt !== null && jetzt.erteiltAm !== null) return [mail('genehmigung', { ereignis: 'erteilt' })]
  return aufhebung?.durch === 'aufsicht' ? [mail('genehmigung', { ereignis: 'versagt' })] : []
}

export const pruefungsfolgen = (vorher: VorlageStand | null, stand: VorlageStand): Effect[] => [
  ...pruefungen(vorher, stand),
  ...genehmigung(vorher, stand),
]
