/**
 * When the coming stations of a paper and its decision can be at the earliest: from the planned sessions, the Redaktionsschluss and the
 * period of the Ladung. Nothing of it is stored; it is computed when somebody asks, so that it follows every event.
 */
import { HVB, type Rolle } from '../begriffe.ts'
import type { Profil } from '../profile/profil.ts'
import { ladungsfrist } from '../recht/fristen.ts'
import { addDays } from '../recht/kalender.ts'
import { isEndgueltig, isInSitzung, type VorlageStand } from './stand.ts'

/** A session of the calendar that is neither held nor cancelled. */
export interface Kalendersitzung {
  id: string
  gremium: string
  /** Local date-time. */
  am: string
  /** The Ladung is not out yet: the agenda is open. */
  offen: boolean
}

/** One entry of the Beratungsfolge, as the forecast looks at it. */
export interface Prognosestation {
  id: string
  gremium: string
  rolle: Rolle
  /** Place in the order; stations of the same Stufe deliberate side by side. */
  stufe: number
  /** Over (with the day it was, if it was one), meant for a session, or without a date. */
  lage: 'erledigt' | 'zugeordnet' | 'ohne_termin'
  /** Local date-time of its session; null without one. */
  am: string | null
  sitzung: string | null
}

export interface Prognoselage {
  profil: Profil
  /** Local date-time of the question. */
  jetzt: string
  sitzungen: readonly Kalendersitzung[]
  stationen: readonly Prognosestation[]
  /** An urgent paper comes on an agenda after the Ladung too. */
  dringlich: boolean
}

/** Until when a paper must be there for a session, and which of the two periods ends first. */
export interface Schluss {
  art: 'redaktionsschluss' | 'ladung'
  /** Local date-time. */
  bis: string
  /** Of the period of the Ladung, or of the Geschäftsordnung. */
  norm: string
}

export interface Stationsprognose {
  station: string
  gremium: string
  rolle: Rolle
  /** `kein_termin`: no session planned that it can reach. `danach`: waits for a station that has none. */
  art: 'erledigt' | 'vorgesehen' | 'fruehestens' | 'kein_termin' | 'danach'
  /** Local date-time; null where the calendar ends. */
  am: string | null
  sitzung: string | null
  /** Until when it must be ready for this session; null where it is on its way already or urgent. */
  schluss: Schluss | null
  /** Meant for a session that lies before an earlier station of its Beratungsfolge can have deliberated. */
  zuFrueh: boolean
}

export interface Prognose {
  stationen: Stationsprognose[]
  /** The station that decides, or the last one where none does; null for an empty Beratungsfolge. */
  entscheidung: Stationsprognose | null
  /** The next end of a period that moves the decision, and where it goes then (null = no session planned). */
  verpasst: { schluss: Schluss; gremium: string; am: string | null } | null
}

/** Until when a paper must be there for this session. */
export function schlussFuer({ profil, jetzt }: Pick<Prognoselage, 'profil' | 'jetzt'>, am: string): Schluss {
  const { redaktionsschlussTage, redaktionsschlussStunde } = profil.fristen
  const tag = am.slice(0, 10)
  const redaktion = `${addDays(tag, -redaktionsschlussTage.wert)}T${String(redaktionsschlussStunde.wert).padStart(2, '0')}:00`
  const { spaetestens, norm } = ladungsfrist({ profil, sitzungAm: tag, versandAm: jetzt.slice(0, 10) })
  const ladung = `${spaetestens}T23:59`
  return redaktion <= ladung ? { art: 'redaktionsschluss', bis: redaktion, norm: 'Geschäftsordnung' } : { art: 'ladung', bis: ladung, norm }
}

/** The first session of the body after `nach` that a paper can still reach. */
function fruehesteSitzung(lage: Prognoselage, gremium: string, nach: string): Kalendersitzung | undefined {
  return lage.sitzungen
    .filter((sitzung) => sitzung.gremium === gremium && sitzung.am > nach && sitzung.am > lage.jetzt)
    .filter(({ offen, am }) => lage.dringlich || (offen && lage.jetzt <= schlussFuer(lage, am).bis))
    .toSorted((a, b) => a.am.localeCompare(b.am))[0]
}

/** @param nach latest date of the stations before; null where one of them has none */
function stationsprognose(lage: Prognoselage, station: Prognosestation, nach: string | null): Stationsprognose {
  const { id, gremium, rolle, am, sitzung } = station
  const gleich = { station: id, gremium, rolle, am, sitzung, schluss: null, zuFrueh: false }
  if (station.lage === 'erledigt') return { ...gleich, art: 'erledigt' }
  if (station.lage === 'zugeordnet') return { ...gleich, art: 'vorgesehen', zuFrueh: nach === null || (am ?? '') <= nach }
  if (nach === null) return { ...gleich, art: 'danach' }
  // The head of administration needs no session.
  if (gremium === HVB) return { ...gleich, art: 'fruehestens', am: nach > lage.jetzt ? nach : lage.jetzt }
  const gefunden = fruehesteSitzung(lage, gremium, nach)
  if (gefunden === undefined) return { ...gleich, art: 'kein_termin' }
  const schluss = lage.dringlich ? null : schlussFuer(lage, gefunden.am)
  return { ...gleich, art: 'fruehestens', am: gefunden.am, sitzung: gefunden.id, schluss }
}

/** Null is a day that nobody knows. */
const later = (a: string | null, b: string | null): string | null => (a === null || b === null ? null : a > b ? a : b)

function stationsprognosen(lage: Prognoselage): Stationsprognose[] {
  const stufen = [...new Set(lage.stationen.map(({ stufe }) => stufe))].toSorted((a, b) => a - b)
  const gefunden = new Map<string, Stationsprognose>()
  let nach: string | null = ''
  for (const stufe of stufen) {
    const hier = lage.stationen.filter((station) => station.stufe === stufe).map((station) => stationsprognose(lage, station, nach))
    for (const eine of hier) gefunden.set(eine.station, eine)
    // What is over needs no date to let the next one begin.
    const offene = hier.filter(({ art }) => art !== 'erledigt')
    nach = offene.reduce<string | null>((spaetester, { am }) => later(spaetester, am), nach)
  }
  return lage.stationen.flatMap(({ id }) => gefunden.get(id) ?? [])
}

const entscheidungOf = (stationen: readonly Stationsprognose[]): Stationsprognose | null =>
  stationen.find(({ rolle, art }) => rolle === 'entscheidung' && art !== 'erledigt') ??
  stationen.find(({ rolle }) => rolle === 'entscheidung') ??
  stationen.at(-1) ??
  null

/** The moment after a local date-time: the next day after its last minute, else one second on. */
const danach = (local: string): string => (local.endsWith('T23:59') ? `${addDays(local.slice(0, 10), 1)}T00:00` : `${local}:01`)

/** The next end of a period after which the decision comes later. */
function verpasst(lage: Prognoselage, stationen: readonly Stationsprognose[], am: string): Prognose['verpasst'] {
  const enden = stationen
    .flatMap(({ schluss, gremium }) => (schluss === null ? [] : [{ schluss, gremium }]))
    .toSorted((a, b) => a.schluss.bis.localeCompare(b.schluss.bis))
  for (const ende of enden) {
    const spaeter = entscheidungOf(stationsprognosen({ ...lage, jetzt: danach(ende.schluss.bis) }))?.am ?? null
    if (spaeter !== am) return { ...ende, am: spaeter }
  }
  return null
}

export function prognose(lage: Prognoselage): Prognose {
  const stationen = stationsprognosen(lage)
  const entscheidung = entscheidungOf(stationen)
  const bewegt = entscheidung?.am == null || entscheidung.art === 'erledigt' ? null : verpasst(lage, stationen, entscheidung.am)
  return { stationen, entscheidung, verpasst: bewegt }
}

/** The stations of a stored paper, in their order; bodies that were asked together deliberate side by side. */
export const prognosestationen = ({ stationen }: Pick<VorlageStand, 'stationen'>): Prognosestation[] =>
  stationen.map((station, position) => {
    const { id, gremium, rolle, sitzung, sitzungAm, gruppe } = station.context
    const erste = gruppe === null ? -1 : stationen.findIndex(({ context }) => context.gruppe === gruppe)
    const lage = isEndgueltig(station) ? 'erledigt' : isInSitzung(station) ? 'zugeordnet' : 'ohne_termin'
    return { id, gremium, rolle, stufe: erste === -1 ? position : erste, lage, am: sitzungAm, sitzung }
  })

/** What would be if a station met in another session, or not at all. */
export type WasWaereWenn = { station: string; sitzung: Pick<Kalendersitzung, 'id' | 'am'> } | { station: string; entfaellt: true }

export const waswaere = (stationen: readonly Prognosestation[], wenn: WasWaereWenn): Prognosestation[] =>
  stationen.flatMap((station) => {
    if (station.id !== wenn.station) return [station]
    return 'entfaellt' in wenn ? [] : [{ ...station, lage: 'zugeordnet', am: wenn.sitzung.am, sitzung: wenn.sitzung.id }]
  })
