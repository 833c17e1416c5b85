/** Landeshauptstadt Magdeburg: prints the release by the Oberbürgermeister as first station; number prefix per kind. */
import { antragVon, FRISTEN, gremium, SCHALTER, stelle, weitereArten } from './bausteine.ts'
import type { ArtRegel, Profil } from './profil.ts'

const RATHAUS = 'Altes Rathaus, Ratssaal'
const MAIL = 'magdeburg.example'

const entscheidung: ArtRegel = {
  name: 'Drucksache',
  praefix: 'DS',
  interneBearbeitung: true,
  beschlussvorschlag: { titel: 'Beschlussvorschlag', pflicht: 'pflicht' },
  finanziell: 'pflicht',
  abschnitte: [
    { id: 'sachverhalt', titel: 'Begründung', pflicht: 'pflicht' },
    { id: 'beteiligungen', titel: 'Beteiligungen', pflicht: 'frei' },
  ],
  beratungsfolge: [
    { gremium: 'hvb', rolle: 'genehmigung', oeffentlich: false },
    { gremium: 'verwaltungsausschuss', rolle: 'vorberatung', oeffentlich: true },
    { gremium: 'stadtrat', rolle: 'entscheidung', oeffentlich: true },
  ],
}

const antrag = antragVon(entscheidung, { name: 'Antrag', praefix: 'A', gremium: 'stadtrat' })

export const magdeburg: Profil = {
  id: 'magdeburg',
  koerperschaft: 'Landeshauptstadt Magdeburg',
  kurzname: 'Magdeburg',
  produktname: 'Ratsarbeit Magdeburg',
  land: 'LSA',
  rechtsbereich: 'LSA-KVG',
  demo: false,
  hvb: { titel: 'Oberbürgermeister', organ: 'Der Oberbürgermeister' },
  vertretung: 'stadtrat',
  gremien: [
    gremium({
      id: 'rwb',
      name: 'Ausschuss für Regionalentwicklung, Wirtschaftsförderung und kommunale Beschäftigungspolitik',
      kurzname: 'RWB',
      art: 'ausschuss',
      gesetzlicheZahl: 11,
      ort: RATHAUS,
      beginn: '17:00',
    }),
    gremium({
      id: 'finanzausschuss',
      name: 'Finanz- und Grundstücksausschuss',
      kurzname: 'FG',
      art: 'ausschuss',
      gesetzlicheZahl: 11,
      ort: RATHAUS,
      beginn: '17:00',
    }),
    gremium({
      id: 'verwaltungsausschuss',
      name: 'Verwaltungsausschuss',
      kurzname: 'VW',
      art: 'beschliessender_ausschuss',
      gesetzlicheZahl: 12,
      ort: RATHAUS,
      beginn: '17:00',
    }),
    gremium({ id: 'stadtrat', name: 'Stadtrat', kurzname: 'SR', art: 'vertretung', gesetzlicheZahl: 57, ort: RATHAUS, beginn: '14:00' }),
  ],
  stellen: [
    stelle('amt3', 'Dezernat III, Amt III', MAIL, 3),
    stelle('kaemmerei', 'Finanzservice', MAIL, 20),
    stelle('rechtsamt', 'Rechtsamt', MAIL, 30),
    stelle('sitzungsdienst', 'Stadtratsbüro, Sitzungsdienst', MAIL, 13),
    stelle('dezernat', 'Büro der Beigeordneten', MAIL, 2),
    stelle('bob', 'Büro des Oberbürgermeisters', MAIL, 1),
  ],
  vorzimmer: { dezernat: 'dezernat', hvb: 'bob' },
  sitzungsdienst: 'sitzungsdienst',
  arten: {
    beschlussvorlage: entscheidung,
    mitteilung: {
      ...entscheidung,
      name: 'Information',
      praefix: 'I',
      beschlussvorschlag: { titel: 'Beschlussvorschlag', pflicht: 'verboten' },
      finanziell: 'frei',
      abschnitte: [{ id: 'sachverhalt', titel: 'Information', pflicht: 'pflicht' }],
      beratungsfolge: [
        { gremium: 'hvb', rolle: 'genehmigung', oeffentlich: false },
        { gremium: 'rwb', rolle: 'kenntnisnahme', oeffentlich: true },
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
        anfrage: { praefix: 'F' },
        stellungnahme: { praefix: 'S' },
        eilentscheidung: { praefix: 'E' },
      },
    }),
  },
  nummernkreis: {
    muster: '{art}{lfd:4}/{jj}',
    jeArt: true,
    aenderungen: { wert: 'anhang', sicherheit: 'belegt', hinweis: 'Beispiele: DS0322/16/1, A0225/19/1.' },
  },
  ueblicherWeg: { wert: 'Oberbürgermeister → Ausschuss → Verwaltungsausschuss → Stadtrat', sicherheit: 'belegt' },
  behandlungJeStation: true,
  unterschrift: { form: 'funktion', funktion: 'Beigeordnete oder Beigeordneter' },
  mitzeichnung: [],
  fristen: FRISTEN,
  schalter: SCHALTER,
  woerter: { 'rolle.genehmigung': 'Genehmigung OB', 'rolle.vorberatung': 'Beratung', 'rolle.entscheidung': 'Beschlussfassung' },
  farbe: '#7a1f2b',
}
