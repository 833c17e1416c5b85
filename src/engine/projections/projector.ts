/** Writes the read models of an aggregate at one revision: pure functions of the head, written only over older revisions. */
import { refKey, type AggregateDefinition, type Aggregatart, type Parts } from '../../../workflows/aggregate.ts'
import { profil } from '../../../workflows/profile/index.ts'
import { vorlageStand } from '../../../workflows/vorlage/stand.ts'
import { definitionOf, partsOf } from '../situation.ts'
import type { EventStore, Head } from '../ports.ts'
import { arbeitsvorrat } from './arbeitsvorrat.ts'
import { oeffentlicheFassungen, oeffentlicheVorlage } from './oeffentlich.ts'

export interface Projector {
  project: (head: Head) => Promise<void>
}

export function createProjector(store: EventStore, definitions: Readonly<Record<Aggregatart, AggregateDefinition>>): Projector {
  async function projectPublic(head: Head, parts: Parts): Promise<void> {
    // Nothing leads back to this state: what was never public has no row, and no older write can bring one.
    const { publikation, context } = vorlageStand(parts)
    if (publikation === 'nicht_veroeffentlicht' && context.bekanntgabe === null) return
    const hashes = oeffentlicheFassungen(parts)
    const [inhalte, texte] =
      hashes === null
        ? [new Map<string, unknown>(), new Map<string, string>()]
        : await Promise.all([store.getInhalte(hashes.inhalte), store.getTexts(hashes.texte)])
    const row = hashes === null ? null : oeffentlicheVorlage(head, parts, inhalte, texte)
    await store.writeProjection('oeffentlich', refKey(head.ref), head.rev, row)
  }

  return {
    async project(head) {
      if (head.ref.art !== 'vorlage' && head.ref.art !== 'sitzung') return
      const definition = definitionOf(definitions, head.ref, head)
      const parts = partsOf(definitions, head)
      const tasks = definition.aufgaben(parts, profil(String(head.fields['profil'])))
      await Promise.all([
        store.writeProjection('arbeitsvorrat', refKey(head.ref), head.rev, arbeitsvorrat(head, tasks)),
        head.ref.art === 'vorlage' ? projectPublic(head, parts) : undefined,
      ])
    },
  }
}
