/** The duty to hear a local body before a decision, where its norm was read; elsewhere a hearing may be owed too, by Hauptsatzung. */
import type { Rechtsbereich } from './regelwerk.ts'

/** Newest first. Only Sachsen-Anhalt was read: §§ 36, 37 GO NRW and §§ 47a ff. GO SH are known by their headings alone. */
const ANHOERUNG: Partial<Record<Rechtsbereich, readonly { gueltigAb: string; norm: string }[]>> = {
  'LSA-KVG': [
    { gueltigAb: '2014-07-01', norm: '§ 84 Abs. 2 KVG LSA' },
    { gueltigAb: '1994-07-01', norm: '§ 87 Abs. 1 GO LSA' },
  ],
}

/** The norm of that local date, undefined where none was read. */
export const anhoerungsnorm = (bereich: Rechtsbereich, datum: string): string | undefined =>
  ANHOERUNG[bereich]?.find(({ gueltigAb }) => gueltigAb <= datum)?.norm
