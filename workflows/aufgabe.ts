/** One thing somebody has to do next. Words come later: here stand the step, whom it waits for and until when. */
export interface Aufgabe {
  /** Whom it is for: `hvb`, `sitzungsdienst`, `sachbearbeitung:amt61`, `vorsitz:bauausschuss`, `mitzeichnung:kaemmerei`. */
  fuer: string[]
  ereignis: string
  /** Station, co-signing office or point it is about. */
  gegenstand: string | null
  /** Local date by which it is due. */
  frist: string | null
}
