/** Words of the way through the bodies. */
export const WOERTER_BERATUNG = {
  'zustand.ruht': 'Vertagt, ohne neuen Termin',
  'zustand.in_anhoerung': 'In der Anhörung',
  'zustand.neufassung': 'Zurückverwiesen, wird neu gefasst',
  'station.wartet_auf_verweisung': 'Verwiesen, wartet auf andere Gremien',
  'station.fristablauf': 'Frist der Anhörung abgelaufen',

  'ergebnis.stellungnahme': 'Stellungnahme abgegeben',
  'ergebnis.keine_stellungnahme': 'Keine Stellungnahme',
  'hat.stellungnahme': 'zu der Vorlage Stellung genommen',
  'hat.keine_stellungnahme': 'zu der Vorlage keine Stellung genommen',
  'kenntnis.stellungnahme': 'Stellungnahme abgegeben',
  'ohne.keine_stellungnahme': 'Keine Stellungnahme',
  'ergebnis.verwiesen': 'Verwiesen',
  'ergebnis.zurueckverwiesen': 'Zurückverwiesen',
  'ergebnis.uebersprungen': 'Übersprungen',

  'begriff.verwaltung': 'Verwaltung',

  'schritt.VERWEISEN': 'An andere Gremien verweisen',
  'schritt.ZURUECKVERWEISEN': 'Zurückverweisen',
  'schritt.EINFUEGEN': 'Beratung einfügen',
  'schritt.NEUFASSEN': 'Neufassung vorlegen',

  'verlauf.VERWEISEN': 'An andere Gremien verwiesen',
  'verlauf.ZURUECKVERWEISEN': 'Zurückverwiesen',
  'verlauf.EINFUEGEN': 'Beratung eingefügt',
  'schritt.NACHREICHEN': 'Stellungnahme nachreichen',
  'verlauf.NACHREICHEN': 'Stellungnahme nach der Frist eingegangen',
  'verlauf.NEUFASSEN': 'Neufassung vorgelegt',
} as const
