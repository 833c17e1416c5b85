/** What the page of caught mails needs of the mail catcher. */

export interface CaughtMail {
  id: string
  an: string
  von: string
  betreff: string
  /** ISO instant. */
  datum: string
}

export interface CaughtMailParts extends CaughtMail {
  text: string
  /** Null where the mail has no HTML part. */
  html: string | null
  attachments: readonly { filename: string; contentType: string; bytes: Uint8Array }[]
  /** The mail as it came over the wire. */
  raw: Uint8Array
}

export interface MailCatcher {
  /** Newest first. */
  list: () => Promise<readonly CaughtMail[]>
  read: (id: string) => Promise<CaughtMailParts | null>
}
