/** What the handler sends: a recipient, a view, attachments. */
import type { Clock, EventStore, Random } from '../engine/ports.ts'
import type { Dateien, Dokumente, Links, Personen, Readers } from '../engine/read-ports.ts'
import type { ReadingDeps } from '../engine/reading.ts'
import type { Empfaenger } from './empfaenger.ts'
import type { Attachment } from './message.ts'
import type { Mailansicht } from './views.ts'

export interface MailDeps extends ReadingDeps {
  store: EventStore
  readers: Readers
  personen: Personen
  dokumente: Dokumente
  dateien: Dateien
  links: Links
  clock: Clock
  random: Random
  baseUrl: string
  /** Local date of now. */
  heute: () => string
}

export interface Post {
  an: Empfaenger
  ansicht: Mailansicht
  anlagen: Attachment[]
}
