/** A result that later bodies took as a basis reads otherwise now: what they said stays, and somebody has to look at it. */
import type { Step } from '../../aggregate.ts'
import { liestSichAnders, spaetereErgebnisse } from '../berichtigung.ts'
import { mitPruefung, type Pruefung } from '../pruefung.ts'
import { stationById, type VorlageStand } from '../stand.ts'
import { toVorlage } from './steps.ts'

/** The open checks once this station has the new result. */
export function pruefungenNach(stand: VorlageStand, station: string, neu: Parameters<typeof liestSichAnders>[1]): Pruefung[] {
  const { pruefungen } = stand.context
  return liestSichAnders(stationById(stand, station)?.context.ergebnis ?? null, neu)
    ? spaetereErgebnisse(stand, station).reduce(
        (offene, { context }) => mitPruefung(offene, { grund: 'grundlage_berichtigt', station: context.id }),
        pruefungen,
      )
    : pruefungen
}

export const pruefungenSetzen = ({ context }: VorlageStand, pruefungen: Pruefung[]): Step[] =>
  pruefungen.length === context.pruefungen.length ? [] : [toVorlage({ type: 'PRUEFUNGEN_SETZEN', pruefungen })]
