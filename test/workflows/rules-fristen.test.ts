/** FRIST_ABGELAUFEN: a deadline works once, for the round, attempt or day it was set for; one that was answered or replaced does nothing. */
import { describe, expect, test } from '@jest/globals'
import type { Payload } from '../../workflows/aggregate.ts'
import { SYSTEM } from '../../workflows/akteur.ts'
import { paragraphs } from '../../workflows/text/blocks.ts'
import { ASV, amt, AUTOR, DIENST, HVB, inhalt, RAT, Stage, station, V, VORSITZ } from './stage.ts'

type Prepare = (stage: Stage) => Promise<unknown>

const abgelaufen = (frist: string, stand: string): Payload => ({ type: 'FRIST_ABGELAUFEN', frist, stand })

const GEFRAGT = { inhalt: inhalt({ finanziell: { betrag: 100, jahr: 2027 } }), mitzeichnung: ['rechtsamt'] }
const mitzeichnung: Prepare = (stage) => stage.submitted(GEFRAGT)
const gezeichnet: Prepare = async (stage) => {
  await mitzeichnung(stage)
  await stage.send(V, { type: 'MITZEICHNEN', stelle: 'kaemmerei', votum: 'gezeichnet' }, amt('mitzeichnung', 'kaemmerei'))
}
const anhoerung: Prepare = (stage) => stage.released({ beratungsfolge: [station(ASV, 'anhoerung'), station(RAT, 'entscheidung')] })
const after =
  (point: 'calledUp' | 'confirmed' | 'released', akteur = VORSITZ, ...events: Payload[]): Prepare =>
  async (stage) => {
    await stage[point]()
    await stage.sendAll(V, akteur, ...events)
  }
const vertagt = after('calledUp', VORSITZ, { type: 'VERTAGEN', station: 's1', bis: '2026-06-01' })
const verwiesen = after('calledUp', VORSITZ, { type: 'VERWEISEN', station: 's1', an: [ASV], wiedervorlage: '2026-06-01' })
const gemeldet = after('confirmed', AUTOR, { type: 'SACHSTAND_MELDEN', punkt: 1, status: 'in_umsetzung', text: 'Läuft' })
const erledigt = after('confirmed', AUTOR, { type: 'SACHSTAND_MELDEN', punkt: 1, status: 'erledigt' })
const widersprochen = after('confirmed', HVB, { type: 'WIDERSPRUCH_EINLEGEN', grund: 'recht', begruendung: 'Rechtswidrig.' })
const zweiPunkte: Prepare = (stage) =>
  stage.confirmed({
    inhalt: inhalt({
      beschlusspunkte: [
        { text: paragraphs('Zwölf Bäume.'), art: 'auftrag', termin: '2026-12-31' },
        { text: paragraphs('Eine Bank.'), art: 'auftrag', termin: '2027-06-30' },
      ],
    }),
  })

describe('a deadline that was answered or replaced does nothing', () => {
  test.each<[string, Prepare, string, string]>([
    ['an office that was not asked', mitzeichnung, 'mitzeichnung:tiefbau', '1'],
    ['an office that has answered', gezeichnet, 'mitzeichnung:kaemmerei', '1'],
    ['another round of co-signing', mitzeichnung, 'mitzeichnung:kaemmerei', '2'],
    ['another day of the hearing', anhoerung, 'anhoerung:s1', '2026-03-29'],
    ['a station that nobody is to be heard in', anhoerung, 'anhoerung:s2', '2026-03-30'],
    ['a station that is not there', anhoerung, 'anhoerung:s9', '2026-03-30'],
    ['an attempt that is over', vertagt, 'vertagung:s1', '1'],
    ['a station that was not postponed', (stage) => stage.calledUp(), 'vertagung:s1', '1'],
    ['another attempt of the referral', verwiesen, 'wiedervorlage:s1', '7'],
    ['a station that waits for nobody', vertagt, 'wiedervorlage:s1', '2'],
    ['another day of the mandate', gemeldet, 'beschlusskontrolle:1', '2026-12-30'],
    ['a mandate that is done', erledigt, 'beschlusskontrolle:1', '2026-12-31'],
    ['a mandate that is not there', gemeldet, 'beschlusskontrolle:2', '2026-12-31'],
    ['the day of another mandate', zweiPunkte, 'beschlusskontrolle:2', '2026-12-31'],
    ['a mandate whose decision is suspended', widersprochen, 'beschlusskontrolle:1', '2026-12-31'],
    ['the reminder of a mandate that is done', erledigt, 'erinnerung:1', '2026-12-31'],
    ['another period of objection', (stage) => stage.confirmed(), 'widerspruch', '1'],
    ['a period that an objection has ended', widersprochen, 'widerspruch', '12'],
    ['a paper without a decision', (stage) => stage.released(), 'widerspruch', '12'],
  ])('of %s', async (_, given, frist, stand) => {
    const stage = new Stage()
    await given(stage)
    expect((await stage.refusal(V, abgelaufen(frist, stand), SYSTEM)).map(({ code }) => code)).toEqual(['FRIST_UEBERHOLT'])
  })

  test('of a hearing or a referral once the paper is withdrawn', async () => {
    for (const [given, frist, stand] of [
      [anhoerung, 'anhoerung:s1', '2026-03-30'],
      [verwiesen, 'wiedervorlage:s1', '1'],
    ] as const) {
      const stage = new Stage()
      await given(stage)
      await stage.send(V, { type: 'ZURUECKZIEHEN', grund: 'Überholt' }, HVB)
      expect((await stage.refusal(V, abgelaufen(frist, stand), SYSTEM)).map(({ code }) => code)).toEqual(['FRIST_UEBERHOLT'])
    }
  })
})

describe('a deadline that still holds', () => {
  const zustand = async (stage: Stage): Promise<string> => (await stage.stand()).zustand
  const erste = async (stage: Stage): Promise<string | undefined> => (await stage.stand()).stationen[0]?.zustand

  test.each<[string, Prepare, string, string, (stage: Stage) => Promise<unknown>, unknown]>([
    [
      'leaves the co-signature open and says that its time is over',
      mitzeichnung,
      'mitzeichnung:kaemmerei',
      '1',
      async (stage) => (await stage.stand()).mitzeichnungen.map((part) => [part.context.stelle, part.zustand]),
      expect.arrayContaining([
        ['kaemmerei', 'frist_abgelaufen'],
        ['rechtsamt', 'offen'],
      ]),
    ],
    ['ends the hearing', anhoerung, 'anhoerung:s1', '2026-03-30', erste, 'fristablauf'],
    ['brings the postponed paper up again', vertagt, 'vertagung:s1', '2', zustand, 'bereit'],
    ['brings the referred paper back', verwiesen, 'wiedervorlage:s1', '1', erste, 'geplant'],
    [
      'reminds of the mandate',
      gemeldet,
      'beschlusskontrolle:1',
      '2026-12-31',
      async (stage) => stage.history('vorlage', 'v').at(-1),
      'FRIST_ABGELAUFEN',
    ],
  ])('%s', async (_, given, frist, stand, look, sees) => {
    const stage = new Stage()
    await given(stage)
    await stage.send(V, abgelaufen(frist, stand), SYSTEM)
    expect(await look(stage)).toEqual(sees)
  })

  test('of a hearing holds too once its session is planned', async () => {
    const stage = new Stage()
    await stage.bodies()
    await anhoerung(stage)
    await stage.plan(undefined, ASV)
    await stage.send(V, { type: 'TERMINIEREN', station: 's1', sitzung: 'rat' }, DIENST)
    expect(await erste(stage)).toBe('terminiert')
    await stage.send(V, abgelaufen('anhoerung:s1', '2026-03-30'), SYSTEM)
    expect(await erste(stage)).toBe('fristablauf')
  })
})
