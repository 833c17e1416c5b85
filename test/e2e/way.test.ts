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
  page.setDefaultTimeout(10_000)
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
      const raw = await (await fetch(`${program.baseUrl}${entry[1]}/roh`)).text()
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
  const nummer = /BV\/\d{4}\/\d{4}/.exec(await leitung.page.content())?.[0] ?? ''
  expect(nummer).not.toBe('')
  await leitung.close()

  const dienst = await person(javaScriptEnabled, 'sitzungsdienst')
  const ausschuss = await plan(dienst, 'stadtentwicklung', javaScriptEnabled ? '23:00' : '23:20')
  const stadtrat = await plan(dienst, 'stadtrat', javaScriptEnabled ? '23:10' : '23:30')
  // The council is invited while the committee has yet to meet: the usual round of sessions.
  await schedule(dienst, vorlage, javaScriptEnabled ? '23:00' : '23:20')
  await schedule(dienst, vorlage, javaScriptEnabled ? '23:10' : '23:30')
  for (const sitzung of [ausschuss, stadtrat]) {
    await dienst.open(sitzung)
    await dienst.press(new RegExp(`^Auf die Tagesordnung: .*${betreff}`))
    await dienst.press('Einladung prüfen', 'link')
    await dienst.page.getByLabel('Begründung der verkürzten Frist').fill('Die Förderung läuft am Monatsende ab.')
    await dienst.press(/^Jetzt einladen/)
  }
  const ladung = await mail(/Einladung: Ausschuss für Stadtentwicklung/)
  expect(ladung.raw).toContain('application/pdf')
  expect(ladung.raw).toContain('text/calendar')

  const vorsitz = await person(javaScriptEnabled, 'vorsitz-ausschuss')
  await hold(vorsitz, ausschuss, betreff, /^Einstimmig/)
  await vorsitz.close()
  await confirm(javaScriptEnabled, ausschuss)

  const ratsvorsitz = await person(javaScriptEnabled, 'vorsitz-stadtrat')
  await hold(ratsvorsitz, stadtrat, betreff, /^Mehrheitlich/)
  await ratsvorsitz.close()
  await confirm(javaScriptEnabled, stadtrat)

  await sendResults(dienst, stadtrat)
  await dienst.open(vorlage)
  expect(await dienst.page.locator('main').innerText()).toContain('Ungeändert beschlossen')
  const auszug = await dienst.page
    .getByRole('link', { name: /^Beschlussauszug vom .* \(PDF\)$/ })
    .first()
    .getAttribute('href')
  const pdf = await dienst.page.request.get(auszug ?? '')
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
  await dienst.close()

  const ergebnis = await mail(new RegExp(`Abschließend beraten: ${nummer}`))
  expect(ergebnis.raw).toContain(`Beschlussauszug-${nummer.replaceAll('/', '-')}`)

  const alle = await person(javaScriptEnabled, null)
  await alle.open(`/oeffentlich/musterstadt/${nummer.replaceAll('/', '-')}`)
  const text = await alle.page.locator('main').innerText()
  expect(text).toContain(betreff)
  expect(text).toContain('Ungeändert beschlossen')
  expect(text).toContain('36 Ja')
  await alle.close()

  await keepRecord(javaScriptEnabled, vorlage)
}

const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date())

/** Plans a session for today and returns its path. */
async function plan({ page, open, press }: Person, gremium: string, uhrzeit: string): Promise<string> {
  await open(`/sitzungen/neu?gremium=${gremium}`)
  await page.getByLabel('Datum').fill(today())
  await page.getByLabel('Beginn').fill(uhrzeit)
  await press('Sitzung planen')
  return new URL(page.url()).pathname
}

/** Means the next station without a date for the session at this hour. */
async function schedule({ page, open, press }: Person, vorlage: string, uhrzeit: string): Promise<void> {
  await open(vorlage)
  const direct = page.getByRole('button', { name: 'Sitzung vorsehen', exact: true })
  if ((await direct.count()) === 0) await press(/^Sitzung vorsehen/, 'link')
  const option = page.getByLabel('Sitzung', { exact: true }).locator('option', { hasText: uhrzeit })
  await page.getByLabel('Sitzung', { exact: true }).selectOption((await option.first().getAttribute('value')) ?? '')
  await press('Sitzung vorsehen')
}

/** Opens a session with everybody present, calls the item up, records the result and closes. */
async function hold({ page, open, press }: Person, sitzung: string, betreff: string, result: RegExp): Promise<void> {
  await open(`${sitzung}/leitung`)
  await press('Sitzung eröffnen')
  await press(new RegExp(`^Aufrufen: TOP .*${betreff}`))
  expect(await page.locator('main').innerText()).toContain('Die Verwaltung saniert die Brücke.')
  if (result.test('Einstimmig')) await press(result)
  else {
    await press(result, 'link')
    await page.getByLabel('Nein', { exact: true }).first().fill('3')
    await page.getByLabel('Enthaltung', { exact: true }).first().fill('2')
    await press('Weiter zum Prüfen')
    await press(/36 Ja, 3 Nein, 2 Enthaltungen speichern/)
  }
  await press('Sitzung schließen', 'link')
  await press('Sitzung schließen')
}

/** A second person confirms all results of the session. */
async function confirm(javaScriptEnabled: boolean, sitzung: string): Promise<void> {
  const schriftfuehrung = await person(javaScriptEnabled, 'schriftfuehrung')
  await schriftfuehrung.open(`${sitzung}/bestaetigung`)
  await schriftfuehrung.press(/bestätigen/)
  await schriftfuehrung.close()
}

/** The administration asks for the state of a day, and erases the name that somebody typed on the page of a link. */
async function keepRecord(javaScriptEnabled: boolean, vorlage: string): Promise<void> {
  const { page, open, press, close } = await person(javaScriptEnabled, 'administration')
  const main = page.locator('main')
  await open(vorlage)
  expect(await main.innerText()).toContain('Leitung Rechtsamt')
  await press('Protokoll und frühere Stände', 'link')
  await page.getByLabel('Tag', { exact: true }).fill(today())
  await press('Stand zeigen')
  expect(await main.innerText()).toContain('Ungeändert beschlossen')
  await page.getByRole('checkbox', { name: /^Leitung Rechtsamt/ }).check()
  await page.getByLabel('Grund der Löschung').fill('Antrag der betroffenen Person')
  await page.getByRole('checkbox', { name: /^Ich habe geprüft/ }).check()
  await press('Angekreuzte Texte löschen')
  expect(await main.innerText()).toContain('1 Text ist gelöscht.')
  await open(vorlage)
  expect(await main.innerText()).not.toContain('Leitung Rechtsamt')
  await close()
}

test('a paper goes from a Word file to the decision and its documents', () => walk(true), WAY_MILLISECONDS)
test('the same way works without JavaScript', () => walk(false), WAY_MILLISECONDS)

/** The Beschlussauszüge are made in the background; until the last one exists the page says so in place of the button. */
async function sendResults({ page, open, press }: Person, sitzung: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    await open(`${sitzung}/bestaetigung`)
    if ((await page.getByRole('button', { name: 'Ergebnisse versenden' }).count()) > 0) return press('Ergebnisse versenden')
    expect(await page.locator('main').innerText()).toContain('Ein Beschlussauszug wird noch erstellt.')
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('The Beschlussauszüge were not made')
}
