/** Amendments on the page of their paper, and the papers that a result names. */
import { aenderungstext, ohneAbstimmung } from '../../../../workflows/vorlage/aenderung.ts'
import type { Profil } from '../../../../workflows/profile/index.ts'
import type { Block } from '../../../../workflows/text/blocks.ts'
import type { VorlageStand } from '../../../../workflows/vorlage/stand.ts'
import { gremiumName, wort } from '../../../../workflows/woerter.ts'

interface Eintrag {
  nummer: string
  href: string
  angaben: string
  ergebnis: string
  text: readonly Block[]
  hinweis: string
}

/** In the order in which they came, with the text that counts: as moved, or as adopted. */
export function aenderungen(profil: Profil, { context, stationen }: VorlageStand, inhalte: ReadonlyMap<string, unknown>): Eintrag[] {
  return context.aenderungen.map((aenderung) => {
    const { vorlage, nummer, station, punkt, einreicher, ergebnis, text, nachtraeglich } = aenderung
    const ende = ohneAbstimmung(aenderung)
    const gremium = stationen.find(({ context: { id } }) => id === station)?.context.gremium ?? ''
    const teile = [gremiumName(profil, gremium), einreicher, context.merkmale.punkte.length > 1 ? `zu Punkt ${String(punkt)}` : '']
    const offen = ende === null ? 'Noch nicht abgestimmt' : wort(profil, 'zustand', ende)
    return {
      nummer: nummer ?? 'Nummer folgt',
      href: `/vorlagen/${vorlage}`,
      angaben: teile.filter((teil) => teil !== '').join(' · '),
      ergebnis: ergebnis === null ? offen : wort(profil, 'ergebnis', ergebnis),
      text: aenderungstext(inhalte.get(text)),
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
