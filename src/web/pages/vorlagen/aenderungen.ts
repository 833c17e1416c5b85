/** Amendments on the page of their paper, and the papers that a result names. */
import { aenderungstexte, ohneAbstimmung, type Aenderung } from '../../../../workflows/vorlage/aenderung.ts'
import type { Profil } from '../../../../workflows/profile/index.ts'
import type { Block } from '../../../../workflows/text/blocks.ts'
import type { VorlageStand } from '../../../../workflows/vorlage/stand.ts'
import { gremiumName, wort } from '../../../../workflows/woerter.ts'

interface Eintrag {
  nummer: string
  href: string
  angaben: string
  ergebnis: string
  punkte: readonly { zu: string; text: readonly Block[] }[]
  hinweis: string
}

/** Each point of an amendment, with what it does to its paper where that is not plain. */
export const benanntePunkte = (
  aenderung: Aenderung,
  punkteDerVorlage: number,
  inhalte: ReadonlyMap<string, unknown>,
): { zu: string; text: readonly Block[] }[] =>
  aenderungstexte(aenderung, inhalte).map((text, index) => {
    const ziel = aenderung.punkte[index] ?? null
    const zu = ziel === null ? 'Neuer Punkt' : punkteDerVorlage > 1 ? `Zu Punkt ${String(ziel)}` : ''
    return { zu, text }
  })

/** In the order in which they came, with the text that counts: as moved, or as adopted. */
export function aenderungen(profil: Profil, { context, stationen }: VorlageStand, inhalte: ReadonlyMap<string, unknown>): Eintrag[] {
  return context.aenderungen.map((aenderung) => {
    const { vorlage, nummer, station, einreicher, ergebnis, nachtraeglich } = aenderung
    const ende = ohneAbstimmung(aenderung)
    const gremium = stationen.find(({ context: { id } }) => id === station)?.context.gremium ?? ''
    const offen = ende === null ? 'Noch nicht abgestimmt' : wort(profil, 'zustand', ende)
    return {
      nummer: nummer ?? 'Nummer folgt',
      href: `/vorlagen/${vorlage}`,
      angaben: [gremiumName(profil, gremium), einreicher].join(' · '),
      ergebnis: ergebnis === null ? offen : wort(profil, 'ergebnis', ergebnis),
      punkte: benanntePunkte(aenderung, context.merkmale.punkte.length, inhalte),
      hinweis: nachtraeglich ? 'Nach der Abstimmung über die Vorlage geändert. Bitte prüfen Sie deren Ergebnis.' : '',
    }
  })
}

/** The paper that this one amends, and those that its results name. */
export const genannte = (profil: Profil, { context, stationen }: VorlageStand): { text: string; nummer: string; href: string }[] => [
  ...(context.aendert === null ? [] : [verweis(profil, 'aendert', context.aendert)]),
  ...stationen.flatMap(({ context: { ergebnis } }) => [
    ...(ergebnis?.gemeinsamMit === undefined ? [] : [verweis(profil, 'gemeinsam_mit', ergebnis.gemeinsamMit)]),
    ...(ergebnis?.erledigtDurch === undefined ? [] : [verweis(profil, 'erledigt_durch', ergebnis.erledigtDurch)]),
  ]),
]

const verweis = (profil: Profil, art: string, { vorlage, nummer }: { vorlage: string; nummer: string }) => ({
  text: wort(profil, 'beziehung', art),
  nummer,
  href: `/vorlagen/${vorlage}`,
})
