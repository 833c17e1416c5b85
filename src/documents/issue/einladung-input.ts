/** The Einladung mit Tagesordnung as its document needs it. Items in print order: public part, then non-public part. */
import { gremiumName, wort } from '../../../workflows/woerter.ts'
import { agendatitel } from '../../../workflows/vorlage/aenderung.ts'
import type { SitzungContext } from '../../../workflows/sitzung/machine.ts'
import type { VorlageStand } from '../../../workflows/vorlage/stand.ts'
import { sitzungStand } from '../../../workflows/sitzung/stand.ts'
import { isZweiteLadung, ZWEITE_LADUNG, zweiteLadungHinweis } from '../../../workflows/sitzung/zweite-ladung.ts'
import { formatDate } from '../format.ts'
import type { EinladungInput } from '../inputs.ts'
import { readVorlage, type ReadingDeps, type ReadSitzung } from '../../engine/reading.ts'
import { druckfolge, sitzungskopf } from './sitzungskopf.ts'

/** A continuation says which session it goes on with. */
async function fortsetzung({ engine }: ReadingDeps, { fortsetzungVon }: SitzungContext): Promise<string[]> {
  const erste = fortsetzungVon === null ? null : await engine.read({ art: 'sitzung', id: fortsetzungVon })
  if (erste === null) return []
  const am = formatDate(sitzungStand(erste.parts).context.am.slice(0, 10))
  return [`Fortsetzung der Sitzung vom ${am}. Die dort nicht behandelten Punkte behalten ihre Nummern.`]
}

/** What came after the Ladung for this item; a non-public attachment is told in the mail alone. */
function nachgereicht({ context }: VorlageStand, station: string): string[] {
  const zeilen = context.nachreichungen
    .filter(({ stationen, anlage }) => stationen.includes(station) && (anlage === null || isOeffentlich(context.anlagen, anlage)))
    .map(({ am, fassung, anlage }) => `${anlage === null ? `Fassung ${fassung}` : 'Anlage'} nachgereicht am ${formatDate(am)}`)
  return [...new Set(zeilen)]
}

const isOeffentlich = (anlagen: VorlageStand['context']['anlagen'], id: string): boolean =>
  anlagen.some((anlage) => anlage.id === id && anlage.oeffentlich)

const NACHTRAG = 'Nach der Einladung sind Unterlagen nachgereicht worden. Sie sind bei den Punkten genannt.'

export async function einladungInput(
  deps: ReadingDeps,
  { profil, context }: ReadSitzung,
  ausgegebenAm: string,
  nachgestellt: string | null,
): Promise<EinladungInput> {
  const tops: EinladungInput['tops'] = []
  const ergaenzt = new Set<boolean>()
  for (const { nr, top } of druckfolge(context)) {
    if (top.vorlage === null) {
      tops.push({ nr, betreff: top.titel ?? '', oeffentlich: top.oeffentlich, vorlage: null, zusatz: null })
    } else {
      const { stand, inhalt } = await readVorlage(deps, { art: 'vorlage', id: top.vorlage.id })
      const spaet = nachgereicht(stand, top.vorlage.station)
      if (spaet.length > 0) ergaenzt.add(top.oeffentlich)
      tops.push({
        nr,
        betreff: agendatitel(stand.context, inhalt.betreff),
        oeffentlich: top.oeffentlich,
        vorlage: stand.context.nummer,
        zusatz: [wort(profil, 'rolle', top.vorlage.rolle), ...(isZweiteLadung(top) ? [ZWEITE_LADUNG] : []), ...spaet].join('; '),
      })
    }
  }
  const zweite = context.tops.filter(isZweiteLadung)
  return {
    ...sitzungskopf({ profil, context }, ausgegebenAm, nachgestellt),
    text: null,
    tops,
    hinweise: [
      ...(context.ladung?.grund == null || context.fortsetzungVon !== null
        ? []
        : [`Die Ladungsfrist wurde verkürzt: ${context.ladung.grund}`]),
      ...(await fortsetzung(deps, context)),
      ...(zweite.some((top) => top.oeffentlich) ? [zweiteLadungHinweis(profil, context)] : []),
      ...(ergaenzt.has(true) ? [NACHTRAG] : []),
    ],
    // That something non-public is called for again, or came late, says nothing to the public.
    hinweiseIntern: [
      ...(zweite.length > 0 && zweite.every((top) => !top.oeffentlich) ? [zweiteLadungHinweis(profil, context)] : []),
      ...(ergaenzt.has(false) && !ergaenzt.has(true) ? [NACHTRAG] : []),
    ],
    unterzeichnet: `Vorsitz: ${gremiumName(profil, context.gremium)}`,
  }
}
