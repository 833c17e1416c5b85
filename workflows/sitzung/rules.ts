/** The rules of a Sitzung's events, one exported set per event, each rule opened by its sentence. */
import type { Part, Situation } from '../aggregate.ts'
import { sitzeAm, type GremiumContext } from '../gremium/machine.ts'
import { beschlussfaehigkeit, unstimmigkeiten } from '../recht/abstimmung.ts'
import { ladungsfrist } from '../recht/fristen.ts'
import { regelwerk } from '../recht/regelwerk.ts'
import type { Grund, Rule, Rules } from '../rule.ts'
import { terminNach, type SitzungEvent } from './events.ts'
import { leitetDieSitzung, leitungDurch, type Leitung } from './leitung.ts'
import type { Feststellung } from './machine.ts'
import { GEHALTEN, sitzungStand, topOf, type SitzungStand } from './stand.ts'

export interface Lage extends Situation {
  stand: SitzungStand
}

export type LageWith<Event> = Lage & { event: Event }

export const lageOf = (situation: Situation): Lage => ({ ...situation, stand: sitzungStand(situation.parts) })

const ZUSTAND_IN_WORTEN: Record<string, string> = {
  terminiert: 'geplant, die Einladung steht noch aus',
  eingeladen: 'eingeladen',
  laeuft: 'eröffnet',
  unterbrochen: 'unterbrochen',
  geschlossen: 'geschlossen',
  niederschrift_offen: 'geschlossen, die Niederschrift ist noch nicht unterzeichnet',
  niederschrift_unterzeichnet: 'geschlossen, die Niederschrift ist unterzeichnet',
  niederschrift_genehmigt: 'geschlossen, die Niederschrift ist genehmigt',
  entfallen: 'entfallen',
}

export const imZustand =
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

const inDerZukunft = (am: string, heute: string, feld: string): Grund | null =>
  am.slice(0, 10) >= heute
    ? null
    : {
        code: 'TERMIN_VERGANGEN',
        satz: 'Der Termin liegt in der Vergangenheit. Bitte wählen Sie einen kommenden Tag.',
        abhilfe: { feld },
      }

/** A new session lies ahead. */
const terminInDerZukunft: Rule<Situation & { event: SitzungEvent<'SITZUNG_PLANEN'> }> = ({ event, heute }) =>
  inDerZukunft(event.am, heute, 'am')

export const planen: Rules<Situation, SitzungEvent<'SITZUNG_PLANEN'>, object> = {
  voraussetzungen: [],
  angaben: [gremiumBekannt, terminInDerZukunft],
}

const vorDerLadung = imZustand(['terminiert'], 'Das ist nur möglich, bevor die Einladung versandt ist.')

type Aenderung = LageWith<SitzungEvent<'SITZUNG_AENDERN'>>

/** Something changes. */
const aendertEtwas: Rule<Aenderung> = ({ event }) =>
  event.beginn === undefined && event.ort === undefined
    ? { code: 'NICHTS_GEAENDERT', satz: 'Bitte geben Sie einen neuen Beginn oder einen neuen Ort an.', abhilfe: { feld: 'beginn' } }
    : null

/** The new date lies ahead. */
const neuerTerminInDerZukunft: Rule<Aenderung> = ({ event, stand, heute }) =>
  inDerZukunft(terminNach(stand.context.am, event.beginn), heute, 'beginn')

/** The Ladung names the day: another day needs another Ladung. */
const tagNachDerLadungFest: Rule<Aenderung> = ({ event, stand }) =>
  stand.context.ladung !== null && terminNach(stand.context.am, event.beginn).slice(0, 10) !== stand.context.am.slice(0, 10)
    ? {
        code: 'TAG_IN_DER_LADUNG',
        satz: 'Die Einladung nennt diesen Tag. Für einen anderen Tag sagen Sie die Sitzung bitte ab und laden zu einer neuen ein.',
        abhilfe: { ereignis: 'SITZUNG_ENTFAELLT', feld: 'beginn' },
      }
    : null

export const aendern: Rules<Lage, SitzungEvent<'SITZUNG_AENDERN'>, object> = {
  voraussetzungen: [imZustand(['terminiert', 'eingeladen'], 'Zeit und Ort lassen sich bis zur Eröffnung ändern.')],
  angaben: [aendertEtwas, neuerTerminInDerZukunft, tagNachDerLadungFest],
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

/** The statutory number of the body is that of its own record, else the default of the profile. */
export function gesetzlicheZahl({ profil, stand, zeugen }: Lage): number {
  const gremium = zeugen['gremium']?.parts['gremium'] as Part<GremiumContext> | undefined
  return gremium?.context.gesetzlicheZahl ?? profil.gremien.find(({ id }) => id === stand.context.gremium)?.gesetzlicheZahl ?? 0
}

/** Not more are present than the body has members. */
const hoechstensAlle: Rule<LageWith<{ anwesend: number }>> = (lage) => {
  const { event } = lage
  const zahl = gesetzlicheZahl(lage)
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

/** What the chair states at the start: who is there, and whether that is enough. */
function feststellung(lage: LageWith<SitzungEvent<'SITZUNG_EROEFFNEN'>>): { beschlussfaehigkeit: Feststellung } {
  const { profil, stand, event } = lage
  const { am, gremium } = stand.context
  const zahl = { gesetzlicheZahl: gesetzlicheZahl(lage), anwesend: event.anwesend }
  const organ = gremium === profil.vertretung ? 'vertretung' : 'ausschuss'
  const { beschlussfaehig, mindestens, norm } = beschlussfaehigkeit(
    { ...zahl, ausgeschlossen: 0 },
    regelwerk(profil.rechtsbereich, am.slice(0, 10)),
    organ,
  )
  return { beschlussfaehigkeit: { ...zahl, mindestens, beschlussfaehig, norm } }
}

export const eroeffnen: Rules<Lage, SitzungEvent<'SITZUNG_EROEFFNEN'>, { beschlussfaehigkeit: Feststellung; leitung: Leitung | null }> = {
  voraussetzungen: [imZustand(['eingeladen'], 'Eröffnet wird nach der Einladung.')],
  angaben: [amSitzungstag, hoechstensAlle],
  befund: (lage) => ({ ...feststellung(lage), leitung: leitungDurch(lage.als) }),
}

const laeuft = imZustand(['laeuft'], 'Das ist nur in der laufenden Sitzung möglich.')

export const anwesenheit: Rules<Lage, SitzungEvent<'ANWESENHEIT'>, object> = {
  voraussetzungen: [laeuft, leitetDieSitzung],
  angaben: [hoechstensAlle],
}

/** Votes of a TOP without a Vorlage add up too. */
const stimmenStimmig: Rule<LageWith<SitzungEvent<'TOP_ERLEDIGEN'>>> = ({ event, stand }) => {
  if (event.abstimmung === undefined) return null
  const anwesend = stand.context.anwesenheit?.anwesend ?? 0
  const satz = unstimmigkeiten(event.abstimmung, { gesetzlicheZahl: anwesend, anwesend, ausgeschlossen: 0 })[0]
  return satz === undefined ? null : { code: 'STIMMEN_UNSTIMMIG', satz, abhilfe: { feld: 'abstimmung' } }
}

export const topErledigen: Rules<Lage, SitzungEvent<'TOP_ERLEDIGEN'>, object> = {
  voraussetzungen: [laeuft, leitetDieSitzung],
  angaben: [eigenerTop, stimmenStimmig],
}

export const entfaellt: Rules<Lage, SitzungEvent<'SITZUNG_ENTFAELLT'>, object> = {
  voraussetzungen: [imZustand(['terminiert', 'eingeladen'], 'Absagen lässt sich eine Sitzung vor ihrem Beginn.')],
  angaben: [],
}

const AUSZUG_FEHLT: Grund = {
  code: 'AUSZUG_FEHLT',
  satz: 'Ein Beschlussauszug wird noch erstellt. Bitte versuchen Sie es in einer Minute noch einmal.',
}

/** The Auszug of each confirmed result has been issued. */
export const auszuegeLiegenVor: Rule<Lage> = ({ stand }) =>
  stand.context.tops.some((top) => top.zustand === 'bestaetigt' && !top.auszug) ? AUSZUG_FEHLT : null

/** Results go out once, when each is confirmed and its Auszug has been issued. */
export const alleBestaetigt: Rule<Lage> = (lage) => {
  const { stand } = lage
  const erfasst = stand.context.tops.filter((top) => top.zustand === 'erfasst')
  if (erfasst.length > 0)
    return {
      code: 'ERGEBNIS_UNBESTAETIGT',
      satz: `${erfasst.length === 1 ? 'Ein Ergebnis ist' : `${erfasst.length} Ergebnisse sind`} noch nicht bestätigt.`,
      abhilfe: { ereignis: 'ERGEBNIS_BESTAETIGEN' },
    }
  return auszuegeLiegenVor(lage)
}

const nochNichtVersandt: Rule<Lage> = ({ stand }) =>
  stand.context.ergebnisseVersandt === null
    ? null
    : { code: 'SCHON_VERSANDT', satz: 'Die Ergebnisse dieser Sitzung sind bereits versandt.' }

export const ergebnisseVersenden: Rules<Lage, SitzungEvent<'ERGEBNISSE_VERSENDEN'>, object> = {
  voraussetzungen: [imZustand(GEHALTEN, 'Versandt wird nach dem Schluss der Sitzung.'), alleBestaetigt, nochNichtVersandt],
  angaben: [],
}

/** A session that is over is planned for no longer. */
export const vormerken: Rules<Lage, SitzungEvent<'VORMERKEN'>, object> = {
  voraussetzungen: [imZustand(['terminiert', 'eingeladen', 'laeuft', 'unterbrochen'], 'Für sie lässt sich nichts mehr vorsehen.')],
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

/** What has been handed over to the session of another day is handed over as a whole: nothing joins it here. */
const nichtUebergeben: Rule<Lage> = ({ stand }) =>
  stand.context.fortsetzung === null
    ? null
    : {
        code: 'WIRD_FORTGESETZT',
        satz: 'Die Sitzung wird an einem anderen Tag fortgesetzt. Dort kann der Punkt auf die Tagesordnung kommen.',
      }

/** An agenda takes no item once the session is over. */
export const topAufnehmen: Rules<Lage, SitzungEvent<'TOP_AUFNEHMEN'>, object> = {
  voraussetzungen: [
    imZustand(['terminiert', 'eingeladen', 'laeuft', 'unterbrochen'], 'Der Punkt kann nicht mehr aufgenommen werden.'),
    nichtUebergeben,
  ],
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
  voraussetzungen: [imZustand(['laeuft', 'unterbrochen', ...GEHALTEN], 'Ergebnisse gibt es erst in der Sitzung.')],
  angaben: [topDerVorlage, anwesenheitUnveraendert],
}

export const amTopDerVorlage: Rules<Lage, SitzungEvent<'TOP_BESTAETIGEN'>, object> = { voraussetzungen: [], angaben: [topDerVorlage] }
