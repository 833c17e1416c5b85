/** AN_SICH_ZIEHEN: what the Vertretung takes back from a committee. */
import { expect, test } from '@jest/globals'
import type { Payload } from '../../workflows/aggregate.ts'
import { withProfil } from '../../src/cli/fall/fallprofil.ts'
import { describeRules, pass, refusal } from './rule-cases.ts'
import { ASV, DIENST, RAT, S, Stage, station, V } from './stage.ts'

const ZIEHEN: Payload = { type: 'AN_SICH_ZIEHEN', grund: 'Beschluss des Rates vom 01.03.2026.' }
const FOLGE = { beratungsfolge: [station(ASV, 'entscheidung')] }
const uebertragen = (stage: Stage): Promise<void> => stage.released(FOLGE)

describeRules(
  'the Rückholrecht',
  ['AN_SICH_ZIEHEN'],
  [
    refusal('it is a draft', (stage) => stage.draft(FOLGE), ZIEHEN, DIENST, 'NICHT_IN_BERATUNG', /nach der Freigabe/),
    refusal('the Vertretung decides anyway', (stage) => stage.released(), ZIEHEN, DIENST, 'NICHTS_ZURUECKZUHOLEN', /einem anderen Gremium/),
    refusal(
      'the committee has it on its agenda',
      async (stage) => {
        await stage.bodies()
        await uebertragen(stage)
        await stage.plan(S.id, ASV)
        await stage.send(V, { type: 'AUF_TO_SETZEN', station: 's1', sitzung: S.id }, DIENST)
      },
      ZIEHEN,
      DIENST,
      'AUSSCHUSS_BERAET',
      /zuerst ab/,
    ),
  ],
  [
    pass(
      'the decision to the Vertretung, and leaves the committee to prepare it',
      uebertragen,
      ZIEHEN,
      DIENST,
      async (stage) => (await stage.stand()).stationen.map(({ context }) => [context.gremium, context.rolle, context.oeffentlich]),
      [
        [ASV, 'vorberatung', true],
        [RAT, 'entscheidung', true],
      ],
    ),
  ],
)

test('nobody is told of a committee where the Vertretung itself has it on its agenda', async () => {
  const stage = new Stage()
  await stage.running()
  expect((await stage.refusal(V, ZIEHEN, DIENST)).map(({ code }) => code)).toEqual(['NICHTS_ZURUECKZUHOLEN'])
})

test('a body whose rules do not know it is told so', async () => {
  const rueckholrecht = { wert: false, sicherheit: 'satzung' } as const
  const stage = new Stage(withProfil((profil) => ({ ...profil, schalter: { ...profil.schalter, rueckholrecht } })))
  await uebertragen(stage)
  expect((await stage.refusal(V, ZIEHEN, DIENST)).map(({ code }) => code)).toEqual(['KEIN_RUECKHOLRECHT'])
})
