/** Musterstadt, an invented town in Sachsen-Anhalt: what `npm start` shows. */
import { antragVon, FRISTEN, gremium, oertlich, SCHALTER, stelle, weitereArten } from './bausteine.ts'
import type { ArtRegel, Profil } from './profil.ts'

const RATHAUS = 'Rathaus, Großer Sitzungssaal'
const MAIL = 'musterstadt.example'
const PFLICHT = oertlich(true, 'Ob eine Ablehnung der Stelle die Vorlage aufhält, bestimmt die örtliche Dienstanweisung.')

const entscheidung: ArtRegel = {
  name: 'Beschlussvorlage',
  praefix: 'BV',
  interneBearbeitung: true,
  beschlussvorschlag: { titel: 'Beschlussvorschlag', pflicht: 'pflicht' },
  finanziell: 'pflicht',
  abschnitte: [
    { id: 'sachverhalt', titel: 'Sachverhalt', pflicht: 'pflicht' },
    { id: 'rechtslage', titel: 'Rechtslage', pflicht: 'frei' },
    { id: 'klima', titel: 'Auswirkungen auf das Klima', pflicht: 'frei' },
  ],
  beratungsfolge: [
    { gremium: 'stadtentwicklung', rolle: 'vorberatung', oeffentlich: true },
    { gremium: 'stadtrat', rolle: 'entscheidung', oeffentlich: true },
  ],
}

const antrag = antragVon(entscheidung, { name: 'Antrag', praefix: 'A', gremium: 'stadtrat' })

export const musterstadt: Profil = {
  id: 'musterstadt',
  koerperschaft: 'Stadt Musterstadt',
  kurzname: 'Musterstadt',
  produktname: 'Ratsarbeit Musterstadt',
  land: 'LSA',
  rechtsbereich: 'LSA-KVG',
  demo: true,
  hvb: { titel: 'Oberbürgermeisterin', organ: 'Die Oberbürgermeisterin' },
  vertretung: 'stadtrat',
  gremien: [
    gremium({
      id: 'stadtentwicklung',
      name: 'Ausschuss für Stadtentwicklung und Verkehr',
      kurzname: 'ASV',
      art: 'ausschuss',
      gesetzlicheZahl: 11,
      ort: RATHAUS,
      beginn: '17:00',
    }),
    gremium({
      id: 'finanzausschuss',
      name: 'Finanzausschuss',
      kurzname: 'FA',
      art: 'ausschuss',
      gesetzlicheZahl: 11,
      ort: 'Rathaus, Kleiner Sitzungssaal',
      beginn: '17:00',
    }),
    gremium({
      id: 'kulturausschuss',
      name: 'Ausschuss für Kultur und Bildung',
      kurzname: 'AKB',
      art: 'ausschuss',
      gesetzlicheZahl: 9,
      ort: 'Stadtbibliothek, Lesesaal',
      beginn: '18:00',
    }),
    gremium({
      id: 'hauptausschuss',
      name: 'Hauptausschuss',
      kurzname: 'HA',
      art: 'beschliessender_ausschuss',
      gesetzlicheZahl: 11,
      ort: RATHAUS,
      beginn: '17:00',
    }),
    gremium({ id: 'stadtrat', name: 'Stadtrat', kurzname: 'SR', art: 'vertretung', gesetzlicheZahl: 41, ort: RATHAUS, beginn: '16:00' }),
  ],
  stellen: [
    stelle('stadtplanung', 'Amt für Stadtplanung', MAIL, 61),
    stelle('tiefbau', 'Tiefbauamt', MAIL, 66),
    stelle('gruenflaechen', 'Amt für Grünflächen', MAIL, 67),
    stelle('schule', 'Amt für Schule und Sport', MAIL, 40),
    stelle('kultur', 'Kulturamt', MAIL, 41),
    stelle('kaemmerei', 'Kämmerei', MAIL, 20),
    stelle('rechtsamt', 'Rechtsamt', MAIL, 30),
    stelle('ordnung', 'Ordnungsamt', MAIL, 32),
    stelle('sitzungsdienst', 'Büro des Stadtrates, Sitzungsdienst', MAIL, 13),
    stelle('dezernat', 'Dezernatsbüro', MAIL, 2),
    stelle('ob', 'Büro der Oberbürgermeisterin', MAIL, 1),
  ],
  vorzimmer: { dezernat: 'dezernat', hvb: 'ob' },
  sitzungsdienst: 'sitzungsdienst',
  arten: {
    beschlussvorlage: entscheidung,
    mitteilung: {
      ...entscheidung,
      name: 'Informationsvorlage',
      praefix: 'IV',
      beschlussvorschlag: { titel: 'Beschlussvorschlag', pflicht: 'verboten' },
      finanziell: 'frei',
      beratungsfolge: [
        { gremium: 'stadtentwicklung', rolle: 'kenntnisnahme', oeffentlich: true },
        { gremium: 'stadtrat', rolle: 'kenntnisnahme', oeffentlich: true },
      ],
    },
    antrag,
    ...weitereArten({
      vorlage: entscheidung,
      antrag,
      vertretung: 'stadtrat',
      eilDanach: 'kenntnisnahme',
      eigene: {
        aenderungsantrag: { praefix: 'AE' },
        anfrage: { praefix: 'AF' },
        stellungnahme: { praefix: 'ST' },
        eilentscheidung: { praefix: 'E' },
      },
    }),
  },
  nummernkreis: {
    muster: '{art}/{jjjj}/{lfd:4}',
    jeArt: true,
    aenderungen: oertlich('eigene', 'Ob Änderungsanträge eine eigene Nummer erhalten, ist örtlich verschieden.'),
  },
  ueblicherWeg: { wert: 'Fachausschuss → Stadtrat', sicherheit: 'belegt' },
  behandlungJeStation: false,
  unterschrift: { form: 'gez', funktion: 'Oberbürgermeisterin' },
  mitzeichnung: [
    { stelle: 'kaemmerei', ausloeser: 'finanziell', pflicht: PFLICHT, fristWerktage: 5 },
    { stelle: 'rechtsamt', ausloeser: 'satzung', pflicht: PFLICHT, fristWerktage: 5 },
  ],
  fristen: FRISTEN,
  schalter: {
    ...SCHALTER,
    amtspruefung: { wert: false, sicherheit: 'belegt', hinweis: 'In Musterstadt prüft das Amt vor dem Einreichen.' },
    dezernat: { wert: false, sicherheit: 'belegt', hinweis: 'Musterstadt hat keine Dezernate.' },
  },
  woerter: {},
  farbe: '#1e4d8c',
}
