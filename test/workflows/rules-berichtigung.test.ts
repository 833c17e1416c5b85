/** BERICHTIGEN and its confirmation: what counts as a change, what may no longer be turned round, and which period runs afterwards. */
import { describe, expect, test } from '@jest/globals'
import type { Payload } from '../../workflows/aggregate.ts'
import { SYSTEM } from '../../workflows/akteur.ts'
import { paragraphs } from '../../workflows/text/blocks.ts'
import { ASV, DIENST, ergebnis, HVB, inhalt, RAT, S, SCHRIFT, sitz, Stage, station, V, VORSITZ } from './stage.ts'
import { mitSchalter } from './anderes-profil.ts'

const ABGELEHNT = { ergebnis: 'abgelehnt', abstimmung: { ja: 7, nein: 14 } }
const ZWEITER = { ...DIENST, id: 'konto-zweiter' }
const berichtigen = (changes: object = {}): Payload => ({ ...ergebnis(changes), type: 'BERICHTIGEN', grund: 'Vertauscht' })
const bestaetigen: Payload = { type: 'ERGEBNIS_BESTAETIGEN', station: 's1' }
const ablehnen: Payload = { type: 'BERICHTIGUNG_ABLEHNEN', station: 's1', grund: 'So war es nicht' }

const ZWEI = { inhalt: inhalt({ beschlusspunkte: [1, 2].map((nr) => ({ text: paragraphs(`Punkt ${nr}`), art: 'auftrag' })) }) }
const punkt = (nr: number, ja: number): object => ({
  nr,
  ergebnis: ja > 10 ? 'beschlossen' : 'abgelehnt',
  abstimmung: { ja, nein: 21 - ja },
})
const getrennt = (...punkte: object[]): object => ({ ergebnis: 'teilweise_beschlossen', abstimmung: undefined, punkte })

const codes = (stage: Stage, event: Payload, akteur = DIENST): Promise<string[]> => stage.codes(V, event, akteur)
const entschieden = async (ausgang: object = {}, changes: object = {}): Promise<Stage> => {
  const stage = new Stage()
  await stage.calledUp(changes)
  await stage.send(V, ergebnis(ausgang), VORSITZ)
  await stage.send(V, bestaetigen, SCHRIFT)
  return stage
}
/** Proposed by one clerk and confirmed by another. */
const berichtigt = (stage: Stage, changes: object): Promise<void> =>
  stage.send(V, berichtigen(changes), DIENST).then(() => stage.send(V, bestaetigen, ZWEITER))
/** The period that the last confirmation stated. */
const befund = (stage: Stage): unknown => stage.last('ERGEBNIS_BESTAETIGEN')?.befund?.['frist']
const frist = async (stage: Stage): Promise<unknown> => (await stage.stand()).context.frist?.bis ?? null

describe('a correction', () => {
  test('that says what stands there already is none', async () => {
    const stage = await entschieden()
    expect(await codes(stage, berichtigen())).toEqual(['NICHTS_BERICHTIGT'])
    await stage.send(V, berichtigen({ abstimmung: { ja: 13, nein: 7, enthaltung: 1 } }), DIENST)
    expect(await codes(stage, berichtigen(ABGELEHNT))).toEqual(['BERICHTIGUNG_OFFEN'])
  })

  test('of the label alone, or of the wording alone, is one', async () => {
    const stage = await entschieden()
    const wortlaut = [{ nr: 1, text: paragraphs('Die Verwaltung pflanzt zwanzig Bäume.') }]
    await berichtigt(stage, { ergebnis: 'geaendert_beschlossen', wortlaut })
    const anders = [{ nr: 1, text: paragraphs('Die Verwaltung pflanzt dreißig Bäume.') }]
    await berichtigt(stage, { ergebnis: 'geaendert_beschlossen', wortlaut: anders })
    expect((await stage.stand()).stationen[0]?.context.fruehereErgebnisse).toHaveLength(2)
  })

  test('of separate votes is one where a single point differs, in result or in votes', async () => {
    const stage = await entschieden(getrennt(punkt(1, 14), punkt(2, 3)), ZWEI)
    expect(await codes(stage, berichtigen(getrennt(punkt(1, 14), punkt(2, 3))))).toEqual(['NICHTS_BERICHTIGT'])
    expect(await codes(stage, berichtigen(getrennt(punkt(2, 3), punkt(1, 14))))).toEqual(['NICHTS_BERICHTIGT'])
    await berichtigt(stage, getrennt(punkt(1, 15), punkt(2, 3)))
    await berichtigt(stage, getrennt(punkt(1, 3), punkt(2, 15)))
    await berichtigt(stage, { ergebnis: 'beschlossen', abstimmung: { ja: 15, nein: 6 } })
    expect((await stage.stand()).stationen[0]?.context.fruehereErgebnisse).toHaveLength(3)
  })

  test('needs a confirmed result, also where another station has one', async () => {
    const stage = new Stage()
    await stage.calledUp({ ...MITTEILUNG, beratungsfolge: [station(RAT, 'kenntnisnahme'), station(ASV, 'kenntnisnahme')] })
    expect(await codes(stage, berichtigen())).toEqual(['KEIN_ERGEBNIS'])
    await stage.send(V, { type: 'ERGEBNIS_ERFASSEN', station: 's1', ergebnis: 'zur_kenntnis_genommen' }, VORSITZ)
    await stage.send(V, bestaetigen, SCHRIFT)
    expect(await codes(stage, { ...berichtigen(), station: 's2' })).toEqual(['STATION_IN_ANDEREM_STAND'])
  })

  test('is confirmed or declined only where there is one, and by another person', async () => {
    const stage = await entschieden()
    expect(await codes(stage, ablehnen)).toEqual(['KEINE_BERICHTIGUNG'])
    expect(await codes(stage, bestaetigen)).toEqual(['NICHTS_ZU_BESTAETIGEN'])
    await stage.send(V, berichtigen(ABGELEHNT), DIENST)
    expect(await codes(stage, bestaetigen)).toEqual(['ZWEITE_PERSON'])
    await stage.send(V, ablehnen, ZWEITER)
    expect((await stage.stand()).stationen[0]?.context).toMatchObject({ berichtigung: null, ergebnis: { ergebnis: 'beschlossen' } })
  })

  test('is a matter of its own station', async () => {
    const stage = await entschieden({}, { beratungsfolge: [station(RAT, 'entscheidung'), station(ASV, 'kenntnisnahme')] })
    await stage.send(V, berichtigen(ABGELEHNT), DIENST)
    expect(await codes(stage, { ...ablehnen, station: 's2' })).toEqual(['KEINE_BERICHTIGUNG'])
    expect(await codes(stage, { ...bestaetigen, station: 's2' }, ZWEITER)).toEqual(['STATION_IN_ANDEREM_STAND'])
  })

  test('is not confirmed by a signature under the Niederschrift', async () => {
    const unterschrift = mitSchalter('bestaetigung', 'niederschrift')
    const stage = new Stage(unterschrift)
    await stage.confirmed()
    await stage.send(V, berichtigen(ABGELEHNT), DIENST)
    await stage.send(S, { type: 'SITZUNG_SCHLIESSEN' }, VORSITZ)
    await stage.send(S, { type: 'NIEDERSCHRIFT_UNTERZEICHNEN', nachweis: 'Vorsitz und Schriftführung, Akte 4' }, SCHRIFT)
    expect((await stage.stand()).stationen[0]?.context.berichtigung).not.toBeNull()
    expect(await codes(stage, bestaetigen, SYSTEM)).toEqual(['ZWEITE_PERSON'])
  })
})

const MITTEILUNG = { art: 'mitteilung', inhalt: inhalt({ beschlusspunkte: [] }) }

describe('the counts of a correction fit those who were there at the vote, whoever came since', () => {
  const spaeterMehr = async (): Promise<Stage> => {
    const stage = await entschieden()
    await stage.send(S, { type: 'ANWESENHEIT', anwesend: 30 }, VORSITZ)
    return stage
  }
  const geprueft = async (stage: Stage): Promise<unknown> => {
    expect(await codes(stage, berichtigen({ abstimmung: { ja: 15, nein: 7 } }))).toEqual(['STIMMEN_UNSTIMMIG'])
    await berichtigt(stage, { abstimmung: { ja: 15, nein: 6 } })
    return (await stage.stand()).stationen[0]?.context.ergebnis?.befund.anwesend
  }

  test('in the same session', async () => {
    expect(await geprueft(await spaeterMehr())).toBe(21)
  })

  test('once the period is over', async () => {
    const stage = await spaeterMehr()
    stage.world.uhr.set('2026-05-02T08:00:00.000Z')
    await stage.world.worker.runDue()
    expect((await stage.stand()).stationen[0]?.zustand).toBe('abgeschlossen')
    expect(await geprueft(stage)).toBe(21)
  })
})

describe('once an objection was made', () => {
  const widersprochen = async (): Promise<Stage> => {
    const stage = await entschieden()
    await stage.send(V, { type: 'WIDERSPRUCH_EINLEGEN', grund: 'recht', begruendung: 'Rechtswidrig.' }, HVB)
    return stage
  }

  test('a correction no longer turns the outcome round', async () => {
    expect(await codes(await widersprochen(), berichtigen(ABGELEHNT))).toEqual(['BESCHLUSS_ANGEGRIFFEN'])
  })

  test('a correction still mends the counts', async () => {
    const stage = await widersprochen()
    await berichtigt(stage, { abstimmung: { ja: 13, nein: 7, enthaltung: 1 } })
    expect((await stage.stand()).stationen[0]?.context.ergebnis?.abstimmung).toMatchObject({ ja: 13, enthaltung: 1 })
  })
})

test('once the decision is rescinded a correction no longer turns it round', async () => {
  const stage = await entschieden()
  const W = { art: 'vorlage', id: 'w' } as const
  await stage.releaseAnother(W, { dringlich: true })
  await stage.send(W, { type: 'AUF_TO_SETZEN', station: 's1', sitzung: S.id }, DIENST)
  await stage.sendAll(W, VORSITZ, { type: 'AUFRUFEN', station: 's1' }, ergebnis())
  await stage.send(W, bestaetigen, SCHRIFT)
  await stage.send(V, { type: 'AUFHEBEN', durch: W.id }, DIENST)
  expect(await codes(stage, berichtigen(ABGELEHNT))).toEqual(['BESCHLUSS_ANGEGRIFFEN'])
})

describe('the period of an objection', () => {
  test('begins with the day of the vote where a correction makes another decision of it', async () => {
    const stage = await entschieden(ABGELEHNT)
    stage.world.uhr.set('2026-04-20T08:00:00.000Z')
    await berichtigt(stage, {})
    expect(await frist(stage)).toBe('2026-04-29')
  })

  test('is not begun again on its last day, and not after it', async () => {
    const amLetzten = await entschieden(ABGELEHNT)
    amLetzten.world.uhr.set('2026-04-29T08:00:00.000Z')
    await berichtigt(amLetzten, {})
    expect([await frist(amLetzten), befund(amLetzten)]).toEqual(['2026-04-29', expect.objectContaining({ bis: '2026-04-29' })])
    const danach = await entschieden(ABGELEHNT)
    danach.world.uhr.set('2026-04-30T08:00:00.000Z')
    await danach.world.worker.runDue()
    await berichtigt(danach, {})
    expect([await frist(danach), (await danach.stand()).zustand, befund(danach)]).toEqual([null, 'umsetzung', null])
  })

  test('runs on as it was where only the counts change', async () => {
    const stage = await entschieden()
    const vorher = await frist(stage)
    await berichtigt(stage, { abstimmung: { ja: 13, nein: 7, enthaltung: 1 } })
    expect([vorher, await frist(stage), befund(stage)]).toEqual(['2026-04-29', '2026-04-29', null])
  })

  test('does not begin with what a committee recommends; the numbers of its vote stay those of a correction', async () => {
    const stage = new Stage()
    const vorsitz = sitz('vorsitz', ASV)
    await stage.calledUpInCommittee()
    await stage.send(V, ergebnis({ ergebnis: 'empfohlen', abstimmung: { ja: 8, nein: 3 } }), vorsitz)
    await stage.send(V, bestaetigen, sitz('schriftfuehrung', ASV))
    expect([await frist(stage), befund(stage)]).toEqual([null, null])
    expect((await stage.stand()).stationen[0]?.zustand).toBe('ergebnis_bestaetigt')
    await stage.send(S, { type: 'ANWESENHEIT', anwesend: 5 }, vorsitz)
    await berichtigt(stage, { ergebnis: 'nicht_empfohlen', abstimmung: { ja: 3, nein: 8 } })
    expect((await stage.stand()).stationen[0]?.context.ergebnis).toMatchObject({ ergebnis: 'nicht_empfohlen', befund: { anwesend: 11 } })
  })
})
