/** Kreisordnung für Nordrhein-Westfalen, as it applies to the StädteRegion Aachen. What the marks mean: docs/recht.md. */
import type { Beschlussfaehigkeitsregel, Regelwerk } from './regelwerk.ts'

const mehrAlsDieHaelfte: Beschlussfaehigkeitsregel = {
  mehrAls: { zaehler: 1, nenner: 2 },
  giltBisFeststellung: true,
  vonAmtsWegen: null,
  ausgeschlosseneMindern: false,
  ueberHaelfteAusgeschlossen: null,
}

const bis2025: Regelwerk = {
  id: 'NRW-KRO-1994',
  land: 'NRW',
  bereich: 'NRW-KRO',
  gesetz: 'Kreisordnung Nordrhein-Westfalen',
  gueltigAb: '1994-10-17',
  hinweis: 'Der Beginn der Geltung ist nicht geprüft; einzelne Vorschriften haben sich seither geändert.',
  hvbInVertretung: {
    wert: 'mit_stimme',
    norm: '§ 25 KrO NRW',
    sicherheit: 'belegt',
    hinweis: 'Ohne Stimme in den Fällen, die § 25 Abs. 2 KrO NRW aufzählt.',
  },
  beschlussfaehigkeit: {
    wert: mehrAlsDieHaelfte,
    norm: '§ 34 Abs. 1 KrO NRW',
    sicherheit: 'ungeprueft',
    hinweis:
      '§ 34 KrO NRW ist nicht gelesen; angesetzt ist der Inhalt von § 49 Abs. 1 GO NRW nach einer Sekundärquelle; eine Regel für den Fall, dass mehr als die Hälfte befangen ist, ist nicht gelesen.',
  },
  beschlussfaehigkeitAusschuss: {
    wert: { ...mehrAlsDieHaelfte, giltBisFeststellung: false },
    norm: '§ 52 Abs. 2 KrO NRW',
    sicherheit: 'belegt',
    hinweis:
      'Gelesen für den Kreisausschuss, der nicht bis zur Feststellung als beschlussfähig gilt; für andere Ausschüsse und bei Befangenheit nicht gelesen.',
  },
  zweiteSitzung: {
    wert: 1,
    norm: '§ 34 Abs. 2 KrO NRW',
    sicherheit: 'ungeprueft',
    hinweis: '§ 34 Abs. 2 KrO NRW ist nicht gelesen; angesetzt ist der Inhalt von § 49 Abs. 2 GO NRW: ohne Rücksicht auf die Zahl.',
  },
  mehrheit: {
    wert: 'ja_gegen_nein',
    norm: '§ 35 Abs. 1 KrO NRW',
    sicherheit: 'sekundaer',
    hinweis: 'Inhaltsgleich mit § 50 Abs. 1 GO NRW; dass Enthaltungen nicht zählen, ist nicht geprüft.',
  },
  stimmengleichheit: {
    wert: 'abgelehnt',
    norm: '§ 35 Abs. 1 KrO NRW',
    sicherheit: 'sekundaer',
    hinweis: 'Inhaltsgleich mit § 50 Abs. 1 Satz 2 GO NRW.',
  },
  mehrheitHauptsatzung: {
    wert: 'absolut_gesetzlich',
    norm: '§ 5 Abs. 3 Satz 3 KrO NRW',
    sicherheit: 'belegt',
    hinweis: 'Gelesen in der Fassung von 2007.',
  },
  umlaufbeschluss: {
    wert: { art: 'nicht_vorgesehen' },
    norm: '§ 35 KrO NRW',
    sicherheit: 'ungeprueft',
    hinweis: 'Eine Vorschrift über Beschlüsse ohne Sitzung ist nicht gefunden.',
  },
  geheimeAbstimmung: {
    wert: { art: 'auf_antrag', anteil: { zaehler: 1, nenner: 5 } },
    norm: '§ 35 Abs. 1 KrO NRW',
    sicherheit: 'sekundaer',
    hinweis: 'Inhaltsgleich mit § 50 Abs. 1 GO NRW; geheim geht namentlich vor.',
  },
  geheimeWahl: {
    wert: { art: 'ein_widerspruch' },
    norm: '§ 35 Abs. 2 KrO NRW',
    sicherheit: 'sekundaer',
    hinweis: 'Inhaltsgleich mit § 50 Abs. 2 GO NRW in der Fassung vor dem 10.07.2025.',
  },
  oeffentlichkeitAusschliessen: {
    wert: { durch: 'geschaeftsordnung' },
    norm: '§ 33 KrO NRW',
    sicherheit: 'ungeprueft',
    hinweis: '§ 33 KrO NRW ist nicht gelesen; für einzelne Punkte durch Beschluss, dessen Mehrheit nicht gelesen ist.',
  },
  tagesordnungErweitern: {
    wert: 'einfach',
    norm: '§ 33 KrO NRW',
    sicherheit: 'ungeprueft',
    hinweis: '§ 33 KrO NRW ist nicht gelesen; nur äußerst dringende Angelegenheiten, die keinen Aufschub dulden.',
  },
  befangenheit: {
    wert: { verlaesstDenRaum: false, geltendZuMachenMonate: 6, nurWennEntscheidend: true, ausnahmeWahlen: null },
    norm: '§ 28 Abs. 2 KrO NRW mit § 31 GO NRW, § 39 Abs. 3 KrO NRW',
    sicherheit: 'ungeprueft',
    hinweis:
      'Gelesen ist die Sechsmonatsfrist (§ 39 Abs. 3). Dass ein Verstoß nur zählt, wenn er entscheidend war, steht nach einer Sekundärquelle in § 31 Abs. 6 GO NRW; Zuhörerbereich und Wahlen sind nicht geprüft.',
  },
  ladungsfrist: { wert: null, norm: '§ 32 Abs. 2 KrO NRW', sicherheit: 'belegt', hinweis: 'Die Frist bestimmt die Geschäftsordnung.' },
  widerspruchsfrist: { wert: { tage: 3, beginn: 'beschluss' }, norm: '§ 39 Abs. 1 KrO NRW', sicherheit: 'belegt' },
  widerspruchsfristAusschuss: {
    wert: { tage: 3, beginn: 'beschluss' },
    norm: '§ 39 Abs. 1 KrO NRW',
    sicherheit: 'ungeprueft',
    hinweis: 'Ob und wie § 39 KrO NRW für Ausschüsse gilt, ist nicht gelesen.',
  },
  beanstandungsfrist: {
    wert: null,
    norm: '§ 39 Abs. 2 KrO NRW',
    sicherheit: 'belegt',
    hinweis: 'Keine Frist im Text; bleibt der Kreistag dabei, ist unverzüglich die Aufsicht anzurufen.',
  },
  widerspruchsverfahren: {
    wert: {
      rechtsverstoss: 'ohne_frist',
      neueSitzung: { fruehestens: 3, spaetestens: 28 },
      gegenErneuten: 'beanstandung',
      entscheidet: 'aufsicht',
    },
    norm: '§ 39 Abs. 1 und 2 KrO NRW',
    sicherheit: 'belegt',
  },
  widerspruchGegenAusschuss: {
    wert: 'ausschuss_dann_vertretung',
    norm: '§ 39 KrO NRW',
    sicherheit: 'ungeprueft',
    hinweis: 'Ob und wie § 39 KrO NRW für Ausschüsse gilt, ist nicht gelesen.',
  },
  einspruchGegenAusschuss: {
    wert: false,
    norm: '§ 41 KrO NRW',
    sicherheit: 'ungeprueft',
    hinweis:
      'Für die StädteRegion ist keine Vorschrift über den Einspruch gegen Ausschussbeschlüsse gefunden; § 41 KrO NRW ist nicht gelesen.',
  },
  satzung: {
    wert: { inKraftNachTagen: 1 },
    norm: '§ 5 KrO NRW',
    sicherheit: 'ungeprueft',
    hinweis: 'Der Wortlaut ist nicht gelesen; angesetzt ist der Tag nach der Bekanntmachung, wenn die Satzung keinen anderen nennt.',
  },
  verfahrensfehlerMonate: {
    wert: null,
    norm: '§ 5 KrO NRW',
    sicherheit: 'ungeprueft',
    hinweis: '§ 5 KrO NRW ist nur zur Hauptsatzung gelesen; eine Frist für Verfahrensfehler nicht.',
  },
  bekanntgabe: {
    wert: null,
    norm: '§ 33 KrO NRW',
    sicherheit: 'ungeprueft',
    hinweis: 'Eine Vorschrift über die Bekanntgabe nichtöffentlicher Beschlüsse ist nicht gelesen.',
  },
  eilentscheidung: {
    wert: { durch: 'hvb_mit_mitglied', danach: 'genehmigung' },
    norm: '§ 50 Abs. 3 KrO NRW',
    sicherheit: 'ungeprueft',
    hinweis: 'Nach einer Sekundärquelle zuerst der Kreisausschuss; der zweite Schritt ist nicht gelesen.',
  },
  niederschriftTage: {
    wert: null,
    norm: '§ 37 KrO NRW',
    sicherheit: 'ungeprueft',
    hinweis: '§ 37 KrO NRW ist nicht gelesen; die Frist bestimmt die Geschäftsordnung.',
  },
}

const GEAENDERT_2025 = '§ 35 KrO NRW wurde 2025 geändert; die neue Fassung ist nicht gelesen.'

/** Act of 10.07.2025 (GV. NRW. S. 618) on §§ 35, 36 KrO: secret elections need a fifth of the members too. */
const ab2025: Regelwerk = {
  ...bis2025,
  id: 'NRW-KRO-2025',
  gueltigAb: '2025-07-10',
  hinweis: 'Angesetzt ist das Datum des Gesetzes; der Tag des Inkrafttretens ist nicht geprüft.',
  mehrheit: { ...bis2025.mehrheit, sicherheit: 'ungeprueft', hinweis: GEAENDERT_2025 },
  stimmengleichheit: { ...bis2025.stimmengleichheit, sicherheit: 'ungeprueft', hinweis: GEAENDERT_2025 },
  geheimeAbstimmung: { ...bis2025.geheimeAbstimmung, sicherheit: 'ungeprueft', hinweis: GEAENDERT_2025 },
  geheimeWahl: {
    wert: { art: 'auf_antrag', anteil: { zaehler: 1, nenner: 5 } },
    norm: '§ 35 Abs. 2 KrO NRW',
    sicherheit: 'sekundaer',
    hinweis: 'Nach einer Darstellung der Reform von 2025; der neue Wortlaut ist nicht gelesen.',
  },
}

export const NRW_KREIS: readonly Regelwerk[] = [bis2025, ab2025]
