/** Words of a hearing in writing. */
export const WOERTER_ANHOERUNG = {
  'funktion.anhoerung': 'Angehörtes Gremium',

  'schritt.STELLUNGNAHME_ABGEBEN': 'Schriftliche Stellungnahme erfassen',
  'verlauf.STELLUNGNAHME_ABGEBEN': 'Stellungnahme schriftlich eingegangen',
} as const
