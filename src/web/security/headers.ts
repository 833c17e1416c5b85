/** Headers of every answer. Nothing is loaded from elsewhere, no inline style or script, no frame. */
import type { NextFunction, Request, RequestHandler, Response } from 'express'
import helmet from 'helmet'
import { accountOf } from './account.ts'

const SELF = ["'self'"]
const NONE = ["'none'"]

export const securityHeaders = (secure: boolean): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': NONE,
        'style-src': SELF,
        'script-src': SELF,
        'font-src': SELF,
        // KERN's CSS carries its icons as data URIs.
        'img-src': ["'self'", 'data:'],
        'connect-src': SELF,
        'form-action': SELF,
        'frame-ancestors': NONE,
        'base-uri': NONE,
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    crossOriginEmbedderPolicy: false,
  })

/** Pages for a person or behind a token: no copy in any cache, no entry in a search engine. */
export function privateHeaders(_req: Request, res: Response, next: NextFunction): void {
  res.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex, nofollow' })
  next()
}

/** Whatever a logged-in person sees stays out of caches, public pages too. */
export function noStoreWhenLoggedIn(_req: Request, res: Response, next: NextFunction): void {
  if (accountOf(res) !== null) res.set('Cache-Control', 'no-store')
  next()
}
