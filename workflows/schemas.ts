/** Shapes that the events of several aggregates share. */
import { z } from 'zod'

export const idSchema = z.string().regex(/^[a-zA-Z0-9_:.-]{1,80}$/)
export const freitextSchema = z.string().trim().min(1).max(4_000)
export const localDateSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'Bitte ein Datum in der Form TT.MM.JJJJ angeben.')

/** Counts of a vote, each at most `hoechstens`; without numbers only what minutes may say instead. */
export function abstimmungSchema(hoechstens: number) {
  const anzahl = z.int().nonnegative().max(hoechstens)
  return z.strictObject({
    ja: anzahl.default(0),
    nein: anzahl.default(0),
    enthaltung: anzahl.default(0),
    ungueltig: anzahl.default(0),
    modus: z.enum(['offen', 'namentlich', 'geheim', 'umlauf']).default('offen'),
    ohneZahlen: z.enum(['einstimmig', 'mehrheitlich']).optional(),
  })
}
