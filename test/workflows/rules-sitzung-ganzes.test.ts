/** What happens to a session as a whole: broken off, continued, without quorum, its Niederschrift. */
import { describe, expect, test } from '@jest/globals'
import { withProfil } from '../../src/cli/fall/fallprofil.ts'
import type { Payload } from '../../workflows/aggregate.ts'
import { profil } from '../../workflows/profile/index.ts'
import type { Profil } from '../../workflows/profile/profil.ts'
import { niederschriftfrist } from '../../workflows/sitzung/niederschrift.ts'
import { describeRules, pass, refusal, type Pass, type Refusal } from './rule-cases.ts'
import { ASV, DIENST, ergebnis, RAT, S, SCHRIFT, sitz, Stage, V, VORSITZ } from './stage.ts'

const NEXT = { art: 'sitzung', id: 'rat2' } as const
const more = { ref: S }
const UNTERBRECHEN: Payload = { type: 'SITZUNG_UNTERBRECHEN' }
const FORTSETZEN: Payload = { type: 'SITZUNG_FORTSETZEN' }
const UNFAEHIG: Payload = { type: 'BESCHLUSSUNFAEHIG', station: 's1', anwesend: 15 }
const NICHT_BEHANDELT: Payload = { type: 'NICHT_BEHANDELT', station: 's1' }
const UNTERZEICHNEN: Payload = { type: 'NIEDERSCHRIFT_UNTERZEICHNEN' }
const GENEHMIGEN: Payload = { type: 'NIEDERSCHRIFT_GENEHMIGEN' }

const brokenOff =
  (point: 'running' | 'calledUp') =>
  async (stage: Stage): Promise<void> => {
    await stage[point]()
    await stage.plan(NEXT.id, RAT, '2026-04-20T16:00')
    await stage.send(S, UNTERBRECHEN, VORSITZ)
  }
const daysLater = async (stage: Stage): Promise<void> => {
  await brokenOff('running')(stage)
  stage.world.uhr.set('2026-04-20T08:00:00.000Z')
}
const closed = async (stage: Stage): Promise<void> => {
  await stage.confirmed()
  await stage.send(S, { type: 'SITZUNG_SCHLIESSEN' }, VORSITZ)
}
const closedUnconfirmed = async (stage: Stage): Promise<void> => {
  await stage.recorded()
  await stage.send(S, { type: 'SITZUNG_SCHLIESSEN' }, VORSITZ)
}
const signed = async (stage: Stage): Promise<void> => {
  await closed(stage)
  await stage.send(S, UNTERZEICHNEN, SCHRIFT)
}
const zustand = async (stage: Stage): Promise<string> => (await stage.sitzung()).zustand
const station = async (stage: Stage): Promise<unknown> => {
  const { zustand: state, context } = (await stage.stand()).stationen[0] ?? {}
  return [state, context?.versuch, context?.sitzung, context?.versuche.at(-1)?.ausgang, context?.zweiteLadung]
}

const REFUSALS: Refusal[] = [
  refusal('it has not begun', (stage) => stage.invited(), UNTERBRECHEN, VORSITZ, 'FALSCHER_STAND', /laufende Sitzung/, more),
  refusal('it was not broken off', (stage) => stage.running(), FORTSETZEN, VORSITZ, 'FALSCHER_STAND', /unterbrochene Sitzung/, more),
  refusal('another day needs a session of its own', daysLater, FORTSETZEN, VORSITZ, 'FORTSETZUNG_BRAUCHT_SITZUNG', /eigenen Sitzung/, more),
  refusal('there is no such session', daysLater, { ...FORTSETZEN, sitzung: 'nix' }, VORSITZ, 'SITZUNG_UNBEKANNT', /gibt es nicht/, more),
  refusal(
    'the other session is of another body',
    async (stage) => {
      await brokenOff('running')(stage)
      await stage.plan('asv', ASV, '2026-04-21T16:00')
    },
    { ...FORTSETZEN, sitzung: 'asv' },
    VORSITZ,
    'FREMDES_GREMIUM',
    /desselben Gremiums/,
    more,
  ),
  refusal(
    'the other session lies before it',
    async (stage) => {
      await stage.running()
      await stage.plan('frueher', RAT, '2026-04-15T09:00')
      await stage.send(S, UNTERBRECHEN, VORSITZ)
    },
    { ...FORTSETZEN, sitzung: 'frueher' },
    VORSITZ,
    'FORTSETZUNG_VORBEI',
    /späteren Sitzung/,
    more,
  ),
  refusal('so many are enough', (stage) => stage.calledUp(), { ...UNFAEHIG, anwesend: 21 }, VORSITZ, 'BESCHLUSSFAEHIG', /nötig sind 21/, {
    norm: /§ 55 Abs\. 1 KVG LSA/,
  }),
  refusal('there is a result', (stage) => stage.recorded(), UNFAEHIG, VORSITZ, 'STATION_IN_ANDEREM_STAND', /ohne Ergebnis/),
  refusal('the session was broken off', brokenOff('calledUp'), UNFAEHIG, VORSITZ, 'SITZUNG_UNTERBROCHEN', /zuerst fort/),
  refusal('the session has not begun', (stage) => stage.invited(), NICHT_BEHANDELT, VORSITZ, 'SITZUNG_LAEUFT_NICHT', /nicht eröffnet/),
  refusal('there is a result', (stage) => stage.recorded(), NICHT_BEHANDELT, VORSITZ, 'STATION_IN_ANDEREM_STAND', /überholt/),
  refusal(
    'a person names a session',
    (stage) => stage.running(),
    { ...NICHT_BEHANDELT, sitzung: S.id },
    VORSITZ,
    'NUR_DIE_SITZUNG',
    /Sitzung selbst/,
  ),
  refusal('the session runs', (stage) => stage.confirmed(), UNTERZEICHNEN, SCHRIFT, 'FALSCHER_STAND', /geschlossenen Sitzung/, more),
  refusal('a result is not confirmed', closedUnconfirmed, UNTERZEICHNEN, SCHRIFT, 'ERGEBNIS_UNBESTAETIGT', /nicht bestätigt/, more),
  refusal('nobody has signed', closed, GENEHMIGEN, DIENST, 'FALSCHER_STAND', /unterzeichnete/, more),
  refusal('nothing changes', (stage) => stage.invited(), { type: 'SITZUNG_AENDERN' }, DIENST, 'NICHTS_GEAENDERT', /neuen Beginn/, more),
  refusal(
    'it has begun',
    (stage) => stage.running(),
    { type: 'SITZUNG_AENDERN', ort: 'Foyer' },
    DIENST,
    'FALSCHER_STAND',
    /bis zur Eröffnung/,
    more,
  ),
]

const PASSES: Pass[] = [
  pass('broken off', (stage) => stage.running(), UNTERBRECHEN, VORSITZ, zustand, 'unterbrochen', more),
  pass('goes on the same evening', brokenOff('calledUp'), FORTSETZEN, VORSITZ, zustand, 'laeuft', more),
  pass('says its own name', brokenOff('running'), { ...FORTSETZEN, sitzung: S.id }, VORSITZ, zustand, 'laeuft', more),
  pass(
    'goes on another day in another session, also with what was called up',
    brokenOff('calledUp'),
    { ...FORTSETZEN, sitzung: NEXT.id },
    VORSITZ,
    async (stage) => [await zustand(stage), (await stage.sitzung(NEXT)).zustand, await station(stage)],
    ['niederschrift_offen', 'eingeladen', ['auf_tagesordnung', 1, NEXT.id, undefined, false]],
    more,
  ),
  pass('the next Ladung says so', (stage) => stage.calledUp(), UNFAEHIG, VORSITZ, station, ['geplant', 2, null, 'beschlussunfaehig', true]),
  pass('an item left out', (stage) => stage.running(), NICHT_BEHANDELT, VORSITZ, station, ['geplant', 2, null, 'nicht_behandelt', false]),
  pass('an item of a session broken off', brokenOff('calledUp'), NICHT_BEHANDELT, VORSITZ, station, [
    'geplant',
    2,
    null,
    'nicht_behandelt',
    false,
  ]),
  pass('signed', closed, UNTERZEICHNEN, SCHRIFT, zustand, 'niederschrift_unterzeichnet', more),
  pass('approved', signed, GENEHMIGEN, DIENST, zustand, 'niederschrift_genehmigt', more),
  pass(
    'a new time after the Ladung',
    (stage) => stage.invited(),
    { type: 'SITZUNG_AENDERN', beginn: '18:00' },
    DIENST,
    async (stage) => [(await stage.sitzung()).context.am, (await stage.stand()).stationen[0]?.context.sitzungAm],
    ['2026-04-15T18:00', '2026-04-15T18:00'],
    more,
  ),
]

describeRules(
  'a session as a whole',
  'SITZUNG_UNTERBRECHEN SITZUNG_FORTSETZEN BESCHLUSSUNFAEHIG NICHT_BEHANDELT NIEDERSCHRIFT_UNTERZEICHNEN NIEDERSCHRIFT_GENEHMIGEN SITZUNG_AENDERN'.split(
    ' ',
  ),
  REFUSALS,
  PASSES,
)

const MUSTERSTADT = profil('musterstadt')
const unter = (schalter: Partial<Profil['schalter']>): Stage =>
  new Stage(withProfil((body) => ({ ...body, schalter: { ...body.schalter, ...schalter } })))

describe('the continuation of a session', () => {
  const fortgesetzt = async (stage: Stage): Promise<void> => {
    await stage.running()
    await stage.plan(NEXT.id, RAT, '2026-04-20T16:00')
    await stage.send(S, UNTERBRECHEN, VORSITZ)
    await stage.send(S, { ...FORTSETZEN, sitzung: NEXT.id }, VORSITZ)
  }

  test('keeps the numbers of the items, and both sessions know each other', async () => {
    const stage = new Stage()
    await fortgesetzt(stage)
    const [first, next] = [await stage.sitzung(), await stage.sitzung(NEXT)]
    expect(first.context.fortsetzung).toEqual({ sitzung: NEXT.id, uebernommen: true })
    expect(first.context.tops.map((top) => [top.zustand, top.ausgang])).toEqual([['erledigt', 'fortgesetzt']])
    expect(next.context.fortsetzungVon).toBe(S.id)
    expect(next.context.tops.map((top) => [top.nr, top.zustand])).toEqual([['Ö 1', 'offen']])
    expect(next.context.ladung).toEqual(first.context.ladung)
    expect(stage.world.errors).toEqual([])
  })

  test('needs a Ladung of its own where the profile says so', async () => {
    const stage = unter({ fortsetzungOhneLadung: { wert: false, sicherheit: 'belegt' } })
    await fortgesetzt(stage)
    expect((await stage.sitzung(NEXT)).zustand).toBe('terminiert')
    await stage.send(NEXT, { type: 'LADUNG_VERSENDEN', grund: 'Fortsetzung' }, DIENST)
    expect((await stage.sitzung(NEXT)).zustand).toBe('eingeladen')
  })
})

describe('the Niederschrift', () => {
  const NACHWEIS = { ...UNTERZEICHNEN, nachweis: 'Auf Papier unterzeichnet am 20.04.2026.' }
  const niederschrift = { bestaetigung: { wert: 'niederschrift', sicherheit: 'belegt' } } as const

  test('confirms the results where the profile says so, once its signatures are proved', async () => {
    const stage = unter(niederschrift)
    await closedUnconfirmed(stage)
    expect((await stage.refusal(S, UNTERZEICHNEN, SCHRIFT)).map(({ code }) => code)).toEqual(['NACHWEIS_FEHLT'])
    await stage.send(S, NACHWEIS, SCHRIFT)
    expect((await stage.stand()).context.ergebnis?.ergebnis).toBe('beschlossen')
    expect((await stage.sitzung()).context.tops[0]).toMatchObject({ zustand: 'bestaetigt', auszug: true })
    expect(stage.world.errors).toEqual([])
  })

  test('cannot confirm a qualified majority without numbers: that waits for a person', async () => {
    const stage = unter(niederschrift)
    await stage.calledUp({ mehrheit: 'zweidrittel_gesetzlich' })
    const ohneZahlen = { ungueltig: 0, ja: 0, nein: 0, enthaltung: 0, ohneZahlen: 'einstimmig' }
    await stage.send(V, ergebnis({ abstimmung: ohneZahlen }), VORSITZ)
    await stage.send(S, { type: 'SITZUNG_SCHLIESSEN' }, VORSITZ)
    await stage.send(S, NACHWEIS, SCHRIFT)
    expect((await stage.sitzung()).context.tops[0]?.zustand).toBe('erfasst')
    expect((await stage.stand()).stationen[0]?.zustand).toBe('ergebnis_vorlaeufig')
  })

  test('makes the Auszug of a confirmed result final', async () => {
    const stage = new Stage()
    await closed(stage)
    const before = (await stage.stand()).context.dokumente.filter(({ art }) => art === 'beschlussauszug').length
    await stage.send(S, UNTERZEICHNEN, SCHRIFT)
    const { context, stationen } = await stage.stand()
    expect(context.dokumente.filter(({ art }) => art === 'beschlussauszug').length).toBe(before * 2)
    expect(stationen[0]?.context.niederschrift).toBe(true)
  })

  test('is due after thirty days by law in Schleswig-Holstein and Sachsen-Anhalt, elsewhere as the Geschäftsordnung says', () => {
    expect(niederschriftfrist(MUSTERSTADT, '2026-04-15T16:00')).toEqual({ bis: '2026-05-15', norm: '§ 58 KVG LSA' })
    expect(niederschriftfrist(profil('kiel'), '2026-04-15T16:00')).toEqual({ bis: '2026-05-15', norm: '§ 41 GO SH' })
    expect(niederschriftfrist(profil('staedteregion-aachen'), '2026-04-15T16:00').norm).toBe('Geschäftsordnung, § 37 KrO NRW')
  })
})

test('a member may neither break off a session nor say that it cannot decide', async () => {
  const stage = new Stage()
  await stage.calledUp()
  const mitglied = sitz('mitglied', RAT)
  expect((await stage.refusal(S, UNTERBRECHEN, mitglied)).map(({ code }) => code)).toEqual(['FORBIDDEN'])
  expect((await stage.refusal(V, UNFAEHIG, mitglied)).map(({ code }) => code)).toEqual(['FORBIDDEN'])
})
