/**
 * Block trees: the one form in which Ratslauf keeps typed text (sections, Beschlusspunkte, adopted wording).
 * Page, mail, PDF and comparison of versions read the same tree; Word text is imported into it. Text is data everywhere, never markup.
 */
import { z } from 'zod'

const runSchema = z.strictObject({
  text: z.string().max(20_000),
  fett: z.literal(true).optional(),
  kursiv: z.literal(true).optional(),
})

const runsSchema = z.array(runSchema).max(500)

const absatzSchema = z.strictObject({ art: z.literal('absatz'), text: runsSchema })
const ueberschriftSchema = z.strictObject({
  art: z.literal('ueberschrift'),
  /** 1 to 3, counted inside the section that holds the tree. */
  ebene: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  text: runsSchema,
})
const tabelleSchema = z.strictObject({
  art: z.literal('tabelle'),
  titel: z.string().max(500).optional(),
  /** The header row is mandatory: a table without one cannot become an accessible PDF. */
  kopf: z.array(runsSchema).min(1).max(12),
  zeilen: z.array(z.array(runsSchema).max(12)).max(500),
})

const listeSchema = z.strictObject({
  art: z.literal('liste'),
  geordnet: z.boolean(),
  /** Each item is a tree of its own, so that lists nest. */
  get punkte(): z.ZodArray<z.ZodArray<typeof blockSchema>> {
    return z.array(z.array(blockSchema).max(50)).max(500)
  },
})

const blockSchema: z.ZodDiscriminatedUnion<[typeof absatzSchema, typeof ueberschriftSchema, typeof listeSchema, typeof tabelleSchema]> =
  z.discriminatedUnion('art', [absatzSchema, ueberschriftSchema, listeSchema, tabelleSchema])

export const blocksSchema = z.array(blockSchema).max(2_000)

export type Run = z.infer<typeof runSchema>
export type Block = z.infer<typeof blockSchema>

/** The words of a tree without their form, one line per paragraph, item or table row. */
export function plainText(blocks: readonly Block[]): string {
  return blocks.map(blockText).filter(Boolean).join('\n')
}

const runText = (runs: readonly Run[]): string => runs.map((run) => run.text).join('')

function blockText(block: Block): string {
  switch (block.art) {
    case 'absatz':
    case 'ueberschrift':
      return runText(block.text)
    case 'liste':
      return block.punkte.map((punkt) => plainText(punkt)).join('\n')
    case 'tabelle':
      return [block.kopf, ...block.zeilen].map((zeile) => zeile.map(runText).join(' · ')).join('\n')
  }
}

/** Plain lines as paragraphs: what a text field without formatting yields. Blank lines separate paragraphs. */
export function paragraphs(text: string): Block[] {
  return text
    .split(/\n\s*\n/)
    .map((absatz) => absatz.replace(/\s+/g, ' ').trim())
    .filter((absatz) => absatz !== '')
    .map((absatz) => ({ art: 'absatz', text: [{ text: absatz }] }))
}
