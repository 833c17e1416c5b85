/** Deadlines are jobs under a fixed id: they fire at their time, and one that no longer holds changes nothing. */
import { describe, expect, test } from '@jest/globals'
import { SYSTEM } from '../../workflows/akteur.ts'
import { aendern, amt, AUTOR, HVB, inhalt, Stage, V } from '../workflows/stage.ts'

describe('a deadline', () => {
  test('that no longer holds is done; one that nobody can send waits for a person', async () => {
    const stage = new Stage()
    await stage.submitted({ mitzeichnung: ['rechtsamt'] })
    const { store, worker, uhr } = stage.world
    const fire = async (event: object): Promise<void> => {
      const job = { _id: 'vorlage/v:frist:x:1', art: 'frist', aggregat: V, rev: 1, faelligAb: uhr.now(), daten: { event } } as const
      await store.events.insertJobs([job])
      await worker.runDue()
    }
    await fire({ type: 'FRIST_ABGELAUFEN', frist: 'mitzeichnung:rechtsamt', stand: '7' })
    expect([await store.jobs.open(uhr.now()), await store.jobs.failed(10)]).toEqual([0, []])
    await fire({ type: 'GIBT_ES_NICHT' })
    expect(await store.jobs.failed(10)).toHaveLength(1)
  })

  test('fires at its time, and not for an office that has answered', async () => {
    const stage = new Stage()
    await stage.submitted({ inhalt: inhalt({ finanziell: { betrag: 100, jahr: 2027 } }), mitzeichnung: ['rechtsamt'] })
    await stage.send(V, { type: 'MITZEICHNEN', stelle: 'kaemmerei', votum: 'gezeichnet' }, amt('mitzeichnung', 'kaemmerei'))
    stage.world.uhr.set('2026-03-20T08:00:00.000Z')
    await stage.world.worker.runDue()
    const states = (await stage.stand()).mitzeichnungen.map((part) => [part.context.stelle, part.zustand])
    expect(Object.fromEntries(states)).toEqual({ kaemmerei: 'gezeichnet', rechtsamt: 'frist_abgelaufen' })
    expect(stage.history('vorlage', 'v').filter((type) => type === 'FRIST_ABGELAUFEN')).toHaveLength(1)
  })

  test('of an earlier round does not touch the new one, which a changed text has opened', async () => {
    const stage = new Stage()
    await stage.submitted({ mitzeichnung: ['rechtsamt'] })
    await stage.send(V, { type: 'MITZEICHNEN', stelle: 'rechtsamt', votum: 'gezeichnet' }, amt('mitzeichnung', 'rechtsamt'))
    const slot = async (): Promise<unknown[]> => {
      const part = (await stage.stand()).mitzeichnungen[0]
      return [part?.zustand, part?.context.runde, part?.context.frist]
    }
    expect(await slot()).toEqual(['gezeichnet', 1, '2026-03-09'])
    await stage.send(V, { type: 'ZURUECKGEBEN', grund: 'Neu fassen' }, HVB)
    stage.world.uhr.set('2026-03-06T08:00:00.000Z')
    await stage.sendAll(V, AUTOR, aendern({ mitzeichnung: ['rechtsamt'] }), { type: 'EINREICHEN' })
    expect(await slot()).toEqual(['offen', 2, '2026-03-13'])
    const old = { commandId: 'late', ref: V, event: { type: 'FRIST_ABGELAUFEN', frist: 'mitzeichnung:rechtsamt', stand: '1' } }
    await expect(stage.world.engine.execute(old, SYSTEM)).rejects.toMatchObject({ code: 'NOT_POSSIBLE' })
    expect(await slot()).toEqual(['offen', 2, '2026-03-13'])
    stage.world.uhr.set('2026-03-14T08:00:00.000Z')
    await stage.world.worker.runDue()
    expect(await slot()).toEqual(['frist_abgelaufen', 2, '2026-03-13'])
  })
})
