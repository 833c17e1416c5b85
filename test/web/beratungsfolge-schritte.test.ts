/** A Beratungsfolge that changes under way, as chair, clerk and office meet it: buttons, forms, refusals, and what the table says afterwards. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { paragraphs } from '../../workflows/text/blocks.ts'
import { filledForm, webWelt, type Webwelt } from '../setup/web.ts'
import { freigegebeneBruecke } from './bruecke.ts'
import { page, send, sichtbar, text } from './seite.ts'

let welt: Webwelt
beforeAll(async () => {
  welt = await webWelt()
})
afterAll(async () => welt.close())

const ref = (id: string) => ({ art: 'vorlage' as const, id })
const sitzung = (id: string) => ({ art: 'sitzung' as const, id })

/** Called up in a session of the Stadtrat that the clerk leads in place of the chair. */
async function calledUp(id: string, am: string): Promise<void> {
  const abschnitte = { sachverhalt: paragraphs('Die Brücke ist gesperrt.'), rechtslage: paragraphs('Pflichtaufgabe.') }
  await freigegebeneBruecke(welt, id, {}, { abschnitte })
  const planen = { type: 'SITZUNG_PLANEN', profil: 'musterstadt', gremium: 'stadtrat', am, ort: 'Saal', tops: [] }
  await welt.execute(sitzung(`s-${id}`), planen, 'dienst')
  await welt.execute(ref(id), { type: 'AUF_TO_SETZEN', station: 's1', sitzung: `s-${id}` }, 'dienst')
  await welt.execute(sitzung(`s-${id}`), { type: 'LADUNG_VERSENDEN', grund: 'Die Frist ist verkürzt.' }, 'dienst')
  welt.clock.set(`${am.slice(0, 10)}T14:00:00.000Z`)
  await welt.execute(sitzung(`s-${id}`), { type: 'SITZUNG_EROEFFNEN', anwesend: 9 }, 'dienst')
  await welt.execute(ref(id), { type: 'AUFRUFEN', station: 's1' }, 'dienst')
}

test('a paper is referred from the cockpit, and the table says who is waited for and until when', async () => {
  await calledUp('verwiesen', '2026-03-10T16:00')
  const dienst = await welt.visitor('dienst')
  const path = '/vorlagen/verwiesen/schritt/verweisen?zu=s1'
  expect(await page(dienst, '/sitzungen/s-verwiesen/leitung')).toContain('/vorlagen/verwiesen/schritt/verweisen?zu&#x3D;s1')
  const leer = await send(dienst, path, {})
  expect(leer.status).toBe(422)
  expect(await leer.text()).toContain('Bitte wählen Sie: Verweisen an.')
  const vergangen = await send(dienst, path, { an: 'finanzausschuss', wiedervorlage: '2026-03-01', grund: 'Die Kosten fehlen.' })
  expect(vergangen.status).toBe(422)
  const wieder = await vergangen.text()
  expect(wieder).toContain('kommenden Tag')
  expect(wieder).toMatch(/value="finanzausschuss" checked/)
  const verwiesen = await send(dienst, path, { an: 'finanzausschuss', wiedervorlage: '2026-07-01', grund: 'Die Kosten fehlen.' })
  expect([verwiesen.status, verwiesen.headers.get('location')]).toEqual([303, '/sitzungen/s-verwiesen/leitung'])
  expect(sichtbar(await page(dienst, '/sitzungen/s-verwiesen/leitung'))).toContain('Verwiesen')

  const danach = sichtbar(await page(dienst, '/vorlagen/verwiesen'))
  expect(danach).toContain('Durch Verweisung hinzugekommen: Die Kosten fehlen.')
  expect(danach).toContain('Verwiesen, wartet auf andere Gremien')
  expect(danach).toContain('Wiedervorlage am 01.07.2026')
  expect(danach).toContain('Sitzung vorsehen, Finanzausschuss')
  expect(danach).not.toMatch(/wartet_auf|VERWEISEN|verweisung/)
})

test('a paper that was sent back is revised by its office, and by nobody before', async () => {
  await calledUp('zurueck', '2026-03-12T16:00')
  const [dienst, planung] = await Promise.all([welt.visitor('dienst'), welt.visitor('planung')])
  expect((await planung.send('/vorlagen/zurueck/neufassung')).headers.get('location')).toBe('/vorlagen/zurueck')
  const path = '/vorlagen/zurueck/schritt/zurueckverweisen?zu=s1'
  expect((await send(dienst, path, { an: 'verwaltung', grund: 'Zu teuer.' })).status).toBe(303)
  const auftrag = await page(planung, '/vorlagen/zurueck')
  expect(sichtbar(auftrag)).toContain('Sie sind am Zug: Neufassung vorlegen.')
  expect(auftrag).toContain('href="/vorlagen/zurueck/neufassung"')
  const form = await page(planung, '/vorlagen/zurueck/neufassung')
  expect(sichtbar(form)).not.toContain('Beratung hinzufügen')
  const leer = await send(planung, '/vorlagen/zurueck/neufassung', { 'punkt-1': '' })
  expect(leer.status).toBe(422)
  expect(await leer.text()).toContain('mindestens einen Beschlusspunkt')
  const probe: [string, string][] = [
    ...filledForm(form, '/vorlagen/zurueck/neufassung', { 'punkt-1': 'Nur ein Versuch.' }),
    ['aktion', 'vorschau'],
  ]
  const vorschau = await text(await planung.post('/vorlagen/zurueck/neufassung', probe))
  expect(sichtbar(vorschau)).toMatch(/Vorschau: das würde geschehen .* E-Mails Neufassung: /)
  expect(vorschau).toContain('Nur ein Versuch.</textarea>')
  const neu = await send(planung, '/vorlagen/zurueck/neufassung', { 'punkt-1': 'Die Brücke wird günstiger saniert.' })
  expect([neu.status, neu.headers.get('location')]).toEqual([303, '/vorlagen/zurueck'])
  expect((await welt.vorlage('zurueck')).zustand).toBe('bereit')
  expect(sichtbar(await page(planung, '/vorlagen/zurueck'))).toContain('Die Brücke wird günstiger saniert.')
})

test('the clerk inserts a body with the reason that the table shows; nobody else is offered it', async () => {
  await calledUp('eingefuegt', '2026-03-17T16:00')
  const [dienst, planung] = await Promise.all([welt.visitor('dienst'), welt.visitor('planung')])
  const vertagt = { type: 'VERTAGEN', station: 's1', bis: '2026-05-01' }
  await welt.execute(ref('eingefuegt'), vertagt, 'dienst')
  expect(sichtbar(await page(dienst, '/vorlagen/eingefuegt'))).toContain('Vertagt bis 01.05.2026')
  const path = '/vorlagen/eingefuegt/schritt/einfuegen'
  expect((await planung.send(path)).status).toBe(403)
  const leer = await send(dienst, path, { gremium: 'finanzausschuss', rolle: 'vorberatung', vor: 's1' })
  expect(leer.status).toBe(422)
  expect(await leer.text()).toContain('Wer hat das angeordnet')
  const grund = 'Auf Bitte des Stadtrats.'
  expect((await send(dienst, path, { gremium: 'finanzausschuss', rolle: 'vorberatung', vor: 's1', grund })).status).toBe(303)
  const danach = sichtbar(await page(dienst, '/vorlagen/eingefuegt'))
  expect(danach).toContain('Nachträglich eingefügt: Auf Bitte des Stadtrats.')
  expect(danach).toContain('Beratung eingefügt')
})
