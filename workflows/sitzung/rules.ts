/** The rules of a Sitzung's events, one exported set per event, each rule opened by its sentence. */
import type { Part, Situation } from '../aggregate.ts'
import { sitzeAm, type GremiumContext } from '../gremium/machine.ts'
import { unstimmigkeiten } from '../recht/abstimmung.ts'
import { ladungsfrist } from '../recht/fristen.ts'
import type { Rule, Rules } from '../rule.ts'
import type { SitzungEvent } from './events.ts'
import { sitzungStand, topOf, type SitzungStand } from './stand.ts'

export interface Lage extends Situation {
  stand: SitzungStand
}

type LageWith<Event> = Lage & { event: Event }

export const lageOf = (situation: Situation): Lage => ({ ...situation, stand: sitzungStand(situation.parts) })

const ZUSTAND_IN_WORTEN: Record<string, string> = {
  terminiert: 'geplant, die Einladung steht noch aus',
  eingeladen: 'eingeladen',
  laeuft: 'eröffnet',
  geschlossen: 'geschlossen',
  entfallen: 'entfallen',
}

const imZustand =
  (zustaende: readonly string[], sonst: string): Rule<Lage> =>
  ({ stand }) =>
    zustaende.includes(stand.zustand)
      ? null
      : { code: 'FALSCHER_STAND', satz: `Die Sitzung ist ${ZUSTAND_IN_WORTEN[stand.zustand] ?? stand.zustand}. ${sonst}` }

/** The body exists in this municipality. */
const gremiumBekannt: Rule<Situation & { event: SitzungEvent<'SITZUNG_PLANEN'> }> = ({ profil, event }) =>
  profil.gremien.some((gremium) => gremium.id === event.gremium)
    ? null
    : {
        code: 'GREMIUM_UNBEKANNT',
        satz: 'Dieses Gremium gibt es hier nicht. Bitte wählen Sie es aus der Liste.',
        abhilfe: { feld: 'gremium' },
      }

/** A new session lies ahead. */
const terminInDerZukunft: Rule<Situation & { event: SitzungEvent<'SITZUNG_PLANEN'> | SitzungEvent<'SITZUNG_AENDERN'> }> = ({
  event,
  heute,
}) =>
  event.am.slice(0, 10) >= heute
    ? null
    : {
        code: 'TERMIN_VERGANGEN',
        satz: 'Der Termin liegt in der Vergangenheit. Bitte wählen Sie einen kommenden Tag.',
        abhilfe: { feld: 'am' },
      }

export const planen: Rules<Situation, SitzungEvent<'SITZUNG_PLANEN'>, object> = {
  voraussetzungen: [],
  angaben: [gremiumBekannt, terminInDerZukunft],
}

const vorDerLadung = imZustand(['terminiert'], 'Das ist nur möglich, bevor die Einladung versandt ist.')

export const aendern: Rules<Lage, SitzungEvent<'SITZUNG_AENDERN'>, object> = {
  voraussetzungen: [vorDerLadung],
  angaben: [terminInDerZukunft],
}

export const topAnlegen: Rules<Lage, SitzungEvent<'TOP_ANLEGEN'>, object> = {
  voraussetzungen: [imZustand(['terminiert', 'laeuft'], 'Punkte kommen vor der Einladung oder in der laufenden Sitzung hinzu.')],
  angaben: [],
}

/** Only TOPs of the session itself are struck; a Vorlage is taken off the agenda by its own step. */
const eigenerTop: Rule<LageWith<{ top: string }>> = ({ stand, event }) => {
  const top = stand.context.tops.find((candidate) => candidate.id === event.top)
  if (top === undefined)
    return { code: 'TOP_UNBEKANNT', satz: 'Diesen Tagesordnungspunkt gibt es nicht mehr. Bitte laden Sie die Seite neu.' }
  return top.vorlage === null
    ? null
    : { code: 'TOP_MIT_VORLAGE', satz: 'Dieser Punkt gehört zu einer Vorlage. Bitte benutzen Sie die Schritte der Vorlage.' }
}

const topGibtEs: Rule<LageWith<{ top: string }>> = ({ stand, event }) =>
  stand.context.tops.some((top) => top.id === event.top)
    ? null
    : { code: 'TOP_UNBEKANNT', satz: 'Diesen Tagesordnungspunkt gibt es nicht mehr. Bitte laden Sie die Seite neu.' }

export const topStreichen: Rules<Lage, SitzungEvent<'TOP_STREICHEN'>, object> = { voraussetzungen: [vorDerLadung], angaben: [eigenerTop] }
export const topVerschieben: Rules<Lage, SitzungEvent<'TOP_VERSCHIEBEN'>, object> = {
  voraussetzungen: [vorDerLadung],
  angaben: [topGibtEs],
}

/** A Ladung needs something to deliberate. */
const tagesordnungNichtLeer: Rule<Lage> = ({ stand }) =>
  stand.context.tops.length > 0
    ? null
    : {
        code: 'TAGESORDNUNG_LEER',
        satz: 'Die Tagesordnung ist leer. Bitte nehmen Sie mindestens einen Punkt auf.',
        abhilfe: { ereignis: 'TOP_ANLEGEN' },
      }

/** Somebody is invited: the body has members on the day of the session. */
const mitgliederVorhanden: Rule<Lage> = ({ stand, zeugen }) => {
  const gremium = zeugen['gremium']?.parts['gremium'] as Part<GremiumContext> | undefined
  if (gremium === undefined)
    return {
      code: 'GREMIUM_OHNE_MITGLIEDER',
      satz: 'Für dieses Gremium sind noch keine Mitglieder eingetragen.',
      abhilfe: { ereignis: 'SITZ_BESETZEN' },
    }
  return sitzeAm(gremium.context, stand.context.am.slice(0, 10)).length > 0
    ? null
    : {
        code: 'GREMIUM_OHNE_MITGLIEDER',
        satz: 'Für dieses Gremium sind am Sitzungstag keine Mitglieder eingetragen.',
        abhilfe: { ereignis: 'SITZ_BESETZEN' },
      }
}

/** The notice period of the rule set in force on the day of dispatch is kept, or the exception is reasoned. */
const ladungsfristGewahrt: Rule<LageWith<SitzungEvent<'LADUNG_VERSENDEN'>>> = ({ stand, event, heute, profil }) => {
  if (event.grund !== undefined) return null
  const frist = ladungsfrist({ profil, sitzungAm: stand.context.am.slice(0, 10), versandAm: heute })
  return heute <= frist.spaetestens
    ? null
    : {
        code: 'LADUNGSFRIST',
        satz: `Die Ladungsfrist von ${frist.tage} Tagen ist nicht mehr gewahrt. Bitte begründen Sie die verkürzte Frist.`,
        norm: frist.norm,
        abhilfe: { feld: 'grund' },
      }
}

export const ladungVersenden: Rules<Lage, SitzungEvent<'LADUNG_VERSENDEN'>, { frist: string; norm: string }> = {
  voraussetzungen: [vorDerLadung, tagesordnungNichtLeer, mitgliederVorhanden],
  angaben: [ladungsfristGewahrt],
  befund: ({ stand, profil, heute }) => {
    const frist = ladungsfrist({ profil, sitzungAm: stand.context.am.slice(0, 10), versandAm: heute })
    return { frist: frist.spaetestens, norm: frist.norm }
  },
}

/** The person holds a seat on the day of the session. */
const istMitglied: Rule<LageWith<SitzungEvent<'LADUNG_BEANTWORTEN'>>> = ({ stand, event, zeugen }) => {
  const gremium = zeugen['gremium']?.parts['gremium'] as Part<GremiumContext> | undefined
  return gremium !== undefined && sitzeAm(gremium.context, stand.context.am.slice(0, 10)).some((sitz) => sitz.person === event.person)
    ? null
    : { code: 'KEIN_MITGLIED', satz: 'Zu dieser Sitzung ist die Person nicht als Mitglied geladen.' }
}

export const ladungBeantworten: Rules<Lage, SitzungEvent<'LADUNG_BEANTWORTEN'>, object> = {
  voraussetzungen: [imZustand(['eingeladen'], 'Antworten sind bis zum Beginn der Sitzung möglich.')],
  angaben: [istMitglied],
}

/** Not more are present than the body has members. */
const hoechstensAlle: Rule<LageWith<{ anwesend: number }>> = ({ event, profil, stand, zeugen }) => {
  const gremium = zeugen['gremium']?.parts['gremium'] as Part<GremiumContext> | undefined
  const zahl =
    gremium?.context.gesetzlicheZahl ?? profil.gremien.find((candidate) => candidate.id === stand.context.gremium)?.gesetzlicheZahl ?? 0
  return event.anwesend <= zahl
    ? null
    : {
        code: 'ZU_VIELE_ANWESENDE',
        satz: `Es können höchstens ${zahl} Mitglieder anwesend sein. Bitte prüfen Sie die Anwesenheit.`,
        abhilfe: { feld: 'anwesend' },
      }
}

/** The session opens on its day. */
const amSitzungstag: Rule<LageWith<SitzungEvent<'SITZUNG_EROEFFNEN'>>> = ({ stand, heute }) =>
  stand.context.am.slice(0, 10) <= heute
    ? null
    : { code: 'NOCH_NICHT_SITZUNGSTAG', satz: 'Die Sitzung lässt sich erst am Sitzungstag eröffnen.' }

export const eroeffnen: Rules<Lage, SitzungEvent<'SITZUNG_EROEFFNEN'>, object> = {
  voraussetzungen: [imZustand(['eingeladen'], 'Eröffnet wird nach der Einladung.')],
  angaben: [amSitzungstag, hoechstensAlle],
}

const laeuft = imZustand(['laeuft'], 'Das ist nur in der laufenden Sitzung möglich.')

export const anwesenheit: Rules<Lage, SitzungEvent<'ANWESENHEIT'>, object> = { voraussetzungen: [laeuft], angaben: [hoechstensAlle] }

/** Votes of a TOP without a Vorlage add up too. */
const stimmenStimmig: Rule<LageWith<SitzungEvent<'TOP_ERLEDIGEN'>>> = ({ event, stand }) => {
  if (event.abstimmung === undefined) return null
  const anwesend = stand.context.anwesenheit?.anwesend ?? 0
  const satz = unstimmigkeiten(event.abstimmung, { gesetzlicheZahl: anwesend, anwesend, ausgeschlossen: 0 })[0]
  return satz === undefined ? null : { code: 'STIMMEN_UNSTIMMIG', satz, abhilfe: { feld: 'abstimmung' } }
}

export const topErledigen: Rules<Lage, SitzungEvent<'TOP_ERLEDIGEN'>, object> = {
  voraussetzungen: [laeuft],
  angaben: [eigenerTop, stimmenStimmig],
}

/** No item stays called up without a result. */
const nichtsAufgerufen: Rule<Lage> = ({ stand }) =>
  stand.context.tops.some((top) => top.zustand === 'aufgerufen')
    ? { code: 'TOP_OFFEN', satz: 'Ein Punkt ist noch aufgerufen. Bitte erfassen Sie das Ergebnis oder vertagen Sie ihn.' }
    : null

export const schliessen: Rules<Lage, SitzungEvent<'SITZUNG_SCHLIESSEN'>, object> = {
  voraussetzungen: [laeuft, nichtsAufgerufen],
  angaben: [],
}

export const entfaellt: Rules<Lage, SitzungEvent<'SITZUNG_ENTFAELLT'>, object> = {
  voraussetzungen: [imZustand(['terminiert', 'eingeladen'], 'Absagen lässt sich eine Sitzung vor ihrem Beginn.')],
  angaben: [],
}

/** Results go out once, when each is confirmed and its Auszug has been issued. */
const alleBestaetigt: Rule<Lage> = ({ stand }) => {
  const erfasst = stand.context.tops.filter((top) => top.zustand === 'erfasst')
  if (erfasst.length > 0)
    return {
      code: 'ERGEBNIS_UNBESTAETIGT',
      satz: `${erfasst.length === 1 ? 'Ein Ergebnis ist' : `${erfasst.length} Ergebnisse sind`} noch nicht bestätigt.`,
      abhilfe: { ereignis: 'ERGEBNIS_BESTAETIGEN' },
    }
  return stand.context.tops.some((top) => top.zustand === 'bestaetigt' && !top.auszug)
    ? { code: 'AUSZUG_FEHLT', satz: 'Ein Beschlussauszug wird noch erstellt. Bitte versuchen Sie es in einer Minute noch einmal.' }
    : null
}

const nochNichtVersandt: Rule<Lage> = ({ stand }) =>
  stand.context.ergebnisseVersandt === null
    ? null
    : { code: 'SCHON_VERSANDT', satz: 'Die Ergebnisse dieser Sitzung sind bereits versandt.' }

export const ergebnisseVersenden: Rules<Lage, SitzungEvent<'ERGEBNISSE_VERSENDEN'>, object> = {
  voraussetzungen: [imZustand(['geschlossen'], 'Versandt wird nach dem Schluss der Sitzung.'), alleBestaetigt, nochNichtVersandt],
  angaben: [],
}

/** A session that is over is planned for no longer. */
export const vormerken: Rules<Lage, SitzungEvent<'VORMERKEN'>, object> = {
  voraussetzungen: [imZustand(['terminiert', 'eingeladen', 'laeuft'], 'Für sie lässt sich nichts mehr vorsehen.')],
  angaben: [],
}

/** The paper of an amendment is on the agenda and not voted on. */
const punktDerHauptvorlage: Rule<LageWith<SitzungEvent<'TOP_AUFNEHMEN'>>> = ({ stand, event }) => {
  if (event.unter === undefined) return null
  const haupt = topOf(stand.context, event.unter.vorlage, event.unter.station)
  return haupt?.zustand === 'offen' || haupt?.zustand === 'aufgerufen'
    ? null
    : { code: 'TOP_UNBEKANNT', satz: 'Die Vorlage, die geändert werden soll, steht nicht mehr zur Abstimmung auf dieser Tagesordnung.' }
}

/** An agenda takes no item once the session is over. */
export const topAufnehmen: Rules<Lage, SitzungEvent<'TOP_AUFNEHMEN'>, object> = {
  voraussetzungen: [imZustand(['terminiert', 'eingeladen', 'laeuft'], 'Der Punkt kann nicht mehr aufgenommen werden.')],
  angaben: [
    ({ stand, event }) => {
      const vorhanden = topOf(stand.context, event.vorlage, event.station)
      return vorhanden !== undefined && vorhanden.zustand !== 'erledigt'
        ? { code: 'TOP_VORHANDEN', satz: 'Die Vorlage steht schon auf dieser Tagesordnung.' }
        : null
    },
    punktDerHauptvorlage,
  ],
}

const topDerVorlage: Rule<LageWith<{ vorlage: string; station: string }>> = ({ stand, event }) =>
  topOf(stand.context, event.vorlage, event.station) === undefined
    ? { code: 'TOP_UNBEKANNT', satz: 'Der Punkt steht nicht auf der Tagesordnung dieser Sitzung.' }
    : null

export const topAufrufen: Rules<Lage, SitzungEvent<'TOP_AUFRUFEN'>, object> = { voraussetzungen: [laeuft], angaben: [topDerVorlage] }

/** The presence that the votes were counted on is still the one of the session. */
const anwesenheitUnveraendert: Rule<LageWith<SitzungEvent<'TOP_ERGEBNIS'>>> = ({ stand, event }) =>
  event.anwesenheitStand === null || event.anwesenheitStand === (stand.context.anwesenheit?.stand ?? 0)
    ? null
    : {
        code: 'ANWESENHEIT_GEAENDERT',
        satz: 'Die Anwesenheit hat sich während der Abstimmung geändert. Bitte erfassen Sie das Ergebnis noch einmal.',
      }

export const topErgebnis: Rules<Lage, SitzungEvent<'TOP_ERGEBNIS'>, object> = {
  voraussetzungen: [imZustand(['laeuft', 'geschlossen'], 'Ergebnisse gibt es erst in der Sitzung.')],
  angaben: [topDerVorlage, anwesenheitUnveraendert],
}

export const amTopDerVorlage: Rules<Lage, SitzungEvent<'TOP_BESTAETIGEN'>, object> = { voraussetzungen: [], angaben: [topDerVorlage] }
