/** Where a paper lies and who acts next, in one sentence: for lists, boxes and messages. */
import type { Parts } from '../../../../workflows/aggregate.ts'
import type { Aufgabe } from '../../../../workflows/aufgabe.ts'
import type { Profil } from '../../../../workflows/profile/index.ts'
import { aufgaben } from '../../../../workflows/vorlage/aufgaben.ts'
import { aktuelleStation, isPolitisch, stationById, vorlageStand, type VorlageStand } from '../../../../workflows/vorlage/stand.ts'
import { gremiumName, stelleName, wort } from '../../../../workflows/woerter.ts'
import { printDate, printMeeting } from './dates.ts'

const oder = (namen: readonly string[]): string => [...new Set(namen)].join(' oder ')

/** Who has to do it: "Kämmerei", "Sitzungsdienst", "Vorsitz oder Schriftführung, Stadtrat". */
export function zustaendig(profil: Profil, fuer: readonly string[]): string {
  const teile = fuer.map((key) => {
    const [rolle = '', ort] = key.split(':')
    return { rolle, ort }
  })
  if (teile.some(({ rolle }) => rolle === 'mitzeichnung')) return stelleName(profil, teile[0]?.ort ?? '')
  const rollen = oder(teile.map(({ rolle }) => wort(profil, 'funktion', rolle)))
  const ort = teile.find((teil) => teil.ort !== undefined)
  if (ort?.ort === undefined) return rollen
  const gremium = profil.gremien.find(({ id }) => id === ort.ort)
  return `${rollen}, ${gremium === undefined ? stelleName(profil, ort.ort) : gremium.name}`
}

/** Tasks that are about one mandate. */
const AUFTRAG: ReadonlySet<string> = new Set(['SACHSTAND_MELDEN', 'UEBERFAELLIG'])

/** What a task is about, where the step alone does not say it: the body, the office or the point. */
export function gegenstand(profil: Profil, stand: VorlageStand, aufgabe: Pick<Aufgabe, 'ereignis' | 'gegenstand'>): string | null {
  if (aufgabe.gegenstand === null) return null
  const station = stationById(stand, aufgabe.gegenstand)
  if (station !== undefined) return gremiumName(profil, station.context.gremium)
  if (aufgabe.ereignis === 'MITZEICHNEN') return stelleName(profil, aufgabe.gegenstand)
  return AUFTRAG.has(aufgabe.ereignis) ? `Punkt ${aufgabe.gegenstand}` : null
}

/** Name of a deadline: a date never stands without saying which. */
export function fristName(ereignis: string): string {
  if (ereignis === 'MITZEICHNEN') return 'Frist der Mitzeichnung'
  if (AUFTRAG.has(ereignis)) return 'Termin des Auftrags'
  if (ereignis === 'AUF_TO_SETZEN') return 'Sitzung'
  if (ereignis === 'ERNEUT_BESCHLIESSEN') return 'Neue Sitzung spätestens'
  return ereignis === 'LADUNG_VERSENDEN' ? 'Ladungsfrist' : 'Frist'
}

/** "Kämmerei: Mitzeichnen (Frist der Mitzeichnung: 30.11.2026)" */
export function naechstes(profil: Profil, stand: VorlageStand, aufgabe: Aufgabe): string {
  const was = wort(profil, 'schritt', aufgabe.ereignis)
  const wozu = aufgabe.ereignis === 'MITZEICHNEN' ? null : gegenstand(profil, stand, aufgabe)
  const frist = aufgabe.frist === null ? '' : ` (${fristName(aufgabe.ereignis)}: ${printDate(aufgabe.frist)})`
  return `${zustaendig(profil, aufgabe.fuer)}: ${was}${wozu === null ? '' : `, ${wozu}`}${frist}`
}

/** Where it lies, without the step: "Auf der Tagesordnung: Stadtrat, Di, 15.12.2026, 16:00 Uhr" */
export function liegt(profil: Profil, stand: VorlageStand): string {
  const station = isPolitisch(stand) ? aktuelleStation(stand) : undefined
  if (station !== undefined) {
    const { gremium, sitzungAm } = station.context
    const am = sitzungAm === null ? '' : `, ${printMeeting(sitzungAm)}`
    return `${wort(profil, 'station', station.zustand)}: ${gremiumName(profil, gremium)}${am}`
  }
  const { frist } = stand.context
  const bis = stand.zustand === 'frist_laeuft' && frist !== null ? ` bis ${printDate(frist.bis)}` : ''
  return `${wort(profil, 'zustand', stand.zustand)}${bis}`
}

export interface Lage {
  liegt: string
  /** What comes next and from whom; null where nothing is to be done. */
  naechstes: string | null
}

export function lage(profil: Profil, parts: Parts): Lage {
  const stand = vorlageStand(parts)
  const [erste, ...weitere] = aufgaben(parts, profil)
  // Nobody has a step outside the hall, but the paper does not rest: it waits for its session.
  const imSaal = stand.stationen.find(({ zustand }) => zustand === 'auf_tagesordnung')
  if (erste === undefined && imSaal !== undefined) {
    return { liegt: liegt(profil, stand), naechstes: `Beratung in der Sitzung, ${gremiumName(profil, imSaal.context.gremium)}` }
  }
  const mehr = weitere.length === 0 ? '' : ` und ${String(weitere.length)} weitere`
  return { liegt: liegt(profil, stand), naechstes: erste === undefined ? null : `${naechstes(profil, stand, erste)}${mehr}` }
}

/** "Als Nächstes: …", or that nothing is waiting. */
export const alsNaechstes = ({ naechstes: text }: Lage): string =>
  text === null ? 'Es steht kein weiterer Schritt aus.' : `Als Nächstes: ${text}.`
