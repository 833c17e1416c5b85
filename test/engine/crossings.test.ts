/** Crossings that arrive late: they hit the attempt they were sent for, or nothing. Each case was found by the simulation. */
import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Payload, Ref } from '../../workflows/aggregate.ts'
import { SYSTEM, type Akteur } from '../../workflows/akteur.ts'
import { execute } from '../../src/engine/execute.ts'
import { ASV, DIENST, ergebnis, HVB, RAT, S, SCHRIFT, Stage, station, V, VORSITZ } from '../workflows/stage.ts'

const NEXT: Ref = { art: 'sitzung', id: 'rat2' }

let stage: Stage
let count = 0

beforeEach(() => {
  stage = new Stage()
})

/** Commits and leaves what follows from it to a later relay. */
async function commitOnly(ref: Ref, event: Payload, akteur: Akteur): Promise<void> {
  const { store, clock, random, engine } = stage.world
  count += 1
  await execute({ store: store.events, clock, random, definitions: engine.definitions }, { commandId: `late-${count}`, ref, event }, akteur)
}

async function relayAll(): Promise<void> {
  for (let busy = true; busy;) busy = (await stage.world.engine.relay.sweep()) + (await stage.world.worker.runDue()) > 0
}

async function expectOnNextAgenda(): Promise<void> {
  const { zustand, context } = (await stage.stand()).stationen[0] ?? {}
  expect([zustand, context?.sitzung]).toEqual(['auf_tagesordnung', NEXT.id])
  expect((await stage.sitzung(NEXT)).context.tops.map((top) => [top.vorlage?.id, top.zustand])).toEqual([['v', 'offen']])
}

describe('a paper that has moved on to another session', () => {
  test('stays there when the first one refuses it late', async () => {
    await stage.bodies()
    await stage.released()
    await stage.plan()
    await stage.plan(NEXT.id)
    await commitOnly(V, { type: 'AUF_TO_SETZEN', station: 's1', sitzung: S.id }, DIENST)
    await commitOnly(S, { type: 'SITZUNG_ENTFAELLT', grund: 'Sturm' }, DIENST)
    await commitOnly(V, { type: 'ABSETZEN', station: 's1', grund: 'Sturm' }, DIENST)
    await commitOnly(V, { type: 'AUF_TO_SETZEN', station: 's1', sitzung: NEXT.id }, DIENST)
    await relayAll()
    expect(stage.history('vorlage', 'v')).not.toContain('TOP_VERWEIGERT')
    await expectOnNextAgenda()
  })

  test('stays there when the first one is cancelled late', async () => {
    await stage.onAgenda()
    await stage.plan(NEXT.id)
    await commitOnly(S, { type: 'SITZUNG_ENTFAELLT', grund: 'Sturm' }, DIENST)
    await commitOnly(V, { type: 'ABSETZEN', station: 's1', grund: 'Sturm' }, DIENST)
    await commitOnly(V, { type: 'AUF_TO_SETZEN', station: 's1', sitzung: NEXT.id }, DIENST)
    await relayAll()
    expect(stage.history('vorlage', 'v')).not.toContain('SITZUNG_ENTFALLEN')
    await expectOnNextAgenda()
  })
})

const refusal = async (event: Payload, akteur: Akteur): Promise<unknown> => {
  try {
    await commitOnly(V, { station: 's1', ...event }, akteur)
  } catch (error) {
    return (error as { details?: { gruende?: { code: string }[] } }).details?.gruende?.map(({ code }) => code)
  }
  return 'accepted'
}

describe('an item that is closed to the public', () => {
  test('is not opened again before the session knows of the first word', async () => {
    await stage.calledUp()
    await commitOnly(V, { type: 'OEFFENTLICHKEIT_AUSSCHLIESSEN', stationen: ['s1'] }, VORSITZ)
    const oeffnen = (): Promise<void> => commitOnly(V, { type: 'OEFFENTLICHKEIT_HERSTELLEN' }, VORSITZ)
    await expect(oeffnen()).rejects.toMatchObject({ details: { gruende: [{ code: 'NOCH_NICHT_UEBERNOMMEN' }] } })
    await relayAll()
    await oeffnen()
    await relayAll()
    expect((await stage.sitzung()).context.tops[0]?.oeffentlich).toBe(true)
  })
})

describe('an item that the session has not taken over yet', () => {
  test('is not called up: the session may refuse it', async () => {
    await stage.bodies()
    await stage.released({ dringlich: true })
    await stage.plan()
    await stage.send(S, { type: 'TOP_ANLEGEN', titel: 'Fragestunde', oeffentlich: true }, DIENST)
    await stage.send(S, { type: 'LADUNG_VERSENDEN' }, DIENST)
    stage.world.uhr.set('2026-04-15T14:00:00.000Z')
    await stage.send(S, { type: 'SITZUNG_EROEFFNEN', anwesend: 21 }, VORSITZ)
    await commitOnly(V, { type: 'AUF_TO_SETZEN', station: 's1', sitzung: S.id }, DIENST)
    expect(await refusal({ type: 'AUFRUFEN' }, VORSITZ)).toEqual(['NOCH_NICHT_UEBERNOMMEN'])
    await relayAll()
    expect(await refusal({ type: 'AUFRUFEN' }, VORSITZ)).toBe('accepted')
  })

  test('is neither voted on nor postponed before the session has called it up', async () => {
    await stage.running()
    await commitOnly(V, { type: 'AUFRUFEN', station: 's1' }, VORSITZ)
    expect(await refusal(ergebnis(), VORSITZ)).toEqual(['NOCH_NICHT_UEBERNOMMEN'])
    expect(await refusal({ type: 'VERTAGEN' }, VORSITZ)).toEqual(['NOCH_NICHT_UEBERNOMMEN'])
    await relayAll()
    expect(await refusal(ergebnis(), VORSITZ)).toBe('accepted')
  })
})

describe('a result that the session has not taken over yet', () => {
  beforeEach(async () => {
    await stage.calledUp()
    await commitOnly(V, ergebnis(), VORSITZ)
    await commitOnly(S, { type: 'ANWESENHEIT', anwesend: 22 }, VORSITZ)
  })

  test('is not confirmed: the session may refuse it', async () => {
    expect(await refusal({ type: 'ERGEBNIS_BESTAETIGEN' }, SCHRIFT)).toEqual(['NOCH_NICHT_UEBERNOMMEN'])
  })

  test('is not corrected either, and can be recorded again once it was taken back', async () => {
    expect(await refusal({ ...ergebnis({ abstimmung: { ja: 15, nein: 6 } }), type: 'ERGEBNIS_KORRIGIEREN' }, VORSITZ)).toEqual([
      'NOCH_NICHT_UEBERNOMMEN',
    ])
    await relayAll()
    expect((await stage.stand()).stationen[0]?.zustand).toBe('aufgerufen')
    await stage.send(V, ergebnis(), VORSITZ)
    await stage.send(V, { type: 'ERGEBNIS_BESTAETIGEN', station: 's1' }, SCHRIFT)
    expect((await stage.sitzung()).context.tops[0]).toMatchObject({ zustand: 'bestaetigt', ausgang: 'beschlossen' })
  })
})

describe('a paper that is meant for a session and not on its agenda yet', () => {
  const TERMINIEREN = { type: 'TERMINIEREN', station: 's1', sitzung: S.id }
  const AENDERN = { type: 'SITZUNG_AENDERN', beginn: '2026-04-16T17:00', ort: 'Aula' }

  beforeEach(async () => {
    await stage.bodies()
    await stage.released()
    await stage.plan()
  })

  const seen = async (): Promise<unknown[]> => {
    const { zustand, context } = (await stage.stand()).stationen[0] ?? {}
    return [zustand, context?.sitzung, context?.sitzungAm, context?.versuche.map(({ ausgang }) => ausgang)]
  }

  test('is free again when the session is cancelled', async () => {
    await stage.send(V, TERMINIEREN, DIENST)
    await stage.send(S, { type: 'SITZUNG_ENTFAELLT', grund: 'Sturm' }, DIENST)
    expect(await seen()).toEqual(['geplant', null, null, ['sitzung_entfallen']])
  })

  test('is free again when the session was cancelled before it knew of the paper', async () => {
    await commitOnly(V, TERMINIEREN, DIENST)
    await commitOnly(S, { type: 'SITZUNG_ENTFAELLT', grund: 'Sturm' }, DIENST)
    await relayAll()
    expect(await seen()).toEqual(['geplant', null, null, ['nicht_aufgenommen']])
  })

  test('is free again when the session closes without it', async () => {
    await stage.send(V, TERMINIEREN, DIENST)
    await stage.send(S, { type: 'TOP_ANLEGEN', titel: 'Fragestunde', oeffentlich: true }, DIENST)
    await stage.send(S, { type: 'LADUNG_VERSENDEN' }, DIENST)
    stage.world.uhr.set('2026-04-15T14:00:00.000Z')
    await stage.sendAll(S, VORSITZ, { type: 'SITZUNG_EROEFFNEN', anwesend: 21 }, { type: 'SITZUNG_SCHLIESSEN' })
    expect(await seen()).toEqual(['geplant', null, null, ['nicht_behandelt']])
  })

  test('leaves the list of a session that it is moved away from', async () => {
    await stage.plan(NEXT.id)
    await stage.send(V, TERMINIEREN, DIENST)
    expect((await stage.sitzung()).context.vorgemerkt).toEqual([{ vorlage: 'v', station: 's1' }])
    await stage.send(V, { type: 'UMTERMINIEREN', station: 's1', sitzung: NEXT.id }, DIENST)
    expect((await stage.sitzung()).context.vorgemerkt).toEqual([])
    expect((await stage.sitzung(NEXT)).context.vorgemerkt).toEqual([{ vorlage: 'v', station: 's1' }])
    await stage.send(V, { type: 'AUF_TO_SETZEN', station: 's1', sitzung: S.id }, DIENST)
    expect((await stage.sitzung(NEXT)).context.vorgemerkt).toEqual([])
    expect(stage.world.errors).toEqual([])
  })

  test('follows the session to its new date, and so does an item of the agenda', async () => {
    await stage.send(V, TERMINIEREN, DIENST)
    await stage.send(S, AENDERN, DIENST)
    expect(await seen()).toEqual(['terminiert', S.id, AENDERN.beginn, []])
    await stage.send(V, { type: 'AUF_TO_SETZEN', station: 's1', sitzung: S.id }, DIENST)
    await stage.send(S, { ...AENDERN, beginn: '2026-04-17T17:00' }, DIENST)
    expect(await seen()).toEqual(['auf_tagesordnung', S.id, '2026-04-17T17:00', []])
    expect((await stage.sitzung()).context.vorgemerkt).toEqual([])
  })

  test('learns of a new date also when it has been called up by then', async () => {
    await stage.send(V, { type: 'AUF_TO_SETZEN', station: 's1', sitzung: S.id }, DIENST)
    await commitOnly(S, AENDERN, DIENST)
    await commitOnly(S, { type: 'LADUNG_VERSENDEN' }, DIENST)
    stage.world.uhr.set('2026-04-16T15:00:00.000Z')
    await commitOnly(S, { type: 'SITZUNG_EROEFFNEN', anwesend: 21 }, VORSITZ)
    await commitOnly(V, { type: 'AUFRUFEN', station: 's1' }, VORSITZ)
    await relayAll()
    expect((await seen()).slice(0, 3)).toEqual(['aufgerufen', S.id, AENDERN.beginn])
  })

  test.each(['TERMINIEREN', 'AUF_TO_SETZEN'])('learns of a date that was changed while %s was on its way', async (type) => {
    await commitOnly(V, { ...TERMINIEREN, type }, DIENST)
    await commitOnly(S, AENDERN, DIENST)
    await relayAll()
    expect((await seen())[2]).toBe(AENDERN.beginn)
  })
})

describe('a session that is moved twice', () => {
  test('is on the day that it named last, in whatever order the paper hears of it', async () => {
    await stage.onAgenda()
    const verlegt = (am: string, rev: number): Payload => ({ type: 'SITZUNG_VERLEGT', station: 's1', sitzung: S.id, am, rev })
    await stage.send(V, verlegt('2026-04-17T16:00', 9), SYSTEM)
    expect(await stage.refusal(V, verlegt('2026-04-16T16:00', 8), SYSTEM)).toMatchObject([{ code: 'SCHRITT_UEBERHOLT' }])
    expect((await stage.stand()).stationen[0]?.context.sitzungAm).toBe('2026-04-17T16:00')
  })

  test('no longer concerns a station that was skipped', async () => {
    await stage.bodies()
    await stage.released({ beratungsfolge: [station(ASV, 'vorberatung'), station(RAT, 'entscheidung')] })
    await stage.plan('asv', ASV, '2026-04-14T16:00')
    await stage.send(V, { type: 'TERMINIEREN', station: 's1', sitzung: 'asv' }, DIENST)
    await stage.send(V, { type: 'UEBERSPRINGEN', station: 's1', grund: 'Nicht nötig' }, DIENST)
    await stage.send({ art: 'sitzung', id: 'asv' }, { type: 'SITZUNG_AENDERN', beginn: '2026-04-13T16:00', ort: 'Saal' }, DIENST)
    expect((await stage.stand()).stationen[0]?.context).toMatchObject({ sitzung: null, sitzungAm: null })
  })
})

describe('a session that is broken off and goes on in another one', () => {
  const FORTSETZEN = { type: 'SITZUNG_FORTSETZEN', sitzung: NEXT.id }

  beforeEach(async () => {
    await stage.running()
    await stage.plan(NEXT.id, RAT, '2026-04-20T16:00')
  })

  const brokenOff = (): Promise<void> => stage.send(S, { type: 'SITZUNG_UNTERBRECHEN' }, VORSITZ)

  test('stays broken off when the other one is cancelled meanwhile, and may be closed', async () => {
    await brokenOff()
    await commitOnly(S, FORTSETZEN, VORSITZ)
    await commitOnly(NEXT, { type: 'SITZUNG_ENTFAELLT', grund: 'Sturm' }, DIENST)
    await relayAll()
    expect([(await stage.sitzung()).zustand, (await stage.sitzung()).context.fortsetzung]).toEqual(['unterbrochen', null])
    expect((await stage.stand()).stationen[0]).toMatchObject({ zustand: 'auf_tagesordnung', context: { sitzung: S.id } })
    await stage.send(S, { type: 'SITZUNG_SCHLIESSEN' }, VORSITZ)
    expect((await stage.stand()).stationen[0]?.zustand).toBe('geplant')
  })

  test('is neither closed nor continued elsewhere until the other one has answered', async () => {
    await brokenOff()
    await commitOnly(S, FORTSETZEN, VORSITZ)
    for (const type of ['SITZUNG_SCHLIESSEN', 'SITZUNG_FORTSETZEN']) {
      const refused = commitOnly(S, { type }, VORSITZ)
      await expect(refused).rejects.toMatchObject({ details: { gruende: [{ code: 'UEBERGABE_LAEUFT' }] } })
    }
  })

  test('keeps the vote that was taken while it was broken off, and the other one lets go of the item', async () => {
    await stage.send(V, { type: 'AUFRUFEN', station: 's1' }, VORSITZ)
    await commitOnly(V, ergebnis(), VORSITZ)
    await commitOnly(S, { type: 'SITZUNG_UNTERBRECHEN' }, VORSITZ)
    await commitOnly(S, FORTSETZEN, VORSITZ)
    await relayAll()
    expect((await stage.stand()).stationen[0]).toMatchObject({ zustand: 'ergebnis_vorlaeufig', context: { sitzung: S.id } })
    const [first, next] = [await stage.sitzung(), await stage.sitzung(NEXT)]
    expect(first.context.tops[0]).toMatchObject({ zustand: 'erfasst', ausgang: 'beschlossen' })
    expect(next.context.tops.filter(({ zustand }) => zustand === 'offen')).toEqual([])
  })

  test('keeps what was withdrawn meanwhile off the agenda of the other one', async () => {
    await brokenOff()
    await commitOnly(V, { type: 'ZURUECKZIEHEN', grund: 'Überholt' }, HVB)
    await commitOnly(S, FORTSETZEN, VORSITZ)
    await relayAll()
    expect((await stage.sitzung(NEXT)).context.tops.filter(({ zustand }) => zustand === 'offen')).toEqual([])
  })
})

test('an item that the chair leaves out while its session is being closed goes back once', async () => {
  await stage.running()
  await commitOnly(V, { type: 'NICHT_BEHANDELT', station: 's1' }, VORSITZ)
  await commitOnly(S, { type: 'SITZUNG_SCHLIESSEN' }, VORSITZ)
  await relayAll()
  expect((await stage.stand()).stationen[0]?.context.versuch).toBe(2)
  expect((await stage.sitzung()).context.tops[0]).toMatchObject({ zustand: 'erledigt', ausgang: 'nicht_behandelt' })
})
