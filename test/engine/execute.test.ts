/** The one path for every change: what it costs, what it repeats, what it refuses. */
import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Ref } from '../../workflows/aggregate.ts'
import type { Akteur } from '../../workflows/akteur.ts'
import { gremiumId } from '../../workflows/gremium/machine.ts'
import { vorlageStand } from '../../workflows/vorlage/stand.ts'
import { createEngine, type Engine } from '../../src/engine/engine.ts'
import { RatslaufError } from '../../src/engine/errors.ts'
import { execute } from '../../src/engine/execute.ts'
import type { EventStore } from '../../src/engine/ports.ts'
import { memoryWorld, type MemoryWorld } from '../setup/memory-world.ts'
import { aendern, anlegen, AUTOR, DIENST, HVB, vorsitz } from '../setup/paper.ts'

const V: Ref = { art: 'vorlage', id: 'v1' }
const S: Ref = { art: 'sitzung', id: 's1' }

let world: MemoryWorld
let engine: Engine
let count = 0

beforeEach(() => {
  world = memoryWorld()
  engine = world.engine
})

const next = (): string => `test-${(count += 1)}`
const send = (ref: Ref, event: { type: string } & Record<string, unknown>, akteur = AUTOR, commandId = next()): Promise<unknown> =>
  engine.execute({ commandId, ref, event }, akteur)
const dump = (): string =>
  JSON.stringify([
    world.store.heads(),
    world.store.allEvents(),
    [...world.store.projection('arbeitsvorrat')],
    [...world.store.projection('oeffentlich')],
  ])

async function refusal(act: Promise<unknown>): Promise<RatslaufError> {
  try {
    await act
  } catch (error) {
    if (error instanceof RatslaufError) return error
    throw error
  }
  throw new Error('accepted')
}

/** A released paper, called up in a running session of eleven. */
async function calledUp(): Promise<void> {
  const gremium: Ref = { art: 'gremium', id: gremiumId('musterstadt', 'stadtrat') }
  await send(gremium, { type: 'GREMIUM_EINRICHTEN', profil: 'musterstadt', gremium: 'stadtrat', gesetzlicheZahl: 11 }, DIENST)
  await send(gremium, { type: 'SITZ_BESETZEN', person: 'p1', funktion: 'vorsitz', stimmrecht: true, von: '2020-01-01' }, DIENST)
  await send(V, anlegen())
  await send(V, { type: 'EINREICHEN' })
  await send(V, { type: 'FREIGEBEN_HVB', personendatenGeprueft: true }, HVB)
  await send(
    S,
    { type: 'SITZUNG_PLANEN', profil: 'musterstadt', gremium: 'stadtrat', am: '2026-04-15T17:00', ort: 'Saal', tops: [] },
    DIENST,
  )
  await send(V, { type: 'AUF_TO_SETZEN', station: 's1', sitzung: 's1' }, DIENST)
  await send(S, { type: 'LADUNG_VERSENDEN' }, DIENST)
  await world.worker.runDue()
  world.uhr.set('2026-04-15T15:00:00.000Z')
  await send(S, { type: 'SITZUNG_EROEFFNEN', anwesend: 11 }, vorsitz('stadtrat'))
  await send(V, { type: 'AUFRUFEN', station: 's1' }, vorsitz('stadtrat'))
}

const result = (ja: number, nein: number, ergebnis = 'beschlossen'): { type: string } & Record<string, unknown> => ({
  type: 'ERGEBNIS_ERFASSEN',
  station: 's1',
  ergebnis,
  abstimmung: { ja, nein },
})

describe('the cost of a command', () => {
  /** Counts the calls of one execute, without relay. */
  async function cost(
    ref: Ref,
    event: { type: string } & Record<string, unknown>,
    akteur = AUTOR,
    commandId?: string,
  ): Promise<Record<string, number>> {
    const calls: Record<string, number> = {}
    const counted = new Proxy(world.store.events, {
      get: (store, name: keyof EventStore) => {
        calls[name] ??= 0
        return (...args: never[]) => {
          calls[name] = (calls[name] ?? 0) + 1
          return (store[name] as (...all: never[]) => unknown)(...args)
        }
      },
    })
    const rev = world.store.heads().find((head) => head.ref.id === ref.id)?.rev ?? 0
    await execute(
      { store: counted, clock: world.clock, random: world.random, definitions: engine.definitions },
      { commandId: commandId ?? `${rev}.abcdef01`, ref, event },
      akteur,
    )
    return calls
  }

  test('is one read and one write', async () => {
    await send(V, anlegen())
    expect(await cost(V, { type: 'EINREICHEN' })).toEqual({ readHead: 1, commit: 1 })
  })

  test('grows by one read for each witness', async () => {
    await calledUp()
    expect(await cost(V, result(8, 3), vorsitz('stadtrat'))).toEqual({ readHead: 3, commit: 1 })
  })

  test('grows by one write where text is put apart', async () => {
    await send(V, anlegen())
    await send(V, { type: 'EINREICHEN' })
    expect(await cost(V, { type: 'ZURUECKGEBEN', grund: 'Bitte kürzen.' }, HVB)).toEqual({ readHead: 1, putTexts: 1, commit: 1 })
  })

  test('stays the same when a command is repeated within the ring, and grows by one look-up when it has left it', async () => {
    await send(V, anlegen())
    const inhalt = aendern('Zweite Fassung')
    await send(V, inhalt, AUTOR, '1.abcdef09')
    expect(await cost(V, inhalt, AUTOR, '1.abcdef09')).toEqual({ readHead: 1 })
    for (let round = 0; round < 20; round += 1) await send(V, aendern(`Fassung ${round}`))
    expect(await cost(V, inhalt, AUTOR, '1.abcdef09')).toEqual({ readHead: 1, findByCommand: 1 })
  })

  test('grows by one look-up for a foreign command id', async () => {
    await send(V, anlegen())
    expect(await cost(V, { type: 'EINREICHEN' }, AUTOR, 'foreign-id')).toEqual({ readHead: 1, findByCommand: 1, commit: 1 })
  })
})

describe('a repeated command', () => {
  test('of the same person with the same content gets the stored answer and changes nothing', async () => {
    const first = await engine.execute({ commandId: 'once', ref: V, event: anlegen() }, AUTOR)
    const before = dump()
    expect(await engine.execute({ commandId: 'once', ref: V, event: anlegen() }, AUTOR)).toEqual({ ...first, rev: 1, repeated: true })
    expect(dump()).toBe(before)
  })

  test('with other content or of another person is refused', async () => {
    await send(V, anlegen(), AUTOR, 'once')
    expect((await refusal(send(V, anlegen('Anderes'), AUTOR, 'once'))).code).toBe('COMMAND_REUSED')
    expect((await refusal(send(V, anlegen(), { ...AUTOR, id: 'konto-andere' }, 'once'))).code).toBe('COMMAND_REUSED')
  })

  test('is recognised beyond the ring of sixteen', async () => {
    await send(V, anlegen(), AUTOR, 'once')
    for (let round = 0; round < 20; round += 1) await send(V, aendern(`Fassung ${round}`))
    expect(await engine.execute({ commandId: 'once', ref: V, event: anlegen() }, AUTOR)).toMatchObject({ rev: 1, repeated: true })
    expect((await refusal(send(V, anlegen('Anderes'), AUTOR, 'once'))).code).toBe('COMMAND_REUSED')
    expect((await refusal(send(V, anlegen(), { ...AUTOR, id: 'konto-andere' }, 'once'))).code).toBe('COMMAND_REUSED')
  })

  test('is compared by its typed text too when it has left the ring', async () => {
    await send(V, anlegen())
    await send(V, { type: 'EINREICHEN' })
    await send(V, { type: 'ZURUECKGEBEN', grund: 'Bitte kürzen.' }, HVB, 'back')
    for (let round = 0; round < 20; round += 1) await send(V, aendern(`Fassung ${round}`))
    const repeat = (grund: string): Promise<unknown> => send(V, { type: 'ZURUECKGEBEN', grund }, HVB, 'back')
    expect(await repeat('Bitte kürzen.')).toMatchObject({ rev: 4, repeated: true })
    expect((await refusal(repeat('Bitte ganz neu.'))).code).toBe('COMMAND_REUSED')
  })
})

describe('a refused command', () => {
  const cases: [string, { type: string } & Record<string, unknown>, typeof AUTOR, string][] = [
    ['an unknown event', { type: 'GIBT_ES_NICHT' }, AUTOR, 'UNKNOWN_EVENT'],
    ['a forged event of the machines', { type: 'xstate.done.state.vorlage' }, AUTOR, 'UNKNOWN_EVENT'],
    ['a prototype key as type', { type: '__proto__' }, AUTOR, 'UNKNOWN_EVENT'],
    ['an internal event from outside', { type: 'NUMMER_ERHALTEN', jahr: 2026, lfd: 1 }, AUTOR, 'UNKNOWN_EVENT'],
    ['a payload with foreign keys', { type: 'EINREICHEN', $where: '1' }, AUTOR, 'INVALID_INPUT'],
    ['an array where text belongs', { type: 'ZURUECKGEBEN', grund: ['a'] }, HVB, 'INVALID_INPUT'],
    [
      'an own key named like the prototype',
      JSON.parse('{"type":"EINREICHEN","__proto__":{"x":1}}') as { type: string },
      AUTOR,
      'INVALID_INPUT',
    ],
    ['the key constructor', { type: 'EINREICHEN', constructor: { prototype: {} } }, AUTOR, 'INVALID_INPUT'],
    ['a name of Object as type', { type: 'constructor' }, AUTOR, 'UNKNOWN_EVENT'],
    ['a timer of the machines', { type: 'xstate.after.1.vorlage' }, AUTOR, 'UNKNOWN_EVENT'],
    ['a command to stop', { type: 'xstate.stop' }, AUTOR, 'UNKNOWN_EVENT'],
    ['an id with an operator', { type: 'ANLAGE_ENTFERNEN', anlage: '$where' }, AUTOR, 'INVALID_INPUT'],
    ['text beyond all bounds', { type: 'ZURUECKGEBEN', grund: 'x'.repeat(4_001) }, HVB, 'INVALID_INPUT'],
    ['an object where text belongs', { type: 'ZURUECKGEBEN', grund: { $ne: '' } }, HVB, 'INVALID_INPUT'],
    ['the wrong role', { type: 'FREIGEBEN_HVB', personendatenGeprueft: true }, AUTOR, 'FORBIDDEN'],
    ['another municipality', { type: 'EINREICHEN' }, { ...AUTOR, profil: 'kiel' }, 'FORBIDDEN'],
    ['a step that does not fit the state', { type: 'FREIGEBEN_HVB', personendatenGeprueft: true }, HVB, 'NOT_POSSIBLE'],
  ]
  test.each(cases)('(%s) stores not one byte', async (_, event, akteur, code) => {
    await send(V, anlegen())
    const before = dump()
    expect((await refusal(send(V, event, akteur))).code).toBe(code)
    expect(dump()).toBe(before)
  })

  test.each([
    ['a tie recorded as adopted', result(5, 5), 'ERGEBNIS_WIDERSPRICHT_STIMMEN', /Stimmengleichheit/],
    ['more votes than present', result(10, 5), 'STIMMEN_UNSTIMMIG', /nur 11/],
    ['an outcome of another role', result(8, 3, 'empfohlen'), 'ERGEBNIS_UNZULAESSIG', /passt nicht/],
    ['a changed result without its wording', result(8, 3, 'geaendert_beschlossen'), 'WORTLAUT_FEHLT', /Wortlaut/],
  ])('(%s) says what is wrong', async (_, event, code, satz) => {
    await calledUp()
    const before = dump()
    const { details, sentence } = await refusal(send(V, event, vorsitz('stadtrat')))
    expect(details.gruende?.map((grund) => grund.code)).toEqual([code])
    expect(sentence).toMatch(satz)
    expect(dump()).toBe(before)
  })

  test('(a chair of another body) is forbidden', async () => {
    await calledUp()
    expect((await refusal(send(V, result(8, 3), vorsitz('finanzausschuss')))).code).toBe('FORBIDDEN')
  })

  test('(the recorder confirming) asks for a second person', async () => {
    await calledUp()
    await send(V, result(8, 3), vorsitz('stadtrat'))
    const { details } = await refusal(send(V, { type: 'ERGEBNIS_BESTAETIGEN', station: 's1' }, vorsitz('stadtrat')))
    expect(details.gruende?.[0]?.code).toBe('ZWEITE_PERSON')
  })
})

describe('what the author saw', () => {
  test('is compared: two chairs get one result and one refusal', async () => {
    await calledUp()
    const read = await engine.read(V)
    if (read === null) throw new Error('no paper')
    const bezug = await engine.bezug(read, result(8, 3))
    const both = await Promise.allSettled([
      engine.execute({ commandId: 'chair-1', ref: V, event: result(8, 3), bezug }, vorsitz('stadtrat', 'konto-a')),
      engine.execute({ commandId: 'chair-2', ref: V, event: result(3, 8, 'abgelehnt'), bezug }, vorsitz('stadtrat', 'konto-b')),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect((both.find(({ status }) => status === 'rejected') as PromiseRejectedResult).reason).toMatchObject({ code: 'STALE', status: 409 })
  })

  test('is stale for a result when the presence has changed meanwhile', async () => {
    await calledUp()
    const read = await engine.read(V)
    if (read === null) throw new Error('no paper')
    const bezug = await engine.bezug(read, result(8, 3))
    await send(S, { type: 'ANWESENHEIT', anwesend: 9 }, vorsitz('stadtrat'))
    expect((await refusal(engine.execute({ commandId: next(), ref: V, event: result(8, 1), bezug }, vorsitz('stadtrat')))).code).toBe(
      'STALE',
    )
  })

  test('cannot be judged on an aggregate that changes without pause: that is said, and nothing is stored', async () => {
    await send(V, anlegen())
    const before = dump()
    const busy = { ...world.store.events, commit: async () => false }
    const deps = { store: busy, clock: world.clock, random: world.random, definitions: engine.definitions }
    expect(await refusal(execute(deps, { commandId: next(), ref: V, event: { type: 'EINREICHEN' } }, AUTOR))).toMatchObject({
      code: 'CONTENTION',
      status: 409,
    })
    expect(dump()).toBe(before)
  })

  test('does not matter to a paper that moved elsewhere', async () => {
    await send(V, anlegen())
    const read = await engine.read(V)
    if (read === null) throw new Error('no paper')
    const bezug = await engine.bezug(read, { type: 'EINREICHEN' })
    await send(V, {
      type: 'ANLAGE_HINZUFUEGEN',
      anlage: 'a1',
      hash: 'a'.repeat(64),
      name: 'plan.pdf',
      typ: 'application/pdf',
      bytes: 3,
      oeffentlich: true,
    })
    await engine.execute({ commandId: next(), ref: V, event: { type: 'EINREICHEN' }, bezug }, AUTOR)
    expect(world.errors).toEqual([])
  })
})

describe('two at once', () => {
  const kaemmerei: Akteur = { id: 'k', profil: 'musterstadt', aemter: [{ amt: 'mitzeichnung', stelle: 'kaemmerei' }], sitze: [] }
  const rechtsamt: Akteur = { id: 'r', profil: 'musterstadt', aemter: [{ amt: 'mitzeichnung', stelle: 'rechtsamt' }], sitze: [] }
  const zeichnen = (stelle: string): { type: string } & Record<string, unknown> => ({ type: 'MITZEICHNEN', stelle, votum: 'gezeichnet' })

  test('co-sign one paper: both who saw the same page get through, and a second answer of one office does not', async () => {
    await send(V, { ...anlegen(), mitzeichnung: ['kaemmerei', 'rechtsamt'] })
    await send(V, { type: 'EINREICHEN' })
    const read = await engine.read(V)
    if (read === null) throw new Error('no paper')
    const command = async (stelle: string) => ({
      commandId: next(),
      ref: V,
      event: zeichnen(stelle),
      bezug: await engine.bezug(read, zeichnen(stelle)),
    })
    const [first, second, again] = [await command('kaemmerei'), await command('rechtsamt'), await command('kaemmerei')]
    await Promise.all([engine.execute(first, kaemmerei), engine.execute(second, rechtsamt)])
    const stand = vorlageStand((await engine.read(V))?.parts ?? {})
    expect(stand.mitzeichnungen.map(({ zustand }) => zustand)).toEqual(['gezeichnet', 'gezeichnet'])
    expect((await refusal(engine.execute(again, kaemmerei))).code).toBe('STALE')
  })
})

describe('a paper whose relay stands still', () => {
  test('takes thirty-two commits, and is drained before it takes another', async () => {
    const { store, clock, random } = world
    const deps = { store: store.events, clock, random, definitions: engine.definitions }
    await execute(deps, { commandId: next(), ref: V, event: anlegen() }, AUTOR)
    for (let step = 1; step < 40; step += 1) await execute(deps, { commandId: next(), ref: V, event: aendern(`Bäume ${step}`) }, AUTOR)
    expect((await store.events.readHead(V))?.pending).toHaveLength(40)
    let atCommit = 0
    const counting: EventStore = {
      ...store.events,
      async commit(ref, expected, commit) {
        if (ref.id === 'v1') atCommit = (await store.events.readHead(ref))?.pending.length ?? 0
        return store.events.commit(ref, expected, commit)
      },
    }
    const log = { info: () => {}, error: () => {} }
    const full = createEngine({ store: counting, clock, random, log, definitions: engine.definitions })
    const last = { commandId: 'last', ref: V, event: aendern('Bäume, zuletzt') }
    await full.execute(last, AUTOR)
    expect(atCommit).toBeLessThan(32)
    expect((await store.events.readHead(V))?.pending).toEqual([])
    expect(world.errors).toEqual([])
  })
})

describe('crossings', () => {
  test('take the result back when the presence changed between vote and agenda', async () => {
    await calledUp()
    const slow = createEngine({
      store: world.store.events,
      clock: world.clock,
      random: world.random,
      log: { info: () => {}, error: () => {} },
      definitions: engine.definitions,
    })
    // The commit is there, its crossing is not: as after a crash.
    await execute(
      { store: world.store.events, clock: world.clock, random: world.random, definitions: slow.definitions },
      { commandId: 'vote', ref: V, event: result(8, 3) },
      vorsitz('stadtrat'),
    )
    await send(S, { type: 'ANWESENHEIT', anwesend: 9 }, vorsitz('stadtrat'))
    expect(await engine.relay.sweep()).toBeGreaterThan(0)
    const parts = (await engine.read(V))?.parts
    expect(parts?.['station/s1']?.value).toBe('aufgerufen')
    expect(world.store.allEvents().map((event) => event.type)).toContain('ERGEBNIS_VERWEIGERT')
  })

  test('are done once however often the relay runs', async () => {
    await calledUp()
    const before = dump()
    await engine.relay.sweep()
    await engine.relay.drain(V)
    expect(dump()).toBe(before)
    expect(world.errors).toEqual([])
  })
})

describe('typed text', () => {
  test('never enters event or snapshot, whatever it looks like', async () => {
    await send(V, anlegen())
    await send(V, { type: 'EINREICHEN' })
    const typed = '{{#each this}} <script>alert(1)</script> $where __proto__ Frau Beispiel'
    await send(V, { type: 'ZURUECKGEBEN', grund: typed }, HVB)
    expect(dump()).not.toContain('Frau Beispiel')
    const part = (await engine.read(V))?.parts['vorlage']?.context as { rueckgabe: { grund: string } }
    expect((await world.store.events.getTexts([part.rueckgabe.grund])).get(part.rueckgabe.grund)).toBe(typed)
  })
})
