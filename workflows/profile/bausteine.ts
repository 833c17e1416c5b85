/** Pieces that profiles share. */
import type { Art } from '../begriffe.ts'
import type { ArtRegel, Einstellung, Gremiumsvorlage, Profil, Stelle } from './profil.ts'

/** A local setting: known to differ from town to town. */
export const oertlich = <Wert>(wert: Wert, hinweis: string): Einstellung<Wert> => ({ wert, sicherheit: 'zweifelhaft', hinweis })

const EROEFFNUNG = [
  { titel: 'Eröffnung, Feststellung der ordnungsgemäßen Einladung und der Beschlussfähigkeit', oeffentlich: true },
  { titel: 'Feststellung der Tagesordnung', oeffentlich: true },
]

const STANDARD_AUSSCHUSS = [...EROEFFNUNG, { titel: 'Genehmigung der Niederschrift der letzten Sitzung', oeffentlich: true }]
const STANDARD_VERTRETUNG = [...STANDARD_AUSSCHUSS, { titel: 'Einwohnerfragestunde', oeffentlich: true }]

export const gremium = (angaben: Omit<Gremiumsvorlage, 'standardTagesordnung'>): Gremiumsvorlage => ({
  ...angaben,
  standardTagesordnung: angaben.art === 'vertretung' ? STANDARD_VERTRETUNG : STANDARD_AUSSCHUSS,
})

export const stelle = (id: string, name: string, domain: string, durchwahl: number): Stelle => ({
  id,
  name,
  email: `${id}@${domain}`,
  telefon: `0000 100-${durchwahl}`,
})

/** A motion from the body: no work of the administration before it, decided where it is put. */
export const antragVon = (basis: ArtRegel, angaben: Pick<ArtRegel, 'name' | 'praefix'> & { gremium: string }): ArtRegel => ({
  ...basis,
  name: angaben.name,
  praefix: angaben.praefix,
  interneBearbeitung: false,
  finanziell: 'frei',
  abschnitte: [{ id: 'begruendung', titel: 'Begründung', pflicht: 'pflicht' }],
  beratungsfolge: [{ gremium: angaben.gremium, rolle: 'entscheidung', oeffentlich: true }],
})

/** A change to another paper: it may be brought in without a reason. */
export const aenderungsantragVon = (basis: ArtRegel, angaben: Pick<ArtRegel, 'name' | 'praefix'> & { gremium: string }): ArtRegel => {
  const antrag = antragVon(basis, angaben)
  return { ...antrag, abschnitte: antrag.abschnitte.map((abschnitt) => ({ ...abschnitt, pflicht: 'frei' })) }
}

/** A decision taken at once and brought before the body afterwards; the reason for the urgency is a section of its own. */
const eilentscheidung = (
  basis: ArtRegel,
  angaben: Pick<ArtRegel, 'name' | 'praefix'> & { gremium: string; danach: 'kenntnisnahme' | 'genehmigung_nachtraeglich' },
): ArtRegel => ({
  ...basis,
  name: angaben.name,
  praefix: angaben.praefix,
  beschlussvorschlag: { titel: 'Entscheidung', pflicht: 'pflicht' },
  abschnitte: [
    { id: 'sachverhalt', titel: 'Sachverhalt und Gründe der Eilbedürftigkeit', pflicht: 'pflicht' },
    { id: 'rechtslage', titel: 'Rechtslage', pflicht: 'pflicht' },
  ],
  beratungsfolge: [{ gremium: angaben.gremium, rolle: angaben.danach, oeffentlich: true }],
})

/** What the Dienstanweisung of a body says is not known to us: working defaults with the doubt beside them. */
export const SCHALTER: Profil['schalter'] = {
  amtspruefung: oertlich(true, 'Ob und wie eine Amtsprüfung stattfindet, bestimmt die örtliche Dienstanweisung.'),
  dezernat: oertlich(true, 'Ob das Dezernat vor der Verwaltungsleitung freigibt, bestimmt die örtliche Dienstanweisung.'),
  vierAugenFreigabe: oertlich(true, 'Vier-Augen-Prinzip bei der Freigabe nach örtlicher Dienstanweisung.'),
  oeffentlichAb: oertlich('freigabe', 'Ab wann eine öffentliche Vorlage im Netz steht, bestimmt die Geschäftsordnung.'),
  weiterleitenAutomatisch: oertlich(false, 'Weiterleiten von Hand oder von selbst: örtliche Wahl.'),
  eilentscheidungPersoenlich: oertlich(false, 'Ob jemand anderes als die Leitung sie treffen darf, ist nicht gelesen.'),
  ohneVorberatung: oertlich(true, 'Dass eine fehlende Vorberatung den Beschluss nicht hindert, ist nicht gelesen.'),
  zurueckziehenBis: oertlich('abstimmung', 'Bis wann sich eine Vorlage zurückziehen lässt, bestimmt die Geschäftsordnung.'),
  vollzugWaehrendFrist: {
    wert: true,
    sicherheit: 'ungeprueft',
    hinweis: 'Ein Widerspruch ist während der Frist nur möglich und hindert den Vollzug noch nicht; örtlich kann anderes geregelt sein.',
  },
  bestaetigung: oertlich(
    'person',
    'Ob eine zweite Person oder die unterzeichnete Niederschrift ein Ergebnis bestätigt, ist örtliche Wahl.',
  ),
  fortsetzungOhneLadung: oertlich(
    true,
    'Ob eine unterbrochene Sitzung ohne neue Ladung fortgesetzt werden darf, wenn der Tag angekündigt war, bestimmt die Geschäftsordnung.',
  ),
  erweiterungMehrheit: oertlich(
    'gesetz',
    'Wo die Vorschrift nicht gelesen ist, kann die Mehrheit der Geschäftsordnung hier eingetragen werden.',
  ),
  ausschlussMehrheit: oertlich(
    'einfach',
    'Gilt nur, wo das Gesetz den Ausschluss der Geschäftsordnung überlässt; deren Mehrheit ist nicht gelesen.',
  ),
  ueberHaelfteBefangen: {
    wert: 'beschlussunfaehig',
    sicherheit: 'ungeprueft',
    hinweis:
      'Gilt nur, wo das Gesetz dafür keine Regel hat oder keine gelesen ist. Vorsichtig angesetzt: Das Gremium kann so nicht beschließen und lädt ein zweites Mal.',
  },
  rueckholrecht: {
    wert: true,
    sicherheit: 'ungeprueft',
    hinweis: 'Dass eine übertragene Sache zurückgeholt werden kann, ist nur für den Amtsausschuss in Schleswig-Holstein gelesen.',
  },
  geaendertesZurueckziehen: oertlich(
    false,
    'Ob ein Antrag noch zurückgezogen werden kann, nachdem eine Änderung angenommen ist, bestimmt die Geschäftsordnung.',
  ),
  ergebnispost: oertlich('je_sitzung', 'Ergebnisse einzeln je Vorlage oder gesammelt je Sitzung zu versenden, ist örtliche Wahl.'),
}

export const FRISTEN: Profil['fristen'] = {
  mitzeichnungWerktage: oertlich(5, 'Die Frist der Mitzeichnung bestimmt die örtliche Dienstanweisung.'),
  ladungTage: oertlich(7, 'Wo das Gesetz die Frist der Geschäftsordnung überlässt.'),
  ladungZaehlung: oertlich('kalendertage', 'Ob Kalender- oder Werktage zählen, bestimmt die Geschäftsordnung.'),
  sitzungstagZaehlt: oertlich(false, 'Dass der Sitzungstag nicht mitzählt, ist nicht gelesen.'),
  zustellungGeregelt: oertlich(true, 'Ob die Geschäftsordnung die elektronische Zustellung regelt, ist nicht gelesen.'),
  fristendeVerschieben: oertlich(false, 'Ob ein Fristende auf den nächsten Werktag rückt, ist nicht gelesen.'),
  redaktionsschlussTage: oertlich(14, 'Redaktionsschluss zehn bis einundzwanzig Tage vor der Sitzung, je Gremium nach Geschäftsordnung.'),
  niederschriftfristTage: oertlich(
    30,
    'Wo das Gesetz keine Frist nennt, bestimmt die Geschäftsordnung, bis wann die Niederschrift vorliegt.',
  ),
  redaktionsschlussStunde: oertlich(
    12,
    'Zu welcher Stunde der Redaktionsschluss ist, bestimmt die Geschäftsordnung oder die Dienstanweisung.',
  ),
  erinnerungTage: oertlich(14, 'Wann an einen Auftrag erinnert wird, ist örtliche Wahl.'),
  einspruchTage: oertlich(8, 'Nur wo das Gesetz den Einspruch kennt; die Zahl der Tage bestimmt die Geschäftsordnung (Beispiel Krefeld).'),
  anhoerungTage: oertlich(28, 'Wie lange ein Gremium Zeit hat, das nur gehört wird, bestimmt die Geschäftsordnung.'),
}

/** Words for bodies outside municipal law: a company, an association. */
export const OHNE_KOMMUNALES: Profil['woerter'] = {
  'zustand.amtspruefung': 'In der Vorprüfung',
  'zustand.dezernatsfreigabe': 'Freigabe bei der Bereichsleitung',
  'schritt.FREIGEBEN_DEZERNAT': 'Für den Bereich freigeben',
  'verlauf.PRUEFEN': 'Vorprüfung abgeschlossen',
  'verlauf.FREIGEBEN_DEZERNAT': 'Vom Bereich freigegeben',
  'mehrheit.absolut_gesetzlich': 'Mehrheit aller Mitglieder',
  'mehrheit.zweidrittel_gesetzlich': 'Zwei Drittel aller Mitglieder',
  'mehrheit.dreiviertel_gesetzlich': 'Drei Viertel aller Mitglieder',
  'punktart.satzung': 'Regelung',
  'funktion.amtsleitung': 'Abteilungsleitung',
  'funktion.dezernat': 'Bereichsleitung',
  'funktion.sitzungsdienst': 'Geschäftsstelle',
  'verlangen.fraktion': 'Ein Gesellschafter oder Mitglied',
  'begriff.dienst': 'die Geschäftsstelle',
  'begriff.inVertretung': 'i. V. für',
  'begriff.verwaltung': 'Geschäftsstelle',
  'begriff.jahr': 'Geschäftsjahr',
  'begriff.gruppe': 'Entsandt von',
  'begriff.mitgliederzahl': 'Mitgliederzahl',
  'rechtswert.hvbInVertretung': 'Stimme: {hvb}',
  'einstellung.eilentscheidungPersoenlich': 'Eilige Entscheidung nur in Person',
  'einstellung.amtspruefung': 'Vorprüfung vor der Mitzeichnung',
  'einstellung.einspruchTage': 'Einspruchsfrist in Tagen',
  'einstellung.vollzugWaehrendFrist': 'Vollzug während einer laufenden Frist',
  'einstellung.dezernat': 'Freigabe durch die Bereichsleitung',
  'wahl.satzung': 'bei Regelungen',
}

interface Artangaben {
  vorlage: ArtRegel
  antrag: ArtRegel
  vertretung: string
  /** Role of the station that an urgent decision goes to afterwards. */
  eilDanach: 'kenntnisnahme' | 'genehmigung_nachtraeglich'
  /** Names and prefixes where the body has its own. */
  eigene?: Partial<Record<Art, Partial<ArtRegel>>>
}

/** The kinds beside Beschlussvorlage, Mitteilung and Antrag, with the sections that each must have. */
export function weitereArten({ vorlage, antrag, vertretung, eilDanach, eigene = {} }: Artangaben): Profil['arten'] {
  const kenntnis: ArtRegel['beratungsfolge'] = [{ gremium: vertretung, rolle: 'kenntnisnahme', oeffentlich: true }]
  const ohneBeschluss = {
    beschlussvorschlag: { titel: vorlage.beschlussvorschlag.titel, pflicht: 'verboten' },
    finanziell: 'frei',
  } as const
  const arten: Partial<Record<Art, ArtRegel>> = {
    aenderungsantrag: aenderungsantragVon(antrag, { name: 'Änderungsantrag', praefix: antrag.praefix, gremium: vertretung }),
    anfrage: {
      ...antrag,
      ...ohneBeschluss,
      name: 'Anfrage',
      abschnitte: [{ id: 'sachverhalt', titel: 'Fragen', pflicht: 'pflicht' }],
      beratungsfolge: kenntnis,
    },
    stellungnahme: {
      ...vorlage,
      ...ohneBeschluss,
      name: 'Stellungnahme',
      abschnitte: [{ id: 'sachverhalt', titel: 'Stellungnahme', pflicht: 'pflicht' }],
      beratungsfolge: kenntnis,
    },
    ergaenzung: { ...vorlage, name: 'Ergänzungsvorlage' },
    neufassung: { ...vorlage, name: 'Neufassung' },
    eilentscheidung: eilentscheidung(vorlage, {
      name: eilDanach === 'kenntnisnahme' ? 'Eilentscheidung' : 'Dringlichkeitsentscheidung',
      praefix: vorlage.praefix,
      gremium: vertretung,
      danach: eilDanach,
    }),
    wahl: {
      ...vorlage,
      name: 'Wahlvorschlag',
      beschlussvorschlag: { titel: 'Wahlvorschlag', pflicht: 'pflicht' },
      finanziell: 'frei',
      beratungsfolge: [{ gremium: vertretung, rolle: 'entscheidung', oeffentlich: true }],
    },
  }
  return Object.fromEntries(Object.entries(arten).map(([art, regel]) => [art, { ...regel, ...eigene[art as Art] }]))
}
