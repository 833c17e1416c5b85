/** A Vorlage on its way through bodies and sessions, and what follows the decision. */
import type { Payload } from '../../workflows/aggregate.ts'
import { paragraphs } from '../../workflows/text/blocks.ts'
import { describeRules, pass, refusal, type Pass, type Refusal } from './rule-cases.ts'
import { ASV, AUTOR, DIENST, ergebnis, HVB, inhalt, RAT, S, SCHRIFT, station, V, VORSITZ, type Stage } from './stage.ts'

const at =
  (point: 'released' | 'onAgenda' | 'invited' | 'running' | 'calledUp' | 'recorded' | 'confirmed' | 'submitted', changes: object = {}) =>
  (stage: Stage): Promise<void> =>
    stage[point](changes)

/** Released and a session of the Stadtrat planned; nothing assigned yet. */
const planned =
  (changes: object = {}) =>
  async (stage: Stage): Promise<void> => {
    await stage.bodies()
    await stage.released(changes)
    await stage.plan()
  }
const BEIDE = { beratungsfolge: [station(ASV, 'vorberatung'), station(RAT, 'entscheidung')] }
const KENNTNIS = {
  art: 'mitteilung',
  inhalt: inhalt({ beschlusspunkte: [] }),
  beratungsfolge: [station(RAT, 'kenntnisnahme')],
}
const ZWEI_PUNKTE = { inhalt: inhalt({ beschlusspunkte: [1, 2].map((nr) => ({ text: paragraphs(`Punkt ${nr}`), art: 'auftrag' })) }) }

const terminieren = (sitzung = S.id): Payload => ({ type: 'TERMINIEREN', station: 's1', sitzung })
const aufTo = (changes: object = {}): Payload => ({ type: 'AUF_TO_SETZEN', station: 's1', sitzung: S.id, ...changes })
const terminiert = async (stage: Stage): Promise<void> => {
  await planned()(stage)
  await stage.send(V, terminieren(), DIENST)
}
const umgesetzt = async (stage: Stage): Promise<void> => {
  await stage.confirmed()
  await stage.send(V, sachstand('erledigt'), AUTOR)
  stage.world.uhr.set('2026-05-02T08:00:00.000Z')
  await stage.world.worker.runDue()
}
const sachstand = (status: string): Payload => ({ type: 'SACHSTAND_MELDEN', punkt: 1, status })
/** Confirmed in the first of two bodies. */
const weiterzuleiten = async (stage: Stage): Promise<void> => {
  await stage.calledUp({ ...KENNTNIS, beratungsfolge: [station(RAT, 'kenntnisnahme'), station(ASV, 'kenntnisnahme')] })
  await stage.send(V, { type: 'ERGEBNIS_ERFASSEN', station: 's1', ergebnis: 'zur_kenntnis_genommen' }, VORSITZ)
  await stage.send(V, bestaetigen, SCHRIFT)
}
const bestaetigen: Payload = { type: 'ERGEBNIS_BESTAETIGEN', station: 's1' }
const korrigieren = (changes: object = {}): Payload => ({ ...ergebnis(changes), type: 'ERGEBNIS_KORRIGIEREN' })

const stationIst = async (stage: Stage): Promise<string | undefined> => (await stage.stand()).stationen[0]?.zustand
const zustand = async (stage: Stage): Promise<string> => (await stage.stand()).zustand
const ergebnisIst = async (stage: Stage): Promise<unknown> => (await stage.stand()).stationen[0]?.context.ergebnis?.ergebnis

const REFUSALS: Refusal[] = [
  refusal('it is not released', at('submitted'), terminieren(), DIENST, 'NICHT_IN_BERATUNG', /nach der Freigabe/),
  refusal('there is no such session', planned(), terminieren('gibt-es-nicht'), DIENST, 'SITZUNG_UNBEKANNT', /gibt es nicht/),
  refusal('the station is not of this paper', planned(), { ...terminieren(), station: 's9' }, DIENST, 'STATION_UNBEKANNT', /gehört nicht/),
  refusal(
    'the session is another body’s',
    async (stage) => {
      await planned()(stage)
      await stage.plan('asv', ASV)
    },
    terminieren('asv'),
    DIENST,
    'FREMDES_GREMIUM',
    /anderen Gremium/,
  ),
  refusal(
    'the session has fallen out',
    async (stage) => {
      await planned()(stage)
      await stage.send(S, { type: 'SITZUNG_ENTFAELLT', grund: 'Sturm' }, DIENST)
    },
    terminieren(),
    DIENST,
    'SITZUNG_VORBEI',
    /kommende Sitzung/,
  ),
  refusal(
    'the session lies in the past',
    async (stage) => {
      await planned()(stage)
      stage.world.uhr.set('2026-05-01T08:00:00.000Z')
    },
    aufTo(),
    DIENST,
    'SITZUNG_VERGANGEN',
    /Vergangenheit/,
  ),
  refusal('it has no session yet', planned(), { ...terminieren(), type: 'UMTERMINIEREN' }, DIENST, 'STATION_IN_ANDEREM_STAND', /Verlegen/),
  refusal('nothing is confirmed', planned(), { type: 'WEITERLEITEN' }, DIENST, 'NICHTS_WEITERZULEITEN', /bestätigt/),
  refusal(
    'it is the deciding body',
    planned(),
    { type: 'UEBERSPRINGEN', station: 's1', grund: 'eilig' },
    DIENST,
    'ENTSCHEIDUNG_UNVERZICHTBAR',
    /entscheidende/,
  ),
  refusal('the Ladung is out', at('invited'), { ...aufTo(), station: 's1' }, DIENST, 'STATION_IN_ANDEREM_STAND', /nur einmal/),
  refusal(
    'the invitation of that session is out',
    async (stage) => {
      await planned()(stage)
      await stage.send(S, { type: 'TOP_ANLEGEN', titel: 'Eröffnung', oeffentlich: true }, DIENST)
      await stage.send(S, { type: 'LADUNG_VERSENDEN' }, DIENST)
    },
    aufTo(),
    DIENST,
    'LADUNG_VERSANDT',
    /dringlich/,
  ),
  refusal(
    'an earlier body has yet to meet',
    planned(BEIDE),
    aufTo({ station: 's2' }),
    DIENST,
    'FRUEHERE_BERATUNG_OFFEN',
    /frühere Beratung/,
  ),
  refusal('the demand has no reason', planned(BEIDE), aufTo({ station: 's2', aufVerlangen: 'hvb' }), DIENST, 'GRUND_FEHLT', /begründen/),
  refusal(
    'it is not on an agenda',
    planned(),
    { type: 'ABSETZEN', station: 's1', grund: 'x' },
    DIENST,
    'STATION_IN_ANDEREM_STAND',
    /Aufruf/,
  ),
  refusal('a vote was taken', at('recorded'), { type: 'ZURUECKZIEHEN', grund: 'x' }, HVB, 'ABSTIMMUNG_BEGONNEN', /vor der Abstimmung/),
  refusal('the session is not open', at('invited'), { type: 'AUFRUFEN', station: 's1' }, VORSITZ, 'SITZUNG_LAEUFT_NICHT', /eröffnen/),
  refusal(
    'the preparation has no result',
    async (stage) => {
      await planned(BEIDE)(stage)
      await stage.plan('asv', ASV, '2026-04-14T16:00')
      await stage.send(V, { type: 'AUF_TO_SETZEN', station: 's1', sitzung: 'asv' }, DIENST)
      await stage.send(V, aufTo({ station: 's2' }), DIENST)
      await stage.send(S, { type: 'LADUNG_VERSENDEN' }, DIENST)
      stage.world.uhr.set('2026-04-15T14:00:00.000Z')
      await stage.send(S, { type: 'SITZUNG_EROEFFNEN', anwesend: 21 }, VORSITZ)
    },
    { type: 'AUFRUFEN', station: 's2' },
    VORSITZ,
    'VORBERATUNG_FEHLT',
    /ohne Vorberatung/,
  ),
  refusal('it is not called up', at('running'), ergebnis(), VORSITZ, 'STATION_IN_ANDEREM_STAND', /aufgerufenen Punkt/),
  refusal('more vote than are present', at('calledUp'), ergebnis({ abstimmung: { ja: 20, nein: 7 } }), VORSITZ, 'STIMMEN_UNSTIMMIG', /21/),
  refusal(
    'a tie is called adopted',
    at('calledUp'),
    ergebnis({ abstimmung: { ja: 10, nein: 10, enthaltung: 1 } }),
    VORSITZ,
    'ERGEBNIS_WIDERSPRICHT_STIMMEN',
    /Stimmengleichheit/,
    { norm: /§/ },
  ),
  refusal(
    'a majority is called a rejection',
    at('calledUp'),
    ergebnis({ ergebnis: 'abgelehnt' }),
    VORSITZ,
    'ERGEBNIS_WIDERSPRICHT_STIMMEN',
    /passt nicht zu den Stimmen/,
  ),
  refusal(
    'two thirds of all seats are needed and missed',
    at('calledUp', { mehrheit: 'zweidrittel_gesetzlich' }),
    ergebnis({ abstimmung: { ja: 21 } }),
    VORSITZ,
    'ERGEBNIS_WIDERSPRICHT_STIMMEN',
    /28/,
  ),
  refusal(
    'no votes are given',
    at('calledUp'),
    { type: 'ERGEBNIS_ERFASSEN', station: 's1', ergebnis: 'beschlossen' },
    VORSITZ,
    'ABSTIMMUNG_FEHLT',
    /Abstimmungsergebnis/,
  ),
  refusal('a Mitteilung would be decided', at('calledUp', KENNTNIS), ergebnis(), VORSITZ, 'ERGEBNIS_UNZULAESSIG', /zur Kenntnis genommen/),
  refusal(
    'a change has no wording',
    at('calledUp'),
    ergebnis({ ergebnis: 'geaendert_beschlossen' }),
    VORSITZ,
    'WORTLAUT_FEHLT',
    /Wortlaut/,
  ),
  refusal('settled by nothing', at('calledUp'), ergebnis({ ergebnis: 'erledigt' }), VORSITZ, 'BEZUG_FEHLT', /durch welche Vorlage/),
  refusal(
    'adopted in part without its points',
    at('calledUp'),
    ergebnis({ ergebnis: 'teilweise_beschlossen' }),
    VORSITZ,
    'PUNKTE_FEHLEN',
    /Beschlusspunkt/,
  ),
  refusal(
    'the points say otherwise',
    at('calledUp', ZWEI_PUNKTE),
    ergebnis({
      punkte: [
        { nr: 1, ergebnis: 'beschlossen', abstimmung: { ja: 21 } },
        { nr: 2, ergebnis: 'abgelehnt', abstimmung: { nein: 21 } },
      ],
    }),
    VORSITZ,
    'GANZES_WIDERSPRICHT_PUNKTEN',
    /Gesamtergebnis/,
  ),
  refusal('it is confirmed', at('confirmed'), korrigieren(), VORSITZ, 'NICHT_IN_BERATUNG', /bis zur Entscheidung/),
  refusal(
    'it is not called up',
    at('running'),
    { type: 'VERTAGEN', station: 's1' },
    VORSITZ,
    'STATION_IN_ANDEREM_STAND',
    /aufgerufener Punkt/,
  ),
  refusal('the same person recorded it', at('recorded'), bestaetigen, VORSITZ, 'ZWEITE_PERSON', /zweite Person/),
  refusal(
    'a qualified majority was not counted',
    async (stage) => {
      await stage.calledUp({ mehrheit: 'absolut_gesetzlich' })
      await stage.send(V, ergebnis({ abstimmung: { ohneZahlen: 'einstimmig' } }), VORSITZ)
    },
    bestaetigen,
    SCHRIFT,
    'ZAHLEN_FEHLEN',
    /gezählt/,
  ),
  refusal('it is a draft', (stage) => stage.draft(), { type: 'VEROEFFENTLICHEN' }, DIENST, 'NICHT_FREIGEGEBEN', /nach der Freigabe/),
  refusal(
    'it is non-public',
    at('released', { oeffentlich: false, nichtoeffentlichGrund: 'Grundstück' }),
    { type: 'VEROEFFENTLICHEN' },
    DIENST,
    'NICHTOEFFENTLICH',
    /nichtöffentlich/,
  ),
  refusal('it is not public', at('submitted'), { type: 'DEPUBLIZIEREN', grund: 'x' }, DIENST, 'NICHT_OEFFENTLICH', /nicht veröffentlicht/),
  refusal('there is no such mandate', at('confirmed'), { ...sachstand('erledigt'), punkt: 7 }, AUTOR, 'PUNKT_UNBEKANNT', /keinen Auftrag/),
  refusal('it is not decided', at('released'), { type: 'ABSCHLIESSEN' }, DIENST, 'FALSCHER_STAND', /nach Entscheidung/),
]

const PASSES: Pass[] = [
  pass('assigned', planned(), terminieren(), DIENST, stationIst, 'terminiert'),
  pass(
    'moved to another session',
    async (stage) => {
      await terminiert(stage)
      await stage.plan('rat2', RAT, '2026-05-20T16:00')
    },
    { ...terminieren('rat2'), type: 'UMTERMINIEREN' },
    DIENST,
    async (stage) => (await stage.stand()).stationen[0]?.context.sitzungAm,
    '2026-05-20T16:00',
  ),
  pass(
    'on the agenda of the session too',
    planned(),
    aufTo(),
    DIENST,
    async (stage) => (await stage.sitzung()).context.tops[0]?.vorlage?.id,
    'v',
  ),
  pass(
    'overtakes the preparation by demand',
    planned(BEIDE),
    aufTo({ station: 's2', aufVerlangen: 'hvb', grund: 'Die Förderung endet.' }),
    DIENST,
    async (stage) => (await stage.stand()).stationen[1]?.zustand,
    'auf_tagesordnung',
  ),
  pass('skipped', planned(BEIDE), { type: 'UEBERSPRINGEN', station: 's1', grund: 'Keine Sitzung' }, DIENST, stationIst, 'uebersprungen'),
  pass(
    'off the agenda of the session too',
    at('onAgenda'),
    { type: 'ABSETZEN', station: 's1', grund: 'Gutachten fehlt' },
    DIENST,
    async (stage) => [await stationIst(stage), (await stage.sitzung()).context.tops],
    ['geplant', []],
  ),
  pass('withdrawn', at('onAgenda'), { type: 'ZURUECKZIEHEN', grund: 'Überholt' }, HVB, zustand, 'zurueckgezogen'),
  pass('called up', at('running'), { type: 'AUFRUFEN', station: 's1' }, VORSITZ, stationIst, 'aufgerufen'),
  pass('recorded', at('calledUp'), ergebnis(), VORSITZ, ergebnisIst, 'beschlossen'),
  pass(
    'taken note of without a vote',
    at('calledUp', KENNTNIS),
    { type: 'ERGEBNIS_ERFASSEN', station: 's1', ergebnis: 'zur_kenntnis_genommen' },
    VORSITZ,
    ergebnisIst,
    'zur_kenntnis_genommen',
  ),
  pass(
    'corrected here and on the agenda',
    at('recorded'),
    korrigieren({ ergebnis: 'abgelehnt', abstimmung: { ja: 7, nein: 14 } }),
    VORSITZ,
    async (stage) => [await ergebnisIst(stage), (await stage.sitzung()).context.tops[0]?.ausgang],
    ['abgelehnt', 'abgelehnt'],
  ),
  pass(
    'postponed, the station waits',
    at('calledUp'),
    { type: 'VERTAGEN', station: 's1' },
    VORSITZ,
    async (stage) => {
      const context = (await stage.stand()).stationen[0]?.context
      return [context?.versuch, context?.versuche[0]?.ausgang]
    },
    [2, 'vertagt'],
  ),
  pass('decided', at('recorded'), bestaetigen, SCHRIFT, zustand, 'frist_laeuft'),
  pass('forwarded', weiterzuleiten, { type: 'WEITERLEITEN' }, DIENST, stationIst, 'abgeschlossen'),
  pass(
    'public again',
    async (stage) => {
      await stage.released()
      await stage.send(V, { type: 'DEPUBLIZIEREN', grund: 'Adresse' }, DIENST)
    },
    { type: 'VEROEFFENTLICHEN' },
    DIENST,
    async (stage) => (await stage.stand()).publikation,
    'oeffentlich',
  ),
  pass(
    'gone from the public row',
    at('released'),
    { type: 'DEPUBLIZIEREN', grund: 'Adresse' },
    DIENST,
    async (stage) => stage.world.store.projection('oeffentlich').get('vorlage/v')?.zeile,
    null,
  ),
  pass(
    'in progress',
    at('confirmed'),
    sachstand('in_umsetzung'),
    AUTOR,
    async (stage) => (await stage.stand()).beschlusspunkte[0]?.zustand,
    'in_umsetzung',
  ),
  pass('closed', umgesetzt, { type: 'ABSCHLIESSEN' }, DIENST, zustand, 'abgeschlossen'),
]

describeRules(
  'Beratung',
  'TERMINIEREN UMTERMINIEREN WEITERLEITEN UEBERSPRINGEN ZURUECKZIEHEN AUF_TO_SETZEN ABSETZEN AUFRUFEN ERGEBNIS_ERFASSEN ERGEBNIS_KORRIGIEREN VERTAGEN ERGEBNIS_BESTAETIGEN VEROEFFENTLICHEN DEPUBLIZIEREN SACHSTAND_MELDEN ABSCHLIESSEN'.split(
    ' ',
  ),
  REFUSALS,
  PASSES,
)
