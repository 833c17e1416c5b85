/**
 * Sends bytes over SMTP and says how far it came. SMTP has no exactly-once: after the final dot and before the answer nobody can
 * know (RFC 1047), so that state is called `unklar` and a person decides. Before the dot nothing was accepted: it may be tried again.
 */
import { Readable } from 'node:stream'
import type { NodemailerError } from 'nodemailer'
import { parseConnectionUrl } from 'nodemailer/lib/shared/index.js'
import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js'

export type Versand =
  | { art: 'gesendet'; antwort: string }
  /** Sender, recipient or message refused for good (5xx). */
  | { art: 'abgelehnt'; antwort: string }
  /** Nothing was accepted: 4xx, a refused login, or the connection broke before the final dot. */
  | { art: 'spaeter'; grund: string }
  | { art: 'unklar'; grund: string }

export interface Transport {
  /** `beforeDot` is awaited before the last bytes are handed over; if it fails, nothing is sent. */
  send: (envelope: { from: string; to: string }, bytes: Buffer, beforeDot: () => Promise<void>) => Promise<Versand>
}

export interface Timeouts {
  /** Milliseconds until connection and greeting must be there. */
  connect: number
  /** Milliseconds of silence, also between final dot and answer: RFC 5321 4.5.3.2.6 asks for patience there. */
  idle: number
}

const TIMEOUTS: Timeouts = { connect: 30_000, idle: 120_000 }
const CHUNK = 16_384

/** Commands whose refusal is about this mail; a 5xx to greeting or login is the operator's to mend, and the mail waits. */
const ABOUT_THE_MAIL = new Set(['MAIL FROM', 'RCPT TO', 'DATA'])

/** The bytes in small pieces, the last one kept back until `beforeDot` is through; tells whether everything was handed over. */
function watched(bytes: Buffer, beforeDot: () => Promise<void>): { stream: Readable; isHandedOver: () => boolean } {
  let handedOver = false
  async function* chunks(): AsyncGenerator<Buffer> {
    const last = bytes.length - 1
    for (let from = 0; from < last; from += CHUNK) yield bytes.subarray(from, Math.min(from + CHUNK, last))
    await beforeDot()
    handedOver = true
    yield bytes.subarray(last)
  }
  // The mark must not be read ahead of: it would fall before the server asked for the text (354).
  return { stream: Readable.from(chunks(), { objectMode: false, highWaterMark: 1 }), isHandedOver: () => handedOver }
}

function failure(error: unknown, handedOver: boolean): Versand {
  const { message, response, permanent, command = '' } = error as Partial<NodemailerError>
  const grund = response ?? message ?? String(error)
  // Set where the server answered: true for a 5xx other than 503.
  if (permanent === true && ABOUT_THE_MAIL.has(command)) return { art: 'abgelehnt', antwort: grund }
  if (permanent !== undefined) return { art: 'spaeter', grund }
  return handedOver ? { art: 'unklar', grund } : { art: 'spaeter', grund }
}

/** @param url `smtp://` or `smtps://`, with user and password where the server wants them */
export function createTransport(url: string, { connect, idle }: Timeouts = TIMEOUTS): Transport {
  const { auth, ...server } = parseConnectionUrl(url)

  /** One connection for one mail. nodemailer's transport reads the text before the server asks for it, its pool sends again by itself. */
  const deliver = (envelope: { from: string; to: string }, stream: Readable): Promise<string> => {
    const smtp = new SMTPConnection({ ...server, connectionTimeout: connect, greetingTimeout: connect, socketTimeout: idle })
    return new Promise<string>((resolve, reject) => {
      smtp.once('error', reject)
      smtp.once('end', () => reject(new Error('Connection closed')))
      const send = (): void =>
        smtp.send({ ...envelope }, stream, (error, info) => (error === null ? resolve(info?.response ?? '') : reject(error)))
      smtp.connect((error) => {
        if (error) reject(error)
        else if (auth === undefined) send()
        else smtp.login({ ...auth }, (refused) => (refused ? reject(refused) : send()))
      })
    }).finally(() => {
      smtp.close()
      stream.destroy()
    })
  }

  return {
    async send(envelope, bytes, beforeDot) {
      // The library keeps its state in the envelope it is given: a refused mail would refuse the next one.
      const { stream, isHandedOver } = watched(bytes, beforeDot)
      try {
        return { art: 'gesendet', antwort: await deliver(envelope, stream) }
      } catch (error) {
        return failure(error, isHandedOver())
      }
    },
  }
}
