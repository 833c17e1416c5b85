/** Decisions that hold only once the supervision has approved them: which do, and which do not. */
import { describe, expect, test } from '@jest/globals'
import type { Payload } from '../../workflows/aggregate.ts'
import { paragraphs } from '../../workflows/text/blocks.ts'
import { ASV, DIENST, ergebnis, inhalt, S, SCHRIFT, sitz, Stage, V, VORSITZ } from './stage.ts'

const SATZUNG = { text: paragraphs('Die Satzung wird erlassen.'), art: 'satzung', genehmigungspflichtig: true }
const AUFTRAG = { text: paragraphs('Die Verwaltung pflanzt zwölf Bäume.'), art: 'auftrag' }
const BEIDE = { inhalt: inhalt({ beschlusspunkte: [AUFTRAG, SATZUNG] }) }
const ABGELEHNT = { ergebnis: 'abgelehnt', abstimmung: { ja: 7, nein: 14 } }
const bestaetigen: Payload = { type: 'ERGEBNIS_BESTAETIGEN', station: 's1' }

const punkt = (nr: number, angenommen: boolean): object => ({
  nr,
  ergebnis: angenommen ? 'beschlossen' : 'abgelehnt',
  abstimmung: angenommen ? { ja: 14, nein: 7 } : { ja: 7, nein: 14 },
})
const getrennt = (auftrag: boolean, satzung: boolean): object => ({
  ergebnis: 'teilweise_beschlossen',
  abstimmung: undefined,
  punkte: [punkt(1, auftrag), punkt(2, satzung)],
})

async function beschlossen(ausgang: object, changes: object = BEIDE): Promise<Stage> {
  const stage = new Stage()
  await stage.calledUp(changes)
  await stage.send(V, ergebnis(ausgang), VORSITZ)
  await stage.send(V, bestaetigen, SCHRIFT)
  return stage
}
const genehmigung = async (stage: Stage): Promise<unknown> => (await stage.stand()).context.genehmigung

const OFFEN = { durch: 'aufsicht', norm: '§ 8 KVG LSA', anlass: 'satzung', erteiltAm: null }

describe('a Satzung that needs approval', () => {
  test.each([
    ['adopted', {}, OFFEN],
    ['adopted while the other point failed', getrennt(false, true), OFFEN],
    ['rejected while the other point passed', getrennt(true, false), null],
    ['rejected', ABGELEHNT, null],
  ])('%s', async (_, ausgang, wartet) => {
    expect(await genehmigung(await beschlossen(ausgang))).toEqual(wartet)
  })

  test('waits too where a correction first makes it adopted', async () => {
    const stage = await beschlossen(ABGELEHNT)
    await stage.send(V, { ...ergebnis(), type: 'BERICHTIGEN', grund: 'Vertauscht' }, DIENST)
    await stage.send(V, bestaetigen, { ...DIENST, id: 'konto-zweiter' })
    expect(await genehmigung(stage)).toEqual(OFFEN)
  })

  test('is approved by the supervision, on the norm that asks for it', async () => {
    const stage = await beschlossen({})
    await stage.send(V, { type: 'AUFSICHT_ENTSCHEIDET', wirksam: true }, DIENST)
    expect(stage.last('AUFSICHT_ENTSCHEIDET')?.befund).toMatchObject({
      norm: '§ 8 KVG LSA',
    })
    expect(await genehmigung(stage)).toMatchObject({ erteiltAm: '2026-04-15' })
  })

  test('is the only one that does: another paper waits for nobody', async () => {
    expect(await genehmigung(await beschlossen({}, {}))).toBeNull()
  })
})

describe('where more than half of the members are excluded', () => {
  /** 21 of 41 are excluded; 40 are there. */
  const befangen = async (ausgang: object): Promise<Stage> => {
    const stage = new Stage()
    await stage.calledUp()
    await stage.send(S, { type: 'ANWESENHEIT', anwesend: 40 }, VORSITZ)
    await stage.send(V, { type: 'BEFANGENHEIT_FESTSTELLEN', station: 's1', anzahl: 21 }, VORSITZ)
    await stage.send(V, ergebnis(ausgang), VORSITZ)
    await stage.send(V, bestaetigen, SCHRIFT)
    return stage
  }

  test('what is adopted needs the approval of the supervision', async () => {
    expect(await genehmigung(await befangen({ abstimmung: { ja: 12, nein: 7 } }))).toEqual({
      durch: 'aufsicht',
      norm: '§ 55 Abs. 3 KVG LSA',
      anlass: 'befangenheit',
      erteiltAm: null,
    })
  })

  test('what is only recommended needs nobody', async () => {
    const stage = new Stage()
    const vorsitz = sitz('vorsitz', ASV)
    await stage.calledUpInCommittee()
    await stage.sendAll(
      V,
      vorsitz,
      { type: 'BEFANGENHEIT_FESTSTELLEN', station: 's1', anzahl: 6 },
      ergebnis({ ergebnis: 'empfohlen', abstimmung: { ja: 5 } }),
    )
    await stage.send(V, bestaetigen, sitz('schriftfuehrung', ASV))
    expect((await stage.stand()).stationen[0]?.context.ergebnis?.befund.genehmigung).toMatchObject({ durch: 'vertretung' })
    expect(await genehmigung(stage)).toBeNull()
  })

  test('all who are there may be excluded, not one more, also from an election where the law makes no exception', async () => {
    const stage = new Stage()
    await stage.calledUp({ inhalt: inhalt({ beschlusspunkte: [{ text: paragraphs('Gewählt wird der Beirat.'), art: 'wahl' }] }) })
    await stage.send(V, { type: 'BEFANGENHEIT_FESTSTELLEN', station: 's1', anzahl: 21 }, VORSITZ)
    expect((await stage.stand()).stationen[0]?.context.befangen).toMatchObject({ anzahl: 21 })
  })

  test('what is rejected needs nobody', async () => {
    expect(await genehmigung(await befangen({ ergebnis: 'abgelehnt', abstimmung: { ja: 7, nein: 12 } }))).toBeNull()
  })
})
