/** StädteRegion Aachen: legal position of a Kreis. Facts from its council information system; unread local rules carry their doubt. */
import { antragVon, FRISTEN, gremium, oertlich, SCHALTER, stelle, weitereArten } from './bausteine.ts'
import type { ArtRegel, Profil } from './profil.ts'

const HAUS = 'Haus der StädteRegion, Mediensaal'
const MAIL = 'staedteregion-aachen.example'

const entscheidung: ArtRegel = {
  name: 'Beschlussvorlage',
  praefix: '',
  interneBearbeitung: true,
  beschlussvorschlag: { titel: 'Beschlussvorschlag', pflicht: 'pflicht' },
  finanziell: 'pflicht',
  abschnitte: [
    { id: 'sachverhalt', titel: 'Sachlage', pflicht: 'pflicht' },
    { id: 'rechtslage', titel: 'Rechtslage', pflicht: 'frei' },
    { id: 'personelles', titel: 'Personelle Auswirkungen', pflicht: 'frei' },
  ],
  beratungsfolge: [
    { gremium: 'strukturausschuss', rolle: 'vorberatung', oeffentlich: true },
    { gremium: 'staedteregionsausschuss', rolle: 'entscheidung', oeffentlich: true },
  ],
}

const antrag = antragVon(entscheidung, { name: 'Antrag', praefix: entscheidung.praefix, gremium: 'staedteregionstag' })

export const staedteregionAachen: Profil = {
  id: 'staedteregion-aachen',
  koerperschaft: 'StädteRegion Aachen',
  kurzname: 'StädteRegion',
  produktname: 'Gremienarbeit StädteRegion Aachen',
  land: 'NRW',
  rechtsbereich: 'NRW-KRO',
  demo: false,
  hvb: { titel: 'Städteregionsrat', organ: 'Der Städteregionsrat' },
  vertretung: 'staedteregionstag',
  gremien: [
    gremium({
      id: 'strukturausschuss',
      name: 'Ausschuss für Strukturentwicklung, Wirtschaft, (Eu-)regionale Zusammenarbeit und Tourismus',
      kurzname: 'Strukturausschuss',
      art: 'ausschuss',
      gesetzlicheZahl: 17,
      ort: HAUS,
      beginn: '15:00',
    }),
    gremium({
      id: 'finanzausschuss',
      name: 'Finanzausschuss',
      kurzname: 'FA',
      art: 'ausschuss',
      gesetzlicheZahl: 17,
      ort: HAUS,
      beginn: '16:00',
    }),
    gremium({
      id: 'staedteregionsausschuss',
      name: 'Städteregionsausschuss',
      kurzname: 'SRA',
      art: 'beschliessender_ausschuss',
      gesetzlicheZahl: 17,
      ort: HAUS,
      beginn: '16:00',
    }),
    gremium({
      id: 'staedteregionstag',
      name: 'Städteregionstag',
      kurzname: 'SRT',
      art: 'vertretung',
      gesetzlicheZahl: 73,
      ort: HAUS,
      beginn: '17:00',
    }),
  ],
  stellen: [
    stelle('s85', 'S 85 – Wirtschaftsförderung, Tourismus und Europa', MAIL, 85),
    stelle('kaemmerei', 'A 20 – Kämmerei', MAIL, 20),
    stelle('rechtsamt', 'A 30 – Rechtsamt', MAIL, 30),
    stelle('schulamt', 'A 40 – Amt für Schulwesen', MAIL, 40),
    stelle('sitzungsdienst', 'S 13 – Büro des Städteregionstages, Sitzungsdienst', MAIL, 13),
    stelle('dezernat', 'Dezernatsbüro', MAIL, 2),
    stelle('sr', 'Büro des Städteregionsrates', MAIL, 1),
  ],
  vorzimmer: { dezernat: 'dezernat', hvb: 'sr' },
  sitzungsdienst: 'sitzungsdienst',
  arten: {
    beschlussvorlage: entscheidung,
    mitteilung: {
      ...entscheidung,
      name: 'Mitteilungsvorlage',
      beschlussvorschlag: { titel: 'Beschlussvorschlag', pflicht: 'verboten' },
      finanziell: 'frei',
      beratungsfolge: [{ gremium: 'strukturausschuss', rolle: 'kenntnisnahme', oeffentlich: true }],
    },
    antrag,
    ...weitereArten({ vorlage: entscheidung, antrag, vertretung: 'staedteregionstag', eilDanach: 'genehmigung_nachtraeglich' }),
  },
  nummernkreis: {
    muster: '{jjjj}/{lfd:4}',
    jeArt: false,
    aenderungen: oertlich('eigene', 'Wie die StädteRegion Änderungsanträge nummeriert, ist nicht bekannt.'),
  },
  ueblicherWeg: oertlich(
    'Fachausschuss → Städteregionsausschuss → Städteregionstag',
    'Aus einzelnen Vorlagen geschlossen, nicht nachgelesen.',
  ),
  behandlungJeStation: false,
  unterschrift: { form: 'gez', funktion: 'Städteregionsrat' },
  mitzeichnung: [],
  fristen: { ...FRISTEN, ladungTage: oertlich(7, 'Die Geschäftsordnung der StädteRegion (ab 2025 neu) ist nicht gelesen.') },
  schalter: SCHALTER,
  woerter: { 'zustand.abgeschlossen': 'Vorlage abgeschlossen' },
  farbe: '#0d3b66',
}
