/** Clock and randomness of the real world. Time is a monotonic clock plus the offset to the database server's. */
import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Connection } from 'mongoose'
import type { Clock, Random } from '../engine/ports.ts'

export const systemRandom: Random = {
  hex: (bytes) => randomBytes(bytes).toString('hex'),
  fraction: () => randomBytes(4).readUInt32BE() / 2 ** 32,
}

/** Aligned once with the server's clock, so that several processes agree on what is due; never goes backwards. */
export async function createSystemClock(connection: Connection): Promise<Clock> {
  const before = performance.now()
  // The embedded server knows isMaster only; both name it the same way.
  const answer = await connection.db?.admin().command({ isMaster: 1 })
  const middle = (before + performance.now()) / 2
  const server = answer?.['localTime'] as Date | undefined
  const origin = (server === undefined ? Date.now() : server.getTime()) - middle
  return {
    now: () => new Date(origin + performance.now()).toISOString(),
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
