/** Something in a case file that cannot be: the message is a German sentence for whoever wrote it. */
export class FallError extends Error {
  override readonly name = 'FallError'
}

export const isFallError = (error: unknown): error is FallError => Error.isError(error) && error.name === 'FallError'
