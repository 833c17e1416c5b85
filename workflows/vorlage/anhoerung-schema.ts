/** What a body that is heard says: in writing while its time runs, or after it. */
import { z } from 'zod'
import { ERGEBNISSE_DER_ROLLE } from '../begriffe.ts'
import { freitextSchema as freitext, idSchema as id } from '../schemas.ts'

export const stellungnahme = {
  station: id,
  ergebnis: z.enum(ERGEBNISSE_DER_ROLLE.anhoerung),
  text: freitext.optional(),
  /** The letter or attachment that it came in, by its name. */
  schreiben: freitext.max(200).optional(),
  /** As stated on the page of a link. */
  name: freitext.max(200).optional(),
  funktion: freitext.max(200).optional(),
}

export const nachreichung = {
  station: id,
  ergebnis: z.enum(['zugestimmt', 'abgelehnt', 'stellungnahme']),
  text: freitext.optional(),
}
