/** Legal checks that are open on a paper: somebody has to look whether a decision holds, and nothing is undone meanwhile. */
export const PRUEFUNGSGRUENDE = ['beschlussfaehigkeit', 'grundlage_berichtigt', 'vollzogen_vor_berichtigung'] as const
export type Pruefungsgrund = (typeof PRUEFUNGSGRUENDE)[number]

export interface Pruefung {
  grund: Pruefungsgrund
  /** Station whose decision is in question. */
  station: string
}

/** The open checks with this one as it is now: open or not. */
export const mitPruefung = (pruefungen: readonly Pruefung[], pruefung: Pruefung, offen: boolean): Pruefung[] => [
  ...pruefungen.filter(({ grund, station }) => grund !== pruefung.grund || station !== pruefung.station),
  ...(offen ? [pruefung] : []),
]
