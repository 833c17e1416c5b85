/** Block trees as HTML for page, mail and the HTML twin of a document. All text is escaped here; nothing else may print a tree unescaped. */
import type { Block, Run } from './blocks.ts'
import { outline } from './outline.ts'

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char)

export interface HtmlOptions {
  /** Heading level for level 1 of the tree, 2 to 6. */
  headingBase?: number
}

/** Plain semantic tags without classes; the caller wraps them in `<div class="rl-prosa">` or, in a mail, in a styled cell. */
export function blocksToHtml(blocks: readonly Block[], options: HtmlOptions = {}): string {
  return blocksHtml(outline(blocks), options.headingBase ?? 3)
}

function runsToHtml(runs: readonly Run[]): string {
  return runs
    .map((run) => {
      const kursiv = run.kursiv ? `<em>${escapeHtml(run.text)}</em>` : escapeHtml(run.text)
      return run.fett ? `<strong>${kursiv}</strong>` : kursiv
    })
    .join('')
}

const blocksHtml = (blocks: readonly Block[], base: number): string => blocks.map((block) => blockHtml(block, base)).join('')

function blockHtml(block: Block, base: number): string {
  switch (block.art) {
    case 'absatz':
      return `<p>${runsToHtml(block.text)}</p>`
    case 'ueberschrift': {
      const tag = `h${Math.min(6, base + block.ebene - 1)}`
      return `<${tag}>${runsToHtml(block.text)}</${tag}>`
    }
    case 'liste': {
      const tag = block.geordnet ? 'ol' : 'ul'
      return `<${tag}>${block.punkte.map((punkt) => `<li>${punktHtml(punkt, base)}</li>`).join('')}</${tag}>`
    }
    case 'tabelle': {
      const titel = block.titel === undefined ? '' : `<caption>${escapeHtml(block.titel)}</caption>`
      const kopf = block.kopf.map((zelle) => (zelle.length === 0 ? '<td></td>' : `<th scope="col">${runsToHtml(zelle)}</th>`)).join('')
      const zeilen = block.zeilen.map((zeile) => `<tr>${zeile.map((zelle) => `<td>${runsToHtml(zelle)}</td>`).join('')}</tr>`).join('')
      return `<table>${titel}<thead><tr>${kopf}</tr></thead><tbody>${zeilen}</tbody></table>`
    }
  }
}

/** A single paragraph stands in its item without `<p>`, so that short lists stay short. */
function punktHtml(punkt: readonly Block[], base: number): string {
  const [erster, ...rest] = punkt
  return erster?.art === 'absatz' ? runsToHtml(erster.text) + blocksHtml(rest, base) : blocksHtml(punkt, base)
}
