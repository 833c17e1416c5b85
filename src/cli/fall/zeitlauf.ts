/** Lets time pass on a clock that is set: deadlines and jobs that fall due on the way run at their own time, in order. */
import { instantOf } from '../../../workflows/recht/kalender.ts'
import type { Engine } from '../../engine/engine.ts'
import type { Clock } from '../../engine/ports.ts'
import type { Worker } from '../../jobs/worker.ts'

export interface Uhr {
  now: () => string
  /** Moves forward only. */
  set: (instant: string) => void
}

export interface ZeitlaufDeps {
  engine: Engine
  worker: Worker
  uhr: Uhr
  /** Earliest instant at which a job waits, null for none. */
  nextDue: () => Promise<string | null>
}

export interface Zeitlauf {
  /** Runs relay, crossings and due jobs to rest. */
  settle: () => Promise<void>
  moveTo: (localDateTime: string) => Promise<void>
}

export function createZeitlauf({ engine, worker, uhr, nextDue }: ZeitlaufDeps): Zeitlauf {
  async function settle(): Promise<void> {
    let busy = true
    while (busy) busy = (await engine.relay.sweep()) > 0 || (await worker.runDue()) > 0
  }
  return {
    settle,
    async moveTo(localDateTime) {
      const target = instantOf(localDateTime)
      for (let due = await nextDue(); due !== null && due <= target; due = await nextDue()) {
        if (due > uhr.now()) uhr.set(due)
        if ((await worker.runDue()) === 0) break
        await settle()
      }
      if (target > uhr.now()) uhr.set(target)
      await settle()
    },
  }
}

/**
 * A clock that stands until it is set. `ticks` is the real one's, so that time limits still mean something. A pause passes at once;
 * what sleeps until something has ended sleeps until then, for no time passes meanwhile.
 */
export function standingClock(start: string, ticks: () => number): Uhr & Clock {
  let now = start
  return {
    now: () => now,
    ticks,
    sleep: async (_milliseconds, signal) => {
      if (signal?.aborted === false) await new Promise<unknown>((resolve) => signal.addEventListener('abort', resolve))
    },
    set: (instant) => {
      if (instant > now) now = instant
    },
  }
}
