/** Reads a posted form with a Zod schema; keeps what was typed, so that a page with errors loses nothing. */
import type { Request } from 'express'
import { z } from 'zod'
import { RatslaufError } from '../../engine/errors.ts'
import { Form } from './form-data.ts'

/** `feld` is the name of the input (its id is `feld-NAME`), or '' for the form as a whole. */
export interface FieldError {
  feld: string
  satz: string
}

export type FormResult<T> = { typed: Record<string, string> } & (
  | { ok: true; data: T }
  | { ok: false; fehler: FieldError[]; /** First sentence per field, for the field partials. */ felder: Record<string, string> }
)

/** @throws RatslaufError INVALID_INPUT when the request carried no form */
export function postedForm(req: Request): Form {
  const body: unknown = req.body
  if (body instanceof Form) return body
  throw new RatslaufError('INVALID_INPUT', 'Es kam kein Formular an. Bitte laden Sie die Seite neu und senden Sie noch einmal.')
}

interface Definition {
  type: string
  innerType?: { def: Definition }
  in?: { def: Definition }
}

function isList(definition: Definition): boolean {
  const inner = definition.innerType ?? definition.in
  return definition.type === 'array' || (inner !== undefined && isList(inner.def))
}

/** A German sentence for what a schema leaves unsaid; schemas with messages of their own keep them. */
function sentence(issue: z.core.$ZodRawIssue, label: string | undefined): string {
  const name = label === undefined ? 'diese Angabe' : `„${label}“`
  const isEmpty = issue.input === undefined || issue.input === '' || (Array.isArray(issue.input) && issue.input.length === 0)
  if (isEmpty) return `Bitte füllen Sie ${label === undefined ? 'dieses Feld' : name} aus.`
  if (issue.code === 'too_big' && issue.origin === 'string')
    return `Bitte kürzen Sie ${name} auf höchstens ${String(issue.maximum)} Zeichen.`
  if (issue.code === 'too_small' && issue.origin === 'string')
    return `Bitte geben Sie für ${name} mindestens ${String(issue.minimum)} Zeichen ein.`
  if (issue.code === 'too_big') return `Bitte geben Sie für ${name} höchstens ${String(issue.maximum)} an.`
  if (issue.code === 'too_small') return `Bitte geben Sie für ${name} mindestens ${String(issue.minimum)} an.`
  if (issue.code === 'invalid_value') return `Bitte wählen Sie für ${name} eine der angebotenen Möglichkeiten.`
  return `Bitte prüfen Sie ${name}.`
}

/**
 * Only the fields of the schema are read. Fields whose schema is an array may come several times, all others once.
 * `.describe('Betreff')` on a field names it in the sentences.
 * @throws RatslaufError INVALID_INPUT when no form came or a single field came twice
 */
export function readForm<Shape extends z.ZodRawShape>(req: Request, schema: z.ZodObject<Shape>): FormResult<z.output<z.ZodObject<Shape>>> {
  const form = postedForm(req)
  const shape = Object.entries(schema.shape) as unknown as [string, z.ZodType & { def: Definition }][]
  const input = Object.fromEntries(shape.map(([name, field]) => [name, isList(field.def) ? [...form.all(name)] : form.one(name)]))
  const typed = Object.fromEntries(shape.map(([name]) => [name, form.all(name)[0] ?? '']))
  const labels = new Map(shape.map(([name, field]) => [name, field.description]))
  const result = schema.safeParse(input, { error: (issue) => sentence(issue, labels.get(String(issue.path?.[0] ?? ''))) })
  if (result.success) return { ok: true, data: result.data, typed }
  const fehler = result.error.issues.map((issue) => ({ feld: String(issue.path[0] ?? ''), satz: issue.message }))
  return { ok: false, typed, fehler, felder: jeFeld(fehler) }
}

/** First sentence per field. */
export const jeFeld = (fehler: readonly FieldError[]): Record<string, string> =>
  Object.fromEntries(fehler.toReversed().map(({ feld, satz }) => [feld, satz]))

/** Ids of commands as `web.commandId` gives them. */
export const isCommandId = (text: string): boolean => /^[\w.:-]{8,120}$/.test(text)

/** Command id and digest of what the person saw, from the hidden fields of our forms. @throws RatslaufError INVALID_INPUT */
export function commandFields(req: Request): { commandId: string; bezug?: string } {
  const form = postedForm(req)
  const commandId = form.one('_command') ?? ''
  const bezug = form.one('_bezug')
  if (!isCommandId(commandId) || (bezug !== undefined && !/^[\w.:-]{1,200}$/.test(bezug))) {
    throw new RatslaufError('INVALID_INPUT', 'Das Formular ist unvollständig. Bitte laden Sie die Seite neu und senden Sie noch einmal.')
  }
  return bezug === undefined ? { commandId } : { commandId, bezug }
}
