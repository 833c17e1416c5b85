/** The page of the rules in force, by axe and by its width, on a screen and on a phone, with scripts switched off. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../setup/launch-browser.ts'
import { webWelt, type Webwelt } from '../setup/web.ts'

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

let browser: Browser
let welt: Webwelt
beforeAll(async () => {
  browser = await launchBrowser()
  welt = await webWelt()
})
afterAll(async () => {
  await welt.close()
  await browser.close()
})

async function visit(width: number, javaScriptEnabled: boolean, look: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ locale: 'de-DE', viewport: { width, height: 900 }, javaScriptEnabled })
  const page = await context.newPage()
  await page.goto(`${welt.base}/anmelden?ziel=${encodeURIComponent('/rechtsgrundlagen')}`)
  await page.fill('#feld-benutzername', 'kultur')
  await page.fill('#feld-passwort', 'richtig-langes-passwort')
  await page.click('main button[type=submit]')
  await look(page)
  await context.close()
}

describe('Rechtsgrundlagen', () => {
  test.each([1280, 390])('has no axe finding and no sideways scrolling at %s pixels', async (width) => {
    await visit(width, true, async (page) => {
      expect(await page.title()).toBe('Rechtsgrundlagen – Ratsarbeit Musterstadt')
      await page.evaluate(AXE)
      const findings = await page.evaluate<string[]>(
        `axe.run({ runOnly: ${JSON.stringify(TAGS)} }).then((result) => result.violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
      )
      expect(findings).toEqual([])
      expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
    })
  })

  test('answers the form without scripts', async () => {
    await visit(1280, false, async (page) => {
      await page.selectOption('#feld-gremium', 'stadtrat')
      await page.fill('#feld-datum', '2012-02-16')
      await page.click('main button[type=submit]')
      expect(await page.textContent('h2')).toBe('Stadtrat am 16.02.2012')
      expect(await page.inputValue('#feld-datum')).toBe('2012-02-16')
    })
  })
})
