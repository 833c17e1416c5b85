/** What the handler sends: a recipient, a view, attachments. */
import type { Clock, EventStore, Random } from '../engine/ports.ts'
import type { Links, Personen, Postausgang, Readers } from '../engine/read-ports.ts'
import type { ReadingDeps } from '../engine/reading.ts'
import type { Anhang } from './anhang.ts'
import type { Empfaenger } from './empfaenger.ts'
import type { Attachment } from './message.ts'
import type { Mailansicht } from './views.ts'

export interface MailDeps extends ReadingDeps {
  store: EventStore
  readers: Readers
  personen: Personen
  anhang: Anhang
  links: Links
  /** Who was told what. */
  postausgang: Pick<Postausgang, 'ofAggregate'>
  clock: Clock
  random: Random
  baseUrl: string
  /** Local date of now. */
  heute: () => string
}

export interface Inhalt {
  ansicht: Mailansicht
  anlagen: Attachment[]
}

/** A mail that is due. `schreiben` is called once: what it makes is kept, and a link in it is issued only then. */
export interface Post {
  an: Empfaenger
  schreiben: () => Promise<Inhalt>
}

export const posts = (empfaenger: readonly Empfaenger[], schreiben: (an: Empfaenger) => Inhalt | Promise<Inhalt>): Post[] =>
  empfaenger.map((an) => ({ an, schreiben: async () => schreiben(an) }))
