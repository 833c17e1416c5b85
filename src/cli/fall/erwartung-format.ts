/** The form of what a case may expect (FORMAT, "Expectations"). A state or key that does not exist is an error of the file. */
import { z } from 'zod'
import { ERGEBNISSE } from '../../../workflows/begriffe.ts'
import { definitions } from '../../../workflows/definitions.ts'
import { localDateSchema } from '../../../workflows/schemas.ts'
import { SCHREIBEN } from '../../documents/inputs.ts'
import { isLink } from './linkmappe.ts'
import { isRolle } from './personen.ts'

const id = z
  .string()
  .regex(/^[a-z0-9_-]{1,60}$/)
  .meta({ title: 'short name' })
const worte = z.array(z.string()).optional()
const enthaelt = worte.describe('Texts that are in it, case ignored')
const enthaeltNicht = worte.describe('Texts that are not in it')
const rolle = z.string().refine(isRolle, 'Diese Rolle gibt es nicht, oder ihr fehlt das Gremium oder die Stelle.').meta({ title: 'role' })
/** Mails go to people and offices; by the link in one of them somebody acts. */
const adressat = rolle.refine((notation) => !isLink(notation), 'An einen Link geht keine E-Mail.').meta({ title: 'role' })

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

export const stationErwartung = z.strictObject({
  zustand: eines(zustaende('station'))
    .optional()
    .describe('State; a confirmed station satisfies `ergebnis_bestaetigt` and `abgeschlossen`'),
  ergebnis: eines([...ERGEBNISSE, 'keins'])
    .optional()
    .describe('Result, or `keins`'),
  versuch: z.int().min(1).optional().describe('Number of the attempt'),
  zweite_ladung: z.boolean().optional().describe('Whether it is invited to again after inability'),
})
export const punktErwartung = z.strictObject({
  zustand: eines(zustaende('beschlusspunkt')).optional().describe('State under Beschlusskontrolle'),
  termin: localDateSchema.optional().describe('Due date'),
})
export const rechtsstandErwartung = z.strictObject({
  sitzung: id.optional().describe('Session of the vote; default: the first result'),
  land: z.string().optional().describe('Land of the rule set'),
  norm: z.string().optional().describe('Norm that the result cites'),
  gueltig_ab: localDateSchema.optional().describe('Day from which the rule set holds'),
})
export const ereignisErwartung = z.strictObject({
  tut: z.string().describe('Kind of the event: the newest one counts'),
  im_auftrag: z.boolean().optional().describe('Sent in place of another'),
  in_vertretung: z.boolean().optional().describe('Sent by a deputy'),
  grund: z.string().optional().describe('Text in its reason'),
  norm: z.string().optional().describe('Norm of its finding'),
  angenommen: z.boolean().optional().describe('Whether a vote it carries was adopted'),
})
export const mailErwartung = z.strictObject({
  an: adressat.describe('Who gets it; `empfaenger` = anybody'),
  enthaelt,
  enthaelt_nicht: enthaeltNicht,
  anzahl: z.int().min(0).optional().describe('Exact number'),
})
export const dokumentErwartung = z.strictObject({
  art: z
    .enum(['vorlage', 'einladung', 'niederschrift', 'beschlussauszug', 'pressemitteilung', ...SCHREIBEN])
    .describe('Kind: the newest one'),
  enthaelt,
  enthaelt_nicht: enthaeltNicht,
})
export const oeffentlichErwartung = z.strictObject({
  sichtbar: z.boolean().optional().describe('Whether the public sees it at all'),
  enthaelt,
  enthaelt_nicht: enthaeltNicht,
})
export const darfErwartung = z.strictObject({
  als: rolle.describe('Who'),
  tut: z.string().describe('Event'),
  station: z.int().min(1).optional().describe('Position; without it the state alone is asked'),
  antwort: z.enum(['ja', 'nein']).describe('Whether it is possible'),
  grund: z.string().optional().describe('Text in code, sentence or norm of a reason'),
  mit: z.record(z.string(), z.unknown()).optional().describe('Payload as the engine takes it'),
})

export const erwartungSchema = z.strictObject({
  an: id.optional().describe('Paper; default `v`'),
  zustand: eines(VORLAGE).optional().describe('Innermost state, or the result as long as it stands; a list = one of them'),
  nicht: z.array(z.enum(VORLAGE)).optional().describe('None of these'),
  nummer: z.string().optional().describe('Number'),
  station: positionen(stationErwartung).optional().describe('By position'),
  stationen: z.array(id).optional().describe('Bodies of the Beratungsfolge as it is now'),
  mitzeichnung: z
    .record(id, eines(zustaende('mitzeichnung')))
    .optional()
    .describe('State by office'),
  punkte: z.int().min(0).optional().describe('How many mandates are under Beschlusskontrolle'),
  punkt: positionen(punktErwartung).optional().describe('By number'),
  rechtsstand: rechtsstandErwartung.optional().describe('Rule set of a result'),
  frist: z
    .record(z.string().regex(/^(widerspruch|einspruch|beanstandung|anhoerung|beschlusskontrolle:\d+|mitzeichnung:[a-z0-9_-]+)$/), fristende)
    .optional()
    .describe(
      'Last day of `widerspruch`, `einspruch`, `beanstandung`, `anhoerung`, `mitzeichnung:<stelle>`, `beschlusskontrolle:<punkt>`; `keine` = not running',
    ),
  pruefung: z.boolean().optional().describe('Whether a legal check is open'),
  hinweis: z.array(z.string()).optional().describe('Texts that the next chair sees on the item'),
  ereignis: ereignisErwartung.optional().describe('Facts of the newest event of a kind'),
  mails: z.array(mailErwartung).optional().describe('Mails since the last expectation with `mails`; subject and both bodies count'),
  dokumente: z.array(dokumentErwartung).optional().describe('Issued documents of the paper and of the sessions it stood in'),
  oeffentlich: oeffentlichErwartung.optional().describe('What the public sees of it anywhere'),
  darf: z.array(darfErwartung).optional().describe('What somebody can do, and why not'),
})
