/** Words for what happens to a session as a whole: interruption, continuation, inability, Niederschrift. */
export const WOERTER_SITZUNG = {
  'sitzung.unterbrochen': 'Unterbrochen',
  'sitzung.niederschrift_offen': 'Geschlossen, Niederschrift offen',
  'sitzung.niederschrift_unterzeichnet': 'Niederschrift unterzeichnet',
  'sitzung.niederschrift_genehmigt': 'Niederschrift genehmigt',

  'ergebnis.beschlussunfaehig': 'Nicht behandelt, Gremium nicht beschlussfähig',
  'ergebnis.fortgesetzt': 'Wird in der Fortsetzung beraten',

  'pruefung.beschlussfaehigkeit': 'Bei der Abstimmung waren so wenige anwesend, dass die Beschlussunfähigkeit festzustellen war',

  'schritt.SITZUNG_UNTERBRECHEN': 'Sitzung unterbrechen',
  'schritt.SITZUNG_FORTSETZEN': 'Sitzung fortsetzen',
  'schritt.BESCHLUSSUNFAEHIG': 'Beschlussunfähigkeit feststellen',
  'schritt.NICHT_BEHANDELT': 'Nicht behandelt',
  'schritt.NIEDERSCHRIFT_UNTERZEICHNEN': 'Unterzeichnung der Niederschrift eintragen',
  'schritt.NIEDERSCHRIFT_GENEHMIGEN': 'Genehmigung der Niederschrift eintragen',

  'verlauf.SITZUNG_UNTERBRECHEN': 'Sitzung unterbrochen',
  'verlauf.SITZUNG_FORTSETZEN': 'Sitzung fortgesetzt',
  'verlauf.FORTSETZUNG_UEBERNEHMEN': 'Offene Punkte einer unterbrochenen Sitzung übernommen',
  'verlauf.FORTSETZUNG_UEBERNOMMEN': 'Offene Punkte an die Fortsetzung übergeben',
  'verlauf.FORTSETZUNG_VERWEIGERT': 'Fortsetzung nicht möglich, die Sitzung bleibt unterbrochen',
  'verlauf.TOP_NICHT_FORTGESETZT': 'Punkt nicht fortgesetzt',
  'verlauf.SITZUNG_FORTGESETZT': 'In die Fortsetzung der Sitzung übernommen',
  'verlauf.BESCHLUSSUNFAEHIG': 'Beschlussunfähigkeit festgestellt',
  'verlauf.NIEDERSCHRIFT_UNTERZEICHNEN': 'Niederschrift unterzeichnet',
  'verlauf.NIEDERSCHRIFT_GENEHMIGEN': 'Niederschrift genehmigt',
  'verlauf.NIEDERSCHRIFT_LIEGT_VOR': 'Niederschrift der Sitzung unterzeichnet',

  'dokument.niederschrift': 'Niederschrift',

  'einstellung.bestaetigung': 'Ergebnisse bestätigt',
  'einstellung.fortsetzungOhneLadung': 'Fortsetzung einer Sitzung ohne neue Ladung',
  'einstellung.niederschriftfristTage': 'Frist der Niederschrift nach der Geschäftsordnung in Tagen',
  'wahl.person': 'eine zweite Person',
  'wahl.niederschrift': 'die unterzeichnete Niederschrift',
} as const
