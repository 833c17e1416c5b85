/** The page of what one step caused, with what has become of each item. */
import { inVerwaltung } from '../../../../workflows/akteur.ts'
import { Router } from 'express'
import { wort } from '../../../../workflows/woerter.ts'
import { consequences } from '../../../engine/consequences.ts'
import type { PageDeps } from '../../deps.ts'
import { printInstant } from './dates.ts'
import { folgenStand } from './folgen-stand.ts'
import { gruppiert } from './folgen.ts'
import { gelesen as readVorlage, vorlageFehlt } from './gelesen.ts'
import { kennung, vorzeile } from './vorlage-view.ts'

export function folgenRoutes(deps: PageDeps): Router {
  const router = Router()
  router.get('/vorlagen/:id/folgen/:rev', async (req, res) => {
    const gelesen = await readVorlage(deps, res, req.params.id)
    const rev = /^[1-9]\d{0,8}$/.test(req.params.rev) ? Number(req.params.rev) : 0
    const was = await consequences({ store: deps.store, definitions: deps.engine.definitions }, gelesen.head, rev)
    // Recipients of mails are for the administration, and for whoever took the step.
    if (was === null || !(inVerwaltung(gelesen.akteur) || was.event.akteur === gelesen.account._id)) throw vorlageFehlt()
    const { id } = gelesen.head.ref
    await deps.web.page(req, res, {
      template: 'pages/vorlage-folgen',
      title: `Was daraus folgte: ${kennung(gelesen)}`,
      bereich: 'vorlagen',
      breadcrumb: [
        { text: 'Vorlagen', href: '/vorlagen' },
        { text: kennung(gelesen), href: `/vorlagen/${id}` },
        { text: 'Was daraus folgte' },
      ],
      view: {
        vorzeile: vorzeile(gelesen),
        titel: `${wort(gelesen.profil, 'verlauf', was.event.type)}: was daraus folgte`,
        betreff: gelesen.inhalt.betreff,
        wann: printInstant(was.event.eingetragenAm),
        gruppen: gruppiert(await folgenStand(deps, gelesen, was)),
        zurueck: `/vorlagen/${id}`,
      },
    })
  })
  return router
}
