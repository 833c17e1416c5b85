/** Runs tables of refusals and passes, and checks that no event of a kind of aggregate is left out. */
import { describe, expect, test } from '@jest/globals'
import type { Payload, Ref } from '../../workflows/aggregate.ts'
import type { Akteur } from '../../workflows/akteur.ts'
import { Stage, V } from './stage.ts'

type Prepare = (stage: Stage) => Promise<unknown>

export interface Refusal {
  because: string
  given: Prepare
  event: Payload
  als: Akteur
  code: string
  /** What the person reads. */
  satz: RegExp
  norm?: RegExp
  ref?: Ref
}

export interface Pass {
  gives: string
  given: Prepare
  event: Payload
  als: Akteur
  ref?: Ref
  /** Something that the event must have changed, with its new value. */
  look: (stage: Stage) => Promise<unknown>
  sees: unknown
}

/** One row of a table of refusals. */
export const refusal = (
  because: string,
  given: Prepare,
  event: Payload,
  als: Akteur,
  code: string,
  satz: RegExp,
  more: { norm?: RegExp; ref?: Ref } = {},
): Refusal => ({ because, given, event, als, code, satz, ...more })

/** One row of a table of passes. */
export const pass = (
  gives: string,
  given: Prepare,
  event: Payload,
  als: Akteur,
  look: Pass['look'],
  sees: unknown,
  more: { ref?: Ref } = {},
): Pass => ({ gives, given, event, als, look, sees, ...more })

export function describeRules(name: string, events: readonly string[], refusals: readonly Refusal[], passes: readonly Pass[]): void {
  describe(`${name}: a refusal says why and stores nothing`, () => {
    test.each(refusals.map((refusal) => [refusal.event.type, refusal.because, refusal] as const))('%s when %s', async (_, __, refusal) => {
      const stage = new Stage()
      await refusal.given(stage)
      const gruende = await stage.refusal(refusal.ref ?? V, refusal.event, refusal.als)
      expect(gruende.map((grund) => grund.code)).toContain(refusal.code)
      const grund = gruende.find((candidate) => candidate.code === refusal.code)
      expect(grund?.satz).toMatch(refusal.satz)
      expect(grund?.satz).toMatch(/^[A-ZÄÖÜ„].*\.$/)
      expect(grund?.norm ?? '').toMatch(refusal.norm ?? /^/)
    })
  })

  describe(`${name}: what is in order passes`, () => {
    test.each(passes.map((pass) => [pass.event.type, pass.gives, pass] as const))('%s: %s', async (_, __, pass) => {
      const stage = new Stage()
      await pass.given(stage)
      const before = await pass.look(stage).catch(() => 'not there')
      await stage.send(pass.ref ?? V, pass.event, pass.als)
      expect(await pass.look(stage)).toEqual(pass.sees)
      expect(before).not.toEqual(pass.sees)
      expect(stage.world.errors).toEqual([])
    })
  })

  test(`${name}: every event is refused once and passes once`, () => {
    const refused = new Set(refusals.map(({ event }) => event.type))
    const passed = new Set(passes.map(({ event }) => event.type))
    expect({ unrefused: events.filter((type) => !refused.has(type)), unpassed: events.filter((type) => !passed.has(type)) }).toEqual({
      unrefused: [],
      unpassed: [],
    })
  })
}
