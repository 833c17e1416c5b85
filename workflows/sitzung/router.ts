/** Turns one stored event of a Sitzung into the internal events of its machine. The agenda is rewritten as a whole. */
import type { Parts, Payload, Step, StoredPayload } from '../aggregate.ts'
import type { SitzungEvent, SitzungEventType } from './events.ts'
import type { Top, TopAusgang } from './machine.ts'
import { mitUnterpunkten, sitzungStand, topOf, type SitzungStand } from './stand.ts'

export type Stored<Type extends SitzungEventType> = SitzungEvent<Type> & { befund: { von: string; heute: string } }
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
    ...(haupt !== undefined && { unter: haupt.id, zustand: haupt.zustand }),
  }
  const dahinter = haupt === undefined ? undefined : mitUnterpunkten(tops, haupt.id).at(-1)
  const at = dahinter === undefined ? tops.length : tops.indexOf(dahinter) + 1
  return [...setTops(stand, tops.toSpliced(at, 0, top), 1), toSitzung({ type: 'VORGEMERKT_SETZEN', vorgemerkt: andere(stand, stored) })]
}

/** The body said nothing of the matter: the item is done here, there is nothing to confirm. */
const OHNE_ERGEBNIS: ReadonlySet<TopAusgang> = new Set(['vertagt', 'verwiesen', 'zurueckverwiesen', 'nicht_behandelt'])

function ergebnis(stand: SitzungStand, stored: Stored<'TOP_ERGEBNIS'>): Step[] {
  const vertagt = OHNE_ERGEBNIS.has(stored.ausgang)
  return (vertagt ? changeAll : change)(stand, topOf(stand.context, stored.vorlage, stored.station), {
    zustand: vertagt ? 'erledigt' : 'erfasst',
    ausgang: stored.ausgang,
    abstimmung: stored.abstimmung,
  })
}

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
      return [toSitzung({ type: stored.type, am: stored.am, ort: stored.ort })]
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
      return [toSitzung({ type: stored.type, ladung: { am: stored.befund.heute, von: stored.befund.von, grund: stored.grund ?? null } })]
    case 'LADUNG_BEANTWORTEN':
      return [toSitzung({ type: stored.type, person: stored.person, antwort: stored.antwort })]
    case 'SITZUNG_EROEFFNEN':
    case 'ANWESENHEIT':
      return [
        toSitzung({
          type: stored.type,
          anwesenheit: { anwesend: stored.anwesend, personen: stored.personen ?? null, stand: (context.anwesenheit?.stand ?? 0) + 1 },
        }),
      ]
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
      return [toSitzung({ type: stored.type })]
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
        : changeAll(stand, top, { zustand: 'erledigt', ausgang: 'abgesetzt' })
    }
    case 'TOP_AUFRUFEN':
      return changeAll(stand, topOf(context, stored.vorlage, stored.station), { zustand: 'aufgerufen' })
    case 'TOP_ERGEBNIS':
      return ergebnis(stand, stored)
    case 'TOP_BESTAETIGEN':
      return change(stand, topOf(context, stored.vorlage, stored.station), { zustand: 'bestaetigt' })
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
