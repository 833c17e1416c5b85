/** Headings as a reader of a page or PDF needs them: no level skipped (PDF/UA-1 7.4.2, WCAG 1.3.1), none inside a list. */
import type { Block, Run } from './blocks.ts'

const bold = (runs: readonly Run[]): Run[] => runs.map((run) => ({ ...run, fett: true }))

/** Same texts, with heading levels that begin at 1 and grow by one; headings in lists become bold paragraphs. */
export function outline(blocks: readonly Block[]): Block[] {
  const path: number[] = []
  return blocks.map((block) => {
    if (block.art === 'liste') return { ...block, punkte: block.punkte.map(withoutHeadings) }
    if (block.art !== 'ueberschrift') return block
    while ((path.at(-1) ?? 0) >= block.ebene) path.pop()
    path.push(block.ebene)
    return { ...block, ebene: path.length as 1 | 2 | 3 }
  })
}

function withoutHeadings(blocks: readonly Block[]): Block[] {
  return blocks.map((block) => {
    if (block.art === 'ueberschrift') return { art: 'absatz', text: bold(block.text) }
    if (block.art === 'liste') return { ...block, punkte: block.punkte.map(withoutHeadings) }
    return block
  })
}
