/** Last in the chain: every error becomes a page (or JSON) with a German sentence, and unforeseen ones a line in the log under the same id. */
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import type { Log, Random } from '../../engine/ports.ts'
import type { Web } from '../frame.ts'
import { type Description, describeError } from './describe.ts'
import { WebError } from './web-error.ts'

const TITLES: Record<number, string> = {
  400: 'Eingabe nicht verstanden',
  403: 'Nicht erlaubt',
  404: 'Nicht gefunden',
  409: 'Inzwischen geändert',
  413: 'Zu groß',
  415: 'Eingabe nicht verstanden',
  422: 'Nicht möglich',
  429: 'Bitte warten',
  503: 'Vorübergehend nicht erreichbar',
}

export const notFound: RequestHandler = (_req, _res, next) =>
  next(
    new WebError(
      'NO_SUCH_PAGE',
      'Diese Seite gibt es nicht. Vielleicht ist die Adresse unvollständig, oder der Inhalt ist nicht öffentlich.',
    ),
  )

const wantsJson = (req: Request): boolean => req.accepts(['html', 'json']) === 'json'

async function answer(web: Web, req: Request, res: Response, found: Description, kennung: string): Promise<void> {
  if (wantsJson(req)) {
    res.status(found.status).json({ code: found.code, satz: found.satz, gruende: found.gruende, kennung })
    return
  }
  const title = TITLES[found.status] ?? 'Fehler'
  await web.page(req, res, {
    template: 'pages/error',
    status: found.status,
    title,
    noindex: true,
    view: {
      titel: title,
      satz: found.satz,
      gruende: found.gruende,
      hinweis: req.method === 'GET' || found.status === 409 ? '' : 'Es wurde nichts geändert.',
      weiter: '/',
      weiterText: 'Zur Startseite',
      kennung: found.unexpected ? kennung : '',
    },
  })
}

export function createErrorHandler(web: Web, log: Log, random: Random): ErrorRequestHandler {
  return async (error: unknown, req: Request, res: Response, next): Promise<void> => {
    const found = describeError(error)
    const kennung = random.hex(4)
    if (found.unexpected) {
      // Paths may hold tokens of mail links: only the first part is logged.
      const area = `/${req.path.split('/')[1] ?? ''}`
      log.error('request failed', {
        kennung,
        method: req.method,
        area,
        error: Error.isError(error) ? (error.stack ?? error.message) : String(error),
      })
    }
    if (res.headersSent) {
      next(error)
      return
    }
    res.set('Cache-Control', 'no-store')
    try {
      await answer(web, req, res, found, kennung)
    } catch (failure) {
      log.error('error page failed', { kennung, error: Error.isError(failure) ? (failure.stack ?? failure.message) : String(failure) })
      res.status(found.status).type('text/plain; charset=utf-8').send(`${found.satz}\nFehlerkennung: ${kennung}\n`)
    }
  }
}
