import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx'
import { webWelt, filledForm, formOf, type Webwelt } from '../setup/web.ts'
import type { Visitor } from './app-fixture.ts'

let welt: Webwelt
let planung: Visitor
beforeAll(async () => {
  welt = await webWelt()
  planung = await welt.visitor('planung')
})
afterAll(async () => welt.close())

const NEU = '/vorlagen/neu?art=beschlussvorlage&federfuehrung=stadtplanung'
const page = async (path: string, visitor = planung): Promise<string> => (await visitor.send(path)).text()

async function multipart(
  visitor: Visitor,
  path: string,
  fields: readonly [string, string][],
  file?: { field: string; name: string; bytes: Uint8Array },
): Promise<Response> {
  const body = new FormData()
  for (const [name, value] of fields) body.append(name, value)
  if (file !== undefined) body.append(file.field, new Blob([new Uint8Array(file.bytes)]), file.name)
  return visitor.send(path, { method: 'POST', body })
}

/** A saved draft; answers with its id. */
async function gespeichert(more: Record<string, string> = {}): Promise<string> {
  const html = await page(NEU)
  const answer = await multipart(
    planung,
    '/vorlagen/neu',
    filledForm(html, '/vorlagen/neu', { betreff: 'Radweg', aktion: 'speichern', ...more }),
  )
  expect(answer.status).toBe(303)
  return /\/vorlagen\/([0-9a-f]{10})\/bearbeiten/.exec(answer.headers.get('location') ?? '')?.[1] ?? ''
}

describe('a new draft', () => {
  test('begins with the usual Beratungsfolge and nothing decided', async () => {
    const html = await page(NEU)
    const fields = Object.fromEntries(formOf(html, '/vorlagen/neu'))
    expect(fields).toMatchObject({
      'folge-1-gremium': 'stadtentwicklung',
      'folge-1-rolle': 'vorberatung',
      'folge-2-gremium': 'stadtrat',
      'folge-2-rolle': 'entscheidung',
    })
    expect(fields).not.toHaveProperty('oeffentlich')
    expect(fields).not.toHaveProperty('finanziell')
  })

  test('of a kind that nobody votes on is saved too', async () => {
    const html = await page('/vorlagen/neu?art=mitteilung&federfuehrung=stadtplanung')
    const answer = await multipart(planung, '/vorlagen/neu', filledForm(html, '/vorlagen/neu', { betreff: 'Bericht', aktion: 'speichern' }))
    expect(answer.status).toBe(303)
  })

  test('is saved with a Betreff alone and gets its draft number', async () => {
    const id = await gespeichert()
    const html = await page(`/vorlagen/${id}/bearbeiten`)
    expect(html).toMatch(/Entwurf 2026-\d+ ist gespeichert\./)
    expect(html).toContain('value="Radweg"')
  })

  test('without a Betreff is refused and keeps what was typed', async () => {
    const html = await page(NEU)
    const answer = await multipart(
      planung,
      '/vorlagen/neu',
      filledForm(html, '/vorlagen/neu', { 'abschnitt-sachverhalt': 'Langer Text.', aktion: 'speichern' }),
    )
    expect(answer.status).toBe(422)
    const again = await answer.text()
    expect(again).toContain('Bitte füllen Sie „Betreff“ aus.')
    expect(again).toContain('Langer Text.')
  })

  test('sent twice is one draft', async () => {
    const form = filledForm(await page(NEU), '/vorlagen/neu', { betreff: 'Nur einmal', aktion: 'speichern' })
    const first = await multipart(planung, '/vorlagen/neu', form)
    const second = await multipart(planung, '/vorlagen/neu', form)
    expect([first.status, second.status]).toEqual([303, 303])
    expect(second.headers.get('location')).toBe(first.headers.get('location'))
  })

  test('is no amendment: that is brought in on its paper', async () => {
    expect(await page('/vorlagen/neu')).not.toContain('value="aenderungsantrag"')
    expect(await page('/vorlagen/neu?art=aenderungsantrag&federfuehrung=stadtplanung')).toContain('Art der Vorlage')
  })

  test('is not for members and only for the own office', async () => {
    expect((await (await welt.visitor('vorsitz')).send('/vorlagen/neu')).status).toBe(403)
    const form = filledForm(await page(NEU), '/vorlagen/neu', { betreff: 'Fremd', federfuehrung: 'kultur', aktion: 'speichern' })
    expect((await multipart(planung, '/vorlagen/neu', form)).status).toBe(422)
  })
})

describe('editing a draft', () => {
  test('adds and removes rows by buttons and keeps everything else, without saving', async () => {
    const id = await gespeichert()
    const action = `/vorlagen/${id}/bearbeiten`
    const mehr = await multipart(
      planung,
      action,
      filledForm(await page(action), action, { betreff: 'Ungespeichert', aktion: 'station-dazu' }),
    )
    expect(mehr.status).toBe(200)
    const drei = await mehr.text()
    expect(Object.fromEntries(formOf(drei, action))).toMatchObject({ betreff: 'Ungespeichert', 'folge-3-gremium': '' })
    const weniger = await multipart(planung, action, filledForm(drei, action, { aktion: 'station-weg-1' }))
    expect(Object.fromEntries(formOf(await weniger.text(), action))).toMatchObject({ 'folge-1-gremium': 'stadtrat', 'folge-2-gremium': '' })
    expect(await page(action)).toContain('value="Radweg"')
  })

  test('lets bodies that prepare the decision deliberate side by side, in the form and on the page', async () => {
    const id = await gespeichert({ aktion: 'speichern' })
    const action = `/vorlagen/${id}/bearbeiten`
    const drei = await multipart(planung, action, filledForm(await page(action), action, { aktion: 'station-dazu' }))
    const getippt = {
      'folge-2-gremium': 'hauptausschuss',
      'folge-2-rolle': 'vorberatung',
      'folge-2-parallel': 'ja',
      'folge-3-gremium': 'stadtrat',
      'folge-3-rolle': 'entscheidung',
      'folge-3-oeffentlich': 'ja',
      aktion: 'speichern',
    }
    expect((await multipart(planung, action, filledForm(await drei.text(), action, getippt))).status).toBe(303)
    const html = await page(action)
    expect(Object.fromEntries(formOf(html, action))).toMatchObject({ 'folge-2-parallel': 'ja' })
    expect(Object.fromEntries(formOf(html, action))).not.toHaveProperty('folge-3-parallel')
    expect(html).not.toContain('folge-1-parallel')
    expect(await page(`/vorlagen/${id}`)).toContain('Berät gleichzeitig mit: Ausschuss für Stadtentwicklung')
    // Once the first row is gone, nobody is beside the second any more.
    const zwei = await multipart(planung, action, filledForm(html, action, { aktion: 'station-weg-1' }))
    expect((await multipart(planung, action, filledForm(await zwei.text(), action, { aktion: 'speichern' }))).status).toBe(303)
    expect(await page(`/vorlagen/${id}`)).not.toContain('gleichzeitig')
  })

  test('stores amounts, points with their date and texts with their form', async () => {
    const id = await gespeichert({
      'punkt-1': 'Die Verwaltung baut **zügig**.',
      'punkt-1-art': 'auftrag',
      'punkt-1-termin': '2026-12-01',
      'abschnitt-sachverhalt': '## Lage\nText\n\n- eins\n- zwei',
      finanziell: 'betrag',
      betrag: '25.000,50',
      jahr: '2026',
      oeffentlich: 'ja',
      aktion: 'speichern',
    })
    const html = await page(`/vorlagen/${id}`)
    expect(html).toContain('Die Verwaltung baut <strong>zügig</strong>.')
    expect(html).toContain('Auftrag · Termin 01.12.2026')
    expect(html).toMatch(/25\.000,50\s€ \(Haushaltsjahr 2026\)/)
    expect(html).toContain('<li>eins</li>')
    expect(Object.fromEntries(formOf(await page(`/vorlagen/${id}/bearbeiten`), `/vorlagen/${id}/bearbeiten`))).toMatchObject({
      betrag: '25.000,50',
      'punkt-1-termin': '2026-12-01',
    })
  })

  test('refuses an amount that is none and signs that cannot be printed, each at its field', async () => {
    const id = await gespeichert()
    const action = `/vorlagen/${id}/bearbeiten`
    const more = { finanziell: 'betrag', betrag: '25.5', jahr: '26', 'abschnitt-sachverhalt': 'Guten 😀 Tag', aktion: 'speichern' }
    const answer = await multipart(planung, action, filledForm(await page(action), action, more))
    expect(answer.status).toBe(422)
    const html = await answer.text()
    for (const satz of ['zum Beispiel 25.000,50', 'vierstellig', 'U+1F600']) expect(html).toContain(satz)
    expect(html).toContain('href="#feld-abschnitt-sachverhalt"')
    expect(html).toContain('value="25.5"')
  })

  test('by two people at once gives one version and one 409 that shows both', async () => {
    const id = await gespeichert()
    const action = `/vorlagen/${id}/bearbeiten`
    const alt = filledForm(await page(action), action, { betreff: 'Meine Fassung', aktion: 'speichern' })
    const dienst = await welt.visitor('dienst')
    const neu = filledForm(await page(action, dienst), action, { betreff: 'Andere Fassung', aktion: 'speichern' })
    expect((await multipart(dienst, action, neu)).status).toBe(303)
    const answer = await multipart(planung, action, alt)
    expect(answer.status).toBe(409)
    const html = await answer.text()
    expect(html).toContain('Jetzt eingetragen: Andere Fassung')
    expect(html).toContain('value="Meine Fassung"')
    expect(html).toContain('Entwurf geändert')
    // Knowing both, the second save goes through.
    expect((await multipart(planung, action, filledForm(html, action, { aktion: 'speichern' }))).status).toBe(303)
    expect(await page(action)).toContain('value="Meine Fassung"')
  })

  test('takes the text of a Word file into the chosen section', async () => {
    const word = new Document({
      sections: [
        {
          children: [
            new Paragraph({ text: 'Anlass', heading: HeadingLevel.HEADING_1 }),
            new Paragraph({ children: [new TextRun('Der Weg ist '), new TextRun({ text: 'schmal', bold: true }), new TextRun('.')] }),
          ],
        },
      ],
    })
    const bytes = new Uint8Array(await Packer.toBuffer(word))
    const id = await gespeichert()
    const action = `/vorlagen/${id}/bearbeiten`
    const form = filledForm(await page(action), action, { wordZiel: 'sachverhalt', aktion: 'word' })
    const answer = await multipart(planung, action, form, { field: 'word', name: 'Text.docx', bytes })
    expect(answer.status).toBe(200)
    const html = await answer.text()
    expect(Object.fromEntries(formOf(html, action))['abschnitt-sachverhalt']).toContain('Der Weg ist **schmal**.')
    const falsch = await multipart(planung, action, form, {
      field: 'word',
      name: 'Text.docx',
      bytes: new TextEncoder().encode('%PDF-1.7\n'),
    })
    expect(falsch.status).toBe(422)
    expect(await falsch.text()).toContain('passt nicht zur Endung .docx')
  })

  test('is refused with a sentence once the paper is submitted', async () => {
    const id = await gespeichert({ 'punkt-1': 'Bauen.', 'abschnitt-sachverhalt': 'Lage.', finanziell: 'keine', oeffentlich: 'ja' })
    const action = `/vorlagen/${id}/bearbeiten`
    const form = filledForm(await page(action), action, { betreff: 'Zu spät', aktion: 'speichern' })
    await welt.execute({ art: 'vorlage', id }, { type: 'EINREICHEN' }, 'planung')
    const answer = await multipart(planung, action, form)
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('Zu spät')
    expect((await planung.send(action)).headers.get('location')).toBe(`/vorlagen/${id}`)
  })
})

describe('attachments', () => {
  const PDF = new TextEncoder().encode('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')

  test('are added with their publicity and can be read again', async () => {
    const id = await gespeichert({ oeffentlich: 'ja' })
    const html = await page(`/vorlagen/${id}/bearbeiten`)
    const action = `/vorlagen/${id}/anlagen`
    const form = filledForm(html, action, { anlageOeffentlich: 'nein' })
    expect((await multipart(planung, action, form, { field: 'datei', name: 'Lage "plan".pdf', bytes: PDF })).status).toBe(303)
    const paper = await page(`/vorlagen/${id}`)
    expect(paper).toContain('Lage plan.pdf')
    expect(paper).toContain('öffentlich: Nein')
    const path = /href="(\/vorlagen\/[^"]+\/anlagen\/[^"]+)"/.exec(paper)?.[1] ?? ''
    const file = await planung.send(path)
    expect(file.headers.get('content-type')).toBe('application/pdf')
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(PDF)
    expect((await (await welt.visitor('kultur')).send(path)).status).toBe(404)
    expect((await (await welt.visitor('kiel')).send(path)).status).toBe(404)
    const wegHtml = await page(`/vorlagen/${id}/bearbeiten`)
    const weg = `${path}/entfernen`
    expect((await planung.post(weg, filledForm(wegHtml, weg, {}))).status).toBe(303)
    expect((await planung.send(path)).status).toBe(404)
  })

  test.each([
    [
      'HTML that calls itself PDF',
      'plan.pdf',
      new TextEncoder().encode('<html><script>alert(1)</script></html>'),
      'passt nicht zur Endung .pdf',
    ],
    ['a program', 'plan.exe', Uint8Array.from([0x4d, 0x5a, 0x90, 0]), 'werden nicht angenommen'],
    [
      'an image named as text',
      'plan.txt',
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]),
      'passt nicht zur Endung .txt',
    ],
    ['an empty file', 'plan.pdf', new Uint8Array(), 'ist leer'],
  ])('%s: refused with a sentence, the choice stays', async (_name, name, bytes, satz) => {
    const id = await gespeichert()
    const action = `/vorlagen/${id}/anlagen`
    const form = filledForm(await page(`/vorlagen/${id}/bearbeiten`), action, { anlageOeffentlich: 'ja' })
    const answer = await multipart(planung, action, form, { field: 'datei', name, bytes })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain(satz)
    expect(html).toMatch(/name="anlageOeffentlich" value="ja" checked/)
    expect((await welt.vorlage(id)).context.anlagen).toEqual([])
  })

  test('of more than 20 MB are refused with 413', async () => {
    const id = await gespeichert()
    const action = `/vorlagen/${id}/anlagen`
    const form = filledForm(await page(`/vorlagen/${id}/bearbeiten`), action, { anlageOeffentlich: 'ja' })
    const answer = await multipart(planung, action, form, { field: 'datei', name: 'gross.pdf', bytes: new Uint8Array(20_000_001) })
    expect(answer.status).toBe(413)
    expect(await answer.text()).toContain('zu groß')
  })

  test('need an answer whether they are public', async () => {
    const id = await gespeichert()
    const action = `/vorlagen/${id}/anlagen`
    const answer = await multipart(planung, action, filledForm(await page(`/vorlagen/${id}/bearbeiten`), action, {}), {
      field: 'datei',
      name: 'a.pdf',
      bytes: PDF,
    })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('ob die Anlage öffentlich ist')
  })
})
