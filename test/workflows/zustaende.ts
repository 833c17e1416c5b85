/** Papers and sessions of Musterstadt in the states that the rules tell apart, each with its name as a clerk would say it. */
import { AEMTER, type Akteur } from '../../workflows/akteur.ts'
import type { Payload } from '../../workflows/aggregate.ts'
import { paragraphs } from '../../workflows/text/blocks.ts'
import { aenderungsinhalt } from '../../workflows/vorlage/inhalt.ts'
import { ASV, AUTOR, DIENST, ergebnis, HVB, inhalt, RAT, S, SCHRIFT, sitz, station, V, VORSITZ, type Stage } from './stage.ts'
import { unterRecht, type Definitionen } from './anderes-profil.ts'

type Prepare = (stage: Stage) => Promise<unknown>

/** Somebody with every office and seat: what is asked is the state, not the right. */
export const ALLE_ROLLEN: Akteur = {
  id: 'konto-alle',
  profil: 'musterstadt',
  person: 'alle',
  aemter: [...AEMTER.map((amt) => ({ amt, stelle: 'stadtplanung' })), { amt: 'mitzeichnung', stelle: 'kaemmerei' }],
  sitze: [ASV, RAT].flatMap((gremium) => (['vorsitz', 'schriftfuehrung'] as const).map((funktion) => ({ gremium, funktion }))),
}

const BEIDE = { beratungsfolge: [station(ASV, 'vorberatung'), station(RAT, 'entscheidung')] }
const KENNTNIS = { art: 'mitteilung', inhalt: inhalt({ beschlusspunkte: [] }), beratungsfolge: [station(RAT, 'kenntnisnahme')] }
const NICHTOEFFENTLICH = { oeffentlich: false, nichtoeffentlichGrund: 'Grundstück' }
const SATZUNG = { inhalt: inhalt({ beschlusspunkte: [{ text: paragraphs('Die Satzung wird erlassen.'), art: 'satzung' }] }) }
const GENEHMIGUNGSPFLICHTIG = {
  inhalt: inhalt({ beschlusspunkte: [{ text: paragraphs('Die Satzung wird erlassen.'), art: 'satzung', genehmigungspflichtig: true }] }),
}
const EIL = {
  art: 'eilentscheidung',
  inhalt: inhalt({ abschnitte: { sachverhalt: paragraphs('Das Dach ist undicht.'), rechtslage: paragraphs('Gefahr im Verzug.') } }),
  beratungsfolge: [station(RAT, 'kenntnisnahme')],
}
const EILENTSCHEIDEN: Payload = { type: 'EILENTSCHEIDEN', grund: 'Gefahr im Verzug.', rechteDritter: false }
const WIDERSPRUCH: Payload = { type: 'WIDERSPRUCH_EINLEGEN', grund: 'recht', begruendung: 'Der Beschluss ist rechtswidrig.' }
const S2 = { art: 'sitzung', id: 'rat2' } as const

/** One state after another step. */
const then =
  (before: Prepare, akteur: Akteur, ...events: Payload[]): Prepare =>
  async (stage) => {
    await before(stage)
    await stage.sendAll(V, akteur, ...events)
  }
const thenSitzung =
  (before: Prepare, akteur: Akteur, ...events: Payload[]): Prepare =>
  async (stage) => {
    await before(stage)
    await stage.sendAll(S, akteur, ...events)
  }
const at =
  (point: 'draft' | 'submitted' | 'released' | 'onAgenda' | 'invited' | 'running' | 'calledUp' | 'recorded' | 'confirmed', changes = {}) =>
  (stage: Stage): Promise<void> =>
    stage[point](changes)
const later =
  (before: Prepare, instant: string): Prepare =>
  async (stage) => {
    await before(stage)
    stage.world.uhr.set(instant)
    await stage.world.worker.runDue()
    await stage.world.engine.relay.sweep()
  }

const planned: Prepare = async (stage) => {
  await stage.bodies()
  await stage.released(BEIDE)
  await stage.plan()
  await stage.plan('asv', ASV, '2026-04-14T16:00')
}
const widersprochen = then(at('confirmed'), HVB, WIDERSPRUCH)
/** A new session of the body is open, after an objection. */
const nachEroeffnung =
  (before: Prepare): Prepare =>
  async (stage) => {
    await before(stage)
    await stage.plan(S2.id, RAT, '2026-05-20T16:00')
    await stage.sendAll(S2, DIENST, { type: 'TOP_ANLEGEN', titel: 'Widerspruch', oeffentlich: true }, { type: 'LADUNG_VERSENDEN' })
    stage.world.uhr.set('2026-05-20T14:00:00.000Z')
    await stage.send(S2, { type: 'SITZUNG_EROEFFNEN', anwesend: 21 }, VORSITZ)
  }
const erneutEroeffnet = nachEroeffnung(widersprochen)
const erneut = (bleibt: boolean): Payload => ({
  type: 'ERNEUT_BESCHLIESSEN',
  sitzung: S2.id,
  bleibt,
  abstimmung: bleibt ? { ja: 14, nein: 7 } : { ja: 7, nein: 14 },
})
const amended = then(at('calledUp'), sitz('mitglied', RAT), {
  type: 'AENDERUNGSANTRAG_EINBRINGEN',
  station: 's1',
  antrag: aenderungsinhalt('Bäume für den Marktplatz', paragraphs('Die Verwaltung pflanzt zwanzig Bäume.')),
  einreicher: 'Fraktion A',
})
const berichtigt = then(at('confirmed'), DIENST, {
  ...ergebnis({ ergebnis: 'abgelehnt', abstimmung: { ja: 7, nein: 14 } }),
  type: 'BERICHTIGEN',
  grund: 'Vertauscht',
})
const closed = thenSitzung(at('confirmed'), VORSITZ, { type: 'SITZUNG_SCHLIESSEN' })
const erledigt = then(at('confirmed'), AUTOR, { type: 'SACHSTAND_MELDEN', punkt: 1, status: 'erledigt' })

const IN_MUSTERSTADT: readonly (readonly [string, Prepare])[] = [
  ['Entwurf', at('draft', BEIDE)],
  ['Entwurf ohne Text', at('draft', { inhalt: { betreff: 'Unfertig', beschlusspunkte: [], abschnitte: {}, finanziell: null } })],
  ['in Mitzeichnung', at('submitted', { inhalt: inhalt({ finanziell: { betrag: 100, jahr: 2027 } }) })],
  ['vor der Freigabe', at('submitted', BEIDE)],
  ['freigegeben, keine Sitzung geplant', at('released', BEIDE)],
  ['freigegeben, Sitzungen geplant', planned],
  ['für eine Sitzung vorgemerkt', then(planned, DIENST, { type: 'TERMINIEREN', station: 's1', sitzung: 'asv' })],
  ['auf der Tagesordnung', at('onAgenda')],
  ['auf der Tagesordnung, nichtöffentlich', at('onAgenda', NICHTOEFFENTLICH)],
  ['geladen', at('invited')],
  ['Sitzung läuft', at('running')],
  ['aufgerufen', at('calledUp')],
  ['aufgerufen, nichtöffentlich', at('calledUp', NICHTOEFFENTLICH)],
  ['aufgerufen, Kenntnisnahme', at('calledUp', KENNTNIS)],
  ['aufgerufen, Änderungsantrag offen', amended],
  [
    'aufgerufen, Vorsitz befangen',
    then(at('calledUp'), VORSITZ, { type: 'BEFANGENHEIT_FESTSTELLEN', station: 's1', anzahl: 3, vorsitz: true }),
  ],
  [
    'aufgerufen, Öffentlichkeit ausgeschlossen',
    then(at('calledUp'), VORSITZ, { type: 'OEFFENTLICHKEIT_AUSSCHLIESSEN', stationen: ['s1'] }),
  ],
  ['vertagt', then(at('calledUp'), VORSITZ, { type: 'VERTAGEN', station: 's1' })],
  ['verwiesen', then(at('calledUp'), VORSITZ, { type: 'VERWEISEN', station: 's1', an: [ASV] })],
  ['an die Verwaltung zurückverwiesen', then(at('calledUp'), VORSITZ, { type: 'ZURUECKVERWEISEN', station: 's1', an: 'verwaltung' })],
  ['beschlussunfähig', then(at('calledUp'), VORSITZ, { type: 'BESCHLUSSUNFAEHIG', station: 's1', anwesend: 15 })],
  ['Sitzung unterbrochen', thenSitzung(at('calledUp'), VORSITZ, { type: 'SITZUNG_UNTERBRECHEN' })],
  ['Ergebnis erfasst', at('recorded')],
  [
    'Ergebnis erfasst, anders festgestellt',
    then(at('calledUp'), VORSITZ, ergebnis({ abstimmung: { ja: 7, nein: 7 }, feststellung: 'Versehen' })),
  ],
  ['Ergebnis erfasst, Sitzung geschlossen', thenSitzung(at('recorded'), VORSITZ, { type: 'SITZUNG_SCHLIESSEN' })],
  ['beschlossen', at('confirmed')],
  [
    'abgelehnt',
    then(then(at('calledUp'), VORSITZ, ergebnis({ ergebnis: 'abgelehnt', abstimmung: { ja: 7, nein: 14 } })), SCHRIFT, {
      type: 'ERGEBNIS_BESTAETIGEN',
      station: 's1',
    }),
  ],
  ['beschlossen, nichtöffentlich', at('confirmed', NICHTOEFFENTLICH)],
  ['Satzung beschlossen', at('confirmed', SATZUNG)],
  ['Satzung wartet auf Genehmigung', at('confirmed', GENEHMIGUNGSPFLICHTIG)],
  [
    'Satzung wartet auf Genehmigung, Widerspruchsfrist abgelaufen',
    later(at('confirmed', GENEHMIGUNGSPFLICHTIG), '2026-05-02T08:00:00.000Z'),
  ],
  [
    'Satzung genehmigt',
    then(later(at('confirmed', GENEHMIGUNGSPFLICHTIG), '2026-05-02T08:00:00.000Z'), DIENST, {
      type: 'AUFSICHT_ENTSCHEIDET',
      wirksam: true,
    }),
  ],
  ['Satzung ausgefertigt', then(at('confirmed', SATZUNG), HVB, { type: 'AUSFERTIGEN' })],
  ['Berichtigung erfasst', berichtigt],
  ['beschlossen, Sitzung geschlossen', closed],
  ['Ergebnisse versandt', thenSitzung(closed, DIENST, { type: 'ERGEBNISSE_VERSENDEN' })],
  ['Niederschrift unterzeichnet', thenSitzung(closed, SCHRIFT, { type: 'NIEDERSCHRIFT_UNTERZEICHNEN' })],
  ['Widerspruch eingelegt', widersprochen],
  ['Widerspruch eingelegt, neue Sitzung eröffnet', erneutEroeffnet],
  ['erneut beschlossen', then(erneutEroeffnet, VORSITZ, erneut(true))],
  ['erneut beschlossen: aufgehoben', then(erneutEroeffnet, VORSITZ, erneut(false))],
  ['beanstandet', then(then(erneutEroeffnet, VORSITZ, erneut(true)), HVB, { type: 'BEANSTANDEN', begruendung: 'Weiterhin rechtswidrig.' })],
  ['Widerspruchsfrist abgelaufen', later(at('confirmed'), '2026-05-02T08:00:00.000Z')],
  ['umgesetzt', later(erledigt, '2026-05-02T08:00:00.000Z')],
  ['abgeschlossen', then(later(erledigt, '2026-05-02T08:00:00.000Z'), DIENST, { type: 'ABSCHLIESSEN' })],
  ['zurückgezogen', then(at('onAgenda'), HVB, { type: 'ZURUECKZIEHEN', grund: 'Überholt' })],
  ['Entwurf einer Eilentscheidung', at('draft', EIL)],
  ['eilig entschieden', then(at('draft', EIL), HVB, EILENTSCHEIDEN)],
]

/** Musterstadt under the law of another Land, or under statutes. */
const SH = unterRecht('SH', 'SH-GO')
const NRW = unterRecht('NRW', 'NRW-GO')
const SATZUNGSRECHT = unterRecht('NRW', 'GESELLSCHAFT')

const wohl = then(at('confirmed'), HVB, { type: 'WIDERSPRUCH_EINLEGEN', grund: 'wohl', begruendung: 'Zu teuer.' })
const BEANSTANDEN: Payload = { type: 'BEANSTANDEN', begruendung: 'Rechtswidrig.' }
const abgelaufen = later(at('confirmed'), '2026-05-02T08:00:00.000Z')

export interface Zustand {
  name: string
  prepare: Prepare
  /** Another law than that of Musterstadt. */
  known?: Definitionen
}

/** Every state, first those of Musterstadt, then those in which the law makes a difference. */
export const ZUSTAENDE: readonly Zustand[] = [
  ...IN_MUSTERSTADT.map(([name, prepare]) => ({ name, prepare })),
  { name: 'Schleswig-Holstein: aufgerufen', prepare: at('calledUp'), known: SH },
  { name: 'Schleswig-Holstein: beschlossen', prepare: at('confirmed'), known: SH },
  { name: 'Schleswig-Holstein: Widerspruchsfrist abgelaufen', prepare: abgelaufen, known: SH },
  { name: 'Schleswig-Holstein: Widerspruch eingelegt', prepare: widersprochen, known: SH },
  {
    name: 'Schleswig-Holstein: Widerspruch zum Wohl der Stadt, erneut beschlossen',
    prepare: then(nachEroeffnung(wohl), VORSITZ, erneut(true)),
    known: SH,
  },
  { name: 'Schleswig-Holstein: erneut beschlossen', prepare: then(erneutEroeffnet, VORSITZ, erneut(true)), known: SH },
  {
    name: 'Schleswig-Holstein: erneut beschlossen, Frist abgelaufen',
    prepare: later(then(erneutEroeffnet, VORSITZ, erneut(true)), '2026-07-01T08:00:00.000Z'),
    known: SH,
  },
  { name: 'Schleswig-Holstein: beanstandet', prepare: then(then(erneutEroeffnet, VORSITZ, erneut(true)), HVB, BEANSTANDEN), known: SH },
  { name: 'Schleswig-Holstein: eilig entschieden', prepare: then(at('draft', EIL), HVB, EILENTSCHEIDEN), known: SH },
  { name: 'Nordrhein-Westfalen: aufgerufen', prepare: at('calledUp'), known: NRW },
  { name: 'Nordrhein-Westfalen: beschlossen', prepare: at('confirmed'), known: NRW },
  { name: 'Nordrhein-Westfalen: Widerspruchsfrist abgelaufen', prepare: abgelaufen, known: NRW },
  { name: 'Nordrhein-Westfalen: Widerspruch eingelegt', prepare: wohl, known: NRW },
  { name: 'Nordrhein-Westfalen: beanstandet', prepare: then(at('confirmed'), HVB, BEANSTANDEN), known: NRW },
  { name: 'Nordrhein-Westfalen: Entwurf einer Eilentscheidung', prepare: at('draft', EIL), known: NRW },
  { name: 'nach Satzung: aufgerufen', prepare: at('calledUp'), known: SATZUNGSRECHT },
  { name: 'nach Satzung: beschlossen', prepare: at('confirmed'), known: SATZUNGSRECHT },
  { name: 'nach Satzung: Entwurf einer Eilentscheidung', prepare: at('draft', EIL), known: SATZUNGSRECHT },
]
