/** Bold and italics inside a line of `markup.ts`: `**fett**`, `*kursiv*`, `***beides***`, and the backslash. */
import type { Run } from './blocks.ts'

const ESCAPED = /[\\*|#\-•.)]/u

/** One line; asterisks change between runs, everything else that means something is escaped. */
export function toInline(runs: readonly Run[], inTable = false): string {
  let fett = false
  let kursiv = false
  let line = ''
  const switchTo = (run: Partial<Run>): void => {
    line += '*'.repeat((fett === (run.fett ?? false) ? 0 : 2) + (kursiv === (run.kursiv ?? false) ? 0 : 1))
    fett = run.fett ?? false
    kursiv = run.kursiv ?? false
  }
  for (const run of runs) {
    switchTo(run)
    line += run.text.replace(inTable ? /[\\*|]/g : /[\\*]/g, '\\$&')
  }
  switchTo({})
  return line
}

interface Stars {
  width: number
  canOpen: boolean
  canClose: boolean
}
type Token = { text: string } | Stars

const isSpace = (char: string | undefined): boolean => char === undefined || /[ \n]/.test(char)

function tokens(line: string): Token[] {
  const list: Token[] = []
  let text = ''
  let i = 0
  while (i < line.length) {
    const char = line[i] ?? ''
    if (char === '\\' && ESCAPED.test(line[i + 1] ?? '')) {
      text += line[i + 1]
      i += 2
    } else if (char === '*') {
      const width = /^\*+/.exec(line.slice(i))?.[0].length ?? 1
      if (width > 3) text += '*'.repeat(width)
      else {
        list.push({ text }, { width, canOpen: !isSpace(line[i + width]), canClose: !isSpace(line[i - 1]) })
        text = ''
      }
      i += width
    } else {
      text += char
      i += 1
    }
  }
  list.push({ text })
  return list
}

/** Asterisks that open nothing or close nothing are text ("5 * 3", "Kolleg*innen"). */
export function fromInline(line: string): Run[] {
  const list = tokens(line)
  const [fett, kursiv] = [toggles(list, 2), toggles(list, 1)]
  const runs: Run[] = []
  let isFett = false
  let isKursiv = false
  const add = (text: string): void => {
    if (text !== '') runs.push({ text, ...(isFett && { fett: true as const }), ...(isKursiv && { kursiv: true as const }) })
  }
  list.forEach((token, index) => {
    if ('text' in token) return add(token.text)
    const lost = (token.width & 2 && !fett.has(index) ? 2 : 0) + (token.width & 1 && !kursiv.has(index) ? 1 : 0)
    if (fett.has(index)) isFett = !isFett
    if (kursiv.has(index)) isKursiv = !isKursiv
    return add('*'.repeat(lost))
  })
  return runs
}

/** Indexes of the tokens that switch one of the two forms: pairs of an opening and a later closing one. */
function toggles(list: readonly Token[], bit: 1 | 2): Set<number> {
  const found = new Set<number>()
  let open: number | null = null
  list.forEach((token, index) => {
    if ('text' in token || (token.width & bit) === 0) return
    if (open !== null && token.canClose) {
      found.add(open).add(index)
      open = null
    } else if (open === null && token.canOpen) open = index
  })
  return found
}

/** Cells of a table line; an escaped bar belongs to its cell. */
export function splitCells(line: string): string[] {
  const cells: string[] = []
  let cell = ''
  for (let i = 0; i < line.length; i += 1) {
    if (line[i] === '\\') {
      cell += line.slice(i, i + 2)
      i += 1
    } else if (line[i] === '|') {
      cells.push(cell)
      cell = ''
    } else cell += line[i]
  }
  if (cell.trim() !== '') cells.push(cell)
  return cells.slice(1)
}
