/** The aggregate Vorlage: its machines, events, rules and what follows from them. */
import type { AggregateDefinition, Parts, Payload, Ref, Situation } from '../aggregate.ts'
import type { Akteur } from '../akteur.ts'
import type { Grund } from '../rule.ts'
import type { Art } from '../begriffe.ts'
import { machine as beschlusspunkt } from '../beschlusspunkt/machine.ts'
import { gremiumId } from '../gremium/machine.ts'
import { machine as mitzeichnung } from '../mitzeichnung/machine.ts'
import { profil } from '../profile/index.ts'
import { befund, grounds, type AnyRules } from '../rules-of.ts'
import { sitzungStand } from '../sitzung/stand.ts'
import { machine as station } from '../station/machine.ts'
import type { VorlageEventType } from './events.ts'
import { events } from './events.ts'
import type { StoredEvent } from './befund.ts'
import { aufgaben } from './aufgaben.ts'
import { effects } from './effects.ts'
import { eilgremium } from './eilgremium.ts'
import { fields } from './fields.ts'
import { machine as vorlage } from './machine.ts'
import { route } from './router.ts'
import { settle } from './routes/settle.ts'
import { aenderungsantragEinbringen, folgtDerVorlage } from './rules/aenderung.ts'
import { aufheben } from './rules/aufheben.ts'
import { befangenheitFeststellen } from './rules/befangenheit.ts'
import * as berichtigen from './rules/berichtigen.ts'
import { ergebnisBestaetigen } from './rules/bestaetigen.ts'
import { bekanntgeben } from './rules/bekanntgeben.ts'
import * as bestand from './rules/bestand.ts'
import * as beratungsfolge from './rules/beratungsfolge.ts'
import { nachreichen, stellungnahmeAbgeben } from './rules/anhoerung.ts'
import { anSichZiehen } from './rules/an-sich-ziehen.ts'
import { einfuegen, neufassen } from './rules/einfuegen.ts'
import { lageOf } from './rules/common.ts'
import { einreichen } from './rules/einreichen.ts'
import * as entwurf from './rules/entwurf.ts'
import * as ergebnis from './rules/ergebnis.ts'
import * as inDerSitzung from './rules/in-der-sitzung.ts'
import * as internePhase from './rules/interne-phase.ts'
import { eilentscheiden } from './rules/eilentscheidung.ts'
import { erneutBeschliessen } from './rules/erneut-beschliessen.ts'
import { anlageNachreichen, austauschen } from './rules/nachreichen.ts'
import * as nachgang from './rules/nachgang.ts'
import * as ohneBeratung from './rules/ohne-beratung.ts'
import * as oeffentlichkeit from './rules/oeffentlichkeit.ts'
import * as pruefung from './rules/pruefung.ts'
import * as satzung from './rules/satzung.ts'
import { aenderungUebernehmen } from './rules/uebernehmen.ts'
import { verweisen, zurueckverweisen } from './rules/verweisen.ts'
import * as widerspruch from './rules/widerspruch.ts'
import * as zurueckgenommen from './rules/zurueckgenommen.ts'
import { isAntragsteller, stationById, vorlageStand, type VorlageStand } from './stand.ts'

const FREI: AnyRules = { voraussetzungen: [], angaben: [] }

const REGELN = {
  ANLEGEN: entwurf.anlegen,
  AENDERN: entwurf.aendern,
  ANLAGE_HINZUFUEGEN: entwurf.anlageHinzufuegen,
  ANLAGE_ENTFERNEN: entwurf.anlageEntfernen,
  EINGANG_ERFASSEN: internePhase.eingangErfassen,
  EINREICHEN: einreichen,
  PRUEFEN: internePhase.pruefen,
  MITZEICHNEN: internePhase.mitzeichnen,
  MITZEICHNUNG_ABSCHLIESSEN: internePhase.mitzeichnungAbschliessen,
  FREIGEBEN_DEZERNAT: internePhase.freigebenDezernat,
  FREIGEBEN_HVB: internePhase.freigebenHvb,
  ZURUECKGEBEN: internePhase.zurueckgeben,
  VERWERFEN: internePhase.verwerfen,
  TERMINIEREN: beratungsfolge.terminieren,
  UMTERMINIEREN: beratungsfolge.umterminieren,
  WEITERLEITEN: beratungsfolge.weiterleiten,
  UEBERSPRINGEN: beratungsfolge.ueberspringen,
  ZURUECKZIEHEN: beratungsfolge.zurueckziehen,
  AUF_TO_SETZEN: beratungsfolge.aufTagesordnungSetzen,
  ABSETZEN: beratungsfolge.absetzen,
  AUFRUFEN: inDerSitzung.aufrufen,
  ERGEBNIS_ERFASSEN: ergebnis.ergebnisErfassen,
  ERGEBNIS_KORRIGIEREN: ergebnis.ergebnisKorrigieren,
  VERTAGEN: inDerSitzung.vertagen,
  ERGEBNIS_BESTAETIGEN: ergebnisBestaetigen,
  VEROEFFENTLICHEN: nachgang.veroeffentlichen,
  DEPUBLIZIEREN: nachgang.depublizieren,
  SACHSTAND_MELDEN: nachgang.sachstandMelden,
  ABSCHLIESSEN: beratungsfolge.abschliessen,
  WIDERSPRUCH_EINLEGEN: widerspruch.widerspruchEinlegen,
  ERNEUT_BESCHLIESSEN: erneutBeschliessen,
  BEANSTANDEN: widerspruch.beanstanden,
  AUSFERTIGEN: satzung.ausfertigen,
  BEKANNTMACHEN: satzung.bekanntmachen,
  EILENTSCHEIDEN: eilentscheiden,
  BEKANNTGEBEN: bekanntgeben,
  AUFHEBEN: aufheben,
  BEZIEHUNG_ERHALTEN: FREI,
  AUFSICHT_ENTSCHEIDET: widerspruch.aufsichtEntscheidet,
  GERICHT_ENTSCHEIDET: widerspruch.gerichtEntscheidet,
  VERWEISEN: verweisen,
  ZURUECKVERWEISEN: zurueckverweisen,
  EINFUEGEN: einfuegen,
  AN_SICH_ZIEHEN: anSichZiehen,
  NACHREICHEN: nachreichen,
  STELLUNGNAHME_ABGEBEN: stellungnahmeAbgeben,
  NEUFASSEN: neufassen,
  BESTAND_UEBERNEHMEN: bestand.bestandUebernehmen,
  BERATUNGSFOLGE_ERFASSEN: bestand.beratungsfolgeErfassen,
  NUMMER_VERWEIGERT: bestand.nummerVerweigert,
  ANLAGE_NACHREICHEN: anlageNachreichen,
  AUSTAUSCHEN: austauschen,
  BERICHTIGEN: berichtigen.berichtigen,
  BERICHTIGUNG_ABLEHNEN: berichtigen.berichtigungAblehnen,
  ENTWURFSNUMMER_ERHALTEN: nachgang.entwurfsnummerErhalten,
  NUMMER_ERHALTEN: nachgang.nummerErhalten,
  LADUNG_ERFOLGT: nachgang.ladungErfolgt,
  SITZUNG_ENTFALLEN: zurueckgenommen.sitzungEntfallen,
  SITZUNG_VERLEGT: zurueckgenommen.sitzungVerlegt,
  NICHT_BEHANDELT: ohneBeratung.nichtBehandelt,
  BESCHLUSSUNFAEHIG: ohneBeratung.beschlussunfaehig,
  SITZUNG_FORTGESETZT: zurueckgenommen.sitzungFortgesetzt,
  NIEDERSCHRIFT_LIEGT_VOR: zurueckgenommen.niederschriftLiegtVor,
  TOP_VERWEIGERT: zurueckgenommen.topVerweigert,
  AUFRUF_VERWEIGERT: zurueckgenommen.aufrufVerweigert,
  ERGEBNIS_VERWEIGERT: zurueckgenommen.ergebnisVerweigert,
  ERGEBNIS_VERSANDT: FREI,
  FRIST_ABGELAUFEN: nachgang.fristAbgelaufen,
  DOKUMENT_AUSGEGEBEN: FREI,
  AENDERUNGSANTRAG_EINBRINGEN: aenderungsantragEinbringen,
  AENDERUNG_UEBERNEHMEN: aenderungUebernehmen,
  AENDERUNG_ANLEGEN: FREI,
  AENDERUNG_GEMELDET: FREI,
  VORLAGE_FOLGEN: FREI,
  BEFANGENHEIT_FESTSTELLEN: befangenheitFeststellen,
  OEFFENTLICHKEIT_AUSSCHLIESSEN: oeffentlichkeit.oeffentlichkeitAusschliessen,
  OEFFENTLICHKEIT_HERSTELLEN: oeffentlichkeit.oeffentlichkeitHerstellen,
  PRUEFUNG_EINLEITEN: pruefung.pruefungEinleiten,
  PRUEFUNG_ABSCHLIESSEN: pruefung.pruefungAbschliessen,
  DRINGLICH_AUFGENOMMEN: beratungsfolge.dringlichAufgenommen,
  PUNKT_UEBERNEHMEN: FREI,
} as unknown as Record<VorlageEventType, AnyRules>

const situationOf = (situation: Situation): Situation => (situation.parts['vorlage'] === undefined ? situation : lageOf(situation))

/** An amendment has no way of its own. */
const mitDerVorlage = (situation: Situation, { type }: Payload): Grund[] =>
  situation.parts['vorlage'] === undefined
    ? []
    : folgtDerVorlage(lageOf(situation), type, events[type as VorlageEventType]?.intern === true)

function witnesses(parts: Parts, event: Payload): Record<string, Ref> {
  if (parts['vorlage'] === undefined) return event.type === 'BESTAND_UEBERNEHMEN' ? bestandszeuge(event) : genannteZeugen(event)
  const stand = vorlageStand(parts)
  if (event.type === 'EILENTSCHEIDEN') return eilzeugen(stand, event['sitzung'])
  if (event.type === 'AUFHEBEN') return typeof event['durch'] === 'string' ? { durch: { art: 'vorlage', id: event['durch'] } } : {}
  if (event.type === 'ERNEUT_BESCHLIESSEN') return erneuteSitzung(stand, event['sitzung'])
  const known = stationById(stand, stationsId(stand, event))
  const named = typeof event['sitzung'] === 'string' ? event['sitzung'] : known?.context.sitzung
  // A session that says so itself is not asked again.
  const sagtVorsitz = event.type === 'NICHT_BEHANDELT' && event['sitzung'] === undefined
  if (known === undefined || named == null || !(BRAUCHT_SITZUNG.has(event.type) || sagtVorsitz)) return {}
  return {
    sitzung: { art: 'sitzung', id: named },
    ...(BRAUCHT_ZAHL.has(event.type) && {
      gremium: { art: 'gremium', id: gremiumId(stand.context.profil, known.context.gremium) },
    }),
    ...(ZAEHLT_STIMMEN.has(event.type) && genannt(event)),
  }
}

/** Papers that a result names. */
const genannt = (event: Payload): Record<string, Ref> => genannte(event, ['erledigtDurch', 'gemeinsamMit'])

const genannte = (event: Payload, felder: readonly string[]): Record<string, Ref> =>
  Object.fromEntries(
    felder.flatMap((name): [string, Ref][] => {
      const id = event[name]
      return typeof id === 'string' ? [[name, { art: 'vorlage', id }]] : []
    }),
  )

/** Papers that a new one names. */
const genannteZeugen = (event: Payload): Record<string, Ref> => genannte(event, ['berichtetUeber', 'stellungnahmeZu'])

/** The station that an event is about; of several the first, for they lie in one session. */
function stationsId(stand: VorlageStand, event: Payload): unknown {
  // An amendment has one station.
  if (event.type === 'AENDERUNG_UEBERNEHMEN') return stand.stationen[0]?.context.id
  const aufgerufen = stand.stationen.find(({ zustand }) => zustand === 'aufgerufen')
  const naechste = (aufgerufen ?? stand.stationen.find(({ zustand }) => zustand === 'auf_tagesordnung'))?.context.id
  if (event.type === 'OEFFENTLICHKEIT_AUSSCHLIESSEN') return Array.isArray(event['stationen']) ? event['stationen'][0] : naechste
  if (event.type === 'OEFFENTLICHKEIT_HERSTELLEN')
    return stand.stationen.find(({ context }) => context.oeffentlichkeitAusgeschlossen)?.context.id ?? naechste
  return event['station']
}

/** The counter that knows whether the number is free. */
const bestandszeuge = ({ profil: id, art, nummer, datum }: Payload): Record<string, Ref> => {
  const angabe = { art: art as Art, nummer: String(nummer), datum: String(datum) }
  const kreis = bestand.kreisDerNummer(profil(String(id)), angabe)
  return kreis === null ? {} : { nummernkreis: { art: 'nummernkreis', id: kreis } }
}

/** The body whose member may have to sign, and its next session. */
const eilzeugen = (stand: VorlageStand, sitzung: unknown): Record<string, Ref> => {
  const { profil: id } = stand.context
  return {
    gremium: { art: 'gremium', id: gremiumId(id, eilgremium(stand, profil(id).vertretung)) },
    ...(typeof sitzung === 'string' && { sitzung: { art: 'sitzung', id: sitzung } }),
  }
}

/** The session of the renewed decision and the body that takes it. */
const erneuteSitzung = (stand: VorlageStand, sitzung: unknown): Record<string, Ref> =>
  typeof sitzung !== 'string' || stand.context.widerspruch === null
    ? {}
    : {
        sitzung: { art: 'sitzung', id: sitzung },
        gremium: { art: 'gremium', id: gremiumId(stand.context.profil, stand.context.widerspruch.gremium) },
      }

const BRAUCHT_SITZUNG = new Set([
  'TERMINIEREN',
  'UMTERMINIEREN',
  'AUF_TO_SETZEN',
  'AUFRUFEN',
  'VERTAGEN',
  'VERWEISEN',
  'ZURUECKVERWEISEN',
  'ERGEBNIS_ERFASSEN',
  'ERGEBNIS_KORRIGIEREN',
  'ERGEBNIS_BESTAETIGEN',
  'BESCHLUSSUNFAEHIG',
  'BEFANGENHEIT_FESTSTELLEN',
  'OEFFENTLICHKEIT_AUSSCHLIESSEN',
  'OEFFENTLICHKEIT_HERSTELLEN',
  'BERICHTIGEN',
])

const ZAEHLT_STIMMEN = new Set(['ERGEBNIS_ERFASSEN', 'ERGEBNIS_KORRIGIEREN', 'BERICHTIGEN'])

/** Looks at the statutory number of the body. */
const BRAUCHT_ZAHL = new Set([...ZAEHLT_STIMMEN, 'AUFRUFEN', 'BESCHLUSSUNFAEHIG', 'OEFFENTLICHKEIT_AUSSCHLIESSEN'])

function relations(parts: Parts, event: Payload, akteur: Akteur): ReadonlySet<string> {
  const found = new Set<string>()
  if (parts['vorlage'] === undefined) return found
  const stand = vorlageStand(parts)
  const { erstelltVon, federfuehrung } = stand.context
  const gefragt = event.type === 'MITZEICHNEN' ? event['stelle'] : federfuehrung
  if (isAntragsteller(akteur, stand.context.eingang)) found.add('antragsteller:eigene')
  const { aendert } = stand.context
  if (isAntragsteller(akteur, aendert)) found.add('antragsteller:eigene_hauptvorlage')
  const gremium =
    event.type === 'ERNEUT_BESCHLIESSEN'
      ? stand.context.widerspruch?.gremium
      : stationById(stand, stationsId(stand, event))?.context.gremium
  for (const { amt, stelle } of akteur.aemter) {
    // The key of a group is none of an office, nor is the id of a body.
    if (amt === 'antragsteller') continue
    if (amt === 'anhoerung') {
      if (stelle !== undefined && stelle === gremium) found.add(`${amt}:eigenes_gremium`)
      continue
    }
    if (akteur.id === erstelltVon || stelle === federfuehrung) found.add(`${amt}:eigene`)
    if (stelle !== undefined && stelle === gefragt) found.add(`${amt}:eigene_stelle`)
  }
  // A body adds others while the paper lies before it.
  const beraet = event.type === 'EINFUEGEN' ? stand.stationen.find(({ zustand }) => zustand === 'aufgerufen')?.context.gremium : gremium
  for (const sitz of akteur.sitze) {
    if (sitz.gremium === beraet) found.add(`${sitz.funktion}:eigenes_gremium`)
    if (akteur.id === erstelltVon) found.add(`${sitz.funktion}:eigene`)
    if (akteur.id === aendert?.von) found.add(`${sitz.funktion}:eigene_hauptvorlage`)
  }
  return found
}

/** What the author of an event looked at when deciding. */
function bezug(parts: Parts, event: Payload, zeugen: Situation['zeugen']): unknown {
  if (parts['vorlage'] === undefined) return null
  const stand = vorlageStand(parts)
  const fassung = stand.context.fassung.hash
  if (event.type === 'MITZEICHNEN') {
    const part = stand.mitzeichnungen.find((candidate) => candidate.context.stelle === event['stelle'])
    return { stelle: event['stelle'], zustand: part?.zustand, runde: part?.context.runde, fassung: part?.context.fassung }
  }
  const known = stationById(stand, stationsId(stand, event))
  if (known !== undefined) {
    const { versuch, ergebnis, berichtigung, sitzung, befangen, oeffentlich } = known.context
    // Presence matters to whoever counts votes, and to nobody else.
    const zeuge = ZAEHLT_STIMMEN.has(event.type) ? zeugen['sitzung'] : undefined
    const anwesenheit = zeuge === undefined ? null : (sitzungStand(zeuge.parts).context.anwesenheit?.stand ?? null)
    const { id: station } = known.context
    return { station, zustand: known.zustand, versuch, ergebnis, berichtigung, sitzung, fassung, anwesenheit, befangen, oeffentlich }
  }
  return {
    zustand: stand.zustand,
    publikation: stand.publikation,
    fassung,
    kopf: stand.context.kopf,
    beratungsfolge: stand.context.beratungsfolge,
    widerspruch: stand.context.widerspruch,
  }
}

export const definition: AggregateDefinition = {
  art: 'vorlage',
  version: 1,
  machines: { vorlage, station, mitzeichnung, beschlusspunkt },
  events,
  profilOf: (parts, event) => (parts['vorlage'] === undefined ? String(event['profil']) : vorlageStand(parts).context.profil),
  creates: new Set(['ANLEGEN', 'AENDERUNG_ANLEGEN', 'BESTAND_UEBERNEHMEN']),
  witnesses,
  relations,
  grounds: (situation, event, nurStand) => [
    ...mitDerVorlage(situation, event),
    ...grounds(REGELN, situationOf(situation), event, nurStand),
  ],
  befund: (situation, event) => befund(REGELN, situationOf(situation), event),
  bezug,
  route: (parts, event) => route(parts, event as unknown as StoredEvent),
  settle: (parts, event, rev) => settle(parts, event as unknown as StoredEvent, rev),
  effects,
  fields,
  aufgaben,
}
