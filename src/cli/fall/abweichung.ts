/** What a case expected and what was found instead. */
export interface Abweichung {
  erwartet: unknown
  gefunden: unknown
}

export const compare = (erwartet: unknown, gefunden: unknown): Abweichung | null =>
  JSON.stringify(erwartet) === JSON.stringify(gefunden) ? null : { erwartet, gefunden }
