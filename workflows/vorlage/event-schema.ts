/** What the payloads of a Vorlage's events are made of, whatever they are about. */
import { z } from 'zod'
import { idSchema } from '../schemas.ts'

export const hash = z.string().regex(/^[0-9a-f]{64}$/)
export const anzahl = z.int().nonnegative().max(100_000)
export const station = idSchema

/** Key of the group that handed it in, where it acts by an access of its own. */
export const antragsteller = idSchema.optional()

export const event = <const Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), ...shape })
