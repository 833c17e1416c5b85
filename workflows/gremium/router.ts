/** Turns one stored event of a Gremium into the internal event of its machine. */
import type { Parts, Step, StoredPayload } from '../aggregate.ts'

export function route(_parts: Parts, event: StoredPayload): Step[] {
  const { befund: _befund, ...payload } = event
  if (event.type === 'GREMIUM_EINRICHTEN') {
    return [
      {
        key: 'gremium',
        start: 'gremium',
        input: { profil: event['profil'], gremium: event['gremium'], gesetzlicheZahl: event['gesetzlicheZahl'] },
      },
    ]
  }
  // It is told to the members and changes nothing.
  if (event.type === 'AUFTRAEGE_BERICHTEN') return []
  return [{ key: 'gremium', event: event.type === 'SITZ_BESETZEN' ? { ...payload, bis: event['bis'] ?? null } : payload }]
}
