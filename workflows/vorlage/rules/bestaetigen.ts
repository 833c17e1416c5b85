/** ERGEBNIS_BESTAETIGEN: a second person confirms a recorded result, or the correction of a confirmed one. */
import { fristNachBeschluss } from '../../recht/fristen.ts'
import { regelwerk, regelwerkById, type Regelwerk } from '../../recht/regelwerk.ts'
import type { Stationsergebnis } from '../../station/ergebnis.ts'
import type { Rule, Rules } from '../../rule.ts'
import type { BefundOf } from '../befund.ts'
import { istAnderer } from '../berichtigung.ts'
import type { VorlageEvent } from '../events.ts'
import { organOf } from './abstimmungslage.ts'
import { nurErstmals, wartetAufBestaetigung, zuBestaetigen } from './berichtigen.ts'
import { offeneGenehmigung, vorsitzNichtBefangen } from './befangenheit.ts'
import { erneuteFolge } from './erneut-berichtigen.ts'
import { stationGibtEs, stationOf, type Lage, type LageWith } from './common.ts'
import { ergebnisUebernommen } from './uebernommen.ts'

type Bestaetigen = LageWith<VorlageEvent<'ERGEBNIS_BESTAETIGEN'>>

/** What there is to confirm. */
const vorgelegt = (lage: Bestaetigen): Stationsergebnis | null => {
  const { berichtigung, ergebnis } = stationOf(lage).context
  return berichtigung?.ergebnis ?? ergebnis
}

/** Four eyes: whoever recorded a result does not confirm it. A correction takes two people; the signed Niederschrift is none. */
const zweitePerson: Rule<Bestaetigen> = (lage) =>
  vorgelegt(lage)?.erfasstVon === lage.akteur.id || (stationOf(lage).context.berichtigung !== null && lage.als === 'system')
    ? {
        code: 'ZWEITE_PERSON',
        satz: 'Wer das Ergebnis erfasst hat, kann es nicht selbst bestätigen. Bitte lassen Sie eine zweite Person bestätigen.',
      }
    : null

/** A qualified majority is proved by numbers, never by "einstimmig" alone. */
const qualifizierteMehrheitMitZahlen: Rule<Bestaetigen> = (lage) => {
  const ergebnis = vorgelegt(lage)
  return ergebnis !== null && ergebnis.befund.mehrheit !== 'einfach' && ergebnis.abstimmung?.ohneZahlen !== undefined
    ? {
        code: 'ZAHLEN_FEHLEN',
        satz: 'Für diese Mehrheit müssen die Stimmen gezählt sein. Bitte tragen Sie die Zahlen nach.',
        norm: ergebnis.befund.norm,
        abhilfe: { ereignis: 'ERGEBNIS_KORRIGIEREN', feld: 'abstimmung' },
      }
    : null
}

/** The rule set of the day of the vote. */
const rechtDerAbstimmung = (lage: Bestaetigen): Regelwerk => {
  const befund = vorgelegt(lage)?.befund
  return befund === undefined ? regelwerk(lage.profil.rechtsbereich, lage.heute) : regelwerkById(befund.regelwerk)
}

/** The period that the decision starts: it runs from the day of the vote, also where that was recorded wrongly until today. */
function frist(lage: Bestaetigen): BefundOf<'ERGEBNIS_BESTAETIGEN'>['frist'] {
  const { rolle, berichtigung, ergebnis, erneut } = stationOf(lage).context
  if (rolle !== 'entscheidung' || erneut || lage.stand.context.aendert !== null) return null
  if (berichtigung !== null && ergebnis !== null && !istAnderer(ergebnis, berichtigung.ergebnis)) return null
  const sitzungAm = ergebnis?.befund.sitzungAm.slice(0, 10) ?? lage.heute
  const laufend = fristNachBeschluss({
    regelwerk: regelwerk(lage.profil.rechtsbereich, sitzungAm),
    beschlussAm: sitzungAm,
    organ: organOf(lage),
    profil: lage.profil,
  })
  return berichtigung !== null && laufend !== null && laufend.bis < lage.heute ? null : laufend
}

function befund(lage: Bestaetigen): Omit<BefundOf<'ERGEBNIS_BESTAETIGEN'>, 'von' | 'heute'> {
  const erneut = erneuteFolge(lage)
  return {
    frist: frist(lage),
    weiterleiten: lage.profil.schalter.weiterleitenAutomatisch.wert,
    genehmigung: offeneGenehmigung(lage),
    ...(erneut !== undefined && { erneut }),
    bekanntmachung: rechtDerAbstimmung(lage).satzung.wert !== null,
  }
}

export const ergebnisBestaetigen: Rules<Lage, VorlageEvent<'ERGEBNIS_BESTAETIGEN'>, ReturnType<typeof befund>> = {
  voraussetzungen: [wartetAufBestaetigung],
  angaben: [
    stationGibtEs,
    zuBestaetigen,
    vorsitzNichtBefangen,
    zweitePerson,
    qualifizierteMehrheitMitZahlen,
    nurErstmals(ergebnisUebernommen),
  ],
  befund,
}
