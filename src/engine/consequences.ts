/**
 * What an event of a paper caused, with everything that followed of itself: read from the record, each item under the id that it is
 * stored by, so that whoever asks can look for it there.
 */
import { refKey, type Effect, type Parts, type Ref } from '../../workflows/aggregate.ts'
import { profil } from '../../workflows/profile/index.ts'
import { readHistory, replay, storedPayload } from './history.ts'
import type { EventRecord, EventStore, Head } from './ports.ts'
import { fristId, jobId } from './relay.ts'
import type { SituationDeps } from './situation.ts'
import { versionOf } from './versions.ts'

export interface Consequence {
  /** Id of the job, or commandId of the crossing. */
  id: string
  effect: Effect
}

export interface Consequences {
  event: EventRecord
  /** The machines before the event, and after it and what followed of itself. */
  vorher: Parts
  nachher: Parts
  folgen: Consequence[]
}

export interface ConsequencesDeps {
  store: Pick<EventStore, 'readEvents'>
  definitions: SituationDeps['definitions']
}

/** More links between a step and what it caused than there are kinds of crossings. */
const LONGEST_CHAIN = 6

const CROSSING = /^(\w+)\/(.+):(\d+):\d+(?::zurueck)?$/

/** Ids of crossings and of documents name the event that caused them. */
function causeOf({ commandId }: Pick<EventRecord, 'commandId'>): { ref: Ref; rev: number } | null {
  const [, art, id, rev] = CROSSING.exec(commandId) ?? []
  return art === undefined || id === undefined ? null : { ref: { art: art as Ref['art'], id }, rev: Number(rev) }
}

/** Whether this event goes back to that one, over whatever other aggregates. */
async function isCausedBy(deps: ConsequencesDeps, event: EventRecord, first: EventRecord): Promise<boolean> {
  let cause = causeOf(event)
  for (let link = 0; cause !== null && link < LONGEST_CHAIN; link += 1) {
    if (refKey(cause.ref) === first.aggregat) {
      if (cause.rev === first.rev) return true
      if (cause.rev < first.rev) return false
    }
    const [earlier] = await deps.store.readEvents(cause.ref, cause.rev, cause.rev)
    cause = earlier === undefined ? null : causeOf(earlier)
  }
  return false
}

function idOf(ref: Ref, rev: number, n: number, effect: Effect): string {
  if (effect.art === 'frist' || effect.art === 'frist_aufheben') return fristId(refKey(ref), effect.frist, effect.stand)
  return effect.art === 'auftrag' && effect.spaeter !== undefined ? effect.spaeter.id : jobId(refKey(ref), rev, n)
}

/** Null where there is no event of this revision. */
export async function consequences(deps: ConsequencesDeps, head: Head, rev: number): Promise<Consequences | null> {
  const history = await readHistory(deps.store, head)
  const event = history.find((candidate) => candidate.rev === rev)
  if (event === undefined) return null
  const { ref } = head
  const newest = deps.definitions[ref.art]
  const caused: EventRecord[] = [event]
  // A person's next step ends nothing: what follows of itself may come after it.
  for (const later of history.filter((candidate) => candidate.rev > rev && candidate.als === 'system')) {
    if (await isCausedBy(deps, later, event)) caused.push(later)
  }
  const until = (last: number): Parts => (last === 0 ? {} : replay(newest, history.slice(0, last)).parts)
  const folgen = caused.flatMap((one): Consequence[] => {
    const parts = until(one.rev)
    return versionOf(newest, one.version)
      .effects({
        ref,
        rev: one.rev,
        parts,
        vorher: until(one.rev - 1),
        event: storedPayload(one),
        profil: profil(String(head.fields['profil'])),
        jetzt: one.eingetragenAm,
        zeugen: {},
      })
      .map((effect, n) => ({ id: idOf(ref, one.rev, n, effect), effect }))
  })
  return { event, vorher: until(rev - 1), nachher: until(caused.at(-1)?.rev ?? rev), folgen }
}
