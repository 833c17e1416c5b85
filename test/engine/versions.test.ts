/** Papers run for years: old versions stay runnable, a move is rehearsed, recorded and replayed, and nothing unknown is guessed at. */
import { beforeEach, describe, expect, test } from '@jest/globals'
import { assign, createMachine, type AnyStateMachine } from 'xstate'
import type { AggregateDefinition, Part, Parts } from '../../workflows/aggregate.ts'
import { definitions } from '../../workflows/definitions.ts'
import { createEngine, type Engine } from '../../src/engine/engine.ts'
import { readHistory, verify } from '../../src/engine/history.ts'
import { migrate, rehearse } from '../../src/engine/migration.ts'
import type { EventStore, Head } from '../../src/engine/ports.ts'
import { definitionHash } from '../../src/engine/versions.ts'
import { DIENST, S, Stage, VORSITZ } from '../workflows/stage.ts'

const machine = definitions.sitzung.machines['sitzung'] as AnyStateMachine

type Config = Parameters<typeof createMachine>[0]

/** The machine with its structure rewritten as JSON text; guards and actions stay those of `from`. */
function rewritten(change: (json: string) => string, from = machine): AnyStateMachine {
  const structure = JSON.parse(change(JSON.stringify(machine.config))) as Config
  const context = machine.config.context as Config['context']
  return createMachine({ ...structure, context } as Config, from.implementations as never)
}

/** Sitzung with `eingeladen` called `geladen`, as a later version might have it. */
const renamed = (): AnyStateMachine => rewritten((json) => json.replaceAll('"eingeladen"', '"geladen"'))

const geladen = (parts: Parts): Parts => {
  const sitzung = parts['sitzung'] as Part
  return { ...parts, sitzung: { ...sitzung, value: sitzung.value === 'eingeladen' ? 'geladen' : sitzung.value } }
}

const secondVersion = (move: (parts: Parts) => Parts): AggregateDefinition => ({
  ...definitions.sitzung,
  version: 2,
  machines: { sitzung: renamed() },
  // The rules of the next release would know the new name; they are not what these tests are about.
  grounds: () => [],
  previous: { definition: definitions.sitzung, migrate: move },
})

let stage: Stage

/** An engine of the program after the next release, on the data of this one. */
function released(next: AggregateDefinition, store: EventStore = stage.world.store.events): Engine {
  const { clock, random } = stage.world
  const log = { info: () => {}, error: () => {} }
  return createEngine({ store, clock, random, log, definitions: { ...definitions, sitzung: next } })
}

async function headOf(): Promise<Head> {
  const head = await stage.world.store.events.readHead(S)
  if (head === null) throw new Error('NO_SESSION')
  return head
}

beforeEach(async () => {
  stage = new Stage()
  await stage.invited()
})

const eroeffnen = { type: 'SITZUNG_EROEFFNEN', anwesend: 21 }

describe('after a release', () => {
  test('a running session stays on its version and can go on', async () => {
    stage.world.uhr.set('2026-04-15T14:00:00.000Z')
    const engine = released(secondVersion(geladen))
    await engine.execute({ commandId: 'on', ref: S, event: eroeffnen }, VORSITZ)
    expect(await headOf()).toMatchObject({ version: 1, definition: definitionHash(definitions.sitzung), fields: { zustand: 'laeuft' } })
  })

  test('a new session starts on the new version', async () => {
    const next = secondVersion(geladen)
    const planen = { type: 'SITZUNG_PLANEN', profil: 'musterstadt', gremium: 'stadtrat', am: '2026-06-01T16:00', ort: 'Saal', tops: [] }
    const ref = { art: 'sitzung', id: 'neu' } as const
    await released(next).execute({ commandId: 'new', ref, event: planen }, DIENST)
    expect(await stage.world.store.events.readHead(ref)).toMatchObject({ version: 2, definition: definitionHash(next) })
  })

  test('a move is an event: the session goes on in the new version, and its record replays across it byte for byte', async () => {
    const next = secondVersion(geladen)
    const engine = released(next)
    expect(rehearse(engine.definitions, await headOf())).toEqual({ aggregate: 'sitzung/rat', from: 1, to: 2, reasons: [] })
    await migrate(engine, await headOf())
    await migrate(engine, await headOf())
    expect(await headOf()).toMatchObject({ version: 2, definition: definitionHash(next), fields: { zustand: 'geladen' } })
    stage.world.uhr.set('2026-04-15T14:00:00.000Z')
    await engine.execute({ commandId: 'on', ref: S, event: eroeffnen }, VORSITZ)
    const head = await headOf()
    const events = await readHistory(stage.world.store.events, head)
    expect(events.filter(({ type }) => type === 'MIGRIEREN')).toMatchObject([{ version: 2, akteur: 'system' }])
    expect(verify(next, head, events)).toEqual({ ok: true, fehler: null })
    expect(rehearse(engine.definitions, head)).toBeNull()
  })

  test('the move is for the program alone', async () => {
    const engine = released(secondVersion(geladen))
    const sent = engine.execute({ commandId: 'm', ref: S, event: { type: 'MIGRIEREN', version: 2 } }, DIENST)
    await expect(sent).rejects.toMatchObject({ code: 'UNKNOWN_EVENT' })
  })

  test('a rehearsal names what would get stuck, and a move that does not fit stores nothing', async () => {
    const engine = released(secondVersion((parts) => parts))
    const before = await headOf()
    expect(rehearse(engine.definitions, before)?.reasons).toEqual([expect.stringContaining('eingeladen')])
    await expect(migrate(engine, before)).rejects.toThrow('eingeladen')
    expect(await headOf()).toEqual(before)
    stage.world.uhr.set('2026-04-15T14:00:00.000Z')
    await engine.execute({ commandId: 'on', ref: S, event: eroeffnen }, VORSITZ)
    expect((await headOf()).fields['zustand']).toBe('laeuft')
  })

  test('a rehearsal names a state from which nothing leads on', async () => {
    const dead = (parts: Parts): Parts => ({ ...parts, sitzung: { ...(parts['sitzung'] as Part), value: 'entfallen' } })
    const engine = released(secondVersion(dead))
    expect(rehearse(engine.definitions, await headOf())?.reasons).toEqual(['sitzung: no event leads on from "entfallen"'])
  })
})

describe('a snapshot that this program does not know', () => {
  test.each<[string, Partial<Head>]>([
    ['of a later version', { version: 9 }],
    ['of other machines under the same version', { definition: 'f'.repeat(64) }],
  ])('%s is refused with a sentence, and nothing is stored', async (_what, change) => {
    const { events } = stage.world.store
    let writes = 0
    const store: EventStore = {
      ...events,
      async readHead(ref) {
        const head = await events.readHead(ref)
        return head === null || ref.art !== 'sitzung' ? head : { ...head, ...change }
      },
      commit: async (...args) => {
        writes += 1
        return events.commit(...args)
      },
    }
    const engine = released(definitions.sitzung, store)
    const sent = engine.execute({ commandId: 'x', ref: S, event: eroeffnen }, VORSITZ)
    await expect(sent).rejects.toMatchObject({ code: 'UNKNOWN_VERSION', status: 503, sentence: expect.stringContaining('Administration') })
    expect(writes).toBe(0)
    expect(rehearse(definitions, { ...(await headOf()), ...change })?.reasons).toEqual([expect.stringContaining('UNKNOWN_VERSION')])
  })

  test('names a state that no machine has: the command fails with that reason', async () => {
    const head = await headOf()
    const broken = { ...head, snapshot: head.snapshot.replace('"eingeladen"', '"verschollen"') }
    const store: EventStore = {
      ...stage.world.store.events,
      readHead: async (ref) => (ref.art === 'sitzung' ? broken : stage.world.store.events.readHead(ref)),
    }
    stage.world.uhr.set('2026-04-15T14:00:00.000Z')
    const sent = released(definitions.sitzung, store).execute({ commandId: 'x', ref: S, event: eroeffnen }, VORSITZ)
    await expect(sent).rejects.toThrow(/verschollen|NOT_POSSIBLE/)
    expect(await headOf()).toEqual(head)
  })
})

describe('what must not get through', () => {
  test.each(['xstate.done.state.sitzung.laeuft', 'xstate.stop', 'xstate.init', 'constructor', '__proto__'])(
    'a forged event %s',
    async (type) => {
      const before = stage.dump()
      await expect(stage.world.engine.execute({ commandId: 'x', ref: S, event: { type } }, VORSITZ)).rejects.toMatchObject({
        code: 'UNKNOWN_EVENT',
      })
      expect(stage.dump()).toBe(before)
    },
  )

  const fail = (): never => {
    throw new Error('BROKEN')
  }

  const throwingGuard = rewritten(
    (json) =>
      json.replace(
        '{"target":"laeuft","actions":["anwesenheitMerken","feststellungMerken","leitungMerken"]}',
        '{"target":"laeuft","guard":"fail"}',
      ),
    machine.provide({ guards: { fail } } as never),
  )
  const throwingAction = machine.provide({ actions: { anwesenheitMerken: assign(fail) } } as never)

  test.each<[string, AnyStateMachine]>([
    ['guard', throwingGuard],
    ['action', throwingAction],
  ])('a %s that throws: the command fails with its reason, and the session stays usable', async (_kind, faulty) => {
    const definition: AggregateDefinition = { ...definitions.sitzung, machines: { sitzung: faulty } }
    const { events } = stage.world.store
    const store: EventStore = {
      ...events,
      async readHead(ref) {
        const head = await events.readHead(ref)
        return head === null || ref.art !== 'sitzung' ? head : { ...head, definition: definitionHash(definition) }
      },
    }
    stage.world.uhr.set('2026-04-15T14:00:00.000Z')
    const before = stage.dump()
    await expect(released(definition, store).execute({ commandId: 'x', ref: S, event: eroeffnen }, VORSITZ)).rejects.toThrow('BROKEN')
    expect(stage.dump()).toBe(before)
    await stage.send(S, eroeffnen, VORSITZ)
    expect((await stage.sitzung()).zustand).toBe('laeuft')
  })
})

describe('the state as of a date', () => {
  test('is what had been entered by then', async () => {
    const { engine } = stage.world
    stage.world.uhr.set('2026-04-15T14:00:00.000Z')
    await stage.send(S, eroeffnen, VORSITZ)
    const at = async (instant: string): Promise<unknown> => (await engine.readAsOf(S, instant))?.parts['sitzung']?.value
    expect(await at('2026-03-01T00:00:00.000Z')).toBeUndefined()
    expect(await at('2026-04-15T13:59:59.999Z')).toBe('eingeladen')
    expect(await at('2026-04-15T14:00:00.000Z')).toBe('laeuft')
  })
})
