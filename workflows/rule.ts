/**
 * Rules answer "why not" instead of yes or no. The rules of one event stand in one file under `<aggregate>/rules/`;
 * page, API, mail page, case files and batch ask the same functions.
 */

/** One unmet condition. */
export interface Grund {
  /** Literal code for programs and tests. */
  code: string
  /** One German sentence: what is wrong and what to do. */
  satz: string
  /** The norm behind it, where there is one. */
  norm?: string
  /** Where it can be mended: a field of the form or a command. The web layer makes a link of it. */
  abhilfe?: { feld?: string; ereignis?: string }
}

/** Returns the unmet condition, or null where the condition is met. */
export type Rule<Lage> = (lage: Lage) => Grund | null

/** The rules of one event, and what it establishes once they hold. */
export interface Rules<Lage, Angaben, Befund extends object> {
  /** Conditions on the state alone: asked also before the form is filled in. */
  voraussetzungen: readonly Rule<Lage>[]
  /** Conditions on what was entered. */
  angaben: readonly Rule<Lage & { event: Angaben }>[]
  /** What law, profile and witnesses say at this moment; it is stored in the event, so that replay never asks them again. */
  befund?: (lage: Lage & { event: Angaben }) => Befund
}

export function unmet<Lage>(rules: readonly Rule<Lage>[], lage: Lage): Grund[] {
  return rules.map((rule) => rule(lage)).filter((grund) => grund !== null)
}
