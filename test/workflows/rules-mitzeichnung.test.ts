/** Co-signing by several offices, and the release that follows: each office answers for itself, and silence is no answer. */
import { describe, expect, test } from '@jest/globals'
import type { Payload } from '../../workflows/aggregate.ts'
import { SYSTEM, type Akteur } from '../../workflows/akteur.ts'
import { amt, AUTOR, DIENST, HVB, inhalt, Stage, V } from './stage.ts'
import { mitSchalter } from './anderes-profil.ts'

/** The Kämmerei by its trigger, the Rechtsamt by name. */
const BEIDE = { inhalt: inhalt({ finanziell: { betrag: 100, jahr: 2027 } }), mitzeichnung: ['rechtsamt'] }
const stelle = (name: string): Akteur => amt('mitzeichnung', name)
const votum = (name: string, wert: string, more: object = {}): Payload => ({ type: 'MITZEICHNEN', stelle: name, votum: wert, ...more })
const abschliessen: Payload = { type: 'MITZEICHNUNG_ABSCHLIESSEN' }

const gruende = async (stage: Stage, event: Payload, akteur: Akteur) => stage.refusal(V, event, akteur)
const codes = async (stage: Stage, event: Payload, akteur: Akteur): Promise<string[]> =>
  (await gruende(stage, event, akteur)).map(({ code }) => code)
const gefragt = async (): Promise<Stage> => {
  const stage = new Stage()
  await stage.submitted(BEIDE)
  return stage
}

describe('each office', () => {
  test('answers once, whatever the other has said', async () => {
    const stage = await gefragt()
    await stage.send(V, votum('kaemmerei', 'gezeichnet'), stelle('kaemmerei'))
    expect(await codes(stage, votum('kaemmerei', 'gezeichnet'), stelle('kaemmerei'))).toEqual(['SCHON_BEANTWORTET'])
    await stage.send(V, votum('rechtsamt', 'nicht_betroffen'), stelle('rechtsamt'))
    expect((await stage.stand()).mitzeichnungen.map(({ zustand }) => zustand).toSorted()).toEqual(['entbehrlich', 'gezeichnet'])
  })

  test.each(['abgelehnt', 'mit_hinweis'])('says why when its answer is "%s"', async (wert) => {
    const stage = await gefragt()
    expect(await codes(stage, votum('rechtsamt', wert), stelle('rechtsamt'))).toEqual(['HINWEIS_FEHLT'])
    await stage.send(V, votum('rechtsamt', wert, { hinweis: 'Die Frist fehlt.' }), stelle('rechtsamt'))
  })

  test('states name and function when it signs by link', async () => {
    const stage = await gefragt()
    const link = { ...stelle('rechtsamt'), id: 'link:abc' }
    const felder = async (more: object): Promise<unknown> =>
      (await gruende(stage, votum('rechtsamt', 'gezeichnet', more), link)).map(({ code, abhilfe }) => [code, abhilfe?.feld])
    expect(await felder({})).toEqual([['NAME_FEHLT', 'name']])
    expect(await felder({ name: 'Leitung Rechtsamt' })).toEqual([['NAME_FEHLT', 'funktion']])
    expect(await felder({ funktion: 'Amtsleitung' })).toEqual([['NAME_FEHLT', 'name']])
    await stage.send(V, votum('rechtsamt', 'gezeichnet', { name: 'Leitung Rechtsamt', funktion: 'Amtsleitung' }), link)
  })
})

describe('the co-signing ends', () => {
  test('when all have answered: who is missing is named, also after the period', async () => {
    const stage = await gefragt()
    expect((await gruende(stage, abschliessen, AUTOR))[0]?.satz).toMatch(/Es fehlt noch die Antwort von: [^,]+, [^,]+\. Schweigen/)
    await stage.send(V, votum('kaemmerei', 'gezeichnet'), stelle('kaemmerei'))
    await stage.send(V, { type: 'FRIST_ABGELAUFEN', frist: 'mitzeichnung:rechtsamt', stand: '1' }, SYSTEM)
    expect((await gruende(stage, abschliessen, AUTOR))[0]?.satz).toMatch(/Es fehlt noch die Antwort von: Rechtsamt\. Schweigen/)
    await stage.send(V, votum('rechtsamt', 'gezeichnet'), stelle('rechtsamt'))
    await stage.send(V, abschliessen, AUTOR)
  })

  test('with a reason where one office that must agree refuses, whatever the others say', async () => {
    const stage = await gefragt()
    await stage.send(V, votum('rechtsamt', 'gezeichnet'), stelle('rechtsamt'))
    await stage.send(V, votum('kaemmerei', 'abgelehnt', { hinweis: 'Nicht gedeckt.' }), stelle('kaemmerei'))
    expect(await codes(stage, abschliessen, AUTOR)).toEqual(['ABLEHNUNG_OFFEN'])
    await stage.send(V, { ...abschliessen, trotz: 'Die Deckung steht im Nachtrag.' }, AUTOR)
    expect((await stage.stand()).zustand).toBe('hvb_freigabe')
  })

  test('without one where an office refuses that was only asked', async () => {
    const stage = await gefragt()
    await stage.send(V, votum('kaemmerei', 'gezeichnet'), stelle('kaemmerei'))
    await stage.send(V, votum('rechtsamt', 'abgelehnt', { hinweis: 'Bedenken.' }), stelle('rechtsamt'))
    await stage.send(V, abschliessen, AUTOR)
    expect((await stage.stand()).zustand).toBe('hvb_freigabe')
  })
})

describe('the release', () => {
  const oeffentlichAb = (wert: 'freigabe' | 'ladung') => mitSchalter('oeffentlichAb', wert)
  const freigeben: Payload = { type: 'FREIGEBEN_HVB', personendatenGeprueft: true }

  test('recorded by the clerk names where it is documented', async () => {
    const stage = new Stage()
    await stage.submitted()
    expect(await codes(stage, freigeben, DIENST)).toEqual(['NACHWEIS_FEHLT'])
    await stage.send(V, { ...freigeben, nachweis: 'Umlaufmappe vom 2. März' }, DIENST)
    expect((await stage.stand()).context.nummer).not.toBeNull()
  })

  test.each([
    ['freigabe', 'oeffentlich'],
    ['ladung', 'nicht_veroeffentlicht'],
  ] as const)('makes a public paper public where the profile says "%s": %s', async (ab, publikation) => {
    const stage = new Stage(oeffentlichAb(ab))
    await stage.submitted()
    await stage.send(V, freigeben, HVB)
    expect((await stage.stand()).publikation).toBe(publikation)
  })

  test.each([
    [true, 'oeffentlich'],
    [false, 'nicht_veroeffentlicht'],
  ] as const)('leaves it to the Ladung there, which makes public only what may be (%s): %s', async (oeffentlich, publikation) => {
    const stage = new Stage(oeffentlichAb('ladung'))
    await stage.invited(oeffentlich ? {} : { oeffentlich, nichtoeffentlichGrund: 'Grundstück' })
    expect((await stage.stand()).publikation).toBe(publikation)
  })
})
