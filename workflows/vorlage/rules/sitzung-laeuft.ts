/** The condition that everything in the hall shares. */
import type { Rule } from '../../rule.ts'
import { SITZUNG_FEHLT, sitzungOf, type Lage } from './common.ts'

/** The session is running. */
export const sitzungLaeuft: Rule<Lage> = (lage) => {
  const sitzung = sitzungOf(lage)
  if (sitzung === null) return SITZUNG_FEHLT
  if (sitzung.stand.zustand === 'unterbrochen')
    return {
      code: 'SITZUNG_UNTERBROCHEN',
      satz: 'Die Sitzung ist unterbrochen. Bitte setzen Sie sie zuerst fort.',
      abhilfe: { ereignis: 'SITZUNG_FORTSETZEN' },
    }
  return sitzung.stand.zustand === 'laeuft'
    ? null
    : {
        code: 'SITZUNG_LAEUFT_NICHT',
        satz: 'Die Sitzung ist nicht eröffnet. Bitte eröffnen Sie zuerst die Sitzung.',
        abhilfe: { ereignis: 'SITZUNG_EROEFFNEN' },
      }
}
