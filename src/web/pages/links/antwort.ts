/** The one answer that a link is for: entered once, shown ever after. The link is checked again at the POST. */
import type { Request, Response } from 'express'
import { z } from 'zod'
import type { Payload } from '../../../../workflows/aggregate.ts'
import { vorlageStand, type VorlageStand } from '../../../../workflows/vorlage/stand.ts'
import { linkActor, linkCommandId } from '../../../engine/links.ts'
import type { LinkRecord } from '../../../engine/read-ports.ts'
import type { PageDeps } from '../../deps.ts'
import { readForm, type FieldError } from '../../security/form.ts'
import { submit } from '../../submit.ts'
import { linkFehlt } from './fehlt.ts'

/** A field that may stay empty. */
export const freiwillig = (max: number, name: string) =>
  z
    .string()
    .trim()
    .max(max)
    .optional()
    .transform((text) => (text === '' ? undefined : text))
    .describe(name)

/** Who answers by link states name and function. */
export const wer = {
  name: z.string().trim().min(1).max(200).describe('Ihr Name'),
  funktion: z.string().trim().min(1).max(200).describe('Ihre Funktion'),
}

/** What was sent and not accepted. */
export interface Eingabe {
  typed: Readonly<Record<string, string>>
  fehler: readonly FieldError[]
  felder: Readonly<Record<string, string>>
}

type Angaben<Shape extends z.ZodRawShape> = z.output<z.ZodObject<Shape>>

interface Antwortseite<Source, Shape extends z.ZodRawShape> {
  schema: z.ZodObject<Shape>
  /** Whether the link can still be acted on. */
  isOffen: (stand: VorlageStand) => boolean
  lesen: () => Promise<Source & { stand: VorlageStand }>
  zeigen: (source: Source, status?: number, eingabe?: Eingabe | null) => Promise<void>
  /** The answer on record is this one, given by this link. */
  isWiederholt: (source: Source, data: Angaben<Shape>) => boolean
  ereignis: (data: Angaben<Shape>) => Payload
}

/** 303 when the answer is entered (or was, by the same form), 422 with what was typed, 409 with what happened meanwhile. */
export async function beantworten<Source, Shape extends z.ZodRawShape>(
  deps: PageDeps,
  { req, res, link, action }: { req: Request; res: Response; link: LinkRecord; action: string },
  seite: Antwortseite<Source, Shape>,
): Promise<void> {
  const form = readForm(req, seite.schema)
  const source = await seite.lesen()
  if (!seite.isOffen(source.stand)) {
    if (form.ok && seite.isWiederholt(source, form.data)) await deps.web.redirect(req, res, action)
    else await seite.zeigen(source, 409, { typed: form.typed, fehler: [], felder: {} })
    return
  }
  if (!form.ok) {
    await seite.zeigen(source, 422, form)
    return
  }
  const event = seite.ereignis(form.data)
  const read = await deps.engine.read(link.ref)
  if (read === null) throw linkFehlt()
  // What the link is bound to is what its holder decided on; the digest guards the moment between this check and the commit.
  if (seite.isOffen(vorlageStand(read.parts))) {
    const bezug = await deps.engine.bezug(read, event)
    const outcome = await submit(deps, linkActor(link), link.ref, event, { commandId: linkCommandId(link), bezug })
    if (outcome.art === 'angenommen') {
      await deps.web.redirect(req, res, action)
      return
    }
    const fresh = await seite.lesen()
    if (outcome.art === 'abgelehnt' && seite.isOffen(fresh.stand)) {
      const gruende = outcome.gruende.map(({ satz, abhilfe }) => ({ feld: abhilfe?.feld ?? '', satz }))
      const fehler = gruende.length > 0 ? gruende : [{ feld: '', satz: outcome.satz }]
      await seite.zeigen(fresh, outcome.status, { typed: form.typed, fehler, felder: outcome.felder })
      return
    }
  }
  await seite.zeigen(await seite.lesen(), 409, { typed: form.typed, fehler: [], felder: {} })
}
