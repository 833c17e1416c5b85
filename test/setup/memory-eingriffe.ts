/** Interventions in memory, under the contract of those on the database. */
import type { Eingriff, Eingriffe } from '../../src/engine/read-ports.ts'

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
