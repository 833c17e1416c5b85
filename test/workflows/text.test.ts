import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseFragment } from 'parse5'
import { blocksSchema, plainText, type Block } from '../../workflows/text/blocks.ts'
import { blocksToHtml } from '../../workflows/text/html.ts'
import { fromMarkup, toMarkup } from '../../workflows/text/markup.ts'
import { normalizeBlocks, normalizeText, refusedCharacter, refusedInBlocks } from '../../workflows/text/normalize.ts'
import { outline } from '../../workflows/text/outline.ts'
import { blocksArbitrary } from './block-arbitrary.ts'

const absatz = (text: string): Block => ({ art: 'absatz', text: [{ text }] })

describe('typed text', () => {
  test('is stored in one spelling, without control characters and invisible helpers', () => {
    expect(normalizeText('Lo\u0301dz\u0301\u0000 Haus\u00adhalt\r\nzwei\ufeff')).toBe('Lódź Haushalt\nzwei')
  })

  test.each([
    ['\u202e', 'Schreibrichtung'],
    ['\uf0b7', 'bestimmten Schrift'],
    ['\ufffd', 'verloren ging'],
    ['\ud800', 'unvollständig'],
    ['😀', 'nicht drucken'],
    ['漢', 'nicht drucken'],
  ])('is refused with the character and its place named (%j)', (char, grund) => {
    const satz = refusedCharacter(`Der Ausschuss ${char} tagt`)
    expect(satz).toContain('nach „Der Ausschuss“')
    expect(satz).toContain(`U+${char.codePointAt(0)?.toString(16).toUpperCase()}`)
    expect(satz).toContain(grund)
  })

  test('of the names and signs that German offices write passes', () => {
    expect(refusedCharacter('Łódź, Ševčenko, Ñuñoa, Αθήνα, Київ: „§ 58“ – 15.000 € → ☑ ≤ ½ … m²')).toBeNull()
  })

  test('is checked in every corner of a tree', () => {
    const tabelle: Block = { art: 'tabelle', titel: 'T', kopf: [[{ text: 'a' }]], zeilen: [[[{ text: 'b\ufffd' }]]] }
    expect(refusedInBlocks([{ art: 'liste', geordnet: false, punkte: [[tabelle]] }])).toContain('U+FFFD')
  })

  test('has one canonical tree: normalising twice changes nothing', () => {
    fc.assert(
      fc.property(blocksArbitrary, (blocks) => {
        const once = normalizeBlocks(blocks)
        expect(normalizeBlocks(once)).toEqual(once)
        expect(blocksSchema.safeParse(once).success).toBe(true)
      }),
    )
  })
})

describe('the editable form of a text', () => {
  test('comes back as the same tree, whatever signs the text holds', () => {
    fc.assert(
      fc.property(blocksArbitrary, (blocks) => {
        expect(fromMarkup(toMarkup(blocks))).toEqual(normalizeBlocks(blocks))
      }),
      { numRuns: 1_000 },
    )
  })

  test('reads what a clerk types', () => {
    const text =
      '# Sachlage\nDie Stadt **zahlt** *jährlich*\n15.000 €.\n- Kiel\n  - Hafen\n- Aachen\n\n1. erstens\n2) zweitens\n|+ Haushalt\n| Konto | Betrag |\n| 544016 | 15.000 € |'
    expect(fromMarkup(text)).toEqual([
      { art: 'ueberschrift', ebene: 1, text: [{ text: 'Sachlage' }] },
      {
        art: 'absatz',
        text: [
          { text: 'Die Stadt ' },
          { text: 'zahlt', fett: true },
          { text: ' ' },
          { text: 'jährlich', kursiv: true },
          { text: ' 15.000 €.' },
        ],
      },
      {
        art: 'liste',
        geordnet: false,
        punkte: [[absatz('Kiel'), { art: 'liste', geordnet: false, punkte: [[absatz('Hafen')]] }], [absatz('Aachen')]],
      },
      { art: 'liste', geordnet: true, punkte: [[absatz('erstens')], [absatz('zweitens')]] },
      {
        art: 'tabelle',
        titel: 'Haushalt',
        kopf: [[{ text: 'Konto' }], [{ text: 'Betrag' }]],
        zeilen: [[[{ text: '544016' }], [{ text: '15.000 €' }]]],
      },
    ])
  })

  test('leaves stray signs and dates in the text', () => {
    expect(fromMarkup('5 * 3 und Kolleg*innen\n21. Januar ** offen')).toEqual([absatz('5 * 3 und Kolleg*innen 21. Januar ** offen')])
  })

  test('stays quick and shallow on hostile nesting', () => {
    const tief = Array.from({ length: 3_000 }, (_, i) => `${' '.repeat(2 * i)}- x`).join('\n')
    expect(plainText(fromMarkup(tief)).match(/x/g)).toHaveLength(3_000)
  })
})

describe('a text as HTML', () => {
  test('never turns text into markup', () => {
    const html = blocksToHtml([
      absatz('<script>alert(1)</script> & "{{x}}"'),
      { art: 'tabelle', titel: '<i>', kopf: [[{ text: '<b>' }], []], zeilen: [] },
    ])
    expect(html).not.toMatch(/<script|<i>|<b>/)
    expect(html).toContain('&lt;script&gt;')
  })

  test('says the same words as the tree', () => {
    const words = (nodes: readonly unknown[]): string =>
      (nodes as { value?: string; childNodes?: unknown[] }[]).map((node) => node.value ?? words(node.childNodes ?? [])).join('')
    const squeeze = (text: string): string => text.replace(/[\s·]/gu, '')
    fc.assert(
      fc.property(blocksArbitrary, (tree) => {
        const blocks = normalizeBlocks(tree)
        const titel = (list: readonly Block[]): string => (JSON.stringify(list).includes('"titel"') ? 'ja' : 'nein')
        fc.pre(titel(blocks) === 'nein')
        expect(squeeze(words(parseFragment(blocksToHtml(blocks)).childNodes))).toBe(squeeze(plainText(blocks)))
      }),
    )
  })

  test('skips no heading level and has none inside a list', () => {
    const kopf = (ebene: 1 | 2 | 3): Block => ({ art: 'ueberschrift', ebene, text: [{ text: `E${ebene}` }] })
    const blocks = [kopf(3), kopf(1), kopf(3), kopf(2), { art: 'liste', geordnet: true, punkte: [[kopf(1)]] } satisfies Block]
    expect(outline(blocks).map((block) => (block.art === 'ueberschrift' ? block.ebene : block.art))).toEqual([1, 1, 2, 2, 'liste'])
    expect(blocksToHtml(blocks)).toContain('<li><strong>E1</strong></li>')
  })
})
