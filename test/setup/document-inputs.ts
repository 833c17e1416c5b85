/** Inputs of the four documents in three sizes: the least possible, everything at once, and text that tries to be code. */
import type { BeschlussauszugInput, Briefkopf, EinladungInput, NiederschriftInput, VorlageInput } from '../../src/documents/inputs.ts'
import type { Block } from '../../workflows/text/blocks.ts'

export const absatz = (text: string): Block => ({ art: 'absatz', text: [{ text }] })
const ueberschrift = (ebene: 1 | 2 | 3, text: string): Block => ({ art: 'ueberschrift', ebene, text: [{ text }] })

const LANG =
  'Die Stadt führt die begonnene Zusammenarbeit mit den Partnerregionen fort und berichtet dem Ausschuss für Regionalentwicklung, Wirtschaftsförderung und kommunale Beschäftigungspolitik jährlich über den Stand. '
const ABSATZ = LANG.repeat(4)

export const briefkopf: Briefkopf = {
  koerperschaft: 'Musterstadt',
  organ: 'Die Oberbürgermeisterin',
  wappen: 'neutral',
  farbe: '#123c69',
  banner: null,
  ausgegebenAm: '2026-11-25',
}
const demo: Briefkopf = { ...briefkopf, banner: 'Demonstration, Abstimmungen erfunden' }

/** Syntax of Typst, Handlebars and HTML, names that must survive, words without a break. */
export const HOSTILE =
  '#panic() #read("/etc/passwd") *fett* _x_ $x^2$ <lbl> @ref = Titel \\ // a /* b */ `c` {{konto}} {{{x}}} <script>alert(1)</script> &amp; "Łódź" Ševčenko ' +
  `${'Donaudampfschifffahrt'.repeat(9)} https://example.org/${'a'.repeat(120)}`

const tabelle: Block = {
  art: 'tabelle',
  titel: 'Aufwand nach Jahren',
  kopf: [[{ text: 'Teilprodukt' }], [{ text: 'Sachkonto' }], [{ text: '2025' }], [{ text: '2026' }]],
  zeilen: [
    [
      [{ text: '990100 „Wirtschaftsförderung und Strukturentwicklung“' }],
      [{ text: '544016' }],
      [{ text: '40.000 €' }],
      [{ text: '40.000 €' }],
    ],
    [[{ text: 'Summe', fett: true }], [], [{ text: '40.000 €', fett: true }], [{ text: '40.000 €', fett: true }]],
  ],
}

export const vorlagen: Record<'minimal' | 'maximal' | 'hostile', VorlageInput> = {
  minimal: {
    briefkopf: { ...briefkopf, organ: null, wappen: null },
    art: 'Mitteilung',
    nummer: null,
    fassung: 1,
    betreff: 'Sachstand',
    publizitaet: 'noch_nicht_veroeffentlicht',
    federfuehrung: 'Amt 20',
    datum: null,
    angaben: [],
    beratungsfolge: [],
    titelBeschluss: 'Beschlussvorschlag',
    einleitung: null,
    beschlusspunkte: [],
    abschnitte: [],
    finanziell: null,
    anlagen: [],
    behandlungJeStation: false,
    titelJahr: 'Haushaltsjahr',
    freigabe: null,
  },
  maximal: {
    briefkopf: demo,
    art: 'Beschlussvorlage',
    nummer: '2024/0207',
    fassung: 2,
    betreff: 'Internationale Kooperationen der Stadt: Fortführung und Ausbau der Zusammenarbeit mit den Partnerregionen',
    publizitaet: 'oeffentlich',
    federfuehrung: 'S 85 – Wirtschaftsförderung, Tourismus und Europa',
    datum: '2024-05-06',
    angaben: [
      { label: 'Dezernat', wert: 'Dezernat III' },
      { label: 'Aktenzeichen', wert: 'S 85.10.02' },
    ],
    beratungsfolge: [
      { gremium: 'Oberbürgermeisterin', datum: '2024-05-07', rolle: 'Freigabe', oeffentlich: false, ergebnis: 'Genehmigt' },
      {
        gremium: 'Ausschuss für Strukturentwicklung, Wirtschaft, (Eu-)regionale Zusammenarbeit und Tourismus',
        datum: '2024-05-23',
        rolle: 'Vorberatung',
        oeffentlich: true,
        ergebnis: 'Geändert empfohlen',
      },
      { gremium: 'Stadtrat', datum: null, rolle: 'Entscheidung', oeffentlich: true, ergebnis: null },
    ],
    titelBeschluss: 'Beschlussvorschlag',
    einleitung: 'Der Stadtrat trifft folgende Entscheidungen:',
    beschlusspunkte: [
      {
        text: [
          absatz(
            'Er unterstützt die Weiterentwicklung von Wirtschafts- und Wissenschaftskooperationen zwischen der Stadt und internationalen Partnerregionen.',
          ),
        ],
        termin: null,
      },
      {
        text: [
          absatz('Er beauftragt die Verwaltung, den bestehenden Ansatz von 25.000 Euro auf 40.000 Euro ab 2025 zu erhöhen:'),
          { art: 'liste', geordnet: false, punkte: [[absatz('Mittel für Delegationen,')], [absatz('Mittel für Veranstaltungen.')]] },
        ],
        termin: '2025-06-30',
      },
    ],
    abschnitte: [
      {
        titel: 'Sachverhalt',
        text: [
          ueberschrift(2, 'Anlass'),
          absatz(ABSATZ),
          absatz(ABSATZ),
          ueberschrift(3, 'Einzelheiten'),
          {
            art: 'absatz',
            text: [
              { text: 'Grundlage ist ' },
              { text: '§ 58 Abs. 1', fett: true },
              { text: ' der ' },
              { text: 'Hauptsatzung', kursiv: true },
              { text: '.' },
            ],
          },
          {
            art: 'liste',
            geordnet: true,
            punkte: [
              [absatz(LANG), { art: 'liste', geordnet: false, punkte: [[absatz('Kreis Riesengebirge')], [absatz('Region Łódź')]] }],
              [ueberschrift(1, 'Überschrift in einer Liste'), absatz(LANG)],
            ],
          },
          ...Array.from({ length: 6 }, () => absatz(ABSATZ)),
        ],
      },
      { titel: 'Rechtslage', text: [absatz('Es handelt sich um eine freiwillige Aufgabe.')] },
    ],
    finanziell: { betrag: 1_500_000, jahr: 2025, text: [tabelle] },
    anlagen: [
      { name: 'Übersicht der Partnerschaften', oeffentlich: true },
      { name: 'Kalkulation', oeffentlich: false },
    ],
    behandlungJeStation: false,
    titelJahr: 'Haushaltsjahr',
    freigabe: { form: 'gez', funktion: 'Oberbürgermeisterin', am: '2024-05-07' },
  },
  hostile: {
    briefkopf: { ...demo, koerperschaft: HOSTILE, organ: HOSTILE, banner: HOSTILE.slice(0, 120) },
    art: 'Beschlussvorlage',
    nummer: '{{x}}/#1',
    fassung: 1,
    betreff: HOSTILE,
    publizitaet: 'oeffentlich',
    federfuehrung: HOSTILE,
    datum: '2024-02-29',
    angaben: [{ label: '<b>', wert: HOSTILE }],
    beratungsfolge: [{ gremium: HOSTILE, datum: '2024-03-01', rolle: '#x', oeffentlich: true, ergebnis: '*fett*' }],
    titelBeschluss: HOSTILE,
    einleitung: HOSTILE,
    beschlusspunkte: [{ text: [absatz(HOSTILE)], termin: null }],
    abschnitte: [
      {
        titel: HOSTILE,
        text: [
          ueberschrift(3, HOSTILE),
          absatz(HOSTILE),
          { art: 'tabelle', titel: HOSTILE, kopf: [[{ text: HOSTILE }], [{ text: 'b' }]], zeilen: [[[{ text: HOSTILE }], []]] },
          { art: 'liste', geordnet: true, punkte: [[absatz(HOSTILE)]] },
        ],
      },
    ],
    finanziell: 'keine',
    anlagen: [{ name: HOSTILE, oeffentlich: true }],
    behandlungJeStation: false,
    titelJahr: 'Haushaltsjahr',
    freigabe: { form: 'gez', funktion: HOSTILE, am: '2024-02-29' },
  },
}

export const einladungen: Record<'minimal' | 'maximal' | 'hostile', EinladungInput> = {
  minimal: {
    briefkopf,
    gremium: 'Stadtrat',
    sitzungNr: null,
    datum: '2026-12-03',
    beginn: '17:00',
    ort: 'Rathaus',
    text: null,
    tops: [{ nr: 'Ö 1', betreff: 'Eröffnung der Sitzung', oeffentlich: true, vorlage: null, zusatz: null }],
    hinweise: [],
    hinweiseIntern: [],
    unterzeichnet: 'Die Vorsitzende des Stadtrates',
  },
  maximal: {
    briefkopf: demo,
    gremium: 'Ausschuss für Regionalentwicklung, Wirtschaftsförderung und kommunale Beschäftigungspolitik',
    sitzungNr: '12',
    datum: '2026-12-03',
    beginn: '17:00',
    ort: 'Rathaus, Ratssaal, Marktplatz 1',
    text: [absatz('Sehr geehrte Damen und Herren,'), absatz('zu der genannten Sitzung lade ich Sie ein.')],
    tops: [
      {
        nr: 'Ö 1',
        betreff: 'Eröffnung der Sitzung, Feststellung der ordnungsgemäßen Ladung und der Beschlussfähigkeit',
        oeffentlich: true,
        vorlage: null,
        zusatz: null,
      },
      { nr: 'Ö 2', betreff: 'Einwohnerfragestunde', oeffentlich: true, vorlage: null, zusatz: null },
      ...Array.from({ length: 34 }, (_, i) => ({
        nr: `Ö ${i + 3}`,
        betreff: `Internationale Kooperationen, Teil ${i + 1}`,
        oeffentlich: true,
        vorlage: `DS0${100 + i}/26`,
        zusatz: i % 5 === 0 ? 'Vorberatung, nachgereicht am 21.11.2026' : 'Vorberatung',
      })),
      { nr: 'N 1', betreff: 'Verkauf des Grundstücks Hafenstraße', oeffentlich: false, vorlage: 'DS0999/26', zusatz: 'Entscheidung' },
    ],
    hinweise: ['Die Unterlagen stehen im Ratsinformationssystem bereit.', 'Bitte melden Sie sich ab, wenn Sie verhindert sind.'],
    hinweiseIntern: [],
    unterzeichnet: 'Die Vorsitzende des Ausschusses',
  },
  hostile: {
    briefkopf: demo,
    gremium: HOSTILE,
    sitzungNr: '043./044.(VII)',
    datum: '2026-12-03',
    beginn: '17:00',
    ort: HOSTILE,
    text: [absatz(HOSTILE)],
    tops: [{ nr: '#1', betreff: HOSTILE, oeffentlich: true, vorlage: '{{x}}', zusatz: HOSTILE }],
    hinweise: [HOSTILE],
    hinweiseIntern: [HOSTILE],
    unterzeichnet: HOSTILE,
  },
}

export const auszuege: Record<'minimal' | 'maximal' | 'hostile', BeschlussauszugInput> = {
  minimal: {
    briefkopf,
    gremium: 'Stadtrat',
    sitzung: { nr: null, datum: '2026-12-03', oeffentlich: true },
    top: { nr: 'Ö 4', oeffentlich: true },
    betreff: 'Sachstand Hafen',
    vorlage: null,
    rolle: 'kenntnisnahme',
    ergebnis: { wort: 'Zur Kenntnis genommen', ausgang: 'ohne_beschluss' },
    abstimmung: null,
    aenderungen: [],
    punktergebnisse: [],
    verbunden: [],
    einleitung: null,
    wortlaut: [],
    norm: null,
    vorlaeufig: false,
    korrigiert: false,
    beglaubigung: null,
  },
  maximal: {
    briefkopf: demo,
    gremium: 'Stadtrat',
    sitzung: { nr: '23', datum: '2026-12-03', oeffentlich: true },
    top: { nr: 'Ö 5.3', oeffentlich: true },
    betreff: 'Internationale Kooperationen der Stadt',
    vorlage: { art: 'Beschlussvorlage', nummer: 'DS0101/26', fassung: 2 },
    rolle: 'entscheidung',
    ergebnis: { wort: 'Geändert beschlossen', ausgang: 'angenommen' },
    abstimmung: { art: 'mehrheitlich', stimmen: { ja: 19, nein: 2, enthaltung: 1 }, umlauf: false, befangen: 1, abweichend: true },
    aenderungen: ['Änderungsantrag DS0101/26/1 (Fraktion A): Beschlossen, 12 Ja, 9 Nein, 1 Enthaltung'],
    punktergebnisse: ['Punkt 1: Ungeändert beschlossen, 6 Ja, 4 Nein, 0 Enthaltungen'],
    verbunden: ['Gemeinsam abgestimmt mit DS0100/26.'],
    einleitung: 'Der Stadtrat trifft folgende Entscheidungen:',
    wortlaut: [
      { nr: 1, text: [absatz('Er unterstützt die Weiterentwicklung der Kooperationen.')] },
      { nr: 2, text: [absatz('Er beauftragt die Verwaltung, den Ansatz von 25.000 Euro auf 40.000 Euro zu erhöhen.'), tabelle] },
    ],
    norm: { text: 'Mehrheit nach § 56 Abs. 2 KVG LSA', zweifel: 'Norm noch nicht am Gesetzestext geprüft' },
    vorlaeufig: true,
    korrigiert: true,
    beglaubigung: { ort: 'Musterstadt', am: '2026-12-04', funktion: 'Sitzungsdienst' },
  },
  hostile: {
    briefkopf: demo,
    gremium: HOSTILE,
    sitzung: { nr: '#1', datum: '2026-12-03', oeffentlich: true },
    top: { nr: '{{x}}', oeffentlich: true },
    betreff: HOSTILE,
    vorlage: { art: '<b>', nummer: '$x$', fassung: 1 },
    rolle: 'vorberatung',
    ergebnis: { wort: '*Abgelehnt*', ausgang: 'abgelehnt' },
    abstimmung: { art: 'einstimmig', stimmen: null, umlauf: false, befangen: 2, abweichend: false },
    aenderungen: [HOSTILE],
    punktergebnisse: [HOSTILE],
    verbunden: [HOSTILE],
    einleitung: HOSTILE,
    wortlaut: [{ nr: 3, text: [absatz(HOSTILE)] }],
    norm: { text: HOSTILE, zweifel: HOSTILE },
    vorlaeufig: true,
    korrigiert: false,
    beglaubigung: { ort: HOSTILE, am: '2026-12-04', funktion: HOSTILE },
  },
}

export const niederschriften: Record<'minimal' | 'maximal' | 'hostile', NiederschriftInput> = {
  minimal: {
    briefkopf,
    gremium: 'Stadtrat',
    sitzungNr: null,
    datum: '2026-12-03',
    beginn: '17:00',
    ort: 'Rathaus',
    angaben: [],
    beschlussfaehigkeit: [],
    zurTagesordnung: [],
    tops: [],
    unterzeichnetAm: null,
    unterschriften: ['Vorsitz'],
  },
  maximal: {
    briefkopf: demo,
    gremium: 'Ausschuss für Regionalentwicklung',
    sitzungNr: '043./044.(VII)',
    datum: '2026-12-03',
    beginn: '17:00',
    ort: 'Rathaus, Ratssaal, Marktplatz 1',
    angaben: [{ label: 'Fortsetzung der Sitzung vom', wert: '29.11.2026' }],
    beschlussfaehigkeit: [
      'Zu Beginn waren 27 von 49 Mitgliedern anwesend.',
      'Das Gremium war beschlussfähig; nötig sind 25 (§ 38 Abs. 1 GO SH).',
    ],
    zurTagesordnung: [
      {
        text: 'Erweiterung der Tagesordnung, Sporthalle: 33 Ja, 12 Nein, 0 Enthaltungen, angenommen (§ 34 Abs. 4 GO SH).',
        oeffentlich: true,
      },
      { text: 'Erweiterung der Tagesordnung, Vergabe: 20 Ja, 25 Nein, 0 Enthaltungen, abgelehnt (§ 34 Abs. 4 GO SH).', oeffentlich: false },
    ],
    tops: [
      {
        nr: 'Ö 1',
        betreff: 'Eröffnung',
        oeffentlich: true,
        vorlage: null,
        antrag: [],
        ergebnis: null,
        bericht: ['Behandelt.', 'Keine Einwände.'],
      },
      {
        nr: 'Ö 2',
        betreff: 'Internationale Kooperationen',
        oeffentlich: true,
        vorlage: 'DS0100/26',
        antrag: [{ nr: 1, text: [absatz('Vorgelegter Wortlaut.')] }],
        ergebnis: auszuege.maximal,
        bericht: [],
      },
      {
        nr: 'N 1',
        betreff: 'Verkauf des Grundstücks Hafenstraße',
        oeffentlich: false,
        vorlage: 'DS0999/26',
        antrag: [],
        ergebnis: auszuege.minimal,
        bericht: [],
      },
    ],
    unterzeichnetAm: '2026-12-20',
    unterschriften: ['Vorsitz', 'Schriftführung'],
  },
  hostile: {
    briefkopf: demo,
    gremium: HOSTILE,
    sitzungNr: HOSTILE,
    datum: '2026-12-03',
    beginn: '17:00',
    ort: HOSTILE,
    angaben: [{ label: 'Einwendungen', wert: HOSTILE }],
    beschlussfaehigkeit: [HOSTILE],
    zurTagesordnung: [{ text: HOSTILE, oeffentlich: true }],
    tops: [{ nr: '#1', betreff: HOSTILE, oeffentlich: true, vorlage: '{{x}}', antrag: [], ergebnis: null, bericht: [HOSTILE] }],
    unterzeichnetAm: null,
    unterschriften: [HOSTILE],
  },
}
