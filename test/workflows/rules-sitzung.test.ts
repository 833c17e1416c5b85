/** A Sitzung from its date to the dispatch of results. */
import type { Payload } from '../../workflows/aggregate.ts'
import { describeRules, pass, refusal, type Pass, type Refusal } from './rule-cases.ts'
import { DIENST, RAT, S, sitz, V, VORSITZ, type Stage } from './stage.ts'

const at =
  (point: 'onAgenda' | 'invited' | 'running' | 'calledUp' | 'recorded' | 'confirmed') =>
  (stage: Stage): Promise<void> =>
    stage[point]()
const planned = async (stage: Stage): Promise<void> => {
  await stage.bodies()
  await stage.plan()
}
const withTops = async (stage: Stage): Promise<void> => {
  await planned(stage)
  for (const titel of ['Eröffnung', 'Bericht']) await stage.send(S, { type: 'TOP_ANLEGEN', titel, oeffentlich: true }, DIENST)
}
const closed =
  (point: 'recorded' | 'confirmed') =>
  async (stage: Stage): Promise<void> => {
    await stage[point]()
    await stage.send(S, { type: 'SITZUNG_SCHLIESSEN' }, VORSITZ)
  }
const sent = async (stage: Stage): Promise<void> => {
  await closed('confirmed')(stage)
  await stage.send(S, versenden, DIENST)
}
/** A TOP of the session itself in a running session. */
const ownTop = async (stage: Stage): Promise<void> => {
  await stage.running()
  await stage.send(S, { type: 'TOP_ANLEGEN', titel: 'Geschäftsordnung', oeffentlich: true }, DIENST)
}
const nothing = async (): Promise<void> => {}

const versenden: Payload = { type: 'ERGEBNISSE_VERSENDEN' }
const PLANEN: Payload = { type: 'SITZUNG_PLANEN', profil: 'musterstadt', gremium: RAT, am: '2026-04-15T16:00', ort: 'Saal', tops: [] }
const MITGLIED = sitz('mitglied', RAT)
const antwort = (person: string): Payload => ({ type: 'LADUNG_BEANTWORTEN', person, antwort: 'abgesagt' })
const more = { ref: S }

const zustand = async (stage: Stage): Promise<string> => (await stage.sitzung()).zustand
const tops = async (stage: Stage): Promise<string[]> => (await stage.sitzung()).context.tops.map((top) => top.id)

const REFUSALS: Refusal[] = [
  refusal('the body is unknown', nothing, { ...PLANEN, gremium: 'kreistag' }, DIENST, 'GREMIUM_UNBEKANNT', /gibt es hier nicht/, more),
  refusal('the date has passed', nothing, { ...PLANEN, am: '2026-01-15T16:00' }, DIENST, 'TERMIN_VERGANGEN', /Vergangenheit/, more),
  refusal(
    'the Ladung is out',
    at('invited'),
    { type: 'SITZUNG_AENDERN', beginn: '2026-04-16T16:00', ort: 'Saal' },
    DIENST,
    'TAG_IN_DER_LADUNG',
    /nennt diesen Tag/,
    more,
  ),
  refusal(
    'the Ladung is out',
    at('invited'),
    { type: 'TOP_ANLEGEN', titel: 'Neu', oeffentlich: true },
    DIENST,
    'FALSCHER_STAND',
    /laufenden Sitzung/,
    more,
  ),
  refusal(
    'the item belongs to a Vorlage',
    at('onAgenda'),
    { type: 'TOP_STREICHEN', top: 't1' },
    DIENST,
    'TOP_MIT_VORLAGE',
    /Schritte der Vorlage/,
    more,
  ),
  refusal(
    'there is no such item',
    planned,
    { type: 'TOP_VERSCHIEBEN', top: 't9', richtung: 'hoch' },
    DIENST,
    'TOP_UNBEKANNT',
    /gibt es nicht mehr/,
    more,
  ),
  refusal('the agenda is empty', planned, { type: 'LADUNG_VERSENDEN' }, DIENST, 'TAGESORDNUNG_LEER', /mindestens einen Punkt/, more),
  refusal(
    'the notice is too short',
    async (stage) => {
      await stage.onAgenda()
      stage.world.uhr.set('2026-04-13T08:00:00.000Z')
    },
    { type: 'LADUNG_VERSENDEN' },
    DIENST,
    'LADUNGSFRIST',
    /begründen/,
    { ...more, norm: /§/ },
  ),
  refusal('the person is not invited', at('invited'), antwort('fremd'), DIENST, 'KEIN_MITGLIED', /nicht als Mitglied/, more),
  refusal(
    'it is not the day',
    at('invited'),
    { type: 'SITZUNG_EROEFFNEN', anwesend: 21 },
    VORSITZ,
    'NOCH_NICHT_SITZUNGSTAG',
    /am Sitzungstag/,
    more,
  ),
  refusal(
    'more are present than there are seats',
    at('running'),
    { type: 'ANWESENHEIT', anwesend: 42 },
    VORSITZ,
    'ZU_VIELE_ANWESENDE',
    /höchstens 41/,
    more,
  ),
  refusal(
    'the item belongs to a Vorlage',
    at('running'),
    { type: 'TOP_ERLEDIGEN', top: 't1' },
    VORSITZ,
    'TOP_MIT_VORLAGE',
    /Schritte der Vorlage/,
    more,
  ),
  refusal(
    'more vote than are present',
    ownTop,
    { type: 'TOP_ERLEDIGEN', top: 't2', abstimmung: { ja: 22 } },
    VORSITZ,
    'STIMMEN_UNSTIMMIG',
    /21/,
    more,
  ),
  refusal('an item is open', at('calledUp'), { type: 'SITZUNG_SCHLIESSEN' }, VORSITZ, 'TOP_OFFEN', /aufgerufen/, more),
  refusal('it has begun', at('running'), { type: 'SITZUNG_ENTFAELLT', grund: 'x' }, VORSITZ, 'FALSCHER_STAND', /vor ihrem Beginn/, more),
  refusal('a result is unconfirmed', closed('recorded'), versenden, DIENST, 'ERGEBNIS_UNBESTAETIGT', /nicht bestätigt/, more),
  refusal('they went out already', sent, versenden, DIENST, 'SCHON_VERSANDT', /bereits versandt/, more),
]

const PASSES: Pass[] = [
  pass('planned', nothing, PLANEN, DIENST, zustand, 'terminiert', more),
  pass(
    'another day',
    planned,
    { type: 'SITZUNG_AENDERN', beginn: '2026-04-16T17:00', ort: 'Aula' },
    DIENST,
    async (stage) => (await stage.sitzung()).context.am,
    '2026-04-16T17:00',
    more,
  ),
  pass('one item', planned, { type: 'TOP_ANLEGEN', titel: 'Eröffnung', oeffentlich: true }, DIENST, tops, ['t1'], more),
  pass('one item less', withTops, { type: 'TOP_STREICHEN', top: 't1' }, DIENST, tops, ['t2'], more),
  pass('the other way round', withTops, { type: 'TOP_VERSCHIEBEN', top: 't2', richtung: 'hoch' }, DIENST, tops, ['t2', 't1'], more),
  pass('invited', at('onAgenda'), { type: 'LADUNG_VERSENDEN' }, DIENST, zustand, 'eingeladen', more),
  pass(
    'invited late with a reason',
    async (stage) => {
      await stage.onAgenda()
      stage.world.uhr.set('2026-04-13T08:00:00.000Z')
    },
    { type: 'LADUNG_VERSENDEN', grund: 'Hochwasser' },
    DIENST,
    zustand,
    'eingeladen',
    more,
  ),
  pass(
    'the member answers',
    at('invited'),
    antwort(`mitglied-${RAT}`),
    MITGLIED,
    async (stage) => (await stage.sitzung()).context.antworten,
    { [`mitglied-${RAT}`]: 'abgesagt' },
    more,
  ),
  pass(
    'running',
    async (stage) => {
      await stage.invited()
      stage.world.uhr.set('2026-04-15T14:00:00.000Z')
    },
    { type: 'SITZUNG_EROEFFNEN', anwesend: 21 },
    VORSITZ,
    zustand,
    'laeuft',
    more,
  ),
  pass(
    'presence counted anew',
    at('running'),
    { type: 'ANWESENHEIT', anwesend: 20 },
    VORSITZ,
    async (stage) => {
      const present = (await stage.sitzung()).context.anwesenheit
      return [present?.anwesend, present?.stand]
    },
    [20, 2],
    more,
  ),
  pass(
    'a motion of order voted on',
    ownTop,
    { type: 'TOP_ERLEDIGEN', top: 't2', abstimmung: { ja: 15, nein: 6 } },
    VORSITZ,
    async (stage) => (await stage.sitzung()).context.tops[1]?.ausgang,
    'behandelt',
    more,
  ),
  pass(
    'closed, what was not treated goes back',
    at('running'),
    { type: 'SITZUNG_SCHLIESSEN' },
    VORSITZ,
    async (stage) => [await zustand(stage), (await stage.stand()).stationen[0]?.context.versuche[0]?.ausgang],
    ['niederschrift_offen', 'nicht_behandelt'],
    more,
  ),
  pass(
    'cancelled, the paper waits again',
    at('invited'),
    { type: 'SITZUNG_ENTFAELLT', grund: 'Sturm' },
    DIENST,
    async (stage) => [await zustand(stage), (await stage.stand(V)).stationen[0]?.zustand],
    ['entfallen', 'geplant'],
    more,
  ),
  pass(
    'results out',
    closed('confirmed'),
    versenden,
    DIENST,
    async (stage) => (await stage.sitzung()).context.ergebnisseVersandt,
    '2026-04-15',
    more,
  ),
]

describeRules(
  'Sitzung',
  'SITZUNG_PLANEN SITZUNG_AENDERN TOP_ANLEGEN TOP_STREICHEN TOP_VERSCHIEBEN LADUNG_VERSENDEN LADUNG_BEANTWORTEN SITZUNG_EROEFFNEN ANWESENHEIT TOP_ERLEDIGEN SITZUNG_SCHLIESSEN SITZUNG_ENTFAELLT ERGEBNISSE_VERSENDEN'.split(
    ' ',
  ),
  REFUSALS,
  PASSES,
)
