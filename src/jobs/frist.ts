/**
 * Fires a deadline: sends the event that was armed with it. One that no longer holds is refused by its rule, which is fine; any other
 * refusal is nobody's doing and waits for a person.
 */
import { SYSTEM } from '../../workflows/akteur.ts'
import type { Payload } from '../../workflows/aggregate.ts'
import type { Engine } from '../engine/engine.ts'
import { isRefusal, PermanentJobError } from '../engine/errors.ts'
import type { Handler } from './worker.ts'

export const fristHandler =
  (engine: Engine): Handler =>
  async (job) => {
    try {
      await engine.execute({ commandId: job._id, ref: job.aggregat, event: job.daten['event'] as Payload }, SYSTEM)
    } catch (error) {
      if (!isRefusal(error)) throw error
      if (error.code !== 'NOT_POSSIBLE') throw new PermanentJobError(error.sentence, { cause: error })
    }
  }
