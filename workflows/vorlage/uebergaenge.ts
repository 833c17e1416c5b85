/** Transitions that several states of a Vorlage share, and who ends a decision. */
export const DURCH = {
  ERNEUT_BESCHLIESSEN: 'gremium',
  ERNEUT_BERICHTIGEN: 'gremium',
  AUFSICHT_ENTSCHEIDET: 'aufsicht',
  GERICHT_ENTSCHEIDET: 'gericht',
  AUFHEBEN: 'beschluss',
} as const

/** While its author has the paper. */
export const EDITIERBAR = {
  AENDERN: { actions: 'aendern' },
  ANLAGE_HINZUFUEGEN: { actions: 'anlageHinzufuegen' },
  ANLAGE_ENTFERNEN: { actions: 'anlageEntfernen' },
  EINREICHEN: [
    { guard: 'mitAmtspruefung', target: 'amtspruefung', actions: 'wegMerken' },
    { guard: 'mitMitzeichnung', target: 'mitzeichnung', actions: 'wegMerken' },
    { guard: 'mitDezernat', target: 'dezernatsfreigabe', actions: 'wegMerken' },
    { target: 'hvb_freigabe', actions: 'wegMerken' },
  ],
} as const

/** What still reaches a decision after its end: where the period begins with knowledge, or none is named. */
export const ANGREIFBAR = {
  WIDERSPRUCH_EINLEGEN: { target: '#vorlage.lauf.nachgang.ausgesetzt', actions: 'widerspruchMerken' },
  BEANSTANDEN: { target: '#vorlage.lauf.nachgang.beanstandet', actions: 'widerspruchMerken' },
} as const

/** A later decision takes the place of this one, however long ago it was. */
export const AUFHEBBAR = { AUFHEBEN: { target: '#vorlage.lauf.aufgehoben', actions: ['aufhebungMerken', 'beziehungMerken'] } } as const

/** A renewed decision of the body. */
export const ERNEUT = [
  { guard: 'hebtAuf', target: '#vorlage.lauf.aufgehoben', actions: ['erneutMerken', 'aufhebungMerken'] },
  { guard: 'oeffnetFrist', target: '#vorlage.lauf.nachgang.frist_laeuft', actions: 'erneutMerken' },
  { guard: 'bleibtAusgesetzt', actions: 'erneutMerken' },
  { target: '#vorlage.lauf.nachgang.bestandskraeftig', actions: 'erneutMerken' },
] as const

/** Where the law lets the body know, or lets it approve. */
export const EILIG = [
  { guard: 'brauchtGenehmigung', target: '#vorlage.lauf.eil.genehmigung_offen', actions: 'eilMerken' },
  { target: '#vorlage.lauf.eil.bericht_offen', actions: 'eilMerken' },
] as const

/** Supervision or court has the last word. */
export const ENTSCHIEDEN = [
  { guard: 'istWirksam', target: '#vorlage.lauf.nachgang.bestandskraeftig' },
  { target: '#vorlage.lauf.aufgehoben', actions: 'aufhebungMerken' },
] as const
