/** The record proves itself: any changed byte is found, and replay asks neither law nor profile. */
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, jest, test } from '@jest/globals'
import { readHistory, verify } from '../../src/engine/history.ts'
import type { EventRecord, Head } from '../../src/engine/ports.ts'
import type { AggregateDefinition, Aggregatart } from '../../workflows/aggregate.ts'
import { playStory, STORIES } from '../setup/stories.ts'

const ROOT = join(import.meta.dirname, '..', '..')

interface History {
  story: string
  head: Head
  events: EventRecord[]
}

let histories: History[]
let definitions: Readonly<Record<Aggregatart, AggregateDefinition>>

async function play(story: string): Promise<History[]> {
  const { program } = await playStory(story)
  definitions = program.engine.definitions
  const { store } = program
  return Promise.all(store.heads().map(async (head) => ({ story, head, events: await readHistory(store.events, head) })))
}

beforeAll(async () => {
  histories = []
  for (const story of STORIES) histories.push(...(await play(story)))
  // More than a hundred stories.
}, 120_000)

/** The longest life of a paper among the stories. */
function longest(): History {
  const papers = histories.filter(({ head }) => head.ref.art === 'vorlage').toSorted((a, b) => b.events.length - a.events.length)
  if (papers[0] === undefined) throw new Error('NO_PAPER')
  return papers[0]
}

describe('a stored history', () => {
  test('gives the stored state byte for byte', () => {
    expect(histories.length).toBeGreaterThan(STORIES.length * 4)
    for (const { head, events } of histories) expect(verify(definitions[head.ref.art], head, events)).toEqual({ ok: true, fehler: null })
  })

  test('shows every changed byte of every event', () => {
    const { head, events } = longest()
    for (const [index, event] of events.entries()) {
      const text = JSON.stringify(event)
      for (let at = 1; at < text.length - 1; at += 1) {
        if (!/[a-z0-9]/.test(text[at] ?? '')) continue
        const changed = `${text.slice(0, at)}${text[at] === 'x' ? 'y' : 'x'}${text.slice(at + 1)}`
        const forged = (() => {
          try {
            return JSON.parse(changed) as EventRecord
          } catch {
            return null
          }
        })()
        if (forged === null) continue
        const found = verify(
          definitions.vorlage,
          head,
          events.map((one, position) => (position === index ? forged : one)),
        )
        expect({ event: event._id, at, ok: found.ok }).toEqual({ event: event._id, at, ok: false })
      }
    }
  })

  test('shows a missing, a doubled and a cut-off event', () => {
    const { head, events } = longest()
    expect(verify(definitions.vorlage, head, events.slice(1)).ok).toBe(false)
    expect(verify(definitions.vorlage, head, events.slice(0, -1)).ok).toBe(false)
    expect(verify(definitions.vorlage, head, [...events, ...events.slice(-1)]).ok).toBe(false)
  })

  test('is replayed without law and profile: stubs of every module that throw change nothing', async () => {
    const modules = globSync(['workflows/recht/*.ts', 'workflows/profile/*.ts'], { cwd: ROOT }).map((path) => join(ROOT, path))
    expect(modules.length).toBeGreaterThan(12)
    const thrower = (): never => {
      throw new Error('LAW_ASKED_DURING_REPLAY')
    }
    /** Called, read or constructed: everything throws. */
    const stub = new Proxy(thrower, { get: thrower, apply: thrower, has: thrower, ownKeys: thrower })
    const names = new Map<string, string[]>()
    for (const path of modules) names.set(path, Object.keys((await import(path)) as object))
    jest.resetModules()
    for (const [path, exported] of names) {
      jest.unstable_mockModule(path, () => Object.fromEntries(exported.map((name) => [name, stub])))
    }
    const fresh = await import('../../workflows/definitions.ts')
    const history = await import('../../src/engine/history.ts')
    const law = await import('../../workflows/recht/regelwerk.ts')
    const profiles = await import('../../workflows/profile/index.ts')
    expect(() => law.regelwerk('LSA-KVG', '2026-01-01')).toThrow('LAW_ASKED_DURING_REPLAY')
    expect(() => profiles.profil('kiel')).toThrow('LAW_ASKED_DURING_REPLAY')
    expect(fresh.definitions.vorlage).not.toBe(definitions.vorlage)
    // The rules do ask: without law no command would get through.
    const paper = longest()
    const situation = { parts: JSON.parse(paper.head.snapshot) as object, heute: '2026-03-02', profil: stub, ref: paper.head.ref }
    const release = { type: 'EINGANG_ERFASSEN' }
    expect(() => fresh.definitions.vorlage.befund(situation as never, release)).toThrow('LAW_ASKED_DURING_REPLAY')
    for (const { story, head, events } of histories)
      expect({ story, ...history.verify(fresh.definitions[head.ref.art], head, events) }).toEqual({ story, ok: true, fehler: null })
  })
})
