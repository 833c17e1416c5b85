/** Letterhead of a municipality. */
import type { Profil } from '../../../workflows/profile/index.ts'
import type { Briefkopf } from '../inputs.ts'

const DEMO_BANNER = 'Demonstration – Vorgänge und Abstimmungen sind erfunden'

export const briefkopf = (kommune: Profil, organ: string | null, ausgegebenAm: string): Briefkopf => ({
  koerperschaft: kommune.koerperschaft,
  organ,
  wappen: 'neutral',
  farbe: kommune.farbe,
  banner: kommune.demo ? DEMO_BANNER : null,
  ausgegebenAm,
})
