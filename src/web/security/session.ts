/** Login sessions: rolling eight hours, twelve at most; a message for the next page travels in them. */
import type { NextFunction, Request, RequestHandler, Response } from 'express'
import session, { type Store } from 'express-session'
import type { Accounts } from '../../identity/accounts.ts'
import type { Clock } from '../../engine/ports.ts'
import { setAccount } from './account.ts'

const HOUR = 3_600_000
/** A login form that nobody sent. */
const ANONYMOUS = HOUR
const ROLLING = 8 * HOUR
const ABSOLUTE = 12 * HOUR

interface Undo {
  text: string
  action: string
  commandId: string
  bezug?: string
}

/** What the next page says about the step just taken. */
export interface Flash {
  art: 'success' | 'info' | 'warning' | 'danger'
  text: string
  undo?: Undo
  /** Where more about it stands. */
  mehr?: { text: string; href: string }
}

interface LoginData {
  konto?: string
  /** ISO instant of the login. */
  angemeldetAm?: string
  flash?: Flash
}

const dataOf = (req: Request): LoginData => req.session as LoginData

export interface SessionSettings {
  store: Store
  /** At least 32 characters, the same after a restart. */
  secret: string
  /** BASE_URL is https. */
  secure: boolean
}

/** `__Host-` binds the cookie to this host; Lax, because Strict would log people out who come from a mail. */
export const createSessions = ({ store, secret, secure }: SessionSettings): RequestHandler =>
  session({
    name: secure ? '__Host-ratslauf' : 'ratslauf',
    store,
    secret,
    resave: false,
    saveUninitialized: false,
    rolling: true,
    cookie: { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: ANONYMOUS },
  })

const promised = (call: (done: (error?: unknown) => void) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    call((error) => (error === undefined || error === null ? resolve() : reject(error)))
  })

/** A new session id at login, so that a planted one is worth nothing. */
export async function logIn(req: Request, accountId: string, now: string): Promise<void> {
  await promised((done) => req.session.regenerate(done))
  req.session.cookie.maxAge = ROLLING
  Object.assign(dataOf(req), { konto: accountId, angemeldetAm: now } satisfies LoginData)
  await promised((done) => req.session.save(done))
}

export const logOut = async (req: Request): Promise<void> => promised((done) => req.session.destroy(done))

/** Shown once, by the next page of this session. Call it before the redirect. */
export async function setFlash(req: Request, flash: Flash): Promise<void> {
  dataOf(req).flash = flash
  // Saved before the answer: the next page must find it.
  await promised((done) => req.session.save(done))
}

export function takeFlash(req: Request): Flash | null {
  const data = req.session === undefined ? {} : dataOf(req)
  const flash = data.flash ?? null
  if (flash !== null) delete data.flash
  return flash
}

/** Finds the account of the session; ends the session after twelve hours or when the account is gone or disabled. */
export function createAccountLoader(accounts: Accounts, clock: Clock): RequestHandler {
  return async (req: Request, res: Response, next: NextFunction): Promise<void> => {
    const { konto, angemeldetAm } = dataOf(req)
    setAccount(res, null)
    if (konto !== undefined && angemeldetAm !== undefined) {
      const isOld = Date.parse(clock.now()) - Date.parse(angemeldetAm) > ABSOLUTE
      const account = isOld ? null : await accounts.byId(konto)
      if (account?.aktiv === true) setAccount(res, account)
      else await promised((done) => req.session.regenerate(done))
    }
    next()
  }
}
