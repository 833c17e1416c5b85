/** What happens to an item while its session is handed over to another day. */
import { describe, expect, test } from '@jest/globals'
import type { Payload, Ref } from '../../workflows/aggregate.ts'
import { SYSTEM, type Akteur } from '../../workflows/akteur.ts'
import { paragraphs } from '../../workflows/text/blocks.ts'
import { aenderungsinhalt } from '../../workflows/vorlage/inhalt.ts'
import { DIENST, HVB, inhalt, RAT, S, sitz, Stage, V, VORSITZ } from './stage.ts'

const T: Ref = { art: 'sitzung', id: 'spaeter' }
const W: Ref = { art: 'vorlage', id: 'w' }
const AE: Ref = { art: 'vorlage', id: 'v-ae1' }

const ANTRAG = { antrag: aenderungsinhalt('Bäume', paragraphs('Zehn Bäume.')), einreicher: 'Fraktion A' }

/** Stores commands of which nobody hears before all are there; then of the first one first. */
async function atOnce(stage: Stage, commands: [Ref, Payload, Akteur][], before = async (): Promise<void> => {}): Promise<void> {
  const { engine, store } = stage.world
  const { insertEvents } = store.events
  store.events.insertEvents = async () => {
    throw new Error('CONNECTION_LOST')
  }
  for (const [ref, event, akteur] of commands)
    await expect(engine.execute({ commandId: `once-${event.type}`, ref, event }, akteur)).rejects.toThrow('CONNECTION_LOST')
  await before()
  store.events.insertEvents = insertEvents
  for (const [ref] of commands) await engine.relay.drain(ref)
  await engine.relay.sweep()
  await stage.world.worker.runDue()
}

async function interrupted(): Promise<Stage> {
  const stage = new Stage()
  await stage.running()
  await stage.plan(T.id, RAT, '2026-05-20T16:00')
  return stage
}

const FORTSETZEN: [Ref, Payload, Akteur][] = [
  [S, { type: 'SITZUNG_UNTERBRECHEN' }, VORSITZ],
  [S, { type: 'SITZUNG_FORTSETZEN', sitzung: T.id }, VORSITZ],
]

describe('a session that goes on another day', () => {
  test('takes an amendment along that was on its way to it', async () => {
    const stage = await interrupted()
    await atOnce(stage, [[V, { type: 'AENDERUNGSANTRAG_EINBRINGEN', station: 's1', ...ANTRAG }, sitz('mitglied', RAT)], ...FORTSETZEN])
    const own = (await stage.stand(AE)).stationen[0]
    expect([own?.zustand, own?.context.sitzung, own?.context.sitzungAm]).toEqual(['auf_tagesordnung', T.id, '2026-05-20T16:00'])
    const { tops } = (await stage.sitzung(T)).context
    const [haupt, aenderung] = ['v', 'v-ae1'].map((id) => tops.find((top) => top.vorlage?.id === id))
    expect(aenderung).toMatchObject({ zustand: 'offen', unter: haupt?.id })
  })

  test('sends a paper back that was on its way to it', async () => {
    const stage = await interrupted()
    await stage.releaseAnother(W, { dringlich: true, inhalt: inhalt({ betreff: 'Eilig' }) })
    await atOnce(stage, [[W, { type: 'AUF_TO_SETZEN', station: 's1', sitzung: S.id }, DIENST], ...FORTSETZEN])
    const { stationen, context } = await stage.stand(W)
    expect([stationen[0]?.zustand, stationen[0]?.context.sitzung, context.vermerk?.grund]).toEqual([
      'geplant',
      null,
      'Die Sitzung wird an einem anderen Tag fortgesetzt. Dort kann der Punkt auf die Tagesordnung kommen.',
    ])
  })

  test('leaves no amendment behind on the later agenda whose paper was withdrawn on the way', async () => {
    const stage = await interrupted()
    await stage.send(V, { type: 'AENDERUNGSANTRAG_EINBRINGEN', station: 's1', ...ANTRAG }, sitz('mitglied', RAT))
    await atOnce(stage, [...FORTSETZEN, [V, { type: 'ZURUECKZIEHEN', grund: 'Überholt' }, HVB]])
    const { tops } = (await stage.sitzung(T)).context
    expect(tops.filter((top) => top.vorlage !== null).map(({ zustand }) => zustand)).toEqual(['erledigt', 'erledigt'])
  })

  test('takes no item any more from the moment on', async () => {
    const stage = await interrupted()
    await atOnce(stage, FORTSETZEN, async () => {
      const top = { type: 'TOP_AUFNEHMEN', vorlage: 'w', station: 's1', rolle: 'entscheidung', versuch: 1, oeffentlich: true }
      expect(await stage.refusal(S, { ...top, am: '2026-04-15T16:00' }, SYSTEM)).toMatchObject([{ code: 'WIRD_FORTGESETZT' }])
    })
  })
})
