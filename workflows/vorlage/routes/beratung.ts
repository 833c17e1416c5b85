/** The way through the Beratungsfolge: sessions, agendas, and what takes a step back. */
import type { Step } from '../../aggregate.ts'
import { abschluesse, asItIs, toStation, toVorlage, veroeffentlichen, zuPruefen, type Routes } from './steps.ts'

const verweigert = (event: { type: string; station: string; grund: string }): Step[] => [
  toStation(event.station, { type: event.type }),
  toVorlage({ type: 'VERMERKEN', vermerk: { ereignis: event.type, grund: event.grund } }),
]

export const beratung = {
  TERMINIEREN: (_stand, { type, station, sitzung, befund }) => [toStation(station, { type, sitzung, befund })],
  UMTERMINIEREN: (_stand, { type, station, sitzung, befund }) => [toStation(station, { type, sitzung, befund })],
  AUF_TO_SETZEN: (_stand, { type, station, sitzung, aufVerlangen, grund = '', befund }) => [
    toStation(station, {
      type,
      sitzung,
      verlangen: aufVerlangen === undefined ? null : { von: aufVerlangen, grund },
      geladen: befund.geladen,
      befund,
    }),
  ],
  WEITERLEITEN: abschluesse,
  ABSETZEN: (_stand, { type, station, grund }) => [toStation(station, { type, grund })],
  UEBERSPRINGEN: (_stand, { type, station, grund }) => [toStation(station, { type, grund })],
  AUFRUFEN: (_stand, { type, station, ohneVorberatung = null }) => [toStation(station, { type, ohneVorberatung })],
  VERTAGEN: (_stand, { type, station, bis = null, grund = null }) => [toStation(station, { type, bis, grund })],
  ZURUECKZIEHEN: asItIs,
  LADUNG_ERFOLGT: (stand, { type, station, sitzung, befund }) => [
    toStation(station, { type, sitzung }),
    ...veroeffentlichen(befund.veroeffentlichen && stand.publikation === 'nicht_veroeffentlicht'),
  ],
  SITZUNG_ENTFALLEN: (_stand, { type, station, grund }) => [toStation(station, { type, grund })],
  SITZUNG_VERLEGT: (_stand, { type, station, am, rev }) => [toStation(station, { type, am, rev })],
  NICHT_BEHANDELT: (_stand, { type, station }) => [toStation(station, { type, grund: null })],
  BESCHLUSSUNFAEHIG: (_stand, { type, station }) => [toStation(station, { type })],
  SITZUNG_FORTGESETZT: (_stand, { type, station, neu, am, rev }) => [toStation(station, { type, sitzung: neu, am, rev })],
  NIEDERSCHRIFT_LIEGT_VOR: (_stand, { type, station }) => [toStation(station, { type })],
  TOP_VERWEIGERT: (_stand, event) => verweigert(event),
  AUFRUF_VERWEIGERT: (_stand, event) => verweigert(event),
  ERGEBNIS_VERWEIGERT: (stand, event) => [...verweigert(event), ...zuPruefen(stand, event.station, [])],
} satisfies Routes
