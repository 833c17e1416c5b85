/** What the page of caught mails needs of the mail catcher. */

export interface CaughtMail {
  id: string
  an: string
  von: string
  betreff: string
  /** ISO instant of its Date header; empty where it has none. */
  datum: string
}

export interface CaughtMailParts extends CaughtMail {
  text: string
  /** Empty where the mail has no HTML part. */
  html: string
  attachments: readonly { filename: string; contentType: string; bytes: Uint8Array }[]
  /** The mail as it came over the wire. */
  raw: Uint8Array
}

export interface MailCatcher {
  /** Newest first. */
  list: () => Promise<readonly CaughtMail[]>
  read: (id: string) => Promise<CaughtMailParts | null>
}
