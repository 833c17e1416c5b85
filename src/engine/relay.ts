/**
 * Copies what commits left in `pending` to where it belongs: events, jobs, projections and crossings to other aggregates.
 * Everything it writes has a deterministic id, so that it may be repeated after a crash at any point.
 */
import { refKey, type Effect, type Ref } from '../../workflows/aggregate.ts'
import { SYSTEM } from '../../workflows/akteur.ts'
import { localDate } from '../../workflows/recht/kalender.ts'
import { eraseTexts } from './erase.ts'
import { errorWord, isRefusal, type RatslaufError } from './errors.ts'
import { execute, type ExecuteDeps } from './execute.ts'
import type { Head, Job, Log, Pending } from './ports.ts'
import type { Projector } from './projections/projector.ts'

/** How long an answer waits for its own effects; a sweep finishes the rest. */
const DRAIN_MILLISECONDS = 200

export interface Relay {
  /** Drains an aggregate and what its crossings touch. `patient` waits until it is done, for commands that clear public content. */
  drain: (ref: Ref, options?: { head?: Head; patient?: boolean }) => Promise<void>
  /** Drains whatever a crash left behind. Returns how many aggregates it drained: one that fails is logged and keeps no other waiting. */
  sweep: () => Promise<number>
  /** Drains what this process itself had no time for or failed at; searches nothing. */
  catchUp: () => Promise<void>
}

/** Ids of what an event causes follow from it. */
export const jobId = (key: string, rev: number, n: number): string => `${key}:${rev}:${n}`
export const fristId = (key: string, frist: string, stand: string): string => `${key}:frist:${frist}:${stand}`

function jobsOf(ref: Ref, pending: Pending): Job[] {
  const key = refKey(ref)
  return pending.effects.flatMap((effect, n): Job[] => {
    if (effect.art === 'auftrag') {
      return [
        {
          _id: effect.spaeter?.id ?? jobId(key, pending.rev, n),
          art: effect.auftrag,
          aggregat: ref,
          rev: pending.rev,
          faelligAb: effect.spaeter?.faelligAb ?? pending.event.eingetragenAm,
          daten: effect.daten,
        },
      ]
    }
    if (effect.art === 'frist') {
      return [
        {
          _id: fristId(key, effect.frist, effect.stand),
          art: 'frist',
          aggregat: ref,
          rev: pending.rev,
          faelligAb: effect.faelligAb,
          daten: { event: effect.event },
        },
      ]
    }
    return []
  })
}

const cancelled = (ref: Ref, effects: readonly Effect[]): string[] =>
  effects.flatMap((effect) => (effect.art === 'frist_aufheben' ? [fristId(refKey(ref), effect.frist, effect.stand)] : []))

/** The sentences may quote a paper: they are for the paper, not for the log. */
const groundCodes = ({ details }: RatslaufError): string[] => (details.gruende ?? []).map(({ code }) => code)

export function createRelay(deps: ExecuteDeps, projector: Projector, log: Log): Relay {
  const running = new Map<string, Promise<void>>()
  const leftOver = new Map<string, Ref>()

  async function cross(ref: Ref, pending: Pending, effect: Extract<Effect, { art: 'befehl' }>, n: number, chain: Chain): Promise<void> {
    const commandId = jobId(refKey(ref), pending.rev, n)
    try {
      const accepted = await execute(deps, { commandId, ref: effect.an, event: effect.event }, SYSTEM)
      await drainIn(effect.an, accepted.head ?? undefined, chain)
    } catch (error) {
      if (!isRefusal(error)) throw error
      await takeBack(ref, effect, commandId, error)
    }
  }

  async function takeBack(ref: Ref, effect: Extract<Effect, { art: 'befehl' }>, commandId: string, refusal: RatslaufError): Promise<void> {
    if (effect.beiAblehnung === undefined) {
      log.error('crossing refused without a way back', { commandId, code: refusal.code, grounds: groundCodes(refusal) })
      return
    }
    const back = { commandId: `${commandId}:zurueck`, ref, event: { ...effect.beiAblehnung, grund: refusal.sentence } }
    try {
      await execute(deps, back, SYSTEM)
    } catch (error) {
      if (!isRefusal(error)) throw error
      log.error('step back refused', { commandId, code: error.code, grounds: groundCodes(error) })
    }
  }

  /** True when nothing is left to copy. */
  async function copyOut(head: Head, chain: Chain): Promise<boolean> {
    const { ref } = head
    const jobs = head.pending.flatMap((pending) => jobsOf(ref, pending))
    const dropped = head.pending.flatMap((pending) => cancelled(ref, pending.effects))
    if (head.pending.some(({ effects }) => effects.some(({ art }) => art === 'texte_loeschen'))) await eraseTexts(deps.store, head)
    // None of these needs another; all must be there before `pending` is cleared.
    await Promise.all([
      deps.store.insertEvents(head.pending.map((pending) => pending.event)),
      jobs.length > 0 ? deps.store.insertJobs(jobs) : undefined,
      deps.store.putLeaf({ _id: refKey(ref), rev: head.rev, kette: head.kette, tag: localDate(head.zuletzt) }),
      projector.project(head),
    ])
    if (dropped.length > 0) await deps.store.cancelJobs(dropped)
    for (const pending of head.pending) {
      for (const [n, effect] of pending.effects.entries()) {
        if (effect.art === 'befehl') await cross(ref, pending, effect, n, chain)
      }
    }
    return deps.store.clearPending(
      ref,
      head.pending.map((pending) => pending.rev),
    )
  }

  async function drainAll(ref: Ref, first: Head | undefined, chain: Chain): Promise<void> {
    let head = first ?? (await deps.store.readHead(ref))
    while (head !== null && head.pending.length > 0) {
      if (chain.until !== null && deps.clock.ticks() > chain.until) {
        leftOver.set(refKey(ref), ref)
        return
      }
      head = (await copyOut(head, chain)) ? null : await deps.store.readHead(ref)
    }
  }

  /** Inside a chain an aggregate that is already being drained further up is left to that loop. */
  async function drainIn(ref: Ref, head: Head | undefined, chain: Chain): Promise<void> {
    const key = refKey(ref)
    if (chain.keys.has(key)) return
    const other = running.get(key)
    if (other !== undefined && chain.keys.size > 0) return
    if (other !== undefined) await other
    const work = drainAll(ref, other === undefined ? head : undefined, { ...chain, keys: new Set([...chain.keys, key]) })
    running.set(key, work)
    try {
      await work
    } catch (error) {
      leftOver.set(key, ref)
      throw error
    } finally {
      if (running.get(key) === work) running.delete(key)
    }
  }

  /** One after the other to the end; what fails is left over. Returns how many did not. */
  async function drainEach(refs: readonly Ref[]): Promise<number> {
    let drained = 0
    for (const ref of refs) {
      try {
        await drainIn(ref, undefined, { keys: new Set(), until: null })
        drained += 1
      } catch (error) {
        log.error('relay could not drain an aggregate', { aggregate: refKey(ref), error: errorWord(error) })
      }
    }
    return drained
  }

  return {
    drain: (ref, options = {}) =>
      drainIn(ref, options.head, {
        keys: new Set(),
        until: options.patient === true ? null : deps.clock.ticks() + DRAIN_MILLISECONDS,
      }),
    async catchUp() {
      const refs = [...leftOver.values()]
      leftOver.clear()
      await drainEach(refs)
    },
    sweep: async () => drainEach(await deps.store.headsWithPending(100)),
  }
}

interface Chain {
  keys: ReadonlySet<string>
  /** Tick after which the rest is left to the sweep; null = none. */
  until: number | null
}
