/** Words for what the hall votes on beside the matter itself: bias, publicity, urgency; and for legal checks. */
export const WOERTER_SAAL = {
  'zustand.genehmigung_aufsicht': 'Beschlossen, Genehmigung steht aus',

  'pruefung.feststellung': 'Die Sitzungsleitung hat das Ergebnis abweichend von den Stimmen festgestellt',
  'pruefung.befangenheit': 'Anfechtbar (Befangenheit): ausgeschlossene Mitglieder haben mitgestimmt',

  'schritt.BEFANGENHEIT_FESTSTELLEN': 'Befangenheit feststellen',
  'schritt.OEFFENTLICHKEIT_AUSSCHLIESSEN': 'Öffentlichkeit ausschließen',
  'schritt.OEFFENTLICHKEIT_HERSTELLEN': 'Öffentlichkeit wiederherstellen',
  'schritt.DRINGLICH_ERWEITERN': 'Tagesordnung dringlich erweitern',
  'schritt.PRUEFUNG_EINLEITEN': 'Verstoß gegen die Befangenheit prüfen',
  'schritt.PRUEFUNG_ABSCHLIESSEN': 'Rechtliche Prüfung abschließen',

  'verlauf.BEFANGENHEIT_FESTSTELLEN': 'Befangenheit festgestellt',
  'verlauf.OEFFENTLICHKEIT_AUSSCHLIESSEN': 'Über den Ausschluss der Öffentlichkeit entschieden',
  'verlauf.OEFFENTLICHKEIT_HERSTELLEN': 'Öffentlichkeit wiederhergestellt',
  'verlauf.OEFFENTLICHKEIT_ENTSCHIEDEN': 'Über die Öffentlichkeit eines Punktes entschieden',
  'verlauf.DRINGLICH_ERWEITERN': 'Über die Dringlichkeit einer Vorlage abgestimmt',
  'verlauf.DRINGLICH_AUFGENOMMEN': 'Dringlich auf die Tagesordnung genommen',
  'verlauf.PUNKT_UEBERNEHMEN': 'Befangenheit und Öffentlichkeit der Vorlage übernommen',
  'verlauf.PRUEFUNG_EINLEITEN': 'Rechtliche Prüfung eingeleitet',
  'verlauf.PRUEFUNG_ABSCHLIESSEN': 'Rechtliche Prüfung abgeschlossen',

  'verlangen.dringlichkeit': 'Dringlichkeit',

  'verfahren.dringlichkeit': 'Erweiterung der Tagesordnung',
  'verfahren.oeffentlichkeit': 'Ausschluss der Öffentlichkeit',

  'genehmigung.aufsicht': 'Der Beschluss braucht die Genehmigung der Aufsichtsbehörde',
  'genehmigung.vertretung': 'Der Beschluss braucht die Bestätigung der Vertretung',

  'einstellung.erweiterungMehrheit': 'Mehrheit für die Erweiterung der Tagesordnung',
  'einstellung.ausschlussMehrheit': 'Mehrheit für den Ausschluss der Öffentlichkeit',
  'wahl.gesetz': 'wie oben bei den Rechtsgrundlagen',
} as const
