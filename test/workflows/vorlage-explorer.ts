/**
 * All states of a Vorlage with its stations, co-signatures and points that rules and router let come about, on an abstract key: every
 * event is tried in every state with every session it could look at. For tests of what must hold in all of them.
 */
import type { Parts, Payload, Situation, StoredPayload, Witnesses } from '../../workflows/aggregate.ts'
import { AEMTER, type Akteur } from '../../workflows/akteur.ts'
import { definition } from '../../workflows/vorlage/definition.ts'
import { definition as sitzungDefinition } from '../../workflows/sitzung/definition.ts'
import type { Profil } from '../../workflows/profile/profil.ts'
import { musterstadt } from '../../workflows/profile/musterstadt.ts'
import { vorlageStand, type VorlageStand } from '../../workflows/vorlage/stand.ts'
import { apply } from '../../src/engine/automat.ts'
import { canonical, hashOf } from '../../src/engine/canonical.ts'
import { ASV, inhalt, RAT, station } from './stage.ts'

/** Revision that each step makes; deadlines are named by it. */
const REV = 2
/** Instant at which everything happens. */
export const JETZT = '2026-04-14T16:30:00.000Z'

const HASH = 'f'.repeat(64)
/** Musterstadt with every step of the internal phase switched on. */
export const PROFIL = {
  ...musterstadt,
  schalter: {
    ...musterstadt.schalter,
    amtspruefung: { ...musterstadt.schalter.amtspruefung, wert: true },
    dezernat: { ...musterstadt.schalter.dezernat, wert: true },
  },
}

/** Somebody with every office and seat: who may do what is tested elsewhere. */
const akteur = (id: string): Akteur => ({
  id,
  profil: 'musterstadt',
  aemter: [...AEMTER.map((amt) => ({ amt, stelle: 'stadtplanung' })), { amt: 'mitzeichnung', stelle: 'kaemmerei' }],
  sitze: [ASV, RAT].map((gremium) => ({ gremium, funktion: 'vorsitz' })),
})

/** One session per body in the phases that rules distinguish. */
function sitzung(gremium: string, am: string, phase: 'terminiert' | 'laeuft' | 'geschlossen'): Parts {
  const event = { type: 'SITZUNG_PLANEN', profil: 'musterstadt', gremium, am, ort: 't', tops: [], befund: {} }
  let parts = apply(sitzungDefinition, {}, sitzungDefinition.route({}, event), () => [])
  const befund = { von: 'a', heute: '2026-04-01' }
  const steps = [{ type: 'LADUNG_VERSENDEN' }, { type: 'SITZUNG_EROEFFNEN', anwesend: 9 }, { type: 'SITZUNG_SCHLIESSEN' }]
  for (const step of steps.slice(0, { terminiert: 0, laeuft: 2, geschlossen: 3 }[phase])) {
    parts = apply(sitzungDefinition, parts, sitzungDefinition.route(parts, { ...step, befund }), () => [])
  }
  return parts
}

const SITZUNGEN = (['terminiert', 'laeuft', 'geschlossen'] as const).flatMap((phase) =>
  [
    [ASV, '2026-04-14T16:00'],
    [RAT, '2026-04-15T16:00'],
  ].map(([gremium = '', am = '']) => ({ gremium, parts: sitzung(gremium, am, phase) })),
)

const STIMMEN = { ungueltig: 0, enthaltung: 0, modus: 'offen' }

const BELIEBIG: Payload[] = [
  { type: 'EINREICHEN' },
  { type: 'PRUEFEN' },
  { type: 'MITZEICHNEN', stelle: 'kaemmerei', votum: 'gezeichnet' },
  { type: 'MITZEICHNEN', stelle: 'kaemmerei', votum: 'abgelehnt', hinweis: 't:1' },
  { type: 'MITZEICHNUNG_ABSCHLIESSEN' },
  { type: 'MITZEICHNUNG_ABSCHLIESSEN', trotz: 't:1' },
  { type: 'FREIGEBEN_DEZERNAT', personendatenGeprueft: true },
  { type: 'FREIGEBEN_HVB', personendatenGeprueft: true },
  { type: 'ZURUECKGEBEN', grund: 't:1' },
  { type: 'VERWERFEN', grund: 't:1' },
  { type: 'NUMMER_ERHALTEN', jahr: 2026, lfd: 1 },
  { type: 'WEITERLEITEN' },
  { type: 'ZURUECKZIEHEN', grund: 't:1' },
  { type: 'SACHSTAND_MELDEN', punkt: 1, status: 'erledigt' },
  { type: 'SACHSTAND_MELDEN', punkt: 1, status: 'in_umsetzung' },
  { type: 'ABSCHLIESSEN' },
  { type: 'WIDERSPRUCH_EINLEGEN', grund: 'recht', begruendung: 't:1' },
  { type: 'BEANSTANDEN', begruendung: 't:1' },
  { type: 'ERNEUT_BESCHLIESSEN', sitzung: 'y', bleibt: true, abstimmung: { ...STIMMEN, ja: 6, nein: 3 } },
  { type: 'ERNEUT_BESCHLIESSEN', sitzung: 'y', bleibt: false, abstimmung: { ...STIMMEN, ja: 3, nein: 6 } },
  { type: 'AUFSICHT_ENTSCHEIDET', wirksam: true },
  { type: 'AUFSICHT_ENTSCHEIDET', wirksam: false },
  { type: 'FRIST_ABGELAUFEN', frist: 'widerspruch', stand: String(REV) },
  { type: 'FRIST_ABGELAUFEN', frist: 'mitzeichnung:kaemmerei', stand: '1' },
]

const JE_STATION: Payload[] = [
  { type: 'TERMINIEREN', sitzung: 'x' },
  { type: 'UMTERMINIEREN', sitzung: 'x' },
  { type: 'UEBERSPRINGEN', grund: 't:1' },
  { type: 'AUF_TO_SETZEN', sitzung: 'x' },
  { type: 'AUF_TO_SETZEN', sitzung: 'x', aufVerlangen: 'hvb', grund: 't:1' },
  { type: 'ABSETZEN', grund: 't:1' },
  { type: 'AUFRUFEN' },
  { type: 'AUFRUFEN', ohneVorberatung: 't:1' },
  { type: 'VERTAGEN' },
  { type: 'ERGEBNIS_BESTAETIGEN' },
  { type: 'SITZUNG_ENTFALLEN', sitzung: 'x', grund: 't:1' },
  { type: 'SITZUNG_VERLEGT', sitzung: 'x', am: '2026-04-14T16:00', rev: 2 },
  { type: 'NICHT_BEHANDELT', sitzung: 'x' },
  { type: 'NICHT_BEHANDELT' },
  { type: 'BESCHLUSSUNFAEHIG', anwesend: 1 },
  { type: 'BEFANGENHEIT_FESTSTELLEN', anzahl: 1, vorsitz: false },
  { type: 'DRINGLICH_AUFGENOMMEN', sitzung: 'x', am: '2026-04-14T16:00', rev: 2, grund: 't:1' },
  { type: 'SITZUNG_FORTGESETZT', sitzung: 'x', neu: 'x', am: '2026-04-14T16:00', rev: 2 },
  { type: 'NIEDERSCHRIFT_LIEGT_VOR', sitzung: 'x' },
  { type: 'TOP_VERWEIGERT', versuch: 1, sitzung: 'x', grund: 't:1' },
  { type: 'AUFRUF_VERWEIGERT', versuch: 1, sitzung: 'x', grund: 't:1' },
  { type: 'ERGEBNIS_VERWEIGERT', versuch: 1, sitzung: 'x', grund: 't:1' },
]
const ergebnis = (type: string, label: string, ja: number, nein: number): Payload => ({
  type,
  ergebnis: label,
  abstimmung: { ...STIMMEN, ja, nein },
})
const ERGEBNISSE = ['ERGEBNIS_ERFASSEN', 'ERGEBNIS_KORRIGIEREN'].flatMap((type) => [
  ergebnis(type, 'empfohlen', 6, 3),
  ergebnis(type, 'nicht_empfohlen', 3, 6),
  ergebnis(type, 'beschlossen', 6, 3),
  ergebnis(type, 'abgelehnt', 3, 6),
])

/** Of the deciding station alone: what others said changes nothing but a mark. */
const BERICHTIGUNGEN: Payload[] = [
  { ...ergebnis('BERICHTIGEN', 'beschlossen', 6, 3), station: 's2', grund: 't:1' },
  { ...ergebnis('BERICHTIGEN', 'abgelehnt', 3, 6), station: 's2', grund: 't:1' },
  { type: 'BERICHTIGUNG_ABLEHNEN', station: 's2', grund: 't:1' },
]

/** How the paper came to its decision changes nothing of its correction: one way stands for all. */
const isTried = (parts: Parts, event: Payload): boolean => {
  if (!BERICHTIGUNGEN.includes(event)) return true
  const { stationen, mitzeichnungen } = vorlageStand(parts)
  const [first] = stationen
  return (
    first?.zustand === 'abgeschlossen' &&
    first.context.ergebnis?.ergebnis === 'empfohlen' &&
    first.context.versuch === 1 &&
    mitzeichnungen.every(({ zustand }) => zustand === 'gezeichnet')
  )
}

export const EVENTS = [
  ...BELIEBIG,
  ...BERICHTIGUNGEN,
  ...['s1', 's2'].flatMap((id) => [...JE_STATION, ...ERGEBNISSE].map((event): Payload => ({ ...event, station: id }))),
]

const ADDS_BODIES = new Set(['VERWEISEN', 'EINFUEGEN'])
const amRat = (event: Payload): Payload => ({ ...event, station: 's2' })

/** Steps of the Rat that change the Beratungsfolge, and what its members and committees do meanwhile. */
export const FOLGE: Payload[] = [
  { type: 'NUMMER_ERHALTEN', jahr: 2026, lfd: 1 },
  { type: 'NEUFASSEN', inhalt: inhalt() },
  { type: 'EINFUEGEN', vor: 's2', gremium: 'finanzausschuss', rolle: 'vorberatung', grund: 't:1' },
  { type: 'FRIST_ABGELAUFEN', frist: 'wiedervorlage:s2', stand: '1' },
  ...['s1', 's3'].flatMap((station) => [
    { type: 'UEBERSPRINGEN', station, grund: 't:1' },
    { type: 'TERMINIEREN', station, sitzung: 'x' },
  ]),
  { type: 'AUF_TO_SETZEN', station: 's1', sitzung: 'x' },
  { type: 'NICHT_BEHANDELT', station: 's1', sitzung: 'x' },
  ...[
    { type: 'VERWEISEN', an: ['finanzausschuss'], wiedervorlage: '2026-07-01' },
    { type: 'ZURUECKVERWEISEN', an: ASV },
    { type: 'ZURUECKVERWEISEN', an: 'verwaltung' },
    { type: 'LADUNG_ERFOLGT', sitzung: 'x' },
    { type: 'AUF_TO_SETZEN', sitzung: 'x' },
    { type: 'AUF_TO_SETZEN', sitzung: 'x', aufVerlangen: 'hvb', grund: 't:1' },
    { type: 'AUFRUFEN' },
    { type: 'AUFRUFEN', ohneVorberatung: 't:1' },
    { type: 'VERTAGEN' },
    { type: 'VERTAGEN', bis: '2026-05-01' },
    { type: 'ABSETZEN', grund: 't:1' },
    ergebnis('ERGEBNIS_ERFASSEN', 'beschlossen', 6, 3),
    { type: 'ERGEBNIS_BESTAETIGEN' },
  ].map(amRat),
  { type: 'FRIST_ABGELAUFEN', frist: 'widerspruch', stand: String(REV) },
  { type: 'SACHSTAND_MELDEN', punkt: 1, status: 'erledigt' },
  { type: 'ABSCHLIESSEN' },
]

/** The ASV is heard before the Rat decides. */
export const GEHOERT = { beratungsfolge: [station(ASV, 'anhoerung'), station(RAT, 'entscheidung')] }

/** What becomes of a hearing: in a session, in writing, late, not at all, or once more. */
export const ANHOERUNG: Payload[] = [
  { type: 'NUMMER_ERHALTEN', jahr: 2026, lfd: 1 },
  ...[
    { type: 'TERMINIEREN', sitzung: 'x' },
    { type: 'AUF_TO_SETZEN', sitzung: 'x' },
    { type: 'ABSETZEN', grund: 't:1' },
    { type: 'AUFRUFEN' },
    ergebnis('ERGEBNIS_ERFASSEN', 'zugestimmt', 6, 3),
    { type: 'ERGEBNIS_BESTAETIGEN' },
    { type: 'UEBERSPRINGEN', grund: 't:1' },
    { type: 'STELLUNGNAHME_ABGEBEN', ergebnis: 'abgelehnt' },
    { type: 'NACHREICHEN', ergebnis: 'zugestimmt' },
    { type: 'BERICHTIGEN', ergebnis: 'stellungnahme', grund: 't:1' },
  ].map((event): Payload => ({ ...event, station: 's1' })),
  { type: 'FRIST_ABGELAUFEN', frist: 'anhoerung:s1', stand: '2026-05-12' },
  ...[
    { type: 'AUF_TO_SETZEN', sitzung: 'x' },
    { type: 'AUF_TO_SETZEN', sitzung: 'x', aufVerlangen: 'hvb', grund: 't:1' },
    { type: 'AUFRUFEN' },
    { type: 'AUFRUFEN', ohneVorberatung: 't:1' },
    { type: 'ZURUECKVERWEISEN', an: ASV },
    ergebnis('ERGEBNIS_ERFASSEN', 'beschlossen', 6, 3),
    { type: 'ERGEBNIS_BESTAETIGEN' },
  ].map(amRat),
  { type: 'FRIST_ABGELAUFEN', frist: 'widerspruch', stand: String(REV) },
  { type: 'SACHSTAND_MELDEN', punkt: 1, status: 'erledigt' },
  { type: 'ABSCHLIESSEN' },
]

/** Who acts: nobody checks what they wrote, and results are confirmed by another person than the one who recorded them. */
export const who = (event: Payload): Akteur =>
  akteur(event.type === 'ERGEBNIS_BESTAETIGEN' ? 'zweite' : event.type === 'ANLEGEN' ? 'autor' : 'erste')

const ITEM: Partial<Record<string, string>> = { auf_tagesordnung: 'offen', aufgerufen: 'aufgerufen', ergebnis_vorlaeufig: 'erfasst' }

/** The agenda of a session once it has taken over what the station says. */
function withItem(parts: Parts, { zustand, context: { id, rolle, versuch, ergebnis } }: VorlageStand['stationen'][number]): Parts {
  const item = { id: 't1', vorlage: { id: 'v', station: id, rolle, versuch }, zustand: ITEM[zustand], ausgang: ergebnis?.ergebnis ?? null }
  const part = parts['sitzung']
  return part === undefined
    ? parts
    : { sitzung: { ...part, context: { ...part.context, tops: ITEM[zustand] === undefined ? [] : [item] } } }
}

/** The session that the event looks at, in each phase; none where it looks at none. */
function witnessed(parts: Parts, event: Payload): Witnesses[] {
  if (!('sitzung' in definition.witnesses(parts, event))) return [{}]
  const { context, stationen } = vorlageStand(parts)
  const of = stationen.find((candidate) => candidate.context.id === event['station'])
  const gremiumOf = event.type === 'ERNEUT_BESCHLIESSEN' ? context.widerspruch?.gremium : of?.context.gremium
  return SITZUNGEN.filter(({ gremium }) => gremium === gremiumOf).map((found) => ({
    sitzung: { id: 'x', rev: 1, parts: of === undefined ? found.parts : withItem(found.parts, of) },
  }))
}

export const situation = (parts: Parts, event: Payload, zeugen: Witnesses, profil: Profil = PROFIL): Situation => ({
  ref: { art: 'vorlage', id: 'v' },
  rev: 1,
  parts,
  akteur: who(event),
  als: event.type === 'NICHT_BEHANDELT' && event['sitzung'] !== undefined ? 'system' : 'hvb',
  vertritt: null,
  profil,
  jetzt: JETZT,
  heute: JETZT.slice(0, 10),
  zeugen,
  hash: hashOf,
})

const sealed = (event: Payload): Payload => (event['inhalt'] === undefined ? event : { ...event, inhalt: HASH })

function after(parts: Parts, event: Payload, zeugen: Witnesses, profil: Profil = PROFIL): Parts {
  const lage = situation(parts, event, zeugen, profil)
  const befund = { von: lage.akteur.id, heute: lage.heute, ...definition.befund(lage, event) }
  const stored: StoredPayload = { ...sealed(event), befund }
  return apply(definition, parts, definition.route(parts, stored), (next) => definition.settle(next, stored, REV))
}

/** What rules, router and settling decide on; counters and histories grow without end and decide nothing. */
export function key(parts: Parts): string {
  const { zustand, context, stationen, mitzeichnungen, beschlusspunkte } = vorlageStand(parts)
  return canonical([
    zustand,
    [context.weg, context.nummer, context.ergebnis, context.offeneAuftraege, context.frist?.bis ?? null, context.bearbeitetVon],
    [context.widerspruch?.bleibt ?? null, (context.widerspruch?.beanstandung ?? null) !== null],
    stationen.map((one) => [
      one.context.id,
      one.zustand,
      one.context.sitzungAm,
      one.context.aufVerlangen?.von ?? null,
      one.context.ergebnis?.ergebnis ?? null,
      [one.context.geladen, one.context.vertagung, one.context.verweisung?.abgelaufen ?? null],
      (one.context.anhoerung?.schriftlich ?? null) !== null,
      one.context.berichtigung?.ergebnis.ergebnis ?? null,
    ]),
    mitzeichnungen.map((one) => one.zustand),
    beschlusspunkte.map((one) => one.zustand),
  ])
}

const ANLEGEN: Payload = {
  type: 'ANLEGEN',
  profil: 'musterstadt',
  art: 'beschlussvorlage',
  federfuehrung: 'stadtplanung',
  inhalt: inhalt({ finanziell: { betrag: 100, jahr: 2027 } }),
  beratungsfolge: [station(ASV, 'vorberatung'), station(RAT, 'entscheidung')],
  oeffentlich: true,
  nichtoeffentlichGrund: null,
  dringlich: false,
  mehrheit: 'einfach',
  mitzeichnung: [],
}

export interface Try {
  from: Parts
  event: Payload
  zeugen: Witnesses
  /** Key of the state it leads to; null = refused by the rules. */
  to: string | null
}

interface Explored {
  /** By key. */
  found: Map<string, Parts>
  tries: Try[]
  /** What rules let through and machines do not know: must stay empty. */
  unknown: string[]
}

/** A paper that the head of administration has just released. */
export const released = (changes: object = {}): Parts =>
  [{ type: 'EINREICHEN' }, { type: 'FREIGEBEN_HVB', personendatenGeprueft: true }].reduce<Parts>(
    (parts, event) => after(parts, event, {}, { ...PROFIL, schalter: musterstadt.schalter, mitzeichnung: [] }),
    after({}, { ...ANLEGEN, ...changes }, {}),
  )

export function explore(start: Parts = after({}, ANLEGEN, {}), events: readonly Payload[] = EVENTS): Explored {
  const found = new Map<string, Parts>([[key(start), start]])
  const tries: Try[] = []
  const unknown: string[] = []
  for (const from of found.values()) {
    for (const event of events) {
      if (!isTried(from, event)) continue
      // One more body is enough: what it asks of the others each further one asks too.
      if (ADDS_BODIES.has(event.type) && vorlageStand(from).stationen.length > 2) continue
      for (const zeugen of witnessed(from, event)) {
        if (definition.grounds(situation(from, event, zeugen), event, false).length > 0) {
          tries.push({ from, event, zeugen, to: null })
          continue
        }
        try {
          const reached = after(from, event, zeugen)
          tries.push({ from, event, zeugen, to: key(reached) })
          if (!found.has(key(reached))) found.set(key(reached), reached)
        } catch (error) {
          unknown.push(`${JSON.stringify(event)} in ${key(from)}: ${String(error)}`)
        }
      }
    }
  }
  return { found, tries, unknown }
}
