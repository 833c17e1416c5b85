/** Jobs with lease and fencing token. One field, `faelligAb`, is due time and end of lease: one index finds both. */
import type { ClaimedJob, Clock, FailedJob, JobStore } from '../engine/ports.ts'
import type { JobDocument, Models } from './models.ts'

/** Due jobs read at once by a claim: where others are faster, the next one is at hand. */
const CANDIDATES = 8
const ROUNDS = 5

const later = (instant: string, milliseconds: number): string => new Date(Date.parse(instant) + milliseconds).toISOString()

export function createMongoJobStore(models: Models, clock: Clock): JobStore {
  const { auftraege } = models
  const mine = (id: string, token: number): { _id: string; token: number } => ({ _id: id, token })

  async function take(job: JobDocument, now: string, leaseMilliseconds: number, owner: string): Promise<ClaimedJob | null> {
    const change = {
      $set: { zustand: 'laeuft', besitzer: owner, faelligAb: later(now, leaseMilliseconds) },
      $inc: { token: 1, versuche: 1 },
    }
    const taken = await auftraege.collection.updateOne({ ...mine(job._id, job.token), faelligAb: job.faelligAb } as never, change)
    if (taken.matchedCount !== 1) return null
    const { _id, art, aggregat, rev, faelligAb, daten } = job
    return { _id, art, aggregat, rev, faelligAb, daten, token: job.token + 1, versuche: job.versuche + 1 }
  }

  return {
    async claim(leaseMilliseconds, owner) {
      for (let round = 1; round <= ROUNDS; round += 1) {
        const now = clock.now()
        const due = await auftraege
          .find({ zustand: { $in: ['offen', 'laeuft'] }, faelligAb: { $lte: now } })
          .sort({ faelligAb: 1 })
          .limit(CANDIDATES)
          .lean<JobDocument[]>()
        if (due.length === 0) return null
        for (const job of due) {
          const claimed = await take(job, now, leaseMilliseconds, owner)
          if (claimed !== null) return claimed
        }
      }
      return null
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
    async release(id, token) {
      const change = { $set: { zustand: 'offen', faelligAb: clock.now() }, $inc: { versuche: -1 } }
      const result = await auftraege.collection.updateOne({ ...mine(id, token), zustand: 'laeuft' } as never, change)
      return result.matchedCount === 1
    },
    async failed(limit) {
      const rows = await auftraege.find({ zustand: 'gescheitert' }).sort({ faelligAb: 1 }).limit(limit).lean<JobDocument[]>()
      return rows.map(({ _id, art, aggregat, daten, grund, versuche, token }): FailedJob => ({
        _id,
        art,
        aggregat,
        daten,
        grund: grund ?? '',
        versuche,
        token,
      }))
    },
    async retry(id, token) {
      const change = { $set: { zustand: 'offen', versuche: 0, faelligAb: clock.now() }, $inc: { token: 1 } }
      const result = await auftraege.collection.updateOne({ ...mine(id, token), zustand: 'gescheitert' } as never, change)
      return result.matchedCount === 1
    },
    async find(ids) {
      const rows = await auftraege.find({ _id: { $in: [...ids] } }).lean<JobDocument[]>()
      return rows.map(({ _id, faelligAb, zustand }) => ({ _id, faelligAb, zustand }))
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
