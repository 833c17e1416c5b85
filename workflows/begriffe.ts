/** The closed vocabularies of the domain (reference: Gemeindeordnungen and the forms of the council offices). */

export const ARTEN = [
  'beschlussvorlage',
  'mitteilung',
  'antrag',
  'aenderungsantrag',
  'anfrage',
  'stellungnahme',
  'ergaenzung',
  'neufassung',
  'eilentscheidung',
  'wahl',
  'massnahmenblatt',
] as const
export type Art = (typeof ARTEN)[number]

/** Kinds that come from outside the administration: no internal phase, the clerk registers them with EINGANG_ERFASSEN. */
export const ARTEN_VON_AUSSEN: ReadonlySet<Art> = new Set<Art>(['antrag', 'aenderungsantrag', 'anfrage'])

export const ROLLEN = ['genehmigung', 'anhoerung', 'kenntnisnahme', 'vorberatung', 'entscheidung', 'genehmigung_nachtraeglich'] as const
/** What a station of the Beratungsfolge does with the paper. */
export type Rolle = (typeof ROLLEN)[number]

export const ERGEBNISSE = [
  'beschlossen',
  'geaendert_beschlossen',
  'teilweise_beschlossen',
  'abgelehnt',
  'empfohlen',
  'geaendert_empfohlen',
  'nicht_empfohlen',
  'ohne_empfehlung',
  'zur_kenntnis_genommen',
  'zugestimmt',
  'stellungnahme',
  'keine_stellungnahme',
  'erledigt',
  'genehmigt',
  'aufgehoben',
] as const
export type Ergebnis = (typeof ERGEBNISSE)[number]

/** The outcomes a role allows. A Mitteilung is taken note of, never decided. */
export const ERGEBNISSE_DER_ROLLE: Record<Rolle, readonly Ergebnis[]> = {
  genehmigung: ['genehmigt'],
  anhoerung: ['zugestimmt', 'abgelehnt', 'stellungnahme', 'keine_stellungnahme'],
  kenntnisnahme: ['zur_kenntnis_genommen'],
  vorberatung: ['empfohlen', 'geaendert_empfohlen', 'nicht_empfohlen', 'ohne_empfehlung'],
  entscheidung: ['beschlossen', 'geaendert_beschlossen', 'teilweise_beschlossen', 'abgelehnt', 'erledigt'],
  genehmigung_nachtraeglich: ['genehmigt', 'aufgehoben'],
}

/** Outcomes that say "adopted": the vote must have reached its majority. */
export const ANGENOMMEN: ReadonlySet<Ergebnis> = new Set<Ergebnis>([
  'beschlossen',
  'geaendert_beschlossen',
  'empfohlen',
  'geaendert_empfohlen',
  'zugestimmt',
  'genehmigt',
])

/** Outcomes that say "not adopted": the vote must have missed its majority. */
export const NICHT_ANGENOMMEN: ReadonlySet<Ergebnis> = new Set<Ergebnis>(['abgelehnt', 'nicht_empfohlen', 'aufgehoben'])

/** Outcomes whose adopted wording differs from the agenda text and must be given. */
export const GEAENDERT: ReadonlySet<Ergebnis> = new Set<Ergebnis>(['geaendert_beschlossen', 'geaendert_empfohlen'])

/** The head of administration as a "body" of the Beratungsfolge, where a municipality prints the release as a station. */
export const HVB = 'hvb'

export const PUNKTARTEN = ['erklaerung', 'auftrag', 'satzung', 'wahl'] as const
export type Punktart = (typeof PUNKTARTEN)[number]

export const SACHSTAENDE = ['in_umsetzung', 'teilweise', 'erledigt', 'zurueckgestellt', 'nicht_umsetzbar', 'ueberholt'] as const
export type Sachstand = (typeof SACHSTAENDE)[number]

/** How two papers belong together, seen from one of them. */
export const BEZIEHUNGEN = ['hebt_auf', 'aufgehoben_durch', 'berichtet_ueber', 'bericht', 'stellungnahme_zu', 'stellungnahme'] as const
export type Beziehungsart = (typeof BEZIEHUNGEN)[number]

/** What a paper that names another one is to that one; told once it has its number. */
export const GEGENSTUECK: Partial<Record<Beziehungsart, Beziehungsart>> = { berichtet_ueber: 'bericht', stellungnahme_zu: 'stellungnahme' }

export const WIDERSPRUCHSGRUENDE = ['recht', 'wohl'] as const
/** Unlawful, or against the common good. */
export type Widerspruchsgrund = (typeof WIDERSPRUCHSGRUENDE)[number]

export const VOTEN = ['gezeichnet', 'mit_hinweis', 'abgelehnt', 'nicht_betroffen'] as const
export type Votum = (typeof VOTEN)[number]

/** Which majority a decision needs; the rule sets say which one each subject has. */
export const MEHRHEITEN = [
  'einfach',
  'absolut_anwesend',
  'absolut_gesetzlich',
  'zweidrittel_anwesend',
  'zweidrittel_gesetzlich',
  'dreiviertel_gesetzlich',
  'ohne_widerspruch',
] as const
export type Mehrheit = (typeof MEHRHEITEN)[number]
