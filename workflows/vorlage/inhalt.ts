/** What a Vorlage says: one immutable version (Fassung) of its text, addressed by the hash of its content. */
import { z } from 'zod'
import { PUNKTARTEN } from '../begriffe.ts'
import { localDateSchema } from '../schemas.ts'
import { blocksSchema, plainText } from '../text/blocks.ts'

const beschlusspunktSchema = z.strictObject({
  text: blocksSchema.min(1),
  art: z.enum(PUNKTARTEN),
  /** Local date by which the mandate is due. */
  termin: localDateSchema.optional(),
  /** A Satzung that the supervision approves before it is signed out. */
  genehmigungspflichtig: z.boolean().optional(),
})

/** Financial effects: answered with "keine", answered with an amount in cents and the budget year, or not answered yet (null). */
const finanziellSchema = z.union([
  z.literal('keine'),
  z.strictObject({
    betrag: z.int().nonnegative().max(1_000_000_000_000),
    jahr: z.int().min(1990).max(2100),
    text: blocksSchema.optional(),
  }),
  z.null(),
])

export const inhaltSchema = z.strictObject({
  betreff: z.string().trim().min(1).max(400),
  /** Clause before the numbered points, for example "Der Städteregionsausschuss trifft folgende Entscheidungen:". */
  einleitung: z.string().max(1_000).optional(),
  beschlusspunkte: z.array(beschlusspunktSchema).max(60),
  /** Sections by the ids of the profile. */
  abschnitte: z.record(z.string().regex(/^[a-z_]{1,40}$/), blocksSchema),
  finanziell: finanziellSchema,
})

export type Inhalt = z.infer<typeof inhaltSchema>

/** The adopted wording of points, as the minutes give it. */
export const wortlautSchema = z.array(z.strictObject({ nr: z.int().min(1).max(60), text: blocksSchema.min(1) })).max(60)
export type Wortlaut = z.infer<typeof wortlautSchema>

/** The facts about a version that rules decide on; they enter the event and the machine, the text does not. */
export interface Merkmale {
  /** Ids of the sections that hold words. */
  abschnitte: string[]
  /** `text` is the hash of the wording of the point. */
  punkte: {
    nr: number
    art: Inhalt['beschlusspunkte'][number]['art']
    termin: string | null
    text: string
    genehmigungspflichtig?: true
  }[]
  finanziell: 'offen' | 'keine' | 'ja'
}

export function merkmale(inhalt: Inhalt, hash: (value: unknown) => string): Merkmale {
  return {
    abschnitte: Object.keys(inhalt.abschnitte)
      .filter((id) => plainText(inhalt.abschnitte[id] ?? []).trim() !== '')
      .sort(),
    punkte: inhalt.beschlusspunkte.map(({ text, art, termin = null, genehmigungspflichtig }, index) => ({
      nr: index + 1,
      art,
      termin,
      text: hash(text),
      ...(art === 'satzung' && genehmigungspflichtig === true && { genehmigungspflichtig }),
    })),
    finanziell: inhalt.finanziell === null ? 'offen' : inhalt.finanziell === 'keine' ? 'keine' : 'ja',
  }
}

/** Points in the wording that was adopted, with those behind them that were added. */
export function angenommenerText(punkte: readonly Pick<Inhalt['beschlusspunkte'][number], 'text'>[], wortlaut: Wortlaut | null): Wortlaut {
  const eigene = punkte.map(({ text }, index) => ({ nr: index + 1, text: wortlaut?.find(({ nr }) => nr === index + 1)?.text ?? text }))
  const neue = (wortlaut ?? []).filter(({ nr }) => nr > punkte.length).toSorted((a, b) => a.nr - b.nr)
  return [...eigene, ...neue]
}

/** An amendment as a paper: under the subject of its paper one point for each that it replaces or adds; what was left empty is none. */
export const aenderungsantrag = (betreff: string, punkte: Inhalt['beschlusspunkte']): Inhalt => ({
  betreff,
  beschlusspunkte: punkte.filter(({ text }) => text.length > 0),
  abschnitte: {},
  finanziell: null,
})

/** An amendment with the new wording of one point. */
export const aenderungsinhalt = (betreff: string, text: Inhalt['beschlusspunkte'][number]['text']): Inhalt =>
  aenderungsantrag(betreff, [{ text, art: 'erklaerung' }])
