/** A Sitzung at its edges: who is invited, what may be changed, what the chair states at the start, and what is counted. */
import { describe, expect, test } from '@jest/globals'
import { withProfil } from '../../src/cli/fall/fallprofil.ts'
import type { Payload, Ref } from '../../workflows/aggregate.ts'
import { SYSTEM } from '../../workflows/akteur.ts'
import { gremiumId } from '../../workflows/gremium/machine.ts'
import { ASV, DIENST, ergebnis, RAT, S, sitz, Stage, V, VORSITZ } from './stage.ts'
import { unterRecht } from './anderes-profil.ts'

const gremium = (id: string): Ref => ({ art: 'gremium', id: gremiumId('musterstadt', id) })
const gruende = async (stage: Stage, event: Payload, akteur = DIENST): Promise<string[]> =>
  (await stage.refusal(S, event, akteur)).map(({ code, satz }) => `${code}: ${satz}`)

const planned = async (): Promise<Stage> => {
  const stage = new Stage()
  await stage.bodies()
  await stage.plan()
  await stage.send(S, { type: 'TOP_ANLEGEN', titel: 'Eröffnung', oeffentlich: true }, DIENST)
  return stage
}

describe('the Ladung', () => {
  test('goes to those who have a seat on the day of the session', async () => {
    const stage = new Stage()
    await stage.send(gremium(RAT), { type: 'GREMIUM_EINRICHTEN', profil: 'musterstadt', gremium: RAT, gesetzlicheZahl: 41 }, DIENST)
    const seat = { type: 'SITZ_BESETZEN', funktion: 'mitglied', stimmrecht: true, von: '2020-01-01' }
    await stage.send(gremium(RAT), { ...seat, person: 'geht-vorher', bis: '2026-04-14' }, DIENST)
    await stage.plan()
    await stage.send(S, { type: 'TOP_ANLEGEN', titel: 'Eröffnung', oeffentlich: true }, DIENST)
    const laden = { type: 'LADUNG_VERSENDEN' }
    expect(await gruende(stage, laden)).toEqual([expect.stringMatching(/^GREMIUM_OHNE_MITGLIEDER: .*am Sitzungstag keine/)])
    await stage.send(gremium(RAT), { ...seat, person: 'bis-zum-tag', bis: '2026-04-15' }, DIENST)
    await stage.send(gremium(RAT), { ...seat, person: 'kommt-spaeter', von: '2026-04-16' }, DIENST)
    await stage.send(S, laden, DIENST)
    const zusage = (person: string): Payload => ({ type: 'LADUNG_BEANTWORTEN', person, antwort: 'zugesagt' })
    for (const person of ['geht-vorher', 'kommt-spaeter'])
      expect(await gruende(stage, zusage(person))).toEqual([expect.stringMatching(/^KEIN_MITGLIED/)])
    await stage.send(S, zusage('bis-zum-tag'), DIENST)
  })

  test('stores by when it had to go out, and by which norm', async () => {
    const stage = await planned()
    await stage.send(S, { type: 'LADUNG_VERSENDEN' }, DIENST)
    expect(stage.last('LADUNG_VERSENDEN')?.befund).toMatchObject({ frist: '2026-04-07', norm: '§ 53 Abs. 4 KVG LSA' })
  })
})

describe('time and place', () => {
  test('of a session may be those of today, not those of yesterday', async () => {
    const stage = new Stage()
    await stage.bodies()
    await stage.plan(S.id, RAT, '2026-03-02T23:00')
    await stage.send(S, { type: 'SITZUNG_AENDERN', beginn: '2026-03-02T22:00' }, DIENST)
    expect(await gruende(stage, { type: 'SITZUNG_AENDERN', beginn: '2026-03-01T22:00' })).toEqual([
      expect.stringMatching(/^TERMIN_VERGANGEN/),
    ])
  })

  test('change each by itself, and not to nothing', async () => {
    const stage = await planned()
    expect(await gruende(stage, { type: 'SITZUNG_AENDERN' })).toEqual([expect.stringMatching(/^NICHTS_GEAENDERT/)])
    const { ort: vorher } = (await stage.sitzung()).context
    await stage.send(S, { type: 'SITZUNG_AENDERN', ort: 'Aula' }, DIENST)
    const { ort, am } = (await stage.sitzung()).context
    expect([ort === vorher, am]).toEqual([false, '2026-04-15T16:00'])
    await stage.send(S, { type: 'SITZUNG_AENDERN', beginn: '2026-04-16T17:00' }, DIENST)
    expect((await stage.sitzung()).context).toMatchObject({ ort, am: '2026-04-16T17:00' })
  })
})

describe('an item', () => {
  test('that is not there is neither struck nor moved; one that is there is moved whatever stands beside it', async () => {
    const stage = await planned()
    for (const event of [
      { type: 'TOP_STREICHEN', top: 't9' },
      { type: 'TOP_VERSCHIEBEN', top: 't9', richtung: 'hoch' },
    ])
      expect(await gruende(stage, event)).toEqual([expect.stringMatching(/^TOP_UNBEKANNT/)])
    await stage.send(S, { type: 'TOP_ANLEGEN', titel: 'Bericht', oeffentlich: true }, DIENST)
    await stage.send(S, { type: 'TOP_VERSCHIEBEN', top: 't2', richtung: 'hoch' }, DIENST)
    expect((await stage.sitzung()).context.tops.map(({ id }) => id)).toEqual(['t2', 't1'])
  })

  test('of another paper is neither called up nor voted on here', async () => {
    const stage = new Stage()
    await stage.running()
    expect(await gruende(stage, { type: 'TOP_AUFRUFEN', vorlage: 'w', station: 's1' }, SYSTEM)).toEqual([
      expect.stringMatching(/^TOP_UNBEKANNT/),
    ])
  })

  test('of a postponed paper comes on the same agenda once more', async () => {
    const stage = new Stage()
    await stage.calledUp({ dringlich: true })
    await stage.send(V, { type: 'VERTAGEN', station: 's1' }, VORSITZ)
    await stage.send(V, { type: 'AUF_TO_SETZEN', station: 's1', sitzung: S.id }, DIENST)
    expect((await stage.sitzung()).context.tops.map(({ zustand }) => zustand)).toEqual(['erledigt', 'offen'])
  })

  test('without a paper is voted on by those who are there', async () => {
    const stage = new Stage()
    await stage.running()
    await stage.send(S, { type: 'TOP_ANLEGEN', titel: 'Geschäftsordnung', oeffentlich: true }, DIENST)
    const erledigen = { type: 'TOP_ERLEDIGEN', top: 't2', vermerk: 'Ende der Debatte' }
    expect(await gruende(stage, { ...erledigen, abstimmung: { ja: 22 } }, VORSITZ)).toEqual([expect.stringMatching(/^STIMMEN_UNSTIMMIG/)])
    await stage.send(S, { ...erledigen, abstimmung: { ja: 21 } }, VORSITZ)
  })
})

describe('at the start the chair states', () => {
  const geladen = async (known?: ReturnType<typeof withProfil>, id = RAT, am = '2026-04-15T16:00'): Promise<Stage> => {
    const stage = new Stage(known)
    await stage.bodies()
    await stage.plan(S.id, id, am)
    await stage.send(S, { type: 'TOP_ANLEGEN', titel: 'Eröffnung', oeffentlich: true }, DIENST)
    await stage.send(S, { type: 'LADUNG_VERSENDEN' }, DIENST)
    stage.world.uhr.set(`${am.slice(0, 10)}T14:00:00.000Z`)
    return stage
  }
  const eroeffnet = async (stage: Stage, anwesend: number, id = RAT): Promise<unknown> => {
    await stage.send(S, { type: 'SITZUNG_EROEFFNEN', anwesend }, sitz('vorsitz', id))
    return stage.last('SITZUNG_EROEFFNEN')?.befund?.['beschlussfaehigkeit']
  }

  test('whether the body has its quorum, with the numbers and the norm', async () => {
    const norm = '§ 55 Abs. 1 KVG LSA'
    expect(await eroeffnet(await geladen(), 20)).toEqual({
      gesetzlicheZahl: 41,
      anwesend: 20,
      mindestens: 21,
      beschlussfaehig: false,
      norm,
    })
    expect(await eroeffnet(await geladen(), 21)).toEqual({ gesetzlicheZahl: 41, anwesend: 21, mindestens: 21, beschlussfaehig: true, norm })
  })

  test('the quorum of a committee where that has a rule of its own', async () => {
    const kreis = unterRecht('NRW', 'NRW-KRO')
    expect(await eroeffnet(await geladen(kreis), 21)).toMatchObject({ norm: '§ 34 Abs. 1 KrO NRW' })
    expect(await eroeffnet(await geladen(kreis, ASV), 6, ASV)).toMatchObject({ norm: '§ 52 Abs. 2 KrO NRW', mindestens: 6 })
  })
})

test('results wait for every one that is not confirmed, and say how many', async () => {
  const W: Ref = { art: 'vorlage', id: 'w' }
  const stage = new Stage()
  await stage.onAgenda()
  await stage.releaseAnother(W)
  await stage.send(W, { type: 'AUF_TO_SETZEN', station: 's1', sitzung: S.id }, DIENST)
  await stage.send(S, { type: 'LADUNG_VERSENDEN' }, DIENST)
  stage.world.uhr.set('2026-04-15T14:00:00.000Z')
  await stage.send(S, { type: 'SITZUNG_EROEFFNEN', anwesend: 21 }, VORSITZ)
  for (const ref of [V, W]) await stage.sendAll(ref, VORSITZ, { type: 'AUFRUFEN', station: 's1' }, ergebnis())
  await stage.send(S, { type: 'SITZUNG_SCHLIESSEN' }, VORSITZ)
  expect(await gruende(stage, { type: 'ERGEBNISSE_VERSENDEN' })).toEqual(['ERGEBNIS_UNBESTAETIGT: 2 Ergebnisse sind noch nicht bestätigt.'])
})
