/** Words for motions, questions and what the administration says to them. */
export const WOERTER_ARTEN = {
  'schritt.STELLUNGNAHME': 'Stellungnahme verfassen',
  'beziehung.stellungnahme_zu': 'Stellungnahme zu',
  'beziehung.stellungnahme': 'Stellungnahme der Verwaltung',
  'dokument.eingangsbestaetigung': 'Eingangsbestätigung',
} as const
