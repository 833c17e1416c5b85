/** Gemeindeordnung (until 30.06.2014) and Kommunalverfassungsgesetz of Sachsen-Anhalt. What the marks mean: docs/recht.md. */
import type { Rechtswert, Regelwerk } from './regelwerk.ts'

const WORTLAUT_FEHLT = 'Der Wortlaut von § 56 Abs. 2 KVG LSA ist nicht gelesen.'

const kvg: Regelwerk = {
  id: 'LSA-KVG-2014',
  land: 'LSA',
  bereich: 'LSA-KVG',
  gesetz: 'Kommunalverfassungsgesetz Sachsen-Anhalt',
  gueltigAb: '2014-07-01',
  hvbInVertretung: {
    wert: 'mit_stimme',
    norm: '§ 36 Abs. 1 KVG LSA',
    sicherheit: 'belegt',
    hinweis: 'Mitgliedschaft gelesen, Stimmrecht aus amtlichen Niederschriften.',
  },
  beschlussfaehigkeit: {
    wert: {
      mehrAls: { zaehler: 1, nenner: 2 },
      giltBisFeststellung: true,
      vonAmtsWegen: null,
      ausgeschlosseneMindern: true,
      ueberHaelfteAusgeschlossen: {
        mindestens: 1,
        bestaetigung: { vertretung: 'aufsicht', ausschuss: 'vertretung' },
        norm: '§ 55 Abs. 3 KVG LSA',
      },
    },
    norm: '§ 55 Abs. 1 KVG LSA',
    sicherheit: 'belegt',
    hinweis: 'Dass ausgeschlossene Mitglieder die Zahl mindern, ist aus „stimmberechtigte Mitglieder“ geschlossen.',
  },
  zweiteSitzung: { wert: 1, norm: '§ 55 Abs. 2 KVG LSA', sicherheit: 'belegt', hinweis: 'Nur mit Hinweis in der Ladung.' },
  mehrheit: { wert: 'ja_gegen_nein', norm: '§ 56 Abs. 2 KVG LSA', sicherheit: 'ungeprueft', hinweis: WORTLAUT_FEHLT },
  stimmengleichheit: { wert: 'abgelehnt', norm: '§ 56 Abs. 2 KVG LSA', sicherheit: 'ungeprueft', hinweis: WORTLAUT_FEHLT },
  mehrheitHauptsatzung: { wert: 'absolut_gesetzlich', norm: '§ 10 Abs. 2 KVG LSA', sicherheit: 'belegt' },
  umlaufbeschluss: {
    wert: { art: 'zulaessig', mehrheit: 'ohne_widerspruch' },
    norm: '§ 54 Satz 2 und 3 KVG LSA',
    sicherheit: 'belegt',
    hinweis: 'Offenlegung, schriftlich oder elektronisch, nur für einfache Angelegenheiten; angenommen, wenn niemand widerspricht.',
  },
  geheimeAbstimmung: {
    wert: { art: 'nicht_vorgesehen' },
    norm: '§ 56 KVG LSA',
    sicherheit: 'ungeprueft',
    hinweis: 'Eine Vorschrift über geheime Abstimmung in der Sache ist nicht gefunden.',
  },
  geheimeWahl: {
    wert: { art: 'ein_widerspruch' },
    norm: '§ 56 Abs. 3 KVG LSA',
    sicherheit: 'sekundaer',
    hinweis: 'Aus der Dokumentation eines anderen Vorhabens: offen nur, wenn kein Mitglied widerspricht.',
  },
  oeffentlichkeitAusschliessen: { wert: { durch: 'gesetz' }, norm: '§ 52 KVG LSA', sicherheit: 'belegt' },
  anhoerung: {
    wert: true,
    norm: '§ 84 Abs. 2 KVG LSA',
    sicherheit: 'belegt',
    hinweis: 'In einer älteren Fassung gelesen; nicht in den dringenden Fällen des § 53 Abs. 4 Satz 5 und 6.',
  },
  tagesordnungErweitern: {
    wert: 'ohne_widerspruch',
    norm: '§ 53 Abs. 4 KVG LSA',
    sicherheit: 'zweifelhaft',
    hinweis: 'Dass alle Anwesenden zustimmen müssen, ist nicht gelesen.',
  },
  befangenheit: {
    wert: { verlaesstDenRaum: false, geltendZuMachenMonate: null, nurWennEntscheidend: false, ausnahmeWahlen: null },
    norm: '§ 33 KVG LSA',
    sicherheit: 'ungeprueft',
    hinweis: 'Abs. 1 und 2 (Gründe) gelesen, Aufenthalt im Zuhörerbereich, Wahlen und Folgen eines Verstoßes nicht.',
  },
  ladungsfrist: {
    wert: 7,
    norm: '§ 53 Abs. 4 KVG LSA',
    sicherheit: 'ungeprueft',
    hinweis: 'Die Zahl „eine Woche“ ist nicht gelesen.',
  },
  widerspruchsfrist: { wert: { tage: 14, beginn: 'kenntnis' }, norm: '§ 65 Abs. 3 KVG LSA', sicherheit: 'belegt' },
  widerspruchsfristAusschuss: {
    wert: { tage: 14, beginn: 'kenntnis' },
    norm: '§ 65 Abs. 3 KVG LSA',
    sicherheit: 'belegt',
    hinweis: 'Über den Widerspruch gegen einen Ausschuss entscheidet die Vertretung.',
  },
  beanstandungsfrist: {
    wert: null,
    norm: '§ 65 Abs. 3 KVG LSA',
    sicherheit: 'belegt',
    hinweis: 'Erneuter Widerspruch; die Entscheidung der Kommunalaufsicht ist unverzüglich einzuholen.',
  },
  widerspruchsverfahren: {
    wert: { rechtsverstoss: 'in_der_frist', neueSitzung: null, gegenErneuten: 'widerspruch', entscheidet: 'aufsicht' },
    norm: '§ 65 Abs. 3 KVG LSA',
    sicherheit: 'belegt',
  },
  widerspruchGegenAusschuss: { wert: 'vertretung', norm: '§ 65 Abs. 3 KVG LSA', sicherheit: 'belegt' },
  einspruchGegenAusschuss: {
    wert: false,
    norm: '§ 65 KVG LSA',
    sicherheit: 'ungeprueft',
    hinweis: 'Eine Einspruchsfrist, die den Vollzug aufschiebt, ist nicht gefunden.',
  },
  satzung: {
    wert: { inKraftNachTagen: 1 },
    norm: '§ 8 KVG LSA',
    sicherheit: 'ungeprueft',
    hinweis: 'Der Wortlaut ist nicht gelesen; angesetzt ist der Tag nach der Bekanntmachung, wenn die Satzung keinen anderen nennt.',
  },
  verfahrensfehlerMonate: {
    wert: null,
    norm: '§ 8 KVG LSA',
    sicherheit: 'ungeprueft',
    hinweis: 'Eine Frist für Verfahrensfehler ist für Satzungen nicht gelesen.',
  },
  bekanntgabe: { wert: 'naechste_oeffentliche_sitzung', norm: '§ 52 KVG LSA', sicherheit: 'belegt' },
  eilentscheidung: {
    wert: { durch: 'hvb', danach: 'bericht' },
    norm: '§ 65 Abs. 4 KVG LSA',
    sicherheit: 'ungeprueft',
    hinweis: 'Der Wortlaut von § 65 Abs. 4 KVG LSA ist nicht gelesen.',
  },
  niederschriftTage: { wert: 30, norm: '§ 58 KVG LSA', sicherheit: 'belegt', hinweis: 'Spätestens zur nächsten Sitzung.' },
}

/** Act of 16.05.2024: digital sessions; none of the values used here was found changed. */
const reform2024: Regelwerk = {
  ...kvg,
  id: 'LSA-KVG-2024',
  gueltigAb: '2024-07-01',
  hinweis: 'Die Fassung nach dem 01.07.2024 ist nicht gelesen; angesetzt sind die Werte der früheren.',
}

/** The norm of the Gemeindeordnung was not read: the value is that of the successor. */
const vorgaenger = <Wert>(wert: Rechtswert<Wert>, norm = 'GO LSA'): Rechtswert<Wert> => ({
  wert: wert.wert,
  norm,
  sicherheit: 'ungeprueft',
  hinweis:
    'Die entsprechende Vorschrift der Gemeindeordnung (außer Kraft seit 01.07.2014) ist nicht gelesen; angesetzt ist der Wert des Nachfolgegesetzes.',
})

const go: Regelwerk = {
  id: 'LSA-GO',
  land: 'LSA',
  bereich: 'LSA-KVG',
  gesetz: 'Gemeindeordnung Sachsen-Anhalt',
  gueltigAb: '1994-07-01',
  hinweis: 'Der Beginn der Geltung ist nicht geprüft; das Ende am 30.06.2014 ist belegt.',
  hvbInVertretung: vorgaenger(kvg.hvbInVertretung),
  beschlussfaehigkeit: vorgaenger({
    ...kvg.beschlussfaehigkeit,
    wert: {
      ...kvg.beschlussfaehigkeit.wert,
      ueberHaelfteAusgeschlossen: { mindestens: 1, bestaetigung: { vertretung: 'aufsicht', ausschuss: 'vertretung' }, norm: 'GO LSA' },
    },
  }),
  zweiteSitzung: vorgaenger(kvg.zweiteSitzung),
  mehrheit: vorgaenger(kvg.mehrheit),
  stimmengleichheit: vorgaenger(kvg.stimmengleichheit),
  mehrheitHauptsatzung: vorgaenger(kvg.mehrheitHauptsatzung),
  umlaufbeschluss: vorgaenger(kvg.umlaufbeschluss),
  geheimeAbstimmung: vorgaenger(kvg.geheimeAbstimmung),
  geheimeWahl: vorgaenger(kvg.geheimeWahl),
  oeffentlichkeitAusschliessen: { wert: { durch: 'gesetz' }, norm: '§ 50 GO LSA', sicherheit: 'belegt' },
  anhoerung: {
    wert: true,
    norm: '§ 87 Abs. 1 GO LSA',
    sicherheit: 'sekundaer',
    hinweis: 'Nach der Vorlage einer Gemeinde, die die Vorschrift anführt.',
  },
  tagesordnungErweitern: vorgaenger(kvg.tagesordnungErweitern),
  befangenheit: {
    ...vorgaenger(kvg.befangenheit, '§ 31 GO LSA'),
    hinweis: 'Gelesen ist der Grund („besonderer“ Vorteil, ohne Prüfung der Unmittelbarkeit), nicht die Folge.',
  },
  ladungsfrist: vorgaenger(kvg.ladungsfrist),
  widerspruchsfrist: vorgaenger(kvg.widerspruchsfrist),
  widerspruchsfristAusschuss: vorgaenger(kvg.widerspruchsfristAusschuss),
  beanstandungsfrist: vorgaenger(kvg.beanstandungsfrist),
  widerspruchsverfahren: vorgaenger(kvg.widerspruchsverfahren),
  widerspruchGegenAusschuss: vorgaenger(kvg.widerspruchGegenAusschuss),
  einspruchGegenAusschuss: vorgaenger(kvg.einspruchGegenAusschuss),
  satzung: vorgaenger(kvg.satzung),
  verfahrensfehlerMonate: vorgaenger(kvg.verfahrensfehlerMonate),
  bekanntgabe: vorgaenger(kvg.bekanntgabe),
  eilentscheidung: vorgaenger(kvg.eilentscheidung),
  niederschriftTage: vorgaenger(kvg.niederschriftTage),
}

export const LSA: readonly Regelwerk[] = [go, kvg, reform2024]
