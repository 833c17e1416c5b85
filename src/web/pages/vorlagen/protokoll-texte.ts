/** Typed texts of a paper's record, as the administration sees them before it erases some for good. */
import { z } from 'zod'
import { freitextSchema } from '../../../../workflows/schemas.ts'
import { wort } from '../../../../workflows/woerter.ts'
import { ownTexts } from '../../../engine/erase.ts'
import { readHistory } from '../../../engine/history.ts'
import type { PageDeps } from '../../deps.ts'
import { printInstant } from './dates.ts'
import type { Gelesen } from './gelesen.ts'

/** As many as one event may name. */
const MAX_TEXTE = 100

export interface Protokolltext {
  /** Reference in the record. */
  id: string
  /** Null once it is erased. */
  text: string | null
  /** Which event brought it, when, and by which function. */
  herkunft: string
}

/** Newest first; each text once, with the event that brought it. */
export async function protokolltexte(deps: Pick<PageDeps, 'store'>, { head, profil }: Gelesen): Promise<Protokolltext[]> {
  const events = await readHistory(deps.store, head)
  const known = new Map(events.toReversed().flatMap((event) => [...ownTexts([event])].map((id) => [id, event] as const)))
  const texte = await deps.store.getTexts([...known.keys()])
  return [...known]
    .toSorted(([, a], [, b]) => b.rev - a.rev)
    .map(([id, { type, als, eingetragenAm }]) => ({
      id,
      text: texte.get(id) ?? null,
      herkunft: `${wort(profil, 'verlauf', type)} am ${printInstant(eingetragenAm)} · ${wort(profil, 'funktion', als)}`,
    }))
}

/** The form; its fields are those of the event, and the confirmation. */
export const loeschSchema = z.object({
  texte: z
    .array(z.string())
    .min(1, 'Bitte kreuzen Sie mindestens einen Text an.')
    .max(MAX_TEXTE, `Bitte kreuzen Sie höchstens ${String(MAX_TEXTE)} Texte auf einmal an.`),
  grund: freitextSchema.describe('Grund der Löschung'),
  geprueft: z.literal('ja', 'Bitte bestätigen Sie, dass Sie die angekreuzten Texte geprüft haben.'),
})

export interface Loeschform {
  action: string
  commandId: string
  bezug: string
  texte: { name: string; wert: string; text: string; hint: string; checked: boolean }[]
  geloescht: string[]
  bestaetigung: { name: string; wert: string; text: string }[]
  grund: string
  texteError: string
  grundError: string
  geprueftError: string
}

export interface Eingabe {
  texte: readonly string[]
  grund: string
  /** First sentence per field. */
  fehler: Readonly<Record<string, string>>
}

/** Nothing is ticked unless it was before; the confirmation has to be given anew each time. */
export async function loeschform(
  deps: PageDeps,
  gelesen: Gelesen,
  texte: readonly Protokolltext[],
  { texte: gewaehlt, grund, fehler }: Eingabe,
): Promise<Loeschform> {
  return {
    action: `/vorlagen/${gelesen.head.ref.id}/protokoll/loeschen`,
    commandId: deps.web.commandId(gelesen.head.rev),
    bezug: await deps.engine.bezug(gelesen, { type: 'TEXTE_LOESCHEN' }),
    texte: texte.flatMap(({ id, text, herkunft }) =>
      text === null ? [] : [{ name: 'texte', wert: id, text, hint: herkunft, checked: gewaehlt.includes(id) }],
    ),
    geloescht: texte.filter(({ text }) => text === null).map(({ herkunft }) => herkunft),
    bestaetigung: [
      {
        name: 'geprueft',
        wert: 'ja',
        text: 'Ich habe geprüft, dass die angekreuzten Texte gelöscht werden müssen. Das lässt sich nicht rückgängig machen.',
      },
    ],
    grund,
    texteError: fehler['texte'] ?? '',
    grundError: fehler['grund'] ?? '',
    geprueftError: fehler['geprueft'] ?? '',
  }
}
