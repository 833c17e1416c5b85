/**
 * Pasted or converted HTML → block tree. Everything outside the vocabulary of blocks is reduced to its text; scripts, styles, comments and
 * pictures vanish. Word's clipboard HTML writes lists as paragraphs: see `word-lists.ts`.
 */
import { blocksSchema, type Block, type Run } from '../../workflows/text/blocks.ts'
import { mapBlocks, normalizeBlocks } from '../../workflows/text/normalize.ts'
import { RatslaufError } from '../engine/errors.ts'
import { attribute, elements, isBlock, isElement, isIgnored, isText, parseBounded, styleOf, type Element, type Node } from './html-dom.ts'
import { readGrid } from './html-table.ts'
import { isMarker, isNumber, listLevel, nestLists, type Entry } from './word-lists.ts'

export interface Imported {
  /** Canonical, within the limits of `blocksSchema`. */
  blocks: Block[]
  /** German sentences for the author about what was changed on the way. */
  hinweise: string[]
}

const MAX_ZEICHEN = 4_000_000
const MAX_ELEMENTE = 60_000
const MAX_TIEFE = 120
const MAX_SPALTEN = 12

const HINWEIS = {
  bild: 'Bilder wurden nicht übernommen. Bitte fügen Sie sie als Anlage bei.',
  kopfzeile: 'Die erste Zeile einer Tabelle wurde als Kopfzeile übernommen, weil keine gekennzeichnet war.',
  verbunden: 'Verbundene Tabellenzellen wurden getrennt; ihr Text steht in der ersten Zelle.',
  breit: `Eine Tabelle mit mehr als ${MAX_SPALTEN} Spalten wurde als Text übernommen. Bitte fügen Sie sie als Anlage bei.`,
  nummer: 'Eine Nummerierung, die nicht mit 1 begann, beginnt jetzt mit 1. Bitte prüfen Sie Verweise im Text.',
  buchstabe: 'Aufzählungen mit Buchstaben oder römischen Zahlen sind jetzt mit Ziffern nummeriert.',
  zeichen: 'Sonderzeichen, die nur mit einer bestimmten Schrift lesbar sind, wurden entfernt oder ersetzt.',
} as const

type Form = Omit<Run, 'text'>

const zuGross = (): RatslaufError =>
  new RatslaufError('UPLOAD_TOO_LARGE', 'Der Text ist zu lang oder zu stark verschachtelt. Bitte übernehmen Sie ihn in mehreren Teilen.')

/** Throws RatslaufError UPLOAD_TOO_LARGE. */
export const importHtml = (source: string): Block[] => readHtml(source).blocks

/** As `importHtml`, with the hints for the author. */
export function readHtml(source: string): Imported {
  const fragment = source.length > MAX_ZEICHEN ? null : parseBounded(source, MAX_TIEFE, MAX_ELEMENTE)
  if (fragment === null) throw zuGross()
  const hinweise = new Set<string>()
  const tree = new Reader(hinweise).blocks(fragment.childNodes, {})
  const blocks = normalizeBlocks(mapBlocks(tree, (text) => replaceSymbols(text, hinweise)))
  if (!blocksSchema.safeParse(blocks).success) throw zuGross()
  return { blocks, hinweise: [...hinweise] }
}

/** Bullets and arrows of Word's symbol fonts lie in the private use area; direction marks come with every paste from the web. */
function replaceSymbols(text: string, hinweise: Set<string>): string {
  return text.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '').replace(/[\p{Co}\ufffd]/gu, (char) => {
    hinweise.add(HINWEIS.zeichen)
    return { '\uf0b7': '•', '\uf0e0': '→', '\uf0a7': '▪' }[char] ?? ''
  })
}

function formOf(element: Element, outer: Form): Form {
  const weight = styleOf(element, 'font-weight')
  const slant = styleOf(element, 'font-style')
  const fett =
    weight === '' ? outer.fett || /^(b|strong)$/.test(element.tagName) : weight === 'bold' || weight === 'bolder' || Number(weight) >= 600
  const kursiv = slant === '' ? outer.kursiv || /^(i|em)$/.test(element.tagName) : slant === 'italic' || slant === 'oblique'
  return { ...(fett && { fett: true }), ...(kursiv && { kursiv: true }) }
}

class Reader {
  readonly hinweise: Set<string>

  constructor(hinweise: Set<string>) {
    this.hinweise = hinweise
  }

  /** Content of a container; inline content between its blocks becomes paragraphs. */
  blocks(nodes: readonly Node[], form: Form): Block[] {
    const entries: Entry[] = []
    let runs: Run[] = []
    const flush = (): void => {
      if (runs.length > 0) entries.push({ art: 'absatz', text: runs })
      runs = []
    }
    const visit = (node: Node, outer: Form): void => {
      if (isElement(node) && isBlock(node)) {
        flush()
        entries.push(...this.block(node, outer))
      } else if (isElement(node) && !isIgnored(node) && contains(node, isBlock)) {
        for (const child of node.childNodes) visit(child, formOf(node, outer))
      } else runs.push(...this.inline([node], outer))
    }
    for (const node of nodes) visit(node, form)
    flush()
    return nestLists(entries)
  }

  private block(element: Element, outer: Form): Entry[] {
    const form = formOf(element, outer)
    const ebene = /^h([1-6])$/.exec(element.tagName)?.[1] ?? (/\bMsoTitle\b/.test(attribute(element, 'class')) ? '1' : undefined)
    if (ebene !== undefined) {
      const text = this.inline(element.childNodes, {}).map((run) => ({ text: run.text }))
      return [{ art: 'ueberschrift', ebene: Math.min(3, Number(ebene)) as 1 | 2 | 3, text }]
    }
    const level = listLevel(element)
    if (level !== null) return [this.listParagraph(element, level, form)]
    if (element.tagName === 'ul' || element.tagName === 'ol') return [this.list(element, form)]
    if (element.tagName === 'table') return this.table(element)
    return this.blocks(element.childNodes, form)
  }

  private listParagraph(element: Element, ebene: number, form: Form): Entry {
    const marker = find(element, isMarker)
    const zeichen =
      marker === null
        ? ''
        : this.inline(marker.childNodes, {})
            .map((run) => run.text)
            .join('')
    const geordnet = isNumber(zeichen)
    if (geordnet && !/\d/.test(zeichen)) this.hinweise.add(HINWEIS.buchstabe)
    return { art: 'word-liste', ebene, geordnet, text: this.inline(element.childNodes, form) }
  }

  private list(element: Element, form: Form): Block {
    const punkte: Block[][] = []
    for (const child of element.childNodes) {
      const inhalt =
        isElement(child) && child.tagName === 'li' ? this.blocks(child.childNodes, formOf(child, form)) : this.blocks([child], form)
      // Some editors put the inner list beside its item, not into it.
      const previous = isElement(child) && /^[uo]l$/.test(child.tagName) ? punkte.at(-1) : undefined
      if (previous === undefined) punkte.push(inhalt)
      else previous.push(...inhalt)
    }
    const geordnet = element.tagName === 'ol'
    if (geordnet && !['', '1'].includes(attribute(element, 'start'))) this.hinweise.add(HINWEIS.nummer)
    if (geordnet && /^[aAiI]$/.test(attribute(element, 'type'))) this.hinweise.add(HINWEIS.buchstabe)
    return { art: 'liste', geordnet, punkte }
  }

  private table(element: Element): Block[] {
    const grid = readGrid(element)
    const cells = grid.zeilen.map((zeile) => zeile.map((cell) => (cell === null ? [] : this.inline(cell.childNodes, formOf(cell, {})))))
    const [kopf, ...zeilen] = cells
    if (kopf === undefined || grid.breite === 0) return []
    const [only] = grid.zeilen[0] ?? []
    // A single field is a frame around text, not a table.
    if (grid.breite === 1 && zeilen.length === 0) return only == null ? [] : this.blocks(only.childNodes, {})
    if (grid.breite > MAX_SPALTEN) {
      this.hinweise.add(HINWEIS.breit)
      return cells.map((zeile) => ({ art: 'absatz', text: zeile.flatMap((cell, i) => (i === 0 ? cell : [{ text: ' · ' }, ...cell])) }))
    }
    if (!grid.hatKopf) this.hinweise.add(HINWEIS.kopfzeile)
    if (grid.verbunden) this.hinweise.add(HINWEIS.verbunden)
    const titel =
      grid.titel === null
        ? ''
        : this.inline(grid.titel.childNodes, {})
            .map((run) => run.text)
            .join('')
    // Header cells are bold by their place.
    return [{ art: 'tabelle', ...(titel !== '' && { titel }), kopf: kopf.map((cell) => cell.map(({ text }) => ({ text }))), zeilen }]
  }

  /** All words below, blocks separated by a space. */
  private inline(nodes: readonly Node[], outer: Form): Run[] {
    const runs: Run[] = []
    for (const node of nodes) {
      if (isText(node)) runs.push({ text: node.value, ...outer })
      if (!isElement(node) || isMarker(node)) continue
      if (node.tagName === 'img' || node.tagName === 'v:imagedata') this.hinweise.add(HINWEIS.bild)
      if (isIgnored(node)) continue
      const inner = this.inline(node.childNodes, formOf(node, outer))
      const space = isBlock(node) ? [{ text: ' ' }] : []
      runs.push(...space, ...inner, ...linkTarget(node, inner), ...space)
    }
    return runs
  }
}

/** A printed text has no links: the address follows in brackets unless the text already shows it. */
function linkTarget(element: Element, runs: readonly Run[]): Run[] {
  const href = attribute(element, 'href')
  if (element.tagName !== 'a' || !/^https?:\/\/\S{1,300}$/i.test(href)) return []
  const shown = runs
    .map((run) => run.text)
    .join('')
    .replace(/\s/g, '')
  const bare = href.replace(/^https?:\/\//i, '').replace(/\/$/, '')
  return shown.includes(bare) ? [] : [{ text: ` (${href})` }]
}

const contains = (element: Element, test: (element: Element) => boolean): boolean =>
  elements(element.childNodes).some((child) => test(child) || contains(child, test))

function find(element: Element, test: (element: Element) => boolean): Element | null {
  for (const child of elements(element.childNodes)) {
    const found = test(child) ? child : find(child, test)
    if (found !== null) return found
  }
  return null
}
