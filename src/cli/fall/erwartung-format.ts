/** The form of what a case may expect (FORMAT, "Expectations"). A state or key that does not exist is an error of the file. */
import { z } from 'zod'
import { ERGEBNISSE } from '../../../workflows/begriffe.ts'
import { definitions } from '../../../workflows/definitions.ts'
import { localDateSchema } from '../../../workflows/schemas.ts'
import { SCHREIBEN } from '../../documents/inputs.ts'
import { isLink } from './linkmappe.ts'
import { isRolle } from './personen.ts'

const id = z.string().regex(/^[a-z0-9_-]{1,60}$/)
const worte = z.array(z.string()).optional()
const rolle = z.string().refine(isRolle, 'Diese Rolle gibt es nicht, oder ihr fehlt das Gremium oder die Stelle.')
/** Mails go to people and offices; by the link in one of them somebody acts. */
const adressat = rolle.refine((notation) => !isLink(notation), 'An einen Link geht keine E-Mail.')

interface Node {
  states: Record<string, Node>
  key: string
}

/** All innermost states of a machine of the Vorlage. */
function zustaende(automat: string): string[] {
  const innermost = (node: Node): string[] =>
    Object.keys(node.states).length === 0 ? [node.key] : Object.values(node.states).flatMap(innermost)
  const machine = definitions.vorlage.machines[automat]
  return machine === undefined ? [] : innermost(machine.root)
}

const eines = (werte: readonly string[]) => {
  const wert = z.enum(werte)
  return z.union([wert, z.array(wert)])
}

/** A paper decided in a hurry is so whatever the body has yet to say. */
const VORLAGE = [...zustaende('vorlage'), ...ERGEBNISSE, 'eilentschieden']
const positionen = <Schema extends z.ZodType>(schema: Schema) => z.record(z.string().regex(/^\d{1,3}$/), schema)
const fristende = z.union([z.literal('keine'), localDateSchema])

export const erwartungSchema = z.strictObject({
  an: id.optional(),
  zustand: eines(VORLAGE).optional(),
  nicht: z.array(z.enum(VORLAGE)).optional(),
  nummer: z.string().optional(),
  station: positionen(
    z.strictObject({
      zustand: eines(zustaende('station')).optional(),
      ergebnis: eines([...ERGEBNISSE, 'keins']).optional(),
      versuch: z.int().min(1).optional(),
      zweite_ladung: z.boolean().optional(),
    }),
  ).optional(),
  stationen: z.array(id).optional(),
  mitzeichnung: z.record(id, eines(zustaende('mitzeichnung'))).optional(),
  punkte: z.int().min(0).optional(),
  punkt: positionen(
    z.strictObject({ zustand: eines(zustaende('beschlusspunkt')).optional(), termin: localDateSchema.optional() }),
  ).optional(),
  rechtsstand: z
    .strictObject({
      sitzung: id.optional(),
      land: z.string().optional(),
      norm: z.string().optional(),
      gueltig_ab: localDateSchema.optional(),
    })
    .optional(),
  frist: z
    .record(z.string().regex(/^(widerspruch|einspruch|beanstandung|anhoerung|beschlusskontrolle:\d+|mitzeichnung:[a-z0-9_-]+)$/), fristende)
    .optional(),
  pruefung: z.boolean().optional(),
  hinweis: z.array(z.string()).optional(),
  ereignis: z
    .strictObject({
      tut: z.string(),
      im_auftrag: z.boolean().optional(),
      in_vertretung: z.boolean().optional(),
      grund: z.string().optional(),
      norm: z.string().optional(),
      angenommen: z.boolean().optional(),
    })
    .optional(),
  mails: z.array(z.strictObject({ an: adressat, enthaelt: worte, enthaelt_nicht: worte, anzahl: z.int().min(0).optional() })).optional(),
  dokumente: z
    .array(
      z.strictObject({
        art: z.enum(['vorlage', 'einladung', 'niederschrift', 'beschlussauszug', 'pressemitteilung', ...SCHREIBEN]),
        enthaelt: worte,
        enthaelt_nicht: worte,
      }),
    )
    .optional(),
  oeffentlich: z.strictObject({ sichtbar: z.boolean().optional(), enthaelt: worte, enthaelt_nicht: worte }).optional(),
  darf: z
    .array(
      z.strictObject({
        als: rolle,
        tut: z.string(),
        station: z.int().min(1).optional(),
        antwort: z.enum(['ja', 'nein']),
        grund: z.string().optional(),
        mit: z.record(z.string(), z.unknown()).optional(),
      }),
    )
    .optional(),
})
