/** VERWEISEN and ZURUECKVERWEISEN: the body neither decides nor postpones, it lets others speak first. */
import type { Rolle } from '../../begriffe.ts'
import { istMitteilung } from '../../profile/profil.ts'
import type { Rule, Rules } from '../../rule.ts'
import type { VorlageEvent } from '../events.ts'
import { fruehereStation } from '../reihenfolge.ts'
import {
  entscheidungSteht,
  imZustand,
  inDerBeratungsfolge,
  stationGibtEs,
  stationImZustand,
  stationOf,
  type Lage,
  type LageWith,
} from './common.ts'
import { anhoerungBis } from './anhoerung.ts'
import { gremiumBesteht, gremiumWaehlbar } from './gremien.ts'
import { leitetDenPunkt } from './befangenheit.ts'
import { sitzungLaeuft } from './sitzung-laeuft.ts'
import { aufrufUebernommen } from './uebernommen.ts'

/** A body that is only heard, or that only approves afterwards, sends the paper nowhere. */
export const VERWEIST: Readonly<Record<'VERWEISEN' | 'ZURUECKVERWEISEN', readonly Rolle[]>> = {
  VERWEISEN: ['kenntnisnahme', 'vorberatung', 'entscheidung'],
  ZURUECKVERWEISEN: ['vorberatung', 'entscheidung'],
}

const rolleErlaubt =
  (rollen: readonly Rolle[], satz: string): Rule<LageWith<{ station: string }>> =>
  (lage) =>
    rollen.includes(stationOf(lage).context.rolle) ? null : { code: 'ROLLE_UNZULAESSIG', satz }

/** Each body is named once, exists, and is another one. */
const verwiesenAnAndere: Rule<LageWith<VorlageEvent<'VERWEISEN'>>> = (lage) => {
  const { an } = lage.event
  if (new Set(an).size < an.length)
    return { code: 'GREMIUM_DOPPELT', satz: 'Ein Gremium ist zweimal genannt. Bitte nennen Sie jedes einmal.', abhilfe: { feld: 'an' } }
  if (an.includes(stationOf(lage).context.gremium))
    return {
      code: 'EIGENES_GREMIUM',
      satz: 'Ein Gremium verweist an andere Gremien. Soll es selbst weiter beraten, vertagen Sie den Punkt.',
      abhilfe: { feld: 'an' },
    }
  return an.map((gremium) => gremiumWaehlbar(lage, gremium, 'an')).find((grund) => grund !== null) ?? null
}

/** A paper comes back on a day to come. */
const wiedervorlageKuenftig: Rule<LageWith<VorlageEvent<'VERWEISEN'>>> = ({ event, heute }) =>
  event.wiedervorlage === undefined || event.wiedervorlage > heute
    ? null
    : {
        code: 'WIEDERVORLAGE_VERGANGEN',
        satz: 'Die Wiedervorlage liegt nicht in der Zukunft. Bitte wählen Sie einen kommenden Tag.',
        abhilfe: { feld: 'wiedervorlage' },
      }

const aufgerufenerPunkt = [
  stationGibtEs,
  stationImZustand(['aufgerufen'], 'Verwiesen wird ein aufgerufener Punkt.'),
  sitzungLaeuft,
  leitetDenPunkt,
  aufrufUebernommen,
]

export const verweisen: Rules<Lage, VorlageEvent<'VERWEISEN'>, { rolle: Rolle }> = {
  voraussetzungen: [inDerBeratungsfolge],
  angaben: [
    ...aufgerufenerPunkt,
    rolleErlaubt(VERWEIST.VERWEISEN, 'Dieses Gremium verweist die Vorlage nicht weiter, es äußert sich nur zu ihr.'),
    verwiesenAnAndere,
    wiedervorlageKuenftig,
  ],
  // Of what is only taken note of nobody gives a recommendation.
  befund: ({ profil, stand }) => ({ rolle: istMitteilung(profil, stand.context.art) ? 'kenntnisnahme' : 'vorberatung' }),
}

/** The paper goes back to whoever had it before. */
const warSchonDa: Rule<LageWith<VorlageEvent<'ZURUECKVERWEISEN'>>> = (lage) => {
  const { an, station } = lage.event
  if (an === 'verwaltung') return null
  const frueher = fruehereStation(lage.stand, station, an)
  if (frueher === undefined)
    return {
      code: 'NICHT_ZUVOR_BERATEN',
      satz: 'Zurückverwiesen wird zur Überarbeitung oder an ein Gremium, das zuvor beraten hat. An ein anderes verweisen Sie die Vorlage.',
      abhilfe: { feld: 'an' },
    }
  if (frueher.zustand === 'ergebnis_vorlaeufig')
    return {
      code: 'ERGEBNIS_UNBESTAETIGT',
      satz: 'Das Ergebnis dieses Gremiums ist noch nicht bestätigt. Bitte lassen Sie es zuerst bestätigen.',
      abhilfe: { ereignis: 'ERGEBNIS_BESTAETIGEN' },
    }
  return gremiumBesteht(lage, an, lage.heute)
}

/** A committee that has yet to meet sends nothing back to be revised that the deciding body has voted on. */
const textNochOffen: Rule<LageWith<VorlageEvent<'ZURUECKVERWEISEN'>>> = (lage) =>
  lage.event.an === 'verwaltung' ? entscheidungSteht(lage) : null

export const zurueckverweisen: Rules<Lage, VorlageEvent<'ZURUECKVERWEISEN'>, { anhoerungBis: string }> = {
  // Of what was decided in a hurry nothing is revised any more.
  voraussetzungen: [imZustand(['in_station'], 'Zurückverwiesen wird eine Vorlage, über die gerade beraten wird.')],
  angaben: [
    ...aufgerufenerPunkt,
    rolleErlaubt(VERWEIST.ZURUECKVERWEISEN, 'Dieses Gremium verweist die Vorlage nicht zurück, es äußert sich nur zu ihr.'),
    warSchonDa,
    textNochOffen,
  ],
  befund: ({ profil, heute }) => ({ anhoerungBis: anhoerungBis(profil, heute) }),
}
