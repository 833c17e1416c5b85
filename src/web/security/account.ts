/** Who is logged in, kept in `res.locals` behind typed functions. */
import type { NextFunction, Request, Response } from 'express'
import type { Account } from '../../identity/accounts.ts'
import { RatslaufError } from '../../engine/errors.ts'

const KEY = 'ratslaufKonto'

export function setAccount(res: Response, account: Account | null): void {
  res.locals[KEY] = account
}

export const accountOf = (res: Response): Account | null => (res.locals[KEY] as Account | null | undefined) ?? null

/** For handlers behind `requireAccount`. @throws RatslaufError FORBIDDEN */
export function currentAccount(res: Response): Account {
  const account = accountOf(res)
  if (account === null) throw new RatslaufError('FORBIDDEN', 'Bitte melden Sie sich an.')
  return account
}

/** Sends people without login to the login page and back to where they wanted to go. @throws RatslaufError FORBIDDEN for a form: a redirect would lose it */
export function requireAccount(req: Request, res: Response, next: NextFunction): void {
  if (accountOf(res) !== null) {
    next()
    return
  }
  if (req.method !== 'GET' && req.method !== 'HEAD') throw loggedOut()
  const wanted = req.originalUrl
  res.redirect(303, wanted === '/' ? '/anmelden' : `/anmelden?ziel=${encodeURIComponent(wanted)}`)
}

export const loggedOut = (): RatslaufError =>
  new RatslaufError(
    'FORBIDDEN',
    'Sie sind nicht mehr angemeldet. Wenn Sie zurückgehen, steht Ihr Text noch im Formular: Bitte kopieren Sie ihn, melden Sie sich an und senden Sie ihn neu.',
  )
