/** What all builders share: from inputs to a checked model, every text normalised and set with German spaces. */
import type { Block } from '../../workflows/text/blocks.ts'
import { mapBlocks, normalizeBlocks, normalizeText } from '../../workflows/text/normalize.ts'
import { outline } from '../../workflows/text/outline.ts'
import type { Briefkopf, Publizitaet } from './inputs.ts'
import { withFixedSpaces } from './format.ts'
import { documentSchema, MAX_FUSSZEILE, type Baustein, type DocumentModel } from './model.ts'

export const PUBLIZITAET: Record<Publizitaet, string> = {
  noch_nicht_veroeffentlicht: 'noch nicht veröffentlicht',
  oeffentlich: 'öffentlich',
  nichtoeffentlich: 'nichtöffentlich',
}

/** Canonical text blocks; null when nothing is left to print. */
export function textBaustein(blocks: readonly Block[]): Baustein | null {
  const bloecke = printed(blocks)
  return bloecke.length === 0 ? null : { art: 'text', bloecke }
}

const printed = (blocks: readonly Block[]): Block[] => outline(mapBlocks(normalizeBlocks(blocks), withFixedSpaces))

/** A section with its heading, nothing at all when it is empty. */
export function abschnitt(titel: string, ...inhalt: (Baustein | null)[]): Baustein[] {
  const bausteine = inhalt.filter((baustein) => baustein !== null)
  return bausteine.length === 0 ? [] : [{ art: 'abschnitt', titel }, ...bausteine]
}

/** Points of a decision; a single one carries no number. Headings inside would break the order of the page. */
export function punkte(liste: readonly { nr: number; text: Block[]; zusatz?: string | null }[], einleitung: string | null): Baustein {
  const einzeln = liste.length === 1 && liste[0]?.nr === 1
  return {
    art: 'beschlusspunkte',
    einleitung,
    punkte: liste.map(({ nr, text, zusatz }) => ({ nr: einzeln ? null : nr, text: withoutHeadings(text), zusatz: zusatz ?? null })),
  }
}

function withoutHeadings(blocks: readonly Block[]): Block[] {
  const [liste] = outline([{ art: 'liste', geordnet: true, punkte: [printed(blocks)] }])
  return liste?.art === 'liste' ? (liste.punkte[0] ?? []) : []
}

type Inhalt = Pick<DocumentModel, 'art' | 'titel' | 'fusszeile' | 'bausteine'> & {
  kopf: Omit<DocumentModel['kopf'], 'koerperschaft' | 'organ' | 'wappen'>
}

/** Throws ZodError when an input breaks the model: a mistake of the caller, not of a user. */
export function documentModel(briefkopf: Briefkopf, inhalt: Inhalt): DocumentModel {
  const { koerperschaft, organ, wappen, farbe, banner, ausgegebenAm } = briefkopf
  const fusszeile = shorten(inhalt.fusszeile)
  const model = {
    schemaVersion: 1,
    ...inhalt,
    fusszeile,
    ausgegebenAm,
    farbe,
    banner,
    kopf: { koerperschaft, organ, wappen, ...inhalt.kopf },
  }
  return documentSchema.parse(clean(model))
}

const shorten = (text: string): string => (text.length <= MAX_FUSSZEILE ? text : `${text.slice(0, MAX_FUSSZEILE - 1).trimEnd()}…`)

/** Single strings are lines: no line ends, no invisible characters, fixed spaces. Colours, dates and ids pass unchanged. */
function clean(value: unknown): unknown {
  if (typeof value === 'string')
    return withFixedSpaces(
      normalizeText(value)
        .replace(/[ \t\n]+/g, ' ')
        .trim(),
    )
  if (Array.isArray(value)) return value.map(clean)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, Array.isArray(part) && (key === 'bloecke' || key === 'text') ? part : clean(part)]),
  )
}
