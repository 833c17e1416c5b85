/**
 * The one document model: PDF and HTML twin are made from this JSON and nothing else, and it is stored with the issued document. Strings are
 * text, never markup; numbers and dates are already words. A model that passes this schema can be printed.
 */
import { z } from 'zod'
import { SCHREIBEN } from './inputs.ts'
import { blocksSchema, type Block } from '../../workflows/text/blocks.ts'

export const MAX_FUSSZEILE = 180

const zeile = z.string().max(2_000)
const angabenSchema = z.array(z.strictObject({ label: zeile, wert: zeile })).max(40)

const bausteinSchema = z.discriminatedUnion('art', [
  /** Heading of a section, level 2 of the document; text blocks below begin at level 3. */
  z.strictObject({ art: z.literal('abschnitt'), titel: zeile.min(1) }),
  z.strictObject({ art: z.literal('text'), bloecke: blocksSchema }),
  z.strictObject({ art: z.literal('angaben'), zeilen: angabenSchema.min(1) }),
  z.strictObject({
    art: z.literal('beratungsfolge'),
    spalten: z.array(zeile).min(2).max(6),
    zeilen: z.array(z.array(zeile).max(6)).min(1).max(60),
  }),
  z.strictObject({
    art: z.literal('beschlusspunkte'),
    einleitung: zeile.nullable(),
    /** Number as printed, null for a single unnumbered point. */
    punkte: z.array(z.strictObject({ nr: z.int().min(1).max(60).nullable(), text: blocksSchema.min(1), zusatz: zeile.nullable() })).max(60),
  }),
  z.strictObject({
    art: z.literal('abstimmung'),
    /** Result in words. */
    ergebnis: zeile.min(1),
    stimmen: angabenSchema,
    /** Results of single points, then remarks and the norm. */
    zusatz: z.array(zeile).max(80),
  }),
  z.strictObject({
    art: z.literal('tagesordnung'),
    spalten: z.tuple([zeile, zeile, zeile]),
    punkte: z
      .array(z.strictObject({ nr: zeile, gegenstand: zeile.min(1), zusatz: zeile.nullable(), vorlage: zeile }))
      .min(1)
      .max(300),
  }),
  z.strictObject({
    art: z.literal('unterschrift'),
    /** "Für die Richtigkeit", null for a plain signature. */
    vermerk: zeile.nullable(),
    ortDatum: zeile.nullable(),
    /** `gez`: the original is signed; `funktion`: the function alone; `eigenhaendig`: a line to sign on. */
    form: z.enum(['gez', 'funktion', 'eigenhaendig']),
    funktion: zeile.min(1),
  }),
  z.strictObject({ art: z.literal('hinweis'), text: zeile.min(1) }),
])

const localDate = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)

export const documentSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    art: z.enum(['vorlage', 'einladung', 'niederschrift', 'beschlussauszug', 'pressemitteilung', ...SCHREIBEN]),
    /** Title of the file, shown by readers in place of its name. */
    titel: zeile.min(1),
    /** Local date of issue; PDF/A demands one. */
    ausgegebenAm: localDate,
    /** Dark enough for text on white (WCAG 1.4.3). */
    farbe: z
      .string()
      .regex(/^#[0-9a-f]{6}$/)
      .refine(isReadable, 'contrast against white below 4.5'),
    /** Shown on every page, for example "Demonstration, Abstimmungen erfunden". */
    banner: z.string().max(120).nullable(),
    kopf: z.strictObject({
      koerperschaft: zeile.min(1),
      organ: zeile.nullable(),
      wappen: z.enum(['neutral']).nullable(),
      /** Kind with number, for example "Beschlussvorlage 2024/0207" or "Beschlussvorlage, Nummer folgt". */
      bezeichnung: zeile.min(1),
      publizitaet: zeile.min(1),
      betreff: zeile.min(1),
      angaben: angabenSchema,
    }),
    /** On every page, at most two lines. */
    fusszeile: z.string().min(1).max(MAX_FUSSZEILE),
    bausteine: z.array(bausteinSchema).max(400),
  })
  .refine((model) => headingsFollow(model.bausteine), 'a heading stands before the first section')

export type DocumentModel = z.infer<typeof documentSchema>
export type Baustein = z.infer<typeof bausteinSchema>

/** PDF/UA refuses a skipped level: headings of a text need a section above them. */
function headingsFollow(bausteine: readonly { art: string; bloecke?: readonly Block[] }[]): boolean {
  const first = bausteine.findIndex((baustein) => baustein.art === 'abschnitt')
  const before = first === -1 ? bausteine : bausteine.slice(0, first)
  return before.every((baustein) => !(baustein.bloecke ?? []).some((block) => block.art === 'ueberschrift'))
}

/** Contrast of at least 4.5 against white. */
function isReadable(color: string): boolean {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05) >= 4.5
}
