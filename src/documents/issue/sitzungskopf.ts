/** What every document of a session begins with, and the order in which it prints the items. */
import type { SitzungContext, Top } from '../../../workflows/sitzung/machine.ts'
import { topNummern } from '../../../workflows/sitzung/stand.ts'
import { gremiumName } from '../../../workflows/woerter.ts'
import type { ReadSitzung } from '../../engine/reading.ts'
import type { EinladungInput } from '../inputs.ts'
import { briefkopf } from './briefkopf.ts'

type Sitzungskopf = Pick<EinladungInput, 'briefkopf' | 'gremium' | 'sitzungNr' | 'datum' | 'beginn' | 'ort'>

/** @param nachgestellt sentence on every page where real papers are played again */
export const sitzungskopf = (
  { profil, context }: Pick<ReadSitzung, 'profil' | 'context'>,
  ausgegebenAm: string,
  nachgestellt: string | null,
): Sitzungskopf => ({
  briefkopf: briefkopf(profil, profil.stellen.find(({ id }) => id === profil.sitzungsdienst)?.name ?? null, ausgegebenAm, nachgestellt),
  gremium: gremiumName(profil, context.gremium),
  sitzungNr: context.nummer,
  datum: context.am.slice(0, 10),
  beginn: context.am.slice(11),
  ort: context.ort,
})

/** Items with their printed numbers: public part, then non-public part. */
export function druckfolge({ tops }: Pick<SitzungContext, 'tops'>): { nr: string; top: Top }[] {
  const nummern = topNummern(tops)
  return tops
    .flatMap((top) => {
      const nr = nummern.get(top.id)
      return nr === undefined ? [] : [{ nr, top }]
    })
    .toSorted((a, b) => Number(b.top.oeffentlich) - Number(a.top.oeffentlich))
}
