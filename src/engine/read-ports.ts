/** What pages, mails and documents read. Lists are bounded; daily work reads collections that follow the open work. */
import type { Aggregatart, Ref } from '../../workflows/aggregate.ts'
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
  zweck: 'mitzeichnung' | 'ladung'
  profil: string
  ref: Ref
  /** Office for a co-signature. */
  stelle: string | null
  /** Person for a Ladung. */
  person: string | null
  /** Version of the text the mail was about. */
  fassung: string | null
  runde: number | null
  ausgestelltAm: string
}

export interface Links {
  put: (link: LinkRecord) => Promise<void>
  get: (tokenHash: string) => Promise<LinkRecord | null>
}

export type Postzustand = 'offen' | 'punkt_gesendet' | 'gesendet' | 'abgelehnt' | 'unklar'

/** One mail, rendered once and kept: a retry sends the same bytes with the same Message-ID. */
export interface PostRecord {
  /** `<job>:<recipient>` */
  _id: string
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

export interface Postausgang {
  get: (id: string) => Promise<PostRecord | null>
  put: (post: PostRecord) => Promise<void>
  mark: (id: string, zustand: Postzustand, antwort: string | null) => Promise<void>
  /** Newest first, without the bytes. */
  list: (profil: string, limit: number) => Promise<Omit<PostRecord, 'bytes'>[]>
  ofAggregate: (ref: Ref) => Promise<Omit<PostRecord, 'bytes'>[]>
}
