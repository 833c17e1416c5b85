/** Musterstadt under another law, or with another setting. */
import { withProfil } from '../../src/cli/fall/fallprofil.ts'
import type { Profil } from '../../workflows/profile/profil.ts'
import type { Land, Rechtsbereich } from '../../workflows/recht/regelwerk.ts'

export type Definitionen = ReturnType<typeof withProfil>
type Schalter = Profil['schalter']

export const unterRecht = (land: Land, rechtsbereich: Rechtsbereich, known?: Definitionen): Definitionen =>
  withProfil((profil) => ({ ...profil, land, rechtsbereich }), known)

export const mitSchalter = <Name extends keyof Schalter>(name: Name, wert: Schalter[Name]['wert']): Definitionen =>
  withProfil((profil) => ({ ...profil, schalter: { ...profil.schalter, [name]: { ...profil.schalter[name], wert } } }))
