/** Whoever moved a paper takes an amendment over: each rule refused once and passed once, and what paper and session know of it then. */
import { describe, expect, test } from '@jest/globals'
import type { Payload, Ref } from '../../workflows/aggregate.ts'
import { paragraphs } from '../../workflows/text/blocks.ts'
import { aenderungsinhalt } from '../../workflows/vorlage/inhalt.ts'
import { amt, DIENST, ergebnis, HVB, RAT, S, sitz, Stage, V, VORSITZ } from './stage.ts'

const AE: Ref = { art: 'vorlage', id: 'v-ae1' }
const MITGLIED = sitz('mitglied', RAT)
const TEXT = 'Die Verwaltung pflanzt zwanzig Bäume.'
const UEBERNEHMEN = { type: 'AENDERUNG_UEBERNEHMEN' }

const einbringen = (text = TEXT): Payload => ({
  type: 'AENDERUNGSANTRAG_EINBRINGEN',
  station: 's1',
  antrag: aenderungsinhalt('Bäume für den Marktplatz', paragraphs(text)),
  einreicher: 'Fraktion A',
})
const codes = async (stage: Stage, ref: Ref, akteur = VORSITZ): Promise<string[]> =>
  (await stage.refusal(ref, UEBERNEHMEN, akteur)).map(({ code }) => code)

const eingebracht = async (): Promise<Stage> => {
  const stage = new Stage()
  await stage.calledUp()
  await stage.send(V, einbringen(), MITGLIED)
  return stage
}

describe('an amendment that is taken over', () => {
  test('ends without a vote, leaves its item as taken over and its text on the table', async () => {
    const stage = await eingebracht()
    await stage.send(AE, UEBERNEHMEN, HVB)
    expect((await stage.stand(AE)).zustand).toBe('uebernommen')
    expect((await stage.sitzung()).context.tops.map(({ zustand, ausgang }) => [zustand, ausgang])).toEqual([
      ['aufgerufen', null],
      ['erledigt', 'uebernommen'],
    ])
    expect((await stage.stand()).context.aenderungen).toMatchObject([{ ergebnis: null, beendet: true, uebernommen: true }])
    expect((await stage.refusal(V, ergebnis(), VORSITZ)).map(({ code }) => code)).toEqual(['TEXT_GEAENDERT'])
    const geaendert = ergebnis({ ergebnis: 'geaendert_beschlossen', wortlaut: [{ nr: 1, text: paragraphs(TEXT) }] })
    await stage.send(V, geaendert, VORSITZ)
    // It stays taken over when it is filed.
    await stage.send(AE, { type: 'ABSCHLIESSEN' }, DIENST)
    expect((await stage.stand()).context.aenderungen).toMatchObject([{ uebernommen: true, nachtraeglich: false }])
  })

  test('is mailed as openly as its item is dealt with: the mail names the station', async () => {
    const stage = await eingebracht()
    await stage.send(V, { type: 'OEFFENTLICHKEIT_AUSSCHLIESSEN', stationen: ['s1'] }, VORSITZ)
    await stage.world.engine.execute({ commandId: 'uebernehmen', ref: AE, event: UEBERNEHMEN }, HVB)
    await stage.world.engine.relay.sweep()
    const mails: unknown[] = []
    const next = () => stage.world.store.jobs.claim(60_000, 'test')
    for (let job = await next(); job !== null; job = await next()) if (job.art === 'mail') mails.push(job.daten)
    expect(mails).toContainEqual(expect.objectContaining({ ereignis: 'AENDERUNG_UEBERNEHMEN', station: 's1' }))
    const { context } = await stage.stand(AE)
    expect([context.kopf.oeffentlich, (await stage.stand(AE)).stationen[0]?.context.oeffentlich]).toEqual([true, false])
  })

  test('may be taken over between two sessions', async () => {
    const stage = await eingebracht()
    await stage.send(V, { type: 'VERTAGEN', station: 's1' }, VORSITZ)
    await stage.send(AE, UEBERNEHMEN, amt('dezernat'))
    const { zustand, stationen } = await stage.stand(AE)
    expect([zustand, stationen[0]?.zustand, stationen[0]?.context.versuche.map(({ ausgang }) => ausgang)]).toEqual([
      'uebernommen',
      'geplant',
      ['vertagt'],
    ])
    await stage.send(S, { type: 'SITZUNG_SCHLIESSEN' }, VORSITZ)
  })

  test('is one that is still to be voted on', async () => {
    const stage = await eingebracht()
    expect(await codes(stage, V, HVB)).toEqual(['KEIN_AENDERUNGSANTRAG'])
    await stage.send(AE, ergebnis(), VORSITZ)
    expect(await codes(stage, AE)).toEqual(['SCHON_ABGESTIMMT'])
  })

  test('is not one whose own text is in dispute', async () => {
    const stage = await eingebracht()
    await stage.send(AE, einbringen('Die Verwaltung pflanzt dreißig Bäume.'), MITGLIED)
    expect(await codes(stage, AE)).toEqual(['SELBST_GEAENDERT'])
    const unter: Ref = { art: 'vorlage', id: 'v-ae1-ae1' }
    // Whoever moved the first one takes the second over into it; the administration has no part in that.
    expect(await codes(stage, unter, HVB)).toEqual(['NICHT_EINBRINGER'])
    await stage.send(unter, UEBERNEHMEN, MITGLIED)
    expect((await stage.stand(AE)).context.aenderungen).toMatchObject([{ uebernommen: true }])
    expect(await codes(stage, AE)).toEqual(['SELBST_GEAENDERT'])
    await stage.send(V, einbringen('Später.'), MITGLIED)
    const anderer: Ref = { art: 'vorlage', id: 'v-ae2' }
    await stage.send(anderer, einbringen('Nie.'), MITGLIED)
    await stage.send({ art: 'vorlage', id: 'v-ae2-ae1' }, { type: 'ZURUECKZIEHEN', grund: 'Erledigt.' }, MITGLIED)
    await stage.send(anderer, UEBERNEHMEN, VORSITZ)
    expect((await stage.stand(anderer)).zustand).toBe('uebernommen')
  })

  test('is a matter of those who moved the paper and of those who keep the record', async () => {
    const stage = await eingebracht()
    for (const akteur of [MITGLIED, sitz('vorsitz', 'kulturausschuss'), amt('sachbearbeitung', 'stadtplanung')])
      expect(await codes(stage, AE, akteur)).toEqual(['FORBIDDEN'])
    await stage.send(AE, UEBERNEHMEN, sitz('schriftfuehrung', RAT))
  })
})
