/** The bodies that are set up. One more is one more file and one line here. */
import { diwish } from './diwish.ts'
import { kiel } from './kiel.ts'
import { kielregion } from './kielregion.ts'
import { magdeburg } from './magdeburg.ts'
import { musterstadt } from './musterstadt.ts'
import type { Profil } from './profil.ts'
import { staedteregionAachen } from './staedteregion-aachen.ts'

export const profile: Readonly<Record<string, Profil>> = {
  kiel,
  'staedteregion-aachen': staedteregionAachen,
  magdeburg,
  musterstadt,
  kielregion,
  diwish,
}

/** @throws for an id that is not set up */
export function profil(id: string): Profil {
  const known = Object.hasOwn(profile, id) ? profile[id] : undefined
  if (known === undefined) throw new Error(`UNKNOWN_PROFIL ${id}`)
  return known
}

export type { Profil } from './profil.ts'
