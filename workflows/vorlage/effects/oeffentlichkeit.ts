/** The session learns who may listen to its items, and keeps the vote on it. */
import type { Effect } from '../../aggregate.ts'
import type { StoredEvent } from '../befund.ts'

type Ereignis = Extract<StoredEvent, { type: 'OEFFENTLICHKEIT_AUSSCHLIESSEN' | 'OEFFENTLICHKEIT_HERSTELLEN' }>

const verfahren = (stored: Ereignis): object => {
  if (stored.type === 'OEFFENTLICHKEIT_HERSTELLEN') return { stationen: stored.befund.stationen, oeffentlich: true, beschluss: null }
  const { angenommen, norm, rechnung } = stored.befund
  return {
    stationen: stored.stationen,
    oeffentlich: !angenommen,
    beschluss: { abstimmung: stored.abstimmung ?? null, angenommen, norm, rechnung },
  }
}

export const oeffentlichkeit = (vorlage: string, stored: Ereignis): Effect => ({
  art: 'befehl',
  an: { art: 'sitzung', id: stored.befund.sitzung },
  event: { type: 'OEFFENTLICHKEIT_ENTSCHIEDEN', vorlage, ...verfahren(stored) },
})
