/** Deadlines as dates, computed from rule set, profile and calendar. */
import type { Profil } from '../profile/profil.ts'
import { addDays, addWorkdays, daysBetween, isWorkday } from './kalender.ts'
import { regelwerk as ruleSet, type Land, type Organ, type Regelwerk } from './regelwerk.ts'

export interface Widerspruchsangaben {
  regelwerk: Regelwerk
  /** Local date of the vote. */
  beschlussAm: string
  /** Local date on which the head of administration learned of it; the vote where not stated. */
  kenntnisAm?: string
  organ: Organ
  /** Whether an end on a weekend or holiday moves to the next working day. */
  verschieben?: boolean
}

/** Last day on which the head of administration may object; null where statutes know no objection. */
export function widerspruchsfrist(angaben: Widerspruchsangaben): { bis: string; norm: string } | null {
  const { regelwerk, beschlussAm, kenntnisAm, organ, verschieben = false } = angaben
  const { wert, norm } = organ === 'vertretung' ? regelwerk.widerspruchsfrist : regelwerk.widerspruchsfristAusschuss
  if (wert === null) return null
  const ende = addDays(wert.beginn === 'kenntnis' ? (kenntnisAm ?? beschlussAm) : beschlussAm, wert.tage)
  return { bis: verschieben && !isWorkday(ende, regelwerk.land) ? addWorkdays(ende, 1, regelwerk.land) : ende, norm }
}

/** The deadline that a decision starts: Widerspruch, or Einspruch where decisions of committees wait for one. */
export function fristNachBeschluss(angaben: Widerspruchsangaben & { profil: Profil }): {
  art: 'widerspruch' | 'einspruch'
  bis: string
  norm: string
} | null {
  const { regelwerk, organ, beschlussAm, profil } = angaben
  const widerspruch = widerspruchsfrist({ ...angaben, verschieben: profil.fristen.fristendeVerschieben.wert })
  const { wert, norm } = regelwerk.einspruchGegenAusschuss
  return organ === 'ausschuss' && wert
    ? { art: 'einspruch', bis: addDays(beschlussAm, profil.fristen.einspruchTage.wert), norm: `Geschäftsordnung, ${norm}` }
    : widerspruch === null
      ? null
      : { art: 'widerspruch', ...widerspruch }
}

/** The day before the first of so many days, calendar or working days, that end with `letzter`. */
function before(letzter: string, tage: number, zaehlung: 'kalendertage' | 'werktage', land: Land): string {
  return zaehlung === 'kalendertage' ? addDays(letzter, -tage) : addDays(addWorkdays(addDays(letzter, 1), -tage, land), -1)
}

/**
 * Last day of dispatch that keeps the notice period: the law's own number of days or that of the Geschäftsordnung, counted as the profile
 * says; the day of service never counts. Where the Geschäftsordnung is silent on electronic service, the law may presume a later day.
 */
export function ladungsfrist({ profil, sitzungAm, versandAm }: { profil: Profil; sitzungAm: string; versandAm: string }): {
  spaetestens: string
  tage: number
  norm: string
} {
  const { ladungsfrist: gesetzlich, zustellungElektronisch } = ruleSet(profil.rechtsbereich, versandAm)
  const { ladungTage, ladungZaehlung, sitzungstagZaehlt, zustellungGeregelt } = profil.fristen
  const tage = gesetzlich.wert ?? ladungTage.wert
  const letzter = sitzungstagZaehlt.wert ? sitzungAm : addDays(sitzungAm, -1)
  const zugestellt = before(letzter, tage, ladungZaehlung.wert, profil.land)
  return {
    spaetestens: zustellungGeregelt.wert ? zugestellt : addDays(zugestellt, -(zustellungElektronisch?.wert ?? 0)),
    tage,
    norm: gesetzlich.wert === null ? `Geschäftsordnung, ${gesetzlich.norm}` : gesetzlich.norm,
  }
}

/** Last day to co-sign. */
export const mitzeichnungsfrist = ({ von, werktage, land }: { von: string; werktage: number; land: Land }): string =>
  addWorkdays(von, werktage, land)

/** A Monday from which the days of digests are counted. */
const ERSTER_RUNDBRIEF = '2000-01-03'

/** The first day of a digest after a date. */
export const naechsterRundbrief = (datum: string, tage: number): string =>
  addDays(ERSTER_RUNDBRIEF, (Math.floor(daysBetween(ERSTER_RUNDBRIEF, datum) / tage) + 1) * tage)
