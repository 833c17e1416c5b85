/** What a poll of the worker does for the relay: a process finishes at once what it left itself, and now and then what a dead one left. */
import type { Clock } from '../engine/ports.ts'
import type { Relay } from '../engine/relay.ts'

const SWEEP_MILLISECONDS = 30_000
/** The search for what others left reads all heads on the embedded database: it may take one hundredth of the time, however large the archive. */
const PAUSE_PER_SEARCH = 100

export function sweepWhenNeeded(relay: Relay, clock: Clock): () => Promise<void> {
  let next = Number.NEGATIVE_INFINITY
  return async () => {
    await relay.catchUp()
    const start = clock.ticks()
    if (start < next) return
    await relay.sweep()
    const end = clock.ticks()
    next = end + Math.max(SWEEP_MILLISECONDS, (end - start) * PAUSE_PER_SEARCH)
  }
}
