/** What changes the Beratungsfolge under way: referrals, insertions, a new version. */
import { ASV, AUTOR, DIENST, inhalt, RAT, sitz, station, V, VORSITZ, type Stage } from './stage.ts'
import type { Payload } from '../../workflows/aggregate.ts'
import { describeRules, pass, refusal, type Pass, type Refusal } from './rule-cases.ts'

const FINANZEN = 'finanzausschuss'
const BEIDE = { beratungsfolge: [station(ASV, 'vorberatung'), station(RAT, 'entscheidung')] }

const calledUp = (stage: Stage): Promise<void> => stage.calledUp()
const verweisen = (changes: object = {}): Payload => ({ type: 'VERWEISEN', station: 's1', an: [FINANZEN], ...changes })
const zurueck = (an: string): Payload => ({ type: 'ZURUECKVERWEISEN', station: 's1', an })
const einfuegen = (changes: object = {}): Payload => ({
  type: 'EINFUEGEN',
  vor: 's1',
  gremium: FINANZEN,
  rolle: 'vorberatung',
  grund: 'Anordnung',
  ...changes,
})
const neufassen = (changes: object = {}): Payload => ({
  type: 'NEUFASSEN',
  inhalt: inhalt({ betreff: 'Weniger Bäume', ...changes }),
})
const inNeufassung = async (stage: Stage): Promise<void> => {
  await stage.calledUp()
  await stage.send(V, zurueck('verwaltung'), VORSITZ)
}
const angehoert = (stage: Stage): Promise<void> =>
  stage.calledUp({ beratungsfolge: [station(RAT, 'anhoerung'), station(ASV, 'entscheidung')] })
const mitteilung = (stage: Stage): Promise<void> =>
  stage.released({ art: 'mitteilung', inhalt: inhalt({ beschlusspunkte: [] }), beratungsfolge: [station(RAT, 'kenntnisnahme')] })

/** The Stadtrat was to be heard and said nothing in time. */
const verfristet = async (stage: Stage): Promise<void> => {
  await stage.bodies()
  await stage.released({ beratungsfolge: [station(RAT, 'anhoerung'), station(ASV, 'entscheidung')] })
  stage.world.uhr.set('2026-12-01T08:00:00.000Z')
  await stage.world.worker.runDue()
  await stage.world.engine.relay.sweep()
}
const nachreichen: Payload = { type: 'NACHREICHEN', station: 's1', ergebnis: 'zugestimmt' }

const folge = async (stage: Stage): Promise<unknown> =>
  (await stage.stand()).stationen.map(({ zustand, context }) => `${context.gremium} ${context.rolle} ${zustand} ${context.versuch}`)

const REFUSALS: Refusal[] = [
  refusal('the new version is the old one', inNeufassung, { type: 'NEUFASSEN', inhalt: inhalt() }, AUTOR, 'NICHTS_GEAENDERT', /derselbe/),
  refusal('its time is not over', angehoert, nachreichen, VORSITZ, 'STATION_IN_ANDEREM_STAND', /nach Ablauf der Anhörungsfrist/),
  refusal('it is not called up', (stage) => stage.running(), verweisen(), VORSITZ, 'STATION_IN_ANDEREM_STAND', /aufgerufener Punkt/),
  refusal('it names a body twice', calledUp, verweisen({ an: [FINANZEN, FINANZEN] }), VORSITZ, 'GREMIUM_DOPPELT', /zweimal/),
  refusal('it names itself', calledUp, verweisen({ an: [RAT] }), VORSITZ, 'EIGENES_GREMIUM', /vertagen/),
  refusal('it names an unknown body', calledUp, verweisen({ an: ['nirgends'] }), VORSITZ, 'GREMIUM_UNBEKANNT', /aus der Liste/),
  refusal('it comes back today', calledUp, verweisen({ wiedervorlage: '2026-04-15' }), VORSITZ, 'WIEDERVORLAGE_VERGANGEN', /kommenden Tag/),
  refusal('the body is only heard', angehoert, verweisen(), VORSITZ, 'ROLLE_UNZULAESSIG', /äußert sich nur/),
  refusal('that body has not deliberated', calledUp, zurueck(ASV), VORSITZ, 'NICHT_ZUVOR_BERATEN', /zuvor beraten/),
  refusal(
    'a body that is only heard sends nothing back',
    angehoert,
    zurueck('verwaltung'),
    VORSITZ,
    'ROLLE_UNZULAESSIG',
    /äußert sich nur/,
  ),
  refusal(
    'the committee has not confirmed its result',
    async (stage) => {
      await stage.bodies()
      await stage.released(BEIDE)
      for (const [id, gremium, beratung, am] of [
        ['asv', ASV, 's1', '2026-04-15T15:00'],
        ['rat', RAT, 's2', '2026-04-15T16:00'],
      ] as const) {
        await stage.plan(id, gremium, am)
        await stage.send(V, { type: 'AUF_TO_SETZEN', station: beratung, sitzung: id }, DIENST)
        await stage.send({ art: 'sitzung', id }, { type: 'LADUNG_VERSENDEN' }, DIENST)
      }
      stage.world.uhr.set('2026-04-15T14:00:00.000Z')
      for (const [id, gremium] of [
        ['asv', ASV],
        ['rat', RAT],
      ] as const)
        await stage.send({ art: 'sitzung', id }, { type: 'SITZUNG_EROEFFNEN', anwesend: 9 }, sitz('vorsitz', gremium))
      await stage.sendAll(
        V,
        sitz('vorsitz', ASV),
        { type: 'AUFRUFEN', station: 's1' },
        { type: 'ERGEBNIS_ERFASSEN', station: 's1', ergebnis: 'empfohlen', abstimmung: { ja: 9 } },
      )
      await stage.send(V, { type: 'AUFRUFEN', station: 's2' }, VORSITZ)
    },
    { ...zurueck(ASV), station: 's2' },
    VORSITZ,
    'ERGEBNIS_UNBESTAETIGT',
    /noch nicht bestätigt/,
  ),
  refusal('nobody sent it back', calledUp, neufassen(), AUTOR, 'FALSCHER_STAND', /zurückverwiesen/),
  refusal(
    'the new version decides nothing',
    inNeufassung,
    neufassen({ beschlusspunkte: [] }),
    AUTOR,
    'BESCHLUSSVORSCHLAG_FEHLT',
    /mindestens einen/,
  ),
  refusal(
    'the new version has a foreign section',
    inNeufassung,
    neufassen({ abschnitte: { fremd: [] } }),
    AUTOR,
    'ABSCHNITT_UNBEKANNT',
    /Vorlagenart/,
  ),
  refusal(
    'it is being revised',
    inNeufassung,
    { type: 'AUF_TO_SETZEN', station: 's1', sitzung: 'rat' },
    DIENST,
    'IN_NEUFASSUNG',
    /überarbeitet/,
  ),
  refusal('it is not released', (stage) => stage.submitted(), einfuegen(), DIENST, 'NICHT_IN_BERATUNG', /nach der Freigabe/),
  refusal('there is no such station', (stage) => stage.released(), einfuegen({ vor: 's9' }), DIENST, 'STATION_UNBEKANNT', /gehört nicht/),
  refusal(
    'there is no such body',
    (stage) => stage.released(),
    einfuegen({ gremium: 'nirgends' }),
    DIENST,
    'GREMIUM_UNBEKANNT',
    /aus der Liste/,
  ),
  refusal('two would decide', (stage) => stage.released(), einfuegen({ rolle: 'entscheidung' }), DIENST, 'ZWEITE_ENTSCHEIDUNG', /zweites/),
  refusal(
    'approvals are not inserted',
    (stage) => stage.released(),
    einfuegen({ rolle: 'genehmigung' }),
    DIENST,
    'ROLLE_UNZULAESSIG',
    /Freigabe/,
  ),
  refusal('nobody deliberates on a Mitteilung', mitteilung, einfuegen(), DIENST, 'MITTEILUNG_OHNE_ENTSCHEIDUNG', /Kenntnisnahme/),
  refusal('the body deliberates already', calledUp, einfuegen(), DIENST, 'VOR_BERATUNG', /gerade stattfindet/),
  refusal(
    'it would come after the decision',
    (stage) => stage.released(),
    einfuegen({ vor: undefined }),
    DIENST,
    'NACH_ENTSCHEIDUNG',
    /davor ein/,
  ),
  refusal(
    'one postpones to a day to come',
    calledUp,
    { type: 'VERTAGEN', station: 's1', bis: '2026-04-15' },
    VORSITZ,
    'VERTAGT_IN_DIE_VERGANGENHEIT',
    /kommenden Tag/,
  ),
]

const PASSES: Pass[] = [
  pass(
    'a late word of a body that was heard',
    verfristet,
    nachreichen,
    VORSITZ,
    async (stage) => (await stage.stand()).stationen[0]?.context.anhoerung?.nachgereicht?.ergebnis,
    'zugestimmt',
  ),
  pass('others speak first', calledUp, verweisen(), VORSITZ, folge, [
    `${FINANZEN} vorberatung geplant 1`,
    `${RAT} entscheidung wartet_auf_verweisung 1`,
  ]),
  pass(
    'the administration revises',
    calledUp,
    zurueck('verwaltung'),
    VORSITZ,
    async (stage) => (await stage.stand()).zustand,
    'neufassung',
  ),
  pass('the new version is deliberated', inNeufassung, neufassen(), AUTOR, async (stage) => (await stage.stand()).zustand, 'bereit'),
  pass('a further body', (stage) => stage.released(BEIDE), einfuegen({ vor: 's2' }), DIENST, folge, [
    `${ASV} vorberatung geplant 1`,
    `${FINANZEN} vorberatung geplant 1`,
    `${RAT} entscheidung geplant 1`,
  ]),
  pass('a further body before the decision itself', (stage) => stage.released(), einfuegen({ vor: 's1' }), DIENST, folge, [
    `${FINANZEN} vorberatung geplant 1`,
    `${RAT} entscheidung geplant 1`,
  ]),
  pass(
    'others take note before it',
    (stage) =>
      stage.calledUp({ art: 'mitteilung', inhalt: inhalt({ beschlusspunkte: [] }), beratungsfolge: [station(RAT, 'kenntnisnahme')] }),
    verweisen(),
    VORSITZ,
    folge,
    [`${FINANZEN} kenntnisnahme geplant 1`, `${RAT} kenntnisnahme wartet_auf_verweisung 1`],
  ),
  pass(
    'a hearing with its period',
    (stage) => stage.released(),
    einfuegen({ rolle: 'anhoerung' }),
    DIENST,
    async (stage) => (await stage.stand()).stationen[0]?.context.anhoerung?.bis,
    '2026-03-30',
  ),
  pass('a further body that takes note', mitteilung, einfuegen({ vor: undefined, rolle: 'kenntnisnahme' }), DIENST, folge, [
    `${RAT} kenntnisnahme geplant 1`,
    `${FINANZEN} kenntnisnahme geplant 1`,
  ]),
  pass(
    'it rests until a new date',
    calledUp,
    { type: 'VERTAGEN', station: 's1' },
    VORSITZ,
    async (stage) => (await stage.stand()).zustand,
    'ruht',
  ),
]

describeRules('Beratungsfolge', ['VERWEISEN', 'ZURUECKVERWEISEN', 'NEUFASSEN', 'EINFUEGEN', 'VERTAGEN', 'NACHREICHEN'], REFUSALS, PASSES)
