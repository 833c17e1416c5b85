import { afterAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseFragment } from 'parse5'
import { beschlussauszug } from '../../src/documents/beschlussauszug.ts'
import { einladung } from '../../src/documents/einladung.ts'
import { documentHtml } from '../../src/documents/html.ts'
import type { Baustein, DocumentModel } from '../../src/documents/model.ts'
import { createRenderer } from '../../src/documents/renderer.ts'
import { vorlage } from '../../src/documents/vorlage.ts'
import { niederschrift } from '../../src/documents/niederschrift.ts'
import { auszuege, einladungen, HOSTILE, niederschriften, vorlagen } from '../setup/document-inputs.ts'
import { readPdf } from '../setup/pdf.ts'
import { blocksArbitrary } from '../workflows/block-arbitrary.ts'

const renderer = createRenderer({ timeoutMs: 30_000 })
afterAll(() => renderer.close())

const sizes = ['minimal', 'maximal', 'hostile'] as const
const cases: [string, DocumentModel][] = sizes.flatMap((size): [string, DocumentModel][] => [
  [`a ${size} Vorlage`, vorlage(vorlagen[size])],
  [`a ${size} Einladung`, einladung(einladungen[size])],
  [`a ${size} Niederschrift`, niederschrift(niederschriften[size])],
  [`a ${size} Beschlussauszug`, beschlussauszug(auszuege[size])],
])

const eigenhaendig: Baustein = { art: 'unterschrift', vermerk: null, ortDatum: null, form: 'eigenhaendig', funktion: 'Vorsitz' }
cases.push([
  'a document to be signed by hand',
  { ...vorlage(vorlagen.minimal), bausteine: [{ art: 'hinweis', text: 'Bitte unterschreiben.' }, eigenhaendig] },
])

/** Letters and signs only: line breaks, hyphenation and fixed spaces differ by medium. */
const squeeze = (text: string): string => text.replace(/[\s\u00ad\u200b\u002d\u2010]/gu, '')

const leaves = (node: unknown): string[] => {
  const { value, childNodes = [] } = node as { value?: string; childNodes?: unknown[] }
  return value === undefined ? childNodes.flatMap(leaves) : [squeeze(value)]
}

/** Signs in the PDF beside the words of the twin, which must come in the same order. */
function listMarks(text: string, model: DocumentModel): string {
  let rest = squeeze(text)
  let marks = ''
  for (const leaf of leaves(parseFragment(documentHtml(model)))) {
    const at = rest.indexOf(leaf)
    expect(at === -1 ? { missing: leaf, in: rest.slice(0, 200) } : leaf).toBe(leaf)
    marks += rest.slice(0, at)
    rest = rest.slice(at + leaf.length)
  }
  return marks + rest
}

describe.each(cases)('%s as PDF', (_name, model) => {
  test('is PDF/A-2a and PDF/UA-1, tagged throughout, in German, with its title, headers of tables and headings in order', async () => {
    const { bytes, pages } = await renderer.pdf(model)
    const report = await readPdf(bytes)
    expect(report).toMatchObject({
      marked: true,
      language: 'de-DE',
      displayDocTitle: true,
      conformance: '2A ua1',
      untagged: [],
      title: model.titel,
      pages,
    })
    expect(report.figures).toBe(0)
    expect(report.tables.every((headers) => headers > 0)).toBe(true)
    expect(report.headings[0]).toBe(1)
    report.headings.forEach((level, index) => expect(level - (report.headings[index - 1] ?? 0)).toBeLessThanOrEqual(1))
  })

  test('has the same bytes on a second run', async () => {
    const [first, second] = [await renderer.pdf(model), await renderer.pdf(structuredClone(model))]
    expect(second.sha256).toBe(first.sha256)
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0)
  })

  test('says the words of its HTML twin in the same order, and nothing else but list marks', async () => {
    const { text } = await readPdf((await renderer.pdf(model)).bytes)
    expect(listMarks(text, model)).toMatch(/^[\d.•]*$/)
  })

  test('shows banner and footer on every page', async () => {
    const { pageTexts } = await readPdf((await renderer.pdf(model)).bytes)
    pageTexts.forEach((page, index) => {
      expect(squeeze(page)).toContain(squeeze(model.banner ?? ''))
      expect(squeeze(page)).toContain(squeeze(model.fusszeile))
      expect(page).toContain(`Seite ${index + 1} von ${pageTexts.length}`)
    })
  })
})

describe('the documents above', () => {
  test('hold every kind of block, so that each is seen in PDF and HTML', () => {
    const kinds: Record<Baustein['art'], true> = {
      abschnitt: true,
      text: true,
      angaben: true,
      beratungsfolge: true,
      beschlusspunkte: true,
      abstimmung: true,
      tagesordnung: true,
      unterschrift: true,
      hinweis: true,
    }
    const seen = new Set(cases.flatMap(([, model]) => model.bausteine.map((baustein) => baustein.art)))
    expect([...seen].sort()).toEqual(Object.keys(kinds).sort())
  })
})

describe('any text that can be typed', () => {
  test('can be printed, tagged and read back', async () => {
    await fc.assert(
      fc.asyncProperty(blocksArbitrary, async (text) => {
        const model = vorlage({ ...vorlagen.minimal, abschnitte: [{ titel: 'Sachverhalt', text }] })
        const report = await readPdf((await renderer.pdf(model)).bytes)
        expect(report.untagged).toEqual([])
        listMarks(report.text, model)
      }),
      { numRuns: 40 },
    )
  })
})

describe('the HTML twin', () => {
  test('keeps hostile text as text', () => {
    const html = documentHtml(vorlage(vorlagen.hostile))
    expect(html).not.toContain('<script')
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(html).toContain('{{konto}}')
    expect(HOSTILE).toContain('<script>')
  })

  test('refuses what is no model', () => {
    expect(() => documentHtml({ schemaVersion: 2 })).toThrow()
  })
})

describe('a signature', () => {
  test('never stands alone on a page', async () => {
    // Whatever the length of the text before it, the last page also holds words of that text.
    for (const zeilen of [24, 26, 28, 30, 32, 34, 36]) {
      const text = Array.from({ length: zeilen }, (_, i) => ({ art: 'absatz' as const, text: [{ text: `Absatz ${i + 1}` }] }))
      const model = vorlage({
        ...vorlagen.minimal,
        abschnitte: [{ titel: 'Sachverhalt', text }],
        freigabe: { form: 'gez', funktion: 'Oberbürgermeisterin', am: '2026-11-25' },
      })
      const last = (await readPdf((await renderer.pdf(model)).bytes)).pageTexts.at(-1) ?? ''
      expect(last).toContain('gez. Oberbürgermeisterin')
      expect(last).toMatch(/Absatz \d/)
    }
  })
})
