/** The look, by computed styles and axe: every partial in light, dark and forced colours, on a wide screen, a tablet and a phone. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { axeFindings } from '../setup/axe.ts'
import { launchBrowser } from '../setup/launch-browser.ts'
import { createDatabase, type Database, PASSWORD, type Running, startApp } from '../web/app-fixture.ts'
import { galleryTemplates } from '../web/gallery/templates.ts'

let browser: Browser
let database: Database
let app: Running
const gallery = galleryTemplates()

beforeAll(async () => {
  browser = await launchBrowser()
  database = await createDatabase()
  app = await startApp(database, { templates: gallery.folder })
})
afterAll(async () => {
  await app.close()
  await database.drop()
  await browser.close()
  gallery.remove()
})

interface Visit {
  page: Page
  /** Messages of the browser about refused styles and scripts, failed loads and the like. */
  complaints: string[]
}

async function visit(path: string, options: BrowserContextOptions, look: (visit: Visit) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ locale: 'de-DE', viewport: { width: 1280, height: 900 }, ...options })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => (message.type() === 'error' ? void complaints.push(message.text()) : undefined))
  await page.goto(`${app.base}/anmelden?ziel=${encodeURIComponent(path)}`)
  await page.fill('#feld-benutzername', 'stadtplanung')
  await page.fill('#feld-passwort', PASSWORD)
  await page.click('main button[type=submit]')
  await look({ page, complaints })
  await context.close()
}

const style = async (page: Page, selector: string, property: string, pseudo = ''): Promise<string> =>
  page.evaluate<string>(
    `getComputedStyle(document.querySelector(${JSON.stringify(selector)}), ${JSON.stringify(pseudo)}).getPropertyValue(${JSON.stringify(property)})`,
  )

describe('the gallery of all partials', () => {
  test.each<[string, BrowserContextOptions]>([
    ['on a wide screen', {}],
    ['in dark mode', { colorScheme: 'dark' }],
    ['in forced colours', { forcedColors: 'active' }],
    ['on a tablet', { viewport: { width: 820, height: 1180 } }],
    ['on a phone', { viewport: { width: 390, height: 844 } }],
    ['at 320 pixels', { viewport: { width: 320, height: 640 } }],
  ])('%s has no axe finding, no sideways scrolling and no complaint of the browser', async (_where, options) => {
    await visit('/galerie', options, async ({ page, complaints }) => {
      expect(await page.title()).toBe('Galerie – Ratsarbeit Musterstadt')
      expect(await axeFindings(page)).toEqual([])
      expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
      expect(complaints).toEqual([])
    })
  })

  test('every stop of the tab key has a visible ring', async () => {
    await visit('/galerie', {}, async ({ page }) => {
      const without: string[] = []
      for (let stop = 0; stop < 60; stop += 1) {
        await page.keyboard.press('Tab')
        const ring = await page.evaluate<{ html: string; width: number; style: string }>(
          `(() => { const e = document.activeElement; const s = getComputedStyle(e); return { html: e.outerHTML.slice(0, 80), width: parseFloat(s.outlineWidth), style: s.outlineStyle } })()`,
        )
        if (!ring.html.startsWith('<body') && (ring.width < 2 || ring.style === 'none')) without.push(ring.html)
      }
      expect(without).toEqual([])
    })
  })

  test('the large buttons of the chair are at least 64 pixels high, no target of the frame lower than 24', async () => {
    await visit('/galerie', { viewport: { width: 820, height: 1180 } }, async ({ page }) => {
      const heights = async (selector: string): Promise<number[]> =>
        page.evaluate<number[]>(`[...document.querySelectorAll(${JSON.stringify(selector)})].map((e) => e.getBoundingClientRect().height)`)
      expect(Math.min(...(await heights('.rl-grosse-aktionen button')))).toBeGreaterThanOrEqual(64)
      expect(Math.min(...(await heights('header a:not(.rl-skip), header button, header summary')))).toBeGreaterThanOrEqual(24)
    })
  })
})

describe('the script', () => {
  test('counts votes, gives the rest to Ja only when pressed, and says what the button will save', async () => {
    await visit('/galerie', {}, async ({ page }) => {
      expect(await page.isVisible('[data-vote-rest]')).toBe(false)
      await page.fill('#feld-nein', '2')
      await page.fill('#feld-enthaltung', '1')
      expect(await page.textContent('[data-vote-sum]')).toBe('3 Stimmen gezählt, 19 fehlen')
      expect(await page.inputValue('#feld-ja')).toBe('')
      await page.click('[data-vote-rest]')
      expect(await page.inputValue('#feld-ja')).toBe('19')
      expect(await page.textContent('[data-vote-save] .kern-label')).toBe('19 Ja, 2 Nein, 1 Enthaltung speichern')
      await page.fill('#feld-ja', '30')
      expect(await page.textContent('[data-vote-sum]')).toBe('11 Stimmen mehr als Stimmberechtigte')
    })
  })
})

describe('the corrections to KERN', () => {
  test('in forced colours the chosen answer, the icons and the arrows can be seen', async () => {
    await visit('/galerie', { forcedColors: 'active' }, async ({ page }) => {
      const canvas = await style(page, 'body', 'background-color')
      expect(await style(page, '.kern-form-check__radio:checked', 'background-color', '::before')).not.toBe(canvas)
      expect(await style(page, '.kern-badge .kern-icon', 'background-color')).not.toBe(canvas)
      expect(await style(page, '.kern-form-input__select-wrapper', 'background-color', '::after')).not.toBe(canvas)
    })
  })

  test('motion stops where it is not wanted, and dark mode reaches scroll bars and date pickers', async () => {
    await visit('/galerie', { reducedMotion: 'reduce', colorScheme: 'dark' }, async ({ page }) => {
      expect(await style(page, 'html', 'scroll-behavior')).toBe('auto')
      expect(await style(page, 'html', 'color-scheme')).toBe('light dark')
    })
  })

  test('paper shows badges with their icons and neither forms nor navigation', async () => {
    await visit('/galerie', {}, async ({ page }) => {
      await page.emulateMedia({ media: 'print' })
      expect(await style(page, '.kern-badge .kern-icon', 'print-color-adjust')).toBe('exact')
      expect(await page.isVisible('form')).toBe(false)
      expect(await page.isVisible('.rl-nav')).toBe(false)
      expect(await page.textContent('.rl-fuss__stand')).toMatch(/^Stand 25\.11\.2026, 10:00 Uhr · \/galerie$/)
      expect(await page.isVisible('.rl-fuss__stand')).toBe(true)
    })
  })
})
