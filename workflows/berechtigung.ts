/**
 * Who may do what: one table, role × event × relation (reference: permission matrix of the domain). A row not listed is forbidden.
 * `im_auftrag` marks acts in place of chair or head of administration; they are recorded as such.
 */
import { AGGREGATARTEN, type Aggregatart } from './aggregate.ts'
import type { Akteur, Rechtsrolle } from './akteur.ts'

/** How the actor must stand to the aggregate. Computed by each aggregate's `relations`. */
export type Beziehung =
  | 'immer'
  /** Author, or same office as the one in charge; of an Antragsteller, what the own group has handed in. */
  | 'eigene'
  /** The office that is asked (co-signature) or in charge (follow-up). */
  | 'eigene_stelle'
  /** Of an amendment: the paper that it changes is one's own. */
  | 'eigene_hauptvorlage'
  /** A seat in the body of the station or session; the body itself, where it is heard. */
  | 'eigenes_gremium'
  /** The invited person. */
  | 'eigene_person'

export interface Recht {
  art: Aggregatart
  rolle: Rechtsrolle
  ereignis: string
  beziehung: Beziehung
  imAuftrag?: true
}

const rows = (art: Aggregatart, rolle: Rechtsrolle, beziehung: Beziehung, ereignisse: string, imAuftrag?: 'im_auftrag'): Recht[] =>
  ereignisse.split(' ').map((ereignis) => ({ art, rolle, ereignis, beziehung, ...(imAuftrag && { imAuftrag: true as const }) }))

const ENTWURF = 'AENDERN ANLAGE_HINZUFUEGEN ANLAGE_ENTFERNEN EINREICHEN VERWERFEN'
const SAAL = 'BEFANGENHEIT_FESTSTELLEN OEFFENTLICHKEIT_AUSSCHLIESSEN OEFFENTLICHKEIT_HERSTELLEN'
const IN_SITZUNG = 'AUFRUFEN ERGEBNIS_ERFASSEN ERGEBNIS_KORRIGIEREN VERTAGEN ABSETZEN'

export const BERECHTIGUNGEN: readonly Recht[] = [
  ...rows('vorlage', 'sachbearbeitung', 'immer', 'ANLEGEN'),
  ...rows('vorlage', 'sachbearbeitung', 'eigene', `${ENTWURF} MITZEICHNUNG_ABSCHLIESSEN`),
  ...rows('vorlage', 'sachbearbeitung', 'eigene_stelle', 'SACHSTAND_MELDEN'),
  ...rows('vorlage', 'amtsleitung', 'immer', 'ANLEGEN'),
  ...rows('vorlage', 'amtsleitung', 'eigene', `${ENTWURF} PRUEFEN ZURUECKGEBEN MITZEICHNUNG_ABSCHLIESSEN`),
  ...rows('vorlage', 'amtsleitung', 'eigene_stelle', 'MITZEICHNEN SACHSTAND_MELDEN'),
  ...rows('vorlage', 'mitzeichnung', 'eigene_stelle', 'MITZEICHNEN'),
  ...rows(
    'vorlage',
    'dezernat',
    'immer',
    'ANLEGEN AENDERN PRUEFEN FREIGEBEN_DEZERNAT ZURUECKGEBEN MITZEICHNUNG_ABSCHLIESSEN ZURUECKZIEHEN SACHSTAND_MELDEN',
  ),
  ...rows('vorlage', 'hvb', 'immer', 'ANLEGEN AENDERN FREIGEBEN_DEZERNAT FREIGEBEN_HVB ZURUECKGEBEN ZURUECKZIEHEN DEPUBLIZIEREN'),
  ...rows(
    'vorlage',
    'sitzungsdienst',
    'immer',
    'ANLEGEN AENDERN ANLAGE_HINZUFUEGEN ANLAGE_ENTFERNEN EINGANG_ERFASSEN MITZEICHNUNG_ABSCHLIESSEN ZURUECKGEBEN',
  ),
  ...rows('vorlage', 'sitzungsdienst', 'immer', 'TERMINIEREN UMTERMINIEREN WEITERLEITEN UEBERSPRINGEN AUF_TO_SETZEN ABSETZEN'),
  ...rows('vorlage', 'sitzungsdienst', 'immer', 'ERGEBNIS_BESTAETIGEN VEROEFFENTLICHEN DEPUBLIZIEREN SACHSTAND_MELDEN ABSCHLIESSEN'),
  ...rows(
    'vorlage',
    'sitzungsdienst',
    'immer',
    'FREIGEBEN_HVB ZURUECKZIEHEN AUFRUFEN ERGEBNIS_ERFASSEN ERGEBNIS_KORRIGIEREN VERTAGEN',
    'im_auftrag',
  ),
  ...rows('vorlage', 'sitzungsdienst', 'immer', 'EINFUEGEN NEUFASSEN NACHREICHEN'),
  ...rows('vorlage', 'sitzungsdienst', 'immer', 'VERWEISEN ZURUECKVERWEISEN', 'im_auftrag'),
  ...rows('vorlage', 'vorsitz', 'eigenes_gremium', 'VERWEISEN ZURUECKVERWEISEN EINFUEGEN NACHREICHEN'),
  ...rows('vorlage', 'stellvertretung', 'eigenes_gremium', 'VERWEISEN ZURUECKVERWEISEN EINFUEGEN'),
  ...rows('vorlage', 'sachbearbeitung', 'eigene', 'NEUFASSEN'),
  ...rows('vorlage', 'amtsleitung', 'eigene', 'NEUFASSEN'),
  ...rows('vorlage', 'dezernat', 'immer', 'NEUFASSEN'),
  ...rows('vorlage', 'hvb', 'immer', 'NEUFASSEN'),
  ...rows('vorlage', 'hvb', 'immer', 'WIDERSPRUCH_EINLEGEN BEANSTANDEN AUSFERTIGEN EILENTSCHEIDEN'),
  ...rows('vorlage', 'sitzungsdienst', 'immer', 'AUFSICHT_ENTSCHEIDET GERICHT_ENTSCHEIDET BEKANNTMACHEN BEKANNTGEBEN AUFHEBEN'),
  ...rows('vorlage', 'sitzungsdienst', 'immer', 'ERNEUT_BESCHLIESSEN', 'im_auftrag'),
  ...rows('vorlage', 'vorsitz', 'eigenes_gremium', 'ERNEUT_BESCHLIESSEN'),
  ...rows('vorlage', 'stellvertretung', 'eigenes_gremium', 'ERNEUT_BESCHLIESSEN'),
  ...rows('vorlage', 'schriftfuehrung', 'eigenes_gremium', 'ERNEUT_BESCHLIESSEN'),
  ...rows('vorlage', 'vorsitz', 'eigenes_gremium', `AUF_TO_SETZEN ${IN_SITZUNG} ERGEBNIS_BESTAETIGEN`),
  ...rows('vorlage', 'stellvertretung', 'eigenes_gremium', `AUF_TO_SETZEN ${IN_SITZUNG} ERGEBNIS_BESTAETIGEN`),
  ...rows('vorlage', 'schriftfuehrung', 'eigenes_gremium', 'ERGEBNIS_ERFASSEN ERGEBNIS_KORRIGIEREN ERGEBNIS_BESTAETIGEN'),
  ...rows(
    'vorlage',
    'system',
    'immer',
    'ENTWURFSNUMMER_ERHALTEN NUMMER_ERHALTEN LADUNG_ERFOLGT SITZUNG_ENTFALLEN SITZUNG_VERLEGT NICHT_BEHANDELT TOP_VERWEIGERT',
  ),
  ...rows(
    'vorlage',
    'system',
    'immer',
    'AUFRUF_VERWEIGERT ERGEBNIS_VERWEIGERT ERGEBNIS_VERSANDT FRIST_ABGELAUFEN DOKUMENT_AUSGEGEBEN BEZIEHUNG_ERHALTEN',
  ),
  ...rows('vorlage', 'sitzungsdienst', 'immer', 'BESTAND_UEBERNEHMEN BERATUNGSFOLGE_ERFASSEN'),
  ...rows('vorlage', 'system', 'immer', 'NUMMER_VERWEIGERT'),

  ...rows('vorlage', 'mitglied', 'eigenes_gremium', 'AENDERUNGSANTRAG_EINBRINGEN'),
  ...rows('vorlage', 'mitglied', 'eigene', 'ZURUECKZIEHEN'),
  ...rows('vorlage', 'vorsitz', 'eigenes_gremium', 'AENDERUNGSANTRAG_EINBRINGEN'),
  ...rows('vorlage', 'stellvertretung', 'eigenes_gremium', 'AENDERUNGSANTRAG_EINBRINGEN'),
  ...rows('vorlage', 'sitzungsdienst', 'immer', 'AENDERUNGSANTRAG_EINBRINGEN', 'im_auftrag'),
  ...rows('vorlage', 'system', 'immer', 'AENDERUNG_ANLEGEN AENDERUNG_GEMELDET VORLAGE_FOLGEN'),

  ...rows(
    'sitzung',
    'sitzungsdienst',
    'immer',
    'SITZUNG_PLANEN SITZUNG_AENDERN TOP_ANLEGEN TOP_STREICHEN TOP_VERSCHIEBEN LADUNG_VERSENDEN LADUNG_BEANTWORTEN',
  ),
  ...rows('sitzung', 'sitzungsdienst', 'immer', 'ERGEBNISSE_VERSENDEN SITZUNG_ENTFAELLT'),
  ...rows('sitzung', 'sitzungsdienst', 'immer', 'SITZUNG_EROEFFNEN ANWESENHEIT TOP_ERLEDIGEN SITZUNG_SCHLIESSEN', 'im_auftrag'),
  ...rows(
    'sitzung',
    'vorsitz',
    'eigenes_gremium',
    'LADUNG_VERSENDEN SITZUNG_EROEFFNEN ANWESENHEIT TOP_ERLEDIGEN SITZUNG_SCHLIESSEN SITZUNG_ENTFAELLT',
  ),
  ...rows('sitzung', 'stellvertretung', 'eigenes_gremium', 'SITZUNG_EROEFFNEN ANWESENHEIT TOP_ERLEDIGEN SITZUNG_SCHLIESSEN'),
  ...rows('sitzung', 'schriftfuehrung', 'eigenes_gremium', 'ANWESENHEIT TOP_ERLEDIGEN'),
  ...rows('sitzung', 'mitglied', 'eigene_person', 'LADUNG_BEANTWORTEN'),
  ...rows(
    'sitzung',
    'system',
    'immer',
    'VORMERKEN VORMERKUNG_STREICHEN TOP_AUFNEHMEN TOP_ABSETZEN TOP_AUFRUFEN TOP_ERGEBNIS TOP_BESTAETIGEN AUSZUG_LIEGT_VOR DOKUMENT_AUSGEGEBEN',
  ),

  // What happens to a session as a whole.
  ...rows('vorlage', 'vorsitz', 'eigenes_gremium', 'NICHT_BEHANDELT BESCHLUSSUNFAEHIG'),
  ...rows('vorlage', 'stellvertretung', 'eigenes_gremium', 'NICHT_BEHANDELT BESCHLUSSUNFAEHIG'),
  ...rows('vorlage', 'sitzungsdienst', 'immer', 'NICHT_BEHANDELT BESCHLUSSUNFAEHIG', 'im_auftrag'),
  ...rows('vorlage', 'system', 'immer', 'SITZUNG_FORTGESETZT NIEDERSCHRIFT_LIEGT_VOR ERGEBNIS_BESTAETIGEN'),
  ...rows(
    'sitzung',
    'vorsitz',
    'eigenes_gremium',
    'SITZUNG_UNTERBRECHEN SITZUNG_FORTSETZEN NIEDERSCHRIFT_UNTERZEICHNEN NIEDERSCHRIFT_GENEHMIGEN',
  ),
  ...rows('sitzung', 'stellvertretung', 'eigenes_gremium', 'SITZUNG_UNTERBRECHEN SITZUNG_FORTSETZEN NIEDERSCHRIFT_UNTERZEICHNEN'),
  ...rows('sitzung', 'schriftfuehrung', 'eigenes_gremium', 'NIEDERSCHRIFT_UNTERZEICHNEN NIEDERSCHRIFT_GENEHMIGEN'),
  ...rows('sitzung', 'sitzungsdienst', 'immer', 'NIEDERSCHRIFT_GENEHMIGEN'),
  ...rows('sitzung', 'sitzungsdienst', 'immer', 'SITZUNG_UNTERBRECHEN SITZUNG_FORTSETZEN NIEDERSCHRIFT_UNTERZEICHNEN', 'im_auftrag'),
  ...rows('sitzung', 'system', 'immer', 'FORTSETZUNG_UEBERNEHMEN FORTSETZUNG_UEBERNOMMEN FORTSETZUNG_VERWEIGERT TOP_NICHT_FORTGESETZT'),

  // Beside the matter itself: bias, publicity, urgent items, legal checks.
  ...rows('vorlage', 'vorsitz', 'eigenes_gremium', SAAL),
  ...rows('vorlage', 'stellvertretung', 'eigenes_gremium', SAAL),
  ...rows('vorlage', 'schriftfuehrung', 'eigenes_gremium', 'BEFANGENHEIT_FESTSTELLEN'),
  ...rows('vorlage', 'sitzungsdienst', 'immer', SAAL, 'im_auftrag'),
  ...rows('vorlage', 'sitzungsdienst', 'immer', 'PRUEFUNG_EINLEITEN PRUEFUNG_ABSCHLIESSEN'),
  ...rows('vorlage', 'hvb', 'immer', 'PRUEFUNG_EINLEITEN PRUEFUNG_ABSCHLIESSEN'),
  ...rows('vorlage', 'system', 'immer', 'DRINGLICH_AUFGENOMMEN PUNKT_UEBERNEHMEN'),
  ...rows('sitzung', 'vorsitz', 'eigenes_gremium', 'DRINGLICH_ERWEITERN'),
  ...rows('sitzung', 'stellvertretung', 'eigenes_gremium', 'DRINGLICH_ERWEITERN'),
  ...rows('sitzung', 'sitzungsdienst', 'immer', 'DRINGLICH_ERWEITERN', 'im_auftrag'),
  ...rows('sitzung', 'system', 'immer', 'OEFFENTLICHKEIT_ENTSCHIEDEN'),

  // Corrections and late papers.
  ...rows('vorlage', 'sitzungsdienst', 'immer', 'BERICHTIGEN BERICHTIGUNG_ABLEHNEN ANLAGE_NACHREICHEN AUSTAUSCHEN'),
  ...rows('vorlage', 'vorsitz', 'eigenes_gremium', 'BERICHTIGEN BERICHTIGUNG_ABLEHNEN'),
  ...rows('vorlage', 'stellvertretung', 'eigenes_gremium', 'BERICHTIGEN BERICHTIGUNG_ABLEHNEN'),
  ...rows('vorlage', 'schriftfuehrung', 'eigenes_gremium', 'BERICHTIGEN BERICHTIGUNG_ABLEHNEN'),
  ...rows('sitzung', 'system', 'immer', 'TOP_BERICHTIGEN NACHREICHUNG'),

  // On the decision of the Vertretung.
  ...rows('vorlage', 'sitzungsdienst', 'immer', 'AN_SICH_ZIEHEN'),

  // Who leads a session.
  ...rows('sitzung', 'vorsitz', 'eigenes_gremium', 'LEITUNG_UEBERNEHMEN'),
  ...rows('sitzung', 'stellvertretung', 'eigenes_gremium', 'LEITUNG_UEBERNEHMEN'),

  // Groups of the council that have an access of their own.
  ...rows('vorlage', 'antragsteller', 'eigene', 'ZURUECKZIEHEN'),
  ...rows('vorlage', 'antragsteller', 'immer', 'AENDERUNGSANTRAG_EINBRINGEN'),

  // Amendments are taken over by whoever moved the paper; in the hall that is recorded.
  ...rows('vorlage', 'antragsteller', 'eigene_hauptvorlage', 'AENDERUNG_UEBERNEHMEN'),
  ...rows('vorlage', 'mitglied', 'eigene_hauptvorlage', 'AENDERUNG_UEBERNEHMEN'),
  ...rows('vorlage', 'hvb', 'immer', 'AENDERUNG_UEBERNEHMEN'),
  ...rows('vorlage', 'dezernat', 'immer', 'AENDERUNG_UEBERNEHMEN'),
  ...rows('vorlage', 'vorsitz', 'eigenes_gremium', 'AENDERUNG_UEBERNEHMEN'),
  ...rows('vorlage', 'stellvertretung', 'eigenes_gremium', 'AENDERUNG_UEBERNEHMEN'),
  ...rows('vorlage', 'schriftfuehrung', 'eigenes_gremium', 'AENDERUNG_UEBERNEHMEN'),
  ...rows('vorlage', 'sitzungsdienst', 'immer', 'AENDERUNG_UEBERNEHMEN', 'im_auftrag'),

  // A body that is heard answers in writing: by its link, by its chair, or by letter.
  ...rows('vorlage', 'anhoerung', 'eigenes_gremium', 'STELLUNGNAHME_ABGEBEN'),
  ...rows('vorlage', 'vorsitz', 'eigenes_gremium', 'STELLUNGNAHME_ABGEBEN'),
  ...rows('vorlage', 'sitzungsdienst', 'immer', 'STELLUNGNAHME_ABGEBEN'),

  ...rows('gremium', 'sitzungsdienst', 'immer', 'GREMIUM_EINRICHTEN GREMIUM_AENDERN SITZ_BESETZEN SITZ_BEENDEN AUFTRAEGE_BERICHTEN'),
  ...rows('gremium', 'administration', 'immer', 'GREMIUM_EINRICHTEN GREMIUM_AENDERN SITZ_BESETZEN SITZ_BEENDEN'),
  ...rows('nummernkreis', 'system', 'immer', 'NUMMER_ZIEHEN NUMMER_BELEGEN'),
  ...rows('nummernkreis', 'sitzungsdienst', 'immer', 'NUMMER_BELEGEN'),

  ...AGGREGATARTEN.flatMap((art) => [
    ...rows(art, 'administration', 'immer', 'TEXTE_LOESCHEN'),
    ...rows(art, 'system', 'immer', 'MIGRIEREN'),
  ]),
]

const index = Map.groupBy(BERECHTIGUNGEN, (recht) => `${recht.art} ${recht.ereignis}`)

const rollenOf = (akteur: Akteur): ReadonlySet<Rechtsrolle> =>
  new Set<Rechtsrolle>([...akteur.aemter.map(({ amt }) => amt), ...akteur.sitze.map(({ funktion }) => funktion)])

/** The role by which the actor may send the event, acts in one's own right before acts in place of another; null = forbidden. */
export function authorise(
  art: Aggregatart,
  ereignis: string,
  akteur: Akteur,
  profil: string,
  relations: ReadonlySet<string>,
): Rechtsrolle | null {
  if (akteur.profil !== '*' && akteur.profil !== profil) return null
  const rollen = rollenOf(akteur)
  const fitting = (index.get(`${art} ${ereignis}`) ?? []).filter(
    (recht) => rollen.has(recht.rolle) && (recht.beziehung === 'immer' || relations.has(`${recht.rolle}:${recht.beziehung}`)),
  )
  return (fitting.find((recht) => recht.imAuftrag !== true) ?? fitting[0])?.rolle ?? null
}

export const isImAuftrag = (art: Aggregatart, ereignis: string, rolle: Rechtsrolle): boolean =>
  (index.get(`${art} ${ereignis}`) ?? []).some((recht) => recht.rolle === rolle && recht.imAuftrag === true)
