/** What pages, mails and documents read. Lists are bounded; daily work reads collections that follow the open work. */
import type { Aggregatart, Auftragsart, Ref } from '../../workflows/aggregate.ts'
import type { Arbeitsvorrat } from './projections/arbeitsvorrat.ts'
import type { OeffentlicheVorlage } from './projections/oeffentlich.ts'
import type { Head } from './ports.ts'

export interface VorlagenQuery {
  profil: string
  /** Number in canonical form or draft number. */
  nummer?: string
  /** Words that must all occur in the Betreff, case ignored. */
  woerter?: readonly string[]
  gremium?: string
  zustaende?: readonly string[]
  federfuehrung?: string
  jahr?: number
  limit: number
  skip?: number
}

export interface Readers {
  /** Newest first. The archive is searched here: on the embedded server this scans. */
  vorlagen: (query: VorlagenQuery) => Promise<{ heads: Head[]; mehr: boolean }>
  /** Sessions between two local date-times, in order of time. */
  sitzungen: (query: { profil: string; ab: string; bis?: string; gremium?: string; limit: number }) => Promise<Head[]>
  /** Closed sessions whose results are not sent yet, whatever their date. */
  offeneSitzungen: (profil: string) => Promise<Head[]>
  gremien: (profil: string) => Promise<Head[]>
  heads: (refs: readonly Ref[]) => Promise<Head[]>
  /** Every aggregate of a kind, in order of ids: for checks and moves, never for a page. */
  eachHead: (art: Aggregatart) => AsyncIterable<Head>
  arbeitsvorrat: (profil: string, fuer: readonly string[]) => Promise<Arbeitsvorrat[]>
  oeffentlicheVorlage: (profil: string, adresse: string) => Promise<OeffentlicheVorlage | null>
  oeffentlicheVorlagen: (profil: string, limit: number) => Promise<OeffentlicheVorlage[]>
}

/** A member or contact: names and addresses live here only, never in events. */
export interface Person {
  _id: string
  profil: string
  /** Name as printed on invitations. In demo data the name of a function. */
  name: string
  email: string
  fraktion?: string
}

export interface Personen {
  put: (person: Person) => Promise<void>
  get: (ids: readonly string[]) => Promise<Map<string, Person>>
  list: (profil: string) => Promise<Person[]>
}

/** Files addressed by the SHA-256 of their bytes; writing the same bytes twice is one file. */
export interface Dateien {
  put: (bytes: Uint8Array, typ: string) => Promise<string>
  get: (hash: string) => Promise<{ bytes: Buffer; typ: string } | null>
}

/** An issued, frozen document. */
export interface DokumentRecord {
  _id: string
  profil: string
  art: string
  aggregat: Ref
  /** Revision it was made from. */
  rev: number
  station: string | null
  oeffentlich: boolean
  dateiname: string
  hash: string
  /** The frozen document model that PDF and HTML twin are made from. */
  model: unknown
  am: string
}

export interface Dokumente {
  /** Does nothing when the id exists: an issued document never changes. */
  put: (dokument: DokumentRecord) => Promise<void>
  get: (id: string) => Promise<DokumentRecord | null>
}

/** A link in a mail: one purpose, one person or office, one version. Only the hash of its token is stored. */
export interface LinkRecord {
  /** SHA-256 of the token. */
  _id: string
  zweck: 'mitzeichnung' | 'ladung' | 'anhoerung'
  profil: string
  ref: Ref
  /** Office for a co-signature; body that is heard. */
  stelle: string | null
  /** Person for a Ladung. */
  person: string | null
  /** Version of the text the mail was about. */
  fassung: string | null
  /** Round of a co-signature, attempt of a station. */
  runde: number | null
  /** Station of a hearing. */
  station: string | null
  ausgestelltAm: string
}

export interface Links {
  put: (link: LinkRecord) => Promise<void>
  get: (tokenHash: string) => Promise<LinkRecord | null>
}

/** `punkt_gesendet`: the last bytes are on their way. `unklar`: nobody can know. `erledigt`: a person saw to it without the program. */
export type Postzustand = 'offen' | 'punkt_gesendet' | 'gesendet' | 'abgelehnt' | 'unklar' | 'erledigt'

/** One mail, rendered once and kept: a retry sends the same bytes with the same Message-ID. */
export interface PostRecord {
  /** `<job>:<recipient>`; the job that sends it has the same id. */
  _id: string
  /** Counts the changes of `zustand`, so that of several who want to change it one wins. */
  stand: number
  profil: string
  mailart: string
  aggregat: Ref
  an: string
  betreff: string
  messageId: string
  bytes: Buffer
  zustand: Postzustand
  erstelltAm: string
  /** Last answer of the server, or why it is unclear. */
  antwort: string | null
}

export type PostRow = Omit<PostRecord, 'bytes'>

export interface Postausgang {
  get: (id: string) => Promise<PostRecord | null>
  /** Does nothing when the id exists: a mail is written once. */
  put: (post: PostRecord) => Promise<void>
  /** One compare-and-set on (_id, stand); false when somebody else changed the mail meanwhile. */
  move: (post: Pick<PostRecord, '_id' | 'stand'>, zustand: Postzustand, antwort: string | null) => Promise<boolean>
  list: (ids: readonly string[]) => Promise<PostRow[]>
  ofAggregate: (ref: Ref) => Promise<PostRow[]>
}

/** What a person did about background work that had come to a stand. */
export interface Eingriff {
  /** `<job>:<token of the failure>`: one intervention for each failure. */
  _id: string
  profil: string
  /** ISO instant. */
  am: string
  /** Account id, never a name. */
  konto: string
  art: 'wiederholt' | 'erneut_gesendet' | 'von_hand_erledigt'
  auftrag: string
  auftragsart: Auftragsart
  aggregat: Ref
  /** Why, or how it was done. */
  grund: string | null
}

/** Insert-only, kept for ever. */
export interface Eingriffe {
  /** Returns what stands there now: the given one, or the earlier one under this id. */
  record: (eingriff: Eingriff) => Promise<Eingriff>
  /** Newest first. */
  latest: (profil: string, limit: number) => Promise<Eingriff[]>
}

/** How far the work in the background is behind. */
export interface BacklogState {
  /** Instant of the oldest commit that the relay has not copied out, null for none. */
  oldestPending: string | null
  /** Instant since which the most overdue job is due, null for none. */
  oldestDue: string | null
  /** Jobs that are neither done nor failed. */
  open: number
  /** Those of them that are due and not taken. */
  due: number
  /** Jobs that wait for a person. */
  failed: number
}

export interface Backlog {
  state: () => Promise<BacklogState>
}
