/** Slows down guessing. Counted per process: a second process doubles what an attacker may try, which argon2id still makes hopeless. */
import type { Request, RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import { WebError } from '../errors/web-error.ts'
import { normalizeUsername } from '../../identity/accounts.ts'
import { Form } from './form-data.ts'

const QUARTER_HOUR = 15 * 60_000

interface Limit {
  limit: number
  sentence: string
  key: (req: Request) => string
  /** Only answers of 400 and above count. */
  onlyFailed: boolean
}

const ipOf = (req: Request): string => ipKeyGenerator(req.ip ?? 'unbekannt')

const createLimit = ({ limit, sentence, key, onlyFailed }: Limit): RequestHandler =>
  rateLimit({
    windowMs: QUARTER_HOUR,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    skipSuccessfulRequests: onlyFailed,
    keyGenerator: key,
    handler: (_req, _res, next) => next(new WebError('TOO_MANY_REQUESTS', sentence)),
  })

const WAIT = 'Bitte warten Sie eine Viertelstunde und versuchen Sie es dann noch einmal.'

/** Failed logins of one account from one address; the owner at another place is not locked out. */
export const limitLoginPerAccount = (limit = 10): RequestHandler =>
  createLimit({
    limit,
    sentence: `Zu viele Anmeldeversuche. ${WAIT}`,
    onlyFailed: true,
    key: (req) => `${ipOf(req)} ${normalizeUsername(req.body instanceof Form ? (req.body.all('benutzername')[0] ?? '') : '')}`,
  })

/** Failed logins of one address, whatever the account. */
export const limitLoginPerAddress = (limit = 100): RequestHandler =>
  createLimit({ limit, sentence: `Zu viele Anmeldeversuche von diesem Anschluss. ${WAIT}`, onlyFailed: true, key: ipOf })

/** Wrong tokens of mail links from one address. Scanners that fetch right links are never slowed down. */
export const limitTokens = (limit = 100): RequestHandler =>
  createLimit({ limit, sentence: `Zu viele ungültige Aufrufe von diesem Anschluss. ${WAIT}`, onlyFailed: true, key: ipOf })
