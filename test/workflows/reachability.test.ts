/** Every state of every machine, found exhaustively on an abstract key: all are reached, none is a trap, each can still come to an end. */
import { describe, expect, test } from '@jest/globals'
import type { AnyStateNode } from 'xstate'
import { definitions } from '../../workflows/definitions.ts'
import { CASES, explore, type Snapshot } from './machine-cases.ts'

const leaves = (node: AnyStateNode): AnyStateNode[] =>
  Object.keys(node.states).length === 0 ? [node] : Object.values(node.states).flatMap(leaves)

const active = (state: Snapshot): string[] => state._nodes.filter((node) => Object.keys(node.states).length === 0).map((node) => node.id)

const sorted = (names: Iterable<string>): string[] => [...names].toSorted()

test('every machine is explored', () => {
  const all = Object.values(definitions).flatMap((definition) => Object.keys(definition.machines))
  expect(sorted(CASES.map(({ name }) => name))).toEqual(sorted(all))
})

describe.each(CASES)('every state of the machine $name', (one) => {
  const found = explore(one)
  const { ends } = one
  /** A counter and a list of seats have one state, in which they stay. */
  const isEnd = (state: Snapshot): boolean => (ends === undefined ? found.size === 1 : state.hasTag(ends))

  test('every event that the machine knows is tried', () => {
    expect(sorted(new Set(one.events.map(({ type }) => type)))).toEqual(sorted(one.machine.events as string[]))
  })

  test('is reached, except those it only passes through', () => {
    const reached = new Set([...found.values()].flatMap(({ state }) => active(state)))
    const wanted = leaves(one.machine.root).filter((node) => (node.always ?? []).length === 0)
    expect(sorted(reached)).toEqual(sorted(wanted.map((node) => node.id)))
  })

  test('is left again unless it is tagged as an end', () => {
    const traps = [...found].filter(([key, { state, next }]) => next.every((target) => target === key) && !isEnd(state))
    expect(traps.map(([key]) => key)).toEqual([])
  })

  test('can still come to an end', () => {
    const good = new Set([...found].filter(([, { state }]) => isEnd(state)).map(([key]) => key))
    expect(good.size).toBeGreaterThan(0)
    for (let before = -1; before !== good.size;) {
      before = good.size
      for (const [key, { next }] of found) if (next.some((target) => good.has(target))) good.add(key)
    }
    expect([...found.keys()].filter((key) => !good.has(key))).toEqual([])
  })
})
