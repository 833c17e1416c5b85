/**
 * Sends bytes over SMTP and says how far it came. SMTP has no exactly-once: after the final dot and before the answer nobody can
 * know (RFC 1047), so that state is called `unklar` and a person decides. Before the dot nothing was accepted: it may be tried again.
 */
import { Readable } from 'node:stream'
import { createTransport as createSmtp } from 'nodemailer'

export type Versand =
  | { art: 'gesendet'; antwort: string }
  /** Refused for good (5xx). */
  | { art: 'abgelehnt'; antwort: string }
  /** Nothing was accepted: 4xx, or the connection broke before the final dot. */
  | { art: 'spaeter'; grund: string }
  | { art: 'unklar'; grund: string }

export interface Transport {
  /** `beforeDot` is awaited before the last bytes are handed over. */
  send: (envelope: { from: string; to: string }, bytes: Buffer, beforeDot: () => Promise<void>) => Promise<Versand>
}

const TIMEOUT_MILLISECONDS = 30_000

/** The bytes with the last one kept back until `beforeDot` is through; tells whether everything was handed over. */
function watched(bytes: Buffer, beforeDot: () => Promise<void>): { stream: Readable; isHandedOver: () => boolean } {
  let handedOver = false
  async function* chunks(): AsyncGenerator<Buffer> {
    yield bytes.subarray(0, bytes.length - 1)
    await beforeDot()
    handedOver = true
    yield bytes.subarray(bytes.length - 1)
  }
  return { stream: Readable.from(chunks(), { objectMode: false }), isHandedOver: () => handedOver }
}

function failure(error: unknown, handedOver: boolean): Versand {
  const { message, responseCode, response } = error as { message?: string; responseCode?: number; response?: string }
  const grund = response ?? message ?? String(error)
  if (responseCode !== undefined && responseCode >= 500) return { art: 'abgelehnt', antwort: grund }
  if (responseCode !== undefined) return { art: 'spaeter', grund }
  return handedOver ? { art: 'unklar', grund } : { art: 'spaeter', grund }
}

/** No pool: a second sender below our own states would be unwanted. */
export function createTransport(url: string): Transport {
  const smtp = createSmtp({
    url,
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: TIMEOUT_MILLISECONDS,
    greetingTimeout: TIMEOUT_MILLISECONDS,
    socketTimeout: TIMEOUT_MILLISECONDS,
  })
  return {
    async send(envelope, bytes, beforeDot) {
      const { stream, isHandedOver } = watched(bytes, beforeDot)
      try {
        const info: { response?: string } = await smtp.sendMail({ envelope, raw: stream })
        return { art: 'gesendet', antwort: info.response ?? '' }
      } catch (error) {
        return failure(error, isHandedOver())
      }
    },
  }
}
