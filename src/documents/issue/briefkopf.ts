/** Letterhead of a body; only a town bears arms. */
import type { Profil } from '../../../workflows/profile/index.ts'
import { istKommune } from '../../../workflows/profile/profil.ts'
import type { Briefkopf } from '../inputs.ts'

const DEMO_BANNER = 'Demonstration – Vorgänge und Abstimmungen sind erfunden'

/** @param nachgestellt sentence on every page where real papers are played again, null for ordinary business */
export const briefkopf = (kommune: Profil, organ: string | null, ausgegebenAm: string, nachgestellt: string | null): Briefkopf => ({
  koerperschaft: kommune.koerperschaft,
  organ,
  wappen: istKommune(kommune) ? 'neutral' : null,
  farbe: kommune.farbe,
  banner: nachgestellt ?? (kommune.demo ? DEMO_BANNER : null),
  ausgegebenAm,
})
