/** The web application: security first, then pages. What runs before a page is one list, read from top to bottom. */
import express, { type Express, type NextFunction, type Request, type Response, type Router } from 'express'
import type { Store } from 'express-session'
import type { Log } from '../engine/ports.ts'
import type { Accounts } from '../identity/accounts.ts'
import { createErrorHandler, notFound } from './errors/handler.ts'
import { createWeb, type FrameDeps, type Web } from './frame.ts'
import { createLoginRoutes, type DemoAccounts } from './login/routes.ts'
import { countRequests, monitoringRoutes, type Monitoring } from './monitoring.ts'
import { requireAccount } from './security/account.ts'
import { readBody } from './security/body.ts'
import { checkCsrf } from './security/csrf.ts'
import { checkFetchMetadata, isUnsafe } from './security/fetch-metadata.ts'
import { noStoreWhenLoggedIn, privateHeaders, securityHeaders } from './security/headers.ts'
import { limitTokens } from './security/rate-limit.ts'
import { createAccountLoader, createSessions } from './security/session.ts'

export interface AppDeps extends FrameDeps {
  accounts: Accounts
  sessions: Store
  log: Log
  /** Signs the session cookies; the same after a restart. */
  sessionSecret: string
  /** Address under which people reach the program; https sets Secure and __Host- cookies. */
  baseUrl: string
  /** Number of proxies in front, 0 for none. */
  trustProxy: number
  demo: DemoAccounts | null
  monitoring: Monitoring
  routers: {
    /** Without login: public pages, open data, the mail catcher. No session is started. */
    open: (web: Web) => readonly Router[]
    /** Mounted at /l: pages behind a token in a mail. No session; the token is what a forger lacks. */
    links: (web: Web) => readonly Router[]
    /** Behind the login. Forms carry `_csrf`. */
    internal: (web: Web) => readonly Router[]
  }
}

function csrfOnUnsafe(req: Request, _res: Response, next: NextFunction): void {
  if (isUnsafe(req.method)) checkCsrf(req)
  next()
}

export function createApp(deps: AppDeps): Express {
  const secure = new URL(deps.baseUrl).protocol === 'https:'
  const web = createWeb(deps)
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', deps.trustProxy)
  // Flat query strings: `?a[b]=1` is a field called `a[b]`.
  app.set('query parser', 'simple')

  app.use(countRequests(deps.monitoring.observer))
  app.use(securityHeaders(secure))
  app.use(monitoringRoutes(deps.monitoring))
  app.use(deps.assets.serve)
  app.use(checkFetchMetadata)

  app.use('/l', privateHeaders, limitTokens(), readBody, ...deps.routers.links(web))

  app.use(
    createSessions({ store: deps.sessions, secret: deps.sessionSecret, secure }),
    createAccountLoader(deps.accounts, deps.clock),
    noStoreWhenLoggedIn,
  )
  app.use(readBody)
  app.use(createLoginRoutes({ web, accounts: deps.accounts, clock: deps.clock, demo: deps.demo }))
  for (const router of deps.routers.open(web)) app.use(router)
  app.use(privateHeaders, requireAccount, csrfOnUnsafe)
  for (const router of deps.routers.internal(web)) app.use(router)

  app.use(notFound)
  app.use(createErrorHandler(web, deps.log, deps.random))
  return app
}
