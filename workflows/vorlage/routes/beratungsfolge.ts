/** What changes the Beratungsfolge while the paper is under way: referrals, insertions, a new version. */
import type { Step } from '../../aggregate.ts'
import type { Rolle } from '../../begriffe.ts'
import type { StationInput } from '../../station/context.ts'
import { fruehereStation, isWiederholbar } from '../reihenfolge.ts'
import { entscheidendeStation, stationById, type VorlageStand } from '../stand.ts'
import { anhoeren, toStation, toVorlage, type Routes } from './steps.ts'

interface Neu {
  gremium: string
  rolle: Rolle
  oeffentlich: boolean
  gruppe?: string
  eingefuegt: NonNullable<StationInput['eingefuegt']>
}

/** New stations before another one, or at the end. */
function einfuegen({ context }: VorlageStand, vor: string | undefined, neue: readonly Neu[]): { ids: string[]; steps: Step[] } {
  const ids = neue.map((_, index) => `s${context.naechsteStation + index}`)
  const found = vor === undefined ? -1 : context.beratungsfolge.indexOf(vor)
  const beratungsfolge = context.beratungsfolge.toSpliced(found === -1 ? context.beratungsfolge.length : found, 0, ...ids)
  return {
    ids,
    steps: [
      ...neue.map((input, index): Step => ({ key: `station/${ids[index]}`, start: 'station', input: { id: ids[index], ...input } })),
      toVorlage({ type: 'BERATUNGSFOLGE_SETZEN', beratungsfolge, naechsteStation: context.naechsteStation + neue.length }),
    ],
  }
}

export const beratungsfolge = {
  VERWEISEN: (stand, { type, station, an, wiedervorlage = null, grund = null, befund: { rolle } }) => {
    const oeffentlich = stationById(stand, station)?.context.oeffentlich ?? false
    // All of them are asked at once, and answer in any order.
    const gruppe = `${station}-${stand.context.naechsteStation}`
    const neu = einfuegen(
      stand,
      station,
      an.map((gremium) => ({ gremium, rolle, oeffentlich, gruppe, eingefuegt: { durch: 'verweisung', grund } })),
    )
    return [...neu.steps, toStation(station, { type, an: neu.ids, wiedervorlage, grund })]
  },
  ZURUECKVERWEISEN: (stand, { type, station, an, grund = null, befund }) => {
    const frueher = fruehereStation(stand, station, an)
    return [
      toStation(station, { type, grund }),
      ...(an === 'verwaltung' ? [toVorlage({ type })] : []),
      ...(frueher !== undefined && isWiederholbar(frueher)
        ? [toStation(frueher.context.id, { type: 'WIEDERHOLEN', grund }), ...anhoeren(frueher, befund.anhoerungBis)]
        : []),
    ]
  },
  NEUFASSEN: (_stand, { type, inhalt, befund }) => [toVorlage({ type, fassung: inhalt, merkmale: befund.merkmale, von: befund.von })],
  EINFUEGEN: (stand, { vor, gremium, rolle, oeffentlich = stand.context.kopf.oeffentlich, grund, befund }) => {
    const { ids, steps } = einfuegen(stand, vor, [{ gremium, rolle, oeffentlich, eingefuegt: { durch: 'sitzungsdienst', grund } }])
    return [...steps, ...ids.flatMap((id) => anhoeren({ context: { id, rolle } }, befund.anhoerungBis))]
  },
  AN_SICH_ZIEHEN: (stand, { grund, befund: { gremium } }) => {
    const ausschuss = entscheidendeStation(stand)
    const oeffentlich = ausschuss?.context.oeffentlich ?? false
    const { steps } = einfuegen(stand, undefined, [
      { gremium, rolle: 'entscheidung', oeffentlich, eingefuegt: { durch: 'vertretung', grund } },
    ])
    return [...(ausschuss === undefined ? [] : [toStation(ausschuss.context.id, { type: 'ROLLE_SETZEN', rolle: 'vorberatung' })]), ...steps]
  },
} satisfies Routes
