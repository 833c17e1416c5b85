/** Words for papers that are taken over from an old system. */
export const WOERTER_BESTAND = {
  'zustand.unbekannt_importiert': 'Übernommen, Beratungsfolge unbekannt',

  'schritt.BESTAND_UEBERNEHMEN': 'Laufende Vorlage übernehmen',
  'schritt.BERATUNGSFOLGE_ERFASSEN': 'Beratungsfolge erfassen',

  'verlauf.BESTAND_UEBERNEHMEN': 'Aus dem früheren System übernommen',
  'verlauf.BERATUNGSFOLGE_ERFASSEN': 'Beratungsfolge erfasst',
  'verlauf.NUMMER_VERWEIGERT': 'Übernahme zurückgenommen, die Nummer ist vergeben',
} as const
