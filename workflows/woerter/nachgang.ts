/** Words for what happens after a decision: objection, renewed decision, supervision and court. */
export const WOERTER_NACHGANG = {
  'zustand.ausgesetzt': 'Vollzug ausgesetzt',
  'zustand.beanstandet': 'Beanstandet, Vollzug ausgesetzt',
  'zustand.genehmigung_offen': 'Eilig entschieden, Genehmigung steht aus',
  'zustand.bericht_offen': 'Eilig entschieden, Bericht steht aus',
  'zustand.eil_genehmigt': 'Eilig entschieden, genehmigt',
  'zustand.eil_berichtet': 'Eilig entschieden, berichtet',
  'zustand.eil_aufgehoben': 'Eilig entschieden, vom Gremium aufgehoben',
  'zustand.ausfertigung': 'Beschlossen, Ausfertigung steht aus',
  'zustand.bekanntmachung': 'Ausgefertigt, Bekanntmachung steht aus',
  'zustand.wirksam': 'Bekannt gemacht und wirksam',
  'zustand.aufgehoben': 'Aufgehoben',

  'punkt.aufgehoben': 'Aufgehoben',

  'schritt.WIDERSPRUCH_EINLEGEN': 'Widerspruch einlegen',
  'schritt.ERNEUT_BESCHLIESSEN': 'Über den Widerspruch beschließen',
  'schritt.BEANSTANDEN': 'Beanstanden',
  'schritt.AUSFERTIGEN': 'Satzung ausfertigen',
  'schritt.BEKANNTMACHEN': 'Satzung bekannt machen',
  'schritt.BEKANNTGEBEN': 'Nichtöffentlichen Beschluss bekannt geben',
  'schritt.AUFHEBEN': 'Durch neuen Beschluss aufheben',
  'schritt.EILENTSCHEIDEN': 'Eilig entscheiden',
  'schritt.AUFSICHT_ENTSCHEIDET': 'Genehmigung oder Entscheidung der Aufsicht erfassen',
  'schritt.GERICHT_ENTSCHEIDET': 'Entscheidung des Gerichts erfassen',

  'verlauf.WIDERSPRUCH_EINLEGEN': 'Widerspruch eingelegt',
  'verlauf.ERNEUT_BESCHLIESSEN': 'Erneut beschlossen',
  'verlauf.BEANSTANDEN': 'Beanstandet',
  'verlauf.AUSFERTIGEN': 'Satzung ausgefertigt',
  'verlauf.BEKANNTMACHEN': 'Satzung bekannt gemacht',
  'verlauf.BEKANNTGEBEN': 'Über die Bekanntgabe entschieden',
  'verlauf.AUFHEBEN': 'Beschluss aufgehoben',
  'verlauf.BEZIEHUNG_ERHALTEN': 'Mit einer anderen Vorlage verbunden',
  'verlauf.EILENTSCHEIDEN': 'Eilig entschieden',
  'verlauf.AUFSICHT_ENTSCHEIDET': 'Aufsicht hat entschieden',
  'verlauf.GERICHT_ENTSCHEIDET': 'Gericht hat entschieden',

  'dokument.ausfertigung': 'Ausfertigung der Satzung',
  'dokument.bekanntmachung': 'Bekanntmachung der Satzung',
  'dokument.eilentscheidung': 'Eilentscheidung',
  'dokument.sachstandsbericht': 'Sachstandsbericht',
  'dokument.widerspruch': 'Widerspruch oder Beanstandung',

  'widerspruchsgrund.recht': 'Der Beschluss verletzt geltendes Recht',
  'widerspruchsgrund.wohl': 'Der Beschluss gefährdet das Wohl der Kommune',

  'frist.widerspruch': 'Widerspruchsfrist',
  'frist.einspruch': 'Einspruchsfrist',
  'frist.beanstandung': 'Frist der Beanstandung',
  'frist.anhoerung': 'Frist der Anhörung',
  'frist.wiedervorlage': 'Wiedervorlage',
  'frist.vertagung': 'Ende der Vertagung',

  'bleibt.ja': 'Es bleibt bei dem Beschluss',
  'bleibt.nein': 'Der Beschluss wird aufgehoben',

  'rechteDritter.ja': 'Ja, sie bleiben auch bei einer Aufhebung bestehen',
  'rechteDritter.nein': 'Nein',

  'wirksam.ja': 'Der Beschluss ist wirksam',
  'wirksam.nein': 'Der Beschluss wird aufgehoben',

  'beziehung.hebt_auf': 'Hebt auf',
  'beziehung.aufgehoben_durch': 'Aufgehoben durch',
  'beziehung.berichtet_ueber': 'Berichtet über',
  'beziehung.bericht': 'Bericht dazu',

  'aufgehoben.beschluss': 'Durch einen späteren Beschluss aufgehoben',
  'aufgehoben.gremium': 'Vom Gremium auf einen Widerspruch hin aufgehoben',
  'aufgehoben.aufsicht': 'Von der Aufsichtsbehörde aufgehoben',
  'aufgehoben.gericht': 'Vom Gericht aufgehoben',

  'schritt.AUFTRAEGE_BERICHTEN': 'Liste der offenen Aufträge versenden',
  'verlauf.AUFTRAEGE_BERICHTEN': 'Liste der offenen Aufträge versandt',
} as const
