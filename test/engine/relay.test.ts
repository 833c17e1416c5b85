/** What a commit leaves behind arrives once: after a crash at any point, in any order, however often it is tried. */
import { beforeEach, describe, expect, jest, test } from '@jest/globals'
import type { Payload, Ref } from '../../workflows/aggregate.ts'
import { SYSTEM, type Akteur } from '../../workflows/akteur.ts'
import { execute } from '../../src/engine/execute.ts'
import { readHistory, verify } from '../../src/engine/history.ts'
import { createEngine, type Engine } from '../../src/engine/engine.ts'
import type { EventStore } from '../../src/engine/ports.ts'
import { AUTOR, DIENST, ergebnis, HVB, S, SCHRIFT, Stage, V, VORSITZ } from '../workflows/stage.ts'

let stage: Stage
let count = 0

beforeEach(() => {
  stage = new Stage()
})

/** Commits and dies before the relay: nothing is copied out. */
async function crashAfter(ref: Ref, event: Payload, akteur: Akteur): Promise<void> {
  const { store, clock, random, engine } = stage.world
  count += 1
  await execute(
    { store: store.events, clock, random, definitions: engine.definitions },
    { commandId: `crash-${count}`, ref, event },
    akteur,
  )
}

/** Where everything has come to, without what only says when it was copied. */
const outcome = (): unknown => [
  stage.world.store.heads().map(({ ref, rev, snapshot, pending }) => [ref.id, rev, snapshot, pending.length]),
  stage.world.store
    .allEvents()
    .map((event) => event._id)
    .toSorted(),
]

async function expectSound(): Promise<void> {
  for (const head of stage.world.store.heads()) {
    const events = await readHistory(stage.world.store.events, head)
    expect(verify(stage.world.engine.definitions[head.ref.art], head, events)).toEqual({ ok: true, fehler: null })
    expect(new Set(events.map((event) => event.commandId)).size).toBe(events.length)
    expect(head.pending).toEqual([])
  }
}

/** A store on which the n-th call of one method throws, as when the connection breaks. */
function breaking(store: EventStore, method: keyof EventStore, at: number): { store: EventStore; hasBroken: () => boolean } {
  let calls = 0
  const broken = new Proxy(store, {
    get: (target, name: keyof EventStore) =>
      name !== method
        ? target[name]
        : (...args: never[]) => {
            calls += 1
            if (calls === at) throw new Error('CONNECTION_LOST')
            return (target[name] as (...all: never[]) => unknown)(...args)
          },
  })
  return { store: broken, hasBroken: () => calls >= at }
}

describe('after a crash between commit and relay', () => {
  test('the sweep finishes: event, task list, public row and the step of the other aggregate', async () => {
    await stage.bodies()
    await stage.submitted()
    await crashAfter(V, { type: 'FREIGEBEN_HVB', personendatenGeprueft: true }, HVB)
    expect(stage.history('vorlage', 'v')).not.toContain('FREIGEBEN_HVB')
    expect((await stage.stand()).context.nummer).toBeNull()
    await stage.world.engine.relay.sweep()
    expect(stage.history('vorlage', 'v')).toEqual(expect.arrayContaining(['FREIGEBEN_HVB', 'NUMMER_ERHALTEN']))
    expect((await stage.stand()).context.nummer).toBe('BV/2026/0001')
    expect(stage.world.store.projection('oeffentlich').get('vorlage/v')?.zeile).toMatchObject({ nummer: 'BV/2026/0001' })
    await expectSound()
  })

  test.each<[keyof EventStore, number]>([
    ['insertEvents', 1],
    ['insertJobs', 1],
    ['writeProjection', 1],
    ['commit', 2],
    ['clearPending', 1],
    ['clearPending', 2],
  ])('a connection lost at %s %d ends in the same state', async (method, at) => {
    const drive = async (engine: Engine, mended: Engine): Promise<void> => {
      const command = { commandId: 'release', ref: V, event: { type: 'FREIGEBEN_HVB', personendatenGeprueft: true } }
      // Whether the command was acknowledged or not: what it left behind is finished.
      await Promise.allSettled([engine.execute(command, HVB)])
      while ((await mended.relay.sweep()) > 0) await stage.world.worker.runDue()
      await stage.world.worker.runDue()
      await mended.relay.sweep()
    }
    await stage.submitted()
    await drive(stage.world.engine, stage.world.engine)
    const undisturbed = outcome()

    stage = new Stage()
    await stage.submitted()
    const { store, clock, random, engine } = stage.world
    const log = { info: () => {}, error: () => {} }
    const broken = breaking(store.events, method, at)
    await drive(createEngine({ store: broken.store, clock, random, log, definitions: engine.definitions }), engine)
    expect(broken.hasBroken()).toBe(true)
    expect(outcome()).toEqual(undisturbed)
    await expectSound()
  })

  test('a process finishes what it failed at itself, without a search', async () => {
    await stage.submitted()
    const { store, clock, random, engine } = stage.world
    const log = { info: () => {}, error: () => {} }
    const broken = breaking(store.events, 'clearPending', 1)
    const searches = jest.spyOn(broken.store, 'headsWithPending')
    const disturbed = createEngine({ store: broken.store, clock, random, log, definitions: engine.definitions })
    const command = { commandId: 'release', ref: V, event: { type: 'FREIGEBEN_HVB', personendatenGeprueft: true } }
    await expect(disturbed.execute(command, HVB)).rejects.toThrow('CONNECTION_LOST')
    expect(store.heads().some((head) => head.pending.length > 0)).toBe(true)
    await disturbed.relay.catchUp()
    expect(store.heads().some((head) => head.pending.length > 0)).toBe(false)
    expect(searches).not.toHaveBeenCalled()
    await expectSound()
  })

  describe('one aggregate that cannot be drained', () => {
    const w: Ref = { art: 'vorlage', id: 'w' }
    const LOGGED = 'relay could not drain an aggregate {"aggregate":"vorlage/v","error":"CONNECTION_LOST"}'

    /** A commit of each of two papers waits, for a process that cannot read those named. */
    async function twoWait(...names: string[]): Promise<{ engine: Engine; errors: string[]; unreadable: Set<string> }> {
      const { store, clock, random, engine } = stage.world
      await stage.submitted()
      await stage.send(w, await draftOf(), AUTOR)
      await crashAfter(V, { type: 'FREIGEBEN_HVB', personendatenGeprueft: true }, HVB)
      await crashAfter(w, { type: 'EINREICHEN' }, AUTOR)
      const unreadable = new Set(names)
      const readHead: EventStore['readHead'] = async (ref) => {
        if (unreadable.has(ref.id)) throw new Error('CONNECTION_LOST')
        return store.events.readHead(ref)
      }
      const errors: string[] = []
      const log = { info: () => {}, error: (message: string, data?: object) => void errors.push(`${message} ${JSON.stringify(data)}`) }
      const events = { ...store.events, readHead }
      return { engine: createEngine({ store: events, clock, random, log, definitions: engine.definitions }), errors, unreadable }
    }
    const waiting = (): string[] =>
      stage.world.store
        .heads()
        .filter(({ pending }) => pending.length > 0)
        .map(({ ref }) => ref.id)

    test('keeps no other from being swept, is logged and does not count', async () => {
      const { engine, errors, unreadable } = await twoWait(V.id)
      expect(waiting()).toEqual([V.id, w.id])
      expect(await engine.relay.sweep()).toBe(1)
      expect([waiting(), errors]).toEqual([[V.id], [LOGGED]])
      expect(await engine.relay.sweep()).toBe(0)
      unreadable.clear()
      await engine.relay.sweep()
      expect(waiting()).toEqual([])
      await expectSound()
    })

    test('keeps no other from being finished by the process that failed at both, and is tried again', async () => {
      const { engine, errors, unreadable } = await twoWait(V.id, w.id)
      for (const ref of [V, w]) await expect(engine.relay.drain(ref)).rejects.toThrow('CONNECTION_LOST')
      unreadable.delete(w.id)
      await engine.relay.catchUp()
      expect([waiting(), errors]).toEqual([[V.id], [LOGGED]])
      unreadable.clear()
      await engine.relay.catchUp()
      expect(waiting()).toEqual([])
      await expectSound()
    })
  })

  test('a second and third relay double nothing', async () => {
    await stage.confirmed()
    const before = outcome()
    await stage.world.engine.relay.drain(V)
    await stage.world.engine.relay.drain(S)
    expect(await stage.world.engine.relay.sweep()).toBe(0)
    expect(outcome()).toEqual(before)
  })

  test('two relays at once do the work once', async () => {
    await stage.submitted()
    await crashAfter(V, { type: 'FREIGEBEN_HVB', personendatenGeprueft: true }, HVB)
    const { store, clock, random, engine } = stage.world
    const log = { info: () => {}, error: () => {} }
    const other = createEngine({ store: store.events, clock, random, log, definitions: engine.definitions })
    await Promise.all([engine.relay.sweep(), other.relay.sweep(), engine.relay.drain(V)])
    await stage.world.worker.runDue()
    await engine.relay.sweep()
    expect(stage.history('vorlage', 'v').filter((type) => type === 'NUMMER_ERHALTEN')).toHaveLength(1)
    expect(stage.history('nummernkreis', kreisRef().id)).toEqual(['NUMMER_ZIEHEN'])
    await expectSound()
  })
})

describe('a crossing that the other side refuses takes the first step back', () => {
  test('the session closed before the item arrived', async () => {
    await stage.running({ dringlich: true })
    const w: Ref = { art: 'vorlage', id: 'w' }
    await stage.send(w, await draftOf(), AUTOR)
    await stage.send(w, { type: 'EINREICHEN' }, AUTOR)
    await stage.send(w, { type: 'FREIGEBEN_HVB', personendatenGeprueft: true }, HVB)
    await crashAfter(w, { type: 'AUF_TO_SETZEN', station: 's1', sitzung: S.id }, DIENST)
    await stage.send(S, { type: 'SITZUNG_SCHLIESSEN' }, VORSITZ)
    const stand = await stage.stand(w)
    expect(stand.stationen[0]?.zustand).toBe('geplant')
    expect(stand.context.vermerk?.ereignis).toBe('TOP_VERWEIGERT')
    expect(stage.history('vorlage', 'w')).toContain('TOP_VERWEIGERT')
    await expectSound()
  })

  test('the session closed before the call-up arrived', async () => {
    await stage.running()
    await crashAfter(V, { type: 'AUFRUFEN', station: 's1' }, VORSITZ)
    await crashAfter(S, { type: 'SITZUNG_SCHLIESSEN' }, VORSITZ)
    await stage.world.engine.relay.drain(V)
    await stage.world.engine.relay.sweep()
    const [station] = (await stage.stand()).stationen
    expect(stage.history('vorlage', 'v')).toEqual(expect.arrayContaining(['AUFRUF_VERWEIGERT', 'NICHT_BEHANDELT']))
    expect(station?.zustand).toBe('geplant')
    expect(station?.context.versuche.map(({ ausgang }) => ausgang)).toEqual(['nicht_behandelt'])
    await expectSound()
  })

  test('the presence changed before the result arrived', async () => {
    await stage.calledUp()
    await crashAfter(V, ergebnis(), VORSITZ)
    await stage.send(S, { type: 'ANWESENHEIT', anwesend: 19 }, VORSITZ)
    const stand = await stage.stand()
    expect(stand.stationen[0]?.zustand).toBe('aufgerufen')
    expect(stand.stationen[0]?.context.ergebnis).toBeNull()
    expect((await stage.sitzung()).context.tops[0]?.zustand).toBe('aufgerufen')
    expect(stand.context.vermerk?.grund).toMatch(/Anwesenheit hat sich/)
    await stage.send(V, ergebnis({ abstimmung: { ja: 12, nein: 7 } }), VORSITZ)
    expect((await stage.stand()).context.vermerk).toBeNull()
    expect((await stage.sitzung()).context.tops[0]?.ausgang).toBe('beschlossen')
    await expectSound()
  })

  test('a number is given once: a repeated draw is answered with the first', async () => {
    await stage.released()
    const kreis = kreisRef()
    const drawn = stage.world.store.allEvents().find(({ aggregat }) => aggregat === `nummernkreis/${kreis.id}`)
    const command = { commandId: drawn?.commandId ?? '', ref: kreis, event: { type: 'NUMMER_ZIEHEN', ...drawn?.daten } }
    expect(await stage.world.engine.execute(command, SYSTEM)).toMatchObject({ rev: 1, repeated: true })
    expect((await stage.stand()).context.nummer).toBe('BV/2026/0001')
    expect(stage.history('nummernkreis', kreis.id)).toEqual(['NUMMER_ZIEHEN'])
  })
})

describe('both sides agree', () => {
  test('when a called-up paper is withdrawn, the session can be closed', async () => {
    await stage.calledUp()
    await stage.send(V, { type: 'ZURUECKZIEHEN', grund: 'Überholt' }, HVB)
    expect((await stage.sitzung()).context.tops[0]?.ausgang).toBe('abgesetzt')
    await stage.send(S, { type: 'SITZUNG_SCHLIESSEN' }, VORSITZ)
    expect((await stage.sitzung()).zustand).toBe('niederschrift_offen')
    expect(stage.world.errors).toEqual([])
  })

  test('when a result is corrected while the presence changes', async () => {
    await stage.recorded()
    await crashAfter(V, { ...ergebnis({ ergebnis: 'abgelehnt', abstimmung: { ja: 7, nein: 14 } }), type: 'ERGEBNIS_KORRIGIEREN' }, VORSITZ)
    await stage.send(S, { type: 'ANWESENHEIT', anwesend: 20 }, VORSITZ)
    expect((await stage.stand()).stationen[0]?.context.ergebnis?.ergebnis).toBe('abgelehnt')
    expect((await stage.sitzung()).context.tops[0]?.ausgang).toBe('abgelehnt')
    expect(stage.world.errors).toEqual([])
  })

  test('when several steps of one paper are relayed late and together', async () => {
    await stage.recorded()
    await crashAfter(V, { ...ergebnis({ abstimmung: { ja: 15, nein: 6 } }), type: 'ERGEBNIS_KORRIGIEREN' }, VORSITZ)
    await crashAfter(V, { type: 'ERGEBNIS_BESTAETIGEN', station: 's1' }, SCHRIFT)
    while ((await stage.world.engine.relay.sweep()) > 0) await stage.world.worker.runDue()
    await stage.world.worker.runDue()
    await stage.world.engine.relay.sweep()
    expect((await stage.sitzung()).context.tops[0]).toMatchObject({ zustand: 'bestaetigt', ausgang: 'beschlossen', auszug: true })
    expect(stage.world.errors).toEqual([])
    await expectSound()
  })
})

/** ANLEGEN of the paper on stage, for one more like it. */
async function draftOf(): Promise<Payload> {
  const { store } = stage.world
  const created = store.allEvents().find((event) => event.type === 'ANLEGEN')
  if (created === undefined) throw new Error('NO_PAPER')
  const hash = String(created.daten['inhalt'])
  return { type: 'ANLEGEN', ...created.daten, inhalt: (await store.events.getInhalte([hash])).get(hash) }
}

/** The series that the number of the paper on stage came from. */
function kreisRef(): Ref {
  const head = stage.world.store.heads().find(({ ref }) => ref.art === 'nummernkreis' && !ref.id.includes('entwurf'))
  if (head === undefined) throw new Error('NO_SERIES')
  return head.ref
}
