/** Gemeindeordnung für Nordrhein-Westfalen: for a town of the Land; the StädteRegion follows the Kreisordnung. */
import type { Regelwerk } from './regelwerk.ts'

const bis2025: Regelwerk = {
  id: 'NRW-GO-1994',
  land: 'NRW',
  bereich: 'NRW-GO',
  gesetz: 'Gemeindeordnung Nordrhein-Westfalen',
  gueltigAb: '1994-10-17',
  hinweis: 'Der Beginn der Geltung ist nicht geprüft; einzelne Vorschriften haben sich seither geändert.',
  hvbInVertretung: {
    wert: 'mit_stimme',
    norm: '§ 40 Abs. 2 GO NRW',
    sicherheit: 'belegt',
    hinweis: 'Die Aufzählung der Fälle ohne Stimme ist nur in alter Zählung gelesen.',
  },
  beschlussfaehigkeit: {
    wert: {
      mehrAls: { zaehler: 1, nenner: 2 },
      giltBisFeststellung: true,
      vonAmtsWegen: null,
      ausgeschlosseneMindern: false,
      ueberHaelfteAusgeschlossen: null,
    },
    norm: '§ 49 Abs. 1 GO NRW',
    sicherheit: 'sekundaer',
    hinweis: 'Aus einer Zusammenfassung; eine Regel für den Fall, dass mehr als die Hälfte befangen ist, ist nicht gelesen.',
  },
  zweiteSitzung: {
    wert: 1,
    norm: '§ 49 Abs. 2 GO NRW',
    sicherheit: 'sekundaer',
    hinweis: 'Aus einer Zusammenfassung: ohne Rücksicht auf die Zahl, mit Hinweis in der Ladung.',
  },
  mehrheit: {
    wert: 'ja_gegen_nein',
    norm: '§ 50 Abs. 1 GO NRW',
    sicherheit: 'belegt',
    hinweis: 'Dass Enthaltungen und ungültige Stimmen nicht zählen (Abs. 5), ist nicht geprüft.',
  },
  stimmengleichheit: { wert: 'abgelehnt', norm: '§ 50 Abs. 1 Satz 2 GO NRW', sicherheit: 'belegt' },
  mehrheitHauptsatzung: { wert: 'absolut_gesetzlich', norm: '§ 7 Abs. 3 GO NRW', sicherheit: 'belegt' },
  umlaufbeschluss: {
    wert: { art: 'nicht_vorgesehen' },
    norm: '§ 50 GO NRW',
    sicherheit: 'ungeprueft',
    hinweis: 'Eine Vorschrift über Beschlüsse ohne Sitzung ist nicht gefunden.',
  },
  geheimeAbstimmung: {
    wert: { art: 'auf_antrag', anteil: { zaehler: 1, nenner: 5 } },
    norm: '§ 50 Abs. 1 GO NRW',
    sicherheit: 'belegt',
    hinweis: 'Ein Fünftel der Mitglieder, nicht der Anwesenden; geheim geht namentlich vor.',
  },
  geheimeWahl: {
    wert: { art: 'ein_widerspruch' },
    norm: '§ 50 Abs. 2 GO NRW',
    sicherheit: 'sekundaer',
    hinweis: 'Fassung vor dem 10.07.2025, aus einer Darstellung von 2020.',
  },
  oeffentlichkeitAusschliessen: {
    wert: { durch: 'geschaeftsordnung' },
    norm: '§ 48 Abs. 2 GO NRW',
    sicherheit: 'ungeprueft',
    hinweis: '§ 48 Abs. 2 GO NRW ist nicht gelesen; für einzelne Punkte durch Beschluss, dessen Mehrheit nicht gelesen ist.',
  },
  tagesordnungErweitern: {
    wert: 'einfach',
    norm: '§ 48 Abs. 1 Satz 5 GO NRW',
    sicherheit: 'ungeprueft',
    hinweis: 'Der Wortlaut und die Mehrheit sind nicht gelesen; nur äußerst dringende Angelegenheiten, die keinen Aufschub dulden.',
  },
  befangenheit: {
    wert: { verlaesstDenRaum: false, geltendZuMachenMonate: null, nurWennEntscheidend: true, ausnahmeWahlen: null },
    norm: '§ 31 mit § 43 Abs. 2 GO NRW',
    sicherheit: 'ungeprueft',
    hinweis:
      'Die Gründe sind in amtlicher Zusammenfassung gelesen, Aufenthalt im Zuhörerbereich, Wahlen und Frist (§ 54 Abs. 4) nicht; dass ein Verstoß nur zählt, wenn er entscheidend war (§ 31 Abs. 6), nach einer Sekundärquelle.',
  },
  ladungsfrist: { wert: null, norm: '§ 47 Abs. 2 GO NRW', sicherheit: 'belegt', hinweis: 'Die Frist bestimmt die Geschäftsordnung.' },
  widerspruchsfrist: { wert: { tage: 3, beginn: 'beschluss' }, norm: '§ 54 Abs. 1 GO NRW', sicherheit: 'belegt' },
  widerspruchsfristAusschuss: {
    wert: { tage: 3, beginn: 'beschluss' },
    norm: '§ 54 Abs. 3 GO NRW',
    sicherheit: 'ungeprueft',
    hinweis: '§ 54 Abs. 3 GO NRW ist nicht gelesen. Daneben steht die Einspruchsfrist der Geschäftsordnung (§ 57 Abs. 4, nicht gelesen).',
  },
  beanstandungsfrist: {
    wert: null,
    norm: '§ 54 Abs. 2 GO NRW',
    sicherheit: 'belegt',
    hinweis: 'Keine Frist im Text; bleibt der Rat dabei, ist unverzüglich die Aufsicht anzurufen.',
  },
  widerspruchsverfahren: {
    wert: {
      rechtsverstoss: 'ohne_frist',
      neueSitzung: { fruehestens: 3, spaetestens: 14 },
      gegenErneuten: 'beanstandung',
      entscheidet: 'aufsicht',
    },
    norm: '§ 54 Abs. 1 und 2 GO NRW',
    sicherheit: 'belegt',
  },
  widerspruchGegenAusschuss: {
    wert: 'ausschuss_dann_vertretung',
    norm: '§ 54 Abs. 3 GO NRW',
    sicherheit: 'ungeprueft',
    hinweis: '§ 54 Abs. 3 GO NRW ist nicht gelesen.',
  },
  einspruchGegenAusschuss: {
    wert: true,
    norm: '§ 57 Abs. 4 GO NRW',
    sicherheit: 'ungeprueft',
    hinweis: '§ 57 Abs. 4 GO NRW ist nicht gelesen; über den Einspruch entscheidet danach der Rat.',
  },
  satzung: {
    wert: { inKraftNachTagen: 1 },
    norm: '§ 7 GO NRW',
    sicherheit: 'ungeprueft',
    hinweis: 'Der Wortlaut ist nicht gelesen; angesetzt ist der Tag nach der Bekanntmachung, wenn die Satzung keinen anderen nennt.',
  },
  verfahrensfehlerMonate: {
    wert: 6,
    norm: '§ 7 GO NRW',
    sicherheit: 'sekundaer',
    hinweis: 'Gelesen in einer amtlichen Bekanntmachung (Wachtberg 2023), die die Vorschrift wiedergibt.',
  },
  bekanntgabe: {
    wert: null,
    norm: '§ 52 GO NRW',
    sicherheit: 'ungeprueft',
    hinweis: 'Eine Vorschrift über die Bekanntgabe nichtöffentlicher Beschlüsse ist nicht gelesen.',
  },
  eilentscheidung: {
    wert: { durch: 'hvb_mit_mitglied', danach: 'genehmigung' },
    norm: '§ 60 Abs. 1 GO NRW',
    sicherheit: 'belegt',
    hinweis: 'Zuerst der Hauptausschuss; erst wenn auch er nicht rechtzeitig tagen kann, mit einem Ratsmitglied.',
  },
  niederschriftTage: {
    wert: null,
    norm: '§ 52 GO NRW',
    sicherheit: 'ungeprueft',
    hinweis: '§ 52 GO NRW ist nicht gelesen; die Frist bestimmt die Geschäftsordnung.',
  },
}

const GEAENDERT_2025 = '§ 50 GO NRW wurde 2025 geändert; die neue Fassung ist nicht gelesen.'

/** Act of 10.07.2025 (GV. NRW. S. 618) on §§ 50, 51 GO: secret elections need a fifth of the members too. */
const ab2025: Regelwerk = {
  ...bis2025,
  id: 'NRW-GO-2025',
  gueltigAb: '2025-07-10',
  hinweis: 'Angesetzt ist das Datum des Gesetzes; der Tag des Inkrafttretens ist nicht geprüft.',
  mehrheit: { ...bis2025.mehrheit, sicherheit: 'ungeprueft', hinweis: GEAENDERT_2025 },
  stimmengleichheit: { ...bis2025.stimmengleichheit, sicherheit: 'ungeprueft', hinweis: GEAENDERT_2025 },
  geheimeAbstimmung: { ...bis2025.geheimeAbstimmung, sicherheit: 'ungeprueft', hinweis: GEAENDERT_2025 },
  geheimeWahl: {
    wert: { art: 'auf_antrag', anteil: { zaehler: 1, nenner: 5 } },
    norm: '§ 50 Abs. 2 GO NRW',
    sicherheit: 'sekundaer',
    hinweis: 'Nach einer Darstellung der Reform von 2025; der neue Wortlaut ist nicht gelesen.',
  },
}

export const NRW_GEMEINDE: readonly Regelwerk[] = [bis2025, ab2025]
