/** Which pages stand where: in the open, behind a link of a mail, behind the login. */
import type { Router } from 'express'
import type { PageDeps } from './deps.ts'
import { betriebRoutes } from './pages/betrieb/routes.ts'
import { linkRoutes } from './pages/links/routes.ts'
import { oeffentlichRoutes } from './pages/oeffentlich/routes.ts'
import type { MailCatcher } from './pages/post/ports.ts'
import { postRoutes } from './pages/post/routes.ts'
import { anlagenRoutes } from './pages/vorlagen/anlagen-routes.ts'
import { entwurfRoutes } from './pages/vorlagen/entwurf-routes.ts'
import { listeRoutes } from './pages/vorlagen/liste-routes.ts'
import { schrittRoutes } from './pages/vorlagen/schritt-routes.ts'

/** `catcher` is null where a mail server is named: then nobody's mail is shown. */
export const openRouters = (deps: PageDeps, catcher: MailCatcher | null): Router[] => [
  oeffentlichRoutes(deps),
  ...(catcher === null ? [] : [postRoutes({ web: deps.web, catcher })]),
]

export const linkRouters = (deps: PageDeps): Router[] => [linkRoutes(deps)]

export const internalRouters = (deps: PageDeps): Router[] => [
  listeRoutes(deps),
  entwurfRoutes(deps),
  anlagenRoutes(deps),
  schrittRoutes(deps),
  betriebRoutes(deps),
]
