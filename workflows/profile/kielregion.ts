/**
 * KielRegion, a company: the Aufsichtsrat decides what the Geschäftsführung prepares. The result of a workshop becomes Maßnahmenblätter, which
 * a Beschlussvorlage bundles in order of priority. Rules of the Gesellschaftsvertrag in place of municipal law; it was not read.
 */
import { aenderungsantragVon, FRISTEN, oertlich, OHNE_KOMMUNALES, SCHALTER, stelle } from './bausteine.ts'
import type { ArtRegel, Profil } from './profil.ts'

const MAIL = 'kielregion.example'
const NICHT_GELESEN = 'Der Gesellschaftsvertrag und die Geschäftsordnung des Aufsichtsrats sind nicht gelesen.'

const beschluss: ArtRegel = {
  name: 'Beschlussvorlage',
  praefix: 'BV',
  interneBearbeitung: true,
  beschlussvorschlag: { titel: 'Beschlussvorschlag', pflicht: 'pflicht' },
  finanziell: 'frei',
  abschnitte: [
    { id: 'sachverhalt', titel: 'Ausgangslage', pflicht: 'pflicht' },
    { id: 'ergebnisse', titel: 'Erwartete Ergebnisse', pflicht: 'frei' },
  ],
  beratungsfolge: [{ gremium: 'aufsichtsrat', rolle: 'entscheidung', oeffentlich: false }],
}

/** One measure of a workshop. The schedule is text: "so bald wie möglich" is no date; a date is the term of the point that adopts the measure. */
const massnahmenblatt: ArtRegel = {
  ...beschluss,
  name: 'Maßnahmenblatt',
  praefix: 'M',
  beschlussvorschlag: { titel: 'Beschlussvorschlag', pflicht: 'verboten' },
  abschnitte: [
    { id: 'sachverhalt', titel: 'Beschreibung', pflicht: 'pflicht' },
    { id: 'vorgehen', titel: 'Was muss passieren?', pflicht: 'frei' },
    { id: 'beteiligte', titel: 'Wer muss beteiligt werden?', pflicht: 'frei' },
    { id: 'ressourcen', titel: 'Welche Ressourcen werden benötigt?', pflicht: 'frei' },
    { id: 'schritte', titel: 'Nächste Schritte', pflicht: 'frei' },
    { id: 'fragen', titel: 'Offene Fragen', pflicht: 'frei' },
    { id: 'zeitplan', titel: 'Zeitplan', pflicht: 'frei' },
    { id: 'prioritaet', titel: 'Priorität', pflicht: 'frei' },
  ],
  beratungsfolge: [{ gremium: 'aufsichtsrat', rolle: 'kenntnisnahme', oeffentlich: false }],
}

export const kielregion: Profil = {
  id: 'kielregion',
  koerperschaft: 'KielRegion GmbH',
  kurzname: 'KielRegion',
  produktname: 'Gremienarbeit KielRegion',
  land: 'SH',
  rechtsbereich: 'GESELLSCHAFT',
  demo: false,
  hvb: { titel: 'Geschäftsführung', organ: 'Die Geschäftsführung' },
  vertretung: 'aufsichtsrat',
  gremien: [
    {
      id: 'aufsichtsrat',
      name: 'Aufsichtsrat',
      kurzname: 'AR',
      art: 'vertretung',
      gesetzlicheZahl: 9,
      ort: 'Geschäftsstelle, Besprechungsraum',
      beginn: '14:00',
      standardTagesordnung: [
        { titel: 'Eröffnung, Feststellung der ordnungsgemäßen Einladung und der Beschlussfähigkeit', oeffentlich: false },
        { titel: 'Genehmigung der Niederschrift der letzten Sitzung', oeffentlich: false },
      ],
    },
  ],
  stellen: [
    stelle('internationales', 'Internationale Kooperation', MAIL, 20),
    stelle('finanzen', 'Finanzen und Personal', MAIL, 30),
    stelle('geschaeftsstelle', 'Geschäftsstelle', MAIL, 10),
  ],
  sitzungsdienst: 'geschaeftsstelle',
  arten: {
    beschlussvorlage: beschluss,
    massnahmenblatt,
    aenderungsantrag: aenderungsantragVon(beschluss, { name: 'Änderungsantrag', praefix: 'AE', gremium: 'aufsichtsrat' }),
    mitteilung: {
      ...beschluss,
      name: 'Bericht',
      praefix: 'B',
      beschlussvorschlag: { titel: 'Beschlussvorschlag', pflicht: 'verboten' },
      beratungsfolge: [{ gremium: 'aufsichtsrat', rolle: 'kenntnisnahme', oeffentlich: false }],
    },
  },
  nummernkreis: { muster: '{art}{lfd:2}/{jjjj}', jeArt: true, aenderungen: oertlich('eigene', NICHT_GELESEN) },
  ueblicherWeg: oertlich('Geschäftsführung → Aufsichtsrat', NICHT_GELESEN),
  behandlungJeStation: false,
  unterschrift: { form: 'gez', funktion: 'Geschäftsführung' },
  mitzeichnung: [],
  fristen: { ...FRISTEN, mitzeichnungWerktage: oertlich(5, NICHT_GELESEN), ladungTage: oertlich(7, NICHT_GELESEN) },
  schalter: {
    ...SCHALTER,
    amtspruefung: oertlich(false, NICHT_GELESEN),
    dezernat: oertlich(false, NICHT_GELESEN),
    zurueckziehenBis: oertlich('abstimmung', NICHT_GELESEN),
    vierAugenFreigabe: oertlich(true, NICHT_GELESEN),
  },
  woerter: OHNE_KOMMUNALES,
  farbe: '#0b4f6c',
}
