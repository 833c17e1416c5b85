/** In the session: AUFRUFEN and VERTAGEN. */
import { beschlussfaehigkeit } from '../../recht/abstimmung.ts'
import type { Rule, Rules } from '../../rule.ts'
import type { VorlageEvent } from '../events.ts'
import { hinweise } from '../hinweise.ts'
import { offeneFruehere } from '../reihenfolge.ts'
import { angehoert } from './anhoerung.ts'
import { abstimmungslage, organOf } from './abstimmungslage.ts'
import {
  inDerBeratungsfolge,
  nichtInNeufassung,
  rechtDerSitzung,
  SITZUNG_FEHLT,
  sitzungOf,
  stationGibtEs,
  stationImZustand,
  stationOf,
  type Lage,
  type LageWith,
} from './common.ts'
import { aufrufUebernommen, tagesordnungUebernommen } from './uebernommen.ts'

type MitStation = { station: string }

/** The session is running. */
export const sitzungLaeuft: Rule<Lage> = (lage) => {
  const sitzung = sitzungOf(lage)
  if (sitzung === null) return SITZUNG_FEHLT
  return sitzung.stand.zustand === 'laeuft'
    ? null
    : {
        code: 'SITZUNG_LAEUFT_NICHT',
        satz: 'Die Sitzung ist nicht eröffnet. Bitte eröffnen Sie zuerst die Sitzung.',
        abhilfe: { ereignis: 'SITZUNG_EROEFFNEN' },
      }
}

/** Below the threshold at which the chair must act ex officio nothing is called up (SH: less than a third or fewer than three present). */
const nichtOffensichtlichBeschlussunfaehig: Rule<LageWith<MitStation>> = (lage) => {
  const anwesenheit = sitzungOf(lage)?.stand.context.anwesenheit
  if (anwesenheit == null) return null
  const stand = beschlussfaehigkeit(abstimmungslage(lage), rechtDerSitzung(lage), organOf(lage))
  return stand.beschlussfaehig || !stand.vonAmtsWegen
    ? null
    : {
        code: 'BESCHLUSSUNFAEHIG',
        satz: `Das Gremium ist nicht beschlussfähig: ${anwesenheit.anwesend} Anwesende, nötig sind ${stand.mindestens}.`,
        norm: stand.norm,
      }
}

/** What is missing on the day is solved at the call-up: take it off, or deliberate "ohne Vorberatung" with a reason. */
const fruehereErgebnisseDa: Rule<LageWith<VorlageEvent<'AUFRUFEN'>>> = (lage) => {
  const { stand, event, profil } = lage
  const station = stationOf(lage)
  if ((event.ohneVorberatung !== undefined && profil.schalter.ohneVorberatung.wert) || station.context.aufVerlangen !== null) return null
  return offeneFruehere(stand, station).length > 0
    ? {
        code: 'VORBERATUNG_FEHLT',
        satz: 'Das Ergebnis einer früheren Beratung fehlt noch. Bitte setzen Sie den Punkt ab oder begründen Sie, warum ohne Vorberatung beraten wird.',
        abhilfe: { feld: 'ohneVorberatung' },
      }
    : null
}

export const aufrufen: Rules<Lage, VorlageEvent<'AUFRUFEN'>, { hinweise: string[] }> = {
  voraussetzungen: [inDerBeratungsfolge, nichtInNeufassung],
  angaben: [
    stationGibtEs,
    stationImZustand(['auf_tagesordnung'], 'Aufgerufen wird ein Punkt der Tagesordnung.'),
    sitzungLaeuft,
    nichtOffensichtlichBeschlussunfaehig,
    fruehereErgebnisseDa,
    angehoert,
    tagesordnungUebernommen,
  ],
  befund: (lage) => ({ hinweise: hinweise(lage.stand, lage.event.station, lage.profil) }),
}

/** One postpones to a day to come. */
const bisKuenftig: Rule<LageWith<VorlageEvent<'VERTAGEN'>>> = ({ event, heute }) =>
  event.bis === undefined || event.bis > heute
    ? null
    : {
        code: 'VERTAGT_IN_DIE_VERGANGENHEIT',
        satz: 'Der Tag, bis zu dem vertagt wird, liegt nicht in der Zukunft. Bitte wählen Sie einen kommenden Tag.',
        abhilfe: { feld: 'bis' },
      }

export const vertagen: Rules<Lage, VorlageEvent<'VERTAGEN'>, object> = {
  voraussetzungen: [inDerBeratungsfolge],
  angaben: [
    stationGibtEs,
    stationImZustand(['aufgerufen'], 'Vertagt wird ein aufgerufener Punkt.'),
    sitzungLaeuft,
    aufrufUebernommen,
    bisKuenftig,
  ],
}
