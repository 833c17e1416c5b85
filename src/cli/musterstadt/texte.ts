/** The papers of Musterstadt: invented, in the notation of the editor. */
import type { Art } from '../../../workflows/begriffe.ts'

export interface Demovorlage {
  art: Art
  federfuehrung: string
  betreff: string
  oeffentlich?: false
  finanziell?: { betrag: number; jahr: number }
  punkte?: { text: string; art: 'auftrag' | 'erklaerung' | 'satzung'; terminIn?: number }[]
  sachverhalt: string
  /** Other sections by id. */
  weitere?: Readonly<Record<string, string>>
  beratungsfolge?: readonly string[]
}

export const VORLAGEN = {
  schwimmhalle: {
    art: 'beschlussvorlage',
    federfuehrung: 'schule',
    betreff: 'Sanierung der Schwimmhalle Nord, erster Bauabschnitt',
    finanziell: { betrag: 1_850_000_00, jahr: 2027 },
    punkte: [
      { text: 'Die Verwaltung saniert Dach und Lüftung der Schwimmhalle Nord im ersten Bauabschnitt.', art: 'auftrag', terminIn: 240 },
      {
        text: 'Die Verwaltung legt dem Ausschuss einen Plan für den Schwimmunterricht während der Bauzeit vor.',
        art: 'auftrag',
        terminIn: -3,
      },
    ],
    sachverhalt:
      'Die Schwimmhalle Nord wurde 1974 gebaut. Das Dach ist undicht, die Lüftung verbraucht mehr als doppelt so viel Strom wie eine heutige Anlage.\n\n# Geprüfte Möglichkeiten\n\n- Sanierung in zwei Abschnitten bei laufendem Betrieb\n- vollständige Schließung für vierzehn Monate\n- Neubau an anderer Stelle\n\nDie Sanierung in zwei Abschnitten ist am günstigsten und hält den Schwimmunterricht aufrecht.',
    weitere: { klima: 'Der Stromverbrauch der Halle sinkt nach der Berechnung des Planungsbüros um etwa 40 Prozent.' },
  },
  parkgebuehren: {
    art: 'beschlussvorlage',
    federfuehrung: 'ordnung',
    betreff: 'Neufassung der Parkgebührenordnung',
    finanziell: { betrag: 120_000_00, jahr: 2027 },
    punkte: [{ text: 'Der Stadtrat beschließt die Neufassung der Parkgebührenordnung nach der Anlage.', art: 'satzung' }],
    sachverhalt: 'Die Gebühren sind seit 2014 unverändert. Vorgeschlagen wird eine Staffel nach Parkdauer, die Kurzparken begünstigt.',
  },
  bebauungsplan: {
    art: 'beschlussvorlage',
    federfuehrung: 'stadtplanung',
    betreff: 'Bebauungsplan Nr. 112 „Am alten Güterbahnhof“: Aufstellungsbeschluss und frühzeitige Beteiligung der Öffentlichkeit',
    punkte: [
      { text: 'Der Stadtrat beschließt die Aufstellung des Bebauungsplans Nr. 112 „Am alten Güterbahnhof“.', art: 'erklaerung' },
      {
        text: 'Die Verwaltung wird beauftragt, die Öffentlichkeit und die Behörden frühzeitig zu beteiligen.',
        art: 'auftrag',
        terminIn: 120,
      },
    ],
    sachverhalt:
      'Das Gelände des früheren Güterbahnhofs liegt seit 2009 brach. Auf 6,4 Hektar sollen 280 Wohnungen, eine Kindertagesstätte und ein öffentlicher Park entstehen.\n\n| Nutzung | Fläche |\n| Wohnen | 3,9 ha |\n| Park und Spielplatz | 1,6 ha |\n| Straßen und Wege | 0,9 ha |\n\nDer Park übernimmt den Ausgleich für die Versiegelung.',
    weitere: { rechtslage: 'Der Aufstellungsbeschluss ist ortsüblich bekannt zu machen.', klima: 'Entsiegelt werden rund 1,4 Hektar.' },
  },
  radverkehr: {
    art: 'beschlussvorlage',
    federfuehrung: 'tiefbau',
    betreff: 'Radverkehrskonzept 2027 bis 2032',
    finanziell: { betrag: 640_000_00, jahr: 2027 },
    punkte: [
      {
        text: 'Die Verwaltung setzt das Radverkehrskonzept in der Fassung der Anlage schrittweise um und berichtet jährlich.',
        art: 'auftrag',
        terminIn: 365,
      },
    ],
    sachverhalt: 'Das Konzept legt sieben Hauptrouten fest. Vorrang haben die Schulwege und die Verbindung zum Bahnhof.',
  },
  baumpflege: {
    art: 'mitteilung',
    federfuehrung: 'gruenflaechen',
    betreff: 'Bericht über die Baumpflege im laufenden Jahr',
    sachverhalt:
      'Im laufenden Jahr wurden 412 Straßenbäume geschnitten, 58 gefällt und 96 neu gepflanzt. Die Trockenheit der letzten Sommer zeigt sich vor allem bei Linden und Birken.',
  },
  grundstueck: {
    art: 'beschlussvorlage',
    federfuehrung: 'kaemmerei',
    betreff: 'Verkauf eines Grundstücks an der Lindenstraße',
    oeffentlich: false,
    finanziell: { betrag: 315_000_00, jahr: 2027 },
    punkte: [{ text: 'Die Verwaltung verkauft das Grundstück zu dem in der Anlage genannten Preis.', art: 'auftrag', terminIn: 90 }],
    sachverhalt: 'Für das unbebaute Grundstück liegen zwei Angebote vor.',
  },
  grundschule: {
    art: 'beschlussvorlage',
    federfuehrung: 'stadtplanung',
    betreff: 'Erweiterung der Grundschule Am Anger um sechs Klassenräume',
    finanziell: { betrag: 3_200_000_00, jahr: 2028 },
    punkte: [
      {
        text: 'Die Verwaltung bereitet die Erweiterung der Grundschule Am Anger um sechs Klassenräume vor.',
        art: 'auftrag',
        terminIn: 300,
      },
    ],
    sachverhalt: 'Nach der Schülerprognose fehlen ab dem Schuljahr 2028/2029 sechs Klassenräume.',
  },
  hundesteuer: {
    art: 'beschlussvorlage',
    federfuehrung: 'kaemmerei',
    betreff: 'Neufassung der Hundesteuersatzung',
    punkte: [{ text: 'Der Stadtrat beschließt die Neufassung der Hundesteuersatzung nach der Anlage.', art: 'satzung' }],
    sachverhalt: 'Die Satzung von 2009 wird an die Rechtsprechung angepasst. Die Steuersätze bleiben gleich.',
  },
  kehrmaschinen: {
    art: 'beschlussvorlage',
    federfuehrung: 'tiefbau',
    betreff: 'Anschaffung von zwei elektrischen Kehrmaschinen',
    punkte: [{ text: 'Die Verwaltung beschafft zwei elektrische Kehrmaschinen.', art: 'auftrag', terminIn: 200 }],
    sachverhalt: 'Zwei Maschinen des Bauhofs sind älter als fünfzehn Jahre. Die Anschaffung ist im Haushalt veranschlagt.',
  },
  marktplatz: {
    art: 'beschlussvorlage',
    federfuehrung: 'stadtplanung',
    betreff: 'Leitbild für den Marktplatz',
    punkte: [],
    sachverhalt: '',
  },
  trinkbrunnen: {
    art: 'antrag',
    federfuehrung: 'sitzungsdienst',
    betreff: 'Trinkbrunnen in der Innenstadt',
    punkte: [{ text: 'Die Verwaltung wird beauftragt, drei Trinkbrunnen in der Innenstadt aufzustellen.', art: 'auftrag', terminIn: 180 }],
    sachverhalt: '',
    weitere: { begruendung: 'Die Sommer werden heißer. Trinkwasser im öffentlichen Raum nützt allen.' },
  },
  gehwege: {
    art: 'beschlussvorlage',
    federfuehrung: 'stadtplanung',
    betreff: 'Sondernutzung von Gehwegen durch Gaststätten',
    punkte: [{ text: 'Die Verwaltung überarbeitet die Richtlinie zur Sondernutzung von Gehwegen.', art: 'auftrag', terminIn: 150 }],
    sachverhalt: 'Die Richtlinie regelt nicht, wie breit der freie Durchgang sein muss.',
  },
} as const satisfies Record<string, Demovorlage>

export type Vorlagenname = keyof typeof VORLAGEN
