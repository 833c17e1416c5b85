/** The law as data: one rule set per Land and date. Which one holds is chosen by the date of the session (of dispatch for the Ladung). */
import { LSA } from './sachsen-anhalt.ts'
import { NRW } from './nordrhein-westfalen.ts'
import { SH } from './schleswig-holstein.ts'

export type Land = 'SH' | 'NRW' | 'LSA'
export type Rechtsbereich = 'SH-GO' | 'NRW-KRO' | 'LSA-KVG'

/** belegt = wording read; parallel = only the parallel norm read; sekundaer = secondary source; ungeprueft and zweifelhaft = settings with a doubt. */
export type Sicherheit = 'belegt' | 'parallel' | 'sekundaer' | 'ungeprueft' | 'zweifelhaft'

export interface Rechtswert<Wert> {
  wert: Wert
  norm: string
  sicherheit: Sicherheit
  hinweis?: string
}

export type Mehrheit =
  | 'einfach'
  | 'absolut_anwesend'
  | 'absolut_gesetzlich'
  | 'zweidrittel_anwesend'
  | 'zweidrittel_gesetzlich'
  | 'dreiviertel_gesetzlich'
  | 'ohne_widerspruch'

export interface Beschlussfaehigkeitsregel {
  /** More than this share of the statutory number must be present. */
  mehrAls: { zaehler: number; nenner: number }
  /** Quorum is deemed until inability is stated. */
  giltBisFeststellung: boolean
  /** Below this the chair must act without a motion. */
  vonAmtsWegen: { unterAnteil: { zaehler: number; nenner: number }; unterZahl: number } | null
}

export interface Widerspruchsregel {
  tage: number
  /** From the vote, or from the day the head of administration learned of it. */
  beginn: 'beschluss' | 'kenntnis'
}

export interface Regelwerk {
  id: string
  land: Land
  bereich: Rechtsbereich
  gesetz: string
  /** Local date. */
  gueltigAb: string
  beschlussfaehigkeit: Rechtswert<Beschlussfaehigkeitsregel>
  /** Abstentions and invalid votes do not count. */
  mehrheit: Rechtswert<'ja_gegen_nein'>
  stimmengleichheit: Rechtswert<'abgelehnt'>
  /** Days between dispatch and session, neither counted; null where the Geschäftsordnung sets it. */
  ladungsfrist: Rechtswert<number | null>
  widerspruchsfrist: Rechtswert<Widerspruchsregel>
}

const ALLE: readonly Regelwerk[] = [...SH, ...NRW, ...LSA]

/** @throws when the date lies before the first rule set of the Land */
export function regelwerk(bereich: Rechtsbereich, stichtag: string): Regelwerk {
  const gueltig = ALLE.filter((werk) => werk.bereich === bereich && werk.gueltigAb <= stichtag).sort((a, b) =>
    b.gueltigAb.localeCompare(a.gueltigAb),
  )[0]
  if (gueltig === undefined) throw new Error(`NO_RULE_SET ${bereich} ${stichtag}`)
  return gueltig
}

/** @throws for an id that no rule set has */
export function regelwerkById(id: string): Regelwerk {
  const known = ALLE.find((werk) => werk.id === id)
  if (known === undefined) throw new Error(`NO_RULE_SET ${id}`)
  return known
}
