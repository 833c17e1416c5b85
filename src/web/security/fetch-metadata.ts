/** Refuses state-changing requests that another site started, by what the browser itself says about their origin. */
import type { NextFunction, Request, Response } from 'express'
import { RatslaufError } from '../../engine/errors.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])
export const isUnsafe = (method: string): boolean => !SAFE.has(method)

function isForeign(req: Request): boolean {
  const site = req.get('sec-fetch-site')
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const origin = req.get('origin')
  // Neither header: not a browser of the last years. The token in the form still has to be right.
  if (origin === undefined) return false
  return !URL.canParse(origin) || new URL(origin).host !== req.host
}

export function checkFetchMetadata(req: Request, _res: Response, next: NextFunction): void {
  if (isUnsafe(req.method) && isForeign(req)) {
    throw new RatslaufError(
      'FORBIDDEN',
      'Diese Anfrage kam von einer fremden Website und wurde nicht ausgeführt. Bitte arbeiten Sie auf den Seiten von Ratslauf.',
    )
  }
  next()
}
