/** The correction of a confirmed result, offered where the session is led and where its results are confirmed. */
import type { StationContext } from '../../../../workflows/station/context.ts'
import type { Teil } from '../../../../workflows/vorlage/stand.ts'
import { wort } from '../../../../workflows/woerter.ts'
import type { PageDeps } from '../../deps.ts'
import { berichtigungshinweise, berichtigungsschritte } from '../vorlagen/korrekturen.ts'
import { schrittPfad } from '../vorlagen/schritte.ts'
import type { Gelesen } from './gelesen.ts'
import { darfVorlage, type TopVorlage } from './top-vorlagen.ts'

/** What was put right or waits for a second person, and the pages that ask for the rest. */
export function berichtigung(deps: PageDeps, sitzung: Gelesen, vorlage: TopVorlage, station: Teil<StationContext>): object {
  const erlaubt = berichtigungsschritte(station).filter(({ ereignis, gegenstand }) =>
    darfVorlage(deps, sitzung, vorlage, ereignis, gegenstand),
  )
  return {
    hinweise: berichtigungshinweise(sitzung.profil, station),
    schritte: erlaubt.map(({ ereignis, gegenstand }) => ({
      text: ereignis === 'ERGEBNIS_BESTAETIGEN' ? 'Berichtigung bestätigen' : `${wort(sitzung.profil, 'schritt', ereignis)} …`,
      href: schrittPfad(vorlage.head.ref.id, ereignis, gegenstand),
    })),
  }
}
