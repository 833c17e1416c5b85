/** Word's clipboard writes a list as paragraphs with `mso-list:l0 level2 lfo1` and the bullet as ignorable text. */
import type { Block, Run } from '../../workflows/text/blocks.ts'
import { attribute, type Element } from './html-dom.ts'

export interface ListParagraph {
  art: 'word-liste'
  /** 1 is the outermost level. */
  ebene: number
  geordnet: boolean
  text: Run[]
}

export type Entry = Block | ListParagraph

export const isMarker = (element: Element): boolean => /mso-list:\s*ignore/i.test(attribute(element, 'style'))

/** Level of a list paragraph, null for any other. */
export function listLevel(element: Element): number | null {
  const level = /mso-list:[^;]*\blevel(\d)/i.exec(attribute(element, 'style'))?.[1]
  return level === undefined ? null : Math.max(1, Number(level))
}

/** "1.", "a)", "iv." number a list; "·", "o", "§" and "–" do not. */
export const isNumber = (marker: string): boolean => /^\(?([0-9]+(\.[0-9]+)*|[a-z]|[ivxlc]+)[.)]/i.test(marker.trim())

/** Runs of list paragraphs become nested lists. */
export function nestLists(entries: readonly Entry[]): Block[] {
  const blocks: Block[] = []
  let i = 0
  while (i < entries.length) {
    const entry = entries[i]
    if (entry?.art === 'word-liste') {
      let ende = i
      while (entries[ende]?.art === 'word-liste') ende += 1
      blocks.push(...nest(entries.slice(i, ende) as ListParagraph[]))
      i = ende
    } else {
      if (entry !== undefined) blocks.push(entry)
      i += 1
    }
  }
  return blocks
}

function nest(paragraphs: readonly ListParagraph[]): Block[] {
  const lists: Extract<Block, { art: 'liste' }>[] = []
  const ebene = Math.min(...paragraphs.map((paragraph) => paragraph.ebene))
  let i = 0
  while (i < paragraphs.length) {
    const paragraph = paragraphs[i]
    if (paragraph === undefined) break
    let ende = i + 1
    while ((paragraphs[ende]?.ebene ?? 0) > ebene) ende += 1
    const own: Block[] = paragraph.ebene === ebene ? [{ art: 'absatz', text: paragraph.text }] : []
    const punkt = [...own, ...nestDeeper(paragraphs.slice(own.length === 0 ? i : i + 1, ende))]
    const last = lists.at(-1)
    if (last?.geordnet === paragraph.geordnet) last.punkte.push(punkt)
    else lists.push({ art: 'liste', geordnet: paragraph.geordnet, punkte: [punkt] })
    i = ende
  }
  return lists
}

const nestDeeper = (paragraphs: readonly ListParagraph[]): Block[] => (paragraphs.length === 0 ? [] : nest(paragraphs))
