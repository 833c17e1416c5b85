/** What a poll of the worker does for the relay: a process finishes at once what it left itself, and now and then what a dead one left. */
import type { Clock } from '../engine/ports.ts'
import type { Relay } from '../engine/relay.ts'

/** The search for what others left reads all heads on the embedded database. */
const SWEEP_MILLISECONDS = 30_000

export function sweepWhenNeeded(relay: Relay, clock: Clock): () => Promise<void> {
  let last = Number.NEGATIVE_INFINITY
  return async () => {
    const now = clock.ticks()
    if (!relay.hasLeftOver() && now - last < SWEEP_MILLISECONDS) return
    last = now
    await relay.sweep()
  }
}
