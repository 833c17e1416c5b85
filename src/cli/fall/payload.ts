/** Translates the payload of a case file (`mit`) into the event of the engine: positions to ids, short names to sessions, snake case to ours. */
import type { Payload } from '../../../workflows/aggregate.ts'
import { fromMarkup } from '../../../workflows/text/markup.ts'
import { gruppenschluessel } from './personen.ts'

const NAMEN: Record<string, string> = {
  auf_verlangen: 'aufVerlangen',
  ohne_vorberatung: 'ohneVorberatung',
  personendaten_geprueft: 'personendatenGeprueft',
  ohne_zahlen: 'ohneZahlen',
  von: 'einreicher',
  in_kraft_am: 'inKraftAm',
  mit_unterschrift: 'mitUnterschrift',
  rechte_dritter: 'rechteDritter',
}

const rename = (key: string): string => NAMEN[key] ?? key

function votes(value: unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value as Record<string, unknown>).map(([key, item]) => [rename(key), item]))
}

/** The adopted text: one string means the first point. */
function wortlaut(fassung: unknown): { nr: number; text: unknown }[] {
  if (typeof fassung === 'string') return [{ nr: 1, text: fromMarkup(fassung) }]
  return (fassung as { nr: number; text: string }[]).map(({ nr, text }) => ({ nr, text: fromMarkup(text) }))
}

/** Stations of a paper that is taken over: with votes and wording as the engine knows them. */
export const uebernommeneFolge = (stationen: readonly Record<string, unknown>[], oeffentlich: boolean): Record<string, unknown>[] =>
  stationen.map(({ abstimmung, fassung, ...rest }) => ({
    oeffentlich: oeffentlich && rest['gremium'] !== 'hvb',
    ...rest,
    ...(abstimmung !== undefined && { abstimmung: votes(abstimmung) }),
    ...(fassung !== undefined && { wortlaut: wortlaut(fassung) }),
  }))

/** A result of a point; an amendment lists numbers alone. */
const punktergebnis = (punkt: unknown): unknown =>
  typeof punkt === 'object' && punkt !== null && 'abstimmung' in punkt ? { ...punkt, abstimmung: votes(punkt.abstimmung) } : punkt

function value(key: string, item: unknown): unknown {
  if (key === 'abstimmung') return votes(item)
  // Persons of a case hold their seats under the notation of their function.
  if (key === 'mit_unterschrift') return String(item).replace(/#\d+$/, '')
  if (key === 'beratungsfolge') return uebernommeneFolge(item as Record<string, unknown>[], true)
  if (key === 'punkte' && Array.isArray(item)) return item.map(punktergebnis)
  return item
}

/** Default of case files: the check for personal data was done. */
const VORGABEN: Record<string, Record<string, unknown>> = {
  FREIGEBEN_DEZERNAT: { personendatenGeprueft: true },
  FREIGEBEN_HVB: { personendatenGeprueft: true },
}

/** Words of the format that mean another field in one event alone. */
const NAMEN_DES_EREIGNISSES: Record<string, Record<string, string>> = { BEKANNTGEBEN: { wortlaut: 'text' } }

/** What a step says in other words than the event, or what the case itself says for it. */
const FORM_IM_FALL: Readonly<Record<string, readonly string[]>> = {
  ANLEGEN: ['the keys of a paper'],
  BESTAND_UEBERNEHMEN: ['the keys above'],
  AENDERN: ['the keys of a paper that change', 'redaktionell?'],
  AUSTAUSCHEN: ['the keys of a paper that change', 'grund'],
  ANLAGE_HINZUFUEGEN: ['name', 'oeffentlich'],
  ANLAGE_NACHREICHEN: ['name', 'oeffentlich'],
  NEUFASSEN: ['beschlusspunkte'],
  AENDERUNGSANTRAG_EINBRINGEN: ['name', 'text or punkte or neu', 'punkt?', 'von'],
}

/** Position of the station; who acts by an own access follows from the name. */
const NEBEN_DEM_INHALT: ReadonlySet<string> = new Set(['type', 'station', 'antragsteller'])

/** Keys of an event (`?` where they may be left out) as a case file writes them. */
export function imFall(type: string, keys: readonly string[]): readonly string[] {
  const eigene = { ...NAMEN_DES_EREIGNISSES[type], fassung: 'wortlaut' }
  const zurueck = new Map(
    Object.entries({ ...NAMEN, erledigt_durch: 'erledigtDurch', gemeinsam_mit: 'gemeinsamMit', ...eigene }).map(([fall, event]) => [
      event,
      fall,
    ]),
  )
  return (
    FORM_IM_FALL[type] ??
    keys.flatMap((key) => {
      const name = key.replace('?', '')
      return NEBEN_DEM_INHALT.has(name) ? [] : [key.replace(name, zurueck.get(name) ?? name)]
    })
  )
}

/** Whoever hands something in may act for it under the name that the step gives (`antragsteller:<fraktion>`). */
const EINGANG: ReadonlySet<string> = new Set(['EINGANG_ERFASSEN', 'AENDERUNGSANTRAG_EINBRINGEN'])

export interface Names {
  station: (position: number) => string
  sitzung: (name: string) => string
  vorlage: (name: string) => string
  /** The text of the paper with these points instead of its own. */
  neufassung: (beschlusspunkte: unknown) => unknown
}

/** @throws when a short name or position is unknown */
export function eventOf(type: string, mit: Readonly<Record<string, unknown>>, position: number | undefined, names: Names): Payload {
  const {
    fassung,
    sitzung,
    durch,
    vor,
    beschlusspunkte,
    erledigt_durch: erledigtDurch,
    gemeinsam_mit: gemeinsamMit,
    vorlage,
    stationen,
    ...rest
  } = mit
  const eigene = NAMEN_DES_EREIGNISSES[type] ?? {}
  const translated = Object.fromEntries(Object.entries(rest).map(([key, item]) => [eigene[key] ?? rename(key), value(key, item)]))
  return {
    type,
    ...VORGABEN[type],
    ...translated,
    ...(EINGANG.has(type) && typeof mit['von'] === 'string' && { antragsteller: gruppenschluessel(mit['von']) }),
    ...(fassung !== undefined && { wortlaut: wortlaut(fassung) }),
    ...(typeof sitzung === 'string' && { sitzung: names.sitzung(sitzung) }),
    ...(typeof durch === 'string' && { durch: names.vorlage(durch) }),
    ...(typeof erledigtDurch === 'string' && { erledigtDurch: names.vorlage(erledigtDurch) }),
    ...(typeof gemeinsamMit === 'string' && { gemeinsamMit: names.vorlage(gemeinsamMit) }),
    ...(typeof vor === 'number' && { vor: names.station(vor) }),
    ...(beschlusspunkte !== undefined && { inhalt: names.neufassung(beschlusspunkte) }),
    ...(typeof vorlage === 'string' && { vorlage: names.vorlage(vorlage) }),
    ...(Array.isArray(stationen) && { stationen: stationen.map((one) => names.station(Number(one))) }),
    ...(position !== undefined && { station: names.station(position) }),
  }
}
