/** Objections under the Gemeindeordnung of Nordrhein-Westfalen, which none of the profiles has: Musterstadt moves there for these tests. */
import { describe, expect, test } from '@jest/globals'
import type { Payload } from '../../workflows/aggregate.ts'
import { WATCHED } from './normen.ts'
import { ASV, AUTOR, DIENST, ergebnis, HVB, inhalt, RAT, sitz, Stage, station, V, VORSITZ } from './stage.ts'
import { unterRecht } from './anderes-profil.ts'
import { paragraphs } from '../../workflows/text/blocks.ts'

const GO_NRW = unterRecht('NRW', 'NRW-GO', WATCHED)
const LSA = unterRecht('LSA', 'LSA-KVG')
const WOHL: Payload = { type: 'WIDERSPRUCH_EINLEGEN', grund: 'wohl', begruendung: 'Die Folgekosten sind nicht gedeckt.' }
const BEANSTANDEN: Payload = { type: 'BEANSTANDEN', begruendung: 'Der Beschluss verletzt das Vergaberecht.' }
const erneut = (sitzung: string, bleibt: boolean): Payload => ({
  type: 'ERNEUT_BESCHLIESSEN',
  sitzung,
  bleibt,
  abstimmung: bleibt ? { ja: 14, nein: 7 } : { ja: 7, nein: 14 },
})

const on = (stage: Stage, day: string): void => stage.world.uhr.set(`${day}T14:00:00.000Z`)
const codes = async (refused: ReturnType<Stage['refusal']>): Promise<string[]> =>
  (await refused).map(({ code, norm = '' }) => `${code} ${norm}`.trim())

/** A later session of a body, open with 21 members. */
async function session(stage: Stage, id: string, gremium: string, day: string): Promise<void> {
  const ref = { art: 'sitzung', id } as const
  await stage.plan(id, gremium, `${day}T16:00`)
  await stage.send(ref, { type: 'TOP_ANLEGEN', titel: 'Widerspruch', oeffentlich: true }, DIENST)
  await stage.send(ref, { type: 'LADUNG_VERSENDEN', grund: 'Die Sache eilt.' }, DIENST)
  on(stage, day)
  await stage.send(ref, { type: 'SITZUNG_EROEFFNEN', anwesend: 21 }, sitz('vorsitz', gremium))
}

/** The Stadtrat decided on 15.04.2026. */
async function decided(): Promise<Stage> {
  const stage = new Stage(GO_NRW)
  await stage.confirmed()
  return stage
}

/** The committee decided on 15.04.2026. */
async function decidedByCommittee(known = GO_NRW): Promise<Stage> {
  const stage = new Stage(known)
  const vorsitz = sitz('vorsitz', ASV)
  await stage.calledUpInCommittee('entscheidung')
  await stage.send(V, ergebnis({ abstimmung: { ja: 7, nein: 4 } }), vorsitz)
  await stage.send(V, { type: 'ERGEBNIS_BESTAETIGEN', station: 's1' }, sitz('schriftfuehrung', ASV))
  return stage
}

describe('a decision of the Rat in Nordrhein-Westfalen', () => {
  test('is objected to for the common good until the third day, and not on the fourth', async () => {
    const stage = await decided()
    expect((await stage.stand()).context.frist).toMatchObject({ art: 'widerspruch', bis: '2026-04-18', norm: '§ 54 Abs. 1 GO NRW' })
    on(stage, '2026-04-19')
    expect(await codes(stage.refusal(V, WOHL, HVB))).toEqual(['VERFRISTET § 54 Abs. 1 GO NRW'])
    // It runs from the vote: another day of knowledge would not help.
    expect(await stage.refusal(V, WOHL, HVB)).toMatchObject([{ abhilfe: { feld: 'grund' } }])
  })

  test('is decided on again between the third day and two weeks, and then not objected to a second time', async () => {
    const stage = await decided()
    on(stage, '2026-04-17')
    await stage.send(V, WOHL, HVB)
    expect((await stage.stand()).context.widerspruch).toMatchObject({ gremium: RAT, fruehestens: '2026-04-20', spaetestens: '2026-05-01' })
    await session(stage, 'frueh', RAT, '2026-04-19')
    expect(await codes(stage.refusal(V, erneut('frueh', true), VORSITZ))).toEqual(['KEINE_NEUE_SITZUNG § 54 Abs. 1 und 2 GO NRW'])
    await session(stage, 'neu', RAT, '2026-04-22')
    await stage.send(V, erneut('neu', true), VORSITZ)
    expect((await stage.stand()).zustand).toBe('umsetzung')
    expect(await codes(stage.refusal(V, WOHL, HVB))).toEqual(['ZWEITER_WIDERSPRUCH § 54 Abs. 1 und 2 GO NRW'])
  })

  test('is beanstandet for unlawfulness without a period, stays suspended when the Rat insists, and the supervision decides', async () => {
    const stage = await decided()
    on(stage, '2026-06-01')
    await stage.send(V, BEANSTANDEN, HVB)
    await session(stage, 'neu', RAT, '2026-06-10')
    await stage.send(V, erneut('neu', true), VORSITZ)
    expect((await stage.stand()).zustand).toBe('beanstandet')
    expect(await codes(stage.refusal(V, { type: 'GERICHT_ENTSCHEIDET', wirksam: true }, DIENST))).toEqual([
      'KEINE_VORSCHRIFT § 54 Abs. 1 und 2 GO NRW',
    ])
    await stage.send(V, { type: 'AUFSICHT_ENTSCHEIDET', wirksam: false }, DIENST)
    expect((await stage.stand()).zustand).toBe('aufgehoben')
  })
})

describe('an objection on grounds of law', () => {
  const RECHT: Payload = { ...WOHL, grund: 'recht' }
  const befund = (stage: Stage, type = 'WIDERSPRUCH_EINLEGEN'): unknown => stage.last(type)?.befund

  test('has no period in Nordrhein-Westfalen, where one for the common good has', async () => {
    const recht = await decided()
    on(recht, '2026-06-01')
    await recht.send(V, RECHT, HVB)
    expect(befund(recht)).toMatchObject({ bis: null, regelwerk: 'NRW-GO-2025', norm: '§ 54 Abs. 2 GO NRW' })
    const wohl = await decided()
    await wohl.send(V, WOHL, HVB)
    expect(befund(wohl)).toMatchObject({ bis: '2026-04-18', norm: '§ 54 Abs. 1 GO NRW', fruehestens: '2026-04-18' })
  })

  test('against a committee goes to the Vertretung in Sachsen-Anhalt, and names no days for the new session', async () => {
    const stage = await decidedByCommittee(LSA)
    await stage.send(V, RECHT, HVB)
    expect(befund(stage)).toMatchObject({ gremium: RAT, bis: '2026-04-29', fruehestens: '2026-04-15', spaetestens: null })
  })

  test('against the Vertretung stays with it', async () => {
    const stage = new Stage(LSA)
    await stage.confirmed()
    await stage.send(V, RECHT, HVB)
    expect(befund(stage)).toMatchObject({ gremium: RAT, norm: '§ 65 Abs. 3 KVG LSA' })
  })

  test('against a committee stays with the committee in Schleswig-Holstein', async () => {
    const stage = await decidedByCommittee(unterRecht('SH', 'SH-GO'))
    await stage.send(V, RECHT, HVB)
    expect(befund(stage)).toMatchObject({ gremium: ASV, entscheidet: 'gericht' })
  })
})

describe('a decision of a committee in Nordrhein-Westfalen', () => {
  const sachstand: Payload = { type: 'SACHSTAND_MELDEN', punkt: 1, status: 'in_umsetzung' }

  test('is not carried out before the period of Einspruch is over', async () => {
    const stage = await decidedByCommittee()
    expect((await stage.stand()).context.frist).toMatchObject({
      art: 'einspruch',
      bis: '2026-04-23',
      norm: 'Geschäftsordnung, § 57 Abs. 4 GO NRW',
    })
    expect(await codes(stage.refusal(V, sachstand, AUTOR))).toEqual(['FRIST_LAEUFT Geschäftsordnung, § 57 Abs. 4 GO NRW'])
    on(stage, '2026-04-24')
    await stage.world.worker.runDue()
    expect((await stage.stand()).zustand).toBe('umsetzung')
    await stage.send(V, sachstand, AUTOR)
    expect(await codes(stage.refusal(V, WOHL, HVB))).toEqual(['VERFRISTET Geschäftsordnung, § 57 Abs. 4 GO NRW'])
  })

  test('goes to the Rat when the head of administration objects', async () => {
    const stage = await decidedByCommittee()
    on(stage, '2026-04-23')
    await stage.send(V, WOHL, HVB)
    expect((await stage.stand()).context.widerspruch?.gremium).toBe(RAT)
    await session(stage, 'neu', RAT, '2026-04-28')
    await stage.send(V, erneut('neu', false), VORSITZ)
    const stand = await stage.stand()
    expect([stand.zustand, stand.stationen.map(({ context }) => context.gremium)]).toEqual(['aufgehoben', [ASV, RAT]])
  })
})

describe('the Kreis', () => {
  test('knows no Einspruch against its committees: none was found, and none is invented', async () => {
    const stage = await decidedByCommittee(unterRecht('NRW', 'NRW-KRO'))
    expect((await stage.stand()).context.frist).toMatchObject({ art: 'widerspruch', bis: '2026-04-18', norm: '§ 39 Abs. 1 KrO NRW' })
  })
})

describe('an urgent decision in Nordrhein-Westfalen', () => {
  test('that only the head of administration stands in the way of is signed by a member of the Rat', async () => {
    const stage = new Stage(GO_NRW)
    await stage.bodies()
    const abschnitte = { sachverhalt: paragraphs('Das Dach ist undicht.'), rechtslage: paragraphs('Gefahr im Verzug.') }
    await stage.draft({ art: 'eilentscheidung', inhalt: inhalt({ abschnitte }), beratungsfolge: [station('hvb', 'genehmigung')] })
    await stage.send(V, { type: 'EILENTSCHEIDEN', grund: 'Es regnet herein.', mitUnterschrift: `mitglied-${RAT}` }, HVB)
    expect((await stage.stand()).stationen.map(({ context }) => context.gremium)).toEqual(['hvb', RAT])
  })
})
