/** What is taken over of a paper that runs in an old system already: number, date, passed and remaining stations, attachments. */
import { z } from 'zod'
import { ERGEBNISSE, ROLLEN } from '../begriffe.ts'
import { abstimmungSchema, freitextSchema as freitext, idSchema as id, localDateSchema } from '../schemas.ts'
import { wortlautSchema } from './inhalt.ts'

/** A station with a result is over; what it said and when is taken over as it stands in the old system. */
const stationSchema = z.strictObject({
  gremium: id,
  rolle: z.enum(ROLLEN),
  oeffentlich: z.boolean(),
  ergebnis: z.enum(ERGEBNISSE).optional(),
  /** Local date of the session that had the result. */
  am: localDateSchema.optional(),
  abstimmung: abstimmungSchema(100_000).optional(),
  /** The recommended wording where it differs from the text. */
  wortlaut: wortlautSchema.optional(),
})

export type UebernommeneStation = z.infer<typeof stationSchema>

export const beratungsfolgeSchema = z.array(stationSchema).max(20)

export const bestand = {
  /** As printed or typed; the pattern of the body resolves it. */
  nummer: z.string().trim().min(1).max(80),
  /** Local date of the paper. */
  datum: localDateSchema,
  /** Kinds from outside: who handed it in. */
  einreicher: freitext.optional(),
  /** Empty = unknown: then it is entered later. */
  beratungsfolge: beratungsfolgeSchema,
  anlagen: z
    .array(
      z.strictObject({
        anlage: id,
        hash: z.string().regex(/^[0-9a-f]{64}$/),
        name: freitext,
        typ: z.string().max(120),
        bytes: z.int().nonnegative().max(100_000_000),
        oeffentlich: z.boolean(),
      }),
    )
    .max(60)
    .default([]),
}
