/** The order of the Beratungsfolge: which deliberations come before which, and which of them are still missing. */
import type { StationContext } from '../station/context.ts'
import { isEndgueltig, type Teil, type VorlageStand } from './stand.ts'

type Station = Teil<StationContext>

/** Earlier stations, without those that deliberate side by side with this one. */
const fruehere = (stand: VorlageStand, id: string): Station[] => {
  const position = stand.stationen.findIndex((station) => station.context.id === id)
  const gruppe = stand.stationen[position]?.context.gruppe ?? null
  return stand.stationen.slice(0, Math.max(0, position)).filter((station) => gruppe === null || station.context.gruppe !== gruppe)
}

/** It deliberates side by side with the entry before it. */
export const isParallel = ({ stationen }: Pick<VorlageStand, 'stationen'>, position: number): boolean => {
  const gruppe = stationen[position]?.context.gruppe ?? null
  return gruppe !== null && stationen[position - 1]?.context.gruppe === gruppe
}

/** Bodies that deliberate side by side with this station. */
export const nebenan = (stand: Pick<VorlageStand, 'stationen'>, { context: { id, gruppe } }: Station): Station[] =>
  gruppe === null ? [] : stand.stationen.filter(({ context }) => context.id !== id && context.gruppe === gruppe)

/** Bodies that this station waited for until the Wiedervorlage came: it goes on without them. */
const entbehrt = ({ context: { verweisung } }: Station, { context: { id } }: Station): boolean =>
  verweisung?.abgelaufen === true && verweisung.an.includes(id)

/** Earlier deliberations that have no result and that no Wiedervorlage has made dispensable; a provisional result counts as one. */
export const offeneFruehere = (stand: VorlageStand, station: Station): Station[] =>
  fruehere(stand, station.context.id).filter(
    (frueher) => !isEndgueltig(frueher) && frueher.zustand !== 'ergebnis_vorlaeufig' && !entbehrt(station, frueher),
  )

/** Bodies that said nothing until the Wiedervorlage came. */
export const fehlendeVerwiesene = (stand: VorlageStand, station: Station): Station[] =>
  stand.stationen.filter((other) => entbehrt(station, other) && !isEndgueltig(other))

/** Stations whose bodies were asked, and have all answered. */
export const isVerweisungErledigt = (stand: VorlageStand, { context: { verweisung } }: Station): boolean =>
  stand.stationen.every((other) => verweisung?.an.includes(other.context.id) !== true || isEndgueltig(other))

/** An earlier deliberation lies in no session: what it should come before has no date either. */
export const ohneTermin = ({ zustand }: Station): boolean => zustand === 'geplant' || zustand === 'wartet_auf_verweisung'

/** A body that has said what it had to say, or was passed over: it can be asked once more. */
export const isWiederholbar = (station: Station): boolean => isEndgueltig(station) && station.zustand !== 'hvb_genehmigt'

/** The earlier station of a body that the paper goes back to. */
export const fruehereStation = (stand: VorlageStand, id: string, gremium: string): Station | undefined =>
  fruehere(stand, id).findLast(({ context }) => context.gremium === gremium)
