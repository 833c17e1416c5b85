/** How far the work in the background is behind, asked of heads and jobs. */
import type { Clock } from '../engine/ports.ts'
import type { Backlog } from '../engine/read-ports.ts'
import type { JobDocument, Models } from './models.ts'

/** So many heads are looked at for the oldest commit: normally a handful waits, and beyond a hundred it is late anyway. */
const HEADS = 100

export function createMongoBacklog({ heads, auftraege }: Models, clock: Clock): Backlog {
  async function oldestPending(): Promise<string | null> {
    const waiting = await Promise.all(
      Object.values(heads).map((model) =>
        // The instant of waiting is that of the newest commit; the oldest one stands first in the list.
        model
          .find({ wartetSeit: { $gt: '' } }, { pending: 1 })
          .limit(HEADS)
          .lean<{ pending: { event: { eingetragenAm: string } }[] }[]>(),
      ),
    )
    const instants = waiting.flat().flatMap(({ pending }) => pending.slice(0, 1).map(({ event }) => event.eingetragenAm))
    return instants.toSorted((a, b) => a.localeCompare(b))[0] ?? null
  }

  return {
    async state() {
      const open = { zustand: { $in: ['offen', 'laeuft'] as JobDocument['zustand'][] } }
      const due = { ...open, faelligAb: { $lte: clock.now() } }
      const [pending, all, overdue, failed, oldest] = await Promise.all([
        oldestPending(),
        auftraege.countDocuments(open),
        auftraege.countDocuments(due),
        auftraege.countDocuments({ zustand: 'gescheitert' }),
        auftraege.find(due, { faelligAb: 1 }).sort({ faelligAb: 1 }).limit(1).lean<{ faelligAb: string }[]>(),
      ])
      return { oldestPending: pending, oldestDue: oldest[0]?.faelligAb ?? null, open: all, due: overdue, failed }
    },
  }
}
