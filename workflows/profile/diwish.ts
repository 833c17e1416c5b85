/**
 * DiWiSH, an association: the Vorstand decides, unanimously, by majority or without a meeting. A decision makes the draft of a press notice,
 * and members who subscribed get a digest every fourteen days. Rules of the Vereinssatzung; it was not read.
 */
import { aenderungsantragVon, FRISTEN, oertlich, OHNE_KOMMUNALES, SCHALTER, stelle } from './bausteine.ts'
import type { ArtRegel, Profil } from './profil.ts'

const MAIL = 'diwish.example'
const NICHT_GELESEN = 'Die Vereinssatzung und die Geschäftsordnung des Vorstands sind nicht gelesen.'

const beschluss: ArtRegel = {
  name: 'Beschlussvorlage',
  praefix: '',
  interneBearbeitung: true,
  beschlussvorschlag: { titel: 'Beschlussvorschlag', pflicht: 'pflicht' },
  finanziell: 'frei',
  abschnitte: [
    { id: 'sachverhalt', titel: 'Anlass', pflicht: 'pflicht' },
    { id: 'nutzen', titel: 'Nutzen für die Mitglieder', pflicht: 'frei' },
  ],
  beratungsfolge: [{ gremium: 'vorstand', rolle: 'entscheidung', oeffentlich: true }],
}

export const diwish: Profil = {
  id: 'diwish',
  koerperschaft: 'Digitale Wirtschaft Schleswig-Holstein e. V. (DiWiSH)',
  kurzname: 'DiWiSH',
  produktname: 'Vorstandsarbeit DiWiSH',
  land: 'SH',
  rechtsbereich: 'VEREIN',
  demo: false,
  hvb: { titel: 'Clustermanagement', organ: 'Der Vorstand' },
  vertretung: 'vorstand',
  gremien: [
    {
      id: 'vorstand',
      name: 'Vorstand',
      kurzname: 'Vorstand',
      art: 'vertretung',
      gesetzlicheZahl: 7,
      ort: 'Geschäftsstelle',
      beginn: '16:00',
      standardTagesordnung: [{ titel: 'Eröffnung und Feststellung der Beschlussfähigkeit', oeffentlich: false }],
    },
    {
      id: 'neuigkeiten',
      name: 'Mitglieder mit Neuigkeiten per E-Mail',
      kurzname: 'Neuigkeiten',
      art: 'beirat',
      gesetzlicheZahl: 168,
      ort: 'Geschäftsstelle',
      beginn: '16:00',
      standardTagesordnung: [{ titel: 'Eröffnung', oeffentlich: false }],
    },
  ],
  stellen: [stelle('clustermanagement', 'Clustermanagement', MAIL, 20), stelle('geschaeftsstelle', 'Geschäftsstelle', MAIL, 10)],
  sitzungsdienst: 'geschaeftsstelle',
  arten: {
    beschlussvorlage: beschluss,
    aenderungsantrag: aenderungsantragVon(beschluss, { name: 'Änderungsantrag', praefix: '', gremium: 'vorstand' }),
    mitteilung: {
      ...beschluss,
      name: 'Bericht',
      beschlussvorschlag: { titel: 'Beschlussvorschlag', pflicht: 'verboten' },
      beratungsfolge: [{ gremium: 'vorstand', rolle: 'kenntnisnahme', oeffentlich: true }],
    },
  },
  nummernkreis: { muster: '{lfd:3}/{jjjj}', jeArt: false, aenderungen: oertlich('eigene', NICHT_GELESEN) },
  ueblicherWeg: oertlich('Clustermanagement → Vorstand', NICHT_GELESEN),
  behandlungJeStation: false,
  unterschrift: { form: 'gez', funktion: 'Vorstand' },
  mitzeichnung: [],
  fristen: { ...FRISTEN, mitzeichnungWerktage: oertlich(5, NICHT_GELESEN), ladungTage: oertlich(7, NICHT_GELESEN) },
  schalter: {
    ...SCHALTER,
    amtspruefung: oertlich(false, NICHT_GELESEN),
    dezernat: oertlich(false, NICHT_GELESEN),
    zurueckziehenBis: oertlich('abstimmung', NICHT_GELESEN),
    vierAugenFreigabe: oertlich(false, NICHT_GELESEN),
  },
  pressemitteilung: true,
  rundbrief: { gremium: 'neuigkeiten', tage: 14 },
  woerter: { ...OHNE_KOMMUNALES, 'begriff.gruppe': 'Unternehmen' },
  farbe: '#5a2a82',
}
