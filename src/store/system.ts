/** Clock and randomness of the real world. Time is a monotonic clock plus the offset to the database server's. */
import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Connection } from 'mongoose'
import type { Clock, Random } from '../engine/ports.ts'

export const systemRandom: Random = {
  hex: (bytes) => randomBytes(bytes).toString('hex'),
  fraction: () => randomBytes(4).readUInt32BE() / 2 ** 32,
}

const ALIGN_MILLISECONDS = 60_000

/**
 * The server's clock, so that several processes agree on what is due; never goes backwards. Aligned again every minute: the monotonic
 * clock of this machine stands still while it sleeps, and drifts over months.
 */
export async function createSystemClock(connection: Connection, alignMilliseconds = ALIGN_MILLISECONDS): Promise<Clock> {
  let origin = Date.now() - performance.now()
  let aligned = 0
  let latest = 0

  async function align(): Promise<void> {
    const before = performance.now()
    aligned = before
    // The embedded server knows isMaster only; both name it the same way.
    const answer = await connection.db?.admin().command({ isMaster: 1 })
    const middle = (before + performance.now()) / 2
    const server = answer?.['localTime'] as Date | undefined
    if (server !== undefined) origin = server.getTime() - middle
  }

  await align()
  return {
    now() {
      // While the database is away the last offset is the best there is.
      if (performance.now() - aligned >= alignMilliseconds) align().catch(() => {})
      latest = Math.max(latest, origin + performance.now())
      return new Date(latest).toISOString()
    },
    ticks: () => performance.now(),
    sleep: async (milliseconds, signal) => {
      try {
        await wait(milliseconds, undefined, signal === undefined ? {} : { signal })
      } catch (error) {
        if (signal?.aborted !== true) throw error
      }
    },
  }
}
