/** The task list keeps a tombstone where a row was, so that a slower writer of an older revision cannot bring it back. Nobody is a day late. */
import type { Clock } from '../engine/ports.ts'
import type { Models } from './models.ts'

const DAY = 24 * 60 * 60 * 1_000

/** Without it the list would grow with the archive. What left the public keeps its tombstone: those are few, and matter more. */
export async function forgetTombstones({ projektionen }: Models, clock: Clock): Promise<void> {
  const dayAgo = new Date(Date.parse(clock.now()) - DAY).toISOString()
  await projektionen.arbeitsvorrat.collection.deleteMany({ geloescht: { $lt: dayAgo } })
}
