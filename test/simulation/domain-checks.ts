/** The invariants of the domain (reference: domain 8.6), as far as today's machines know them. The number stands before each. */
import { ANGENOMMEN, GEAENDERT } from '../../workflows/begriffe.ts'
import { endOfDay } from '../../workflows/recht/kalender.ts'
import { profil } from '../../workflows/profile/index.ts'
import { regelwerk } from '../../workflows/recht/regelwerk.ts'
import type { StationContext } from '../../workflows/station/machine.ts'
import { isEndgueltig, vorlageStand, type Teil, type VorlageStand } from '../../workflows/vorlage/stand.ts'
import { ALL_ACTORS, GEHEIM } from './cast.ts'
import { logOf } from './ledger.ts'
import type { World } from './world.ts'

type Station = Teil<StationContext>
const CONFIRMED = new Set(['ergebnis_bestaetigt', 'abgeschlossen'])

/** 1. At most one station decides, and the paper is decided exactly when that one is confirmed. */
function decision({ stationen, context }: VorlageStand): string[] {
  const deciding = stationen.filter((station) => station.context.rolle === 'entscheidung')
  const decided = deciding.some((station) => CONFIRMED.has(station.zustand))
  if (deciding.length > 1) return ['two stations decide']
  return decided === (context.ergebnis !== null) ? [] : [`decided is ${decided}, result ${context.ergebnis?.ergebnis ?? 'none'}`]
}

/** 2. The version voted on is the version of the paper. */
const version = ({ stationen, context }: VorlageStand): string[] =>
  stationen.flatMap(({ context: { id, ergebnis } }) =>
    ergebnis !== null && ergebnis.fassung !== context.fassung.hash ? [`${id} voted on another version`] : [],
  )

/** 3. No later station has a result while an earlier one is open, unless somebody gave a reason. */
const order = ({ stationen }: VorlageStand): string[] =>
  stationen.flatMap((station, index) => {
    const early = stationen.slice(0, index).some((before) => !isEndgueltig(before) && before.zustand !== 'ergebnis_vorlaeufig')
    const { id, aufVerlangen, ohneVorberatung, ergebnis } = station.context
    return early && ergebnis !== null && aufVerlangen === null && ohneVorberatung === null ? [`${id} came before an open station`] : []
  })

/** 4. A negative recommendation rejects nothing. */
const rejection = ({ zustand, stationen, context }: VorlageStand): string[] =>
  zustand === 'abgelehnt' &&
  stationen.find(({ context: { id } }) => id === context.ergebnis?.station)?.context.ergebnis?.ergebnis !== 'abgelehnt'
    ? ['rejected without a rejection by the station that decides']
    : []

/** 5. What is taken note of has no votes. 6. Changed means another wording. 7. A tie is no majority. 12. The rules are those of the day. */
function results({ stationen, context }: VorlageStand): string[] {
  const { rechtsbereich } = profil(context.profil)
  return stationen.flatMap(({ context: { id, ergebnis, rolle } }: Station) => {
    if (ergebnis === null) return []
    const found: string[] = []
    if (rolle === 'kenntnisnahme' && ergebnis.abstimmung !== undefined) found.push(`${id} voted on what is only taken note of`)
    if (GEAENDERT.has(ergebnis.ergebnis) !== (ergebnis.wortlaut !== undefined))
      found.push(`${id}: ${ergebnis.ergebnis} and wording do not fit`)
    const { ja, nein, enthaltung } = ergebnis.abstimmung ?? { ja: 1, nein: 0, enthaltung: 0 }
    if (ANGENOMMEN.has(ergebnis.ergebnis) && ja <= nein) found.push(`${id}: ${ergebnis.ergebnis} with ${ja} to ${nein}`)
    if (ergebnis.abstimmung !== undefined && ja + nein + enthaltung > ergebnis.befund.anwesend)
      found.push(`${id}: more votes than members present`)
    const day = ergebnis.befund.sitzungAm.slice(0, 10)
    if (ergebnis.befund.regelwerk !== regelwerk(rechtsbereich, day).id) found.push(`${id}: not the rules of ${day}`)
    return found
  })
}

/** 15. Whoever overtakes or skips says why. */
const reasons = ({ stationen }: VorlageStand): string[] =>
  stationen.flatMap(({ zustand, context: { id, aufVerlangen, uebersprungen } }) =>
    (aufVerlangen !== null && aufVerlangen.grund === '') || (zustand === 'uebersprungen' && uebersprungen === null)
      ? [`${id} without a reason`]
      : [],
  )

/** 8. What is not public is in no public row. */
const secrets = (world: World): string[] =>
  [...world.store.projection('oeffentlich')].flatMap(([key, { zeile }]) =>
    JSON.stringify(zeile).includes(GEHEIM) ? [`8: the public row of ${key} holds what is not public`] : [],
  )

/** 11. A number is given once. */
function numbers(stands: readonly VorlageStand[]): string[] {
  const given = stands.flatMap(({ context }) => [context.nummer, context.entwurfsnummer].filter((nummer) => nummer !== null))
  return new Set(given).size === given.length ? [] : [`11: a number was used twice: ${given.join(' ')}`]
}

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
  const rules = { 1: decision, 2: version, 3: order, 4: rejection, '5, 6, 7, 12': results, 15: reasons }
  return [
    ...stands.flatMap(({ id, stand }) => Object.entries(rules).flatMap(([nr, rule]) => rule(stand).map((what) => `${nr}: ${id}: ${what}`))),
    ...stands.flatMap(({ id, stand }) => history(world, id, stand)),
    ...secrets(world),
    ...numbers(stands.map(({ stand }) => stand)),
    ...mails(world),
  ]
}
