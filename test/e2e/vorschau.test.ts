/** Preview, consequences, forecast and what is not possible yet in a real browser: readable on a screen and on a phone, without scripts too. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { paragraphs } from '../../workflows/text/blocks.ts'
import { axeFindings } from '../setup/axe.ts'
import { launchBrowser } from '../setup/launch-browser.ts'
import { webWelt, type Webwelt } from '../setup/web.ts'

let browser: Browser
let welt: Webwelt

const VORLAGE = { art: 'vorlage', id: 'v' } as const
const ENTWURF = { art: 'vorlage', id: 'e' } as const

beforeAll(async () => {
  ;[browser, welt] = await Promise.all([launchBrowser(), webWelt()])
  for (const [id, gremium, am] of [
    ['asv1', 'stadtentwicklung', '2026-03-18T17:00'],
    ['asv2', 'stadtentwicklung', '2026-04-15T17:00'],
    ['rat1', 'stadtrat', '2026-03-25T16:00'],
    ['rat2', 'stadtrat', '2026-04-22T16:00'],
  ] as const)
    await welt.execute(
      { art: 'sitzung', id },
      { type: 'SITZUNG_PLANEN', profil: 'musterstadt', gremium, am, ort: 'Saal', tops: [] },
      'dienst',
    )
  const anlegen = {
    type: 'ANLEGEN',
    profil: 'musterstadt',
    art: 'beschlussvorlage',
    federfuehrung: 'stadtplanung',
    inhalt: {
      betreff: 'Sanierung der Brücke am Nordufer',
      beschlusspunkte: [{ text: paragraphs('Die Brücke wird saniert.'), art: 'auftrag', termin: '2026-12-01' }],
      abschnitte: { sachverhalt: paragraphs('Die Brücke ist gesperrt.') },
      finanziell: 'keine',
    },
    beratungsfolge: [
      { gremium: 'stadtentwicklung', rolle: 'vorberatung', oeffentlich: true },
      { gremium: 'stadtrat', rolle: 'entscheidung', oeffentlich: true },
    ],
    oeffentlich: true,
  }
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
