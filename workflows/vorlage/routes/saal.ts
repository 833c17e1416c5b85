/** Beside the matter itself: bias, publicity, urgent items, legal checks. */
import type { Step } from '../../aggregate.ts'
import { offeneFruehere } from '../reihenfolge.ts'
import { stationById, type VorlageStand } from '../stand.ts'
import { toStation, toVorlage, zuPruefen, type Routes } from './steps.ts'

const offen = (stationen: readonly string[], oeffentlich: boolean): Step[] =>
  stationen.map((station) => toStation(station, { type: 'OEFFENTLICHKEIT_SETZEN', oeffentlich }))

/** An earlier deliberation is open: the urgent item overtakes it, and the next chair sees why. */
function ueberholt(stand: VorlageStand, id: string): boolean {
  const station = stationById(stand, id)
  return station !== undefined && offeneFruehere(stand, station).length > 0
}

export const saal = {
  BEFANGENHEIT_FESTSTELLEN: (_stand, { type, station, anzahl, vorsitz }) => [toStation(station, { type, befangen: { anzahl, vorsitz } })],
  OEFFENTLICHKEIT_AUSSCHLIESSEN: (_stand, { stationen, befund }) => (befund.angenommen ? offen(stationen, false) : []),
  OEFFENTLICHKEIT_HERSTELLEN: (_stand, { befund }) => offen(befund.stationen, true),
  DRINGLICH_AUFGENOMMEN: (stand, { station, sitzung, grund, befund }) => [
    toStation(station, {
      type: 'AUF_TO_SETZEN',
      sitzung,
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
