/** The whole way on Musterstadt, in a real browser: from a Word file to the Beschlussauszug in the recipient's mail. Once with JavaScript, once without. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Document, Packer, Paragraph, HeadingLevel } from 'docx'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../setup/launch-browser.ts'
import { dataDir, startProgram, type DataDir, type RunningProgram } from '../setup/program.ts'

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const WAY_MILLISECONDS = 240_000

let browser: Browser
let folder: DataDir
let program: RunningProgram

beforeAll(async () => {
  folder = await dataDir()
  ;[browser, program] = await Promise.all([launchBrowser(), startProgram(folder.path)])
}, WAY_MILLISECONDS)

afterAll(async () => {
  await browser.close()
  await program.stop()
  await folder.remove()
})

async function wordFile(): Promise<Buffer> {
  const document = new Document({
    sections: [
      {
        children: [
          new Paragraph({ text: 'Anlass', heading: HeadingLevel.HEADING_1 }),
          new Paragraph('Die Brücke über den Mühlgraben ist für Radfahrende gesperrt.'),
          new Paragraph({ text: 'Geprüfte Möglichkeiten', heading: HeadingLevel.HEADING_1 }),
          new Paragraph({ text: 'Sanierung', bullet: { level: 0 } }),
          new Paragraph({ text: 'Neubau', bullet: { level: 0 } }),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

interface Person {
  page: Page
  /** Goes to a path, checks that the page answers and that axe finds nothing. */
  open: (path: string) => Promise<void>
  /** Presses a button or link and waits for the next page, which axe then reads too. */
  press: (name: string | RegExp, role?: 'button' | 'link') => Promise<void>
  close: () => Promise<void>
}

/** Names of the model, and what templates print by mistake, are not for readers. */
const MACHINE_NAMES = /\b[a-zäöü]+_[a-zäöü_]+\b|\b[A-Z]{2,}_[A-Z_]+\b|\[object |\bundefined\b|\bNaN\b/

function expectWords(where: string, text: string): void {
  expect({ where, found: MACHINE_NAMES.exec(text)?.[0] ?? null }).toEqual({ where, found: null })
}

async function person(javaScriptEnabled: boolean, account: string | null): Promise<Person> {
  const context = await browser.newContext({
    baseURL: program.baseUrl,
    locale: 'de-DE',
    viewport: { width: 1280, height: 900 },
    javaScriptEnabled,
  })
  const page = await context.newPage()
  const check = async (): Promise<void> => {
    expectWords(page.url(), await page.locator('body').innerText())
    // axe is itself a script; the same pages are checked in the run with JavaScript.
    if (!javaScriptEnabled) return
    await page.evaluate(AXE)
    const findings = await page.evaluate(async (tags) => {
      const { axe } = globalThis as unknown as {
        axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
      }
      const result = await axe.run({ runOnly: tags })
      return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`)
    }, TAGS)
    expect({ url: page.url(), findings }).toEqual({ url: page.url(), findings: [] })
  }
  const open = async (path: string): Promise<void> => {
    const response = await page.goto(path)
    expect(response?.status()).toBe(200)
    await check()
  }
  const press = async (name: string | RegExp, role: 'button' | 'link' = 'button'): Promise<void> => {
    await Promise.all([page.waitForNavigation(), page.getByRole(role, { name }).first().click()])
    expect(await page.locator('h1').innerText()).not.toMatch(/nicht gefunden|Fehler/i)
    await check()
  }
  if (account !== null) {
    await open('/anmelden')
    await page.getByLabel('Benutzername').fill(account)
    await page.getByLabel('Passwort', { exact: true }).fill('musterstadt')
    await press('Anmelden')
  }
  return { page, open, press, close: () => context.close() }
}

/** Text of the newest caught mail whose subject fits, with the links in it. */
async function mail(subject: RegExp): Promise<{ text: string; links: string[]; raw: string }> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const list = await (await fetch(`${program.baseUrl}/dev/post`)).text()
    const entry = [...list.matchAll(/<a href="(\/dev\/post\/[^"]+)">([^<]+)<\/a>/g)].find(([, , title]) => subject.test(title ?? ''))
    if (entry?.[1] !== undefined) {
      const raw = await (await fetch(`${program.baseUrl}${entry[1]}/mail.eml`)).text()
      const page = await (await fetch(`${program.baseUrl}${entry[1]}`)).text()
      return { text: page, links: [...page.matchAll(/http:\/\/127\.0\.0\.1:\d+\/[^\s"<]+/g)].map(([link]) => link), raw }
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`No mail came with a subject like ${String(subject)}`)
}

async function walk(javaScriptEnabled: boolean): Promise<void> {
  const betreff = `Sanierung der Mühlgrabenbrücke ${javaScriptEnabled ? 'Nord' : 'Süd'}`

  const autor = await person(javaScriptEnabled, 'stadtplanung')
  await autor.open('/vorlagen/neu')
  await autor.page.getByLabel('Beschlussvorlage').check()
  await autor.press('Weiter')
  await autor.page.getByLabel('Betreff').fill(betreff)
  await autor.page.getByLabel('Text des Punktes').first().fill('Die Verwaltung saniert die Brücke.')
  await autor.page.getByLabel('Word-Datei').setInputFiles({
    name: 'Brücke.docx',
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    buffer: await wordFile(),
  })
  await autor.page.getByLabel('In den Abschnitt').selectOption({ label: 'Sachverhalt' })
  await autor.press('Übernehmen')
  expect(await autor.page.getByLabel('Sachverhalt').inputValue()).toContain('- Neubau')
  await autor.page.getByLabel('Öffentlich', { exact: true }).check()
  await autor.page.getByLabel('Keine', { exact: true }).check()
  await autor.page.getByLabel('Rechtsamt').check()
  await autor.press('Speichern und zur Vorlage')
  expect(await autor.page.content()).toMatch(/Entwurf \d{4}-\d+/)
  const vorlage = new URL(autor.page.url()).pathname
  await autor.press('Einreichen')

  const { links } = await mail(new RegExp(`Mitzeichnung.*${betreff}`))
  const link = links.find((href) => href.includes('/l/')) ?? ''
  const rechtsamt = await person(javaScriptEnabled, null)
  await rechtsamt.open(link)
  await rechtsamt.page.getByLabel('Gezeichnet', { exact: true }).check()
  await rechtsamt.page.getByLabel('Ihr Name').fill('Leitung Rechtsamt')
  await rechtsamt.page.getByLabel('Ihre Funktion').fill('Amtsleitung')
  await rechtsamt.press('Antwort absenden')
  expect(await rechtsamt.page.content()).toContain('Ihre Stelle hat geantwortet')
  await rechtsamt.close()

  await autor.open(vorlage)
  await autor.press('Mitzeichnung abschließen')
  await autor.close()

  const leitung = await person(javaScriptEnabled, 'oberbuergermeisterin')
  await leitung.open(vorlage)
  await leitung.page.getByRole('checkbox', { name: /personenbezogene/i }).check()
  await leitung.press('Freigeben')
  expect(await leitung.page.content()).toMatch(/BV\/\d{4}\/\d{4}/)
  await leitung.close()
}

test('a paper goes from a Word file to the decision and its documents', () => walk(true), WAY_MILLISECONDS)
test('the same way works without JavaScript', () => walk(false), WAY_MILLISECONDS)
