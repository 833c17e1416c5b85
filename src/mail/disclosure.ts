/**
 * What a mail may say about a paper: one decision for all mails, so that no template can leak.
 * Non-public: id and link only. Not published yet: the Betreff to internal addresses, texts behind the link. Public: everything.
 */
import type { Publizitaet } from '../../workflows/vorlage/stand.ts'

export interface Gegenstand {
  /** "BV/2026/0014" or "Entwurf 2026-153" */
  bezeichnung: string
  betreff: string
  publizitaet: Publizitaet
}

export interface Offenlegung {
  /** For subject line and text: with the Betreff where it may be shown. */
  titel: string
  /** Null where the mail must not name it. */
  betreff: string | null
  /** What happened may be named: Gremium, dates, that it was vertagt or decided. */
  standErlaubt: boolean
  /** Results, wording, reasons and attachments may be in the mail. */
  inhaltErlaubt: boolean
  /** Why the mail says less than one expects; empty when it says everything. */
  hinweis: string
}

const HINWEISE: Record<Publizitaet, string> = {
  nichtoeffentlich: 'Diese Vorlage ist nichtöffentlich. Näheres lesen Sie nach der Anmeldung.',
  noch_nicht_veroeffentlicht: 'Diese Vorlage ist noch nicht veröffentlicht. Näheres lesen Sie nach der Anmeldung.',
  oeffentlich: '',
}

export function offenlegung({ bezeichnung, betreff, publizitaet }: Gegenstand, intern: boolean): Offenlegung {
  const zeigen = publizitaet === 'oeffentlich' || (publizitaet === 'noch_nicht_veroeffentlicht' && intern)
  return {
    titel: zeigen ? `${bezeichnung} – ${betreff}` : bezeichnung,
    betreff: zeigen ? betreff : null,
    standErlaubt: zeigen,
    inhaltErlaubt: publizitaet === 'oeffentlich',
    hinweis: HINWEISE[publizitaet],
  }
}

/** What happens to a public paper in a non-public part of a meeting is as secret as a non-public paper. */
export const inBeratung = (dokument: Publizitaet, beratungOeffentlich: boolean): Publizitaet =>
  beratungOeffentlich ? dokument : 'nichtoeffentlich'
