/** What every machine must be: pure, named, without loose ends. */
import { describe, expect, test } from '@jest/globals'
import type { AnyStateMachine, AnyStateNode } from 'xstate'
import { initialTransition } from 'xstate'
import type { AggregateDefinition, Parts, Step } from '../../workflows/aggregate.ts'
import { SYSTEM } from '../../workflows/akteur.ts'
import { definitions } from '../../workflows/definitions.ts'
import { isProtokollereignis } from '../../workflows/protokoll.ts'
import { musterstadt } from '../../workflows/profile/musterstadt.ts'
import { hashOf } from '../../src/engine/canonical.ts'
import { Stage } from './stage.ts'

const MACHINES = Object.values(definitions).flatMap((definition) => Object.entries(definition.machines))

const nodes = (node: AnyStateNode): AnyStateNode[] => [node, ...Object.values(node.states).flatMap(nodes)]

/** The declared union of each machine, kept here a second time on purpose: a misspelt key in `on` compiles. */
const EVENTS: Record<string, string[]> = {
  vorlage: [
    'ABSCHLIESSEN',
    'AENDERN',
    'AENDERUNGEN_SETZEN',
    'AENDERUNG_UEBERNEHMEN',
    'ALLE_ERLEDIGT',
    'ANLAGE_ENTFERNEN',
    'ANLAGE_HINZUFUEGEN',
    'ANLAGE_NACHREICHEN',
    'ANHOERUNG_BEGONNEN',
    'AUFHEBEN',
    'AUFSICHT_ENTSCHEIDET',
    'AUSFERTIGEN',
    'AUSTAUSCHEN',
    'BEANSTANDEN',
    'BEKANNTGEBEN',
    'BEKANNTMACHEN',
    'BERATUNGSFOLGE_ERFASSEN',
    'BERATUNGSFOLGE_SETZEN',
    'BESTAND_UEBERNEHMEN',
    'BEZIEHUNG_ERHALTEN',
    'DEPUBLIZIEREN',
    'DOKUMENT_AUSGEGEBEN',
    'EILENTSCHEIDEN',
    'EIL_FESTSTELLEN',
    'EINGANG_ERFASSEN',
    'EINREICHEN',
    'EMPFEHLUNG_FESTSTELLEN',
    'ENTSCHEIDUNG_BERICHTIGEN',
    'ENTSCHEIDUNG_FESTSTELLEN',
    'ENTWURFSNUMMER_ERHALTEN',
    'ERNEUT_BERICHTIGEN',
    'ERNEUT_BESCHLIESSEN',
    'FREIGEBEN_DEZERNAT',
    'FREIGEBEN_HVB',
    'FRIST_ABGELAUFEN',
    'GERICHT_ENTSCHEIDET',
    'KENNTNIS_FESTSTELLEN',
    'MITZEICHNUNG_ABSCHLIESSEN',
    'NEUFASSEN',
    'NUMMER_ERHALTEN',
    'NUMMER_VERWEIGERT',
    'PRUEFEN',
    'PRUEFUNGEN_SETZEN',
    'PUNKT_ERLEDIGT',
    'STATION_BEGONNEN',
    'STATION_RUHT',
    'VERMERKEN',
    'VEROEFFENTLICHEN',
    'VERWERFEN',
    'VORLAGE_BEENDET',
    'WIDERSPRUCH_EINLEGEN',
    'ZURUECKGEBEN',
    'ZURUECKGESTELLT',
    'ZURUECKVERWEISEN',
    'ZURUECKZIEHEN',
  ],
  station: [
    'ABSCHLIESSEN',
    'ABSETZEN',
    'ANHOEREN',
    'FRIST_ABGELAUFEN',
    'NACHREICHEN',
    'STELLUNGNAHME_ABGEBEN',
    'AUFRUFEN',
    'AUFRUF_VERWEIGERT',
    'AUF_TO_SETZEN',
    'BEFANGENHEIT_FESTSTELLEN',
    'BERICHTIGEN',
    'BERICHTIGUNG_ABLEHNEN',
    'BERICHTIGUNG_BESTAETIGEN',
    'BESCHLUSSUNFAEHIG',
    'ERGEBNIS_BESTAETIGEN',
    'ERGEBNIS_ERFASSEN',
    'ERGEBNIS_KORRIGIEREN',
    'ERGEBNIS_VERWEIGERT',
    'GENEHMIGEN',
    'LADUNG_ERFOLGT',
    'NICHT_BEHANDELT',
    'NIEDERSCHRIFT_LIEGT_VOR',
    'OEFFENTLICHKEIT_SETZEN',
    'ROLLE_SETZEN',
    'RUECKKEHR',
    'SITZUNG_ENTFALLEN',
    'SITZUNG_FORTGESETZT',
    'SITZUNG_VERLEGT',
    'TERMINIEREN',
    'TOP_VERWEIGERT',
    'UEBERSPRINGEN',
    'UMTERMINIEREN',
    'VERTAGEN',
    'VORLAGE_FOLGEN',
    'VERWEISEN',
    'WIEDERHOLEN',
    'ZURUECKSTELLEN',
    'ZURUECKVERWEISEN',
  ],
  mitzeichnung: ['ERNEUT_VORLEGEN', 'FRIST_ABGELAUFEN', 'MITZEICHNEN'],
  beschlusspunkt: ['AUFHEBEN', 'MAHNEN', 'SACHSTAND_MELDEN', 'WORTLAUT_BERICHTIGEN'],
  sitzung: [
    'ANWESENHEIT',
    'DOKUMENT_AUSGEGEBEN',
    'ERGEBNISSE_VERSENDEN',
    'FORTSETZUNG_UEBERNEHMEN',
    'FORTSETZUNG_UEBERNOMMEN',
    'FORTSETZUNG_VERWEIGERT',
    'LADUNG_BEANTWORTEN',
    'LADUNG_VERSENDEN',
    'LEITUNG_UEBERNEHMEN',
    'NACHREICHUNG',
    'NIEDERSCHRIFT_GENEHMIGEN',
    'NIEDERSCHRIFT_UNTERZEICHNEN',
    'SITZUNG_AENDERN',
    'SITZUNG_ENTFAELLT',
    'SITZUNG_EROEFFNEN',
    'SITZUNG_FORTSETZEN',
    'SITZUNG_SCHLIESSEN',
    'SITZUNG_UNTERBRECHEN',
    'TOPS_SETZEN',
    'VERFAHREN_BESCHLIESSEN',
    'VORGEMERKT_SETZEN',
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

  test('moves on by itself only from states it never rests in', () => {
    for (const node of nodes(machine.root)) {
      const always = node.always ?? []
      if (always.length === 0) continue
      expect({ state: node.key, on: node.ownEvents, last: always.at(-1)?.guard }).toEqual({ state: node.key, on: [], last: undefined })
    }
  })

  test('ends for good only where a draft is thrown away', () => {
    const finals = nodes(machine.root)
      .filter((node) => node.type === 'final')
      .map((node) => node.key)
    expect(finals).toEqual(name === 'vorlage' ? ['verworfen'] : [])
  })

  test('knows the events that are declared for it and no others', () => {
    expect((machine.events as string[]).toSorted()).toEqual(EVENTS[name]?.toSorted())
  })

  test('has a context that survives JSON, also without an input', () => {
    const [state] = initialTransition(machine, undefined)
    expect(JSON.parse(JSON.stringify(state.context))).toEqual(state.context)
  })
})

/** What any event may carry and any befund may say; enough to ask rules and router about each. */
const PAYLOAD = {
  profil: 'musterstadt',
  gremium: 'stadtrat',
  vorlage: 'v',
  station: 's1',
  stationen: ['s1'],
  sitzung: 'rat',
  stelle: 'kaemmerei',
  punkt: 1,
  top: 't1',
  tops: [],
  beratungsfolge: [{ gremium: 'stadtrat', rolle: 'entscheidung', oeffentlich: true }],
  frist: 'widerspruch',
  durch: 'w',
  an: ['stadtentwicklung'],
  lfd: 1,
  jahr: 2026,
  stand: 'zurueck',
  anlagen: [],
}
const BEFUND = {
  von: 'a',
  heute: '2026-04-15',
  merkmale: { abschnitte: [], punkte: [], finanziell: 'keine' },
  weg: { amtspruefung: false, mitzeichnung: false, dezernat: false },
  mitzeichnungen: [],
  veroeffentlichen: true,
  pruefungen: [],
  stationen: ['s1'],
  angenommen: true,
}

/** Events that leave this paper, or this session, as it is. */
const LEER = new Set([
  'AUFTRAEGE_BERICHTEN',
  'WEITERLEITEN',
  'VORLAGE_FOLGEN',
  'PRUEFUNG_ABSCHLIESSEN',
  'PUNKT_UEBERNEHMEN',
  'OEFFENTLICHKEIT_ENTSCHIEDEN',
])

function isKnown({ machines }: AggregateDefinition, step: Step): boolean {
  if ('start' in step) return step.start in machines
  const machine = machines[step.key.split('/')[0] ?? '']
  return machine !== undefined && (!('event' in step) || machine.events.includes(step.event.type))
}

describe.each(Object.values(definitions))('the aggregate $art', (definition) => {
  const types = Object.keys(definition.events)

  test('has rules for every event, and sends each to machines that know what they get', async () => {
    const stage = new Stage()
    await stage.confirmed()
    const head = stage.world.store.heads().find(({ ref }) => ref.art === definition.art)
    if (head === undefined) throw new Error(`NO_HEAD ${definition.art}`)
    const parts = JSON.parse(head.snapshot) as Parts
    const situation = {
      ref: head.ref,
      rev: head.rev,
      parts,
      akteur: SYSTEM,
      als: 'system',
      vertritt: null,
      profil: musterstadt,
      jetzt: '',
      heute: '2026-04-15',
      zeugen: {},
      hash: hashOf,
    } as const
    for (const type of types) {
      expect(() => definition.grounds(situation, { ...PAYLOAD, type }, true)).not.toThrow()
      const before = definition.creates.has(type) ? {} : parts
      const steps = definition.route(before, { ...PAYLOAD, type, befund: BEFUND })
      // Events about the record itself reach no machine. Forwarding closes what is confirmed: here the only station is the decision,
      // which is closed already, and follows no other paper any more.
      expect({ type, steps: steps.length > 0 || LEER.has(type) || isProtokollereignis(type) }).toEqual({ type, steps: true })
      expect(steps.filter((step) => !isKnown(definition, step))).toEqual([])
    }
  })
})
