/** What a step in a session would cause, for those who ask; nobody else is held up by it. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { filledForm } from '../setup/web.ts'
import type { Visitor } from './app-fixture.ts'
import { page, ref, sichtbar, text } from './seite.ts'
import { sitzungswelt, type Sitzungswelt } from './sitzung-welt.ts'

let welt: Sitzungswelt
let vorsitz: Visitor
beforeAll(async () => {
  welt = await sitzungswelt()
  await welt.eroeffnet('s', ['v1', 'v2', 'v3'])
  vorsitz = await welt.visitor('vorsitz')
})
afterAll(async () => welt.close())

const aufgerufen = async (id: string): Promise<void> => welt.execute(ref('vorlage', id), { type: 'AUFRUFEN', station: 's1' }, 'vorsitz')
const leitung = (top: string, more = ''): string => `/sitzungen/s/leitung?top=${top}${more}`
const ergebnis = (top: string): string => `/sitzungen/s/leitung/${top}/ergebnis`

test('a vote of one press can be looked at first: the page that asks once more says what it causes', async () => {
  await aufgerufen('v1')
  const html = await page(vorsitz, leitung('t2'))
  expect(html).toContain('form="schnell-einstimmig" name="aktion" value="vorschau"')
  const felder: [string, string][] = [...filledForm(html, ergebnis('t2'), { form: 'einstimmig' }), ['aktion', 'vorschau']]
  const pruefen = await text(await vorsitz.post(ergebnis('t2'), felder))
  expect(sichtbar(pruefen)).toContain('Was mit dem Speichern geschieht Danach')
  expect((await welt.vorlage('v1')).stationen[0]?.zustand).toBe('aufgerufen')

  const gespeichert = await vorsitz.post(ergebnis('t2'), filledForm(pruefen, ergebnis('t2'), {}))
  expect(gespeichert.status).toBe(303)
  const danach = await page(vorsitz, gespeichert.headers.get('location')?.split('#')[0] ?? '')
  const folgen = /href="(\/vorlagen\/v1\/folgen\/\d+)"/.exec(danach)?.[1] ?? ''
  expect(sichtbar(await page(vorsitz, folgen))).toContain('Erreicht')
})

test('a postponement shows its mails before they are sent, and keeps what was typed', async () => {
  await aufgerufen('v2')
  const pfad = '/sitzungen/s/leitung/t3/vertagen'
  const html = await page(vorsitz, leitung('t3', '&form=vertagen'))
  const answer = await vorsitz.post(pfad, [...filledForm(html, pfad, { grund: 'Es fehlt ein Gutachten.' }), ['aktion', 'vorschau']])
  expect(answer.status).toBe(200)
  const gezeigt = await answer.text()
  expect(sichtbar(gezeigt)).toContain('Vorschau: das würde geschehen')
  expect(sichtbar(gezeigt)).toMatch(/E-Mails Vertagt: \S+ – Brücke v2 an/)
  expect(gezeigt).toContain('Es fehlt ein Gutachten.</textarea>')
  expect((await welt.vorlage('v2')).stationen[0]?.zustand).toBe('aufgerufen')
})

test('a step of the session itself tells whom it is mailed to', async () => {
  await welt.planen('s2', { am: '2026-04-20T17:00' })
  const dienst = await welt.visitor('dienst')
  await welt.execute(ref('sitzung', 's2'), { type: 'LADUNG_VERSENDEN' }, 'dienst')
  const pfad = '/sitzungen/s2/absagen'
  const answer = await dienst.post(pfad, [
    ...filledForm(await page(dienst, pfad), pfad, { grund: 'Heizung defekt' }),
    ['aktion', 'vorschau'],
  ])
  const html = sichtbar(await text(answer))
  expect(html).toContain('Danach Entfallen')
  expect(html).toContain('E-Mails Abgesagt: Ausschuss für Stadtentwicklung und Verkehr am 20.04.2026 an Mitglied 1,')
  expect((await welt.sitzung('s2')).zustand).toBe('eingeladen')
})

test('the Ladung shows its mails before they are sent', async () => {
  await welt.planen('s3', { am: '2026-05-18T17:00' })
  const dienst = await welt.visitor('dienst')
  const pfad = '/sitzungen/s3/einladen'
  const answer = await dienst.post(pfad, [...filledForm(await page(dienst, pfad), pfad, {}), ['aktion', 'vorschau']])
  const html = sichtbar(await text(answer))
  expect(html).toContain('Einladung mit Tagesordnung öffentliche Fassung')
  expect(html).toContain('an Mitglied 1, p-mitglied-1@musterstadt.example; Mitglied 10,')
  // Addresses are for the Sitzungsdienst alone; the chair reads the names.
  const vorsitz = await welt.visitor('vorsitz')
  const beimVorsitz = await vorsitz.post(pfad, [...filledForm(await page(vorsitz, pfad), pfad, {}), ['aktion', 'vorschau']])
  const gezeigt = sichtbar(await text(beimVorsitz))
  expect(gezeigt).toContain('an Mitglied 1; Mitglied 10;')
  expect(gezeigt).not.toContain('@musterstadt.example')
  expect((await welt.sitzung('s3')).zustand).toBe('terminiert')
})
