/**
 * Typed text before it enters the record: one spelling per letter (NFC), no invisible characters, and a refusal with a sentence for what
 * cannot be printed or could deceive a reader. DIN 91379 asks for Latin, Greek and Cyrillic letters; the fonts of the documents have these.
 */
import type { Block, Run } from './blocks.ts'

/** Lists deeper than this become paragraphs; no paper needs more, and hostile input must not nest without end. */
export const MAX_TIEFE = 6

// Invisible helpers of word processors; hyphenation and line breaks are the business of the renderer.
const UNSICHTBAR = /[[\p{Cc}\u00ad\u200b\u2060\ufeff]--[\n\t]]/gv

const RICHTUNG = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u
const ZEILENENDE = /\r\n?|[\v\f\u0085\u2028\u2029]/gu
const DRUCKBAR = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/u

/** NFC, `\n` as the only line end, control characters and invisible helpers removed. Never fails; see `refusedCharacter`. */
export function normalizeText(text: string): string {
  return text.replace(ZEILENENDE, '\n').replace(UNSICHTBAR, '').normalize('NFC')
}

function refusal(char: string): string | null {
  const code = char.codePointAt(0) ?? 0
  if (code < 0x80) return null
  if (RICHTUNG.test(char)) return 'ein unsichtbares Zeichen, das die Schreibrichtung umkehrt'
  if (code === 0xfffd) return 'ein Ersatzzeichen für einen Buchstaben, der beim Kopieren verloren ging'
  if (code >= 0xd800 && code <= 0xdfff) return 'ein unvollständiges Zeichen'
  if (/[\p{Co}\p{Cn}]/u.test(char)) return 'ein Sonderzeichen, das nur mit einer bestimmten Schrift lesbar ist'
  if (/\p{Emoji_Presentation}/u.test(char) || !DRUCKBAR.test(char)) return 'ein Zeichen, das sich im Dokument nicht drucken lässt'
  return null
}

/** Code point as people write it: `U+202E`. */
export const codePoint = (char: string): string => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/** A German sentence about the first character that must not enter a text, with the words before it; null when all is well. */
export function refusedCharacter(text: string): string | null {
  let index = 0
  for (const char of text) {
    const grund = refusal(char)
    if (grund !== null) {
      const davor = text
        .slice(Math.max(0, index - 30), index)
        .replace(/\s+/g, ' ')
        .trim()
      const ort = davor === '' ? 'am Anfang des Textes' : `nach „${davor}“`
      const gezeigt = /[\p{L}\p{N}\p{S}\p{P}]/u.test(char) ? `„${char}“ (${codePoint(char)})` : codePoint(char)
      return `Das Zeichen ${gezeigt} ${ort} kann nicht übernommen werden: Es ist ${grund}. Bitte löschen oder ersetzen Sie es.`
    }
    index += char.length
  }
  return null
}

/** As `refusedCharacter`, for every text of a tree. */
export function refusedInBlocks(blocks: readonly Block[]): string | null {
  let satz: string | null = null
  mapBlocks(blocks, (text) => {
    satz ??= refusedCharacter(text)
    return text
  })
  return satz
}

/** The same tree with each run and each table title passed through `change`. */
export function mapBlocks(blocks: readonly Block[], change: (text: string) => string): Block[] {
  const runs = (list: readonly Run[]): Run[] => list.map((run) => ({ ...run, text: change(run.text) }))
  return blocks.map((block): Block => {
    switch (block.art) {
      case 'absatz':
      case 'ueberschrift':
        return { ...block, text: runs(block.text) }
      case 'liste':
        return { ...block, punkte: block.punkte.map((punkt) => mapBlocks(punkt, change)) }
      case 'tabelle':
        return {
          ...block,
          ...(block.titel !== undefined && { titel: change(block.titel) }),
          kopf: block.kopf.map(runs),
          zeilen: block.zeilen.map((zeile) => zeile.map(runs)),
        }
    }
  })
}

const collapse = (text: string): string => normalizeText(text).replace(/[ \t\n]+/g, ' ')

const sameForm = (a: Run, b: Run): boolean => a.fett === b.fett && a.kursiv === b.kursiv

const formed = (text: string, { fett, kursiv }: Run): Run => ({ text, ...(fett && { fett }), ...(kursiv && { kursiv }) })

/** Spaces at the edge of a formatted run carry no form, so that equal-looking texts are equal. */
function splitEdges(run: Run): Run[] {
  const [, davor = '', mitte = '', danach = ''] = /^( *)(.*?)( *)$/su.exec(run.text) ?? []
  return [{ text: davor }, formed(mitte, run), { text: danach }]
}

/** Canonical runs: single spaces, none at the ends, neighbours of one form merged, no empty run. */
function normalizeRuns(runs: readonly Run[]): Run[] {
  const result: Run[] = []
  const add = (run: Run): void => {
    const last = result.at(-1)
    let { text } = run
    if (last === undefined || last.text.endsWith(' ')) text = text.replace(/^ +/, '')
    if (text === '') return
    if (last !== undefined && sameForm(last, run)) result[result.length - 1] = { ...last, text: last.text + text }
    else result.push({ ...run, text })
  }
  for (const run of runs) splitEdges({ ...run, text: collapse(run.text) }).forEach(add)
  const last = result.at(-1)
  if (last?.text.endsWith(' ')) {
    const text = last.text.replace(/ +$/, '')
    if (text === '') result.pop()
    else result[result.length - 1] = { ...last, text }
  }
  // Joining runs can bring together a letter and its accent.
  return result.map((run) => ({ ...run, text: run.text.normalize('NFC') }))
}

/** Canonical tree: what is stored, hashed and compared. Empty blocks vanish, table rows get the width of the table. Idempotent. */
export function normalizeBlocks(blocks: readonly Block[], tiefe = 0): Block[] {
  return blocks.reduce<Block[]>((done, block) => {
    for (const neu of normalizeBlock(block, tiefe)) {
      const last = done.at(-1)
      // Two bullet lists in a row look like one; two numbered lists do not, each begins with 1.
      if (last?.art === 'liste' && neu.art === 'liste' && !last.geordnet && !neu.geordnet) last.punkte.push(...neu.punkte)
      else done.push(neu)
    }
    return done
  }, [])
}

function normalizeBlock(block: Block, tiefe: number): Block[] {
  switch (block.art) {
    case 'absatz':
    case 'ueberschrift': {
      const text = normalizeRuns(block.text)
      return text.length === 0 ? [] : [{ ...block, text }]
    }
    case 'liste': {
      const punkte = block.punkte.map((punkt) => normalizeBlocks(punkt, tiefe + 1)).filter((punkt) => punkt.length > 0)
      if (tiefe >= MAX_TIEFE) return punkte.flat()
      return punkte.length === 0 ? [] : [{ art: 'liste', geordnet: block.geordnet, punkte }]
    }
    case 'tabelle': {
      const breite = Math.max(block.kopf.length, ...block.zeilen.map((zeile) => zeile.length))
      const fill = (zeile: readonly Run[][]): Run[][] => Array.from({ length: breite }, (_, spalte) => normalizeRuns(zeile[spalte] ?? []))
      const zeilen = block.zeilen.map(fill).filter((zeile) => zeile.some((zelle) => zelle.length > 0))
      const kopf = fill(block.kopf)
      const titel = collapse(block.titel ?? '').trim()
      if (titel === '' && zeilen.length === 0 && kopf.every((zelle) => zelle.length === 0)) return []
      return [{ art: 'tabelle', ...(titel !== '' && { titel }), kopf, zeilen }]
    }
  }
}
