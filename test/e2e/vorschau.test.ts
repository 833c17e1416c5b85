/** Preview, consequences, forecast and what is not possible yet in a real browser: readable on a screen and on a phone, without scripts too. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { axeFindings } from '../setup/axe.ts'
import { launchBrowser } from '../setup/launch-browser.ts'
import { webWelt, type Webwelt } from '../setup/web.ts'
import { bruecke, kalender } from '../web/bruecke.ts'

let browser: Browser
let welt: Webwelt

const VORLAGE = { art: 'vorlage', id: 'v' } as const
const ENTWURF = { art: 'vorlage', id: 'e' } as const

beforeAll(async () => {
  ;[browser, welt] = await Promise.all([launchBrowser(), webWelt()])
  await kalender(welt)
  const beratungsfolge = [
    { gremium: 'stadtentwicklung', rolle: 'vorberatung', oeffentlich: true },
    { gremium: 'stadtrat', rolle: 'entscheidung', oeffentlich: true },
  ]
  const anlegen = bruecke('Sanierung der Brücke am Nordufer', { beratungsfolge })
  await welt.execute(ENTWURF, { ...anlegen, mitzeichnung: ['kaemmerei'] }, 'planung')
  await welt.execute(VORLAGE, anlegen, 'planung')
  await welt.execute(VORLAGE, { type: 'EINREICHEN' }, 'planung')
  await welt.execute(VORLAGE, { type: 'FREIGEBEN_HVB', personendatenGeprueft: true }, 'hvb')
})
afterAll(async () => {
  await browser.close()
  await welt.close()
})

async function visit(konto: string, path: string, options: BrowserContextOptions, look: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ locale: 'de-DE', viewport: { width: 1280, height: 900 }, ...options })
  const page = await context.newPage()
  await page.goto(`${welt.base}/anmelden?ziel=${encodeURIComponent(path)}`)
  await page.fill('#feld-benutzername', konto)
  await page.fill('#feld-passwort', 'richtig-langes-passwort')
  await page.click('main button[type=submit]')
  await look(page)
  await context.close()
}

const SCHIRME: [string, BrowserContextOptions][] = [
  ['on a wide screen', {}],
  ['in dark mode', { colorScheme: 'dark' }],
  ['on a phone', { viewport: { width: 390, height: 844 } }],
]

test.each(SCHIRME)('%s the pages have no axe finding and no sideways scrolling', async (_where, options) => {
  const check = async (page: Page): Promise<void> => {
    expect(await axeFindings(page)).toEqual([])
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
  }
  await visit('dienst', '/vorlagen/v', options, async (page) => {
    await page.click('summary:has-text("Was noch nicht geht, und warum")')
    await check(page)
    await page.goto(`${welt.base}/vorlagen/v/schritt/auf-to-setzen?zu=s1`)
    await page.selectOption('#feld-sitzung', 'asv1')
    await page.click('button[value=vorschau]')
    await check(page)
    await page.goto(`${welt.base}/vorlagen/v/termine?wenn=s1:asv2`)
    await check(page)
    await page.goto(`${welt.base}/vorlagen/v`)
    await page.click('.rl-verlauf a:has-text("Was daraus folgte")')
    await check(page)
  })
  await visit('planung', '/vorlagen/e/schritt/einreichen', options, async (page) => {
    await page.click('summary:has-text("Text der E-Mail")')
    await check(page)
    await page.goto(`${welt.base}/vorlagen/e/bearbeiten`)
    await page.click('button[value=termine]')
    await check(page)
  })
})

test('without scripts a step is looked at first, then taken with what was typed', async () => {
  await visit('dienst', '/vorlagen/v/schritt/zurueckziehen', { javaScriptEnabled: false }, async (page) => {
    await page.fill('#feld-grund', 'Doppelt eingereicht.')
    await page.click('button[value=vorschau]')
    expect(await page.textContent('.rl-vorschau')).toContain('Zurückgezogen')
    expect((await welt.vorlage('v')).zustand).toBe('bereit')
    expect(await page.inputValue('#feld-grund')).toBe('Doppelt eingereicht.')
    await page.click('main button[type=submit]:not([value=vorschau])')
    expect((await welt.vorlage('v')).zustand).toBe('zurueckgezogen')
    await page.click('a:has-text("Was daraus folgte")')
    expect(await page.textContent('.rl-folgen')).toContain('Erreicht')
  })
})
