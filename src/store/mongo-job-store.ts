/** Jobs with lease and fencing token. One field, `faelligAb`, is due time and end of lease: one index finds both. */
import type { ClaimedJob, Clock, JobStore } from '../engine/ports.ts'
import type { JobDocument, Models } from './models.ts'

const later = (instant: string, milliseconds: number): string => new Date(Date.parse(instant) + milliseconds).toISOString()

export function createMongoJobStore(models: Models, clock: Clock): JobStore {
  const { auftraege } = models
  const mine = (id: string, token: number): { _id: string; token: number } => ({ _id: id, token })

  async function mostOverdue(now: string): Promise<JobDocument | undefined> {
    const due = await auftraege
      .find({ zustand: { $in: ['offen', 'laeuft'] }, faelligAb: { $lte: now } })
      .sort({ faelligAb: 1 })
      .limit(1)
      .lean<JobDocument[]>()
    return due[0]
  }

  return {
    async claim(leaseMilliseconds, owner) {
      // Whoever loses the race for one job asks for the next: that one was lost means that another worker got it.
      for (;;) {
        const now = clock.now()
        const job = await mostOverdue(now)
        if (job === undefined) return null
        const change = {
          $set: { zustand: 'laeuft', besitzer: owner, faelligAb: later(now, leaseMilliseconds) },
          $inc: { token: 1, versuche: 1 },
        }
        const taken = await auftraege.collection.updateOne({ ...mine(job._id, job.token), faelligAb: job.faelligAb } as never, change)
        if (taken.matchedCount !== 1) continue
        const { _id, art, aggregat, rev, faelligAb, daten } = job
        return { _id, art, aggregat, rev, faelligAb, daten, token: job.token + 1, versuche: job.versuche + 1 } satisfies ClaimedJob
      }
    },
    async renew(id, token, leaseMilliseconds) {
      const result = await auftraege.collection.updateOne(mine(id, token) as never, {
        $set: { faelligAb: later(clock.now(), leaseMilliseconds) },
      })
      return result.matchedCount === 1
    },
    async complete(id, token) {
      const result = await auftraege.collection.deleteOne(mine(id, token) as never)
      return result.deletedCount === 1
    },
    async fail(id, token, grund, faelligAb) {
      const set = faelligAb === null ? { zustand: 'gescheitert', grund } : { zustand: 'offen', grund, faelligAb }
      const result = await auftraege.collection.updateOne(mine(id, token) as never, { $set: set })
      return result.matchedCount === 1
    },
    async failed() {
      const rows = await auftraege.find({ zustand: 'gescheitert' }).lean<JobDocument[]>()
      return rows.map(({ _id, art, grund, aggregat, versuche }) => ({ _id, art, grund: grund ?? '', aggregat, versuche }))
    },
    async retry(id) {
      const change = { $set: { zustand: 'offen', versuche: 0, faelligAb: clock.now() } }
      const result = await auftraege.collection.updateOne({ _id: id, zustand: 'gescheitert' } as never, change)
      return result.matchedCount === 1
    },
    async nextDue() {
      const rows = await auftraege
        .find({ zustand: { $in: ['offen', 'laeuft'] } }, { faelligAb: 1 })
        .sort({ faelligAb: 1 })
        .limit(1)
        .lean<{ faelligAb: string }[]>()
      return rows[0]?.faelligAb ?? null
    },
    open: (until) => auftraege.countDocuments({ zustand: { $in: ['offen', 'laeuft'] }, faelligAb: { $lte: until } }),
  }
}
