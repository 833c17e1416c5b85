/** The page of one paper. */
import { Router } from 'express'
import type { PageDeps } from '../../deps.ts'
import { gelesen as readVorlage } from './gelesen.ts'
import { kennung, vorlageView } from './vorlage-view.ts'

export function vorlageRoutes(deps: PageDeps): Router {
  const router = Router()
  router.get('/vorlagen/:id', async (req, res) => {
    const gelesen = await readVorlage(deps, res, req.params.id)
    await deps.web.page(req, res, {
      template: 'pages/vorlage',
      title: `${kennung(gelesen)} ${gelesen.inhalt.betreff}`,
      bereich: 'vorlagen',
      breadcrumb: [{ text: 'Vorlagen', href: '/vorlagen' }, { text: kennung(gelesen) }],
      skip: [{ text: 'Zum nächsten Schritt', href: '#naechster-schritt' }],
      view: await vorlageView(deps, gelesen, deps.web.commandId(gelesen.head.rev)),
    })
  })
  return router
}
