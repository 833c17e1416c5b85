/** Turns one stored event of a Nummernkreis into the internal events of its machine, which comes into being with the first. */
import type { Parts, Step, StoredPayload } from '../aggregate.ts'

export function route(parts: Parts, event: StoredPayload): Step[] {
  const start: Step[] =
    parts['nummernkreis'] === undefined ? [{ key: 'nummernkreis', start: 'nummernkreis', input: { profil: event['profil'] } }] : []
  return [
    ...start,
    {
      key: 'nummernkreis',
      event:
        event.type === 'NUMMER_ZIEHEN'
          ? { type: event.type }
          : { type: event.type, lfd: event['lfd'], durchVorlage: event['vorlage'] !== undefined },
    },
  ]
}
