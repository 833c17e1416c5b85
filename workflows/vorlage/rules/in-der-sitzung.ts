/** In the session: AUFRUFEN and VERTAGEN. */
import type { Rule, Rules } from '../../rule.ts'
import type { VorlageEvent } from '../events.ts'
import { hinweise } from '../hinweise.ts'
import { offeneFruehere } from '../reihenfolge.ts'
import { angehoert } from './anhoerung.ts'
import { nichtOffensichtlichBeschlussunfaehig } from './beschlussfaehigkeit.ts'
import { inDerBeratungsfolge, nichtInNeufassung, stationGibtEs, stationImZustand, stationOf, type Lage, type LageWith } from './common.ts'
import { leitetDenPunkt } from './befangenheit.ts'
import { sitzungLaeuft } from './sitzung-laeuft.ts'
import { aufrufUebernommen, tagesordnungUebernommen } from './uebernommen.ts'

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
    leitetDenPunkt,
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
    leitetDenPunkt,
    aufrufUebernommen,
    bisKuenftig,
  ],
}
