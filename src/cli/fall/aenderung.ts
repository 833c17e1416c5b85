/** `AENDERUNGSANTRAG_EINBRINGEN` of a case: `text` (of `punkt`, default 1), or `punkte` for several, and `neu` for what is to be added. */
import { z } from 'zod'
import { PUNKTARTEN } from '../../../workflows/begriffe.ts'
import { localDateSchema } from '../../../workflows/schemas.ts'
import { fromMarkup } from '../../../workflows/text/markup.ts'
import { aenderungsantrag } from '../../../workflows/vorlage/inhalt.ts'
import { FallError } from './fall-error.ts'

const neuerPunkt = z.union([
  z.string(),
  z.strictObject({ text: z.string(), art: z.enum(PUNKTARTEN).default('auftrag'), termin: localDateSchema.optional() }),
])

const schema = z.strictObject({
  name: z.string().optional(),
  von: z.string().optional(),
  text: z.string().optional(),
  punkt: z.int().min(1).optional(),
  punkte: z.array(z.strictObject({ nr: z.int().min(1), text: z.string() })).optional(),
  neu: z.union([neuerPunkt, z.array(neuerPunkt)]).optional(),
})

/** @throws FallError for keys that it does not know */
export function aenderungImFall(betreff: string, mit: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const gelesen = schema.safeParse(mit)
  if (!gelesen.success) throw new FallError(z.prettifyError(gelesen.error))
  const { von, text, punkt = 1, punkte = [], neu = [] } = gelesen.data
  const hinzu = (Array.isArray(neu) ? neu : [neu]).map((one) => (typeof one === 'string' ? { text: one, art: 'auftrag' as const } : one))
  const einzeln = text === undefined && punkte.length + hinzu.length > 0 ? [] : [{ nr: punkt, text: text ?? '' }]
  const ersetzt = [...einzeln, ...punkte]
  return {
    ...(von !== undefined && { von }),
    punkte: [...ersetzt.map(({ nr }) => nr), ...hinzu.map(() => null)],
    antrag: aenderungsantrag(betreff, [
      ...ersetzt.map((one) => ({ text: fromMarkup(one.text), art: 'erklaerung' as const })),
      ...hinzu.map((one) => ({ ...one, text: fromMarkup(one.text) })),
    ]),
  }
}
