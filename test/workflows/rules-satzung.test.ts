/** AUSFERTIGEN and BEKANNTMACHEN: the day on which a Satzung is in force, and where there is none to publish. */
import { expect, test } from '@jest/globals'
import { withProfil } from '../../src/cli/fall/fallprofil.ts'
import type { Payload } from '../../workflows/aggregate.ts'
import { paragraphs } from '../../workflows/text/blocks.ts'
import { DIENST, HVB, inhalt, Stage, V } from './stage.ts'

const SATZUNG = { inhalt: inhalt({ beschlusspunkte: [{ text: paragraphs('Die Satzung wird erlassen.'), art: 'satzung' }] }) }
const bekanntmachen = (changes: object = {}): Payload => ({ type: 'BEKANNTMACHEN', ...changes })

async function ausgefertigt(known?: ReturnType<typeof withProfil>): Promise<Stage> {
  const stage = new Stage(known)
  await stage.confirmed(SATZUNG)
  await stage.send(V, { type: 'AUSFERTIGEN' }, HVB)
  return stage
}

test('is signed out on the norm of the Land', async () => {
  expect((await ausgefertigt()).last('AUSFERTIGEN')?.befund).toMatchObject({ norm: '§ 8 KVG LSA' })
})

test('is in force as many days after its publication as the law says, or on the day it names itself', async () => {
  const nachRecht = await ausgefertigt()
  await nachRecht.send(V, bekanntmachen(), DIENST)
  expect(nachRecht.last('BEKANNTMACHEN')?.befund).toMatchObject({ inKraftAm: '2026-04-16', norm: '§ 8 KVG LSA' })
  const selbst = await ausgefertigt()
  await selbst.send(V, bekanntmachen({ inKraftAm: '2026-07-01' }), DIENST)
  expect(selbst.last('BEKANNTMACHEN')?.befund).toMatchObject({ inKraftAm: '2026-07-01' })
})

test('may be in force on the day of the decision, not on the day before', async () => {
  const stage = await ausgefertigt()
  const codes = (await stage.refusal(V, bekanntmachen({ inKraftAm: '2026-04-14' }), DIENST)).map(({ code }) => code)
  expect(codes).toEqual(['IN_KRAFT_VOR_BESCHLUSS'])
  await stage.send(V, bekanntmachen({ inKraftAm: '2026-04-15' }), DIENST)
  expect((await stage.stand()).context.satzung).toMatchObject({ bekanntgemachtAm: '2026-04-15', inKraftAm: '2026-04-15' })
})
