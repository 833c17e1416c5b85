/** Small things that the adapters on MongoDB share. */
import type { Model } from 'mongoose'

const DUPLICATE_KEY = 11_000

export const isDuplicateKey = (error: unknown): boolean => Error.isError(error) && (error as { code?: unknown }).code === DUPLICATE_KEY

/** False when the id is taken. */
export async function insertNew<Row>(model: Model<Row>, row: object): Promise<boolean> {
  try {
    await model.collection.insertOne(row)
    return true
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
}

/**
 * Inserts rows whose id says what they are; those that are there already stay.
 * Judged by the write errors: the embedded server counts unordered inserts wrongly.
 */
export async function insertIgnoringDuplicates<Row>(model: Model<Row>, rows: readonly object[]): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  // The driver's machinery for many costs more than the rest of a small insert.
  if (rows.length === 1) {
    await insertNew(model, first)
    return
  }
  try {
    await model.collection.insertMany([...rows] as never[], { ordered: false })
  } catch (error) {
    const failed = (error as { writeErrors?: { code?: number }[] | { code?: number } }).writeErrors
    const list = failed === undefined ? [] : Array.isArray(failed) ? failed : [failed]
    const onlyDuplicates = list.length > 0 && list.every(({ code }) => code === DUPLICATE_KEY)
    if (!onlyDuplicates && !isDuplicateKey(error)) throw error
  }
}
