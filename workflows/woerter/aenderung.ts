/** Words for amendments and for papers that are voted on together. */
export const WOERTER_AENDERUNG = {
  'zustand.abgestimmt': 'Abgestimmt',
  'zustand.uebernommen': 'Übernommen',
  'ergebnis.uebernommen': 'Übernommen',

  'schritt.AENDERUNGSANTRAG_EINBRINGEN': 'Änderungsantrag einbringen',
  'schritt.AENDERUNG_UEBERNEHMEN': 'Änderungsantrag übernehmen',

  'verlauf.AENDERUNGSANTRAG_EINBRINGEN': 'Änderungsantrag eingebracht',
  'verlauf.AENDERUNG_UEBERNEHMEN': 'Vom Einbringer der Vorlage übernommen',
  'verlauf.AENDERUNG_ANLEGEN': 'Als Änderungsantrag eingegangen',
  'verlauf.AENDERUNG_GEMELDET': 'Stand eines Änderungsantrags übernommen',
  'verlauf.VORLAGE_FOLGEN': 'Der Vorlage gefolgt',

  'beziehung.erledigt_durch': 'Erledigt durch',
  'beziehung.gemeinsam_mit': 'Gemeinsam abgestimmt mit',
  'beziehung.aendert': 'Änderungsantrag zu',
} as const
