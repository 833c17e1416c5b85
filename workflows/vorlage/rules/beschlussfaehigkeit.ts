/** Quorum of one item: the ordinary one, or the relaxed one of a second session whose Ladung says so. */
import { beschlussfaehigkeit, nachUnfaehigkeit, type Beschlussfaehigkeit } from '../../recht/abstimmung.ts'
import type { Rule } from '../../rule.ts'
import { topOf } from '../../sitzung/stand.ts'
import { abstimmungslage, organOf } from './abstimmungslage.ts'
import { rechtDerSitzung, sitzungOf, stationOf, type LageWith } from './common.ts'

type MitStation = LageWith<{ station: string }>

/** The relief needs a Ladung with the hint: without it the second session is like any other. */
const hinweisErteilt = (lage: MitStation): boolean => {
  const sitzung = sitzungOf(lage)
  return sitzung !== null && topOf(sitzung.stand.context, lage.ref.id, stationOf(lage).context.id)?.zweiteLadung === 'erteilt'
}

/** With so many present; by default those that the session has recorded. */
export function beschlussfaehigkeitHier(lage: MitStation, anwesend = abstimmungslage(lage).anwesend): Beschlussfaehigkeit {
  const zahlen = { ...abstimmungslage(lage), anwesend }
  const recht = rechtDerSitzung(lage)
  const rechne = hinweisErteilt(lage) ? nachUnfaehigkeit : beschlussfaehigkeit
  return rechne(zahlen, recht, organOf(lage), lage.profil.schalter.ueberHaelfteBefangen.wert)
}

/** So few are there that the chair must act without a motion, whatever is deemed. */
export const vonAmtsWegenUnfaehig = (lage: MitStation): boolean => {
  const stand = beschlussfaehigkeitHier(lage)
  return !stand.beschlussfaehig && stand.vonAmtsWegen
}

/** "12 Anwesende", or who of them may vote where some are excluded for bias: they do not count. */
export function anwesendeInWorten(anwesend: number, ausgeschlossen: number): string {
  const uebrige = Math.max(0, anwesend - ausgeschlossen)
  return ausgeschlossen === 0 ? `${anwesend} Anwesende` : `${uebrige} stimmberechtigte Anwesende ohne die ${ausgeschlossen} Befangenen`
}

/** Below the threshold at which the chair must act ex officio nothing is called up (SH: less than a third or fewer than three present). */
export const nichtOffensichtlichBeschlussunfaehig: Rule<MitStation> = (lage) => {
  const anwesenheit = sitzungOf(lage)?.stand.context.anwesenheit
  if (anwesenheit == null || !vonAmtsWegenUnfaehig(lage)) return null
  const { mindestens, norm } = beschlussfaehigkeitHier(lage)
  const { anwesend, ausgeschlossen } = abstimmungslage(lage)
  return {
    code: 'BESCHLUSSUNFAEHIG',
    satz: `Das Gremium ist nicht beschlussfähig: ${anwesendeInWorten(anwesend, ausgeschlossen)}, nötig sind ${mindestens}.`,
    norm,
    abhilfe: { ereignis: 'BESCHLUSSUNFAEHIG' },
  }
}
