/** A typed view of the parts of a Vorlage, for rules, router, effects and readers. */
import type { Part, Parts } from '../aggregate.ts'
import type { Akteur } from '../akteur.ts'
import { innermost } from '../innermost.ts'
import type { BeschlusspunktContext } from '../beschlusspunkt/machine.ts'
import type { MitzeichnungContext } from '../mitzeichnung/machine.ts'
import type { StationContext } from '../station/context.ts'
import type { VorlageContext } from './context.ts'

export interface Teil<Context> {
  zustand: string
  context: Context
}

export interface VorlageStand {
  zustand: string
  publikation: 'nicht_veroeffentlicht' | 'oeffentlich' | 'depubliziert'
  context: VorlageContext
  /** In the order of the Beratungsfolge. */
  stationen: Teil<StationContext>[]
  mitzeichnungen: Teil<MitzeichnungContext>[]
  beschlusspunkte: Teil<BeschlusspunktContext>[]
}

const EDITIERBAR = new Set(['entwurf', 'ueberarbeitung'])
const INTERN = new Set(['entwurf', 'ueberarbeitung', 'amtspruefung', 'mitzeichnung', 'dezernatsfreigabe', 'hvb_freigabe'])
const POLITISCH = new Set(['bereit', 'in_station', 'ruht', 'in_anhoerung', 'neufassung', 'genehmigung_offen', 'bericht_offen'])
/** A decision that stands, whatever has become of it since. */
const ENTSCHIEDEN = new Set([
  'frist_laeuft',
  'genehmigung_aufsicht',
  'ausfertigung',
  'bekanntmachung',
  'wirksam',
  'umsetzung',
  'umgesetzt',
  'abgelehnt',
])
const STATION_ENDGUELTIG = new Set(['ergebnis_bestaetigt', 'abgeschlossen', 'uebersprungen', 'fristablauf', 'hvb_genehmigt'])
/** On an agenda, or called up, and not voted on. */
export const VOR_DER_ABSTIMMUNG = ['auf_tagesordnung', 'aufgerufen'] as const
const STATION_VOR_DER_ABSTIMMUNG: ReadonlySet<string> = new Set(VOR_DER_ABSTIMMUNG)
const STATION_IN_SITZUNG = new Set(['terminiert', 'auf_tagesordnung', 'aufgerufen', 'ergebnis_vorlaeufig'])

const teile = <Context>(parts: Parts, kind: string): Teil<Context>[] =>
  Object.entries(parts)
    .filter(([key]) => key.startsWith(`${kind}/`))
    .map(([, part]) => ({ zustand: innermost(part.value), context: part.context as Context }))

export function vorlageStand(parts: Parts): VorlageStand {
  const part = parts['vorlage'] as Part<VorlageContext> | undefined
  if (part === undefined) throw new Error('NO_VORLAGE_PART')
  const stationen = new Map(teile<StationContext>(parts, 'station').map((station) => [station.context.id, station]))
  return {
    zustand: innermost(part.value),
    publikation: (part.value as { publikation: VorlageStand['publikation'] }).publikation,
    context: part.context,
    stationen: part.context.beratungsfolge.flatMap((id) => stationen.get(id) ?? []),
    mitzeichnungen: teile<MitzeichnungContext>(parts, 'mitzeichnung'),
    beschlusspunkte: teile<BeschlusspunktContext>(parts, 'beschlusspunkt').sort((a, b) => a.context.nr - b.context.nr),
  }
}

export const isEditierbar = (stand: VorlageStand): boolean => EDITIERBAR.has(stand.zustand)
export const isIntern = (stand: VorlageStand): boolean => INTERN.has(stand.zustand)
export const isPolitisch = (stand: VorlageStand): boolean => POLITISCH.has(stand.zustand)
export const isEndgueltig = (station: Teil<StationContext>): boolean => STATION_ENDGUELTIG.has(station.zustand)
export const isVorAbstimmung = ({ zustand }: Pick<Teil<StationContext>, 'zustand'>): boolean => STATION_VOR_DER_ABSTIMMUNG.has(zustand)
export const isInSitzung = (station: Teil<StationContext>): boolean => STATION_IN_SITZUNG.has(station.zustand)

/** Acts for the group that handed it in. */
export const isAntragsteller = ({ aemter }: Akteur, von: { antragsteller: string | null } | null): boolean =>
  aemter.some(({ amt, stelle }) => amt === 'antragsteller' && stelle !== undefined && stelle === von?.antragsteller)

/** On an agenda a body is heard by its session; before it, its time runs and it may answer in writing. */
export const wirdGehoert = ({ zustand, context: { anhoerung } }: Teil<StationContext>): boolean =>
  anhoerung !== null && (zustand === 'geplant' || zustand === 'terminiert')

/** What the body said stands in writing: no session, no votes, no Auszug. */
export const isSchriftlich = ({ anhoerung }: Pick<StationContext, 'anhoerung'>): boolean => (anhoerung?.schriftlich ?? null) !== null

/** The first station that is not final, or undefined when the Beratungsfolge is through. */
export const aktuelleStation = (stand: VorlageStand): Teil<StationContext> | undefined =>
  stand.stationen.find((station) => !isEndgueltig(station))

/** The station whose result is the decision; a Mitteilung has none. */
export const entscheidendeStation = (stand: VorlageStand): Teil<StationContext> | undefined =>
  stand.stationen.find((station) => station.context.rolle === 'entscheidung' && !station.context.erneut)

/** The station that says what becomes of an Eilentscheidung: the body that has to approve it, else the last that it is brought to. */
export const eilstation = (stand: VorlageStand): Teil<StationContext> | undefined => {
  const of = (rolle: StationContext['rolle']): Teil<StationContext> | undefined =>
    stand.stationen.findLast((station) => station.context.rolle === rolle && station.zustand !== 'uebersprungen')
  return of('genehmigung_nachtraeglich') ?? of('kenntnisnahme')
}

/** The paper is decided and nobody has suspended or rescinded the decision. */
export const isEntschieden = (stand: VorlageStand): boolean => ENTSCHIEDEN.has(stand.zustand) && stand.context.ergebnis !== null

/** The decision holds only once somebody else has approved or confirmed it. */
export const wartetAufGenehmigung = ({ context }: VorlageStand): boolean =>
  context.genehmigung?.erteiltAm === null && context.aufhebung === null

/** The result whose wording holds: the one that decided. */
export const beschluss = (stand: VorlageStand): Teil<StationContext> | undefined => stationById(stand, stand.context.ergebnis?.station)

export const stationById = (stand: VorlageStand, id: unknown): Teil<StationContext> | undefined =>
  stand.stationen.find((station) => station.context.id === id)

/** "DS0322/16", or "Entwurf 2026-153" before the number is assigned. */
export const bezeichnung = (context: VorlageContext): string =>
  context.nummer ?? (context.entwurfsnummer === null ? 'Entwurf' : `Entwurf ${context.entwurfsnummer}`)

export type Publizitaet = 'noch_nicht_veroeffentlicht' | 'oeffentlich' | 'nichtoeffentlich'

/** The three values of publicity of the document, never mixed. */
export function publizitaet(stand: VorlageStand): Publizitaet {
  if (!stand.context.kopf.oeffentlich) return 'nichtoeffentlich'
  return stand.publikation === 'oeffentlich' ? 'oeffentlich' : 'noch_nicht_veroeffentlicht'
}

/** Whether the paper is an election, or one of its points is. */
export const isWahl = ({ context }: VorlageStand): boolean =>
  context.art === 'wahl' || context.merkmale.punkte.some((punkt) => punkt.art === 'wahl')

/** A result is public where the paper, the station and the publication say so. */
export const isOeffentlich = (stand: VorlageStand, station: string): boolean =>
  stand.publikation === 'oeffentlich' && stand.context.kopf.oeffentlich && stationById(stand, station)?.context.oeffentlich === true

/** Decided where the public was not: what the public may know of it is announced. */
export const isNichtoeffentlichEntschieden = (stand: VorlageStand): boolean => {
  const station = beschluss(stand)
  return station !== undefined && !(stand.context.kopf.oeffentlich && station.context.oeffentlich)
}

/** The day by which a mandate is looked at: the next Wiedervorlage, else the day it is due. */
export const faelligAm = ({ context }: Teil<BeschlusspunktContext>): string | null => context.wiedervorlage ?? context.termin

/** While an objection suspends a decision nothing of it is carried out, nor followed up. */
export const vollzugRuht = ({ zustand }: VorlageStand): boolean => zustand === 'ausgesetzt' || zustand === 'beanstandet'

const PUNKT_ENDE = new Set(['erledigt', 'nicht_umsetzbar', 'ueberholt', 'aufgehoben'])

/** States in which mandates are carried out and followed up. */
export const IM_VOLLZUG = [
  'frist_laeuft',
  'genehmigung_aufsicht',
  'ausfertigung',
  'bekanntmachung',
  'wirksam',
  'umsetzung',
  'eil_genehmigt',
  'eil_berichtet',
] as const

export const isUnterKontrolle = (punkt: Teil<BeschlusspunktContext>): boolean => !PUNKT_ENDE.has(punkt.zustand)
