/** Builds the bytes of a mail once; the same input gives the same bytes, so that a retry is recognisable. */
import { createHash } from 'node:crypto'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'

export interface Attachment {
  filename: string
  contentType: string
  bytes: Uint8Array
}

export interface Message {
  from: string
  to: { name: string; address: string }
  replyTo: string
  subject: string
  html: string
  text: string
  attachments: readonly Attachment[]
  /** Without angle brackets; fixed by the caller. */
  messageId: string
  /** Synthetic root of the thread of one paper or session, without angle brackets. */
  thread: string
  /** ISO instant. */
  date: string
}

export async function buildMessage(message: Message): Promise<Buffer> {
  const { from, to, replyTo, subject, html, text, attachments, messageId, thread, date } = message
  const composer = new MailComposer({
    from,
    to,
    replyTo,
    subject,
    html,
    text,
    messageId: `<${messageId}>`,
    inReplyTo: `<${thread}>`,
    references: `<${thread}>`,
    date: new Date(date),
    baseBoundary: createHash('sha256').update(messageId).digest('hex').slice(0, 32),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    // Base64 for all: a text attachment would come out with other line ends than it went in.
    attachments: attachments.map(({ filename, contentType, bytes }) => ({
      filename,
      contentType,
      content: Buffer.from(bytes),
      contentTransferEncoding: 'base64',
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().build()
}
