/** Erases typed texts. The record keeps their salted digests, so its chain stays valid; the event that ordered it says who, when and why. */
import type { EventRecord, EventStore, Head } from './ports.ts'
import { readHistory } from './history.ts'
import { textReferences } from './seal.ts'

/** What this erasing event may erase: texts of its own aggregate's history, whatever else it names. */
export const erasedBy = (event: Pick<EventRecord, 'type' | 'daten'>, own: ReadonlySet<string>): string[] =>
  event.type === 'TEXTE_LOESCHEN' ? (event.daten['texte'] as string[]).filter((id) => own.has(id)) : []

export async function eraseTexts(store: EventStore, head: Head): Promise<void> {
  const events = await readHistory(store, head)
  const asked = head.pending.map(({ event }) => event).filter(({ type }) => type === 'TEXTE_LOESCHEN')
  const own = ownTexts(events)
  await store.deleteTexts(asked.flatMap((event) => erasedBy(event, own)))
}

/** References of the texts in a history; what an erasing event merely names is none of them. */
export function ownTexts(events: readonly EventRecord[]): Set<string> {
  const found = new Set<string>()
  for (const { type, daten, befund } of events) {
    const { texte: _named, ...rest } = daten
    textReferences(type === 'TEXTE_LOESCHEN' ? rest : daten, found)
    textReferences(befund, found)
  }
  return found
}
