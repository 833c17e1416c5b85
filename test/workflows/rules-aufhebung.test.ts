/** AUFHEBEN: which later decision can take the place of an earlier one, and which cannot. */
import { describe, expect, test } from '@jest/globals'
import type { Payload, Ref } from '../../workflows/aggregate.ts'
import { kiel } from '../../workflows/profile/kiel.ts'
import { amt, ASV, AUTOR, DIENST, ergebnis, HVB, inhalt, RAT, sitz, Stage, station, V } from './stage.ts'

const W: Ref = { art: 'vorlage', id: 'w' }
const ABGELEHNT = { ergebnis: 'abgelehnt', abstimmung: { ja: 3, nein: 8 } }
const BESCHLOSSEN = { ergebnis: 'beschlossen', abstimmung: { ja: 8, nein: 3 } }
const aufheben = (durch = W.id): Payload => ({ type: 'AUFHEBEN', durch })

const freigegeben = (stage: Stage, ref: Ref, gremium: string): Promise<void> =>
  stage.releaseAnother(ref, { beratungsfolge: [station(gremium, 'entscheidung')] })

/** A paper on which the body voted at four o'clock of that day. */
async function abgestimmt(stage: Stage, ref: Ref, gremium: string, tag: string, ausgang: object = BESCHLOSSEN): Promise<void> {
  const sitzung: Ref = { art: 'sitzung', id: `${ref.id}-${gremium}` }
  const vorsitz = sitz('vorsitz', gremium)
  await freigegeben(stage, ref, gremium)
  await stage.plan(sitzung.id, gremium, `${tag}T16:00`)
  await stage.send(ref, { type: 'AUF_TO_SETZEN', station: 's1', sitzung: sitzung.id }, DIENST)
  await stage.send(sitzung, { type: 'LADUNG_VERSENDEN', grund: 'Kurzfristig' }, DIENST)
  stage.world.uhr.set(`${tag}T14:00:00.000Z`)
  await stage.send(sitzung, { type: 'SITZUNG_EROEFFNEN', anwesend: gremium === RAT ? 41 : 11 }, vorsitz)
  await stage.sendAll(ref, vorsitz, { type: 'AUFRUFEN', station: 's1' }, ergebnis(ausgang))
  await stage.send(ref, { type: 'ERGEBNIS_BESTAETIGEN', station: 's1' }, sitz('schriftfuehrung', gremium))
}

const town = async (): Promise<Stage> => {
  const stage = new Stage()
  await stage.bodies()
  return stage
}
const codes = (stage: Stage, event: Payload, ref = V): Promise<string[]> => stage.codes(ref, event, DIENST)

describe('a decision is rescinded', () => {
  test.each([
    ['by the same body on a later day', RAT, RAT, '2026-05-20'],
    ['by the same committee', ASV, ASV, '2026-05-20'],
    ['by the Vertretung in place of the committee', ASV, RAT, '2026-05-20'],
    ['by the same body on the same day', RAT, RAT, '2026-04-15'],
  ])('%s', async (_, altes, neues, tag) => {
    const stage = await town()
    await abgestimmt(stage, V, altes, '2026-04-15')
    await abgestimmt(stage, W, neues, tag)
    await stage.send(V, aufheben(), DIENST)
    const { zustand, context } = await stage.stand()
    expect([zustand, context.aufhebung]).toEqual(['aufgehoben', { am: tag, durch: 'beschluss' }])
    expect((await stage.stand(W)).context.beziehungen).toEqual([expect.objectContaining({ art: 'hebt_auf', vorlage: 'v' })])
  })

  test('by one that is carried out and closed by now', async () => {
    const stage = await town()
    await abgestimmt(stage, V, RAT, '2026-04-15')
    await abgestimmt(stage, W, RAT, '2026-05-20')
    await stage.send(W, { type: 'SACHSTAND_MELDEN', punkt: 1, status: 'erledigt' }, AUTOR)
    stage.world.uhr.set('2026-06-20T08:00:00.000Z')
    await stage.world.worker.runDue()
    await stage.send(W, { type: 'ABSCHLIESSEN' }, DIENST)
    expect((await stage.stand(W)).zustand).toBe('abgeschlossen')
    await stage.send(V, aufheben(), DIENST)
    expect((await stage.stand()).zustand).toBe('aufgehoben')
  })
})

describe('a decision is not rescinded', () => {
  test('by itself, by an unknown paper or by one that is not decided', async () => {
    const stage = await town()
    await abgestimmt(stage, V, RAT, '2026-04-15')
    expect(await codes(stage, aufheben(V.id))).toEqual(['VORLAGE_UNBEKANNT'])
    expect(await codes(stage, aufheben('gibt-es-nicht'))).toEqual(['VORLAGE_UNBEKANNT'])
    await freigegeben(stage, W, RAT)
    expect(await codes(stage, aufheben())).toEqual(['NICHT_BESCHLOSSEN'])
  })

  test('by one that was rejected, or is closed without a decision', async () => {
    const stage = await town()
    await abgestimmt(stage, V, RAT, '2026-04-15')
    await abgestimmt(stage, W, RAT, '2026-05-20', ABGELEHNT)
    expect(await codes(stage, aufheben())).toEqual(['NICHT_BESCHLOSSEN'])
    const X: Ref = { art: 'vorlage', id: 'x' }
    await freigegeben(stage, X, RAT)
    await stage.send(X, { type: 'ZURUECKZIEHEN', grund: 'Überholt' }, HVB)
    await stage.send(X, { type: 'ABSCHLIESSEN' }, DIENST)
    expect(await codes(stage, aufheben(X.id))).toEqual(['NICHT_BESCHLOSSEN'])
  })

  test('by one that is rescinded itself', async () => {
    const stage = await town()
    const X: Ref = { art: 'vorlage', id: 'x' }
    await abgestimmt(stage, V, RAT, '2026-04-15')
    await abgestimmt(stage, W, RAT, '2026-05-20')
    await abgestimmt(stage, X, RAT, '2026-06-17')
    await stage.send(W, aufheben(X.id), DIENST)
    expect(await codes(stage, aufheben())).toEqual(['NICHT_BESCHLOSSEN'])
    await stage.send(V, aufheben(X.id), DIENST)
    expect(await codes(stage, aufheben(X.id))).toEqual(['SCHON_AUFGEHOBEN'])
  })

  test('by one that is rescinded and closed, or suspended', async () => {
    const stage = await town()
    const X: Ref = { art: 'vorlage', id: 'x' }
    await abgestimmt(stage, V, RAT, '2026-04-15')
    await abgestimmt(stage, W, RAT, '2026-05-20')
    await stage.send(W, { type: 'WIDERSPRUCH_EINLEGEN', grund: 'recht', begruendung: 'Rechtswidrig.' }, HVB)
    expect(await codes(stage, aufheben())).toEqual(['NICHT_BESCHLOSSEN'])
    await abgestimmt(stage, X, RAT, '2026-06-17')
    await stage.send(W, aufheben(X.id), DIENST)
    await stage.send(W, { type: 'ABSCHLIESSEN' }, DIENST)
    expect((await stage.stand(W)).zustand).toBe('abgeschlossen')
    expect(await codes(stage, aufheben())).toEqual(['NICHT_BESCHLOSSEN'])
  })

  test('where the paper was settled by another one, for nothing was decided on it', async () => {
    const stage = await town()
    await abgestimmt(stage, W, RAT, '2026-04-15')
    await abgestimmt(stage, V, RAT, '2026-05-20', { ergebnis: 'erledigt', abstimmung: undefined, erledigtDurch: W.id })
    expect(await codes(stage, aufheben())).toEqual(['KEIN_BESCHLUSS'])
  })

  test('by a paper of another town', async () => {
    const stage = await town()
    await abgestimmt(stage, V, RAT, '2026-04-15')
    const stelle = kiel.stellen[0]?.id ?? ''
    const fremd = amt('sachbearbeitung', stelle, 'kiel')
    const anlegen = { type: 'ANLEGEN', profil: 'kiel', art: 'beschlussvorlage', federfuehrung: stelle, oeffentlich: true }
    await stage.send(
      W,
      { ...anlegen, inhalt: inhalt({ abschnitte: {} }), beratungsfolge: [station('ratsversammlung', 'entscheidung')] },
      fremd,
    )
    expect(await codes(stage, aufheben())).toEqual(['VORLAGE_UNBEKANNT'])
  })

  test('by another committee, or by an earlier decision', async () => {
    const stage = await town()
    await abgestimmt(stage, W, ASV, '2026-04-15')
    await abgestimmt(stage, V, RAT, '2026-05-20')
    expect(await codes(stage, aufheben())).toEqual(['NICHT_ZUSTAENDIG'])
    const frueher = await town()
    await abgestimmt(frueher, W, RAT, '2026-04-15')
    await abgestimmt(frueher, V, RAT, '2026-05-20')
    expect(await codes(frueher, aufheben())).toEqual(['NICHT_SPAETER'])
  })
})
