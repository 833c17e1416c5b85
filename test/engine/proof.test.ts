/** The record of a whole installation proves itself: chains, texts, contents and the roots of the days; what was erased was ordered. */
import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Aggregatart } from '../../workflows/aggregate.ts'
import { definitions } from '../../workflows/definitions.ts'
import { readHistory } from '../../src/engine/history.ts'
import { rootOver, sealDays } from '../../src/engine/merkle.ts'
import type { DayRoot, EventRecord, EventStore, Head } from '../../src/engine/ports.ts'
import { createEngine } from '../../src/engine/engine.ts'
import { verifyAll, type VerifyReport } from '../../src/engine/verify-all.ts'
import { amt, AUTOR, DIENST, HVB, Stage, V } from '../workflows/stage.ts'

const ADMINISTRATION = amt('administration')

let stage: Stage

beforeEach(() => {
  stage = new Stage()
})

const verified = (changes: Partial<EventStore> = {}, change = (head: Head): Head => head): Promise<VerifyReport> =>
  verifyAll({
    store: { ...stage.world.store.events, ...changes },
    readers: {
      async *eachHead(art: Aggregatart) {
        yield* stage.world.store
          .heads()
          .filter(({ ref }) => ref.art === art)
          .map(change)
      },
    },
    definitions,
  })

const seal = (): Promise<void> => sealDays({ store: stage.world.store.events, clock: stage.world.clock })
const roots = (): Promise<DayRoot[]> => stage.world.store.events.dayRoots()
const open = async (): Promise<string[]> => (await stage.world.store.events.openLeaves()).map(({ _id }) => _id)

/** References of texts in the history of the paper, by the event they came with. */
async function textsOf(type: string): Promise<string[]> {
  const head = await stage.world.store.events.readHead(V)
  if (head === null) throw new Error('NO_PAPER')
  const events = await readHistory(stage.world.store.events, head)
  return events
    .filter((event) => event.type === type)
    .flatMap((event) => [...JSON.stringify(event.daten).matchAll(/t:[0-9a-f]{64}/g)].map(([id]) => id))
}

describe('the root of a day', () => {
  test('covers what changed on it and the root before, and is written once', async () => {
    await stage.released()
    await seal()
    expect(await roots()).toEqual([])
    stage.world.uhr.set('2026-03-03T08:00:00.000Z')
    await Promise.all([seal(), seal()])
    const [first] = await roots()
    expect(first).toMatchObject({ _id: '2026-03-02', vorige: '0'.repeat(64) })
    expect(first?.blaetter.map(({ aggregat }) => aggregat)).toEqual(
      expect.arrayContaining(['vorlage/v', expect.stringContaining('nummernkreis/')]),
    )
    expect(await open()).toEqual([])

    await stage.send(V, { type: 'ZURUECKZIEHEN', grund: 'Überholt' }, amt('hvb'))
    stage.world.uhr.set('2026-03-06T08:00:00.000Z')
    await seal()
    await seal()
    const [, second, ...more] = await roots()
    expect(second).toMatchObject({ _id: '2026-03-03', vorige: first?.wurzel, blaetter: [{ aggregat: 'vorlage/v' }] })
    expect(more).toEqual([])
    expect(await verified()).toMatchObject({ roots: 2, broken: null })
  })

  test('leaves what changed since for the next root', async () => {
    await stage.draft()
    const { events } = stage.world.store
    stage.world.uhr.set('2026-03-03T08:00:00.000Z')
    const moving: EventStore = {
      ...events,
      async putDayRoot(root) {
        await events.putDayRoot(root)
        await stage.send(V, { type: 'EINREICHEN' }, amt('sachbearbeitung', 'stadtplanung'))
      },
    }
    await sealDays({ store: moving, clock: stage.world.clock })
    expect(await open()).toEqual(['vorlage/v'])
    expect(await verified()).toMatchObject({ roots: 1, broken: null })
  })

  test('is finished after a crash between root and leaves', async () => {
    await stage.draft()
    stage.world.uhr.set('2026-03-03T08:00:00.000Z')
    const dying = { ...stage.world.store.events, removeLeaves: () => Promise.reject(new Error('CRASH')) }
    await expect(sealDays({ store: dying, clock: stage.world.clock })).rejects.toThrow('CRASH')
    expect(await open()).not.toEqual([])
    await seal()
    expect(await open()).toEqual([])
    expect(await roots()).toHaveLength(1)
  })

  test('is that of RFC 6962 over the links: order and number count', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((digit) => digit.repeat(64)) as [string, string, string]
    const zero = '0'.repeat(64)
    const all = [
      rootOver(zero, [a]),
      rootOver(zero, [a, b]),
      rootOver(zero, [b, a]),
      rootOver(zero, [a, b, c]),
      rootOver(a, [a]),
      rootOver(zero, []),
    ]
    expect(new Set(all).size).toBe(all.length)
    expect(all.every((root) => /^[0-9a-f]{64}$/.test(root))).toBe(true)
  })
})

describe('the check of an installation', () => {
  beforeEach(async () => {
    await stage.confirmed()
    stage.world.uhr.set('2026-04-17T08:00:00.000Z')
    await seal()
  })

  test('counts what it saw', async () => {
    const report = await verified()
    expect(report).toMatchObject({
      aggregates: stage.world.store.heads().length,
      events: stage.world.store.allEvents().length,
      roots: 1,
      broken: null,
    })
    expect(report.texts).toBe(1)
  })

  test('finds a chain that somebody computed anew from the first event on', async () => {
    const { forge } = await forgedPaper()
    expect((await verified(forge.store, forge.head)).broken).toBe('root of 2026-04-15 is not that of the recorded events')
  })

  test('finds a changed root and a root that is gone', async () => {
    const [root] = await roots()
    if (root === undefined) throw new Error('NO_ROOT')
    expect((await verified({ dayRoots: async () => [{ ...root, wurzel: 'f'.repeat(64) }] })).broken).toContain('2026-04-15')
    const second: DayRoot = { ...root, _id: '2026-04-16', vorige: root.wurzel }
    expect((await verified({ dayRoots: async () => [second] })).broken).toBe('root of 2026-04-16 does not follow its predecessor')
  })

  test('finds a changed text, a changed content and one that is gone', async () => {
    const { events } = stage.world.store
    const changedText = {
      textRecords: async (ids: readonly string[]) => (await events.textRecords(ids)).map((row) => ({ ...row, text: `${row.text}.` })),
    }
    expect((await verified(changedText)).broken).toMatch(/^sitzung\/rat:1: the text t:[0-9a-f]+ was changed$/)
    const changedInhalt = {
      getInhalte: async (ids: readonly string[]) =>
        new Map([...(await events.getInhalte(ids))].map(([id, value]) => [id, { ...(value as object), betreff: 'Anders' }])),
    }
    expect((await verified(changedInhalt)).broken).toMatch(/^vorlage\/v:1: the content [0-9a-f]+ is missing or was changed$/)
    expect((await verified({ getInhalte: async () => new Map() })).broken).toMatch(/is missing or was changed$/)
    expect((await verified({ textRecords: async () => [] })).broken).toMatch(
      /^sitzung\/rat:1: the text t:[0-9a-f]+ is missing and no event ordered it$/,
    )
  })

  test('finds an event that is gone', async () => {
    const { events } = stage.world.store
    const without = {
      readEvents: async (...args: Parameters<EventStore['readEvents']>) =>
        (await events.readEvents(...args)).filter(({ _id }) => _id !== 'vorlage/v:2'),
    }
    expect((await verified(without)).broken).toBe('vorlage/v:2 is missing')
  })
})

/** The paper with another co-signer of its release, every link computed anew: the chain alone cannot see that. */
async function forgedPaper(): Promise<{ forge: { store: Partial<EventStore>; head: (head: Head) => Head } }> {
  const { hashOf } = await import('../../src/engine/canonical.ts')
  const { events } = stage.world.store
  const original = (await events.readHead(V)) as Head
  let previous = '0'.repeat(64)
  const forged = (await readHistory(events, original)).map((event): EventRecord => {
    const { hash: _hash, ...content } = {
      ...event,
      vorigerHash: previous,
      akteur: event.type === 'FREIGEBEN_HVB' ? 'konto-fremd' : event.akteur,
    }
    previous = hashOf(content)
    return { ...content, hash: previous }
  })
  const kette = previous
  return {
    forge: {
      store: { readEvents: async (ref, from, to) => (ref.id === 'v' ? forged : events.readEvents(ref, from, to)) },
      head: (head) => (head.ref.id === 'v' ? { ...head, kette, pending: [] } : head),
    },
  }
}

describe('an erased text', () => {
  beforeEach(async () => {
    await stage.released()
    await stage.send(V, { type: 'ZURUECKZIEHEN', grund: 'Frau Beispiel hat widersprochen' }, amt('hvb'))
  })

  test('is gone for good; the order says who, when and why, and every chain still holds', async () => {
    const texte = await textsOf('ZURUECKZIEHEN')
    expect(texte).toHaveLength(1)
    await stage.send(V, { type: 'TEXTE_LOESCHEN', texte, grund: 'Antrag der betroffenen Person' }, ADMINISTRATION)
    expect(await stage.world.store.events.getTexts(texte)).toEqual(new Map())
    expect(stage.history('vorlage', 'v')).toContain('TEXTE_LOESCHEN')
    expect((await stage.stand()).zustand).toBe('zurueckgezogen')
    expect(await verified()).toMatchObject({ broken: null, erased: 1 })
    expect(JSON.stringify([...stage.world.store.projection('oeffentlich').values()])).not.toContain('Beispiel')
  })

  test('may be erased again, and never one of another paper', async () => {
    const texte = await textsOf('ZURUECKZIEHEN')
    await stage.plan()
    await stage.send({ art: 'sitzung', id: 'rat' }, { type: 'TEXTE_LOESCHEN', texte, grund: 'Versehen' }, ADMINISTRATION)
    expect((await stage.world.store.events.getTexts(texte)).size).toBe(1)
    for (const _time of [1, 2]) await stage.send(V, { type: 'TEXTE_LOESCHEN', texte, grund: 'Antrag' }, ADMINISTRATION)
    expect(await verified()).toMatchObject({ broken: null, erased: 1 })
  })

  test('is gone when the answer comes, even where other effects have to wait', async () => {
    const texte = await textsOf('ZURUECKZIEHEN')
    let ticks = 0
    const { store, clock, random } = stage.world
    const late = { ...clock, ticks: () => (ticks += 1_000) }
    const engine = createEngine({ store: store.events, clock: late, random, definitions, log: { info: () => {}, error: () => {} } })
    const event = { type: 'TEXTE_LOESCHEN', texte, grund: 'Antrag' }
    await engine.execute({ commandId: 'late-order', ref: V, event }, ADMINISTRATION)
    expect(await store.events.getTexts(texte)).toEqual(new Map())
  })

  test('may be ordered by a form that is sent again much later', async () => {
    const order = {
      commandId: 'sent-twice',
      ref: V,
      event: { type: 'TEXTE_LOESCHEN', texte: await textsOf('ZURUECKZIEHEN'), grund: 'Antrag' },
    }
    const { engine } = stage.world
    const first = await engine.execute(order, ADMINISTRATION)
    for (let count = 0; count < 20; count += 1) {
      await stage.send(V, { type: 'TEXTE_LOESCHEN', texte: order.event.texte, grund: `Antrag ${count}` }, ADMINISTRATION)
    }
    expect(await engine.execute(order, ADMINISTRATION)).toEqual({ ...first, repeated: true })
  })

  test('that named a public attachment reads so on the public page', async () => {
    stage = new Stage()
    await stage.draft()
    const datei = { anlage: 'a1', hash: '0'.repeat(64), typ: 'application/pdf', bytes: 10, oeffentlich: true }
    await stage.send(V, { type: 'ANLAGE_HINZUFUEGEN', name: 'Brief von Frau Beispiel.pdf', ...datei }, AUTOR)
    await stage.send(V, { type: 'EINREICHEN' }, AUTOR)
    await stage.send(V, { type: 'FREIGEBEN_HVB', personendatenGeprueft: true }, HVB)
    const names = (): unknown => stage.world.store.projection('oeffentlich').get('vorlage/v')?.zeile?.['anlagen']
    expect(names()).toMatchObject([{ name: 'Brief von Frau Beispiel.pdf' }])
    const texte = await textsOf('ANLAGE_HINZUFUEGEN')
    await stage.send(V, { type: 'TEXTE_LOESCHEN', texte, grund: 'Antrag' }, ADMINISTRATION)
    expect(names()).toMatchObject([{ name: '(gelöscht)' }])
  })

  test('leaves no hash of what was typed in the head, and a form sent before is still recognised', async () => {
    const rev = (await stage.world.store.events.readHead(V))?.rev ?? 0
    const form = {
      commandId: `${rev}.form`,
      ref: V,
      event: { type: 'TEXTE_LOESCHEN', texte: await textsOf('ZURUECKZIEHEN'), grund: 'Antrag' },
    }
    const first = await stage.world.engine.execute(form, ADMINISTRATION)
    expect((await stage.world.store.events.readHead(V))?.ring.map((entry) => entry.rev)).toEqual([first.rev])
    await stage.send(V, { type: 'TEXTE_LOESCHEN', texte: form.event.texte, grund: 'Noch einmal' }, ADMINISTRATION)
    expect(await stage.world.engine.execute(form, ADMINISTRATION)).toEqual({ ...first, repeated: true })
  })

  test('is ordered by the administration only', async () => {
    const event = { type: 'TEXTE_LOESCHEN', texte: await textsOf('ZURUECKZIEHEN'), grund: 'Antrag' }
    expect(await stage.refusal(V, event, DIENST)).toMatchObject([{ code: 'FORBIDDEN' }])
  })
})
