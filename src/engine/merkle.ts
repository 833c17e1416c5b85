/**
 * One root per day over everything that was recorded: whoever keeps yesterday's root can prove later that nothing before it was changed,
 * not even by somebody who recomputes whole chains. A leaf is the last chain link of an aggregate that changed on that day; a root covers
 * the day's leaves and the root before. Tree as in RFC 6962, section 2.1.
 */
import { createHash } from 'node:crypto'
import { localDate } from '../../workflows/recht/kalender.ts'
import { GENESIS } from './history.ts'
import type { Clock, DayRoot, EventStore } from './ports.ts'

const hash = (prefix: number, ...parts: Buffer[]): Buffer =>
  createHash('sha256')
    .update(Buffer.from([prefix]))
    .update(Buffer.concat(parts))
    .digest()

function treeOf(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves
  if (only === undefined) return hash(0)
  if (leaves.length === 1) return only
  // The largest power of two below the number of leaves stands on the left.
  const split = 2 ** Math.floor(Math.log2(leaves.length - 1))
  return hash(1, treeOf(leaves.slice(0, split)), treeOf(leaves.slice(split)))
}

/** @param links chain links (hex) in the order of the root's leaves */
export const rootOver = (previous: string, links: readonly string[]): string =>
  hash(1, Buffer.from(previous, 'hex'), treeOf(links.map((link) => hash(0, Buffer.from(link, 'hex'))))).toString('hex')

/**
 * Seals every day before today that has open leaves. May be called by several processes at once and after a crash at any point: a day's
 * root is written once, and only leaves that a stored root covers are removed.
 */
export async function sealDays({ store, clock }: { store: EventStore; clock: Clock }): Promise<void> {
  const today = localDate(clock.now())
  const open = (await store.openLeaves()).filter((leaf) => leaf.tag < today).toSorted((a, b) => (a._id < b._id ? -1 : 1))
  if (open.length === 0) return
  const tag =
    open
      .map((leaf) => leaf.tag)
      .toSorted()
      .at(-1) ?? today
  const last = await store.lastDayRoot()
  if (last === null || last._id < tag) {
    const vorige = last?.wurzel ?? GENESIS
    const root: DayRoot = {
      _id: tag,
      vorige,
      wurzel: rootOver(
        vorige,
        open.map(({ kette }) => kette),
      ),
      blaetter: open.map(({ _id, rev }) => ({ aggregat: _id, rev })),
    }
    await store.putDayRoot(root)
  }
  // Whoever wrote it: what its root covers is done. A leaf that came late waits for the next day's root.
  const sealed = await store.lastDayRoot()
  const covered = new Set(sealed?.blaetter.map(({ aggregat, rev }) => `${aggregat}:${rev}`))
  await store.removeLeaves(open.filter(({ _id, rev }) => covered.has(`${_id}:${rev}`)))
}
