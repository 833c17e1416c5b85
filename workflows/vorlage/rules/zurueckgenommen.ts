/** Steps that another aggregate takes back or ends; they fit one attempt in one state of the station and are void in any other. */
import type { Rule, Rules } from '../../rule.ts'
import { VOR_DER_ABSTIMMUNG } from '../stand.ts'
import { inDerBeratungsfolge, stationGibtEs, stationImZustand, stationOf, type Lage, type LageWith } from './common.ts'

type Angaben = { station: string; versuch?: number; sitzung?: string | undefined }

const UEBERHOLT = { code: 'SCHRITT_UEBERHOLT', satz: 'Der Schritt ist überholt: Die Vorlage ist schon in einem neuen Anlauf.' }

/** The answer is for the attempt that asked, in the session that the paper is still assigned to. */
export const derselbeAnlauf: Rule<LageWith<Angaben>> = (lage) => {
  const { versuch, sitzung } = stationOf(lage).context
  const { event } = lage
  return (event.versuch ?? versuch) === versuch && (event.sitzung ?? sitzung) === sitzung ? null : UEBERHOLT
}

const nurIn = (...zustaende: string[]): Rules<Lage, Angaben, object> => ({
  voraussetzungen: [],
  angaben: [stationGibtEs, stationImZustand(zustaende, 'Der Schritt ist überholt.'), derselbeAnlauf],
})

export const topVerweigert = nurIn('terminiert', 'auf_tagesordnung')
export const aufrufVerweigert = nurIn('aufgerufen')
export const ergebnisVerweigert = nurIn('ergebnis_vorlaeufig')
export const sitzungEntfallen = nurIn('terminiert', 'auf_tagesordnung')
/** Of two dates that arrive in the wrong order the one that the session named last holds. */
const neuer: Rule<LageWith<Angaben & { rev: number }>> = (lage) => (lage.event.rev > stationOf(lage).context.sitzungRev ? null : UEBERHOLT)

/** A new date reaches the paper in whatever state it is by then. */
export const sitzungVerlegt: Rules<Lage, Angaben & { rev: number }, object> = {
  voraussetzungen: [],
  angaben: [stationGibtEs, derselbeAnlauf, neuer],
}
/** Only what is neither decided nor withdrawn goes on in another session. */
export const sitzungFortgesetzt: Rules<Lage, Angaben, object> = {
  ...nurIn(...VOR_DER_ABSTIMMUNG),
  voraussetzungen: [inDerBeratungsfolge],
}
export const niederschriftLiegtVor = nurIn('ergebnis_bestaetigt', 'abgeschlossen')
