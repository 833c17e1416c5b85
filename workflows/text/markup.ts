/**
 * A text as a person edits it in a plain text area, without JavaScript:
 *
 *     # Überschrift        (## und ### für die Ebenen darunter)
 *     Ein Absatz mit **fettem** und *kursivem* Text; eine Leerzeile trennt Absätze.
 *     - Aufzählung
 *       - darunter, um zwei Zeichen eingerückt
 *     1. nummeriert
 *     |+ Titel der Tabelle
 *     | Konto | Betrag |
 *     | 544016 | 15.000 € |
 *
 * A backslash before a sign takes its meaning away. Nothing is an error: what is no sign is text. `fromMarkup(toMarkup(x))` is the canonical x.
 */
import type { Block, Run } from './blocks.ts'
import { fromInline, splitCells, toInline } from './markup-inline.ts'
import { MAX_TIEFE, normalizeBlocks, normalizeText } from './normalize.ts'

type Zeilen = readonly string[]

const PUNKT = /^(?:[-*•]|(\d{1,9})[.)]) +(.*)$/su
const UEBERSCHRIFT = /^(#{1,3}) +(.*)$/su
const TRENNZEILE = /^\|[ :|-]*-[ :|-]*$/
const leer = (zeile: string | undefined): boolean => zeile === undefined || /^[ \t]*$/.test(zeile)
const einzug = (zeile: string): number => zeile.length - zeile.replace(/^ +/, '').length
const inset = (zeilen: Zeilen, width: number): string[] => zeilen.map((zeile) => (leer(zeile) ? '' : ' '.repeat(width) + zeile))

/** Editable form of a tree. */
export function toMarkup(blocks: readonly Block[]): string {
  return render(normalizeBlocks(blocks)).join('\n')
}

function render(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block, index) => (index === 0 ? renderBlock(block) : ['', ...renderBlock(block)]))
}

function renderBlock(block: Block): string[] {
  switch (block.art) {
    case 'absatz':
      return [guardStart(toInline(block.text))]
    case 'ueberschrift':
      return [`${'#'.repeat(block.ebene)} ${toInline(block.text)}`]
    case 'liste':
      return block.punkte.flatMap((punkt, index) => renderPunkt(punkt, block.geordnet ? `${index + 1}. ` : '- '))
    case 'tabelle': {
      const zeile = (zellen: Run[][]): string => `| ${zellen.map((zelle) => toInline(zelle, true)).join(' | ')} |`
      const titel = block.titel === undefined ? [] : [`|+ ${block.titel}`]
      return [...titel, zeile(block.kopf), `|${' --- |'.repeat(block.kopf.length)}`, ...block.zeilen.map(zeile)]
    }
  }
}

function renderPunkt(punkt: readonly Block[], zeichen: string): string[] {
  // The indentation is the same for item 1 and item 100, so that a clerk need not count.
  const [erste = '', ...rest] = render(punkt)
  return [zeichen + erste, ...inset(rest, zeichen === '- ' ? 2 : 3)]
}

/** A paragraph must not look like a heading, an item or a table. */
function guardStart(text: string): string {
  const zahl = /^(\d{1,9})([.)].*)$/su.exec(text)
  if (zahl) return `${zahl[1]}\\${zahl[2]}`
  return /^[-#|•]/u.test(text) ? `\\${text}` : text
}

/** The tree behind a typed text, in canonical form. Refused characters stay in it: see `refusedInBlocks`. */
export function fromMarkup(text: string): Block[] {
  return normalizeBlocks(parse(normalizeText(text).replaceAll('\t', '  ').split('\n'), 0))
}

function parse(zeilen: Zeilen, tiefe: number): Block[] {
  const blocks: Block[] = []
  let i = 0
  while (i < zeilen.length) {
    if (leer(zeilen[i])) {
      i += 1
      continue
    }
    const zeile = (zeilen[i] ?? '').replace(/^ +/, '')
    const ueberschrift = UEBERSCHRIFT.exec(zeile)
    if (ueberschrift) {
      const ebene = (ueberschrift[1] ?? '').length as 1 | 2 | 3
      blocks.push({ art: 'ueberschrift', ebene, text: fromInline(ueberschrift[2] ?? '') })
      i += 1
    } else if (zeile.startsWith('|')) {
      const ende = endOf(zeilen, i, (z) => z.replace(/^ +/, '').startsWith('|'))
      blocks.push(...parseTabelle(zeilen.slice(i, ende).map((z) => z.replace(/^ +/, ''))))
      i = ende
    } else if (PUNKT.test(zeile) && tiefe <= MAX_TIEFE) {
      const { liste, ende } = parseListe(zeilen, i, tiefe)
      blocks.push(liste)
      i = ende
    } else {
      const ende = endOf(zeilen, i + 1, (z) => !leer(z) && !interrupts(z, tiefe))
      blocks.push({ art: 'absatz', text: fromInline(zeilen.slice(i, ende).join('\n')) })
      i = ende
    }
  }
  return blocks
}

function endOf(zeilen: Zeilen, from: number, belongs: (zeile: string) => boolean): number {
  let i = from
  while (i < zeilen.length && belongs(zeilen[i] ?? '')) i += 1
  return i
}

/** Only "1." opens a numbered list inside a paragraph; a line that happens to begin with "21. Januar" does not. */
function interrupts(zeile: string, tiefe: number): boolean {
  const text = zeile.replace(/^ +/, '')
  const punkt = tiefe <= MAX_TIEFE ? PUNKT.exec(text) : null
  return UEBERSCHRIFT.test(text) || text.startsWith('|') || (punkt !== null && (punkt[1] === undefined || punkt[1] === '1'))
}

function parseListe(zeilen: Zeilen, from: number, tiefe: number): { liste: Block; ende: number } {
  const basis = einzug(zeilen[from] ?? '')
  const geordnet = PUNKT.exec((zeilen[from] ?? '').slice(basis))?.[1] !== undefined
  const punkte: Block[][] = []
  let i = from
  while (i < zeilen.length) {
    const zeile = zeilen[i] ?? ''
    const rand = einzug(zeile)
    const punkt = rand <= basis + 1 ? PUNKT.exec(zeile.slice(rand)) : null
    const restart = geordnet && punkt?.[1] === '1' && punkte.length > 0 && leer(zeilen[i - 1])
    if (punkt === null || (punkt[1] !== undefined) !== geordnet || restart) break
    const ende = endOfPunkt(zeilen, i + 1, basis)
    const inhalt = zeilen.slice(i + 1, ende).map((z) => z.slice(Math.min(einzug(z), basis + (geordnet && einzug(z) >= basis + 3 ? 3 : 2))))
    punkte.push(parse([punkt[2] ?? '', ...inhalt], tiefe + 1))
    i = ende
    const weiter = endOf(zeilen, i, leer)
    if (weiter < zeilen.length && PUNKT.test((zeilen[weiter] ?? '').replace(/^ +/, ''))) i = weiter
  }
  return { liste: { art: 'liste', geordnet, punkte }, ende: i }
}

/** An item goes on over indented lines, over blank lines before these, and over a plain line directly below. */
function endOfPunkt(zeilen: Zeilen, from: number, basis: number): number {
  let i = from
  for (;;) {
    const nach = endOf(zeilen, i, leer)
    const zeile = zeilen[nach]
    if (zeile === undefined) return i
    const eingerueckt = einzug(zeile) >= basis + 2
    const lose = nach === i && !PUNKT.test(zeile.replace(/^ +/, '')) && !interrupts(zeile, 0)
    if (!eingerueckt && !lose) return i
    i = nach + 1
  }
}

function parseTabelle(zeilen: Zeilen): Block[] {
  const titel = zeilen[0]?.startsWith('|+') ? zeilen[0].slice(2) : undefined
  const [kopf, ...rest] = titel === undefined ? zeilen : zeilen.slice(1)
  if (kopf === undefined) return titel === undefined ? [] : [{ art: 'absatz', text: [{ text: titel }] }]
  const daten = TRENNZEILE.test((rest[0] ?? '').trim()) ? rest.slice(1) : rest
  const cells = (zeile: string): Run[][] => splitCells(zeile).map(fromInline)
  return [{ art: 'tabelle', ...(titel !== undefined && { titel }), kopf: cells(kopf), zeilen: daten.map(cells) }]
}
