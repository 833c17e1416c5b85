/** What a rule may look at, put together in the same way for a command and for a page that asks whether it would be possible. */
import type { AggregateDefinition, Aggregatart, Parts, Payload, Ref, Situation, Witnesses } from '../../workflows/aggregate.ts'
import type { Akteur, Rechtsrolle } from '../../workflows/akteur.ts'
import { authorise } from '../../workflows/berechtigung.ts'
import { profil } from '../../workflows/profile/index.ts'
import { localDate } from '../../workflows/recht/kalender.ts'
import { restore } from './automat.ts'
import { hashOf } from './canonical.ts'
import type { Clock, EventStore, Head } from './ports.ts'
import { versionOf } from './versions.ts'

export interface SituationDeps {
  store: Pick<EventStore, 'readHead'>
  clock: Clock
  definitions: Readonly<Record<Aggregatart, AggregateDefinition>>
}

/** The definition an aggregate runs on: new ones on the newest, stored ones on the version they started with. */
export const definitionOf = (definitions: SituationDeps['definitions'], ref: Ref, head: Head | null): AggregateDefinition =>
  head === null ? definitions[ref.art] : versionOf(definitions[ref.art], head.version)

export const partsOf = (definitions: SituationDeps['definitions'], head: Head): Parts => restore(definitions[head.ref.art], head)

/** The role by which the actor may send the event to this aggregate; null = never. Rules may still refuse it. */
const roleOf = (definition: AggregateDefinition, parts: Parts, event: Payload, akteur: Akteur): Rechtsrolle | null =>
  authorise(definition.art, event.type, akteur, definition.profilOf(parts, event), definition.relations(parts, event, akteur))

export interface Befugnis {
  als: Rechtsrolle
  vertritt: string | null
}

/** One's own right first; else that of somebody who is represented, in whose relations the deputy stands then. */
export function befugnisOf(definition: AggregateDefinition, parts: Parts, event: Payload, akteur: Akteur): Befugnis | null {
  const eigene = akteur.aemter.filter(({ vertritt }) => vertritt === undefined)
  const als = roleOf(definition, parts, event, { ...akteur, aemter: eigene })
  if (als !== null) return { als, vertritt: null }
  for (const { vertritt } of akteur.aemter) {
    if (vertritt === undefined) continue
    const aemter = akteur.aemter.filter((amt) => amt.vertritt === vertritt)
    const vertretung = roleOf(definition, parts, event, { id: vertritt, profil: akteur.profil, aemter, sitze: [] })
    if (vertretung !== null) return { als: vertretung, vertritt }
  }
  return null
}

export async function readWitnesses(
  deps: SituationDeps,
  definition: AggregateDefinition,
  parts: Parts,
  event: Payload,
): Promise<Witnesses> {
  const wanted = definition.witnesses(parts, event)
  const entries = await Promise.all(
    Object.entries(wanted).map(async ([name, ref]) => {
      const head = await deps.store.readHead(ref)
      return [name, head === null ? undefined : { id: ref.id, rev: head.rev, parts: partsOf(deps.definitions, head) }] as const
    }),
  )
  return Object.fromEntries(entries)
}

/** Digest of the facts that the author of an event decided on; forms carry it. */
export const bezugDigest = (definition: AggregateDefinition, parts: Parts, event: Payload, zeugen: Witnesses): string =>
  hashOf(definition.bezug(parts, event, zeugen) ?? null).slice(0, 32)

/** The situation now. Time does not run backwards for an aggregate: a clock that was set back stands still at its last event. */
export function situationOf(
  deps: SituationDeps,
  { ref, head, parts, event }: { ref: Ref; head: Head | null; parts: Parts; event: Payload },
  { akteur, als, vertritt, zeugen }: Befugnis & { akteur: Akteur; zeugen: Witnesses },
): Situation {
  const now = deps.clock.now()
  const jetzt = head !== null && head.zuletzt > now ? head.zuletzt : now
  const known = profil(deps.definitions[ref.art].profilOf(parts, event))
  return { ref, rev: head?.rev ?? 0, parts, akteur, als, vertritt, profil: known, jetzt, heute: localDate(jetzt), zeugen, hash: hashOf }
}

/** What the rules look at when this actor sends this event to what was read; null where no role of the actor ever may. */
export async function askedSituation(
  deps: SituationDeps,
  { head, parts }: { head: Head; parts: Parts },
  event: Payload,
  akteur: Akteur,
): Promise<{ definition: AggregateDefinition; situation: Situation } | null> {
  const { ref } = head
  const definition = definitionOf(deps.definitions, ref, head)
  const befugnis = befugnisOf(definition, parts, event, akteur)
  if (befugnis === null) return null
  const zeugen = await readWitnesses(deps, definition, parts, event)
  return { definition, situation: situationOf(deps, { ref, head, parts, event }, { akteur, ...befugnis, zeugen }) }
}
