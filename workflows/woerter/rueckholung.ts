/** Words for what the Vertretung takes back from a committee. */
export const WOERTER_RUECKHOLUNG = {
  'schritt.AN_SICH_ZIEHEN': 'Sache an sich ziehen',
  'verlauf.AN_SICH_ZIEHEN': 'Vom entscheidenden Ausschuss zurückgeholt',
  'einstellung.rueckholrecht': 'Rückholrecht gegenüber anderen Gremien',
} as const
