/** For operators and their machines: /healthz, /readyz and /metrics, outside of sessions and pages; and the count of all requests. */
import { timingSafeEqual } from 'node:crypto'
import { Router, type Request, type RequestHandler } from 'express'
import { sha256 } from '../engine/canonical.ts'
import type { Health } from '../engine/health.ts'
import type { Observer } from '../engine/observer.ts'

export interface Monitoring {
  health: Pick<Health, 'check'>
  metrics: { contentType: string; text: () => Promise<string> }
  /** Null: metrics are for this machine alone. */
  metricsToken: string | null
  observer: Pick<Observer, 'request'>
}

const LOOPBACK = /^(?:::1|(?:::ffff:)?127\.\d+\.\d+\.\d+)$/
const LOCAL_NAMES = new Set(['localhost', '127.0.0.1', '[::1]', '::1'])

/** Asked from this machine, and not through a proxy on it. */
const isLocal = (req: Request): boolean =>
  LOOPBACK.test(req.socket.remoteAddress ?? '') &&
  LOCAL_NAMES.has(req.hostname) &&
  !['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'].some((name) => name in req.headers)

const isSame = (given: string, token: string): boolean => timingSafeEqual(Buffer.from(sha256(given)), Buffer.from(sha256(token)))

const mayRead = (req: Request, token: string | null): boolean =>
  token === null ? isLocal(req) : isSame(/^Bearer (\S+)$/.exec(req.headers.authorization ?? '')?.[1] ?? '', token)

export function monitoringRoutes({ health, metrics, metricsToken }: Monitoring): Router {
  const router = Router()
  const answer =
    (statusOf: (status: 'ok' | 'late' | 'away') => number): RequestHandler =>
    async (_req, res) => {
      const report = await health.check()
      res.status(statusOf(report.status)).set('Cache-Control', 'no-store').json(report)
    }
  // The process answers: restarting it would not bring the database back.
  router.get(
    '/healthz',
    answer(() => 200),
  )
  router.get(
    '/readyz',
    answer((status) => (status === 'ok' ? 200 : 503)),
  )
  router.get('/metrics', async (req, res) => {
    res.set('Cache-Control', 'no-store')
    if (mayRead(req, metricsToken)) {
      // Express would add a charset of its own to the given one.
      res.set('Content-Type', metrics.contentType).end(await metrics.text())
      return
    }
    if (metricsToken !== null) res.set('WWW-Authenticate', 'Bearer')
    res
      .status(metricsToken === null ? 403 : 401)
      .type('text')
      .send('Metrics are read on this machine, or with the token of METRICS_TOKEN.\n')
  })
  return router
}

/** The pattern, for an address may hold the token of a mail. After an error Express has forgotten where a router was mounted; one is, at /l. */
function routeOf(req: Request): string {
  const path = (req.route as { path?: unknown } | undefined)?.path
  if (typeof path !== 'string') return 'other'
  return req.originalUrl.startsWith('/l/') ? `/l${path}` : path
}

export const countRequests =
  ({ request }: Pick<Observer, 'request'>): RequestHandler =>
  (req, res, next) => {
    res.once('finish', () => request({ method: req.method, route: routeOf(req), status: res.statusCode }))
    next()
  }
