/** Errors that only a web request can have. The error handler accepts every error with code, status and sentence, the engine's and these. */
const STATUS = { NO_SUCH_PAGE: 404, FORM_TOO_LARGE: 413, UNSUPPORTED_FORM: 415, TOO_MANY_REQUESTS: 429 } as const

export class WebError extends Error {
  readonly code: keyof typeof STATUS
  readonly status: number
  /** German, for the user. */
  readonly sentence: string

  constructor(code: keyof typeof STATUS, sentence: string) {
    super(`${code}: ${sentence}`)
    this.name = 'WebError'
    this.code = code
    this.status = STATUS[code]
    this.sentence = sentence
  }
}
