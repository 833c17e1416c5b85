/** What a change of the Beratungsfolge causes: items leave agendas, days are watched, chairs learn of it. */
import type { Effect } from '../../aggregate.ts'
import type { StationContext } from '../../station/context.ts'
import { endOfDay, instantOf } from '../../recht/kalender.ts'
import type { StoredEvent } from '../befund.ts'
import { anhoerung as anhoerungsfrist, fristziel, vertagung, wiedervorlage } from '../fristziel.ts'
import { isSchriftlich, stationById, wirdGehoert, type Teil, type VorlageStand } from '../stand.ts'
import { anSitzung } from './an-sitzung.ts'
import { frist, mail } from './auftraege.ts'

/** Local time at which reminders go out. */
const MORGENS = 'T07:00'

interface Tag {
  name: string
  /** The attempt that it was named in. */
  stand: string
  faelligAb: string
}

/** The days that a station waits for. */
function tage(station: Teil<StationContext> | undefined): Tag[] {
  if (station === undefined) return []
  const { id, versuch, verweisung, vertagung: vertagt, anhoerung } = station.context
  const am = station.zustand === 'wartet_auf_verweisung' ? (verweisung?.wiedervorlage ?? null) : null
  const bis = vertagt?.bis ?? null
  const gehoert = wirdGehoert(station) ? (anhoerung?.bis ?? null) : null
  return [
    ...(gehoert === null ? [] : [{ name: anhoerungsfrist(id), stand: gehoert, faelligAb: endOfDay(gehoert) }]),
    // On its day the paper is back before anybody comes to work.
    ...(am === null ? [] : [{ name: wiedervorlage(id), stand: String(versuch), faelligAb: instantOf(`${am}T00:00`) }]),
    ...(bis === null ? [] : [{ name: vertagung(id), stand: String(versuch), faelligAb: instantOf(`${bis}${MORGENS}`) }]),
  ]
}

const same = (a: Tag, b: Tag): boolean => a.name === b.name && a.stand === b.stand

/** Days that this event named, and those that no longer hold; the one that has just fired is over by itself. */
function wartefristen(vorher: VorlageStand, stand: VorlageStand, abgelaufen: string | null): Effect[] {
  return stand.stationen.flatMap((station): Effect[] => {
    const zuvor = tage(stationById(vorher, station.context.id))
    const jetzt = tage(station)
    return [
      ...zuvor
        .filter((tag) => tag.name !== abgelaufen && !jetzt.some((other) => same(tag, other)))
        .map((tag): Effect => ({ art: 'frist_aufheben', frist: tag.name, stand: tag.stand })),
      ...jetzt.filter((tag) => !zuvor.some((other) => same(tag, other))).map((tag) => frist(tag.name, tag.stand, tag.faelligAb)),
    ]
  })
}

/** An item leaves an agenda that nobody has received, and its paper stays meant for that session. */
const zurueckgestellt = (vorher: VorlageStand, stand: VorlageStand, vorlage: string): Effect[] =>
  stand.stationen.flatMap(({ zustand, context: { id, sitzungAm: am } }) =>
    stationById(vorher, id)?.zustand === 'auf_tagesordnung' && zustand === 'terminiert'
      ? [
          ...anSitzung(stand, id, { type: 'TOP_ABSETZEN' }, vorlage),
          ...anSitzung(stand, id, { type: 'VORMERKEN', am }, vorlage, 'TOP_VERWEIGERT'),
        ]
      : [],
  )

/** The session that a body was meant to speak in before its time was over, or before it wrote. */
const ohneSitzung = (vorher: VorlageStand, stand: VorlageStand, vorlage: string): Effect[] =>
  stand.stationen.flatMap(({ zustand, context }) =>
    zustand === 'fristablauf' || isSchriftlich(context) ? anSitzung(vorher, context.id, { type: 'VORMERKUNG_STREICHEN' }, vorlage) : [],
  )

/** What follows from any event for the stations. */
export const stationsfolgen = (vorher: VorlageStand | null, stand: VorlageStand, vorlage: string, event: StoredEvent): Effect[] =>
  vorher === null
    ? []
    : [
        ...zurueckgestellt(vorher, stand, vorlage),
        ...ohneSitzung(vorher, stand, vorlage),
        ...wartefristen(vorher, stand, event.type === 'FRIST_ABGELAUFEN' ? event.frist : null),
      ]

/** The mail that chairs, office and Sitzungsdienst get about a step of the way. */
export const beratungsmail = (ereignis: string, station = '', an = ''): Effect => mail('beratungsfolge', { ereignis, station, an })

/** A day that a station waited for has come. */
export function stationserinnerung(name: string): Effect[] {
  const ziel = fristziel(name)
  return 'station' in ziel ? [beratungsmail(ziel.art.toUpperCase(), ziel.station)] : []
}
