/** What the person who asks can do with a paper or a session, and why not the rest, for programs. */
import { Router } from 'express'
import { wort } from '../../../../workflows/woerter.ts'
import type { Moeglichkeit, Read } from '../../../engine/can.ts'
import type { PageDeps } from '../../deps.ts'
import { gelesen as readSitzung } from '../sitzungen/gelesen.ts'
import { ohneText, type OhneText } from './gelesen.ts'

export function moeglichkeitenRoutes(deps: PageDeps): Router {
  const router = Router()

  async function antwort({ head, parts, profil, akteur }: Read & Pick<OhneText, 'profil' | 'akteur'>): Promise<{
    art: string
    id: string
    rev: number
    moeglichkeiten: (Moeglichkeit & { bezeichnung: string })[]
  }> {
    const alle = await deps.engine.canAll({ head, parts }, akteur)
    const moeglichkeiten = alle.map((eine) => ({ ...eine, bezeichnung: wort(profil, 'schritt', eine.ereignis) }))
    return { ...head.ref, rev: head.rev, moeglichkeiten }
  }

  router.get('/vorlagen/:id/moeglichkeiten', async (req, res) => {
    res.json(await antwort(await ohneText(deps, res, req.params.id)))
  })
  router.get('/sitzungen/:id/moeglichkeiten', async (req, res) => {
    res.json(await antwort(await readSitzung(deps, res, req.params.id)))
  })
  return router
}
