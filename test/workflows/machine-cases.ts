/** Every machine with inputs and events that reach all of its states, and the exhaustive search over them on an abstract key. */
import type { AnyStateMachine, AnyStateNode } from 'xstate'
import { getAdjacencyMap } from 'xstate/graph'
import { ERGEBNISSE_DER_ROLLE, SACHSTAENDE, VOTEN } from '../../workflows/begriffe.ts'
import { definitions } from '../../workflows/definitions.ts'

export type Event = { type: string } & Record<string, unknown>

export interface Case {
  name: string
  machine: AnyStateMachine
  inputs: object[]
  events: Event[]
  /** What guards and readers look at beside the state. */
  key?: (context: Record<string, unknown>) => unknown
  /** The tag of its ends; absent where a machine has none. */
  ends?: string
}

const machineOf = (art: keyof typeof definitions, name: string): AnyStateMachine => {
  const machine = definitions[art].machines[name]
  if (machine === undefined) throw new Error(`NO_MACHINE ${name}`)
  return machine
}

const bools = [true, false]
const wege = bools.flatMap((amtspruefung) =>
  bools.flatMap((mitzeichnung) => bools.map((dezernat) => ({ amtspruefung, mitzeichnung, dezernat }))),
)
const fristen = [null, { art: 'widerspruch', bis: '2026-05-01', norm: 'n', stand: '7' }]
const widerspruch = { grund: 'recht', bleibt: null }
const erneut = { sitzung: 'x', sitzungAm: '2026-05-15T17:00', ergebnis: { ergebnis: 'beschlossen' }, bestaetigtVon: 'a' }
const angabe = { ergebnis: 'beschlossen', fassung: 'f', erfasstVon: 'a', befund: { sitzungAm: '2026-04-15T17:00', sitzungRev: 1 } }
const zuordnung = { sitzung: 'x', befund: angabe.befund }
const kopf = { oeffentlich: true, nichtoeffentlichGrund: null, dringlich: false, mehrheit: 'einfach', mitzeichnung: [] }
const vorlage = { profil: 'musterstadt', art: 'beschlussvorlage', federfuehrung: 'a', kopf, fassung: 'f', beratungsfolge: ['s1'], von: 'a' }

const niederschrift = { bis: '2026-05-15', norm: 'n', unterzeichnet: null, genehmigt: null }

export const CASES: Case[] = [
  {
    name: 'vorlage',
    machine: machineOf('vorlage', 'vorlage'),
    inputs: [
      vorlage,
      { ...vorlage, beratungsfolge: [] },
      {
        ...vorlage,
        art: 'aenderungsantrag',
        aendert: {
          vorlage: 'w',
          nummer: '1',
          station: 's1',
          punkte: [1],
          art: 'antrag',
          von: 'a',
          antragsteller: null,
          uebernommen: false,
        },
      },
    ],
    events: [
      {
        type: 'AENDERN',
        fassung: 'g',
        merkmale: { abschnitte: [], punkte: [], finanziell: 'keine' },
        kopf,
        beratungsfolge: ['s1'],
        naechsteStation: 2,
        von: 'b',
      },
      { type: 'ANLAGE_HINZUFUEGEN', anlage: { id: 'a1' } },
      { type: 'ANLAGE_ENTFERNEN', anlage: 'a1' },
      { type: 'ANLAGE_NACHREICHEN', anlage: { id: 'a2' }, nachreichung: { am: '2026-04-10', anlage: 'a2', fassung: 1 } },
      {
        type: 'AUSTAUSCHEN',
        fassung: 'h',
        merkmale: { abschnitte: [], punkte: [], finanziell: 'keine' },
        von: 'c',
        nachreichung: { am: '2026-04-10', anlage: null, fassung: 2 },
      },
      { type: 'EINGANG_ERFASSEN', einreicher: 't', am: '2026-03-02', email: null, antragsteller: null, von: 'c' },
      ...wege.map((weg) => ({ type: 'EINREICHEN', weg })),
      { type: 'PRUEFEN' },
      { type: 'MITZEICHNUNG_ABSCHLIESSEN', trotz: null },
      { type: 'FREIGEBEN_DEZERNAT' },
      { type: 'FREIGEBEN_HVB', am: '2026-03-02', von: 'h' },
      { type: 'ZURUECKGEBEN', grund: 't', von: 'h' },
      { type: 'VERWERFEN', grund: 't' },
      { type: 'STATION_BEGONNEN' },
      { type: 'STATION_RUHT' },
      { type: 'ZURUECKGESTELLT' },
      { type: 'ANHOERUNG_BEGONNEN' },
      { type: 'ZURUECKVERWEISEN' },
      { type: 'NEUFASSEN', fassung: 'h', merkmale: { abschnitte: [], punkte: [], finanziell: 'keine' }, von: 'b' },
      { type: 'BERATUNGSFOLGE_SETZEN', beratungsfolge: ['s2', 's1'], naechsteStation: 3 },
      { type: 'ZURUECKZIEHEN', grund: 't' },
      { type: 'KENNTNIS_FESTSTELLEN' },
      ...ERGEBNISSE_DER_ROLLE.entscheidung.flatMap((ergebnis) =>
        fristen.flatMap((frist) =>
          [0, 2].flatMap((auftraege) =>
            (ergebnis === 'beschlossen' ? bools : [false]).flatMap((satzung) =>
              (ergebnis === 'beschlossen' ? [null, { durch: 'aufsicht', norm: 'n' }] : [null]).map((genehmigung) => ({
                type: 'ENTSCHEIDUNG_FESTSTELLEN',
                ergebnis,
                station: 's1',
                frist,
                auftraege,
                satzung,
                genehmigung,
              })),
            ),
          ),
        ),
      ),
      ...['beschlossen', 'abgelehnt', 'erledigt', 'genehmigt', 'aufgehoben', 'zur_kenntnis_genommen'].flatMap((ergebnis) =>
        bools.map((anderer) => ({
          type: 'ENTSCHEIDUNG_BERICHTIGEN',
          ergebnis,
          station: 's1',
          anderer,
          frist: null,
          auftraege: ergebnis === 'beschlossen' ? 2 : 0,
          satzung: false,
        })),
      ),
      { type: 'FRIST_ABGELAUFEN', frist: 'widerspruch', stand: '7' },
      { type: 'FRIST_ABGELAUFEN', frist: 'widerspruch', stand: '3' },
      { type: 'WIDERSPRUCH_EINLEGEN', widerspruch },
      { type: 'BEANSTANDEN', widerspruch },
      ...['aufgehoben', 'bestaetigt', 'ausgesetzt', 'frist'].map((folge) => ({
        type: 'ERNEUT_BESCHLIESSEN',
        widerspruch,
        folge,
        frist: folge === 'frist' ? { art: 'beanstandung', bis: '2026-06-01', norm: 'n', stand: 's2' } : null,
        station: 's2',
        am: '2026-05-15',
      })),
      ...['aufgehoben', 'bestaetigt', 'ausgesetzt', 'frist'].map((folge) => ({
        type: 'ERNEUT_BERICHTIGEN',
        widerspruch,
        folge,
        frist: folge === 'frist' ? { art: 'beanstandung', bis: '2026-06-01', norm: 'n', stand: 's2' } : null,
        auftraege: 0,
        am: '2026-05-15',
      })),
      { type: 'FRIST_ABGELAUFEN', frist: 'beanstandung', stand: 's2' },
      ...['AUFSICHT_ENTSCHEIDET', 'GERICHT_ENTSCHEIDET'].flatMap((type) => bools.map((wirksam) => ({ type, wirksam, am: '2026-06-01' }))),
      ...['bericht', 'genehmigung'].flatMap((danach) =>
        [0, 2].map((auftraege) => ({
          type: 'EILENTSCHEIDEN',
          eil: { am: '2026-06-01', rechteDritter: false },
          danach,
          auftraege,
          von: 'h',
          station: null,
        })),
      ),
      ...['genehmigt', 'aufgehoben', 'zur_kenntnis_genommen'].map((ergebnis) => ({ type: 'EIL_FESTSTELLEN', ergebnis, station: 's1' })),
      { type: 'AUFHEBEN', am: '2026-06-01', beziehung: { art: 'aufgehoben_durch', vorlage: 'w', nummer: '2' } },
      { type: 'BEZIEHUNG_ERHALTEN', beziehung: { art: 'hebt_auf', vorlage: 'w', nummer: '2' } },
      { type: 'BEKANNTGEBEN', bekanntgabe: { am: '2026-06-01', text: 't', unterbleibt: null } },
      { type: 'AUSFERTIGEN', am: '2026-06-01' },
      { type: 'BEKANNTMACHEN', am: '2026-06-02', inKraftAm: '2026-06-03' },
      { type: 'PUNKT_ERLEDIGT' },
      { type: 'ALLE_ERLEDIGT' },
      { type: 'ABSCHLIESSEN' },
      { type: 'VEROEFFENTLICHEN' },
      { type: 'DEPUBLIZIEREN', grund: 't' },
      { type: 'ENTWURFSNUMMER_ERHALTEN', entwurfsnummer: '2026-1' },
      { type: 'NUMMER_ERHALTEN', nummer: 'BV/2026/0001' },
      { type: 'DOKUMENT_AUSGEGEBEN', dokument: { id: 'd1' } },
      { type: 'VERMERKEN', vermerk: null },
      { type: 'PRUEFUNGEN_SETZEN', pruefungen: [{ grund: 'beschlussfaehigkeit', station: 's1' }] },
      { type: 'AENDERUNGEN_SETZEN', aenderungen: [] },
      { type: 'EMPFEHLUNG_FESTSTELLEN' },
      { type: 'VORLAGE_BEENDET' },
      { type: 'AENDERUNG_UEBERNEHMEN' },
      { type: 'BESTAND_UEBERNEHMEN', am: '2026-03-02', von: 'c', freigegebenAm: '2026-02-02', einreicher: null, anlagen: [] },
      { type: 'BERATUNGSFOLGE_ERFASSEN', beratungsfolge: ['s1'], naechsteStation: 2 },
      { type: 'NUMMER_VERWEIGERT', grund: 'n' },
    ],
    key: ({ weg, frist, ergebnis, offeneAuftraege, satzung, eil, aendert, genehmigung, beratungsfolge }) => [
      aendert !== null,
      (beratungsfolge as unknown[]).length === 0,
      // Nothing looks at the internal way once the paper is decided.
      ergebnis === null && eil === null ? weg : null,
      frist,
      satzung,
      genehmigung,
      (ergebnis as { ergebnis?: unknown } | null)?.ergebnis,
      offeneAuftraege,
    ],
    ends: 'endgueltig',
  },
  {
    name: 'station',
    machine: machineOf('vorlage', 'station'),
    inputs: [
      { id: 's1', gremium: 'stadtrat', rolle: 'entscheidung', oeffentlich: true },
      { id: 's1', gremium: 'hvb', rolle: 'genehmigung', oeffentlich: false },
      { id: 's2', gremium: 'stadtrat', rolle: 'entscheidung', oeffentlich: true, erneut },
      { id: 's3', gremium: 'bau', rolle: 'vorberatung', oeffentlich: true, uebernommen: { sitzungAm: '2026-02-02', ergebnis: angabe } },
    ],
    events: [
      { type: 'TERMINIEREN', ...zuordnung },
      { type: 'UMTERMINIEREN', ...zuordnung },
      { type: 'AUF_TO_SETZEN', verlangen: null, geladen: false, ...zuordnung },
      { type: 'ABSETZEN', grund: 't' },
      { type: 'SITZUNG_ENTFALLEN', grund: 't' },
      { type: 'SITZUNG_VERLEGT', am: '2026-04-16T17:00', rev: 3 },
      { type: 'NICHT_BEHANDELT', grund: null },
      { type: 'BESCHLUSSUNFAEHIG' },
      { type: 'SITZUNG_FORTGESETZT', sitzung: 'y', am: '2026-04-20T17:00', rev: 4 },
      { type: 'NIEDERSCHRIFT_LIEGT_VOR' },
      { type: 'AUFRUFEN', ohneVorberatung: null },
      { type: 'BEFANGENHEIT_FESTSTELLEN', befangen: { anzahl: 2, vorsitz: true } },
      ...bools.map((oeffentlich) => ({ type: 'OEFFENTLICHKEIT_SETZEN', oeffentlich })),
      { type: 'ROLLE_SETZEN', rolle: 'vorberatung' },
      { type: 'ERGEBNIS_ERFASSEN', ...angabe },
      { type: 'ERGEBNIS_KORRIGIEREN', ...angabe },
      { type: 'VERTAGEN', bis: null, grund: null },
      { type: 'LADUNG_ERFOLGT', sitzung: 'x' },
      { type: 'ZURUECKSTELLEN' },
      { type: 'VERWEISEN', an: ['s3'], wiedervorlage: '2026-07-01', grund: null },
      { type: 'RUECKKEHR', abgelaufen: true },
      { type: 'ZURUECKVERWEISEN', grund: null },
      { type: 'WIEDERHOLEN', grund: null },
      { type: 'ANHOEREN', bis: '2026-04-30' },
      { type: 'FRIST_ABGELAUFEN' },
      { type: 'NACHREICHEN', ergebnis: 'zugestimmt', text: null, am: '2026-05-02' },
      {
        type: 'STELLUNGNAHME_ABGEBEN',
        ergebnis: angabe,
        schriftlich: { am: '2026-04-20T10:00', text: null, schreiben: null, angabe: null },
      },
      { type: 'ERGEBNIS_BESTAETIGEN', bestaetigtVon: 'b' },
      { type: 'ABSCHLIESSEN' },
      { type: 'UEBERSPRINGEN', grund: 't' },
      { type: 'GENEHMIGEN', genehmigtVon: 'h', fassung: 'f' },
      { type: 'TOP_VERWEIGERT' },
      { type: 'AUFRUF_VERWEIGERT' },
      { type: 'ERGEBNIS_VERWEIGERT' },
      { type: 'VORLAGE_FOLGEN', ausgang: 'vertagt', grund: null },
      { type: 'BERICHTIGEN', berichtigung: { ergebnis: angabe, grund: 't', am: '2026-04-20' } },
      { type: 'BERICHTIGUNG_BESTAETIGEN', bestaetigtVon: 'b', am: '2026-04-21' },
      { type: 'BERICHTIGUNG_ABLEHNEN' },
    ],
    key: ({ ergebnis, sitzung, geladen, verweisung, anhoerung, berichtigung }) => [
      ergebnis !== null,
      sitzung,
      geladen,
      verweisung !== null,
      anhoerung !== null,
      berichtigung !== null,
    ],
    ends: 'endgueltig',
  },
  {
    name: 'mitzeichnung',
    machine: machineOf('vorlage', 'mitzeichnung'),
    inputs: [{ stelle: 'kaemmerei', pflicht: true, frist: '2026-12-01', fassung: 'f' }],
    events: [
      ...VOTEN.map((votum) => ({ type: 'MITZEICHNEN', votum, hinweis: null, von: 'a', angabe: null })),
      { type: 'ERNEUT_VORLEGEN', fassung: 'g', frist: '2026-12-08' },
      { type: 'FRIST_ABGELAUFEN' },
    ],
    ends: 'beantwortet',
  },
  {
    name: 'beschlusspunkt',
    machine: machineOf('vorlage', 'beschlusspunkt'),
    inputs: [{ nr: 1, art: 'auftrag', termin: null, wortlaut: 'w' }],
    events: [
      ...SACHSTAENDE.map((status) => ({ type: 'SACHSTAND_MELDEN', status, text: null, am: '2026-12-01', wiedervorlage: null })),
      { type: 'MAHNEN', art: 'erinnerung', am: '2026-12-01' },
      { type: 'AUFHEBEN' },
      { type: 'WORTLAUT_BERICHTIGEN', wortlaut: 'w' },
    ],
    ends: 'endgueltig',
  },
  {
    name: 'sitzung',
    machine: machineOf('sitzung', 'sitzung'),
    inputs: [{ profil: 'musterstadt', gremium: 'stadtrat', am: '2026-04-15T17:00', ort: 't', nummer: null, tops: [] }],
    events: [
      { type: 'SITZUNG_AENDERN', am: '2026-04-16T17:00', ort: 't' },
      { type: 'TOPS_SETZEN', tops: [], naechsterTop: 1 },
      { type: 'VORGEMERKT_SETZEN', vorgemerkt: [{ vorlage: 'v', station: 's1' }] },
      { type: 'LADUNG_VERSENDEN', ladung: { am: '2026-04-01', von: 'a', grund: null } },
      { type: 'LADUNG_BEANTWORTEN', person: 'p', antwort: 'zugesagt' },
      {
        type: 'SITZUNG_EROEFFNEN',
        anwesenheit: { anwesend: 5, personen: null, stand: 1 },
        beschlussfaehigkeit: { mindestens: 3, norm: 'n' },
        leitung: 'vorsitz',
      },
      { type: 'ANWESENHEIT', anwesenheit: { anwesend: 4, personen: null, stand: 2 } },
      { type: 'SITZUNG_SCHLIESSEN', niederschrift },
      { type: 'LEITUNG_UEBERNEHMEN', leitung: 'stellvertretung' },
      { type: 'SITZUNG_UNTERBRECHEN' },
      ...[null, { sitzung: 'y', uebernommen: false }].map((fortsetzung) => ({ type: 'SITZUNG_FORTSETZEN', fortsetzung })),
      ...[null, { am: '2026-04-01', von: 'a', grund: null }].map((ladung) => ({ type: 'FORTSETZUNG_UEBERNEHMEN', von: 'w', ladung })),
      { type: 'FORTSETZUNG_UEBERNOMMEN', niederschrift },
      { type: 'FORTSETZUNG_VERWEIGERT' },
      { type: 'NIEDERSCHRIFT_UNTERZEICHNEN', unterzeichnet: { am: '2026-04-20', von: 'a', nachweis: null } },
      { type: 'VERFAHREN_BESCHLIESSEN', beschluss: { art: 'dringlichkeit', vorlage: 'v', stationen: ['s1'], angenommen: false } },
      { type: 'NIEDERSCHRIFT_GENEHMIGEN', genehmigt: { am: '2026-05-20', von: 'a', einwendungen: null } },
      { type: 'SITZUNG_ENTFAELLT', grund: 't' },
      { type: 'ERGEBNISSE_VERSENDEN', am: '2026-04-16' },
      { type: 'NACHREICHUNG', nachgereicht: { vorlage: 'v', station: 's1', nr: 1, welle: 'r2' } },
      ...['einladung', 'niederschrift'].map((art) => ({ type: 'DOKUMENT_AUSGEGEBEN', dokument: { id: 'd1', art } })),
    ],
    key: ({ ergebnisseVersandt, fortsetzung }) => [ergebnisseVersandt, fortsetzung],
    ends: 'endgueltig',
  },
  {
    name: 'gremium',
    machine: machineOf('gremium', 'gremium'),
    inputs: [{ profil: 'musterstadt', gremium: 'stadtrat', gesetzlicheZahl: 11 }],
    events: [
      { type: 'SITZ_BESETZEN', person: 'p', funktion: 'mitglied', stimmrecht: true, von: '2026-01-01', bis: null },
      { type: 'SITZ_BEENDEN', sitz: 'z1', bis: '2026-02-01' },
      { type: 'GREMIUM_AENDERN', gesetzlicheZahl: 12 },
    ],
  },
  {
    name: 'nummernkreis',
    machine: machineOf('nummernkreis', 'nummernkreis'),
    inputs: [{ profil: 'musterstadt' }],
    events: [{ type: 'NUMMER_ZIEHEN' }, { type: 'NUMMER_BELEGEN', lfd: 5 }],
  },
]

/** What of a snapshot is looked at, without its `any`. */
export interface Snapshot {
  value: unknown
  context: Record<string, unknown>
  can: (event: Event) => boolean
  hasTag: (tag: string) => boolean
  _nodes: AnyStateNode[]
}

export interface Found {
  state: Snapshot
  next: string[]
  /** Events that the machine takes here. */
  taken: Event[]
}

/** All reachable states by their abstract key; only transitions that the machine takes count. */
export function explore({ machine, inputs, events, key }: Case): Map<string, Found> {
  const keyOf = (state: Snapshot): string => JSON.stringify([state.value, key?.(state.context)])
  const found = new Map<string, Found>()
  for (const input of inputs) {
    const map = getAdjacencyMap(machine, {
      input,
      events: (state: unknown) => events.filter((event) => (state as Snapshot).can(event)),
      serializeState: (state: unknown) => keyOf(state as Snapshot),
    }) as unknown as Record<string, { state: Snapshot; transitions: Record<string, { state: Snapshot }> }>
    for (const [name, { state, transitions }] of Object.entries(map)) {
      found.set(name, {
        state,
        next: Object.values(transitions).map((target) => keyOf(target.state)),
        taken: events.filter((event) => state.can(event)),
      })
    }
  }
  return found
}
