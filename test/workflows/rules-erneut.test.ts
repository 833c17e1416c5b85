/** ERNEUT_BESCHLIESSEN: which session may decide again, and what follows under the law of each Land; votes shared with another paper. */
import { describe, expect, test } from '@jest/globals'
import type { Payload, Ref } from '../../workflows/aggregate.ts'
import type { Land, Rechtsbereich } from '../../workflows/recht/regelwerk.ts'
import { ASV, DIENST, ergebnis, HVB, RAT, S, SCHRIFT, sitz, Stage, V, VORSITZ } from './stage.ts'
import { unterRecht, type Definitionen } from './anderes-profil.ts'

const W: Ref = { art: 'vorlage', id: 'w' }
const codes = (stage: Stage, event: Payload, ref = V, akteur = DIENST): Promise<string[]> => stage.codes(ref, event, akteur)
const erneut = (sitzung: string, bleibt = true): Payload => ({
  type: 'ERNEUT_BESCHLIESSEN',
  sitzung,
  bleibt,
  abstimmung: bleibt ? { ja: 6, nein: 3 } : { ja: 3, nein: 6 },
})

/** An open session of that body on that day. */
async function sitzung(stage: Stage, id: string, gremium: string, tag: string): Promise<void> {
  const ref: Ref = { art: 'sitzung', id }
  await stage.plan(id, gremium, `${tag}T16:00`)
  await stage.send(ref, { type: 'TOP_ANLEGEN', titel: 'Widerspruch', oeffentlich: true }, DIENST)
  await stage.send(ref, { type: 'LADUNG_VERSENDEN', grund: 'Eilt' }, DIENST)
  stage.world.uhr.set(`${tag}T14:00:00.000Z`)
  await stage.send(ref, { type: 'SITZUNG_EROEFFNEN', anwesend: 9 }, sitz('vorsitz', gremium))
}

async function widersprochen(known: Definitionen | undefined, grund: 'recht' | 'wohl'): Promise<Stage> {
  const stage = new Stage(known)
  await stage.confirmed()
  await stage.send(V, { type: 'WIDERSPRUCH_EINLEGEN', grund, begruendung: 'So geht es nicht.' }, HVB)
  return stage
}

describe('decided again is', () => {
  test('in an open session of the body itself: of no other body and no other town', async () => {
    const stage = await widersprochen(undefined, 'recht')
    await sitzung(stage, 'asv', ASV, '2026-05-20')
    expect(await codes(stage, erneut('asv'))).toEqual(['FREMDES_GREMIUM'])
    const kiel = { ...DIENST, id: 'konto-kiel', profil: 'kiel' }
    const planen = { type: 'SITZUNG_PLANEN', profil: 'kiel', gremium: 'ratsversammlung', am: '2026-05-20T16:00', ort: 'Saal', tops: [] }
    await stage.send({ art: 'sitzung', id: 'kiel-1' }, planen, kiel)
    expect(await codes(stage, erneut('kiel-1'))).toEqual(['SITZUNG_UNBEKANNT'])
    await stage.plan('zu', RAT, '2026-05-20T16:00')
    expect(await codes(stage, erneut('zu'))).toEqual(['SITZUNG_LAEUFT_NICHT'])
  })

  test('in a new session, never in the one of the decision; the first day that the law allows is a day', async () => {
    const stage = await widersprochen(unterRecht('NRW', 'NRW-GO'), 'wohl')
    expect(await codes(stage, erneut(S.id))).toEqual(['KEINE_NEUE_SITZUNG'])
    expect((await stage.stand()).context.widerspruch).toMatchObject({ fruehestens: '2026-04-18' })
    await sitzung(stage, 'frueh', RAT, '2026-04-17')
    expect(await codes(stage, erneut('frueh'))).toEqual(['KEINE_NEUE_SITZUNG'])
    await sitzung(stage, 'neu', RAT, '2026-04-18')
    await stage.send(V, erneut('neu'), VORSITZ)
    expect((await stage.stand()).zustand).toBe('umsetzung')
  })

  test('by the law of the new session, on the numbers of its vote', async () => {
    const stage = await widersprochen(undefined, 'recht')
    await sitzung(stage, 'neu', RAT, '2026-05-20')
    await stage.send(V, erneut('neu'), VORSITZ)
    expect(stage.last('ERNEUT_BESCHLIESSEN')?.befund).toMatchObject({
      regelwerk: 'LSA-KVG-2024',
      sitzungAm: '2026-05-20T16:00',
      gesetzlicheZahl: 41,
      anwesend: 9,
      rechnung: '6 Ja gegen 3 Nein: angenommen.',
    })
  })
})

describe('what follows when the body stays with its decision', () => {
  test.each<[string, Land, Rechtsbereich, 'recht' | 'wohl', object]>([
    [
      'a period to object in Schleswig-Holstein',
      'SH',
      'SH-GO',
      'recht',
      { folge: 'frist', frist: { art: 'beanstandung', bis: '2026-06-03' } },
    ],
    ['nothing more for the common good', 'SH', 'SH-GO', 'wohl', { folge: 'bestaetigt', frist: null }],
    ['suspended on in Sachsen-Anhalt', 'LSA', 'LSA-KVG', 'recht', { folge: 'ausgesetzt', frist: null, gremium: RAT }],
  ])('%s', async (_, land, bereich, grund, folge) => {
    const stage = await widersprochen(unterRecht(land, bereich), grund)
    await sitzung(stage, 'neu', RAT, '2026-05-20')
    await stage.send(V, erneut('neu'), VORSITZ)
    expect(stage.last('ERNEUT_BESCHLIESSEN')?.befund).toMatchObject(folge)
  })

  test('nothing where it gives it up', async () => {
    const stage = await widersprochen(unterRecht('SH', 'SH-GO'), 'recht')
    await sitzung(stage, 'neu', RAT, '2026-05-20')
    await stage.send(V, erneut('neu', false), VORSITZ)
    expect(stage.last('ERNEUT_BESCHLIESSEN')?.befund).toMatchObject({ folge: 'aufgehoben', frist: null, gremium: RAT, angenommen: false })
  })
})

describe('a vote shared with another paper', () => {
  /** Both papers called up in one session, the other one voted on. */
  const beide = async (abstimmung: object = { ja: 14, nein: 7 }, more: object = {}): Promise<Stage> => {
    const stage = new Stage()
    await stage.onAgenda()
    await stage.releaseAnother(W)
    await stage.send(W, { type: 'AUF_TO_SETZEN', station: 's1', sitzung: S.id }, DIENST)
    await stage.send(S, { type: 'LADUNG_VERSENDEN' }, DIENST)
    stage.world.uhr.set('2026-04-15T14:00:00.000Z')
    await stage.send(S, { type: 'SITZUNG_EROEFFNEN', anwesend: 21 }, VORSITZ)
    await stage.send(W, { type: 'AUFRUFEN', station: 's1' }, VORSITZ)
    await stage.send(W, ergebnis({ abstimmung, ...more }), VORSITZ)
    await stage.send(V, { type: 'AUFRUFEN', station: 's1' }, VORSITZ)
    return stage
  }
  const gemeinsam = (abstimmung: object | undefined, more: object = {}): Payload => ergebnis({ gemeinsamMit: W.id, abstimmung, ...more })

  test.each([
    ['other counts', { ja: 15, nein: 6 }],
    ['other abstentions', { ja: 14, nein: 6, enthaltung: 1 }],
    ['another way of voting', { ja: 14, nein: 7, modus: 'namentlich' }],
    ['no counts', { ohneZahlen: 'mehrheitlich' }],
  ])('has not %s', async (_, abstimmung) => {
    expect(await codes(await beide(), gemeinsam(abstimmung), V, VORSITZ)).toEqual(['ANDERE_STIMMEN'])
  })

  test('has the same counts, or the same word for them', async () => {
    const gezaehlt = await beide()
    await gezaehlt.send(V, gemeinsam({ ja: 14, nein: 7 }), VORSITZ)
    const { nummer } = (await gezaehlt.stand(W)).context
    expect((await gezaehlt.stand()).stationen[0]?.context.ergebnis?.gemeinsamMit).toEqual({ vorlage: 'w', nummer })
    const einstimmig = await beide({ ohneZahlen: 'einstimmig' })
    expect(await codes(einstimmig, gemeinsam({ ohneZahlen: 'mehrheitlich' }), V, VORSITZ)).toEqual(['ANDERE_STIMMEN'])
    await einstimmig.send(V, gemeinsam({ ohneZahlen: 'einstimmig' }), VORSITZ)
  })

  test('is one in the same session: not in an earlier one', async () => {
    const stage = new Stage()
    await stage.confirmed()
    await stage.releaseAnother(W)
    const spaeter: Ref = { art: 'sitzung', id: 'rat2' }
    await stage.plan(spaeter.id, RAT, '2026-05-20T16:00')
    await stage.send(W, { type: 'AUF_TO_SETZEN', station: 's1', sitzung: spaeter.id }, DIENST)
    await stage.send(spaeter, { type: 'LADUNG_VERSENDEN' }, DIENST)
    stage.world.uhr.set('2026-05-20T14:00:00.000Z')
    await stage.send(spaeter, { type: 'SITZUNG_EROEFFNEN', anwesend: 21 }, VORSITZ)
    await stage.send(W, { type: 'AUFRUFEN', station: 's1' }, VORSITZ)
    expect(await codes(stage, ergebnis({ gemeinsamMit: V.id }), W, VORSITZ)).toEqual(['KEINE_GEMEINSAME_ABSTIMMUNG'])
    await stage.send(W, ergebnis(), VORSITZ)
    await stage.send(W, { type: 'ERGEBNIS_BESTAETIGEN', station: 's1' }, SCHRIFT)
  })
})
