/** The part of a Vorlage's life that it spends between the bodies. */
import type { VorlageContext, VorlageMachineEvent } from './context.ts'

/** Stations were added while the paper was under way. */
export const neueFolge = (event: VorlageMachineEvent): Partial<VorlageContext> =>
  event.type === 'BERATUNGSFOLGE_SETZEN' || event.type === 'BERATUNGSFOLGE_ERFASSEN'
    ? { beratungsfolge: event.beratungsfolge, naechsteStation: event.naechsteStation }
    : {}

/** The revised text; what bodies said of the one before stays true of that one. */
export const neueFassung = (context: VorlageContext, event: VorlageMachineEvent): Partial<VorlageContext> =>
  event.type === 'NEUFASSEN'
    ? {
        fassung: { nr: context.fassung.nr + 1, hash: event.fassung },
        fruehereFassungen: [...context.fruehereFassungen, context.fassung.hash],
        merkmale: event.merkmale,
        bearbeitetVon: event.von,
      }
    : {}

/** Where it stands follows from its stations, except while the administration revises it. @param eilig what an Eilentscheidung leads to; nobody takes one while a body deliberates */
export const beratungsstaende = <const Eilig>(eilig: Eilig) =>
  ({
    bereit: { on: { STATION_BEGONNEN: 'in_station', ZURUECKGESTELLT: 'ruht', ANHOERUNG_BEGONNEN: 'in_anhoerung', EILENTSCHEIDEN: eilig } },
    in_anhoerung: { on: { STATION_BEGONNEN: 'in_station', STATION_RUHT: 'bereit', ZURUECKGESTELLT: 'ruht', EILENTSCHEIDEN: eilig } },
    in_station: {
      on: { STATION_RUHT: 'bereit', ZURUECKGESTELLT: 'ruht', ANHOERUNG_BEGONNEN: 'in_anhoerung', ZURUECKVERWEISEN: 'neufassung' },
    },
    ruht: { on: { STATION_BEGONNEN: 'in_station', STATION_RUHT: 'bereit', ANHOERUNG_BEGONNEN: 'in_anhoerung', EILENTSCHEIDEN: eilig } },
    neufassung: { on: { NEUFASSEN: { target: 'bereit', actions: 'fassungMerken' } } },
  }) as const
