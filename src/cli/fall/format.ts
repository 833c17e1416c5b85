/**
 * The case format: a story about one Vorlage as steps and expectations (YAML 1.2). Unknown keys are errors, never ignored. What each key
 * says here is what docs/fallformat.md prints.
 */
import { z } from 'zod'
import { ARTEN, ERGEBNISSE, MEHRHEITEN, PUNKTARTEN, ROLLEN } from '../../../workflows/begriffe.ts'
import { definitions } from '../../../workflows/definitions.ts'
import { localDateSchema } from '../../../workflows/schemas.ts'
import { erwartungSchema } from './erwartung-format.ts'
import { isRolle } from './personen.ts'

const localDateTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
  .meta({ title: 'date and time' })
const id = z
  .string()
  .regex(/^[a-z0-9_-]{1,60}$/)
  .meta({ title: 'short name' })
const text = z.string().min(1)

const station = z.strictObject({
  gremium: id.describe(
    'Key of the body in the profile or under `gremien`; `hvb` is the release of the head of administration as a station',
  ),
  rolle: z.enum(ROLLEN).describe('What it does'),
  oeffentlich: z.boolean().optional().describe('Default: as the paper; of the HVB false'),
})
const punkt = z.strictObject({
  text: text.describe('Its wording, in the notation of the editor'),
  art: z.enum(PUNKTARTEN).describe('Kind; an `auftrag` comes under Beschlusskontrolle'),
  termin: localDateSchema.optional().describe('Due date of a mandate'),
  genehmigungspflichtig: z.boolean().optional().describe('A Satzung that the supervision has to approve'),
})
export const punkteSchema = z.array(punkt)

export const vorlageSchema = z.strictObject({
  art: z.enum(ARTEN).describe('Kind of the paper'),
  betreff: text.describe('Subject'),
  dringlich: z.boolean().default(false).describe('Urgent'),
  oeffentlich: z.boolean().default(true).describe('Meant for the public'),
  nichtoeffentlich_grund: z.string().default('Grundstücksangelegenheit').describe('Why it is not public, where it is not'),
  mehrheit: z.enum(MEHRHEITEN).default('einfach').describe('Majority needed at the deciding station'),
  finanziell: z
    .union([z.literal('keine'), z.strictObject({ betrag: z.int(), jahr: z.int(), text: z.string().optional() })])
    .default('keine')
    .describe('Financial effect, the amount in cents'),
  einleitung: z.string().optional().describe('Clause before the Beschlusspunkte'),
  beschlusspunkte: punkteSchema.default([]).describe('Numbered points, see below'),
  anlagen: z
    .array(z.strictObject({ name: text, oeffentlich: z.boolean() }))
    .default([])
    .describe('Attachments; their bytes are placeholders'),
  mitzeichnung: z.array(id).default([]).describe('Offices that co-sign; the profile demands none in a case'),
  fehlt: z.array(id).default([]).describe('Mandatory sections left empty on purpose'),
  abschnitte: z
    .record(z.string(), z.string())
    .default({})
    .describe('Texts of sections by their key in the profile; mandatory ones that are left out get placeholder text'),
  federfuehrung: id.optional().describe('Office in charge; default: the first of the profile'),
  beratungsfolge: z
    .array(station.extend({ parallel: z.boolean().optional().describe('Side by side with the entry before it') }))
    .default([])
    .describe('Stations in order, see below'),
  stellungnahme_zu: id.optional().describe('Paper that this one answers, in a step ANLEGEN'),
})

/** What `BESTAND_UEBERNEHMEN` brings along: the keys of a head, and what the old system knows of the paper. */
export const bestandSchema = vorlageSchema.extend({
  nummer: z.string().describe('Number in the old system'),
  datum: localDateSchema.describe('Day of its release there'),
  einreicher: z.string().optional().describe('Who handed in what comes from outside'),
  beratungsfolge: z
    .array(
      station.extend({
        ergebnis: z.enum(ERGEBNISSE).optional(),
        am: localDateSchema.optional(),
        abstimmung: z.record(z.string(), z.unknown()).optional(),
        fassung: z.unknown().optional(),
      }),
    )
    .default([])
    .describe('Stations; one with `ergebnis` (and `am`, `abstimmung`, `fassung`) is over; none at all = unknown'),
})

const payload = z.record(z.string(), z.unknown())
const abstimmung = payload

/** Events that people send; those between aggregates are none of a story's business. */
const EREIGNISSE = [definitions.vorlage, definitions.sitzung].flatMap(({ events }) =>
  Object.keys(events).filter((type) => events[type]?.intern !== true),
)

const rolle = z.string().refine(isRolle, 'Diese Rolle gibt es nicht, oder ihr fehlt das Gremium oder die Stelle.').meta({ title: 'role' })

export const ereignisSchritt = z.strictObject({
  als: rolle.describe('Who acts'),
  tut: z.enum(EREIGNISSE).describe('The event'),
  station: z.int().min(1).optional().describe('Position in the Beratungsfolge as it is now, where the event needs one'),
  mit: payload.default({}).describe('Payload'),
  an: id.default('v').describe('Paper; ANLEGEN and BESTAND_UEBERNEHMEN give this name to a new one'),
  sitzung: id.optional().describe('Session, for events of a session'),
  wird_abgelehnt: z
    .union([z.literal(true), z.record(z.string(), z.string()), z.string()])
    .optional()
    .describe('Refused, and nothing has changed: `true`, or text that code, sentence or norm of a reason contains; of a map each value'),
})

export const beraten = z.strictObject({
  station: z.int().min(1).describe('Position in the Beratungsfolge'),
  sitzung: id.describe('Session'),
  anwesend: z.int().min(0).describe('Members present'),
  ergebnis: z.enum(ERGEBNISSE).describe('Result'),
  abstimmung: abstimmung.optional().describe('Votes'),
  punkte: z.array(payload).optional().describe('Result per point'),
  fassung: z.unknown().optional().describe('Adopted text'),
  an: id.default('v').describe('Paper'),
  bestaetigen: z.boolean().default(true).describe('Whether the Schriftführung confirms the result'),
})

export const freigebenSchema = z.strictObject({
  an: id.describe('Paper'),
  bis: id.optional().describe('State in which it stops; default `bereit`'),
  von: text.optional().describe('Who hands in what comes from outside; default: the first Antragsteller of the case, else „Fraktion A“'),
})

const schritt = z.union([
  z.strictObject({ zeit: localDateTime }),
  z.strictObject({ freigeben: z.union([id, freigebenSchema]) }),
  z.strictObject({ beraten }),
  z.strictObject({ erwarte: erwartungSchema }),
  ereignisSchritt,
])

export const gremiumSchema = z.strictObject({
  gesetzlicheZahl: z.int().min(1).describe('Statutory number of members as the law counts it, with the HVB where he votes by law'),
  name: text.optional().describe('Its name; default: that of the profile, for a new body one made of its key'),
  aufgeloest: localDateSchema.optional().describe('Day from which it meets no more'),
})

export const sitzungSchema = z.strictObject({
  gremium: id.describe('Body that meets'),
  am: localDateTime.describe('Begin, local time'),
  ort: z.string().optional().describe('Place; default: that of the body'),
})

export const fallSchema = z.strictObject({
  fall: text.describe('Title'),
  profil: id.describe('Profile: law, bodies, numbering, words'),
  zaehler: z.int().min(0).default(0).describe('Counters of numbers continue behind this one'),
  gremien: z.record(id, gremiumSchema).default({}).describe('Bodies that the case changes or adds, by key'),
  sitzungen: z.record(id, sitzungSchema).describe('Sessions by short name'),
  vorlage: vorlageSchema.describe('The main paper, called `v`'),
  weitere: z.record(id, vorlageSchema).default({}).describe('Further papers by short name'),
  schritte: z.array(schritt.meta({ title: 'steps, see below' })).describe('The story'),
})

export type Fall = z.infer<typeof fallSchema>
export type FallVorlage = z.infer<typeof vorlageSchema>
export type Fallbestand = z.infer<typeof bestandSchema>
export type Schritt = Fall['schritte'][number]
export type Ereignisschritt = z.infer<typeof ereignisSchritt>
export type Beratenschritt = z.infer<typeof beraten>
