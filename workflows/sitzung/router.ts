/** Turns one stored event of a Sitzung into the internal events of its machine. The agenda is rewritten as a whole. */
import type { Parts, Payload, Step, StoredPayload } from '../aggregate.ts'
import type { Dringlichkeitsbefund } from './dringlichkeit.ts'
import { terminNach, type SitzungEvent, type SitzungEventType } from './events.ts'
import type { Leitung } from './leitung.ts'
import type { Feststellung, Niederschrift, Top, TopAusgang } from './machine.ts'
import type { Niederschriftfrist } from './niederschrift.ts'
import { isUnbehandelt, mitUnterpunkten, sitzungStand, topNummern, topOf, type SitzungStand } from './stand.ts'

interface Besonders {
  NACHREICHUNG: { welle: string }
  SITZUNG_EROEFFNEN: { beschlussfaehigkeit: Feststellung; leitung: Leitung | null }
  LEITUNG_UEBERNEHMEN: { leitung: Leitung | null }
  SITZUNG_SCHLIESSEN: { niederschrift: Niederschriftfrist }
  SITZUNG_FORTSETZEN: { sitzung: string | null; ohneLadung: boolean }
  FORTSETZUNG_UEBERNOMMEN: { niederschrift: Niederschriftfrist }
  DRINGLICH_ERWEITERN: Dringlichkeitsbefund
}

/** An event with what was established for it. */
export type Stored<Type extends SitzungEventType> = SitzungEvent<Type> & {
  befund: { von: string; heute: string } & (Type extends keyof Besonders ? Besonders[Type] : object)
}
export type StoredEvent = { [Type in SitzungEventType]: Stored<Type> & { type: Type } }[SitzungEventType]

const toSitzung = (event: Payload): Step => ({ key: 'sitzung', event })

const ownTop = (id: string, titel: string, oeffentlich: boolean): Top => ({
  id,
  oeffentlich,
  titel,
  vorlage: null,
  zustand: 'offen',
  ausgang: null,
  abstimmung: null,
  auszug: false,
  vermerk: null,
  nr: null,
  zweiteLadung: 'nein',
})

const setTops = ({ context }: SitzungStand, tops: Top[], added = 0): Step[] => [
  toSitzung({ type: 'TOPS_SETZEN', tops, naechsterTop: context.naechsterTop + added }),
]

const change = (stand: SitzungStand, top: Top | undefined, changes: Partial<Top>): Step[] =>
  setTops(
    stand,
    stand.context.tops.map((candidate) => (candidate.id === top?.id ? { ...candidate, ...changes } : candidate)),
  )

/** The same for an item and those below it that are still open: they share its call-up and its end. */
function changeAll(stand: SitzungStand, top: Top | undefined, changes: Partial<Top>): Step[] {
  const { tops } = stand.context
  const unter =
    top === undefined ? [] : mitUnterpunkten(tops, top.id).filter(({ zustand }) => zustand === 'offen' || zustand === 'aufgerufen')
  const betroffen = new Set([top?.id, ...unter.map(({ id }) => id)])
  return setTops(
    stand,
    tops.map((candidate) => (betroffen.has(candidate.id) ? { ...candidate, ...changes } : candidate)),
  )
}

/** Moves a TOP past its neighbour of the same part (public or not), with what stands below each. */
function moved(alle: readonly Top[], id: string, richtung: 'hoch' | 'runter'): Top[] {
  const tops = alle.filter(({ unter }) => unter === undefined)
  const from = tops.findIndex((top) => top.id === id)
  const step = richtung === 'hoch' ? -1 : 1
  let to = from + step
  while (tops[to] !== undefined && tops[to]?.oeffentlich !== tops[from]?.oeffentlich) to += step
  const next = [...tops]
  const [a, b] = [tops[from], tops[to]]
  if (a === undefined || b === undefined) return [...alle]
  next[from] = b
  next[to] = a
  return next.flatMap((top) => mitUnterpunkten(alle, top.id))
}

/** Papers that are meant for the session, without this one. */
const andere = (
  { context }: SitzungStand,
  { vorlage, station }: { vorlage: string; station: string },
): SitzungStand['context']['vorgemerkt'] => context.vorgemerkt.filter((one) => one.vorlage !== vorlage || one.station !== station)

function aufnehmen(stand: SitzungStand, stored: Stored<'TOP_AUFNEHMEN'>): Step[] {
  const { tops, naechsterTop } = stand.context
  const haupt = stored.unter === undefined ? undefined : topOf(stand.context, stored.unter.vorlage, stored.unter.station)
  const top: Top = {
    ...ownTop(`t${naechsterTop}`, '', stored.oeffentlich),
    titel: null,
    vorlage: { id: stored.vorlage, station: stored.station, rolle: stored.rolle, versuch: stored.versuch },
    zweiteLadung: stored.zweiteLadung ? 'noetig' : 'nein',
    ...(haupt !== undefined && { unter: haupt.id, zustand: haupt.zustand }),
  }
  const dahinter = haupt === undefined ? undefined : mitUnterpunkten(tops, haupt.id).at(-1)
  const at = dahinter === undefined ? tops.length : tops.indexOf(dahinter) + 1
  return [...setTops(stand, tops.toSpliced(at, 0, top), 1), toSitzung({ type: 'VORGEMERKT_SETZEN', vorgemerkt: andere(stand, stored) })]
}

/** The body said nothing of the matter: the item is done here, there is nothing to confirm. */
const OHNE_ERGEBNIS: ReadonlySet<TopAusgang> = new Set(['vertagt', 'verwiesen', 'zurueckverwiesen', 'nicht_behandelt', 'beschlussunfaehig'])

/** Items of the first session under their numbers. What was prepared here for a session of its own makes way, unless it was invited to. */
function uebernehmen(stand: SitzungStand, stored: Stored<'FORTSETZUNG_UEBERNEHMEN'>): Step[] {
  const { tops, naechsterTop } = stand.context
  const ids = new Map(stored.tops.map(({ id }, index) => [id, `t${naechsterTop + index}`]))
  const neu = stored.tops.map(({ id, unter, ...top }): Top => {
    const haupt = unter === undefined ? undefined : ids.get(unter)
    return { ...ownTop(ids.get(id) ?? id, '', top.oeffentlich), ...top, ...(haupt !== undefined && { unter: haupt }) }
  })
  const eigene = tops.filter((top) => top.vorlage !== null || stand.context.ladung !== null)
  return [...setTops(stand, [...neu, ...eigene], neu.length), toSitzung({ type: stored.type, von: stored.von, ladung: stored.ladung })]
}

/** What the first session has not treated is treated in the other one. */
const uebernommen = (stand: SitzungStand): Step[] =>
  setTops(
    stand,
    stand.context.tops.map((top) => (isUnbehandelt(top) ? { ...top, zustand: 'erledigt', ausgang: 'fortgesetzt' } : top)),
  )

function ergebnis(stand: SitzungStand, stored: Stored<'TOP_ERGEBNIS'>): Step[] {
  const vertagt = OHNE_ERGEBNIS.has(stored.ausgang)
  return (vertagt ? changeAll : change)(stand, topOf(stand.context, stored.vorlage, stored.station), {
    zustand: vertagt ? 'erledigt' : 'erfasst',
    ausgang: stored.ausgang,
    abstimmung: stored.abstimmung,
  })
}

/** Items change their part; every other keeps the number that was printed, and what was public leads no number on there. */
function entschieden(stand: SitzungStand, stored: Stored<'OEFFENTLICHKEIT_ENTSCHIEDEN'>): Step[] {
  const { tops } = stand.context
  const nummern = topNummern(tops)
  const betrifft = (top: Top): boolean =>
    top.vorlage?.id === stored.vorlage && stored.stationen.includes(top.vorlage.station) && isUnbehandelt(top)
  const wechselt = (top: Top): boolean => betrifft(top) && top.oeffentlich !== stored.oeffentlich
  const neu = tops.some(wechselt)
    ? setTops(
        stand,
        tops.map((top) =>
          wechselt(top) ? { ...top, oeffentlich: stored.oeffentlich, nr: null } : { ...top, nr: nummern.get(top.id) ?? null },
        ),
      )
    : []
  if (stored.beschluss === null) return neu
  const { vorlage, stationen, beschluss } = stored
  return [
    ...neu,
    toSitzung({ type: 'VERFAHREN_BESCHLIESSEN', beschluss: { art: 'oeffentlichkeit', vorlage, stationen, ...beschluss, grund: null } }),
  ]
}

const offeneNiederschrift = (frist: Niederschriftfrist): Niederschrift => ({ ...frist, unterzeichnet: null, genehmigt: null })

export function route(parts: Parts, event: StoredPayload): Step[] {
  const stored = event as unknown as StoredEvent
  if (stored.type === 'SITZUNG_PLANEN') {
    const tops = stored.tops.map((top, index) => ownTop(`t${index + 1}`, top.titel, top.oeffentlich))
    const input = { profil: stored.profil, gremium: stored.gremium, am: stored.am, ort: stored.ort, nummer: stored.nummer ?? null, tops }
    return [{ key: 'sitzung', start: 'sitzung', input }]
  }
  const stand = sitzungStand(parts)
  const { context } = stand
  switch (stored.type) {
    case 'SITZUNG_AENDERN':
      return [toSitzung({ type: stored.type, am: terminNach(context.am, stored.beginn), ort: stored.ort ?? context.ort })]
    case 'TOP_ANLEGEN':
      return setTops(stand, [...context.tops, ownTop(`t${context.naechsterTop}`, stored.titel, stored.oeffentlich)], 1)
    case 'TOP_STREICHEN':
      return setTops(
        stand,
        context.tops.filter((top) => top.id !== stored.top),
      )
    case 'TOP_VERSCHIEBEN':
      return setTops(stand, moved(context.tops, stored.top, stored.richtung))
    case 'LADUNG_VERSENDEN':
      return [
        // It says by itself what is called for again after inability.
        ...setTops(
          stand,
          context.tops.map((top) => (top.zweiteLadung === 'noetig' ? { ...top, zweiteLadung: 'erteilt' } : top)),
        ),
        toSitzung({ type: stored.type, ladung: { am: stored.befund.heute, von: stored.befund.von, grund: stored.grund ?? null } }),
      ]
    case 'LADUNG_BEANTWORTEN':
      return [toSitzung({ type: stored.type, person: stored.person, antwort: stored.antwort })]
    case 'SITZUNG_EROEFFNEN':
    case 'ANWESENHEIT':
      return [
        toSitzung({
          type: stored.type,
          anwesenheit: { anwesend: stored.anwesend, personen: stored.personen ?? null, stand: (context.anwesenheit?.stand ?? 0) + 1 },
          ...(stored.type === 'SITZUNG_EROEFFNEN' && {
            beschlussfaehigkeit: stored.befund.beschlussfaehigkeit,
            leitung: stored.befund.leitung,
          }),
        }),
      ]
    case 'LEITUNG_UEBERNEHMEN':
      return [toSitzung({ type: stored.type, leitung: stored.befund.leitung })]
    case 'TOP_ERLEDIGEN':
      return change(
        stand,
        context.tops.find((top) => top.id === stored.top),
        {
          zustand: 'erledigt',
          ausgang: 'behandelt',
          abstimmung: stored.abstimmung ?? null,
          vermerk: stored.vermerk ?? null,
        },
      )
    case 'SITZUNG_SCHLIESSEN':
      return [toSitzung({ type: stored.type, niederschrift: offeneNiederschrift(stored.befund.niederschrift) })]
    case 'SITZUNG_UNTERBRECHEN':
      return [toSitzung({ type: stored.type })]
    case 'SITZUNG_FORTSETZEN': {
      const { sitzung } = stored.befund
      return [toSitzung({ type: stored.type, fortsetzung: sitzung === null ? null : { sitzung, uebernommen: false } })]
    }
    case 'FORTSETZUNG_UEBERNEHMEN':
      return uebernehmen(stand, stored)
    case 'FORTSETZUNG_UEBERNOMMEN':
      return [...uebernommen(stand), toSitzung({ type: stored.type, niederschrift: offeneNiederschrift(stored.befund.niederschrift) })]
    case 'FORTSETZUNG_VERWEIGERT':
      return [toSitzung({ type: stored.type })]
    case 'TOP_NICHT_FORTGESETZT':
      return changeAll(stand, topOf(context, stored.vorlage, stored.station), { zustand: 'erledigt', ausgang: 'abgesetzt' })
    case 'NIEDERSCHRIFT_UNTERZEICHNEN':
      return [
        toSitzung({
          type: stored.type,
          unterzeichnet: { am: stored.befund.heute, von: stored.befund.von, nachweis: stored.nachweis ?? null },
        }),
      ]
    case 'NIEDERSCHRIFT_GENEHMIGEN':
      return [
        toSitzung({
          type: stored.type,
          genehmigt: { am: stored.befund.heute, von: stored.befund.von, einwendungen: stored.einwendungen ?? null },
        }),
      ]
    case 'DRINGLICH_ERWEITERN': {
      const { station, angenommen, norm, rechnung } = stored.befund
      const { vorlage, abstimmung, grund = null } = stored
      return [
        toSitzung({
          type: 'VERFAHREN_BESCHLIESSEN',
          beschluss: { art: 'dringlichkeit', vorlage, stationen: [station], abstimmung, angenommen, norm, rechnung, grund },
        }),
      ]
    }
    case 'OEFFENTLICHKEIT_ENTSCHIEDEN':
      return entschieden(stand, stored)
    case 'SITZUNG_ENTFAELLT':
      return [toSitzung({ type: stored.type, grund: stored.grund })]
    case 'ERGEBNISSE_VERSENDEN':
      return [toSitzung({ type: stored.type, am: stored.befund.heute })]
    case 'VORMERKEN':
      return [
        toSitzung({
          type: 'VORGEMERKT_SETZEN',
          vorgemerkt: [...andere(stand, stored), { vorlage: stored.vorlage, station: stored.station }],
        }),
      ]
    case 'VORMERKUNG_STREICHEN':
      return [toSitzung({ type: 'VORGEMERKT_SETZEN', vorgemerkt: andere(stand, stored) })]
    case 'TOP_AUFNEHMEN':
      return aufnehmen(stand, stored)
    case 'TOP_ABSETZEN': {
      const top = topOf(context, stored.vorlage, stored.station)
      // Before the Ladung the item simply leaves the draft agenda; afterwards it stays readable as taken off.
      const fort = new Set(top === undefined ? [] : mitUnterpunkten(context.tops, top.id).map(({ id }) => id))
      return context.ladung === null
        ? setTops(
            stand,
            context.tops.filter(({ id }) => !fort.has(id)),
          )
        : changeAll(stand, top, { zustand: 'erledigt', ausgang: stored.ausgang })
    }
    case 'TOP_AUFRUFEN':
      return changeAll(stand, topOf(context, stored.vorlage, stored.station), { zustand: 'aufgerufen' })
    case 'TOP_ERGEBNIS':
      return ergebnis(stand, stored)
    case 'TOP_BESTAETIGEN':
      return change(stand, topOf(context, stored.vorlage, stored.station), { zustand: 'bestaetigt' })
    case 'NACHREICHUNG': {
      const { vorlage, station, nr, befund } = stored
      return [toSitzung({ type: stored.type, nachgereicht: { vorlage, station, nr, welle: befund.welle } })]
    }
    case 'TOP_BERICHTIGEN':
      return change(stand, topOf(context, stored.vorlage, stored.station), { ausgang: stored.ausgang, abstimmung: stored.abstimmung })
    case 'AUSZUG_LIEGT_VOR':
      return change(stand, topOf(context, stored.vorlage, stored.station), { auszug: true })
    case 'DOKUMENT_AUSGEGEBEN':
      return [
        toSitzung({
          type: stored.type,
          dokument: {
            id: stored.dokument,
            art: stored.dokumentart,
            hash: stored.hash,
            oeffentlich: stored.oeffentlich,
            am: stored.befund.heute,
          },
        }),
      ]
  }
}
