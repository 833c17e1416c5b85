/** The case format: a story about one Vorlage as steps and expectations (YAML 1.2). Unknown keys are errors, never ignored. */
import { z } from 'zod'
import { ARTEN, ERGEBNISSE, MEHRHEITEN, PUNKTARTEN, ROLLEN } from '../../../workflows/begriffe.ts'
import { definitions } from '../../../workflows/definitions.ts'
import { localDateSchema } from '../../../workflows/schemas.ts'
import { erwartungSchema } from './erwartung-format.ts'
import { isRolle } from './personen.ts'

const localDateTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
const id = z.string().regex(/^[a-z0-9_-]{1,60}$/)

const station = z.strictObject({ gremium: id, rolle: z.enum(ROLLEN), oeffentlich: z.boolean().optional() })
const punkt = z.strictObject({
  text: z.string().min(1),
  art: z.enum(PUNKTARTEN),
  termin: localDateSchema.optional(),
  /** A Satzung that the supervision has to approve. */
  genehmigungspflichtig: z.boolean().optional(),
})
export const punkteSchema = z.array(punkt)

export const vorlageSchema = z.strictObject({
  art: z.enum(ARTEN),
  betreff: z.string().min(1),
  dringlich: z.boolean().default(false),
  oeffentlich: z.boolean().default(true),
  nichtoeffentlich_grund: z.string().default('Grundstücksangelegenheit'),
  mehrheit: z.enum(MEHRHEITEN).default('einfach'),
  finanziell: z
    .union([z.literal('keine'), z.strictObject({ betrag: z.int(), jahr: z.int(), text: z.string().optional() })])
    .default('keine'),
  einleitung: z.string().optional(),
  beschlusspunkte: punkteSchema.default([]),
  anlagen: z.array(z.strictObject({ name: z.string().min(1), oeffentlich: z.boolean() })).default([]),
  mitzeichnung: z.array(id).default([]),
  fehlt: z.array(id).default([]),
  /** Texts of sections in the notation of the editor; the others are filled with placeholder text. */
  abschnitte: z.record(z.string(), z.string()).default({}),
  federfuehrung: id.optional(),
  beratungsfolge: z.array(station).default([]),
  /** Short name of the motion or question that this one answers, in a step ANLEGEN. */
  stellungnahme_zu: id.optional(),
})

/** What `BESTAND_UEBERNEHMEN` brings along: the keys of a head, and what the old system knows of the paper. */
export const bestandSchema = vorlageSchema.extend({
  nummer: z.string(),
  datum: localDateSchema,
  einreicher: z.string().optional(),
  /** Stations with a result are over; none at all = unknown. */
  beratungsfolge: z
    .array(
      station.extend({
        ergebnis: z.enum(ERGEBNISSE).optional(),
        am: localDateSchema.optional(),
        abstimmung: z.record(z.string(), z.unknown()).optional(),
        fassung: z.unknown().optional(),
      }),
    )
    .default([]),
})

const payload = z.record(z.string(), z.unknown())
const abstimmung = payload

/** Events that people send; those between aggregates are none of a story's business. */
const EREIGNISSE = [definitions.vorlage, definitions.sitzung].flatMap(({ events }) =>
  Object.keys(events).filter((type) => events[type]?.intern !== true),
)

const rolle = z.string().refine(isRolle, 'Diese Rolle gibt es nicht, oder ihr fehlt das Gremium oder die Stelle.')

const ereignisSchritt = z.strictObject({
  als: rolle,
  tut: z.enum(EREIGNISSE),
  station: z.int().min(1).optional(),
  mit: payload.default({}),
  an: id.default('v'),
  sitzung: id.optional(),
  /** A map means that each of its values must occur. */
  wird_abgelehnt: z.union([z.literal(true), z.record(z.string(), z.string()), z.string()]).optional(),
})

const beraten = z.strictObject({
  station: z.int().min(1),
  sitzung: id,
  anwesend: z.int().min(0),
  ergebnis: z.enum(ERGEBNISSE),
  abstimmung: abstimmung.optional(),
  punkte: z.array(payload).optional(),
  fassung: z.unknown().optional(),
  an: id.default('v'),
  bestaetigen: z.boolean().default(true),
})

const schritt = z.union([
  z.strictObject({ zeit: localDateTime }),
  z.strictObject({ freigeben: z.union([id, z.strictObject({ an: id, bis: id.optional(), von: z.string().min(1).optional() })]) }),
  z.strictObject({ beraten }),
  z.strictObject({ erwarte: erwartungSchema }),
  ereignisSchritt,
])

export const fallSchema = z.strictObject({
  fall: z.string().min(1),
  profil: id,
  /** The counter of numbers continues behind this one. Default: counters start at 1. */
  zaehler: z.int().min(0).default(0),
  gremien: z
    .record(
      id,
      z.strictObject({ gesetzlicheZahl: z.int().min(1), name: z.string().min(1).optional(), aufgeloest: localDateSchema.optional() }),
    )
    .default({}),
  sitzungen: z.record(id, z.strictObject({ gremium: id, am: localDateTime, ort: z.string().optional() })),
  vorlage: vorlageSchema,
  weitere: z.record(id, vorlageSchema).default({}),
  schritte: z.array(schritt),
})

export type Fall = z.infer<typeof fallSchema>
export type FallVorlage = z.infer<typeof vorlageSchema>
export type Fallbestand = z.infer<typeof bestandSchema>
export type Schritt = Fall['schritte'][number]
export type Ereignisschritt = z.infer<typeof ereignisSchritt>
export type Beratenschritt = z.infer<typeof beraten>
