/** Which steps this person can take now, and why not the others. The rules answer; nothing is decided here. */
import type { Rolle } from '../../../../workflows/begriffe.ts'
import type { Profil } from '../../../../workflows/profile/index.ts'
import {
  entscheidendeStation,
  isEndgueltig,
  isEntschieden,
  isIntern,
  isNichtoeffentlichEntschieden,
  isUnterKontrolle,
  stationById,
  type VorlageStand,
} from '../../../../workflows/vorlage/stand.ts'
import { VERWEIST } from '../../../../workflows/vorlage/rules/verweisen.ts'
import type { Grund } from '../../../../workflows/rule.ts'
import { gremiumName, wort } from '../../../../workflows/woerter.ts'
import type { Gegenstand, Moeglichkeit as Auskunft } from '../../../engine/can.ts'
import type { PageDeps } from '../../deps.ts'
import type { Gelesen } from './gelesen.ts'
import { korrekturschritte } from './korrekturen.ts'
import { gegenstand } from './lage.ts'
import type { Schritt } from './schritt.ts'
import { schritt, schrittPfad } from './schritte.ts'

export interface Moeglichkeit {
  schritt: Schritt
  gegenstand: string | null
  /** "Auf die Tagesordnung: Stadtrat" */
  text: string
}

export interface Hindernis {
  text: string
  gruende: { satz: string; norm?: string; href?: string; abhilfe?: string }[]
}

interface Kandidat {
  ereignis: string
  gegenstand: string | null
}

const einfach = (...ereignisse: string[]): Kandidat[] => ereignisse.map((ereignis) => ({ ereignis, gegenstand: null }))

const IN_STATION: Record<string, readonly string[]> = {
  geplant: ['TERMINIEREN', 'AUF_TO_SETZEN', 'STELLUNGNAHME_ABGEBEN', 'UEBERSPRINGEN'],
  terminiert: ['AUF_TO_SETZEN', 'UMTERMINIEREN', 'STELLUNGNAHME_ABGEBEN', 'UEBERSPRINGEN'],
  auf_tagesordnung: ['ABSETZEN', 'AENDERUNGSANTRAG_EINBRINGEN'],
  aufgerufen: ['AENDERUNGSANTRAG_EINBRINGEN', 'VERWEISEN', 'ZURUECKVERWEISEN'],
  wartet_auf_verweisung: ['UEBERSPRINGEN'],
  fristablauf: ['NACHREICHEN'],
  ergebnis_vorlaeufig: ['ERGEBNIS_BESTAETIGEN'],
}

/** Nothing is moved where nothing is voted on, and an amendment has no agenda of its own. */
function passtHierher(ereignis: string, rolle: Rolle, { context }: VorlageStand, profil: Profil): boolean {
  if (ereignis === 'AENDERUNGSANTRAG_EINBRINGEN')
    return (rolle === 'vorberatung' || rolle === 'entscheidung') && profil.arten.aenderungsantrag !== undefined
  if (ereignis === 'STELLUNGNAHME_ABGEBEN') return rolle === 'anhoerung'
  if (ereignis === 'UEBERSPRINGEN') return rolle !== 'entscheidung'
  if (ereignis === 'VERWEISEN' || ereignis === 'ZURUECKVERWEISEN') return context.aendert === null && VERWEIST[ereignis].includes(rolle)
  return ereignis === 'ERGEBNIS_BESTAETIGEN' || context.aendert === null
}

function beratung(stand: VorlageStand, profil: Profil): Kandidat[] {
  return stand.stationen.flatMap(({ zustand, context }) =>
    (IN_STATION[zustand] ?? [])
      .filter((ereignis) => passtHierher(ereignis, context.rolle, stand, profil))
      .map((ereignis) => ({ ereignis, gegenstand: context.id })),
  )
}

/** What can become of a paper between the bodies; an amendment goes with its paper. */
function unterwegs(stand: VorlageStand, profil: Profil): Kandidat[] {
  const entscheidet = entscheidendeStation(stand)?.context.gremium ?? profil.vertretung
  return einfach(
    stand.context.aendert === null ? 'EINFUEGEN' : 'AENDERUNG_UEBERNEHMEN',
    ...(stand.context.aendert === null && entscheidet !== profil.vertretung ? ['AN_SICH_ZIEHEN'] : []),
    'ZURUECKZIEHEN',
  )
}

/** Publication is offered only where it could ever apply. */
function publikation({ publikation: stand, context }: VorlageStand): Kandidat[] {
  if (stand === 'oeffentlich') return einfach('DEPUBLIZIEREN')
  return context.kopf.oeffentlich ? einfach('VEROEFFENTLICHEN') : []
}

/** A report for each mandate that is still under control. */
const sachstaende = (stand: VorlageStand): Kandidat[] =>
  stand.beschlusspunkte.filter(isUnterKontrolle).map(({ context }) => ({ ereignis: 'SACHSTAND_MELDEN', gegenstand: String(context.nr) }))

/** Announcing a decision that was taken behind closed doors. */
const bekanntgabe = (stand: VorlageStand): Kandidat[] =>
  isNichtoeffentlichEntschieden(stand) && stand.context.bekanntgabe === null ? einfach('BEKANNTGEBEN') : []

/** The next step of an adopted Satzung. */
function satzung({ context }: VorlageStand): Kandidat[] {
  if (context.satzung === null || context.satzung.bekanntgemachtAm !== null) return []
  return einfach(context.satzung.ausgefertigtAm === null ? 'AUSFERTIGEN' : 'BEKANNTMACHEN')
}

/** Open checks of a decision, and the one that can be opened on it. */
const pruefungen = (stand: VorlageStand): Kandidat[] => [
  ...[...new Set(stand.context.pruefungen.map(({ station }) => station))].map((gegenstand) => ({
    ereignis: 'PRUEFUNG_ABSCHLIESSEN',
    gegenstand,
  })),
  ...(isEntschieden(stand) && stand.context.ergebnis !== null
    ? [{ ereignis: 'PRUEFUNG_EINLEITEN', gegenstand: stand.context.ergebnis.station }]
    : []),
]

/** Nobody deliberates just now. */
const BEVOR_BERATEN: ReadonlySet<string> = new Set(['bereit', 'ruht', 'in_anhoerung'])

/** Steps that belong to the phase of the paper, whether possible or not. */
function kandidaten(gelesen: Pick<Gelesen, 'stand' | 'profil'>): Kandidat[] {
  const eilig = gelesen.stand.context.art === 'eilentscheidung' && (isIntern(gelesen.stand) || BEVOR_BERATEN.has(gelesen.stand.zustand))
  return [
    ...nachStand(gelesen),
    ...(eilig ? einfach('EILENTSCHEIDEN') : []),
    ...pruefungen(gelesen.stand),
    ...korrekturschritte(gelesen.stand),
  ]
}

function nachStand({ stand, profil }: Pick<Gelesen, 'stand' | 'profil'>): Kandidat[] {
  const vonAussen = profil.arten[stand.context.art]?.interneBearbeitung === false
  switch (stand.zustand) {
    case 'entwurf':
      return einfach(vonAussen ? 'EINGANG_ERFASSEN' : 'EINREICHEN', 'VERWERFEN')
    case 'ueberarbeitung':
      return einfach('EINREICHEN', 'VERWERFEN')
    case 'amtspruefung':
      return einfach('PRUEFEN', 'ZURUECKGEBEN')
    case 'mitzeichnung':
      return [
        ...stand.mitzeichnungen
          .filter(({ zustand }) => OFFENE_MITZEICHNUNG.has(zustand))
          .map(({ context }) => ({ ereignis: 'MITZEICHNEN', gegenstand: context.stelle })),
        ...einfach('MITZEICHNUNG_ABSCHLIESSEN', 'FREIGEBEN_HVB', 'ZURUECKGEBEN'),
      ]
    case 'dezernatsfreigabe':
      return einfach('FREIGEBEN_DEZERNAT', 'FREIGEBEN_HVB', 'ZURUECKGEBEN')
    case 'hvb_freigabe':
      return einfach('FREIGEBEN_HVB', 'ZURUECKGEBEN')
    case 'genehmigung_offen':
    case 'bericht_offen':
      return [...beratung(stand, profil), ...sachstaende(stand), ...publikation(stand)]
    case 'bereit':
    case 'ruht':
    case 'in_anhoerung':
    case 'in_station': {
      const weiterleiten = stand.stationen.some(({ zustand }) => zustand === 'ergebnis_bestaetigt') ? einfach('WEITERLEITEN') : []
      return [...beratung(stand, profil), ...weiterleiten, ...publikation(stand), ...unterwegs(stand, profil)]
    }
    case 'neufassung':
      return [...einfach('NEUFASSEN'), ...beratung(stand, profil), ...publikation(stand), ...unterwegs(stand, profil)]
    case 'frist_laeuft':
    case 'ausfertigung':
    case 'bekanntmachung':
    case 'umsetzung':
      return [
        ...satzung(stand),
        ...sachstaende(stand),
        ...publikation(stand),
        ...bekanntgabe(stand),
        ...einfach('ABSCHLIESSEN', 'WIDERSPRUCH_EINLEGEN', 'BEANSTANDEN', 'AUFHEBEN'),
      ]
    case 'genehmigung_aufsicht':
      return [
        ...einfach('AUFSICHT_ENTSCHEIDET'),
        ...bekanntgabe(stand),
        ...publikation(stand),
        ...einfach('WIDERSPRUCH_EINLEGEN', 'BEANSTANDEN', 'AUFHEBEN'),
      ]
    case 'ausgesetzt':
    case 'beanstandet':
      return [
        ...einfach(...(stand.context.widerspruch?.bleibt === null ? ['ERNEUT_BESCHLIESSEN'] : ['BEANSTANDEN'])),
        ...einfach(stand.context.widerspruch?.entscheidet === 'gericht' ? 'GERICHT_ENTSCHEIDET' : 'AUFSICHT_ENTSCHEIDET'),
        ...bekanntgabe(stand),
        ...publikation(stand),
        ...einfach('AUFHEBEN'),
      ]
    case 'abgelehnt':
    case 'umgesetzt':
    case 'wirksam':
      return [
        ...einfach('ABSCHLIESSEN'),
        ...bekanntgabe(stand),
        ...publikation(stand),
        ...einfach('WIDERSPRUCH_EINLEGEN', 'BEANSTANDEN', 'AUFHEBEN'),
      ]
    case 'eil_genehmigt':
    case 'eil_berichtet':
    case 'eil_aufgehoben':
      return [...sachstaende(stand), ...bekanntgabe(stand), ...einfach('ABSCHLIESSEN'), ...publikation(stand)]
    case 'kenntnis_genommen':
    case 'abgestimmt':
    case 'erledigt':
    case 'uebernommen':
    case 'zurueckgezogen':
    case 'aufgehoben':
      return [...einfach('ABSCHLIESSEN'), ...publikation(stand)]
    default:
      return stand.zustand === 'abgeschlossen' ? [...bekanntgabe(stand), ...publikation(stand), ...einfach('AUFHEBEN')] : []
  }
}

const OFFENE_MITZEICHNUNG = new Set(['offen', 'frist_abgelaufen'])

/** Whether the table knows the event for this person and paper; rules may still refuse it. */
export function darf(deps: Pick<PageDeps, 'engine'>, gelesen: Pick<Gelesen, 'head' | 'parts' | 'akteur'>, ereignis: string): boolean {
  return deps.engine.roleOf(gelesen, { type: ereignis }, gelesen.akteur) !== null
}

/** Where an unmet condition can be mended: the field of the draft, or the page of the step. */
export function hilfe(gelesen: Gelesen, grund: Grund, darfAendern: boolean): Hindernis['gruende'][number] {
  const { id } = gelesen.head.ref
  const basis = { satz: grund.satz, ...(grund.norm !== undefined && { norm: grund.norm }) }
  const { feld, ereignis } = grund.abhilfe ?? {}
  if (ereignis === 'AENDERN') {
    return darfAendern ? { ...basis, href: `/vorlagen/${id}/bearbeiten#feld-${feld ?? 'betreff'}`, abhilfe: 'Im Entwurf ergänzen' } : basis
  }
  if (grund.code === 'MITZEICHNUNG_OFFEN') return { ...basis, href: '#mitzeichnungen', abhilfe: 'Stand der Mitzeichnung ansehen' }
  if (grund.code === 'NICHT_FREIGEGEBEN' || ereignis === undefined || schritt(ereignis) === undefined) return basis
  return { ...basis, href: schrittPfad(id, ereignis, null), abhilfe: wort(gelesen.profil, 'schritt', ereignis) }
}

const ohneAbhilfe = ({ abhilfe: _abhilfe, ...grund }: Grund): Grund => grund

/** One line for a step that the same reasons keep from several bodies. */
function zusammengefasst(hindernisse: readonly (Hindernis & { schritt: string; wozu: string | null })[]): Hindernis[] {
  const gleiche = Map.groupBy(hindernisse, ({ schritt: name, gruende }) => JSON.stringify([name, gruende]))
  return [...gleiche.values()].flatMap(([erstes, ...weitere]) =>
    erstes === undefined ? [] : [{ text: [erstes.text, ...weitere.flatMap(({ wozu }) => wozu ?? [])].join(', '), gruende: erstes.gruende }],
  )
}

/** What is over is no step that waits: a final station, an answered co-signature, a mandate that is done. */
function istVorbei(stand: VorlageStand, gegenstand: Gegenstand | null): boolean {
  if (gegenstand?.art === 'station') {
    const station = stationById(stand, gegenstand.wert)
    return station === undefined || isEndgueltig(station)
  }
  if (gegenstand?.art === 'stelle')
    return stand.mitzeichnungen.every(({ zustand, context }) => context.stelle !== gegenstand.wert || !OFFENE_MITZEICHNUNG.has(zustand))
  return (
    gegenstand?.art === 'punkt' && !stand.beschlusspunkte.some((punkt) => punkt.context.nr === gegenstand.wert && isUnterKontrolle(punkt))
  )
}

/** Of a paper that changes no other one nothing is ever taken over, and no body writes that nobody hears. */
function passtZurArt(stand: VorlageStand, { ereignis, gegenstand: zu }: Auskunft): boolean {
  if (ereignis === 'STELLUNGNAHME_ABGEBEN') return stationById(stand, zu?.wert)?.context.rolle === 'anhoerung'
  return ereignis !== 'AENDERUNG_UEBERNEHMEN' || stand.context.aendert !== null
}

export interface Moeglichkeiten {
  moeglich: Moeglichkeit[]
  /** Steps of this phase that something stands in the way of. */
  hindernisse: Hindernis[]
  /** All others that a function of this person might take some day. */
  nochNicht: Hindernis[]
}

export async function moeglichkeiten(deps: PageDeps, gelesen: Gelesen): Promise<Moeglichkeiten> {
  const { stand, profil, akteur } = gelesen
  const darfAendern = darf(deps, gelesen, 'AENDERN')
  const alle = await deps.engine.canAll(gelesen, akteur)
  const zu = ({ ereignis, gegenstand: was }: Auskunft): Kandidat => ({ ereignis, gegenstand: was === null ? null : String(was.wert) })
  const benannt = (kandidat: Kandidat): string => {
    const wozu = gegenstand(profil, stand, kandidat)
    return `${wort(profil, 'schritt', kandidat.ereignis)}${wozu === null ? '' : `: ${wozu}`}`
  }
  const hindernis = (auskunft: Auskunft): Hindernis => ({
    text: benannt(zu(auskunft)),
    gruende: auskunft.gruende.map((grund) => hilfe(gelesen, grund, darfAendern)),
  })
  const moeglicheEreignisse = new Set(alle.filter(({ moeglich }) => moeglich).map(({ ereignis }) => ereignis))
  /** What mends it is offered only where it can be done now. */
  const spaeter = (auskunft: Auskunft): Hindernis & { schritt: string; wozu: string | null } => ({
    text: benannt(zu(auskunft)),
    schritt: auskunft.ereignis,
    wozu: gegenstand(profil, stand, zu(auskunft)),
    gruende: auskunft.gruende.map((grund) =>
      hilfe(gelesen, moeglicheEreignisse.has(grund.abhilfe?.ereignis ?? '') ? grund : ohneAbhilfe(grund), darfAendern),
    ),
  })
  const dieserPhase = kandidaten(gelesen).flatMap((kandidat) => {
    const bekannt = schritt(kandidat.ereignis)
    const auskunft = alle.find((eine) => eine.ereignis === kandidat.ereignis && zu(eine).gegenstand === kandidat.gegenstand)
    return bekannt === undefined || auskunft === undefined ? [] : [{ kandidat, schritt: bekannt, auskunft }]
  })
  const genannt = new Set(dieserPhase.map(({ auskunft }) => auskunft))
  return {
    moeglich: dieserPhase
      .filter(({ auskunft }) => auskunft.moeglich)
      .map(({ kandidat, schritt: weg }) => ({ schritt: weg, gegenstand: kandidat.gegenstand, text: benannt(kandidat) })),
    hindernisse: dieserPhase.filter(({ auskunft }) => !auskunft.moeglich).map(({ auskunft }) => hindernis(auskunft)),
    nochNicht: zusammengefasst(
      alle
        .filter((eine) => !eine.moeglich && !genannt.has(eine) && !istVorbei(stand, eine.gegenstand) && passtZurArt(stand, eine))
        .map(spaeter),
    ),
  }
}

/** Functions that lead a session and record in it. */
export const LEITET: ReadonlySet<string> = new Set(['vorsitz', 'stellvertretung', 'schriftfuehrung'])

/** What is done in the hall or for the whole session: cockpit and confirmation are pages of the session. */
export function imSaal({ stand, profil, akteur }: Pick<Gelesen, 'stand' | 'profil' | 'akteur'>): { text: string; href: string }[] {
  return stand.stationen.flatMap(({ zustand, context }) => {
    const { sitzung, gremium } = context
    if (sitzung === null || !['auf_tagesordnung', 'aufgerufen', 'ergebnis_vorlaeufig'].includes(zustand)) return []
    const leitet =
      akteur.aemter.some(({ amt }) => amt === 'sitzungsdienst') ||
      akteur.sitze.some((sitz) => sitz.gremium === gremium && LEITET.has(sitz.funktion))
    const name = gremiumName(profil, gremium)
    if (!leitet) return [{ text: `Zur Sitzung: ${name}`, href: `/sitzungen/${sitzung}` }]
    return zustand === 'ergebnis_vorlaeufig'
      ? [{ text: `Ergebnisse der Sitzung bestätigen: ${name}`, href: `/sitzungen/${sitzung}/bestaetigung` }]
      : [{ text: `Sitzung leiten: ${name}`, href: `/sitzungen/${sitzung}/leitung` }]
  })
}
