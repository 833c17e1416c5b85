/** BEFANGENHEIT_FESTSTELLEN: members excluded from one item, and what follows for quorum, chair and decision. */
import { ANGENOMMEN } from '../../begriffe.ts'
import { regelwerkById } from '../../recht/regelwerk.ts'
import type { Rule, Rules } from '../../rule.ts'
import { vorsitzLeitet } from '../../sitzung/leitung.ts'
import type { Stationsergebnis } from '../../station/ergebnis.ts'
import type { Genehmigungsbedarf } from '../context.ts'
import type { VorlageEvent } from '../events.ts'
import { isWahl, VOR_DER_ABSTIMMUNG } from '../stand.ts'
import { anwesende } from './abstimmungslage.ts'
import { beschlussfaehigkeitHier } from './beschlussfaehigkeit.ts'
import {
  inDerBeratungsfolge,
  rechtDerSitzung,
  sitzungOf,
  stationGibtEs,
  stationImZustand,
  stationOf,
  type Lage,
  type LageWith,
} from './common.ts'
import { sitzungLaeuft } from './sitzung-laeuft.ts'

type MitStation = LageWith<{ station: string }>
type Befangenheit = LageWith<VorlageEvent<'BEFANGENHEIT_FESTSTELLEN'>>

/** A chair who is excluded from an item neither leads it nor records its result: the deputy does, for this item only. */
export const vorsitzNichtBefangen: Rule<MitStation> = (lage) =>
  lage.als === 'vorsitz' && stationOf(lage).context.befangen?.vorsitz === true
    ? {
        code: 'VORSITZ_BEFANGEN',
        satz: 'Der Vorsitz ist bei diesem Punkt wegen Befangenheit ausgeschlossen. Die Stellvertretung leitet ihn und erfasst das Ergebnis.',
        norm: rechtDerSitzung(lage).befangenheit.norm,
      }
    : null

/** The deputy leads an item from which the chair is excluded, or a session that the chair does not lead. */
const stellvertretungLeitet: Rule<MitStation> = (lage) => {
  const sitzung = sitzungOf(lage)
  const fuerDiesenPunkt = stationOf(lage).context.befangen?.vorsitz === true
  return sitzung === null || fuerDiesenPunkt ? null : vorsitzLeitet(lage.als, sitzung.stand.context)
}

/** Whoever acts leads the item, as far as chair or deputy do. */
export const leitetDenPunkt: Rule<MitStation> = (lage) => vorsitzNichtBefangen(lage) ?? stellvertretungLeitet(lage)

/** In some Länder nobody is excluded from elections (SH). */
const nichtBeiWahlen: Rule<Befangenheit> = (lage) => {
  const { ausnahmeWahlen } = rechtDerSitzung(lage).befangenheit.wert
  return ausnahmeWahlen !== null && isWahl(lage.stand)
    ? { code: 'WAHL_OHNE_AUSSCHLUSS', satz: 'Von Wahlen ist niemand wegen Befangenheit ausgeschlossen.', norm: ausnahmeWahlen }
    : null
}

/** Not more are excluded than are present, and the chair is one of them if named. */
const anzahlMoeglich: Rule<Befangenheit> = (lage) => {
  const { anzahl, vorsitz } = lage.event
  const anwesend = anwesende(lage)
  if (anzahl > anwesend)
    return {
      code: 'ZU_VIELE_BEFANGENE',
      satz: `Anwesend sind ${anwesend} Mitglieder; mehr können nicht ausgeschlossen sein. Bitte prüfen Sie die Zahl oder die Anwesenheit.`,
      abhilfe: { feld: 'anzahl' },
    }
  return anzahl === 0 && vorsitz
    ? {
        code: 'VORSITZ_NICHT_MITGEZAEHLT',
        satz: 'Ist der Vorsitz befangen, zählt er mit: mindestens ein Mitglied.',
        abhilfe: { feld: 'anzahl' },
      }
    : null
}

export const befangenheitFeststellen: Rules<Lage, VorlageEvent<'BEFANGENHEIT_FESTSTELLEN'>, { norm: string }> = {
  voraussetzungen: [inDerBeratungsfolge],
  angaben: [
    stationGibtEs,
    stationImZustand(VOR_DER_ABSTIMMUNG, 'Befangenheit wird vor der Abstimmung festgestellt.'),
    sitzungLaeuft,
    nichtBeiWahlen,
    anzahlMoeglich,
  ],
  befund: (lage) => ({ norm: rechtDerSitzung(lage).befangenheit.norm }),
}

/** What a decision needs because more than half were excluded; null where the law asks for nothing. */
export function genehmigungsbedarf(lage: MitStation): Genehmigungsbedarf | null {
  const { bestaetigung, norm } = beschlussfaehigkeitHier(lage)
  return bestaetigung === null ? null : { durch: bestaetigung, norm, anlass: 'befangenheit' }
}

/** An adopted Satzung that is marked so waits for the supervision before it is signed out; statutes of companies know no supervision. */
const genehmigungDerSatzung = (lage: MitStation, { punkte, befund }: Stationsergebnis): Genehmigungsbedarf | null => {
  const angenommen = (nr: number): boolean => punkte?.find((punkt) => punkt.nr === nr)?.ergebnis !== 'abgelehnt'
  const { wert, norm } = regelwerkById(befund.regelwerk).satzung
  if (wert === null) return null
  return lage.stand.context.merkmale.punkte.some(({ nr, genehmigungspflichtig }) => genehmigungspflichtig === true && angenommen(nr))
    ? { durch: 'aufsicht', norm, anlass: 'satzung' }
    : null
}

/** Once confirmed, or corrected: only what was decided and adopted needs it. */
export function offeneGenehmigung(lage: MitStation): Genehmigungsbedarf | null {
  const { rolle, ergebnis: gefasst, berichtigung } = stationOf(lage).context
  const ergebnis = berichtigung?.ergebnis ?? gefasst
  if (rolle !== 'entscheidung' || ergebnis === null) return null
  const angenommen = ANGENOMMEN.has(ergebnis.ergebnis) || ergebnis.ergebnis === 'teilweise_beschlossen'
  return angenommen ? (ergebnis.befund.genehmigung ?? genehmigungDerSatzung(lage, ergebnis)) : null
}
