/** Random people send random commands: no invariant is ever broken, and a refused command changes not one byte. */
import fc from 'fast-check'
import { expect, test } from '@jest/globals'
import type { Payload, Ref } from '../../workflows/aggregate.ts'
import type { Akteur } from '../../workflows/akteur.ts'
import { brokenInvariants } from '../../workflows/invariants.ts'
import { instantOf, localDate } from '../../workflows/recht/kalender.ts'
import { vorlageStand } from '../../workflows/vorlage/stand.ts'
import { isRatslaufError } from '../../src/engine/errors.ts'
import { readHistory, verify } from '../../src/engine/history.ts'
import { choose, type View } from '../simulation/choose.ts'
import { createPrng } from '../simulation/prng.ts'
import { ALL_ACTORS, STAEDTE, type Stadt } from '../simulation/stadt.ts'
import { Stage } from '../workflows/stage.ts'

const ACTORS = [...ALL_ACTORS.values()].filter(({ id }) => id !== 'system')

/** One visit: what a sensible person would do, who does it instead, and what of the event is replaced by something else. */
interface Visit {
  seed: number
  /** Index into all people; null: the one who would. */
  stranger: number | null
  /** Key of the payload by position, and what stands there instead; null: as it is. */
  spoiled: { key: number; value: unknown } | null
}

const visit: fc.Arbitrary<Visit> = fc.record({
  seed: fc.nat(),
  stranger: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat() }),
  spoiled: fc.oneof(
    { weight: 5, arbitrary: fc.constant(null) },
    {
      weight: 1,
      arbitrary: fc.record({
        key: fc.nat(),
        value: fc.oneof(
          fc.string(),
          fc.integer(),
          fc.constant(null),
          fc.constant('s1'),
          fc.constantFrom('abgelehnt', 'beschlossen'),
          fc.constant({ ja: 1 }),
        ),
      }),
    },
  ),
})

const view = (stage: Stage): View => ({
  heute: localDate(stage.world.uhr.now()),
  aggregates: stage.world.store.heads().map((head) => ({ ref: head.ref, parts: stage.world.engine.partsOf(head) })),
})

function spoil(event: Payload, spoiled: Visit['spoiled']): Payload {
  const keys = Object.keys(event)
  if (spoiled === null) return event
  return { ...event, [keys[spoiled.key % keys.length] ?? 'type']: spoiled.value }
}

function next(stage: Stage, { profil }: Stadt, { seed, stranger, spoiled }: Visit): { ref: Ref; event: Payload; akteur: Akteur } | null {
  const choice = choose(
    createPrng(seed),
    view(stage),
    { profil: profil.id, vorlagen: 2, direkt: seed % 2 === 0, streit: seed % 3 === 0 },
    String(seed),
  )
  if (choice.kind === 'wait') {
    stage.world.uhr.set(instantOf(choice.until))
    return null
  }
  const { ref, event, akteur } = choice.step
  return { ref, event: spoil(event, spoiled), akteur: stranger === null ? akteur : (ACTORS[stranger % ACTORS.length] ?? akteur) }
}

interface Count {
  accepted: number
  refused: number
}

async function send(stage: Stage, what: { ref: Ref; event: Payload; akteur: Akteur }, count: Count): Promise<void> {
  const before = stage.dump()
  const isAccepted = await stage.send(what.ref, what.event, what.akteur).then(
    () => true,
    (error: unknown) => {
      if (isRatslaufError(error)) return false
      throw error
    },
  )
  if (isAccepted) count.accepted += 1
  else count.refused += 1
  const changed = stage.dump() !== before
  const papers = stage.world.store.heads().filter(({ ref }) => ref.art === 'vorlage')
  const stands = papers.map((head) => ({ id: head.ref.id, stand: vorlageStand(stage.world.engine.partsOf(head)) }))
  expect({ event: what.event, changed, broken: brokenInvariants(stands) }).toEqual({ event: what.event, changed: isAccepted, broken: [] })
}

test('whatever people of any town send, no invariant breaks, and what is refused changes not one byte', async () => {
  const count: Count = { accepted: 0, refused: 0 }
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...STAEDTE.values()), fc.array(visit, { minLength: 30, maxLength: 60 }), async (stadt, visits) => {
      const stage = new Stage()
      for (const { ref, event } of stadt.grundstock) await stage.send(ref, event, stadt.dienst)
      for (const one of visits) {
        const what = next(stage, stadt, one)
        if (what !== null) await send(stage, what, count)
      }
      expect(stage.world.errors).toEqual([])
      for (const head of stage.world.store.heads()) {
        const events = await readHistory(stage.world.store.events, head)
        expect(verify(stage.world.engine.definitions[head.ref.art], head, events)).toEqual({ ok: true, fehler: null })
      }
    }),
    { numRuns: 40 },
  )
  expect(count.accepted).toBeGreaterThan(400)
  expect(count.refused).toBeGreaterThan(200)
}, 120_000)
