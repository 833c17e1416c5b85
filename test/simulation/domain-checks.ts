/** The invariants of the domain (reference: domain 8.6): those of each paper, and those that need its history, mails and public row. */
import { brokenInvariants } from '../../workflows/invariants.ts'
import { endOfDay } from '../../workflows/recht/kalender.ts'
import { vorlageStand, type VorlageStand } from '../../workflows/vorlage/stand.ts'
import { logOf } from './ledger.ts'
import { GEHEIM } from './papers.ts'
import { ALL_ACTORS } from './stadt.ts'
import type { World } from './world.ts'

/** 8. What is not public is in no public row. */
const secrets = (world: World): string[] =>
  [...world.store.projection('oeffentlich')].flatMap(([key, { zeile }]) =>
    JSON.stringify(zeile).includes(GEHEIM) ? [`8: the public row of ${key} holds what is not public`] : [],
  )

/** 13. No mail of a decision before its results were confirmed and sent. */
function mails(world: World): string[] {
  return [...world.records.mails.values()].flatMap(({ _id, aggregat, rev, daten }) => {
    if (daten['mailart'] !== 'beschluss') return []
    const before = logOf(world.ledger, aggregat).slice(0, rev)
    return before.some(({ event }) => event.type === 'ERGEBNIS_BESTAETIGEN' && event.daten['station'] === daten['station'])
      ? []
      : [`13: mail ${_id} before the result was confirmed`]
  })
}

/** 14. Who acts by a seat acts in that body. A deadline fires when it has passed, and only once. */
function history(world: World, id: string, { stationen, mitzeichnungen }: VorlageStand): string[] {
  const found: string[] = []
  const bodies = new Map(stationen.map(({ context }) => [context.id, context.gremium]))
  const log = logOf(world.ledger, { art: 'vorlage', id })
  for (const { event } of log) {
    const station = event.daten['station']
    const seats = ALL_ACTORS.get(event.akteur)?.sitze ?? []
    if (event.als === 'vorsitz' && typeof station === 'string' && !seats.some(({ gremium }) => gremium === bodies.get(station)))
      found.push(`14: ${event._id} by the chair of another body`)
  }
  for (const { zustand, context } of mitzeichnungen) {
    const fired = log.find(
      ({ event }) => event.daten['frist'] === `mitzeichnung:${context.stelle}` && event.daten['stand'] === String(context.runde),
    )
    if (zustand === 'frist_abgelaufen' && (fired === undefined || fired.event.eingetragenAm < endOfDay(context.frist)))
      found.push(`the deadline of ${context.stelle} passed before ${context.frist} had`)
  }
  return found
}

export function invariants(world: World): string[] {
  const papers = world.view().aggregates.filter(({ ref }) => ref.art === 'vorlage')
  const stands = papers.map(({ ref, parts }) => ({ id: ref.id, stand: vorlageStand(parts) }))
  return [...brokenInvariants(stands), ...stands.flatMap(({ id, stand }) => history(world, id, stand)), ...secrets(world), ...mails(world)]
}
