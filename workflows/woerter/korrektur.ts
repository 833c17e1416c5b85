/** Words for corrections, late papers and deputies. */
export const WOERTER_KORREKTUR = {
  'pruefung.grundlage_berichtigt': 'Das Ergebnis einer früheren Beratung wurde nach dieser Beratung berichtigt',
  'pruefung.vollzogen_vor_berichtigung': 'Vor der Berichtigung des Ergebnisses wurde bereits mit der Ausführung begonnen',

  'begriff.inVertretung': 'in Vertretung für',

  'schritt.ANLAGE_NACHREICHEN': 'Anlage nachreichen',
  'schritt.AUSTAUSCHEN': 'Seiten austauschen',
  'schritt.BERICHTIGEN': 'Ergebnis berichtigen',
  'schritt.BERICHTIGUNG_ABLEHNEN': 'Berichtigung ablehnen',

  'verlauf.ANLAGE_NACHREICHEN': 'Anlage nachgereicht',
  'verlauf.AUSTAUSCHEN': 'Seiten ausgetauscht',
  'verlauf.NACHREICHUNG': 'Zu einem Punkt nachgereicht',
  'verlauf.BERICHTIGEN': 'Berichtigung des Ergebnisses vorgeschlagen',
  'verlauf.BERICHTIGUNG_ABLEHNEN': 'Berichtigung abgelehnt',
  'verlauf.TOP_BERICHTIGEN': 'Ergebnis eines Punktes berichtigt',
} as const
