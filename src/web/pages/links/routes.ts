/** Mounted at /l: pages behind a token in a mail. GET and HEAD show and change nothing, however often a scanner fetches them; a POST with a choice acts. */
import { Router, type Request, type Response } from 'express'
import { resolveLink } from '../../../engine/links.ts'
import type { LinkRecord } from '../../../engine/read-ports.ts'
import type { PageDeps } from '../../deps.ts'
import { linkFehlt } from './fehlt.ts'
import { postLadung, showLadung } from './ladung.ts'
import { postMitzeichnung, sendAnlage, showMitzeichnung } from './mitzeichnung.ts'

interface Zweck {
  show: (deps: PageDeps, req: Request, res: Response, link: LinkRecord, action: string) => Promise<void>
  post: (deps: PageDeps, req: Request, res: Response, link: LinkRecord, action: string) => Promise<void>
}

const ZWECKE: Record<LinkRecord['zweck'], Zweck> = {
  mitzeichnung: { show: showMitzeichnung, post: postMitzeichnung },
  ladung: { show: showLadung, post: postLadung },
}

export function linkRoutes(deps: PageDeps): Router {
  const router = Router()
  const linkOf = async (token: string): Promise<LinkRecord> => {
    const link = await resolveLink(deps.links, token)
    if (link === null) throw linkFehlt()
    return link
  }
  router.get('/:token', async (req, res) => {
    const link = await linkOf(req.params.token)
    await ZWECKE[link.zweck].show(deps, req, res, link, `/l/${req.params.token}`)
  })
  router.post('/:token', async (req, res) => {
    const link = await linkOf(req.params.token)
    await ZWECKE[link.zweck].post(deps, req, res, link, `/l/${req.params.token}`)
  })
  router.get('/:token/anlagen/:anlage', async (req, res) => {
    const link = await linkOf(req.params.token)
    if (link.zweck !== 'mitzeichnung') throw linkFehlt()
    await sendAnlage(deps, res, link, req.params.anlage)
  })
  return router
}
