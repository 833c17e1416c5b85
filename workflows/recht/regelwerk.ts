/** The law as data: one rule set per Land, or per statutes, and date. Which one holds is chosen by the date of the session (of dispatch for the Ladung). */
import type { Mehrheit } from '../begriffe.ts'
import { SATZUNGEN } from './satzungen.ts'
import { LSA } from './sachsen-anhalt.ts'
import { NRW_GEMEINDE } from './nordrhein-westfalen-gemeinde.ts'
import { NRW_KREIS } from './nordrhein-westfalen-kreis.ts'
import { SH } from './schleswig-holstein.ts'

export type Land = 'SH' | 'NRW' | 'LSA'
/** Law of a Land for municipal bodies; the statutes of their own for a company and an association. */
export type Rechtsbereich = 'SH-GO' | 'NRW-KRO' | 'NRW-GO' | 'LSA-KVG' | 'GESELLSCHAFT' | 'VEREIN'
/** Which body decided: several norms treat the committees apart. */
export type Organ = 'vertretung' | 'ausschuss'

/**
 * belegt = wording read; parallel = only the parallel norm read; sekundaer = secondary source; ungeprueft and zweifelhaft = settings with a
 * doubt; satzung = a setting to be copied from the body's own statutes.
 */
export type Sicherheit = 'belegt' | 'parallel' | 'sekundaer' | 'ungeprueft' | 'zweifelhaft' | 'satzung'

export interface Rechtswert<Wert> {
  wert: Wert
  norm: string
  sicherheit: Sicherheit
  hinweis?: string
}

export interface Anteil {
  zaehler: number
  nenner: number
}

export interface Beschlussfaehigkeitsregel {
  /** More than this share of the statutory number must be present. */
  mehrAls: Anteil
  /** Quorum is deemed until inability is stated. */
  giltBisFeststellung: boolean
  /** Below this the chair must act without a motion. */
  vonAmtsWegen: { unterAnteil: Anteil; unterZahl: number } | null
  /** Members excluded for bias lower the number that the share is taken of. */
  ausgeschlosseneMindern: boolean
  /** More than half excluded for bias: how many suffice, and who must confirm the decision then. null: no special rule known. */
  ueberHaelfteAusgeschlossen: {
    mindestens: number
    bestaetigung: Readonly<Record<Organ, 'aufsicht' | 'vertretung' | null>>
    norm: string
  } | null
}

export interface Widerspruchsregel {
  tage: number
  /** From the vote, or from the day the head of administration learned of it. */
  beginn: 'beschluss' | 'kenntnis'
}

/** What follows a Widerspruch of the head of administration. */
export interface Widerspruchsverfahren {
  /** An unlawful decision is objected to within the period, or beanstandet without one. */
  rechtsverstoss: 'in_der_frist' | 'ohne_frist'
  /** Days after the objection between which the new session lies; null: the law names none. */
  neueSitzung: { fruehestens: number; spaetestens: number } | null
  /** What the objection to the renewed decision is called. */
  gegenErneuten: 'beanstandung' | 'widerspruch'
  /** Who decides on it. */
  entscheidet: 'aufsicht' | 'gericht'
}

/** How a vote becomes secret: never, on the motion of a share of the members, or because one member objects to the open vote. */
export type Geheimregel = { art: 'nicht_vorgesehen' } | { art: 'auf_antrag'; anteil: Anteil } | { art: 'ein_widerspruch' }

/** Whether a decision may be made without a meeting, and by which majority then. */
export type Umlaufregel = { art: 'nicht_vorgesehen' } | { art: 'zulaessig'; mehrheit: Mehrheit }

/** The values of a rule set, each with its norm and its confidence. A value of null: the source knows no such thing. */
export interface Rechtswerte {
  /** Whether the head of administration votes in the Vertretung, and so counts in its statutory number. */
  hvbInVertretung: Rechtswert<'mit_stimme' | 'ohne_stimme'>
  beschlussfaehigkeit: Rechtswert<Beschlussfaehigkeitsregel>
  /** Only where committees follow another rule than the Vertretung. */
  beschlussfaehigkeitAusschuss?: Rechtswert<Beschlussfaehigkeitsregel>
  /** Members that suffice in the second session called for the same subject, if its Ladung says so. */
  zweiteSitzung: Rechtswert<number>
  /** Abstentions and invalid votes do not count. */
  mehrheit: Rechtswert<'ja_gegen_nein'>
  stimmengleichheit: Rechtswert<'abgelehnt'>
  /** For the Hauptsatzung and its changes. */
  mehrheitHauptsatzung: Rechtswert<Mehrheit | null>
  umlaufbeschluss: Rechtswert<Umlaufregel>
  geheimeAbstimmung: Rechtswert<Geheimregel>
  geheimeWahl: Rechtswert<Geheimregel>
  /** Who closes the session to the public for one item; the majority where it is a decision of the body. */
  oeffentlichkeitAusschliessen: Rechtswert<
    { durch: 'beschluss'; mehrheit: Mehrheit } | { durch: 'geschaeftsordnung' } | { durch: 'gesetz' } | null
  >
  /** Majority for taking an urgent item on the agenda in the session. */
  tagesordnungErweitern: Rechtswert<Mehrheit>
  /** Only where a law says so: what the head of administration, members or committees demand comes on the agenda, overtaking others or not. */
  tagesordnungAufVerlangen?: Rechtswert<true>
  /** Only where a law says so: voted on is what was fixed in writing before. */
  antraegeSchriftlich?: Rechtswert<true>
  /** Only where a law was read: a local body is heard before the decision. Elsewhere a hearing may be owed too, by Hauptsatzung. */
  anhoerung?: Rechtswert<true>
  /** Members excluded for bias, and what a breach means. */
  befangenheit: Rechtswert<{
    verlaesstDenRaum: boolean
    /** Until when a breach can be raised; null: not known. */
    geltendZuMachenMonate: number | null
    /** A breach counts only where it was decisive for the result. */
    nurWennEntscheidend: boolean
    /** Norm by which nobody is excluded from elections; null: no such rule known. */
    ausnahmeWahlen: string | null
  }>
  /** Days between dispatch and session, neither counted; null where the Geschäftsordnung sets it. */
  ladungsfrist: Rechtswert<number | null>
  /** Only where a law presumes it: the day after dispatch on which an electronic Ladung counts as served, if the Geschäftsordnung is silent. */
  zustellungElektronisch?: Rechtswert<number>
  widerspruchsfrist: Rechtswert<Widerspruchsregel | null>
  widerspruchsfristAusschuss: Rechtswert<Widerspruchsregel | null>
  /** Days for the Beanstandung after the body insisted; null: the law names no period. */
  beanstandungsfrist: Rechtswert<number | null>
  widerspruchsverfahren: Rechtswert<Widerspruchsverfahren | null>
  /** Who decides again on a decision of a committee: the committee and, if it insists, the Vertretung; or the Vertretung at once. */
  widerspruchGegenAusschuss: Rechtswert<'ausschuss_dann_vertretung' | 'vertretung' | null>
  /** Whether decisions of committees wait for a period of Einspruch, whose length the Geschäftsordnung sets. */
  einspruchGegenAusschuss: Rechtswert<boolean>
  /** A Satzung is signed out before it is published, and in force so many days after, where it names no day itself. */
  satzung: Rechtswert<{ inKraftNachTagen: number } | null>
  /** Months after publication in which defects of procedure can be raised; null: not known. */
  verfahrensfehlerMonate: Rechtswert<number | null>
  /** What was decided in a non-public session is announced at the latest in the next public one, unless interests oppose; null: no rule read. */
  bekanntgabe: Rechtswert<'naechste_oeffentliche_sitzung' | null>
  eilentscheidung: Rechtswert<{ durch: 'hvb' | 'hvb_mit_mitglied'; danach: 'bericht' | 'genehmigung' } | null>
  /** Days until the Niederschrift should exist; null where the Geschäftsordnung sets it. */
  niederschriftTage: Rechtswert<number | null>
}

export interface Regelwerk extends Rechtswerte {
  id: string
  /** Whose holidays hold. */
  land: Land
  bereich: Rechtsbereich
  gesetz: string
  /** Local date. */
  gueltigAb: string
  /** Doubt about the date or the version read. */
  hinweis?: string
}

export const regelwerke: readonly Regelwerk[] = [...SH, ...NRW_KREIS, ...NRW_GEMEINDE, ...LSA, ...SATZUNGEN]

/** Whether a rule set is known for the day. */
export const kenntRecht = (bereich: Rechtsbereich, stichtag: string): boolean =>
  regelwerke.some((werk) => werk.bereich === bereich && werk.gueltigAb <= stichtag)

/** @throws when the date lies before the first rule set of the Land */
export function regelwerk(bereich: Rechtsbereich, stichtag: string): Regelwerk {
  const gueltig = regelwerke
    .filter((werk) => werk.bereich === bereich && werk.gueltigAb <= stichtag)
    .sort((a, b) => b.gueltigAb.localeCompare(a.gueltigAb))[0]
  if (gueltig === undefined) throw new Error(`NO_RULE_SET ${bereich} ${stichtag}`)
  return gueltig
}

/** @throws for an id that no rule set has */
export function regelwerkById(id: string): Regelwerk {
  const known = regelwerke.find((werk) => werk.id === id)
  if (known === undefined) throw new Error(`NO_RULE_SET ${id}`)
  return known
}
