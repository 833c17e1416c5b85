/** What every machine must be: pure, named, without loose ends. */
import { describe, expect, test } from '@jest/globals'
import { getAdjacencyMap } from 'xstate/graph'
import type { AnyStateMachine, AnyStateNode } from 'xstate'
import { initialTransition } from 'xstate'
import { definitions } from '../../workflows/definitions.ts'
import { machine as beschlusspunkt } from '../../workflows/beschlusspunkt/machine.ts'
import { machine as mitzeichnung } from '../../workflows/mitzeichnung/machine.ts'
import { machine as sitzung } from '../../workflows/sitzung/machine.ts'
import { machine as station } from '../../workflows/station/machine.ts'

const MACHINES = Object.values(definitions).flatMap((definition) => Object.entries(definition.machines))

const nodes = (node: AnyStateNode): AnyStateNode[] => [node, ...Object.values(node.states).flatMap(nodes)]

/** The declared union of each machine, kept here a second time on purpose: a misspelt key in `on` compiles. */
const EVENTS: Record<string, string[]> = {
  vorlage: [
    'ABSCHLIESSEN',
    'AENDERN',
    'ALLE_ERLEDIGT',
    'ANLAGE_ENTFERNEN',
    'ANLAGE_HINZUFUEGEN',
    'DEPUBLIZIEREN',
    'DOKUMENT_AUSGEGEBEN',
    'EINGANG_ERFASSEN',
    'EINREICHEN',
    'ENTSCHEIDUNG_FESTSTELLEN',
    'ENTWURFSNUMMER_ERHALTEN',
    'FREIGEBEN_DEZERNAT',
    'FREIGEBEN_HVB',
    'FRIST_ABGELAUFEN',
    'KENNTNIS_FESTSTELLEN',
    'MITZEICHNUNG_ABSCHLIESSEN',
    'NUMMER_ERHALTEN',
    'PRUEFEN',
    'PUNKT_ERLEDIGT',
    'STATION_BEGONNEN',
    'STATION_RUHT',
    'VERMERKEN',
    'VEROEFFENTLICHEN',
    'VERWERFEN',
    'ZURUECKGEBEN',
    'ZURUECKZIEHEN',
  ],
  station: [
    'ABSCHLIESSEN',
    'ABSETZEN',
    'AUFRUFEN',
    'AUFRUF_VERWEIGERT',
    'AUF_TO_SETZEN',
    'ERGEBNIS_BESTAETIGEN',
    'ERGEBNIS_ERFASSEN',
    'ERGEBNIS_KORRIGIEREN',
    'ERGEBNIS_VERWEIGERT',
    'GENEHMIGEN',
    'NICHT_BEHANDELT',
    'SITZUNG_ENTFALLEN',
    'TERMINIEREN',
    'TOP_VERWEIGERT',
    'UEBERSPRINGEN',
    'UMTERMINIEREN',
    'VERTAGEN',
  ],
  mitzeichnung: ['ERNEUT_VORLEGEN', 'FRIST_ABGELAUFEN', 'MITZEICHNEN'],
  beschlusspunkt: ['SACHSTAND_MELDEN'],
  sitzung: [
    'ANWESENHEIT',
    'DOKUMENT_AUSGEGEBEN',
    'ERGEBNISSE_VERSENDEN',
    'LADUNG_BEANTWORTEN',
    'LADUNG_VERSENDEN',
    'SITZUNG_AENDERN',
    'SITZUNG_ENTFAELLT',
    'SITZUNG_EROEFFNEN',
    'SITZUNG_SCHLIESSEN',
    'TOPS_SETZEN',
  ],
  gremium: ['GREMIUM_AENDERN', 'SITZ_BEENDEN', 'SITZ_BESETZEN'],
  nummernkreis: ['NUMMER_BELEGEN', 'NUMMER_ZIEHEN'],
}

describe.each(MACHINES)('the machine %s', (name, machine: AnyStateMachine) => {
  test('starts nothing, waits for nothing and names every guard and action', () => {
    for (const node of nodes(machine.root)) {
      expect(node.invoke).toEqual([])
      expect(node.after).toEqual([])
      expect(node.entry).toEqual([])
      expect(node.exit).toEqual([])
      for (const transition of [...node.transitions.values()].flat().concat(node.always ?? [])) {
        expect(['string', 'undefined']).toContain(typeof transition.guard)
        for (const action of transition.actions) expect(typeof action === 'string' || 'type' in action).toBe(true)
      }
    }
    // Functions would vanish here: the definition is names and structure only.
    expect(JSON.stringify(machine.config)).not.toContain('xstate.')
  })

  test('ends for good only where a draft is thrown away', () => {
    const finals = nodes(machine.root)
      .filter((node) => node.type === 'final')
      .map((node) => node.key)
    expect(finals).toEqual(name === 'vorlage' ? ['verworfen'] : [])
  })

  test('knows the events that are declared for it and no others', () => {
    expect([...machine.events].toSorted()).toEqual(EVENTS[name]?.toSorted())
  })

  test('has a context that survives JSON, also without an input', () => {
    const [state] = initialTransition(machine, undefined)
    expect(JSON.parse(JSON.stringify(state.context))).toEqual(state.context)
  })
})

interface Case {
  name: string
  machine: AnyStateMachine
  input: object
  events: { type: string; [key: string]: unknown }[]
}

const angabe = { ergebnis: 'beschlossen', fassung: 'f', erfasstVon: 'a', befund: { sitzungAm: '2026-04-15T17:00' } }
const CASES: Case[] = [
  {
    name: 'station',
    machine: station,
    input: { id: 's1', gremium: 'stadtrat', rolle: 'entscheidung', oeffentlich: true },
    events: [
      { type: 'TERMINIEREN', sitzung: 'x', befund: angabe.befund },
      { type: 'UMTERMINIEREN', sitzung: 'x', befund: angabe.befund },
      { type: 'AUF_TO_SETZEN', sitzung: 'x', verlangen: null, befund: angabe.befund },
      { type: 'ABSETZEN', grund: 'g' },
      { type: 'SITZUNG_ENTFALLEN', grund: 'g' },
      { type: 'NICHT_BEHANDELT', grund: null },
      { type: 'AUFRUFEN', ohneVorberatung: null },
      { type: 'ERGEBNIS_ERFASSEN', ...angabe },
      { type: 'ERGEBNIS_KORRIGIEREN', ...angabe },
      { type: 'VERTAGEN', grund: null },
      { type: 'ERGEBNIS_BESTAETIGEN', bestaetigtVon: 'b' },
      { type: 'ABSCHLIESSEN' },
      { type: 'UEBERSPRINGEN', grund: 'g' },
      { type: 'TOP_VERWEIGERT' },
      { type: 'AUFRUF_VERWEIGERT' },
      { type: 'ERGEBNIS_VERWEIGERT' },
    ],
  },
  {
    name: 'mitzeichnung',
    machine: mitzeichnung,
    input: { stelle: 'kaemmerei', pflicht: true, frist: '2026-12-01', fassung: 'f' },
    events: [
      ...['gezeichnet', 'mit_hinweis', 'abgelehnt', 'nicht_betroffen'].map((votum) => ({
        type: 'MITZEICHNEN',
        votum,
        hinweis: null,
        von: 'a',
        angabe: null,
      })),
      { type: 'ERNEUT_VORLEGEN', fassung: 'g', frist: '2026-12-08' },
      { type: 'FRIST_ABGELAUFEN' },
    ],
  },
  {
    name: 'beschlusspunkt',
    machine: beschlusspunkt,
    input: { nr: 1, art: 'auftrag', termin: null, wortlaut: 'w' },
    events: ['in_umsetzung', 'teilweise', 'erledigt', 'zurueckgestellt', 'nicht_umsetzbar', 'ueberholt'].map((status) => ({
      type: 'SACHSTAND_MELDEN',
      status,
      text: null,
      am: '2026-12-01',
    })),
  },
  {
    name: 'sitzung',
    machine: sitzung,
    input: { profil: 'musterstadt', gremium: 'stadtrat', am: '2026-04-15T17:00', ort: 'Saal', nummer: null, tops: [] },
    events: [
      { type: 'LADUNG_VERSENDEN', ladung: { am: '2026-04-01', von: 'a', grund: null } },
      { type: 'SITZUNG_EROEFFNEN', anwesenheit: { anwesend: 5, personen: null, stand: 1 } },
      { type: 'SITZUNG_SCHLIESSEN' },
      { type: 'SITZUNG_ENTFAELLT', grund: 'g' },
      { type: 'ERGEBNISSE_VERSENDEN', am: '2026-04-16' },
    ],
  },
]

/** Final for the business: nothing has to follow. */
const ENDS = new Set(['abgeschlossen', 'uebersprungen', 'hvb_genehmigt', 'entfallen', 'geschlossen'])

describe.each(CASES)('every state of $name', ({ machine, input, events }) => {
  test('is reached, and is left again unless it is an end', () => {
    // The abstract key is the state alone: guards of these machines look at the event, not at counters of the context.
    const map = getAdjacencyMap(machine, {
      input,
      events,
      serializeState: (state) => JSON.stringify((state as { value: unknown }).value),
    })
    const reached = new Set(Object.keys(map).map((key) => JSON.parse(key) as unknown))
    const all = nodes(machine.root)
      .filter((node) => Object.keys(node.states).length === 0 && node.key !== 'neu' && !node.key.startsWith('hvb'))
      .map((node) => node.key)
    expect([...reached].toSorted()).toEqual(all.toSorted())
    for (const [key, found] of Object.entries(map)) {
      const transitions = (found as { transitions: Record<string, { state: { value: unknown } }> }).transitions
      const leaves = Object.values(transitions).some(({ state }) => JSON.stringify(state.value) !== key)
      const repeats = Object.values(transitions).length > 0
      if (!ENDS.has(JSON.parse(key) as string)) expect({ key, leaves: leaves || repeats }).toEqual({ key, leaves: true })
    }
  })
})
