/** The Einladung mit Tagesordnung as its document needs it. Items in print order: public part, then non-public part. */
import { gremiumName, wort } from '../../../workflows/woerter.ts'
import { agendatitel } from '../../../workflows/vorlage/aenderung.ts'
import { topNummern } from '../../../workflows/sitzung/stand.ts'
import type { EinladungInput } from '../inputs.ts'
import { readVorlage, type ReadingDeps, type ReadSitzung } from '../../engine/reading.ts'
import { briefkopf } from './briefkopf.ts'

export async function einladungInput(
  deps: ReadingDeps,
  { profil, context }: ReadSitzung,
  ausgegebenAm: string,
  nachgestellt: string | null,
): Promise<EinladungInput> {
  const nummern = topNummern(context.tops)
  const geordnet = context.tops.filter((top) => nummern.has(top.id)).toSorted((a, b) => Number(b.oeffentlich) - Number(a.oeffentlich))
  const tops: EinladungInput['tops'] = []
  for (const top of geordnet) {
    const nr = nummern.get(top.id) ?? ''
    if (top.vorlage === null) {
      tops.push({ nr, betreff: top.titel ?? '', oeffentlich: top.oeffentlich, vorlage: null, zusatz: null })
    } else {
      const { stand, inhalt } = await readVorlage(deps, { art: 'vorlage', id: top.vorlage.id })
      tops.push({
        nr,
        betreff: agendatitel(stand.context, inhalt.betreff),
        oeffentlich: top.oeffentlich,
        vorlage: stand.context.nummer,
        zusatz: wort(profil, 'rolle', top.vorlage.rolle),
      })
    }
  }
  return {
    briefkopf: briefkopf(profil, profil.stellen.find(({ id }) => id === profil.sitzungsdienst)?.name ?? null, ausgegebenAm, nachgestellt),
    gremium: gremiumName(profil, context.gremium),
    sitzungNr: context.nummer,
    datum: context.am.slice(0, 10),
    beginn: context.am.slice(11),
    ort: context.ort,
    text: null,
    tops,
    hinweise: context.ladung?.grund == null ? [] : [`Die Ladungsfrist wurde verkürzt: ${context.ladung.grund}`],
    unterzeichnet: `Vorsitz: ${gremiumName(profil, context.gremium)}`,
  }
}
