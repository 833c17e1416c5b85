/** The route: TERMINIEREN, UMTERMINIEREN, WEITERLEITEN, UEBERSPRINGEN, AUF_TO_SETZEN, ABSETZEN, ZURUECKZIEHEN. */
import type { Rule, Rules } from '../../rule.ts'
import type { Termin } from '../befund.ts'
import type { VorlageEvent } from '../events.ts'
import { isGehalten } from '../../sitzung/stand.ts'
import { isAngenommen } from '../aenderung.ts'
import { offeneFruehere } from '../reihenfolge.ts'
import { eilstation } from '../stand.ts'
import { antragstellerZiehtZurueck } from './aenderung.ts'
import { eilentscheidungVorzulegen } from './eilentscheidung.ts'
import { gremiumBesteht } from './gremien.ts'
import {
  normVon,
  rechtDerSitzung,
  imZustand,
  inDerBeratungsfolge,
  nichtInNeufassung,
  SITZUNG_FEHLT,
  sitzungAm,
  sitzungOf,
  stationGibtEs,
  stationImZustand,
  stationOf,
  type Lage,
  type LageWith,
} from './common.ts'

type Zuordnung = { station: string; sitzung: string }

/** Scheduling needs the number: a session is planned with a Drucksache, not with a draft. */
const nummerVergeben: Rule<Lage> = ({ stand }) =>
  stand.context.nummer === null
    ? { code: 'NUMMER_FEHLT', satz: 'Die Vorlage hat noch keine Nummer. Sie wird mit der Freigabe vergeben.' }
    : null

/** The session exists, belongs to the body of the station and has not been held or cancelled. */
const sitzungDesGremiums: Rule<LageWith<Zuordnung>> = (lage) => {
  const sitzung = sitzungOf(lage)
  if (sitzung === null || sitzung.stand.context.profil !== lage.profil.id) return SITZUNG_FEHLT
  const { gremium } = stationOf(lage).context
  if (sitzung.stand.context.gremium !== gremium) {
    return {
      code: 'FREMDES_GREMIUM',
      satz: 'Diese Sitzung gehört zu einem anderen Gremium. Bitte wählen Sie eine Sitzung des beratenden Gremiums.',
      abhilfe: { feld: 'sitzung' },
    }
  }
  return isGehalten(sitzung.stand) || sitzung.stand.zustand === 'entfallen'
    ? {
        code: 'SITZUNG_VORBEI',
        satz: 'Diese Sitzung ist bereits geschlossen oder entfallen. Bitte wählen Sie eine kommende Sitzung.',
        abhilfe: { feld: 'sitzung' },
      }
    : null
}

/** A session of the past takes no new business. */
const sitzungNichtVergangen: Rule<LageWith<Zuordnung>> = (lage) => {
  const sitzung = sitzungOf(lage)
  if (sitzung === null || sitzung.stand.zustand === 'laeuft') return null
  return sitzung.stand.context.am.slice(0, 10) < lage.heute
    ? {
        code: 'SITZUNG_VERGANGEN',
        satz: 'Der Termin dieser Sitzung liegt in der Vergangenheit. Bitte wählen Sie eine kommende Sitzung.',
        abhilfe: { feld: 'sitzung' },
      }
    : null
}

/** A dissolved body meets no more. */
const gremiumTagtNoch: Rule<LageWith<Zuordnung>> = (lage) =>
  gremiumBesteht(lage, stationOf(lage).context.gremium, sitzungAm(lage).slice(0, 10))

const terminbefund = (lage: Lage): Termin => ({
  sitzungAm: sitzungAm(lage),
  sitzungRev: lage.zeugen['sitzung']?.rev ?? 0,
})

export const terminieren: Rules<Lage, VorlageEvent<'TERMINIEREN'>, Termin> = {
  voraussetzungen: [inDerBeratungsfolge, nummerVergeben],
  angaben: [
    stationGibtEs,
    stationImZustand(['geplant'], 'Vorgesehen wird eine Beratung, die noch keine Sitzung hat.'),
    sitzungDesGremiums,
    gremiumTagtNoch,
    sitzungNichtVergangen,
  ],
  befund: terminbefund,
}

export const umterminieren: Rules<Lage, VorlageEvent<'UMTERMINIEREN'>, Termin> = {
  voraussetzungen: [inDerBeratungsfolge],
  angaben: [
    stationGibtEs,
    stationImZustand(['terminiert'], 'Verlegen lässt sich eine Beratung, solange sie nicht auf der Tagesordnung steht.'),
    sitzungDesGremiums,
    gremiumTagtNoch,
    sitzungNichtVergangen,
  ],
  befund: terminbefund,
}

/**
 * Earlier stations are final, skipped, or scheduled before this session (the usual round of sessions: the council is invited while
 * the committees have yet to meet). An earlier open station without an earlier date needs a demand with its reason.
 */
const fruehereBeratungenGeplant: Rule<LageWith<VorlageEvent<'AUF_TO_SETZEN'>>> = (lage) => {
  const { stand, event } = lage
  if (event.aufVerlangen !== undefined) return null
  const am = sitzungAm(lage)
  const offen = offeneFruehere(stand, stationOf(lage)).some(({ context }) => context.sitzungAm === null || context.sitzungAm >= am)
  if (!offen) return null
  return {
    code: 'FRUEHERE_BERATUNG_OFFEN',
    satz: 'Eine frühere Beratung ist noch offen und für keine frühere Sitzung vorgesehen. Bitte planen Sie sie ein oder geben Sie an, wer die Beratung verlangt.',
    ...normVon(rechtDerSitzung(lage).tagesordnungAufVerlangen),
    abhilfe: { feld: 'aufVerlangen' },
  }
}

/** A demand that overtakes an open preparation is reasoned. */
const verlangenBegruendet: Rule<LageWith<VorlageEvent<'AUF_TO_SETZEN'>>> = ({ event }) =>
  event.aufVerlangen !== undefined && event.grund === undefined
    ? { code: 'GRUND_FEHLT', satz: 'Bitte begründen Sie das Verlangen.', abhilfe: { feld: 'grund' } }
    : null

/** Without urgency nothing is added once the Ladung is out (late items are their own procedure). */
const vorDerLadung: Rule<LageWith<VorlageEvent<'AUF_TO_SETZEN'>>> = (lage) => {
  const sitzung = sitzungOf(lage)
  return sitzung === null || sitzung.stand.zustand === 'terminiert' || lage.stand.context.kopf.dringlich
    ? null
    : {
        code: 'LADUNG_VERSANDT',
        satz: 'Die Einladung zu dieser Sitzung ist schon versandt. Bitte wählen Sie eine spätere Sitzung oder kennzeichnen Sie die Vorlage als dringlich.',
        norm: rechtDerSitzung(lage).tagesordnungErweitern.norm,
        abhilfe: { feld: 'sitzung' },
      }
}

export const aufTagesordnungSetzen: Rules<Lage, VorlageEvent<'AUF_TO_SETZEN'>, Termin & { geladen: boolean }> = {
  voraussetzungen: [inDerBeratungsfolge, nichtInNeufassung, nummerVergeben],
  angaben: [
    stationGibtEs,
    stationImZustand(['geplant', 'terminiert'], 'Auf die Tagesordnung kommt eine Beratung nur einmal.'),
    sitzungDesGremiums,
    gremiumTagtNoch,
    sitzungNichtVergangen,
    vorDerLadung,
    fruehereBeratungenGeplant,
    verlangenBegruendet,
  ],
  // What joins an agenda that the members have received already stays on it.
  befund: (lage) => ({ ...terminbefund(lage), geladen: sitzungOf(lage)?.stand.zustand !== 'terminiert' }),
}

/** The body has decided: only the attempt must still wait for an agenda. */
export const dringlichAufgenommen: Rules<Lage, VorlageEvent<'DRINGLICH_AUFGENOMMEN'>, Termin> = {
  voraussetzungen: [inDerBeratungsfolge, nummerVergeben],
  angaben: [stationGibtEs, stationImZustand(['geplant', 'terminiert'], 'Auf die Tagesordnung kommt eine Beratung nur einmal.')],
  befund: ({ event }) => ({ sitzungAm: event.am, sitzungRev: event.rev }),
}

export const absetzen: Rules<Lage, VorlageEvent<'ABSETZEN'>, object> = {
  voraussetzungen: [inDerBeratungsfolge],
  angaben: [stationGibtEs, stationImZustand(['auf_tagesordnung'], 'Abgesetzt wird ein Punkt der Tagesordnung vor seinem Aufruf.')],
}

/** There is something to forward: a confirmed result and a next station without a date. Given after planning it changes nothing. */
const ergebnisBestaetigt: Rule<Lage> = ({ stand }) =>
  stand.stationen.some((station) => station.zustand === 'ergebnis_bestaetigt')
    ? null
    : { code: 'NICHTS_WEITERZULEITEN', satz: 'Weiterleiten lässt sich eine Vorlage, wenn das Ergebnis der letzten Beratung bestätigt ist.' }

export const weiterleiten: Rules<Lage, VorlageEvent<'WEITERLEITEN'>, object> = {
  voraussetzungen: [inDerBeratungsfolge, ergebnisBestaetigt],
  angaben: [],
}

/** The deciding station cannot be skipped, nor the one that says what becomes of an Eilentscheidung. */
const nichtDieEntscheidung: Rule<LageWith<VorlageEvent<'UEBERSPRINGEN'>>> = (lage) => {
  const { id, rolle } = stationOf(lage).context
  if (rolle === 'entscheidung')
    return { code: 'ENTSCHEIDUNG_UNVERZICHTBAR', satz: 'Die entscheidende Beratung kann nicht übersprungen werden.' }
  return eilstation(lage.stand)?.context.id === id ? eilentscheidungVorzulegen(lage) : null
}

export const ueberspringen: Rules<Lage, VorlageEvent<'UEBERSPRINGEN'>, object> = {
  voraussetzungen: [inDerBeratungsfolge],
  angaben: [
    stationGibtEs,
    stationImZustand(
      ['geplant', 'terminiert', 'wartet_auf_verweisung'],
      'Übersprungen wird eine Beratung, bevor sie auf der Tagesordnung steht.',
    ),
    nichtDieEntscheidung,
  ],
}

/** A paper is withdrawn before a vote on it has begun; where the body says so, before it is called up. */
const keineAbstimmungBegonnen: Rule<Lage> = ({ stand, profil }) => {
  const zustaende = new Set(stand.stationen.map((station) => station.zustand))
  if (zustaende.has('ergebnis_vorlaeufig'))
    return {
      code: 'ABSTIMMUNG_BEGONNEN',
      satz: 'Über die Vorlage wurde bereits abgestimmt. Zurückziehen ist nur vor der Abstimmung möglich.',
    }
  return zustaende.has('aufgerufen') && profil.schalter.zurueckziehenBis.wert === 'aufruf'
    ? { code: 'BERATUNG_BEGONNEN', satz: 'Die Vorlage ist aufgerufen. Zurückziehen ist hier nur vor dem Aufruf möglich.' }
    : null
}

/** Once the body has made a motion its own by an adopted amendment, its mover is not free to take it back. */
const nichtSchonGeaendert: Rule<Lage> = ({ stand, profil }) =>
  stand.context.art === 'antrag' && !profil.schalter.geaendertesZurueckziehen.wert && stand.context.aenderungen.some(isAngenommen)
    ? {
        code: 'ANTRAG_SCHON_GEAENDERT',
        satz: 'Zu diesem Antrag ist eine Änderung angenommen. Zurückziehen lässt er sich hier danach nicht mehr.',
      }
    : null

export const zurueckziehen: Rules<Lage, VorlageEvent<'ZURUECKZIEHEN'>, object> = {
  voraussetzungen: [
    inDerBeratungsfolge,
    antragstellerZiehtZurueck,
    eilentscheidungVorzulegen,
    keineAbstimmungBegonnen,
    nichtSchonGeaendert,
  ],
  angaben: [],
}

export const abschliessen: Rules<Lage, VorlageEvent<'ABSCHLIESSEN'>, object> = {
  voraussetzungen: [
    imZustand(
      [
        'abgelehnt',
        'kenntnis_genommen',
        'erledigt',
        'zurueckgezogen',
        'umgesetzt',
        'wirksam',
        'aufgehoben',
        'eil_genehmigt',
        'eil_berichtet',
        'eil_aufgehoben',
        'abgestimmt',
        'uebernommen',
      ],
      'Abgeschlossen wird sie nach Entscheidung und Umsetzung.',
    ),
  ],
  angaben: [],
}
