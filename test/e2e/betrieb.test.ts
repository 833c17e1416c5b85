/** The page Betrieb in a real browser: readable by everybody on every screen, and usable without JavaScript. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { axeFindings } from '../setup/axe.ts'
import { launchBrowser } from '../setup/launch-browser.ts'
import { PASSWORD } from '../web/app-fixture.ts'
import { linksWorld, type LinksWorld } from '../web/links-world.ts'

const MAIL = 'vorlage/v1:8:0:stelle:kaemmerei'

let browser: Browser
let town: LinksWorld

beforeAll(async () => {
  ;[browser, town] = await Promise.all([launchBrowser(), linksWorld()])
  await town.mitzeichnung('v1', { marke: 'Nord' })
  const { jobs, events } = town.world.store
  town.post.set(MAIL, {
    _id: MAIL,
    stand: 1,
    profil: 'musterstadt',
    mailart: 'mitzeichnung',
    aggregat: { art: 'vorlage', id: 'v1' },
    an: 'kaemmerei@musterstadt.example',
    betreff: 'Mitzeichnung bis 09.03.2026: Entwurf 2026-1 – Sanierung der Brücke Nord',
    messageId: 'vorlage.v1.8.0.stelle.kaemmerei@musterstadt.example',
    bytes: Buffer.from(''),
    zustand: 'unklar',
    erstelltAm: '2026-03-02T07:00:00.000Z',
    antwort: 'Connection closed unexpectedly',
  })
  for (const [_id, art, daten] of [
    [MAIL, 'mail', { post: MAIL }],
    ['vorlage/v1:9:0', 'dokument', {}],
  ] as const) {
    await events.insertJobs([{ _id, art, aggregat: { art: 'vorlage', id: 'v1' }, rev: 9, faelligAb: town.world.uhr.now(), daten }])
    const claimed = await jobs.claim(1_000, 'test')
    await jobs.fail(_id, claimed?.token ?? 0, 'Es ist unklar, ob es gelang. Connection closed unexpectedly', null)
  }
})
afterAll(async () => {
  await browser.close()
  await town.close()
})

async function visit(options: BrowserContextOptions, look: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ locale: 'de-DE', viewport: { width: 1280, height: 900 }, ...options })
  const page = await context.newPage()
  await page.goto(`${town.base}/anmelden?ziel=%2Fbetrieb`)
  await page.fill('#feld-benutzername', 'clerk')
  await page.fill('#feld-passwort', PASSWORD)
  await page.click('main button[type=submit]')
  await look(page)
  await context.close()
}

test.each<[string, BrowserContextOptions]>([
  ['on a wide screen', {}],
  ['in dark mode', { colorScheme: 'dark' }],
  ['at 320 pixels', { viewport: { width: 320, height: 640 } }],
])('%s list, mail and error have no axe finding and no sideways scrolling', async (_where, options) => {
  await visit(options, async (page) => {
    const check = async (where: string): Promise<void> => {
      const wide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
      expect({ where, findings: await axeFindings(page), wide: Math.max(0, wide) }).toEqual({ where, findings: [], wide: 0 })
    }
    await check('list')
    await page.click('main table a.kern-btn')
    expect(await page.textContent('h1')).toContain('Mitzeichnung bis 09.03.2026')
    await check('mail')
    await page.click('main button:has-text("Erneut senden")')
    expect(await page.textContent('[role=alert]')).toContain('Bitte prüfen Sie zuerst')
    await check('error')
  })
})

test('without JavaScript a mail is ticked off by hand and a job runs again, and both stand below', async () => {
  await visit({ javaScriptEnabled: false }, async (page) => {
    await page.click('main table a.kern-btn')
    await page.fill('#feld-notiz', 'Telefonisch mitgeteilt')
    await page.click('text=Als erledigt vermerken')
    await page.click('main button:has-text("Noch einmal versuchen")')
    const text = await page.textContent('main')
    for (const words of [
      'Der Auftrag läuft noch einmal.',
      'Telefonisch mitgeteilt',
      'Noch einmal versucht',
      'Kein Auftrag ist gescheitert.',
    ])
      expect(text).toContain(words)
    expect(await page.textContent('.rl-nav')).not.toMatch(/Betrieb\s*\d/)
  })
})
