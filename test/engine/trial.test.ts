import { describe, expect, test } from '@jest/globals'
import type { Payload } from '../../workflows/aggregate.ts'
import type { Akteur } from '../../workflows/akteur.ts'
import { vorlageStand } from '../../workflows/vorlage/stand.ts'
import { definitions } from '../../workflows/definitions.ts'
import type { EventRecord } from '../../src/engine/ports.ts'
import { tryOut, type Trial } from '../../src/engine/trial.ts'
import { AUTOR, DIENST, ergebnis, HVB, S, SCHRIFT, Stage, V, VORSITZ } from '../workflows/stage.ts'

const proben = (stage: Stage, event: Payload, akteur: Akteur): Promise<Trial> => {
  const { store, clock, random } = stage.world
  return tryOut({ store: store.events, clock, random, definitions }, { ref: V, event }, akteur)
}

const schritte: [string, (stage: Stage) => Promise<void>, Payload, Akteur][] = [
  ['submitting', (stage) => stage.draft({ mitzeichnung: ['kaemmerei'] }), { type: 'EINREICHEN' }, AUTOR],
  ['release', (stage) => stage.submitted(), { type: 'FREIGEBEN_HVB', personendatenGeprueft: true }, HVB],
  [
    'agenda',
    async (stage) => {
      await stage.bodies()
      await stage.released()
      await stage.plan()
    },
    { type: 'AUF_TO_SETZEN', station: 's1', sitzung: S.id },
    DIENST,
  ],
  ['postponing', (stage) => stage.calledUp(), { type: 'VERTAGEN', station: 's1', grund: 'Offene Fragen.' }, VORSITZ],
  ['recording a result', (stage) => stage.calledUp(), ergebnis(), VORSITZ],
  ['confirming a result', (stage) => stage.recorded(), { type: 'ERGEBNIS_BESTAETIGEN', station: 's1' }, SCHRIFT],
]

describe('a dry run', () => {
  test.each(schritte)(
    'of %s leads where the step itself leads, with the same events and jobs, and stores nothing',
    async (_was, bis, event, akteur) => {
      const stage = new Stage()
      await bis(stage)
      const before = stage.dump()
      const bekannt = new Set(stage.world.store.allEvents().map(({ _id }) => _id))
      const probe = await proben(stage, event, akteur)
      expect(stage.dump()).toBe(before)

      await stage.send(V, event, akteur)
      const wirklich = stage.world.store.allEvents().filter(({ _id }) => !bekannt.has(_id))
      const benannt = (events: readonly EventRecord[]): Set<string> => new Set(events.map(({ _id, type }) => `${_id} ${type}`))
      expect(benannt(probe.events)).toEqual(benannt(wirklich))
      const stand = await stage.stand()
      const gedacht = vorlageStand(probe.nachher)
      expect([gedacht.zustand, gedacht.context.nummer, gedacht.stationen.map(({ zustand }) => zustand)]).toEqual([
        stand.zustand,
        stand.context.nummer,
        stand.stationen.map(({ zustand }) => zustand),
      ])
      expect(stage.world.errors).toEqual([])
    },
  )

  test('names the deadlines, mails and documents that the step causes, also those after a crossing', async () => {
    const stage = new Stage()
    await stage.submitted()
    const { jobs } = await proben(stage, { type: 'FREIGEBEN_HVB', personendatenGeprueft: true }, HVB)
    expect(jobs.map(({ art, daten }) => [art, daten['dokumentart'] ?? daten['mailart']])).toEqual([
      ['dokument', 'vorlage'],
      ['dokument', 'vorlage'],
      ['mail', 'freigegeben'],
    ])
  })

  test('names the mail that takes a wrong result back, once its Auszug is there', async () => {
    const stage = new Stage()
    await stage.confirmed()
    const { type: _erfassen, ...richtig } = ergebnis({ ergebnis: 'abgelehnt', abstimmung: { ja: 7, nein: 14 } })
    await stage.send(V, { type: 'BERICHTIGEN', ...richtig, grund: 'Ja und Nein vertauscht.' }, DIENST)
    const { jobs } = await proben(stage, { type: 'ERGEBNIS_BESTAETIGEN', station: 's1' }, SCHRIFT)
    expect(jobs.flatMap(({ daten }) => daten['mailart'] ?? [])).toEqual(['berichtigung'])
  })

  test('is refused with the reasons that the step itself would have', async () => {
    const stage = new Stage()
    await stage.submitted()
    const gruende = await stage.refusal(V, { type: 'FREIGEBEN_HVB', personendatenGeprueft: false }, HVB)
    await expect(proben(stage, { type: 'FREIGEBEN_HVB', personendatenGeprueft: false }, HVB)).rejects.toMatchObject({
      code: 'NOT_POSSIBLE',
      details: { gruende },
    })
    await expect(proben(stage, { type: 'FREIGEBEN_HVB', personendatenGeprueft: true }, AUTOR)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  test('writes to no port of the store', async () => {
    const stage = new Stage()
    await stage.submitted()
    const { store, clock, random } = stage.world
    const { readHead, findByCommand, readEvents, getTexts, textRecords, getInhalte } = store.events
    const lesend = { readHead, findByCommand, readEvents, getTexts, textRecords, getInhalte }
    const event = { type: 'FREIGEBEN_HVB', personendatenGeprueft: true }
    const probe = await tryOut({ store: lesend, clock, random, definitions }, { ref: V, event }, HVB)
    expect(vorlageStand(probe.nachher).zustand).toBe('bereit')
  })
})
