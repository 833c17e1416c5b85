/** Gemeindeordnung für Schleswig-Holstein. What the marks mean: docs/recht.md. */
import type { Regelwerk } from './regelwerk.ts'

const bis2025: Regelwerk = {
  id: 'SH-GO-2003',
  land: 'SH',
  bereich: 'SH-GO',
  gesetz: 'Gemeindeordnung Schleswig-Holstein',
  gueltigAb: '2003-04-01',
  hvbInVertretung: {
    wert: 'ohne_stimme',
    norm: '§ 36 GO SH',
    sicherheit: 'ungeprueft',
    hinweis: 'Gelesen ist nur, dass die Verwaltungsleitung im Hauptausschuss ohne Stimme ist (§ 45a GO SH).',
  },
  beschlussfaehigkeit: {
    wert: {
      mehrAls: { zaehler: 1, nenner: 2 },
      giltBisFeststellung: true,
      vonAmtsWegen: { unterAnteil: { zaehler: 1, nenner: 3 }, unterZahl: 3 },
      ausgeschlosseneMindern: true,
      ueberHaelfteAusgeschlossen: { mindestens: 3, bestaetigung: { vertretung: null, ausschuss: null }, norm: '§ 38 Abs. 2 GO SH' },
    },
    norm: '§ 38 Abs. 1 GO SH',
    sicherheit: 'belegt',
  },
  zweiteSitzung: {
    wert: 3,
    norm: '§ 38 Abs. 3 GO SH',
    sicherheit: 'ungeprueft',
    hinweis: 'Der Wortlaut von § 38 Abs. 3 GO SH ist nicht gelesen.',
  },
  mehrheit: { wert: 'ja_gegen_nein', norm: '§ 39 Abs. 1 GO SH', sicherheit: 'belegt' },
  stimmengleichheit: { wert: 'abgelehnt', norm: '§ 39 Abs. 1 Satz 3 GO SH', sicherheit: 'belegt' },
  mehrheitHauptsatzung: {
    wert: 'einfach',
    norm: '§ 4 Abs. 1 GO SH',
    sicherheit: 'belegt',
    hinweis: 'Gelesen in einer älteren, undatierten Fassung: keine besondere Mehrheit, aber Genehmigung der Kommunalaufsicht.',
  },
  umlaufbeschluss: {
    wert: { art: 'nicht_vorgesehen' },
    norm: '§ 39 GO SH',
    sicherheit: 'ungeprueft',
    hinweis: 'Eine Vorschrift über Beschlüsse ohne Sitzung ist nicht gefunden.',
  },
  geheimeAbstimmung: { wert: { art: 'nicht_vorgesehen' }, norm: '§ 39 Abs. 2 GO SH', sicherheit: 'belegt' },
  geheimeWahl: {
    wert: { art: 'ein_widerspruch' },
    norm: '§ 40 Abs. 2 GO SH',
    sicherheit: 'ungeprueft',
    hinweis: 'Der Wortlaut von § 40 GO SH ist nicht gelesen.',
  },
  oeffentlichkeitAusschliessen: {
    wert: { durch: 'beschluss', mehrheit: 'zweidrittel_anwesend' },
    norm: '§ 35 Abs. 2 GO SH',
    sicherheit: 'parallel',
    hinweis: 'Gelesen wurden § 30 Abs. 2 KrO SH und eine örtliche Geschäftsordnung, die § 35 GO SH anführt.',
  },
  tagesordnungAufVerlangen: { wert: true, norm: '§ 34 Abs. 4 GO SH', sicherheit: 'belegt' },
  antraegeSchriftlich: { wert: true, norm: '§ 39 Abs. 3 GO SH', sicherheit: 'belegt' },
  tagesordnungErweitern: {
    wert: 'zweidrittel_gesetzlich',
    norm: '§ 34 Abs. 4 GO SH',
    sicherheit: 'parallel',
    hinweis: 'Gelesen wurde § 29 Abs. 4 KrO SH; nur dringende Angelegenheiten.',
  },
  befangenheit: {
    wert: { verlaesstDenRaum: true, geltendZuMachenMonate: null, nurWennEntscheidend: false, ausnahmeWahlen: '§ 22 Abs. 3 GO SH' },
    norm: '§ 22 Abs. 4 GO SH',
    sicherheit: 'belegt',
  },
  ladungsfrist: {
    wert: 7,
    norm: '§ 34 Abs. 3 GO SH',
    sicherheit: 'parallel',
    hinweis: 'Gelesen wurde § 29 Abs. 3 KrO SH. Ob der Sitzungstag mitzählt, ist nicht geprüft.',
  },
  widerspruchsfrist: {
    wert: { tage: 14, beginn: 'beschluss' },
    norm: '§ 43 GO SH',
    sicherheit: 'parallel',
    hinweis: 'Gelesen wurden §§ 38, 42 KrO SH. Verschiebung bei Wochenende und Feiertag ist nicht geprüft.',
  },
  widerspruchsfristAusschuss: {
    wert: { tage: 14, beginn: 'beschluss' },
    norm: '§ 47 GO SH',
    sicherheit: 'parallel',
    hinweis: 'Gelesen wurde § 42 KrO SH; bleibt der Ausschuss bei seinem Beschluss, entscheidet die Vertretung.',
  },
  beanstandungsfrist: {
    wert: 14,
    norm: '§ 43 GO SH',
    sicherheit: 'parallel',
    hinweis: 'Gelesen wurde § 38 KrO SH: zwei Wochen nach dem erneuten Beschluss.',
  },
  widerspruchsverfahren: {
    wert: { rechtsverstoss: 'in_der_frist', neueSitzung: null, gegenErneuten: 'beanstandung', entscheidet: 'gericht' },
    norm: '§ 43 GO SH',
    sicherheit: 'parallel',
    hinweis:
      'Gelesen wurde § 38 KrO SH: aufschiebende Wirkung bis zum erneuten Beschluss in einer neuen Sitzung; gegen die Beanstandung steht die Klage offen.',
  },
  widerspruchGegenAusschuss: {
    wert: 'ausschuss_dann_vertretung',
    norm: '§ 47 GO SH',
    sicherheit: 'parallel',
    hinweis: 'Gelesen wurde § 42 KrO SH.',
  },
  einspruchGegenAusschuss: {
    wert: false,
    norm: '§ 47 GO SH',
    sicherheit: 'ungeprueft',
    hinweis: 'Eine Einspruchsfrist, die den Vollzug aufschiebt, ist nicht gefunden.',
  },
  satzung: {
    wert: { inKraftNachTagen: 1 },
    norm: '§ 4 GO SH',
    sicherheit: 'ungeprueft',
    hinweis: 'Der Wortlaut ist nicht gelesen; angesetzt ist der Tag nach der Bekanntmachung, wenn die Satzung keinen anderen nennt.',
  },
  verfahrensfehlerMonate: {
    wert: null,
    norm: '§ 4 GO SH',
    sicherheit: 'ungeprueft',
    hinweis: 'Eine Frist für Verfahrensfehler ist für Satzungen nicht gelesen.',
  },
  bekanntgabe: {
    wert: 'naechste_oeffentliche_sitzung',
    norm: '§ 35 Abs. 3 GO SH',
    sicherheit: 'parallel',
    hinweis: 'Gelesen wurden § 30 Abs. 3 KrO SH und eine örtliche Geschäftsordnung.',
  },
  eilentscheidung: {
    wert: { durch: 'hvb', danach: 'bericht' },
    norm: '§ 65 Abs. 4 GO SH',
    sicherheit: 'ungeprueft',
    hinweis: 'Der Wortlaut von § 65 Abs. 4 GO SH (sonst § 55 Abs. 4) ist nicht gelesen.',
  },
  niederschriftTage: {
    wert: 30,
    norm: '§ 41 GO SH',
    sicherheit: 'belegt',
    hinweis: 'Spätestens zur nächsten Sitzung.',
  },
}

/** Act of 25.07.2025, published 15.08.2025: § 34 newly worded, the notice period moved to Abs. 4. */
const ab2025: Regelwerk = {
  ...bis2025,
  id: 'SH-GO-2025',
  gueltigAb: '2025-08-15',
  hinweis: 'Angesetzt ist der Tag der Verkündung. Von §§ 34 bis 38, 43, 47 und 65 ist die neue Fassung nicht vollständig gelesen.',
  ladungsfrist: {
    wert: 7,
    norm: '§ 34 Abs. 4 GO SH',
    sicherheit: 'belegt',
    hinweis: 'Ob der Sitzungstag mitzählt, ist nicht geprüft.',
  },
  zustellungElektronisch: {
    wert: 4,
    norm: '§ 110 Abs. 2 Satz 2 LVwG SH',
    sicherheit: 'belegt',
    hinweis: 'Am vierten Tag nach dem Absenden, wenn die Geschäftsordnung schweigt (Erlass vom 03.12.2025).',
  },
  tagesordnungAufVerlangen: {
    wert: true,
    norm: '§ 34 GO SH',
    sicherheit: 'ungeprueft',
    hinweis: '§ 34 GO SH wurde 2025 neu gefasst; in welchem Absatz das Verlangen jetzt steht, ist nicht gelesen.',
  },
  tagesordnungErweitern: {
    wert: 'zweidrittel_gesetzlich',
    norm: '§ 34 GO SH',
    sicherheit: 'ungeprueft',
    hinweis:
      '§ 34 GO SH wurde 2025 neu gefasst; in welchem Absatz und mit welcher Mehrheit die Erweiterung jetzt steht, ist nicht gelesen.',
  },
}

export const SH: readonly Regelwerk[] = [bis2025, ab2025]
