/**
 * All words that stand for names of the model on pages, mails and documents. A profile may replace each under its key
 * (for example `ergebnis.empfohlen`). A test refuses machine names anywhere a person reads.
 */
import type { Profil } from './profile/profil.ts'
import type { Abstimmung } from './recht/abstimmung.ts'
import { RECHTSWOERTER } from './woerter/recht.ts'
import { WOERTER_AENDERUNG } from './woerter/aenderung.ts'
import { WOERTER_ANHOERUNG } from './woerter/anhoerung.ts'
import { WOERTER_BERATUNG } from './woerter/beratung.ts'
import { WOERTER_ARTEN } from './woerter/arten.ts'
import { WOERTER_BESTAND } from './woerter/bestand.ts'
import { WOERTER_KORREKTUR } from './woerter/korrektur.ts'
import { WOERTER_NACHGANG } from './woerter/nachgang.ts'
import { WOERTER_SAAL } from './woerter/saal.ts'
import { WOERTER_LEITUNG } from './woerter/leitung.ts'
import { WOERTER_RUECKHOLUNG } from './woerter/rueckholung.ts'
import { WOERTER_SITZUNG } from './woerter/sitzung.ts'

const WOERTER = {
  ...RECHTSWOERTER,
  ...WOERTER_NACHGANG,
  ...WOERTER_KORREKTUR,
  ...WOERTER_SITZUNG,
  ...WOERTER_LEITUNG,
  ...WOERTER_RUECKHOLUNG,
  ...WOERTER_AENDERUNG,
  ...WOERTER_ANHOERUNG,
  ...WOERTER_BERATUNG,
  ...WOERTER_SAAL,
  ...WOERTER_BESTAND,
  ...WOERTER_ARTEN,

  // Where a paper stands, as a badge.
  'zustand.entwurf': 'Entwurf',
  'zustand.ueberarbeitung': 'In Überarbeitung',
  'zustand.amtspruefung': 'In der Amtsprüfung',
  'zustand.mitzeichnung': 'In Mitzeichnung',
  'zustand.dezernatsfreigabe': 'Freigabe beim Dezernat',
  'zustand.hvb_freigabe': 'Freigabe durch {hvb}',
  'zustand.bereit': 'Freigegeben, zur Beratung',
  'zustand.in_station': 'In Beratung',
  'zustand.frist_laeuft': 'Entschieden, Frist läuft',
  'zustand.umsetzung': 'Beschlossen, in Umsetzung',
  'zustand.umgesetzt': 'Umgesetzt',
  'zustand.abgelehnt': 'Abgelehnt',
  'zustand.kenntnis_genommen': 'Zur Kenntnis genommen',
  'zustand.erledigt': 'Erledigt',
  'zustand.zurueckgezogen': 'Zurückgezogen',
  'zustand.abgeschlossen': 'Abgeschlossen',
  'zustand.verworfen': 'Verworfen',

  // One entry of the Beratungsfolge.
  'station.geplant': 'Noch ohne Termin',
  'station.terminiert': 'Vorgesehen',
  'station.auf_tagesordnung': 'Auf der Tagesordnung',
  'station.aufgerufen': 'Wird beraten',
  'station.ergebnis_vorlaeufig': 'Erfasst, noch nicht bestätigt',
  'station.ergebnis_bestaetigt': 'Bestätigt',
  'station.abgeschlossen': 'Bestätigt',
  'station.uebersprungen': 'Übersprungen',
  'station.hvb_offen': 'Freigabe steht aus',
  'station.hvb_genehmigt': 'Freigegeben',
  'station.in_beratung': 'In Beratung',
  'station.nichtoeffentlich': 'Nichtöffentlich beraten',

  'sitzung.terminiert': 'Geplant',
  'sitzung.eingeladen': 'Eingeladen',
  'sitzung.laeuft': 'Sitzung läuft',
  'sitzung.geschlossen': 'Geschlossen',
  'sitzung.entfallen': 'Entfallen',

  'mitzeichnung.offen': 'Antwort steht aus',
  'mitzeichnung.gezeichnet': 'Gezeichnet',
  'mitzeichnung.gezeichnet_mit_hinweis': 'Gezeichnet mit Hinweis',
  'mitzeichnung.abgelehnt': 'Abgelehnt',
  'mitzeichnung.frist_abgelaufen': 'Frist abgelaufen, keine Antwort',
  'mitzeichnung.entbehrlich': 'Nicht betroffen',

  'punkt.offen': 'Offen',
  'punkt.in_umsetzung': 'In Umsetzung',
  'punkt.teilweise': 'Teilweise erledigt',
  'punkt.erledigt': 'Erledigt',
  'punkt.zurueckgestellt': 'Zurückgestellt',
  'punkt.nicht_umsetzbar': 'Nicht umsetzbar',
  'punkt.ueberholt': 'Überholt',

  'rolle.genehmigung': 'Freigabe',
  'rolle.anhoerung': 'Anhörung',
  'rolle.kenntnisnahme': 'Kenntnisnahme',
  'rolle.vorberatung': 'Vorberatung',
  'rolle.entscheidung': 'Entscheidung',
  'rolle.genehmigung_nachtraeglich': 'Nachträgliche Genehmigung',

  'ergebnis.beschlossen': 'Ungeändert beschlossen',
  'ergebnis.geaendert_beschlossen': 'Geändert beschlossen',
  'ergebnis.teilweise_beschlossen': 'Teilweise beschlossen',
  'ergebnis.abgelehnt': 'Abgelehnt',
  'ergebnis.empfohlen': 'Empfohlen',
  'ergebnis.geaendert_empfohlen': 'Geändert empfohlen',
  'ergebnis.nicht_empfohlen': 'Nicht empfohlen',
  'ergebnis.ohne_empfehlung': 'Ohne Empfehlung weitergeleitet',
  'ergebnis.zur_kenntnis_genommen': 'Zur Kenntnis genommen',
  'ergebnis.zugestimmt': 'Zugestimmt',
  'ergebnis.erledigt': 'Erledigt',
  'ergebnis.genehmigt': 'Genehmigt',
  'ergebnis.aufgehoben': 'Aufgehoben',
  'ergebnis.vertagt': 'Vertagt',
  'ergebnis.abgesetzt': 'Abgesetzt',
  'ergebnis.nicht_behandelt': 'Nicht behandelt',
  'ergebnis.behandelt': 'Behandelt',
  'ergebnis.nicht_aufgenommen': 'Nicht auf die Tagesordnung genommen',
  'ergebnis.sitzung_entfallen': 'Sitzung entfallen',

  // Next steps as verbs: buttons and task lists.
  'schritt.ANLEGEN': 'Entwurf anlegen',
  'schritt.AENDERN': 'Entwurf bearbeiten',
  'schritt.EINREICHEN': 'Einreichen',
  'schritt.EINGANG_ERFASSEN': 'Eingang erfassen',
  'schritt.PRUEFEN': 'Prüfen und weitergeben',
  'schritt.MITZEICHNEN': 'Mitzeichnen',
  'schritt.MITZEICHNUNG_ABSCHLIESSEN': 'Mitzeichnung abschließen',
  'schritt.FREIGEBEN_DEZERNAT': 'Für das Dezernat freigeben',
  'schritt.FREIGEBEN_HVB': 'Freigeben',
  'schritt.ZURUECKGEBEN': 'Zurückgeben',
  'schritt.VERWERFEN': 'Verwerfen',
  'schritt.TERMINIEREN': 'Sitzung vorsehen',
  'schritt.UMTERMINIEREN': 'Andere Sitzung vorsehen',
  'schritt.WEITERLEITEN': 'Weiterleiten',
  'schritt.UEBERSPRINGEN': 'Beratung überspringen',
  'schritt.ZURUECKZIEHEN': 'Zurückziehen',
  'schritt.AUF_TO_SETZEN': 'Auf die Tagesordnung',
  'schritt.ABSETZEN': 'Von der Tagesordnung absetzen',
  'schritt.AUFRUFEN': 'Aufrufen',
  'schritt.ERGEBNIS_ERFASSEN': 'Ergebnis erfassen',
  'schritt.ERGEBNIS_KORRIGIEREN': 'Ergebnis korrigieren',
  'schritt.VERTAGEN': 'Vertagen',
  'schritt.ERGEBNIS_BESTAETIGEN': 'Ergebnis bestätigen',
  'schritt.VEROEFFENTLICHEN': 'Veröffentlichen',
  'schritt.DEPUBLIZIEREN': 'Veröffentlichung zurücknehmen',
  'schritt.SACHSTAND_MELDEN': 'Sachstand melden',
  'schritt.ABSCHLIESSEN': 'Abschließen',
  'schritt.ANLAGE_HINZUFUEGEN': 'Anlage hinzufügen',
  'schritt.ANLAGE_ENTFERNEN': 'Anlage entfernen',
  'schritt.SITZUNG_PLANEN': 'Sitzung planen',
  'schritt.SITZUNG_AENDERN': 'Termin oder Ort ändern',
  'schritt.TOP_ANLEGEN': 'Punkt hinzufügen',
  'schritt.TOP_STREICHEN': 'Punkt streichen',
  'schritt.TOP_VERSCHIEBEN': 'Punkt verschieben',
  'schritt.LADUNG_VERSENDEN': 'Einladen',
  'schritt.LADUNG_BEANTWORTEN': 'Teilnahme melden',
  'schritt.SITZUNG_EROEFFNEN': 'Sitzung eröffnen',
  'schritt.ANWESENHEIT': 'Anwesenheit ändern',
  'schritt.TOP_ERLEDIGEN': 'Punkt abhaken',
  'schritt.SITZUNG_SCHLIESSEN': 'Sitzung schließen',
  'schritt.SITZUNG_ENTFAELLT': 'Sitzung absagen',
  'schritt.ERGEBNISSE_VERSENDEN': 'Ergebnisse versenden',

  // What has happened: history of a paper or session, in the past tense.
  'verlauf.MIGRIEREN': 'Auf eine neue Programmfassung übernommen',
  'schritt.TEXTE_LOESCHEN': 'Texte löschen',
  'verlauf.TEXTE_LOESCHEN': 'Texte gelöscht',
  'verlauf.ANLEGEN': 'Entwurf angelegt',
  'verlauf.AENDERN': 'Entwurf geändert',
  'verlauf.ANLAGE_HINZUFUEGEN': 'Anlage hinzugefügt',
  'verlauf.ANLAGE_ENTFERNEN': 'Anlage entfernt',
  'verlauf.EINGANG_ERFASSEN': 'Eingang erfasst',
  'verlauf.EINREICHEN': 'Eingereicht',
  'verlauf.PRUEFEN': 'Amtsprüfung abgeschlossen',
  'verlauf.MITZEICHNEN': 'Mitzeichnung beantwortet',
  'verlauf.MITZEICHNUNG_ABSCHLIESSEN': 'Mitzeichnung abgeschlossen',
  'verlauf.FREIGEBEN_DEZERNAT': 'Vom Dezernat freigegeben',
  'verlauf.FREIGEBEN_HVB': 'Freigegeben',
  'verlauf.ZURUECKGEBEN': 'Zur Überarbeitung zurückgegeben',
  'verlauf.VERWERFEN': 'Verworfen',
  'verlauf.TERMINIEREN': 'Für eine Sitzung vorgesehen',
  'verlauf.UMTERMINIEREN': 'Für eine andere Sitzung vorgesehen',
  'verlauf.WEITERLEITEN': 'Weitergeleitet',
  'verlauf.UEBERSPRINGEN': 'Beratung übersprungen',
  'verlauf.ZURUECKZIEHEN': 'Zurückgezogen',
  'verlauf.AUF_TO_SETZEN': 'Auf die Tagesordnung gesetzt',
  'verlauf.ABSETZEN': 'Von der Tagesordnung abgesetzt',
  'verlauf.AUFRUFEN': 'In der Sitzung aufgerufen',
  'verlauf.ERGEBNIS_ERFASSEN': 'Ergebnis erfasst',
  'verlauf.ERGEBNIS_KORRIGIEREN': 'Ergebnis korrigiert',
  'verlauf.VERTAGEN': 'Vertagt',
  'verlauf.ERGEBNIS_BESTAETIGEN': 'Ergebnis bestätigt',
  'verlauf.VEROEFFENTLICHEN': 'Veröffentlicht',
  'verlauf.DEPUBLIZIEREN': 'Veröffentlichung zurückgenommen',
  'verlauf.SACHSTAND_MELDEN': 'Sachstand gemeldet',
  'verlauf.ABSCHLIESSEN': 'Abgeschlossen',
  'verlauf.ENTWURFSNUMMER_ERHALTEN': 'Entwurfsnummer vergeben',
  'verlauf.NUMMER_ERHALTEN': 'Nummer vergeben',
  'verlauf.LADUNG_ERFOLGT': 'Zur Sitzung eingeladen',
  'verlauf.SITZUNG_ENTFALLEN': 'Sitzung entfallen',
  'verlauf.SITZUNG_VERLEGT': 'Sitzung verlegt',
  'verlauf.NICHT_BEHANDELT': 'In der Sitzung nicht behandelt',
  'verlauf.TOP_VERWEIGERT': 'Nicht auf die Tagesordnung genommen',
  'verlauf.AUFRUF_VERWEIGERT': 'Aufruf zurückgenommen',
  'verlauf.ERGEBNIS_VERWEIGERT': 'Ergebnis zurückgenommen',
  'verlauf.ERGEBNIS_VERSANDT': 'Ergebnis versandt',
  'verlauf.FRIST_ABGELAUFEN': 'Frist abgelaufen',
  'verlauf.DOKUMENT_AUSGEGEBEN': 'Dokument erstellt',
  'verlauf.SITZUNG_PLANEN': 'Sitzung geplant',
  'verlauf.SITZUNG_AENDERN': 'Termin oder Ort geändert',
  'verlauf.TOP_ANLEGEN': 'Punkt hinzugefügt',
  'verlauf.TOP_STREICHEN': 'Punkt gestrichen',
  'verlauf.TOP_VERSCHIEBEN': 'Reihenfolge der Punkte geändert',
  'verlauf.LADUNG_VERSENDEN': 'Eingeladen',
  'verlauf.LADUNG_BEANTWORTEN': 'Einladung beantwortet',
  'verlauf.SITZUNG_EROEFFNEN': 'Sitzung eröffnet',
  'verlauf.ANWESENHEIT': 'Anwesenheit geändert',
  'verlauf.TOP_ERLEDIGEN': 'Punkt abgehakt',
  'verlauf.SITZUNG_SCHLIESSEN': 'Sitzung geschlossen',
  'verlauf.SITZUNG_ENTFAELLT': 'Sitzung abgesagt',
  'verlauf.ERGEBNISSE_VERSENDEN': 'Ergebnisse versandt',
  'verlauf.VORMERKEN': 'Vorlage vorgesehen',
  'verlauf.VORMERKUNG_STREICHEN': 'Vorlage nicht mehr vorgesehen',
  'verlauf.TOP_AUFNEHMEN': 'Vorlage auf die Tagesordnung genommen',
  'verlauf.TOP_ABSETZEN': 'Vorlage von der Tagesordnung abgesetzt',
  'verlauf.TOP_AUFRUFEN': 'Punkt aufgerufen',
  'verlauf.TOP_ERGEBNIS': 'Ergebnis eines Punktes erfasst',
  'verlauf.TOP_BESTAETIGEN': 'Ergebnis eines Punktes bestätigt',
  'verlauf.AUSZUG_LIEGT_VOR': 'Beschlussauszug erstellt',

  'dokument.vorlage': 'Vorlage',
  'dokument.einladung': 'Einladung mit Tagesordnung',
  'dokument.beschlussauszug': 'Beschlussauszug',

  'votum.gezeichnet': 'Gezeichnet',
  'votum.mit_hinweis': 'Gezeichnet mit Hinweis',
  'votum.abgelehnt': 'Abgelehnt',
  'votum.nicht_betroffen': 'Nicht betroffen',

  'publizitaet.noch_nicht_veroeffentlicht': 'Noch nicht veröffentlicht',
  'publizitaet.oeffentlich': 'Öffentlich',
  'publizitaet.nichtoeffentlich': 'Nichtöffentlich',

  'mehrheit.einfach': 'Einfache Mehrheit',
  'mehrheit.absolut_anwesend': 'Mehrheit der Anwesenden',
  'mehrheit.absolut_gesetzlich': 'Mehrheit der gesetzlichen Mitgliederzahl',
  'mehrheit.zweidrittel_anwesend': 'Zwei Drittel der Anwesenden',
  'mehrheit.zweidrittel_gesetzlich': 'Zwei Drittel der gesetzlichen Mitgliederzahl',
  'mehrheit.dreiviertel_gesetzlich': 'Drei Viertel der gesetzlichen Mitgliederzahl',
  'mehrheit.ohne_widerspruch': 'Ohne Widerspruch',

  'punktart.erklaerung': 'Feststellung',
  'punktart.auftrag': 'Auftrag',
  'punktart.satzung': 'Satzung',
  'punktart.wahl': 'Wahl',

  'funktion.vorsitz': 'Vorsitz',
  'funktion.stellvertretung': 'Stellvertretung',
  'funktion.schriftfuehrung': 'Schriftführung',
  'funktion.mitglied': 'Mitglied',
  'funktion.sachbearbeitung': 'Sachbearbeitung',
  'funktion.amtsleitung': 'Amtsleitung',
  'funktion.mitzeichnung': 'Mitzeichnende Stelle',
  'funktion.dezernat': 'Dezernat',
  'funktion.hvb': '{hvb}',
  'funktion.sitzungsdienst': 'Sitzungsdienst',
  'funktion.administration': 'Administration',
  'funktion.antragsteller': 'Antragsteller',
  'funktion.system': 'Ratslauf',
  'funktion.empfaenger': 'Empfänger',

  'begriff.dienst': 'der Sitzungsdienst',
  'begriff.jahr': 'Haushaltsjahr',
  'begriff.gruppe': 'Fraktion',
  'begriff.mitgliederzahl': 'Gesetzliche Mitgliederzahl',
  'dokument.pressemitteilung': 'Pressemitteilung (Entwurf)',

  'verlangen.hvb': '{hvb}',
  'verlangen.drittel': 'Ein Drittel der Mitglieder',
  'verlangen.fraktion': 'Eine Fraktion',

  'stimmen.einstimmig': 'Einstimmig',
  'stimmen.mehrheitlich': 'Mehrheitlich',

  // Buttons of the chair: how a vote went, by what the body does with the paper.
  'einstimmig.beschlossen': 'Einstimmig beschlossen',
  'einstimmig.empfohlen': 'Einstimmig empfohlen',
  'einstimmig.zugestimmt': 'Einstimmig zugestimmt',
  'einstimmig.genehmigt': 'Einstimmig genehmigt',
  'mehrheitlich.beschlossen': 'Mehrheitlich …',
  'mehrheitlich.empfohlen': 'Mehrheitlich …',
  'mehrheitlich.zugestimmt': 'Mehrheitlich …',
  'mehrheitlich.genehmigt': 'Mehrheitlich …',
  'ablehnung.abgelehnt': 'Abgelehnt …',
  'ablehnung.nicht_empfohlen': 'Nicht empfohlen …',
  'ablehnung.aufgehoben': 'Aufgehoben …',
  'geaendert.geaendert_beschlossen': 'Geändert beschlossen …',
  'geaendert.geaendert_empfohlen': 'Geändert empfohlen …',
  'getrennt.teilweise_beschlossen': 'Getrennt abstimmen …',
  'kenntnis.zur_kenntnis_genommen': 'Zur Kenntnis genommen',
  'ohne.ohne_empfehlung': 'Ohne Empfehlung weiterleiten',

  'antwort.zugesagt': 'Nimmt teil',
  'antwort.offen': 'Antwort steht aus',
  'antwort.abgesagt': 'Ist verhindert',

  // "Der Stadtrat hat am 12.05.2026 …": public pages.
  'hat.beschlossen': 'die Vorlage beschlossen',
  'hat.geaendert_beschlossen': 'die Vorlage mit Änderungen beschlossen',
  'hat.teilweise_beschlossen': 'die Vorlage teilweise beschlossen',
  'hat.abgelehnt': 'die Vorlage abgelehnt',
  'hat.empfohlen': 'die Vorlage empfohlen',
  'hat.geaendert_empfohlen': 'die Vorlage mit Änderungen empfohlen',
  'hat.nicht_empfohlen': 'die Vorlage nicht empfohlen',
  'hat.ohne_empfehlung': 'die Vorlage ohne Empfehlung weitergeleitet',
  'hat.zur_kenntnis_genommen': 'die Vorlage zur Kenntnis genommen',
  'hat.zugestimmt': 'der Vorlage zugestimmt',
  'hat.erledigt': 'die Vorlage für erledigt erklärt',
  'hat.genehmigt': 'die Entscheidung genehmigt',
  'hat.aufgehoben': 'die Entscheidung aufgehoben',

  // Work of the program in the background: the page for those who keep it running.
  'auftrag.mail': 'E-Mails schreiben',
  'auftrag.dokument': 'Dokument erstellen',
  'auftrag.frist': 'Frist auswerten',
  'post.offen': 'Noch nicht versandt',
  'post.punkt_gesendet': 'Wird gerade versandt',
  'post.gesendet': 'Versandt',
  'post.unklar': 'Zustellung unklar',
  'post.abgelehnt': 'Vom Mailserver abgelehnt',
  'post.erledigt': 'Von Hand erledigt',
  'eingriff.wiederholt': 'Noch einmal versucht',
  'eingriff.erneut_gesendet': 'Erneut gesendet',
  'eingriff.von_hand_erledigt': 'Von Hand erledigt',
} as const

export type Wort = keyof typeof WOERTER

/** The word for a key. @throws when there is none: a machine name must never reach a reader. */
export function wort(profil: Pick<Profil, 'woerter' | 'hvb'>, gruppe: string, name: string): string {
  const key = `${gruppe}.${name}`
  const text = profil.woerter[key] ?? (Object.hasOwn(WOERTER, key) ? WOERTER[key as Wort] : undefined)
  if (text === undefined) throw new Error(`NO_WORD ${key}`)
  return text.replace('{hvb}', profil.hvb.titel)
}

/** Name of a body of the Beratungsfolge; the head of administration under the profile's title. */
export const gremiumName = (profil: Profil, id: string): string =>
  id === 'hvb' ? profil.hvb.titel : (profil.gremien.find((gremium) => gremium.id === id)?.name ?? 'Unbekanntes Gremium')

export const stelleName = (profil: Profil, id: string): string =>
  profil.stellen.find((stelle) => stelle.id === id)?.name ?? 'Unbekannte Stelle'

export const artName = (profil: Profil, art: keyof Profil['arten']): string => profil.arten[art]?.name ?? 'Vorlage'

/** "30 Ja", "5 Nein", "2 Enthaltungen", and invalid votes where there are any. */
export const stimmzahlen = ({ ja, nein, enthaltung, ungueltig }: Omit<Abstimmung, 'modus' | 'ohneZahlen'>): string[] => [
  `${ja} Ja`,
  `${nein} Nein`,
  `${enthaltung} ${enthaltung === 1 ? 'Enthaltung' : 'Enthaltungen'}`,
  ...(ungueltig > 0 ? [`${ungueltig} ungültig`] : []),
]

interface Punktergebnis {
  nr: number
  ergebnis: string
  abstimmung?: Abstimmung | undefined
}

/** "Punkt 2: Abgelehnt, 8 Ja, 9 Nein, 0 Enthaltungen", for each point that was voted on by itself. */
export const punktergebnisse = (profil: Profil, punkte: readonly Punktergebnis[] | undefined): string[] =>
  (punkte ?? []).map(({ nr, ergebnis, abstimmung }) => {
    const { ohneZahlen } = abstimmung ?? {}
    const gezaehlt = abstimmung === undefined ? [] : stimmzahlen(abstimmung)
    return [
      `Punkt ${nr}: ${wort(profil, 'ergebnis', ergebnis)}`,
      ...(ohneZahlen === undefined ? gezaehlt : [wort(profil, 'stimmen', ohneZahlen)]),
    ].join(', ')
  })
