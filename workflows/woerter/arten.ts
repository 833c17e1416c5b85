/** Words for motions and questions, what the administration says to them, and for mandates that nobody has carried out. */
export const WOERTER_ARTEN = {
  'schritt.UEBERFAELLIG': 'Überfälligen Auftrag verfolgen',
  'schritt.STELLUNGNAHME': 'Stellungnahme verfassen',
  'beziehung.stellungnahme_zu': 'Stellungnahme zu',
  'beziehung.stellungnahme': 'Stellungnahme der Verwaltung',
  'dokument.eingangsbestaetigung': 'Eingangsbestätigung',
} as const
