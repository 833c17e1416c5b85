/** Who leads a session: the chair who opened it, the deputy after taking it over, or for one item from which the chair is excluded. */
import { describe, expect, test } from '@jest/globals'
import type { Payload } from '../../workflows/aggregate.ts'
import { describeRules, pass, refusal, type Pass, type Refusal } from './rule-cases.ts'
import { DIENST, ergebnis, RAT, S, sitz, V, VORSITZ, Stage } from './stage.ts'

const STELLV = sitz('stellvertretung', RAT)
const UEBERNEHMEN: Payload = { type: 'LEITUNG_UEBERNEHMEN' }
const more = { ref: S }
const running = (stage: Stage): Promise<void> => stage.running()
const leitung = async (stage: Stage): Promise<unknown> => (await stage.sitzung()).context.leitung
const NICHT = ['VORSITZ_LEITET', /übernimmt zuerst die Leitung/] as const

const vorsitzBefangen = async (stage: Stage): Promise<void> => {
  await stage.calledUp()
  await stage.send(V, { type: 'BEFANGENHEIT_FESTSTELLEN', station: 's1', anzahl: 1, vorsitz: true }, VORSITZ)
}
const geschlossen = async (stage: Stage): Promise<void> => {
  await stage.calledUp()
  await stage.send(V, { type: 'OEFFENTLICHKEIT_AUSSCHLIESSEN', stationen: ['s1'] }, VORSITZ)
}
const geschlossenUndBefangen = async (stage: Stage): Promise<void> => {
  await geschlossen(stage)
  await stage.send(V, { type: 'BEFANGENHEIT_FESTSTELLEN', station: 's1', anzahl: 1, vorsitz: true }, VORSITZ)
}

const REFUSALS: Refusal[] = [
  refusal('nothing is open', (stage) => stage.invited(), UEBERNEHMEN, STELLV, 'FALSCHER_STAND', /eröffneten Sitzung/, more),
  refusal('one leads it already', running, UEBERNEHMEN, VORSITZ, 'LEITET_SCHON', /bereits/, more),
  ...[
    { type: 'TOP_ERLEDIGEN', top: 't1' },
    { type: 'ANWESENHEIT', anwesend: 20 },
    { type: 'SITZUNG_UNTERBRECHEN' },
    { type: 'SITZUNG_SCHLIESSEN' },
    { type: 'DRINGLICH_ERWEITERN', vorlage: 'w', abstimmung: { ja: 21 } },
  ].map((event) => refusal('the chair leads', running, event, STELLV, ...NICHT, more)),
  refusal('the chair leads', running, { type: 'AUFRUFEN', station: 's1' }, STELLV, ...NICHT),
  refusal('the chair leads', running, { type: 'NICHT_BEHANDELT', station: 's1' }, STELLV, ...NICHT),
  refusal('the chair leads', running, { type: 'BESCHLUSSUNFAEHIG', station: 's1', anwesend: 3 }, STELLV, ...NICHT),
  refusal('the chair leads', (stage) => stage.calledUp(), { type: 'VERTAGEN', station: 's1' }, STELLV, ...NICHT),
  refusal('the chair leads', (stage) => stage.calledUp(), { type: 'VERWEISEN', station: 's1', an: ['finanzausschuss'] }, STELLV, ...NICHT),
  refusal('the chair leads', (stage) => stage.calledUp(), ergebnis(), STELLV, ...NICHT),
  refusal('the chair leads', (stage) => stage.calledUp(), { type: 'OEFFENTLICHKEIT_AUSSCHLIESSEN', stationen: ['s1'] }, STELLV, ...NICHT),
  refusal('the chair leads', geschlossen, { type: 'OEFFENTLICHKEIT_HERSTELLEN' }, STELLV, ...NICHT),
  ...(
    [
      [vorsitzBefangen, { type: 'NICHT_BEHANDELT', station: 's1' }],
      [vorsitzBefangen, { type: 'BESCHLUSSUNFAEHIG', station: 's1', anwesend: 3 }],
      [vorsitzBefangen, { type: 'OEFFENTLICHKEIT_AUSSCHLIESSEN', stationen: ['s1'] }],
      [geschlossenUndBefangen, { type: 'OEFFENTLICHKEIT_HERSTELLEN' }],
    ] as const
  ).map(([arrange, event]) =>
    refusal('the chair is excluded from it', arrange, event, VORSITZ, 'VORSITZ_BEFANGEN', /Stellvertretung leitet ihn/, {
      norm: /§ 33 KVG LSA/,
    }),
  ),
  refusal('the chair led', (stage) => stage.recorded(), { ...ergebnis(), type: 'ERGEBNIS_KORRIGIEREN' }, STELLV, ...NICHT),
]

const PASSES: Pass[] = [
  pass('the deputy in place of the chair', running, UEBERNEHMEN, STELLV, leitung, 'stellvertretung', more),
  pass(
    'the chair who comes back during a break',
    async (stage) => {
      await stage.running()
      await stage.send(S, UEBERNEHMEN, STELLV)
      await stage.send(S, { type: 'SITZUNG_UNTERBRECHEN' }, STELLV)
    },
    UEBERNEHMEN,
    VORSITZ,
    leitung,
    'vorsitz',
    more,
  ),
]

describeRules('who leads', ['LEITUNG_UEBERNEHMEN'], REFUSALS, PASSES)

describe('a session that the clerk has opened in their place', () => {
  test('may be led by either', async () => {
    const stage = new Stage()
    await stage.invited()
    stage.world.uhr.set('2026-04-15T14:00:00.000Z')
    await stage.send(S, { type: 'SITZUNG_EROEFFNEN', anwesend: 21 }, DIENST)
    expect(await leitung(stage)).toBeNull()
    await stage.send(V, { type: 'AUFRUFEN', station: 's1' }, STELLV)
    await stage.send(V, ergebnis(), VORSITZ)
    expect((await stage.stand()).stationen[0]?.zustand).toBe('ergebnis_vorlaeufig')
  })
})
