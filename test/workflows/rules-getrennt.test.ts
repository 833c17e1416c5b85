/** Votes on the points of a paper one by one: each has its result, and the whole follows from them; and what else a result says. */
import { describe, expect, test } from '@jest/globals'
import { withProfil } from '../../src/cli/fall/fallprofil.ts'
import type { Payload } from '../../workflows/aggregate.ts'
import { paragraphs } from '../../workflows/text/blocks.ts'
import { ASV, ergebnis, inhalt, RAT, sitz, Stage, station, V, VORSITZ } from './stage.ts'
import { unterRecht } from './anderes-profil.ts'

const ZWEI = { inhalt: inhalt({ beschlusspunkte: [1, 2].map((nr) => ({ text: paragraphs(`Punkt ${nr}`), art: 'auftrag' })) }) }
const JA = { ja: 14, nein: 7 }
const NEIN = { ja: 7, nein: 14 }
const punkt = (nr: number, angenommen: boolean, abstimmung: object | undefined = angenommen ? JA : NEIN): object => ({
  nr,
  ergebnis: angenommen ? 'beschlossen' : 'abgelehnt',
  abstimmung,
})
/** A result without a vote on the whole. */
const ganzes = (wort: string, punkte: object[] | undefined, more: object = {}): Payload =>
  ergebnis({ ergebnis: wort, abstimmung: undefined, punkte, ...more })
const GEAENDERT = { wortlaut: [{ nr: 1, text: paragraphs('Punkt 1, geändert') }] }

const aufgerufen = async (changes: object = ZWEI, known?: ReturnType<typeof withProfil>): Promise<Stage> => {
  const stage = new Stage(known)
  await stage.calledUp(changes)
  return stage
}
const codes = (stage: Stage, event: Payload, akteur = VORSITZ): Promise<string[]> => stage.codes(V, event, akteur)
const steht = async (stage: Stage) => (await stage.stand()).stationen[0]?.context.ergebnis

describe('separate votes', () => {
  test.each<[string, Payload, string]>([
    ['no point has a result', ganzes('teilweise_beschlossen', undefined), 'PUNKTE_FEHLEN'],
    ['no point has a result, said with an empty list', ganzes('teilweise_beschlossen', []), 'PUNKTE_FEHLEN'],
    ['one is missing', ganzes('teilweise_beschlossen', [punkt(1, true)]), 'PUNKTE_UNVOLLSTAENDIG'],
    ['one is there twice', ganzes('teilweise_beschlossen', [punkt(1, true), punkt(1, false)]), 'PUNKTE_UNVOLLSTAENDIG'],
    ['one is of another paper', ganzes('teilweise_beschlossen', [punkt(1, true), punkt(3, false)]), 'PUNKTE_UNVOLLSTAENDIG'],
    [
      'one too many',
      ganzes(
        'teilweise_beschlossen',
        [1, 2, 3].map((nr) => punkt(nr, nr > 1)),
      ),
      'PUNKTE_UNVOLLSTAENDIG',
    ],
    ['all are rejected', ganzes('teilweise_beschlossen', [punkt(1, false), punkt(2, false)]), 'GANZES_WIDERSPRICHT_PUNKTEN'],
    ['all are adopted', ganzes('teilweise_beschlossen', [punkt(1, true), punkt(2, true)]), 'GANZES_WIDERSPRICHT_PUNKTEN'],
    ['one is rejected', ganzes('beschlossen', [punkt(1, true), punkt(2, false)]), 'GANZES_WIDERSPRICHT_PUNKTEN'],
    ['one is adopted', ganzes('abgelehnt', [punkt(1, true), punkt(2, false)]), 'GANZES_WIDERSPRICHT_PUNKTEN'],
    [
      'all are rejected, and the whole is adopted',
      ganzes('beschlossen', [punkt(1, false), punkt(2, false)]),
      'GANZES_WIDERSPRICHT_PUNKTEN',
    ],
    ['the second was lost by its votes', ganzes('beschlossen', [punkt(1, true), punkt(2, true, NEIN)]), 'ERGEBNIS_WIDERSPRICHT_STIMMEN'],
    ['the first was lost by its votes', ganzes('beschlossen', [punkt(1, true, NEIN), punkt(2, true)]), 'ERGEBNIS_WIDERSPRICHT_STIMMEN'],
    ['nobody voted on the second', ganzes('beschlossen', [punkt(1, true), { nr: 2, ergebnis: 'beschlossen' }]), 'ABSTIMMUNG_FEHLT'],
    ['more voted on the second than are there', ganzes('beschlossen', [punkt(1, true), punkt(2, true, { ja: 22 })]), 'STIMMEN_UNSTIMMIG'],
  ])('are refused when %s', async (_, event, code) => {
    expect(await codes(await aufgerufen(), event)).toEqual([code])
  })

  test.each<[string, Payload]>([
    ['adopted in part', ganzes('teilweise_beschlossen', [punkt(1, true), punkt(2, false)])],
    ['adopted in part with another wording', ganzes('teilweise_beschlossen', [punkt(1, true), punkt(2, false)], GEAENDERT)],
    ['adopted', ganzes('beschlossen', [punkt(1, true), punkt(2, true)])],
    ['adopted with another wording', ganzes('geaendert_beschlossen', [punkt(1, true), punkt(2, true)], GEAENDERT)],
    ['rejected', ganzes('abgelehnt', [punkt(2, false), punkt(1, false)])],
    ['adopted by one vote on all', ergebnis({ punkte: [1, 2].map((nr) => ({ nr, ergebnis: 'beschlossen' })), abstimmung: JA })],
    ['adopted by one vote, no point named', ergebnis({ punkte: [], abstimmung: JA })],
  ])('make the whole %s', async (_, event) => {
    const stage = await aufgerufen()
    await stage.send(V, event, VORSITZ)
    expect((await steht(stage))?.ergebnis).toBe(event['ergebnis'])
  })

  test('are taken in a way that the law knows, each of them', async () => {
    const stage = await aufgerufen(ZWEI, unterRecht('SH', 'SH-GO'))
    const geheim = punkt(2, true, { ...JA, modus: 'geheim' })
    expect(await codes(stage, ganzes('beschlossen', [punkt(1, true), geheim]))).toEqual(['ABSTIMMUNGSART_UNZULAESSIG'])
  })
})

describe('a result', () => {
  test('is one that the role of the body allows', async () => {
    expect(await codes(await aufgerufen({}), ergebnis({ ergebnis: 'empfohlen' }))).toEqual(['ERGEBNIS_UNZULAESSIG'])
    const kenntnis = { art: 'mitteilung', inhalt: inhalt({ beschlusspunkte: [] }), beratungsfolge: [station(RAT, 'kenntnisnahme')] }
    for (const wort of ['aufgehoben', 'beschlossen'])
      expect(await codes(await aufgerufen(kenntnis), ergebnis({ ergebnis: wort }))).toEqual(['ERGEBNIS_UNZULAESSIG'])
  })

  test('says what is wrong with it to a body that prepares', async () => {
    const stage = new Stage()
    const vorsitz = sitz('vorsitz', ASV)
    await stage.calledUpInCommittee()
    const [grund] = await stage.refusal(V, ergebnis({ abstimmung: { ja: 8, nein: 3 } }), vorsitz)
    expect(grund?.satz).toMatch(/berät vor und gibt eine Empfehlung/)
  })

  test('that is changed gives its wording, not an empty one', async () => {
    const stage = await aufgerufen({})
    for (const wortlaut of [undefined, []])
      expect(await codes(stage, ergebnis({ ergebnis: 'geaendert_beschlossen', wortlaut }))).toEqual(['WORTLAUT_FEHLT'])
  })

  test('is found otherwise than the votes say, never without votes', async () => {
    const stage = await aufgerufen({})
    expect(await codes(stage, ergebnis({ abstimmung: undefined, feststellung: 'Einvernehmen' }))).toEqual(['ABSTIMMUNG_FEHLT'])
  })

  test('is stored with the numbers it was counted on, the item, and who recorded it in whose place', async () => {
    const stage = await aufgerufen({})
    await stage.send(V, ergebnis(), VORSITZ)
    expect((await steht(stage))?.befund).toMatchObject({
      rechnung: '14 Ja gegen 7 Nein: angenommen.',
      topId: 't1',
      anwesend: 21,
      gesetzlicheZahl: 41,
      sitzungAm: '2026-04-15T16:00',
      inVertretung: false,
    })
    const vertreten = await aufgerufen({})
    await vertreten.send(V, { type: 'BEFANGENHEIT_FESTSTELLEN', station: 's1', anzahl: 1, vorsitz: true }, VORSITZ)
    await vertreten.send(V, ergebnis({ abstimmung: { ja: 14, nein: 6 } }), sitz('stellvertretung', RAT))
    expect((await steht(vertreten))?.befund['inVertretung']).toBe(true)
  })
})
