/** NICHT_BEHANDELT and BESCHLUSSUNFAEHIG: an item of the agenda ends this attempt without having been dealt with. */
import type { Rule, Rules } from '../../rule.ts'
import type { VorlageEvent } from '../events.ts'
import { VOR_DER_ABSTIMMUNG } from '../stand.ts'
import { abstimmungslage } from './abstimmungslage.ts'
import { leitetDenPunkt } from './befangenheit.ts'
import { anwesendeInWorten, beschlussfaehigkeitHier } from './beschlussfaehigkeit.ts'
import {
  inDerBeratungsfolge,
  SITZUNG_FEHLT,
  sitzungOf,
  stationGibtEs,
  stationImZustand,
  stationOf,
  type Lage,
  type LageWith,
} from './common.ts'
import { sitzungLaeuft } from './sitzung-laeuft.ts'
import { aufrufUebernommen, tagesordnungUebernommen } from './uebernommen.ts'
import { derselbeAnlauf } from './zurueckgenommen.ts'

type MitStation = LageWith<{ station: string }>

/** Item or call-up has arrived in the session. */
const punktUebernommen: Rule<MitStation> = (lage) =>
  stationOf(lage).zustand === 'aufgerufen' ? aufrufUebernommen(lage) : tagesordnungUebernommen(lage)

const aufDerTagesordnung = stationImZustand(VOR_DER_ABSTIMMUNG, 'Möglich ist das bei einem Punkt der Tagesordnung ohne Ergebnis.')

/** The chair says so while the session is open, also when it was broken off. */
const sitzungEroeffnet: Rule<Lage> = (lage) => {
  const sitzung = sitzungOf(lage)
  if (sitzung === null) return SITZUNG_FEHLT
  return sitzung.stand.zustand === 'unterbrochen' ? null : sitzungLaeuft(lage)
}

type NichtBehandelt = LageWith<VorlageEvent<'NICHT_BEHANDELT'>>

/** Only a session at its end names itself; it needs nothing but the attempt it is about. */
const sagtSitzungSelbst: Rule<NichtBehandelt> = ({ event, als }) =>
  event.sitzung === undefined || als === 'system'
    ? null
    : { code: 'NUR_DIE_SITZUNG', satz: 'Das teilt nur die Sitzung selbst mit. Bitte benutzen Sie die Schaltflächen der Seite.' }

const nurPerson =
  (rule: Rule<MitStation>): Rule<NichtBehandelt> =>
  (lage) =>
    lage.event.sitzung === undefined ? rule(lage) : null

export const nichtBehandelt: Rules<Lage, VorlageEvent<'NICHT_BEHANDELT'>, object> = {
  voraussetzungen: [],
  angaben: [
    stationGibtEs,
    stationImZustand(['terminiert', ...VOR_DER_ABSTIMMUNG], 'Der Schritt ist überholt.'),
    derselbeAnlauf,
    sagtSitzungSelbst,
    nurPerson(inDerBeratungsfolge),
    nurPerson(aufDerTagesordnung),
    nurPerson(sitzungEroeffnet),
    nurPerson(leitetDenPunkt),
    nurPerson(punktUebernommen),
  ],
}

/** Fewer are present than the law asks for. */
const wirklichUnfaehig: Rule<LageWith<VorlageEvent<'BESCHLUSSUNFAEHIG'>>> = (lage) => {
  const { beschlussfaehig, mindestens, norm } = beschlussfaehigkeitHier(lage, lage.event.anwesend)
  return beschlussfaehig
    ? {
        code: 'BESCHLUSSFAEHIG',
        satz: `Das Gremium ist beschlussfähig: ${anwesendeInWorten(lage.event.anwesend, abstimmungslage(lage).ausgeschlossen)}, nötig sind ${mindestens}.`,
        norm,
        abhilfe: { feld: 'anwesend' },
      }
    : null
}

export const beschlussunfaehig: Rules<Lage, VorlageEvent<'BESCHLUSSUNFAEHIG'>, { mindestens: number; norm: string }> = {
  voraussetzungen: [inDerBeratungsfolge],
  angaben: [stationGibtEs, aufDerTagesordnung, sitzungLaeuft, leitetDenPunkt, punktUebernommen, wirklichUnfaehig],
  befund: (lage) => {
    const { mindestens, norm } = beschlussfaehigkeitHier(lage, lage.event.anwesend)
    return { mindestens, norm }
  },
}
