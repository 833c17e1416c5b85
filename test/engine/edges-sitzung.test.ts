/** Every state of a Sitzung with its agenda, Gremium and Nummernkreis, searched exhaustively through the real command path. */
import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Aggregatart, Part, Parts, Payload } from '../../workflows/aggregate.ts'
import { AEMTER, SYSTEM, type Akteur } from '../../workflows/akteur.ts'
import { definitions } from '../../workflows/definitions.ts'
import { apply } from '../../src/engine/automat.ts'
import { gremiumId, type GremiumContext } from '../../workflows/gremium/machine.ts'
import type { NummernkreisContext } from '../../workflows/nummernkreis/machine.ts'
import { isProtokollereignis } from '../../workflows/protokoll.ts'
import type { SitzungContext } from '../../workflows/sitzung/machine.ts'
import { isGehalten, sitzungStand } from '../../workflows/sitzung/stand.ts'
import { canonical } from '../../src/engine/canonical.ts'
import { oneCommand, type Stored } from '../setup/one-command.ts'

/** An hour before the session that is planned. */
const JETZT = '2026-04-15T13:00:00.000Z'
const RAT = 'stadtrat'
const ALLE: Akteur = {
  id: 'a',
  profil: 'musterstadt',
  person: 'p',
  aemter: AEMTER.map((amt) => ({ amt })),
  sitze: (['vorsitz', 'mitglied'] as const).map((funktion) => ({ gremium: RAT, funktion })),
}

interface Search {
  art: Aggregatart
  events: Payload[]
  /** What rules and router decide on. */
  key: (parts: Parts) => unknown
  /** Beyond this the state only grows. */
  within: (parts: Parts) => boolean
  isEnd: (parts: Parts) => boolean
  witnesses?: Stored[]
}

interface Found {
  states: Map<string, Parts>
  edges: [string, string][]
  accepted: Set<string>
  codes: Set<string>
}

/** Whoever leads already takes nothing over: the deputy does, for whom everybody else is the chair. */
const STELLVERTRETUNG: Akteur = { ...ALLE, aemter: [], sitze: [{ gremium: RAT, funktion: 'stellvertretung' }] }

async function search({ art, events, key, within, witnesses = [] }: Search): Promise<Found> {
  const ref = { art, id: 'x' }
  const found: Found = { states: new Map([['start', {}]]), edges: [], accepted: new Set(), codes: new Set() }
  for (const [name, parts] of found.states) {
    for (const event of events) {
      const intern = definitions[art].events[event.type]?.intern === true
      const akteur = intern ? SYSTEM : event.type === 'LEITUNG_UEBERNEHMEN' ? STELLVERTRETUNG : ALLE
      const own = name === 'start' ? [] : [{ ref, parts }]
      const after = await oneCommand({ ref, event, akteur, stored: [...own, ...witnesses], jetzt: JETZT })
      if (typeof after === 'string') found.codes.add(after)
      else {
        found.accepted.add(event.type)
        const target = canonical(key(after))
        found.edges.push([name, target])
        if (within(after) && !found.states.has(target)) found.states.set(target, after)
      }
    }
  }
  return found
}

const top = { vorlage: 'v', station: 's1' }
const SITZUNG: Search = {
  art: 'sitzung',
  events: [
    { type: 'SITZUNG_PLANEN', profil: 'musterstadt', gremium: RAT, am: '2026-04-15T16:00', ort: 'Saal', tops: [] },
    { type: 'SITZUNG_AENDERN', beginn: '2026-04-15T17:00', ort: 'Saal' },
    { type: 'TOP_ANLEGEN', titel: 'Eröffnung', oeffentlich: true },
    { type: 'TOP_STREICHEN', top: 't1' },
    { type: 'TOP_VERSCHIEBEN', top: 't1', richtung: 'runter' },
    { type: 'LADUNG_VERSENDEN', grund: 'eilig' },
    { type: 'LADUNG_BEANTWORTEN', person: 'p', antwort: 'zugesagt' },
    { type: 'SITZUNG_EROEFFNEN', anwesend: 2 },
    { type: 'ANWESENHEIT', anwesend: 1 },
    { type: 'TOP_ERLEDIGEN', top: 't1' },
    { type: 'SITZUNG_SCHLIESSEN' },
    { type: 'SITZUNG_ENTFAELLT', grund: 'kein Quorum' },
    { type: 'ERGEBNISSE_VERSENDEN' },
    { type: 'TOP_AUFNEHMEN', ...top, rolle: 'entscheidung', versuch: 1, oeffentlich: true, am: '2026-04-15T16:00' },
    { type: 'VORMERKEN', ...top, am: '2026-04-15T16:00' },
    { type: 'VORMERKUNG_STREICHEN', ...top },
    { type: 'TOP_ABSETZEN', ...top },
    { type: 'TOP_AUFRUFEN', ...top },
    { type: 'TOP_ERGEBNIS', ...top, ausgang: 'beschlossen', abstimmung: null, anwesenheitStand: null },
    { type: 'TOP_ERGEBNIS', ...top, ausgang: 'vertagt', abstimmung: null, anwesenheitStand: null },
    { type: 'TOP_BESTAETIGEN', ...top },
    { type: 'TOP_BERICHTIGEN', ...top, ausgang: 'beschlossen', abstimmung: null },
    { type: 'NACHREICHUNG', ...top, nr: 1 },
    { type: 'AUSZUG_LIEGT_VOR', ...top },
    { type: 'DOKUMENT_AUSGEGEBEN', dokument: 'd', dokumentart: 'einladung', hash: 'h', oeffentlich: false },
    { type: 'DOKUMENT_AUSGEGEBEN', dokument: 'd', dokumentart: 'niederschrift', hash: 'h', oeffentlich: false },
    { type: 'LEITUNG_UEBERNEHMEN' },
    { type: 'SITZUNG_UNTERBRECHEN' },
    { type: 'SITZUNG_FORTSETZEN' },
    { type: 'SITZUNG_FORTSETZEN', sitzung: 'y' },
    { type: 'FORTSETZUNG_UEBERNEHMEN', von: 'w', tops: [], ladung: null },
    { type: 'FORTSETZUNG_UEBERNOMMEN', sitzung: 'y' },
    { type: 'FORTSETZUNG_VERWEIGERT', sitzung: 'y', grund: 'vorbei' },
    { type: 'TOP_NICHT_FORTGESETZT', ...top, grund: 'vorbei' },
    { type: 'NIEDERSCHRIFT_UNTERZEICHNEN' },
    { type: 'NIEDERSCHRIFT_GENEHMIGEN' },
    { type: 'DRINGLICH_ERWEITERN', vorlage: 'w', abstimmung: { ja: 1 } },
    { type: 'OEFFENTLICHKEIT_ENTSCHIEDEN', vorlage: 'v', stationen: ['s1'], oeffentlich: false, beschluss: null },
  ],
  key(parts) {
    const { zustand, context } = sitzungStand(parts)
    // From here on the agenda decides nothing that it has not decided before.
    if (zustand === 'unterbrochen' || zustand.startsWith('niederschrift')) return [zustand, context.fortsetzung, context.ergebnisseVersandt]
    const tops = context.tops.map((one) => [one.id, one.vorlage?.id ?? null, one.zustand, one.ausgang, one.auszug])
    return [zustand, tops, context.vorgemerkt, context.ladung !== null, context.antworten, context.ergebnisseVersandt]
  },
  within(parts) {
    const context = parts['sitzung']?.context as SitzungContext
    return context.naechsterTop <= 3
  },
  isEnd: (parts) => isGehalten(sitzungStand(parts)) || sitzungStand(parts).zustand === 'entfallen',
  witnesses: [
    {
      // A later session of the body, for what this one does not get to.
      ref: { art: 'sitzung', id: 'y' },
      parts: apply(
        definitions.sitzung,
        {},
        definitions.sitzung.route(
          {},
          {
            type: 'SITZUNG_PLANEN',
            profil: 'musterstadt',
            gremium: RAT,
            am: '2026-04-20T16:00',
            ort: 'Saal',
            tops: [],
            befund: {},
          },
        ),
        () => [],
      ),
    },
    {
      // An urgent paper that waits for this body.
      ref: { art: 'vorlage', id: 'w' },
      parts: {
        vorlage: {
          automat: 'vorlage',
          value: { lauf: { politisch: 'bereit' }, publikation: 'oeffentlich' },
          context: { profil: 'musterstadt', nummer: '1', kopf: { dringlich: true }, beratungsfolge: ['s1'] },
        },
        'station/s1': { automat: 'station', value: 'geplant', context: { id: 's1', gremium: RAT } },
      },
    },
    {
      ref: { art: 'gremium', id: gremiumId('musterstadt', RAT) },
      parts: {
        gremium: {
          automat: 'gremium',
          value: 'besteht',
          context: {
            profil: 'musterstadt',
            gremium: RAT,
            gesetzlicheZahl: 3,
            naechsterSitz: 2,
            sitze: [{ id: 'z1', person: 'p', funktion: 'mitglied', stimmrecht: true, von: '2020-01-01', bis: null }],
          },
        },
      },
    },
  ],
}

const GREMIUM: Search = {
  art: 'gremium',
  events: [
    { type: 'GREMIUM_EINRICHTEN', profil: 'musterstadt', gremium: RAT, gesetzlicheZahl: 3 },
    { type: 'GREMIUM_AENDERN', gesetzlicheZahl: 5 },
    { type: 'SITZ_BESETZEN', person: 'p', funktion: 'mitglied', stimmrecht: true, von: '2026-01-01' },
    { type: 'SITZ_BEENDEN', sitz: 'z1', bis: '2026-03-01' },
    { type: 'AUFTRAEGE_BERICHTEN' },
  ],
  key: (parts) => parts['gremium']?.context,
  within: (parts) => ((parts['gremium'] as Part<GremiumContext> | undefined)?.context.sitze.length ?? 0) < 4,
  isEnd: () => true,
}

const NUMMERNKREIS: Search = {
  art: 'nummernkreis',
  events: [
    { type: 'NUMMER_ZIEHEN', profil: 'musterstadt', jahr: 2026, vorlage: 'v', antwort: 'NUMMER_ERHALTEN' },
    { type: 'NUMMER_BELEGEN', profil: 'musterstadt', lfd: 5 },
  ],
  key: (parts) => parts['nummernkreis']?.context,
  within: (parts) => ((parts['nummernkreis'] as Part<NummernkreisContext> | undefined)?.context.lfd ?? 0) < 9,
  isEnd: () => true,
}

describe.each([SITZUNG, GREMIUM, NUMMERNKREIS].map((one) => [one.art, one] as const))('every state of a %s', (art, one) => {
  let found: Found

  beforeAll(async () => {
    found = await search(one)
  })

  test('is reached by commands, and each event that is declared gets through somewhere', () => {
    const declared = Object.keys(definitions[art].events).filter((type) => !isProtokollereignis(type))
    expect([...found.accepted].toSorted()).toEqual(declared.toSorted())
    const machine = definitions[art].machines[art]
    const reached = new Set([...found.states.values()].flatMap((parts) => (parts[art] === undefined ? [] : String(parts[art].value))))
    expect([...reached].toSorted()).toEqual(Object.keys(machine?.root.states ?? {}).toSorted())
  })

  test('refuses what does not fit with a reason, never by breaking', () => {
    const allowed = ['ALREADY_EXISTS', 'NOT_FOUND', 'NOT_POSSIBLE']
    expect([...found.codes].filter((code) => !allowed.includes(code))).toEqual([])
  })

  test('can still come to an end', () => {
    const good = new Set([...found.states].filter(([name, parts]) => name !== 'start' && one.isEnd(parts)).map(([name]) => name))
    expect(good.size).toBeGreaterThan(0)
    for (let before = -1; before !== good.size;) {
      before = good.size
      for (const [from, to] of found.edges) if (good.has(to)) good.add(from)
    }
    expect([...found.states.keys()].filter((name) => !good.has(name))).toEqual([])
  })
})
