/** Legal checks that are open on a paper: somebody has to look whether a decision holds, and nothing is undone meanwhile. */
/**
 * Quorum too low at the vote; the chair found otherwise than the votes say; excluded members took part; a result that this one builds on
 * was corrected; something was carried out before the correction.
 */
export const PRUEFUNGSGRUENDE = [
  'beschlussfaehigkeit',
  'feststellung',
  'befangenheit',
  'grundlage_berichtigt',
  'vollzogen_vor_berichtigung',
] as const
export type Pruefungsgrund = (typeof PRUEFUNGSGRUENDE)[number]

export interface Pruefung {
  grund: Pruefungsgrund
  /** Station whose decision is in question. */
  station: string
}

/** The open checks, with these for the station and none else. */
export const mitPruefungen = (pruefungen: readonly Pruefung[], station: string, gruende: readonly Pruefungsgrund[]): Pruefung[] => [
  ...pruefungen.filter((pruefung) => pruefung.station !== station),
  ...gruende.map((grund) => ({ grund, station })),
]

/** The open checks, and this one. */
export const mitPruefung = (pruefungen: readonly Pruefung[], pruefung: Pruefung): Pruefung[] => [
  ...pruefungen.filter(({ grund, station }) => grund !== pruefung.grund || station !== pruefung.station),
  pruefung,
]
