/**
 * The Vorlage as a whole, with its stations and co-signatures, explored exhaustively on an abstract key: what the rules let through,
 * the machines know; nothing is a trap; and what must hold between the parts holds in every state.
 */
import { describe, expect, test } from '@jest/globals'
import type { Parts, Payload, Situation, StoredPayload, Witnesses } from '../../workflows/aggregate.ts'
import type { Akteur } from '../../workflows/akteur.ts'
import { definition } from '../../workflows/vorlage/definition.ts'
import { definition as sitzungDefinition } from '../../workflows/sitzung/definition.ts'
import { musterstadt } from '../../workflows/profile/musterstadt.ts'
import { entscheidendeStation, isEndgueltig, isInSitzung, vorlageStand, type VorlageStand } from '../../workflows/vorlage/stand.ts'
import { apply } from '../../src/engine/automat.ts'
import { ASV, inhalt, RAT, station } from './stage.ts'

const HASH = 'f'.repeat(64)
/** Musterstadt with every step of the internal phase switched on. */
const PROFIL = {
  ...musterstadt,
  schalter: {
    ...musterstadt.schalter,
    amtspruefung: { ...musterstadt.schalter.amtspruefung, wert: true },
    dezernat: { ...musterstadt.schalter.dezernat, wert: true },
  },
}

const akteur = (id: string): Akteur => ({ id, profil: 'musterstadt', aemter: [], sitze: [] })

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
  { type: 'FRIST_ABGELAUFEN', frist: 'widerspruch', stand: '1' },
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
  { type: 'SITZUNG_VERLEGT', sitzung: 'x', am: '2026-04-14T16:00' },
  { type: 'NICHT_BEHANDELT', sitzung: 'x' },
  { type: 'TOP_VERWEIGERT', versuch: 1, sitzung: 'x', grund: 't:1' },
  { type: 'AUFRUF_VERWEIGERT', versuch: 1, sitzung: 'x', grund: 't:1' },
  { type: 'ERGEBNIS_VERWEIGERT', versuch: 1, sitzung: 'x', grund: 't:1' },
]
const STIMMEN = { ungueltig: 0, enthaltung: 0, modus: 'offen' }
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

const EVENTS = [
  ...BELIEBIG,
  ...['s1', 's2'].flatMap((id) => [...JE_STATION, ...ERGEBNISSE].map((event): Payload => ({ ...event, station: id }))),
]

/** Who acts: nobody checks what they wrote, and results are confirmed by another person than the one who recorded them. */
const who = (event: Payload): Akteur =>
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
  const of = vorlageStand(parts).stationen.find((candidate) => candidate.context.id === event['station'])
  return SITZUNGEN.filter(({ gremium }) => gremium === of?.context.gremium).map((found) => ({
    sitzung: { id: 'x', rev: 1, parts: of === undefined ? found.parts : withItem(found.parts, of) },
  }))
}

const situation = (parts: Parts, event: Payload, zeugen: Witnesses): Situation => ({
  ref: { art: 'vorlage', id: 'v' },
  rev: 1,
  parts,
  akteur: who(event),
  als: 'hvb',
  profil: PROFIL,
  jetzt: '2026-04-14T16:30:00.000Z',
  heute: '2026-04-14',
  zeugen,
})

const sealed = (event: Payload): Payload => (event['inhalt'] === undefined ? event : { ...event, inhalt: HASH })

function after(parts: Parts, event: Payload, zeugen: Witnesses): Parts {
  const lage = situation(parts, event, zeugen)
  const befund = { von: lage.akteur.id, heute: lage.heute, ...definition.befund(lage, event) }
  const stored: StoredPayload = { ...sealed(event), befund }
  return apply(definition, parts, definition.route(parts, stored), (next) => definition.settle(next, stored, 1))
}

/** What rules, router and settling decide on; counters and histories grow without end and decide nothing. */
function key(parts: Parts): string {
  const { zustand, context, stationen, mitzeichnungen, beschlusspunkte } = vorlageStand(parts)
  return JSON.stringify([
    zustand,
    [context.weg, context.nummer, context.ergebnis, context.offeneAuftraege, context.frist, context.bearbeitetVon],
    stationen.map((one) => [one.zustand, one.context.sitzungAm, one.context.aufVerlangen, one.context.ergebnis?.ergebnis]),
    mitzeichnungen.map((one) => one.zustand),
    beschlusspunkte.map((one) => one.zustand),
  ])
}

interface Found {
  parts: Parts
  next: Set<string>
}

function explore(start: Parts): { found: Map<string, Found>; used: Set<string>; unknown: string[] } {
  const found = new Map<string, Found>([[key(start), { parts: start, next: new Set() }]])
  const used = new Set<string>()
  const unknown: string[] = []
  for (const { parts, next } of found.values()) {
    for (const event of EVENTS) {
      for (const zeugen of witnessed(parts, event)) {
        if (definition.grounds(situation(parts, event, zeugen), event, false).length > 0) continue
        try {
          const reached = after(parts, event, zeugen)
          used.add(event.type)
          next.add(key(reached))
          if (!found.has(key(reached))) found.set(key(reached), { parts: reached, next: new Set() })
        } catch (error) {
          unknown.push(`${JSON.stringify(event)} in ${key(parts)}: ${String(error)}`)
        }
      }
    }
  }
  return { found, used, unknown }
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

const ENDEN = new Set(['abgeschlossen', 'verworfen'])
const { found, used, unknown } = explore(after({}, ANLEGEN, {}))
const all = (): VorlageStand[] => [...found.values()].map(({ parts }) => vorlageStand(parts))
/** States in which a condition fails, as keys: the message shows them. */
const violating = (holds: (stand: VorlageStand) => boolean): string[] =>
  [...found].filter(([, { parts }]) => !holds(vorlageStand(parts))).map(([name]) => name)

describe('every state of a Vorlage with its parts', () => {
  test('is found, by every event that is tried', () => {
    expect(found.size).toBeGreaterThan(300)
    expect(EVENTS.map(({ type }) => type).filter((type) => !used.has(type))).toEqual([])
    const reached = new Set(all().map(({ zustand }) => zustand))
    for (const zustand of ['ueberarbeitung', 'dezernatsfreigabe', 'in_station', 'umsetzung', 'abgelehnt', 'zurueckgezogen', ...ENDEN])
      expect(reached).toContain(zustand)
  })

  test('knows every event that the rules let through', () => {
    expect(unknown).toEqual([])
  })

  test('can still come to an end', () => {
    const good = new Set([...found].filter(([, { parts }]) => ENDEN.has(vorlageStand(parts).zustand)).map(([name]) => name))
    for (let before = -1; before !== good.size;) {
      before = good.size
      for (const [name, { next }] of found) if ([...next].some((target) => good.has(target))) good.add(name)
    }
    expect([...found.keys()].filter((name) => !good.has(name))).toEqual([])
  })

  test('moves no station before the release, and none on an agenda without a number', () => {
    const isBefore = ({ context }: VorlageStand): boolean => context.freigabe === null
    expect(violating((stand) => !isBefore(stand) || stand.stationen.every(({ zustand }) => zustand === 'geplant'))).toEqual([])
    expect(violating((stand) => stand.context.nummer !== null || !stand.stationen.some(isInSitzung))).toEqual([])
  })

  test('is decided by a result of the deciding body alone, confirmed by a second person', () => {
    expect(
      violating((stand) => {
        const decided = entscheidendeStation(stand)
        const { ergebnis: result } = stand.context
        if (result === null) return decided?.zustand !== 'abgeschlossen'
        const { context, zustand } = decided ?? { context: null, zustand: '' }
        return (
          zustand === 'abgeschlossen' &&
          context?.ergebnis?.ergebnis === result.ergebnis &&
          context.bestaetigtVon !== null &&
          context.bestaetigtVon !== context.ergebnis.erfasstVon
        )
      }),
    ).toEqual([])
  })

  test('counts its open mandates, and starts none after a rejection', () => {
    expect(
      violating(({ context, beschlusspunkte }) => {
        const open = beschlusspunkte.filter(({ zustand }) => zustand === 'offen' || zustand === 'in_umsetzung').length
        return context.offeneAuftraege === open && (context.ergebnis?.ergebnis !== 'abgelehnt' || beschlusspunkte.length === 0)
      }),
    ).toEqual([])
  })

  test('rests exactly while its current station waits', () => {
    expect(
      violating((stand) => {
        const current = stand.stationen.find((one) => !isEndgueltig(one))
        const isUnderway =
          stand.stationen.some((one) => one.zustand === 'ergebnis_bestaetigt') || (current !== undefined && isInSitzung(current))
        return stand.zustand === 'bereit' ? !isUnderway : stand.zustand !== 'in_station' || isUnderway
      }),
    ).toEqual([])
  })
})
