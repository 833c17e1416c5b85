/** Beside the matter itself: bias, publicity, urgent items, legal checks. */
import type { Step } from '../../aggregate.ts'
import type { Stored } from '../befund.ts'
import { offeneFruehere } from '../reihenfolge.ts'
import { stationById, type VorlageStand } from '../stand.ts'
import { toStation, toVorlage, zuPruefen, type Routes } from './steps.ts'

const setzen = (stationen: readonly string[], oeffentlich: boolean): Step[] =>
  stationen.map((station) => toStation(station, { type: 'OEFFENTLICHKEIT_SETZEN', oeffentlich }))

/** An amendment follows the item of its paper until it is voted on; what was brought in behind closed doors stays there. */
function uebernehmen({ stationen, context }: VorlageStand, { befangen, ...event }: Stored<'PUNKT_UEBERNEHMEN'>): Step[] {
  const oeffentlich = event.oeffentlich && context.kopf.oeffentlich
  const station = stationen[0]
  if (station === undefined || (station.zustand !== 'auf_tagesordnung' && station.zustand !== 'aufgerufen')) return []
  const { id } = station.context
  return [
    ...(befangen === null ? [] : [toStation(id, { type: 'BEFANGENHEIT_FESTSTELLEN', befangen })]),
    ...(oeffentlich === station.context.oeffentlich ? [] : [toStation(id, { type: 'OEFFENTLICHKEIT_SETZEN', oeffentlich })]),
  ]
}

/** An earlier deliberation is open: the urgent item overtakes it, and the next chair sees why. */
function ueberholt(stand: VorlageStand, id: string): boolean {
  const station = stationById(stand, id)
  return station !== undefined && offeneFruehere(stand, station).length > 0
}

export const saal = {
  PUNKT_UEBERNEHMEN: uebernehmen,
  BEFANGENHEIT_FESTSTELLEN: (_stand, { type, station, anzahl, vorsitz }) => [toStation(station, { type, befangen: { anzahl, vorsitz } })],
  OEFFENTLICHKEIT_AUSSCHLIESSEN: (_stand, { stationen, befund }) => (befund.angenommen ? setzen(stationen, false) : []),
  OEFFENTLICHKEIT_HERSTELLEN: (_stand, { befund }) => setzen(befund.stationen, true),
  DRINGLICH_AUFGENOMMEN: (stand, { station, sitzung, grund, befund }) => [
    toStation(station, {
      type: 'AUF_TO_SETZEN',
      sitzung,
      // The body has put it there itself: it stays until it takes it off.
      geladen: true,
      verlangen: ueberholt(stand, station) ? { von: 'dringlichkeit', grund } : null,
      befund,
    }),
  ],
  PRUEFUNG_EINLEITEN: (stand, { station }) => {
    const gruende = stand.context.pruefungen.filter((pruefung) => pruefung.station === station).map(({ grund }) => grund)
    return zuPruefen(stand, station, [...new Set([...gruende, 'befangenheit' as const])])
  },
  PRUEFUNG_ABSCHLIESSEN: (stand, { station }) =>
    station === undefined ? [toVorlage({ type: 'PRUEFUNGEN_SETZEN', pruefungen: [] })] : zuPruefen(stand, station, []),
} satisfies Routes
