import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import {
  AlignmentType,
  Document,
  HeadingLevel,
  ImageRun,
  InsertedTextRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import { plainText } from '../../workflows/text/blocks.ts'
import { importHtml, readHtml } from '../../src/documents/html-import.ts'
import { importWord } from '../../src/documents/word-import.ts'
import { readZip, unpack, writeZip } from '../../src/documents/zip.ts'

const cell = (text: string, columnSpan = 1): TableCell => new TableCell({ columnSpan, children: [new Paragraph(text)] })
const tief = (n: number): string => '<div>'.repeat(n) + 'x' + '</div>'.repeat(n)

const wordFile = (): Promise<Buffer> =>
  Packer.toBuffer(
    new Document({
      numbering: {
        config: [{ reference: 'zahlen', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.LEFT }] }],
      },
      sections: [
        {
          children: [
            new Paragraph({ text: 'Sachlage', heading: HeadingLevel.HEADING_1 }),
            new Paragraph({
              children: [
                new TextRun('Der Kreis '),
                new TextRun({ text: 'Łódź', bold: true }),
                new TextRun({ text: ' ist Partner.', italics: true }),
              ],
            }),
            new Paragraph({ text: 'Hafen', bullet: { level: 0 } }),
            new Paragraph({ text: 'Liegeplatz', bullet: { level: 1 } }),
            new Paragraph({ text: 'erhöhen', numbering: { reference: 'zahlen', level: 0 } }),
            new Table({
              rows: [
                new TableRow({ tableHeader: true, children: [cell('Konto'), cell('Betrag')] }),
                new TableRow({ children: [cell('544016'), cell('15.000 €')] }),
                new TableRow({ children: [cell('Summe', 2)] }),
              ],
            }),
            new Paragraph({ children: [new ImageRun({ type: 'png', data: Buffer.alloc(9), transformation: { width: 1, height: 1 } })] }),
            new Paragraph({ children: [new InsertedTextRun({ id: 1, author: 'Amt', date: '2026-01-01T00:00:00Z', text: 'Nachtrag' })] }),
          ],
        },
      ],
    }),
  )

describe('a Word file', () => {
  test('keeps headings, bold, italics, nested lists and tables', async () => {
    const { blocks, hinweise } = await importWord(await wordFile())
    expect(blocks).toEqual([
      { art: 'ueberschrift', ebene: 1, text: [{ text: 'Sachlage' }] },
      {
        art: 'absatz',
        text: [{ text: 'Der Kreis ' }, { text: 'Łódź', fett: true }, { text: ' ' }, { text: 'ist Partner.', kursiv: true }],
      },
      {
        art: 'liste',
        geordnet: false,
        punkte: [
          [
            { art: 'absatz', text: [{ text: 'Hafen' }] },
            { art: 'liste', geordnet: false, punkte: [[{ art: 'absatz', text: [{ text: 'Liegeplatz' }] }]] },
          ],
        ],
      },
      { art: 'liste', geordnet: true, punkte: [[{ art: 'absatz', text: [{ text: 'erhöhen' }] }]] },
      {
        art: 'tabelle',
        kopf: [[{ text: 'Konto' }], [{ text: 'Betrag' }]],
        zeilen: [
          [[{ text: '544016' }], [{ text: '15.000 €' }]],
          [[{ text: 'Summe' }], []],
        ],
      },
      { art: 'absatz', text: [{ text: 'Nachtrag' }] },
    ])
    expect(hinweise.join(' ')).toContain('nachverfolgte Änderungen')
    expect(hinweise.join(' ')).toContain('Verbundene Tabellenzellen')
    expect(hinweise.join(' ')).toContain('Bilder wurden nicht')
  })

  test.each([
    ['a PDF', Buffer.from('%PDF-1.7 …'), 'Das ist eine PDF-Datei'],
    ['an old .doc', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), 'alten Word-Format'],
    ['a protected file', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]), 'Kennwort'],
    ['any other bytes', Buffer.from('hallo'), 'keine lesbare Word-Datei'],
    ['a spreadsheet', writeZip([{ name: 'xl/workbook.xml', content: Buffer.from('<a/>') }]), 'Excel'],
    ['a damaged document', writeZip([{ name: 'word/document.xml', content: Buffer.from('<w:document') }]), 'beschädigt'],
    [
      'a document with entities',
      writeZip([{ name: 'word/document.xml', content: Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><a/>') }]),
      'unzulässige',
    ],
  ])('that is really %s is refused with a sentence', async (_name, bytes, satz) => {
    await expect(importWord(bytes)).rejects.toMatchObject({ code: 'UPLOAD_REFUSED', sentence: expect.stringContaining(satz) })
  })

  test('that unpacks to far more than it claims is stopped at the limit', async () => {
    const bomb = writeZip([{ name: 'word/document.xml', content: deflateRawSync(Buffer.alloc(40_000_000, 32)) }])
    const directory = bomb.lastIndexOf(Buffer.from('504b0102', 'hex'))
    bomb.writeUInt16LE(8, directory + 10)
    await expect(importWord(bomb)).rejects.toMatchObject({ code: 'UPLOAD_TOO_LARGE' })
  })

  test('with broken offsets is no archive', () => {
    const zip = writeZip([{ name: 'a', content: Buffer.from('b') }])
    zip.writeUInt32LE(0xfffffff0, zip.length - 6)
    expect(readZip(zip, 10)).toBeNull()
  })

  test('is read and written back byte for byte by the archive reader', async () => {
    const [entry] = readZip(writeZip([{ name: 'ä.xml', content: Buffer.from('Inhalt') }]), 10) ?? []
    expect(entry?.name).toBe('ä.xml')
    expect((entry && (await unpack(entry, 100)))?.toString()).toBe('Inhalt')
  })
})

describe('pasted HTML', () => {
  test('loses scripts, styles, comments and attributes and keeps its words', () => {
    const html =
      '<style>p{}</style><!-- x --><p onclick="a()">Eins <script>alert(1)</script>zwei</p><iframe src="//x">f</iframe><p><a href="javascript:x">Link</a></p>'
    expect(plainText(importHtml(html))).toBe('Eins zwei\nLink')
  })

  test('from the clipboard of Word yields nested lists without their bullets', () => {
    const punkt = (level: number, zeichen: string, text: string): string =>
      `<p class=MsoListParagraph style='margin-left:36pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${zeichen}<span>&nbsp;&nbsp; </span></span><![endif]>${text}<o:p></o:p></p>`
    const blocks = importHtml(
      punkt(1, '·', 'Hafen') + punkt(2, 'o', 'Liegeplatz') + punkt(1, '·', '<b>Kai</b>') + punkt(1, '1.', 'eins') + punkt(1, '2.', 'zwei'),
    )
    expect(blocks).toEqual([
      {
        art: 'liste',
        geordnet: false,
        punkte: [
          [
            { art: 'absatz', text: [{ text: 'Hafen' }] },
            { art: 'liste', geordnet: false, punkte: [[{ art: 'absatz', text: [{ text: 'Liegeplatz' }] }]] },
          ],
          [{ art: 'absatz', text: [{ text: 'Kai', fett: true }] }],
        ],
      },
      {
        art: 'liste',
        geordnet: true,
        punkte: [[{ art: 'absatz', text: [{ text: 'eins' }] }], [{ art: 'absatz', text: [{ text: 'zwei' }] }]],
      },
    ])
  })

  test('understands bold by style, and that a wrapper may take it away', () => {
    const html = '<b style="font-weight:normal"><p>a <span style="font-weight:700">b</span> <i>c</i></p></b>'
    expect(importHtml(html)).toEqual([
      { art: 'absatz', text: [{ text: 'a ' }, { text: 'b', fett: true }, { text: ' ' }, { text: 'c', kursiv: true }] },
    ])
  })

  test('with merged cells becomes a full grid, the first row its header', () => {
    const { blocks, hinweise } = readHtml('<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d</table>')
    const zelle = (text: string): unknown => (text === '' ? [] : [{ text }])
    expect(blocks).toEqual([{ art: 'tabelle', kopf: ['a', 'b', ''].map(zelle), zeilen: [['', 'c', 'd'].map(zelle)] }])
    expect(hinweise).toHaveLength(2)
  })

  test('with a table wider than a page becomes text, a frame around text disappears', () => {
    expect(readHtml(`<table><tr>${'<td>x</td>'.repeat(13)}</tr></table>`).hinweise.join()).toContain('mehr als 12 Spalten')
    expect(importHtml('<table><tr><td><p>a</p><p>b</p></td></tr></table>')).toHaveLength(2)
  })

  test('shows where a link leads, and says that pictures are missing', () => {
    const { blocks, hinweise } = readHtml(
      '<p><a href="https://example.org/a">hier</a> <a href="https://example.org">example.org</a><img src=x></p>',
    )
    expect(plainText(blocks)).toBe('hier (https://example.org/a) example.org')
    expect(hinweise.join()).toContain('Bilder')
  })

  test('replaces bullets of symbol fonts and drops direction marks', () => {
    expect(plainText(importHtml('<p>\uf0b7 Hafen\u202e\uf041</p>'))).toBe('• Hafen')
  })

  test.each([
    ['nests without end', tief(20_000)],
    ['holds too many elements', '<b>x</b>'.repeat(70_000)],
    ['is too long', 'x'.repeat(4_000_001)],
    ['has a paragraph beyond the limit', `<p>${'x'.repeat(30_000)}</p>`],
  ])('that %s is refused quickly with a sentence', (_name, html) => {
    expect(() => importHtml(html)).toThrow(expect.objectContaining({ code: 'UPLOAD_TOO_LARGE' }))
  })
})
