/** What two aggregates both know is the same on both sides: stations and agenda items, counters and numbers. */
import { refKey, type Part, type Parts, type Ref } from '../../workflows/aggregate.ts'
import type { NummernkreisContext } from '../../workflows/nummernkreis/machine.ts'
import type { Top } from '../../workflows/sitzung/machine.ts'
import { GEHALTEN, sitzungStand, topOf, type SitzungStand } from '../../workflows/sitzung/stand.ts'
import type { StationContext } from '../../workflows/station/context.ts'
import { isOffen } from '../../workflows/vorlage/aenderung.ts'
import { isSchriftlich, vorlageStand, type Teil, type VorlageStand } from '../../workflows/vorlage/stand.ts'
import { logOf } from './ledger.ts'
import type { World } from './world.ts'

interface Found<Stand> {
  ref: Ref
  stand: Stand
}

/** State of the agenda item that belongs to the state of a station. */
const TOP_STATE: Readonly<Record<string, Top['zustand']>> = {
  auf_tagesordnung: 'offen',
  aufgerufen: 'aufgerufen',
  ergebnis_vorlaeufig: 'erfasst',
  ergebnis_bestaetigt: 'bestaetigt',
  abgeschlossen: 'bestaetigt',
}

const OVER = new Set<string>([...GEHALTEN, 'entfallen'])

function stationAgrees(vorlage: Found<VorlageStand>, station: Teil<StationContext>, sitzungen: readonly Found<SitzungStand>[]): string[] {
  const { id, sitzung: sitzungId, ergebnis } = station.context
  const name = `station ${id} of ${vorlage.ref.id} (${station.zustand})`
  const wanted = TOP_STATE[station.zustand]
  // A paper that was withdrawn has taken its items off; its stations stay as they were.
  const gone = ['zurueckgezogen', 'abgeschlossen'].includes(vorlage.stand.zustand) && vorlage.stand.context.endeGrund !== null
  // What an old system has seen happened in no session of ours, and what was written in none at all.
  if (station.context.uebernommen || isSchriftlich(station.context))
    return sitzungId === null ? [] : [`${name} was taken over or written and names session ${sitzungId}`]
  if (sitzungId === null) return wanted === undefined ? [] : [`${name} has no session`]
  const sitzung = sitzungen.find(({ ref }) => ref.id === sitzungId)
  if (sitzung === undefined) return [`${name} names session ${sitzungId}, which does not exist`]
  if (gone) return []
  const waiting = ['terminiert', 'auf_tagesordnung', 'aufgerufen'].includes(station.zustand)
  if (waiting && OVER.has(sitzung.stand.zustand)) return [`${name}: ${sitzungId} is over`]
  if (station.context.sitzungAm !== sitzung.stand.context.am) return [`${name}: ${sitzungId} is on another day`]
  const planned = sitzung.stand.context.vorgemerkt.some((one) => one.vorlage === vorlage.ref.id && one.station === id)
  if (planned !== (station.zustand === 'terminiert'))
    return [`${name}: ${sitzungId} ${planned ? 'still waits for it' : 'does not know of it'}`]
  // A renewed decision is an act of the session, not an item of the paper.
  if (wanted === undefined || station.context.erneut) return []
  const top = topOf(sitzung.stand.context, vorlage.ref.id, id)
  if (top === undefined || top.zustand !== wanted)
    return [`${name}: its item in ${sitzungId} is ${top?.zustand ?? 'missing'}, not ${wanted}`]
  if (top.oeffentlich !== (station.context.oeffentlich && vorlage.stand.context.kopf.oeffentlich))
    return [`${name}: its item in ${sitzungId} is ${top.oeffentlich ? 'public' : 'not public'}`]
  if (top.vorlage?.versuch !== station.context.versuch) return [`${name}: its item in ${sitzungId} is of another attempt`]
  if (ergebnis !== null && top.ausgang !== ergebnis.ergebnis) return [`${name}: result ${ergebnis.ergebnis}, item says ${top.ausgang}`]
  return []
}

/** A paper knows number, result and wording of each amendment, and the open ones are where it is. */
function amendmentsAgree({ ref, stand }: Found<VorlageStand>, vorlagen: readonly Found<VorlageStand>[]): string[] {
  return stand.context.aenderungen.flatMap((known) => {
    const child = vorlagen.find((candidate) => candidate.ref.id === known.vorlage)?.stand
    const own = child?.stationen[0]
    if (child === undefined || own === undefined) return [`amendment ${known.vorlage} of ${ref.id} does not exist`]
    const { ergebnis } = own.context
    const [says, is] = [
      [known.nummer, known.ergebnis, known.text],
      [child.context.nummer, ergebnis?.ergebnis ?? null, ergebnis?.wortlaut ?? child.context.fassung.hash],
    ]
    if (says.join(' ') !== is.join(' ')) return [`${ref.id} thinks that ${known.vorlage} is ${says.join(' ')}, it is ${is.join(' ')}`]
    const station = stand.stationen.find(({ context }) => context.id === known.station)
    const together = !isOffen(known) || station?.context.ergebnis !== null || stand.zustand === 'zurueckgezogen'
    const where = ['auf_tagesordnung', 'aufgerufen'].includes(station?.zustand ?? '') ? station?.zustand : 'geplant'
    return together || own.zustand === where ? [] : [`${known.vorlage} is ${own.zustand}, its paper ${station?.zustand}`]
  })
}

function topAgrees(sitzung: Found<SitzungStand>, top: Top, vorlagen: readonly Found<VorlageStand>[]): string[] {
  if (top.vorlage === null || !['offen', 'aufgerufen', 'erfasst', 'bestaetigt'].includes(top.zustand)) return []
  // What was not treated stays on the agenda of a session that is over; the paper has moved on.
  if (OVER.has(sitzung.stand.zustand) && ['offen', 'aufgerufen'].includes(top.zustand)) return []
  const { id, station } = top.vorlage
  const vorlage = vorlagen.find(({ ref }) => ref.id === id)
  const found = vorlage?.stand.stationen.find(({ context }) => context.id === station)
  if (found?.context.sitzung === sitzung.ref.id && TOP_STATE[found.zustand] === top.zustand) return []
  // A body that was asked once more has said something here all the same.
  if (found?.context.versuche.some(({ versuch, ergebnis }) => versuch === top.vorlage?.versuch && ergebnis !== undefined) === true)
    return []
  return [
    `item ${top.id} of ${sitzung.ref.id} (${top.zustand}) is of station ${station} of ${id}, which is ${found?.zustand} in ${found?.context.sitzung}`,
  ]
}

/** A session that is still to come waits for no paper that has gone elsewhere. */
const plannedAgrees = (sitzung: Found<SitzungStand>, vorlagen: readonly Found<VorlageStand>[]): string[] =>
  OVER.has(sitzung.stand.zustand)
    ? []
    : sitzung.stand.context.vorgemerkt.flatMap(({ vorlage, station }) => {
        const found = vorlagen.find(({ ref }) => ref.id === vorlage)?.stand.stationen.find(({ context }) => context.id === station)
        return found?.zustand === 'terminiert' && found.context.sitzung === sitzung.ref.id
          ? []
          : [`${sitzung.ref.id} waits for station ${station} of ${vorlage}, which is ${found?.zustand} in ${found?.context.sitzung}`]
      })

/** A result stands on the presence that the session had when it took it. */
function presence(world: World, sitzung: Ref): string[] {
  let stand = 0
  const found: string[] = []
  for (const { event } of logOf(world.ledger, sitzung)) {
    if (event.type === 'SITZUNG_EROEFFNEN' || event.type === 'ANWESENHEIT') stand += 1
    if (event.type !== 'TOP_ERGEBNIS' || event.daten['ausgang'] === 'vertagt') continue
    const source = /^vorlage\/(.+):(\d+):\d+$/.exec(event.commandId)
    const cause = logOf(world.ledger, { art: 'vorlage', id: source?.[1] ?? '' })[Number(source?.[2]) - 1]?.event
    if (cause?.type === 'ERGEBNIS_ERFASSEN' && cause.befund['anwesenheitStand'] !== stand)
      found.push(`${event._id}: counted on presence ${String(cause.befund['anwesenheitStand'])}, the session had ${stand}`)
  }
  return found
}

/** Numbers go up one by one, and on behind those that papers bring along; each belongs to one paper, which has heard of it once. */
function counter(world: World, ref: Ref, parts: Parts): string[] {
  const lfd = (parts['nummernkreis'] as Part<NummernkreisContext> | undefined)?.context.lfd
  const found: string[] = []
  const papers = new Map<string, number>()
  let last = 0
  for (const { event } of logOf(world.ledger, ref)) {
    const { vorlage, antwort = 'NUMMER_ERHALTEN' } = event.daten
    const number = event.type === 'NUMMER_ZIEHEN' ? last + 1 : Number(event.daten['lfd'])
    last = Math.max(last, number)
    const paper = String(vorlage)
    if (papers.has(paper) || [...papers.values()].includes(number))
      found.push(`${refKey(ref)} gave ${paper} number ${number} as a second one`)
    papers.set(paper, number)
    const answers = logOf(world.ledger, { art: 'vorlage', id: paper }).filter((entry) => entry.event.type === antwort)
    if (answers.length !== 1 || answers[0]?.event.daten['lfd'] !== number)
      found.push(`number ${number} of ${refKey(ref)} did not arrive once`)
  }
  return last === lfd ? found : [...found, `${refKey(ref)} counts ${String(lfd)}, its history ${last}`]
}

export function agreements(world: World): string[] {
  const { aggregates } = world.view()
  const of = <Stand>(art: Ref['art'], stand: (parts: Parts) => Stand): Found<Stand>[] =>
    aggregates.filter(({ ref }) => ref.art === art).map(({ ref, parts }) => ({ ref, stand: stand(parts) }))
  const vorlagen = of('vorlage', vorlageStand)
  const sitzungen = of('sitzung', sitzungStand)
  return [
    ...vorlagen.flatMap((vorlage) => vorlage.stand.stationen.flatMap((station) => stationAgrees(vorlage, station, sitzungen))),
    ...vorlagen.flatMap((vorlage) => amendmentsAgree(vorlage, vorlagen)),
    ...sitzungen.flatMap((sitzung) => sitzung.stand.context.tops.flatMap((top) => topAgrees(sitzung, top, vorlagen))),
    ...sitzungen.flatMap((sitzung) => plannedAgrees(sitzung, vorlagen)),
    ...sitzungen.flatMap(({ ref }) => presence(world, ref)),
    ...aggregates.filter(({ ref }) => ref.art === 'nummernkreis').flatMap(({ ref, parts }) => counter(world, ref, parts)),
  ]
}
