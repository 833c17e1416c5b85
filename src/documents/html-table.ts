/** HTML table → rectangular grid: merged cells keep their text in the first field, the others stay empty. */
import { attribute, elements, type Element } from './html-dom.ts'

export interface Grid {
  titel: Element | null
  /** Null marks a field without a cell of its own. */
  zeilen: (Element | null)[][]
  breite: number
  /** The source marks its first row as header. */
  hatKopf: boolean
  verbunden: boolean
}

const span = (cell: Element, name: string, max: number): number =>
  Math.min(max, Math.max(1, Number.parseInt(attribute(cell, name), 10) || 1))

export function readGrid(table: Element): Grid {
  const parts = elements(table.childNodes)
  const rows = parts.flatMap((part) =>
    part.tagName === 'tr' ? [part] : /^t(head|body|foot)$/.test(part.tagName) ? elements(part.childNodes) : [],
  )
  const zeilen: (Element | null)[][] = []
  // Column → number of further rows that a cell above still covers.
  const covered = new Map<number, number>()
  let verbunden = false
  for (const row of rows.filter((element) => element.tagName === 'tr')) {
    const zeile: (Element | null)[] = []
    const skipCovered = (): void => {
      while ((covered.get(zeile.length) ?? 0) > 0) {
        covered.set(zeile.length, (covered.get(zeile.length) ?? 1) - 1)
        zeile.push(null)
      }
    }
    for (const cell of elements(row.childNodes).filter((element) => /^t[dh]$/.test(element.tagName))) {
      skipCovered()
      const breite = span(cell, 'colspan', 50)
      const hoehe = span(cell, 'rowspan', 500)
      verbunden ||= breite > 1 || hoehe > 1
      for (let i = 0; i < breite; i += 1) {
        if (hoehe > 1) covered.set(zeile.length, hoehe - 1)
        zeile.push(i === 0 ? cell : null)
      }
    }
    skipCovered()
    zeilen.push(zeile)
  }
  const breite = Math.max(0, ...zeilen.map((zeile) => zeile.length))
  return {
    titel: parts.find((part) => part.tagName === 'caption') ?? null,
    zeilen: zeilen.map((zeile) => [...zeile, ...Array.from({ length: breite - zeile.length }, () => null)]),
    breite,
    hatKopf: parts.some((part) => part.tagName === 'thead') || (zeilen[0] ?? []).every((cell) => cell === null || cell.tagName === 'th'),
    verbunden,
  }
}
