/** Which pages stand where: in the open, behind a link of a mail, behind the login. */
import type { Router } from 'express'
import type { PageDeps } from './deps.ts'
import { aufgabenRoutes } from './pages/aufgaben/routes.ts'
import { betriebRoutes } from './pages/betrieb/routes.ts'
import { auftraegeRoutes } from './pages/gremien/auftraege-routes.ts'
import { gremienRoutes } from './pages/gremien/routes.ts'
import { linkRoutes } from './pages/links/routes.ts'
import { oeffentlichRoutes } from './pages/oeffentlich/routes.ts'
import type { MailCatcher } from './pages/post/ports.ts'
import { postRoutes } from './pages/post/routes.ts'
import { rechtRoutes } from './pages/recht/routes.ts'
import { sitzungenRoutes } from './pages/sitzungen/routes.ts'
import { vertretungRoutes } from './pages/vertretung/routes.ts'
import { vorlagenRoutes } from './pages/vorlagen/routes.ts'

/** `catcher` is null where a mail server is named: then nobody's mail is shown. */
export const openRouters = (deps: PageDeps, catcher: MailCatcher | null): Router[] => [
  oeffentlichRoutes(deps),
  ...(catcher === null ? [] : [postRoutes({ web: deps.web, catcher })]),
]

export const linkRouters = (deps: PageDeps): Router[] => [linkRoutes(deps)]

export const internalRouters = (deps: PageDeps): Router[] => [
  aufgabenRoutes(deps),
  vorlagenRoutes(deps),
  sitzungenRoutes(deps),
  gremienRoutes(deps),
  auftraegeRoutes(deps),
  betriebRoutes(deps),
  rechtRoutes(deps),
  vertretungRoutes(deps),
]
