/** All pages of the Vorlage. */
import { Router } from 'express'
import type { PageDeps } from '../../deps.ts'
import { anlagenRoutes } from './anlagen-routes.ts'
import { dokumenteRoutes } from './dokumente-routes.ts'
import { entwurfRoutes } from './entwurf-routes.ts'
import { folgenRoutes } from './folgen-routes.ts'
import { freigabenRoutes } from './freigaben-routes.ts'
import { listeRoutes } from './liste-routes.ts'
import { moeglichkeitenRoutes } from './moeglichkeiten-routes.ts'
import { neufassungRoutes } from './neufassung-routes.ts'
import { protokollRoutes } from './protokoll-routes.ts'
import { schrittRoutes } from './schritt-routes.ts'
import { termineRoutes } from './termine-routes.ts'
import { uebernahmeRoutes } from './uebernahme-routes.ts'
import { vorlageRoutes } from './vorlage-routes.ts'

export function vorlagenRoutes(deps: PageDeps): Router {
  const router = Router()
  // "/vorlagen/neu" and "/vorlagen/uebernehmen" come before "/vorlagen/:id".
  for (const routes of [
    listeRoutes,
    entwurfRoutes,
    uebernahmeRoutes,
    schrittRoutes,
    anlagenRoutes,
    freigabenRoutes,
    dokumenteRoutes,
    protokollRoutes,
    neufassungRoutes,
    folgenRoutes,
    termineRoutes,
    moeglichkeitenRoutes,
    vorlageRoutes,
  ])
    router.use(routes(deps))
  return router
}
