/** Landeshauptstadt Kiel. Facts from its council information system; local rules that were not read carry their doubt. */
import { antragVon, FRISTEN, gremium, oertlich, SCHALTER, stelle, weitereArten } from './bausteine.ts'
import type { ArtRegel, Profil } from './profil.ts'

const RATHAUS = 'Rathaus, Ratssaal'
const MAIL = 'kiel.example'

const entscheidung: ArtRegel = {
  name: 'Beschlussvorlage',
  praefix: '',
  interneBearbeitung: true,
  beschlussvorschlag: { titel: 'Antrag', pflicht: 'pflicht' },
  finanziell: 'pflicht',
  abschnitte: [{ id: 'sachverhalt', titel: 'Sachverhalt/Begründung', pflicht: 'pflicht' }],
  beratungsfolge: [
    { gremium: 'hauptausschuss', rolle: 'vorberatung', oeffentlich: true },
    { gremium: 'ratsversammlung', rolle: 'entscheidung', oeffentlich: true },
  ],
}

const antrag = antragVon(entscheidung, { name: 'Fraktionsantrag', praefix: entscheidung.praefix, gremium: 'ratsversammlung' })

export const kiel: Profil = {
  id: 'kiel',
  koerperschaft: 'Landeshauptstadt Kiel',
  kurzname: 'Kiel',
  produktname: 'Ratsarbeit Kiel',
  land: 'SH',
  rechtsbereich: 'SH-GO',
  demo: false,
  hvb: { titel: 'Oberbürgermeister', organ: 'Der Oberbürgermeister' },
  vertretung: 'ratsversammlung',
  gremien: [
    gremium({
      id: 'wirtschaftsausschuss',
      name: 'Wirtschaftsausschuss',
      kurzname: 'WA',
      art: 'ausschuss',
      gesetzlicheZahl: 11,
      ort: RATHAUS,
      beginn: '17:00',
    }),
    gremium({
      id: 'bauausschuss',
      name: 'Bauausschuss',
      kurzname: 'BA',
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
      ort: RATHAUS,
      beginn: '17:00',
    }),
    gremium({
      id: 'hauptausschuss',
      name: 'Hauptausschuss',
      kurzname: 'HA',
      art: 'beschliessender_ausschuss',
      gesetzlicheZahl: 13,
      ort: RATHAUS,
      beginn: '17:00',
    }),
    gremium({
      id: 'ratsversammlung',
      name: 'Ratsversammlung',
      kurzname: 'RV',
      art: 'vertretung',
      gesetzlicheZahl: 59,
      ort: RATHAUS,
      beginn: '16:00',
    }),
  ],
  stellen: [
    stelle('wirtschaft', 'Referat für Wirtschaft', MAIL, 10),
    stelle('kaemmerei', 'Amt für Finanzwirtschaft', MAIL, 20),
    stelle('rechtsamt', 'Rechtsamt', MAIL, 30),
    stelle('tiefbau', 'Tiefbauamt', MAIL, 60),
    stelle('sitzungsdienst', 'Büro der Stadtpräsidentin, Sitzungsdienst', MAIL, 13),
    stelle('dezernat', 'Dezernat für Stadtentwicklung', MAIL, 2),
    stelle('ob', 'Büro des Oberbürgermeisters', MAIL, 1),
  ],
  vorzimmer: { dezernat: 'dezernat', hvb: 'ob' },
  sitzungsdienst: 'sitzungsdienst',
  arten: {
    beschlussvorlage: entscheidung,
    mitteilung: {
      ...entscheidung,
      name: 'Geschäftliche Mitteilung',
      beschlussvorschlag: { titel: 'Antrag', pflicht: 'verboten' },
      finanziell: 'frei',
      beratungsfolge: [{ gremium: 'wirtschaftsausschuss', rolle: 'kenntnisnahme', oeffentlich: true }],
    },
    antrag,
    ...weitereArten({
      vorlage: entscheidung,
      antrag,
      vertretung: 'ratsversammlung',
      eilDanach: 'kenntnisnahme',
      eigene: {
        aenderungsantrag: { name: 'Änderungsantrag', beschlussvorschlag: { titel: 'Antrag', pflicht: 'pflicht' } },
        anfrage: { name: 'Kleine Anfrage' },
      },
    }),
  },
  nummernkreis: {
    muster: '{lfd:4}/{jjjj}',
    jeArt: false,
    aenderungen: {
      wert: 'eigene',
      sicherheit: 'belegt',
      hinweis: 'Eigene Drucksachennummer; nur der Tagesordnungspunkt ist unternummeriert.',
    },
  },
  ueblicherWeg: oertlich('Fachausschuss → Hauptausschuss → Ratsversammlung', 'Belegt ist nur Hauptausschuss → Ratsversammlung.'),
  behandlungJeStation: false,
  unterschrift: { form: 'funktion', funktion: 'Oberbürgermeister' },
  mitzeichnung: [],
  fristen: FRISTEN,
  schalter: {
    ...SCHALTER,
    eilentscheidungPersoenlich: {
      wert: true,
      sicherheit: 'ungeprueft',
      hinweis: 'Dass die Eilentscheidung nach § 65 Abs. 4 GO SH nicht übertragbar ist, ist nicht gelesen.',
    },
  },
  woerter: { 'zustand.abgeschlossen': 'Drucksache abgeschlossen' },
  farbe: '#1f3c74',
}
