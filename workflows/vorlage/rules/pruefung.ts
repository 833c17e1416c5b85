/** PRUEFUNG_EINLEITEN and PRUEFUNG_ABSCHLIESSEN: legal checks of a decision. They never undo it. */
import { abstimmungsergebnis } from '../../recht/abstimmung.ts'
import { addMonths, printDate } from '../../recht/kalender.ts'
import { regelwerk, type Regelwerk } from '../../recht/regelwerk.ts'
import type { Rule, Rules } from '../../rule.ts'
import type { StationContext } from '../../station/context.ts'
import type { VorlageEvent } from '../events.ts'
import { stationGibtEs, stationOf, type Lage, type LageWith } from './common.ts'

type Einleiten = LageWith<VorlageEvent<'PRUEFUNG_EINLEITEN'>>

/** There is a result to look at. */
const ergebnisLiegtVor: Rule<Einleiten> = (lage) =>
  stationOf(lage).context.ergebnis === null
    ? {
        code: 'ERGEBNIS_FEHLT',
        satz: 'Geprüft wird ein Ergebnis. Vor der Abstimmung wird die Befangenheit festgestellt.',
        abhilfe: { ereignis: 'BEFANGENHEIT_FESTSTELLEN' },
      }
    : null

const tagDesErgebnisses = ({ ergebnis }: StationContext): string => ergebnis?.befund.sitzungAm.slice(0, 10) ?? ''

const rechtDesErgebnisses = (lage: Einleiten): Regelwerk => regelwerk(lage.profil.rechtsbereich, tagDesErgebnisses(stationOf(lage).context))

/** Where the law names a period for it, the breach is raised within it. */
const inDerFrist: Rule<Einleiten> = (lage) => {
  const { wert, norm } = rechtDesErgebnisses(lage).befangenheit
  if (wert.geltendZuMachenMonate === null) return null
  const bis = addMonths(tagDesErgebnisses(stationOf(lage).context), wert.geltendZuMachenMonate)
  return lage.heute <= bis ? null : { code: 'VERFRISTET', satz: `Ein Verstoß ließ sich bis zum ${printDate(bis)} geltend machen.`, norm }
}

/** Whether the result would have been another without the votes of those who had to stay away; not known without counts. */
function entscheidend(lage: Einleiten): boolean {
  const { ergebnis } = stationOf(lage).context
  if (ergebnis?.abstimmung === undefined || ergebnis.abstimmung.ohneZahlen !== undefined) return true
  const { abstimmung, befund } = ergebnis
  const { anzahl } = lage.event
  const recht = rechtDesErgebnisses(lage)
  const { angenommen } = abstimmungsergebnis(abstimmung, befund, befund.mehrheit, recht)
  const ohne = (stimmen: number): number => Math.max(0, stimmen - anzahl)
  // At worst all of them voted with those who won.
  const bereinigt = angenommen === true ? { ja: ohne(abstimmung.ja) } : { nein: ohne(abstimmung.nein) }
  const zahlen = { ...befund, ausgeschlossen: befund.ausgeschlossen + anzahl }
  return abstimmungsergebnis({ ...abstimmung, ...bereinigt }, zahlen, befund.mehrheit, recht).angenommen !== angenommen
}

/** Some Länder let a breach count only where it was decisive for the result. */
const verstossZaehlt: Rule<Einleiten> = (lage) => {
  const { wert, norm } = rechtDesErgebnisses(lage).befangenheit
  return !wert.nurWennEntscheidend || entscheidend(lage)
    ? null
    : {
        code: 'NICHT_ENTSCHEIDEND',
        satz: 'Die Mitwirkung war für das Ergebnis nicht entscheidend; der Beschluss ist deshalb nicht anfechtbar.',
        norm,
        abhilfe: { feld: 'anzahl' },
      }
}

export const pruefungEinleiten: Rules<Lage, VorlageEvent<'PRUEFUNG_EINLEITEN'>, { norm: string; entscheidend: boolean }> = {
  voraussetzungen: [],
  angaben: [stationGibtEs, ergebnisLiegtVor, inDerFrist, verstossZaehlt],
  befund: (lage) => ({ norm: rechtDesErgebnisses(lage).befangenheit.norm, entscheidend: entscheidend(lage) }),
}

/** A check is open on it. */
const pruefungOffen: Rule<LageWith<VorlageEvent<'PRUEFUNG_ABSCHLIESSEN'>>> = ({ stand, event }) =>
  event.station === undefined || stand.context.pruefungen.some(({ station }) => station === event.station) ? null : KEINE_PRUEFUNG

const KEINE_PRUEFUNG = { code: 'KEINE_PRUEFUNG', satz: 'Hier ist keine rechtliche Prüfung offen.' }

const etwasOffen: Rule<Lage> = ({ stand }) => (stand.context.pruefungen.length > 0 ? null : KEINE_PRUEFUNG)

export const pruefungAbschliessen: Rules<Lage, VorlageEvent<'PRUEFUNG_ABSCHLIESSEN'>, object> = {
  voraussetzungen: [etwasOffen],
  angaben: [pruefungOffen],
}
