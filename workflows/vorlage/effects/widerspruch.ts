/** What an objection causes: the chair learns of it, the letter is written, the running period ends or a new one begins. */
import type { Effect } from '../../aggregate.ts'
import type { StoredEvent } from '../befund.ts'
import type { VorlageStand } from '../stand.ts'
import { auszuege, dokument, fristAufheben, fristSetzen, mail } from './auftraege.ts'

type Ereignis = Extract<
  StoredEvent,
  { type: 'WIDERSPRUCH_EINLEGEN' | 'BEANSTANDEN' | 'ERNEUT_BESCHLIESSEN' | 'AUFSICHT_ENTSCHEIDET' | 'GERICHT_ENTSCHEIDET' }
>

export function widerspruchEffects(stored: Ereignis, stand: VorlageStand, vorher: VorlageStand): Effect[] {
  const nachricht = mail('widerspruch', { ereignis: stored.type })
  switch (stored.type) {
    case 'WIDERSPRUCH_EINLEGEN':
    case 'BEANSTANDEN':
      return [...fristAufheben(vorher.context.frist), dokument('widerspruch', { oeffentlich: false }), nachricht]
    case 'ERNEUT_BESCHLIESSEN': {
      const station = stand.context.beratungsfolge.at(-1) ?? ''
      return [...auszuege(stand, station), ...fristSetzen(stand.context.frist), nachricht]
    }
    case 'AUFSICHT_ENTSCHEIDET':
    case 'GERICHT_ENTSCHEIDET':
      return [nachricht]
  }
}
