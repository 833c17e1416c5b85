/** Compares a full scan of each collection with a look-up of every document through each of its unique indexes. */

export type Row = Record<string, unknown> & { _id: unknown }

/** What is asked of a collection; the driver's own and, in the test of this check, a damaged one. */
export interface Scanned {
  name: string
  scan: () => Promise<Row[]>
  indexes: () => Promise<{ key: Record<string, unknown>; unique?: boolean }[]>
  find: (filter: Record<string, unknown>) => Promise<Row[]>
}

const ID_BATCH = 500
const AT_ONCE = 16

const valueAt = (row: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], row)

async function inBatches<Item>(items: readonly Item[], size: number, work: (batch: Item[]) => Promise<void>): Promise<void> {
  for (let start = 0; start < items.length; start += size) await work(items.slice(start, start + size))
}

/** One line per damaged index. */
export async function brokenIndexes(collections: readonly Scanned[]): Promise<string[]> {
  const broken: string[] = []
  for (const collection of collections) {
    const rows = await collection.scan()
    const isUniqueAndFilled = ({ key, unique }: { key: Record<string, unknown>; unique?: boolean }): boolean =>
      (unique === true || Object.keys(key).join() === '_id') && rows.length > 0
    for (const { key } of (await collection.indexes()).filter(isUniqueAndFilled)) {
      const paths = Object.keys(key)
      const missing = await notFound(collection, rows, paths)
      if (missing > 0) broken.push(`${collection.name} {${paths.join(', ')}}: ${missing} of ${rows.length} documents are not found once`)
    }
    const counted = await countById(collection, rows)
    if (counted !== rows.length) broken.push(`${collection.name}: ${rows.length} by scan, ${counted} through _id`)
  }
  return broken
}

async function notFound(collection: Scanned, rows: readonly Row[], paths: readonly string[]): Promise<number> {
  let missing = 0
  await inBatches(rows, AT_ONCE, async (batch) => {
    await Promise.all(
      batch.map(async (row) => {
        const found = await collection.find(Object.fromEntries(paths.map((path) => [path, valueAt(row, path)])))
        if (found.length !== 1 || String(found[0]?._id) !== String(row._id)) missing += 1
      }),
    )
  })
  return missing
}

async function countById(collection: Scanned, rows: readonly Row[]): Promise<number> {
  let counted = 0
  await inBatches(rows, ID_BATCH, async (batch) => {
    counted += (await collection.find({ _id: { $in: batch.map(({ _id }) => _id) } })).length
  })
  return counted
}
