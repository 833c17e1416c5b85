/**
 * The Vorlage as a whole, with its stations and co-signatures, explored exhaustively on an abstract key: what the rules let through,
 * the machines know; nothing is a trap; and what must hold between the parts holds in every state.
 */
import { describe, expect, test } from '@jest/globals'
import {
  entscheidendeStation,
  isEndgueltig,
  isInSitzung,
  vorlageStand,
  wirdGehoert,
  type VorlageStand,
} from '../../workflows/vorlage/stand.ts'
import { brokenInvariants } from '../../workflows/invariants.ts'
import { definition } from '../../workflows/vorlage/definition.ts'
import type { Payload } from '../../workflows/aggregate.ts'
import { unmet } from '../../src/engine/can.ts'
import { ANHOERUNG, EVENTS, explore, FOLGE, GEHOERT, key, released, situation } from './vorlage-explorer.ts'

const ON_AGENDA = new Set(['auf_tagesordnung', 'aufgerufen', 'ergebnis_vorlaeufig', 'ergebnis_bestaetigt'])
const ENDEN = new Set(['abgeschlossen', 'verworfen'])
const { found, tries, unknown } = explore()
const all = (): VorlageStand[] => [...found.values()].map(vorlageStand)
/** States in which a condition fails, as keys: the message shows them. */
const violating = (holds: (stand: VorlageStand) => boolean): string[] =>
  [...found].filter(([, parts]) => !holds(vorlageStand(parts))).map(([name]) => name)

describe('every state of a Vorlage with its parts', () => {
  test('is found, by every event that is tried', () => {
    expect(found.size).toBeGreaterThan(300)
    const used = new Set(tries.filter(({ to }) => to !== null).map(({ event }) => event.type))
    expect(EVENTS.map(({ type }) => type).filter((type) => !used.has(type))).toEqual([])
    const reached = new Set(all().map(({ zustand }) => zustand))
    for (const zustand of [
      'ueberarbeitung',
      'dezernatsfreigabe',
      'in_station',
      'ruht',
      'umsetzung',
      'abgelehnt',
      'zurueckgezogen',
      ...ENDEN,
    ])
      expect(reached).toContain(zustand)
  })

  test('knows every event that the rules let through', () => {
    expect(unknown).toEqual([])
  })

  test('can still come to an end', () => {
    const good = new Set([...found].filter(([, parts]) => ENDEN.has(vorlageStand(parts).zustand)).map(([name]) => name))
    for (let before = -1; before !== good.size;) {
      before = good.size
      for (const { from, to } of tries) if (to !== null && good.has(to)) good.add(key(from))
    }
    expect([...found.keys()].filter((name) => !good.has(name))).toEqual([])
  })

  test('moves no station before the release, and none on an agenda without a number', () => {
    const isBefore = ({ context }: VorlageStand): boolean => context.freigabe === null
    expect(violating((stand) => !isBefore(stand) || stand.stationen.every(({ zustand }) => zustand === 'geplant'))).toEqual([])
    expect(violating((stand) => stand.context.nummer !== null || !stand.stationen.some(isInSitzung))).toEqual([])
  })

  test('is decided by a result of the deciding body alone, confirmed by a second person', () => {
    expect(
      violating((stand) => {
        const decided = entscheidendeStation(stand)
        const { ergebnis: result } = stand.context
        if (result === null) return decided?.zustand !== 'abgeschlossen'
        const { context, zustand } = decided ?? { context: null, zustand: '' }
        return (
          zustand === 'abgeschlossen' &&
          context?.ergebnis?.ergebnis === result.ergebnis &&
          context.bestaetigtVon !== null &&
          context.bestaetigtVon !== context.ergebnis.erfasstVon
        )
      }),
    ).toEqual([])
  })

  test('counts its open mandates, and leaves none open after a rejection', () => {
    expect(
      violating(({ context, beschlusspunkte }) => {
        const open = beschlusspunkte.filter(({ zustand }) => zustand === 'offen' || zustand === 'in_umsetzung').length
        return context.offeneAuftraege === open && (context.ergebnis?.ergebnis !== 'abgelehnt' || open === 0)
      }),
    ).toEqual([])
  })

  test('rests exactly while its current station waits', () => {
    expect(
      violating((stand) => {
        const current = stand.stationen.find((one) => !isEndgueltig(one))
        const isUnderway = stand.stationen.some((one) => ON_AGENDA.has(one.zustand)) || (current !== undefined && isInSitzung(current))
        if (stand.zustand === 'ruht') return !isUnderway && current?.context.vertagung?.bis === null
        return stand.zustand === 'bereit' ? !isUnderway : stand.zustand !== 'in_station' || isUnderway
      }),
    ).toEqual([])
  })
})

/** States from which no paper can be closed. */
function withoutEnd({ found: states, tries: tried }: Pick<ReturnType<typeof explore>, 'found' | 'tries'>): string[] {
  const good = new Set([...states].filter(([, parts]) => vorlageStand(parts).zustand === 'abgeschlossen').map(([name]) => name))
  for (let before = -1; before !== good.size;) {
    before = good.size
    for (const { from, to } of tried) if (to !== null && good.has(to)) good.add(key(from))
  }
  return [...states.keys()].filter((name) => !good.has(name))
}

/** Stations come and go: a world of its own, for it would multiply with the other one. */
describe('every state of a Beratungsfolge that changes under way', () => {
  const folge = explore(released(), FOLGE)
  const stands = (): VorlageStand[] => [...folge.found.values()].map(vorlageStand)

  test('is found, by every event that is tried, and is known to the machines', () => {
    expect(folge.unknown).toEqual([])
    const used = new Set(folge.tries.filter(({ to }) => to !== null).map(({ event }) => event.type))
    expect(FOLGE.map(({ type }) => type).filter((type) => !used.has(type))).toEqual([])
    for (const zustand of ['ruht', 'neufassung', 'wartet_auf_verweisung', 'uebersprungen'])
      expect(stands().some((stand) => stand.zustand === zustand || stand.stationen.some((one) => one.zustand === zustand))).toBe(true)
  })

  test('breaks no invariant of the domain', () => {
    expect(stands().flatMap((stand) => brokenInvariants([{ id: 'v', stand }]))).toEqual([])
  })

  test('can still come to an end', () => {
    expect(withoutEnd(folge)).toEqual([])
  })

  test('waits for other bodies only as long as one of them is open', () => {
    const idle = stands().flatMap(({ stationen }) =>
      stationen.filter(
        (one) =>
          one.zustand === 'wartet_auf_verweisung' &&
          !stationen.some((other) => one.context.verweisung?.an.includes(other.context.id) === true && !isEndgueltig(other)),
      ),
    )
    expect(idle).toEqual([])
  })
})

/** What a form is about, with nothing filled in. */
const leer = (event: Payload): Payload => ({
  type: event.type,
  ...Object.fromEntries(['station', 'stelle', 'punkt'].flatMap((art) => (event[art] === undefined ? [] : [[art, event[art]]]))),
})

test('no step that somebody can take in any state is called impossible while its form is empty', () => {
  // A session at its end names itself; no form has a field for it.
  const sagtSitzung = ({ type, sitzung }: Payload): boolean => type === 'NICHT_BEHANDELT' && sitzung !== undefined
  const gegangen = tries.filter(({ event, to }) => to !== null && definition.events[event.type]?.intern !== true && !sagtSitzung(event))
  const jeFormular = new Map(
    gegangen.map((one) => [`${key(one.from)} ${JSON.stringify([leer(one.event), one.zeugen['sitzung']?.rev])}`, one]),
  )
  expect(jeFormular.size).toBeGreaterThan(1_000)
  const verwehrt = [...jeFormular.values()].flatMap(({ from, event, zeugen }) =>
    unmet(definition, situation(from, event, zeugen), leer(event), false).map(({ code }) => `${event.type} ${code}`),
  )
  expect([...new Set(verwehrt)]).toEqual([])
})

describe('every state of a paper that a body is heard on', () => {
  const gehoert = explore(released(GEHOERT), ANHOERUNG)
  const stands = (): VorlageStand[] => [...gehoert.found.values()].map(vorlageStand)

  test('is found, by every event that is tried, and is known to the machines', () => {
    expect(gehoert.unknown).toEqual([])
    const used = new Set(gehoert.tries.filter(({ to }) => to !== null).map(({ event }) => event.type))
    expect(ANHOERUNG.map(({ type }) => type).filter((type) => !used.has(type))).toEqual([])
    const endings = new Set(stands().flatMap(({ stationen: [erste] }) => (erste === undefined ? [] : [erste.zustand])))
    for (const zustand of ['abgeschlossen', 'fristablauf', 'uebersprungen']) expect(endings).toContain(zustand)
  })

  test('breaks no invariant of the domain', () => {
    expect(stands().flatMap((stand) => brokenInvariants([{ id: 'v', stand }]))).toEqual([])
  })

  test('can still come to an end', () => {
    expect(withoutEnd(gehoert)).toEqual([])
  })

  test('lies in a hearing exactly as long as the body may still write', () => {
    expect(
      stands().filter((stand) => {
        const [erste] = stand.stationen
        return erste !== undefined && stand.zustand === 'in_anhoerung' && !wirdGehoert(erste)
      }),
    ).toEqual([])
  })
})
