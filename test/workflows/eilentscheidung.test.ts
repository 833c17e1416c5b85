/** An Eilentscheidung beside the ordinary way of its paper. */
import { expect, test } from '@jest/globals'
import { paragraphs } from '../../workflows/text/blocks.ts'
import { AUTOR, DIENST, HVB, inhalt, RAT, Stage, station, V } from './stage.ts'

test('taken while the number of the release is still on its way draws no second one', async () => {
  const stage = new Stage()
  const abschnitte = { sachverhalt: paragraphs('Das Dach ist undicht.'), rechtslage: paragraphs('Gefahr im Verzug.') }
  const eilig = { art: 'eilentscheidung', inhalt: inhalt({ abschnitte }), beratungsfolge: [station(RAT, 'kenntnisnahme')] }
  await stage.draft(eilig)
  await stage.send(V, { type: 'EINREICHEN' }, AUTOR)
  const { engine, store } = stage.world
  const { insertEvents } = store.events
  // Nothing is relayed between the two.
  store.events.insertEvents = async () => {
    throw new Error('CONNECTION_LOST')
  }
  const eilentscheiden = { type: 'EILENTSCHEIDEN', grund: 'Es regnet herein.' }
  for (const event of [{ type: 'FREIGEBEN_HVB', personendatenGeprueft: true }, eilentscheiden])
    await expect(engine.execute({ commandId: event.type, ref: V, event }, HVB)).rejects.toThrow('CONNECTION_LOST')
  store.events.insertEvents = insertEvents
  await engine.relay.sweep()
  expect(stage.history('nummernkreis', 'musterstadt:E:2026')).toEqual(['NUMMER_ZIEHEN'])
  expect((await stage.stand()).context.nummer).toBe('E/2026/0001')
})

test('taken of a draft draws the number that no release has drawn', async () => {
  const stage = new Stage()
  await stage.bodies()
  const abschnitte = { sachverhalt: paragraphs('Das Dach ist undicht.'), rechtslage: paragraphs('Gefahr im Verzug.') }
  await stage.draft({ art: 'eilentscheidung', inhalt: inhalt({ abschnitte }), beratungsfolge: [station(RAT, 'kenntnisnahme')] })
  await stage.send(V, { type: 'EILENTSCHEIDEN', grund: 'Es regnet herein.' }, HVB)
  await stage.plan()
  await stage.send(V, { type: 'AUF_TO_SETZEN', station: 's1', sitzung: 'rat' }, DIENST)
  expect(stage.history('nummernkreis', 'musterstadt:E:2026')).toEqual(['NUMMER_ZIEHEN'])
})
