/** A body that is heard answers in writing: while its time runs, outside a session, once, and saying something. */
import { describe, expect, test } from '@jest/globals'
import type { Payload } from '../../workflows/aggregate.ts'
import type { Akteur } from '../../workflows/akteur.ts'
import { ASV, DIENST, ergebnis, inhalt, RAT, sitz, Stage, station, V, VORSITZ } from './stage.ts'
import { describeRules, pass, refusal, type Pass, type Refusal } from './rule-cases.ts'

const GEHOERT = { beratungsfolge: [station(RAT, 'anhoerung'), station(ASV, 'entscheidung')] }
const PER_LINK: Akteur = { id: 'link:abc', profil: 'musterstadt', aemter: [{ amt: 'anhoerung', stelle: RAT }], sitze: [] }
const FREMDER_LINK: Akteur = { ...PER_LINK, aemter: [{ amt: 'anhoerung', stelle: ASV }] }

const antwort = (changes: object = {}): Payload => ({ type: 'STELLUNGNAHME_ABGEBEN', station: 's1', ergebnis: 'zugestimmt', ...changes })
const gehoert = (stage: Stage): Promise<void> => stage.released(GEHOERT)

const geantwortet = async (stage: Stage): Promise<void> => {
  await gehoert(stage)
  await stage.send(V, antwort(), DIENST)
}

/** It agreed in its session. */
const imSaal = async (stage: Stage): Promise<void> => {
  await stage.calledUp(GEHOERT)
  await stage.send(V, ergebnis({ ergebnis: 'zugestimmt' }), VORSITZ)
}

/** Its last day was yesterday, and nobody has noticed yet. */
const amTagDanach = async (stage: Stage): Promise<void> => {
  await gehoert(stage)
  const bis = (await stage.stand()).stationen[0]?.context.anhoerung?.bis ?? ''
  stage.world.uhr.set(`${bis}T23:30:00.000Z`)
}

/** The body is asked beside one that sends the paper back to be revised. */
const inNeufassung = async (stage: Stage): Promise<void> => {
  await stage.calledUp({
    beratungsfolge: [station(RAT, 'vorberatung'), station(ASV, 'anhoerung'), station('finanzausschuss', 'entscheidung')],
  })
  await stage.send(V, { type: 'ZURUECKVERWEISEN', station: 's1', an: 'verwaltung' }, VORSITZ)
}

const erste = async (stage: Stage): Promise<unknown> => {
  const { zustand, context } = (await stage.stand()).stationen[0] ?? {}
  return [zustand, context?.ergebnis?.ergebnis ?? null, context?.sitzung ?? null]
}

const REFUSALS: Refusal[] = [
  refusal('it is not released', (stage) => stage.submitted(GEHOERT), antwort(), DIENST, 'NICHT_IN_BERATUNG', /nach der Freigabe/),
  refusal('the paper is being revised', inNeufassung, antwort({ station: 's2' }), DIENST, 'IN_NEUFASSUNG', /Neufassung/),
  refusal('there is no such station', gehoert, antwort({ station: 's9' }), DIENST, 'STATION_UNBEKANNT', /gehört nicht/),
  refusal('the body decides', gehoert, antwort({ station: 's2' }), DIENST, 'KEINE_ANHOERUNG', /nicht angehört/),
  refusal('it has answered', geantwortet, antwort({ ergebnis: 'abgelehnt' }), DIENST, 'SCHON_GEAEUSSERT', /bereits geäußert/),
  refusal('it said so in its session', imSaal, antwort(), DIENST, 'SCHON_GEAEUSSERT', /bereits geäußert/),
  refusal('its session deals with it', (stage) => stage.onAgenda(GEHOERT), antwort(), DIENST, 'ANHOERUNG_IN_SITZUNG', /Tagesordnung/),
  refusal('it is called up', (stage) => stage.calledUp(GEHOERT), antwort(), DIENST, 'ANHOERUNG_IN_SITZUNG', /äußert sich dort/),
  refusal('its last day was yesterday', amTagDanach, antwort(), PER_LINK, 'ANHOERUNGSFRIST_ABGELAUFEN', /wird nachgereicht/),
  refusal(
    'it was passed over',
    async (stage) => {
      await gehoert(stage)
      await stage.send(V, { type: 'UEBERSPRINGEN', station: 's1', grund: 'Nicht betroffen' }, DIENST)
    },
    antwort(),
    DIENST,
    'STATION_IN_ANDEREM_STAND',
    /nicht mehr gebraucht/,
  ),
  refusal('the statement says nothing', gehoert, antwort({ ergebnis: 'stellungnahme' }), DIENST, 'STELLUNGNAHME_LEER', /schreiben Sie/),
  refusal('nobody says who answers by link', gehoert, antwort(), PER_LINK, 'NAME_FEHLT', /Ihren Namen/),
  refusal('the link is that of another body', gehoert, antwort({ name: 'N', funktion: 'F' }), FREMDER_LINK, 'FORBIDDEN', /./),
  refusal('another body leads it', gehoert, antwort(), sitz('vorsitz', ASV), 'FORBIDDEN', /./),
]

const PASSES: Pass[] = [
  pass('a letter that the clerk records', gehoert, antwort({ ergebnis: 'stellungnahme', schreiben: 'Brief' }), DIENST, erste, [
    'abgeschlossen',
    'stellungnahme',
    null,
  ]),
  pass('the chair agrees', gehoert, antwort(), VORSITZ, erste, ['abgeschlossen', 'zugestimmt', null]),
  pass(
    'by link, with name and function',
    gehoert,
    antwort({ ergebnis: 'abgelehnt', name: 'Vorsitz', funktion: 'Stadtrat' }),
    PER_LINK,
    erste,
    ['abgeschlossen', 'abgelehnt', null],
  ),
  pass(
    'what it was meant for a session for is over',
    async (stage) => {
      await stage.bodies()
      await gehoert(stage)
      await stage.plan()
      await stage.send(V, { type: 'TERMINIEREN', station: 's1', sitzung: 'rat' }, DIENST)
    },
    antwort({ ergebnis: 'keine_stellungnahme' }),
    DIENST,
    async (stage) => [await erste(stage), (await stage.sitzung()).context.vorgemerkt],
    [['abgeschlossen', 'keine_stellungnahme', null], []],
  ),
]

describeRules('Anhörung', ['STELLUNGNAHME_ABGEBEN'], REFUSALS, PASSES)

describe('a hearing by mail', () => {
  /** A town that notes whom its mails ask, by station. */
  function noted(): { stage: Stage; bitten: unknown[] } {
    const stage = new Stage()
    const { events } = stage.world.store
    const { insertJobs } = events
    const bitten: unknown[] = []
    events.insertJobs = async (rows) => {
      for (const { daten } of rows) if (daten['mailart'] === 'anhoerung') bitten.push(daten['station'])
      await insertJobs(rows)
    }
    return { stage, bitten }
  }

  test('asks each body once when the paper has its number, and those that join later', async () => {
    const { stage, bitten } = noted()
    await stage.released({
      beratungsfolge: [station(RAT, 'anhoerung'), station(ASV, 'anhoerung'), station('finanzausschuss', 'entscheidung')],
    })
    expect(bitten).toEqual(['s1', 's2'])
    await stage.send(V, { type: 'EINFUEGEN', vor: 's3', gremium: 'kulturausschuss', rolle: 'anhoerung', grund: 'Betroffen' }, DIENST)
    expect(bitten).toEqual(['s1', 's2', 's4'])
  })

  test('asks anew where the text has become another one, and only who has not answered', async () => {
    const { stage, bitten } = noted()
    await stage.invited({
      beratungsfolge: [
        station(RAT, 'vorberatung'),
        station(ASV, 'anhoerung'),
        station('kulturausschuss', 'anhoerung'),
        station('finanzausschuss', 'entscheidung'),
      ],
    })
    await stage.send(V, antwort({ station: 's3' }), DIENST)
    expect(bitten).toEqual(['s2', 's3'])
    await stage.send(V, { type: 'AUSTAUSCHEN', inhalt: inhalt({ betreff: 'Weniger Bäume' }), grund: 'Zahlen berichtigt' }, DIENST)
    expect(bitten).toEqual(['s2', 's3', 's2'])
  })
})
