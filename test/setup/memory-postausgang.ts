/** Outbox and interventions in memory, under the contract of those on the database. */
import type { Eingriff, Eingriffe, Postausgang, PostRecord } from '../../src/engine/read-ports.ts'

export function memoryPostausgang(rows = new Map<string, PostRecord>()): Postausgang & { rows: Map<string, PostRecord> } {
  return {
    rows,
    get: async (id) => rows.get(id) ?? null,
    async put(row) {
      if (!rows.has(row._id)) rows.set(row._id, row)
    },
    async move({ _id, stand }, zustand, antwort) {
      const row = rows.get(_id)
      if (row?.stand !== stand) return false
      rows.set(_id, { ...row, zustand, antwort, stand: stand + 1 })
      return true
    },
    list: async (ids) => ids.flatMap((id) => rows.get(id) ?? []),
    ofAggregate: async ({ art, id }) => [...rows.values()].filter(({ aggregat }) => aggregat.art === art && aggregat.id === id),
  }
}

export function memoryEingriffe(): Eingriffe {
  const rows = new Map<string, Eingriff>()
  return {
    async record(eingriff) {
      const known = rows.get(eingriff._id) ?? eingriff
      rows.set(eingriff._id, known)
      return known
    },
    latest: async (profil, limit) =>
      [...rows.values()]
        .filter((row) => row.profil === profil)
        .toReversed()
        .slice(0, limit),
  }
}
