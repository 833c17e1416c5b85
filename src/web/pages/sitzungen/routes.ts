/** All pages of the Sitzung. */
import { Router } from 'express'
import type { PageDeps } from '../../deps.ts'
import { aenderungRoutes } from './aenderung-routes.ts'
import { anwesenheitRoutes } from './anwesenheit-routes.ts'
import { bestaetigungRoutes } from './bestaetigung-routes.ts'
import { einladenRoutes } from './einladen-routes.ts'
import { ergebnisRoutes } from './ergebnis-routes.ts'
import { formularRoutes } from './formular-routes.ts'
import { leitungRoutes } from './leitung-routes.ts'
import { listeRoutes } from './liste-routes.ts'
import { sitzungRoutes } from './sitzung-routes.ts'

export function sitzungenRoutes(deps: PageDeps): Router {
  const router = Router()
  // "/sitzungen/neu" comes before "/sitzungen/:id".
  for (const routes of [
    listeRoutes,
    formularRoutes,
    einladenRoutes,
    anwesenheitRoutes,
    leitungRoutes,
    ergebnisRoutes,
    aenderungRoutes,
    bestaetigungRoutes,
    sitzungRoutes,
  ])
    router.use(routes(deps))
  return router
}
