/** Words of a hearing in writing. */
export const WOERTER_ANHOERUNG = {
  'funktion.anhoerung': 'Angehörtes Gremium',

  'antwort.zugestimmt': 'Wir stimmen zu',
  'antwort.abgelehnt': 'Wir lehnen ab',
  'antwort.stellungnahme': 'Wir nehmen Stellung',
  'antwort.keine_stellungnahme': 'Wir nehmen nicht Stellung',

  'schritt.STELLUNGNAHME_ABGEBEN': 'Schriftliche Stellungnahme erfassen',
  'verlauf.STELLUNGNAHME_ABGEBEN': 'Stellungnahme schriftlich eingegangen',
} as const
