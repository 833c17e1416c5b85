/** One error base with literal codes; each code has its HTTP status. The sentence is German and for the user, the message English and for the log. */
import type { Grund } from '../../workflows/rule.ts'

const STATUS = {
  INVALID_INPUT: 422,
  UNKNOWN_EVENT: 422,
  NOT_FOUND: 404,
  ALREADY_EXISTS: 409,
  FORBIDDEN: 403,
  NOT_POSSIBLE: 422,
  STALE: 409,
  CONTENTION: 409,
  COMMAND_REUSED: 422,
  UPLOAD_REFUSED: 422,
  UPLOAD_TOO_LARGE: 413,
  UNKNOWN_VERSION: 503,
  UNAVAILABLE: 503,
  INTERNAL: 500,
} as const

export type ErrorCode = keyof typeof STATUS

export interface ErrorDetails {
  /** Unmet conditions, for NOT_POSSIBLE. */
  gruende?: readonly Grund[]
  /** Field name → German sentence, for INVALID_INPUT. */
  felder?: Readonly<Record<string, string>>
  /** Current revision, for STALE. */
  rev?: number
  cause?: unknown
}

export class RatslaufError extends Error {
  readonly code: ErrorCode
  readonly status: number
  readonly sentence: string
  readonly details: ErrorDetails

  constructor(code: ErrorCode, sentence: string, details: ErrorDetails = {}) {
    super(`${code}: ${sentence}`, { cause: details.cause })
    this.name = 'RatslaufError'
    this.code = code
    this.status = STATUS[code]
    this.sentence = sentence
    this.details = details
  }
}

export const isRatslaufError = (error: unknown): error is RatslaufError => Error.isError(error) && error.name === 'RatslaufError'

/** Thrown by the handler of a job for what no retry can mend: the job waits for a person. The message is its reason, for that person. */
export class PermanentJobError extends Error {
  override readonly name = 'PermanentJobError'
}

/** A word for the log in place of a message, which may carry text or an address. */
export function errorWord(error: unknown): string {
  if (isRatslaufError(error)) return error.code
  if (!Error.isError(error)) return 'Error'
  return /^[A-Z][A-Z\d]*_[A-Z\d_]+/.exec(error.message)?.[0] ?? error.name
}

/** A refusal is final for the command; contention and outages may be tried again. */
export const isRefusal = (error: unknown): error is RatslaufError =>
  isRatslaufError(error) && error.status < 500 && error.code !== 'CONTENTION'
