/** Deadlines as dates, computed from rule set, profile and calendar. */
import type { Profil } from '../profile/profil.ts'
import { addDays, addWorkdays } from './kalender.ts'
import { regelwerk as ruleSet, type Land, type Organ, type Regelwerk } from './regelwerk.ts'

export interface Widerspruchsangaben {
  regelwerk: Regelwerk
  /** Local date of the vote. */
  beschlussAm: string
  /** Local date on which the head of administration learned of it; the vote where not stated. */
  kenntnisAm?: string
  organ: Organ
}

/** Last day on which the head of administration may object. */
export function widerspruchsfrist({ regelwerk, beschlussAm, kenntnisAm, organ }: Widerspruchsangaben): { bis: string; norm: string } {
  const { wert, norm } = organ === 'vertretung' ? regelwerk.widerspruchsfrist : regelwerk.widerspruchsfristAusschuss
  const beginn = wert.beginn === 'kenntnis' ? (kenntnisAm ?? beschlussAm) : beschlussAm
  return { bis: addDays(beginn, wert.tage), norm }
}

/** The deadline that a decision starts: Widerspruch, or Einspruch where decisions of committees wait for one. */
export function fristNachBeschluss(angaben: Widerspruchsangaben & { profil: Profil }): {
  art: 'widerspruch' | 'einspruch'
  bis: string
  norm: string
} {
  const { regelwerk, organ, beschlussAm, profil } = angaben
  const { wert, norm } = regelwerk.einspruchGegenAusschuss
  return organ === 'ausschuss' && wert
    ? { art: 'einspruch', bis: addDays(beschlussAm, profil.fristen.einspruchTage.wert), norm: `Geschäftsordnung, ${norm}` }
    : { art: 'widerspruch', ...widerspruchsfrist(angaben) }
}

/** Last day of dispatch that keeps the notice period; neither the day of dispatch nor that of the session counts. */
export function ladungsfrist({ profil, sitzungAm, versandAm }: { profil: Profil; sitzungAm: string; versandAm: string }): {
  spaetestens: string
  tage: number
  norm: string
} {
  const gesetzlich = ruleSet(profil.rechtsbereich, versandAm).ladungsfrist
  const tage = gesetzlich.wert ?? profil.fristen.ladungTage.wert
  return {
    spaetestens: addDays(sitzungAm, -tage - 1),
    tage,
    norm: gesetzlich.wert === null ? `Geschäftsordnung, ${gesetzlich.norm}` : gesetzlich.norm,
  }
}

/** Last day to co-sign. */
export const mitzeichnungsfrist = ({ von, werktage, land }: { von: string; werktage: number; land: Land }): string =>
  addWorkdays(von, werktage, land)
