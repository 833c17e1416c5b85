/** Words of the way through the bodies. */
export const WOERTER_BERATUNG = {
  'zustand.ruht': 'Vertagt, ohne neuen Termin',
  'zustand.neufassung': 'Zurückverwiesen, wird neu gefasst',
  'station.wartet_auf_verweisung': 'Verwiesen, wartet auf andere Gremien',

  'ergebnis.verwiesen': 'Verwiesen',
  'ergebnis.zurueckverwiesen': 'Zurückverwiesen',
  'ergebnis.uebersprungen': 'Übersprungen',

  'schritt.VERWEISEN': 'An andere Gremien verweisen',
  'schritt.ZURUECKVERWEISEN': 'Zurückverweisen',
  'schritt.EINFUEGEN': 'Beratung einfügen',
  'schritt.NEUFASSEN': 'Neufassung vorlegen',

  'verlauf.VERWEISEN': 'An andere Gremien verwiesen',
  'verlauf.ZURUECKVERWEISEN': 'Zurückverwiesen',
  'verlauf.EINFUEGEN': 'Beratung eingefügt',
  'verlauf.NEUFASSEN': 'Neufassung vorgelegt',
} as const
