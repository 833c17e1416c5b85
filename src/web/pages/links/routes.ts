/** Mounted at /l: pages behind a token in a mail. GET and HEAD show and change nothing, however often a scanner fetches them; a POST with a choice acts. */
import { Router, type Request, type Response } from 'express'
import { resolveLink } from '../../../engine/links.ts'
import type { LinkRecord } from '../../../engine/read-ports.ts'
import type { VorlageStand } from '../../../../workflows/vorlage/stand.ts'
import type { PageDeps } from '../../deps.ts'
import { isAnhoerungOffen, postAnhoerung, showAnhoerung } from './anhoerung.ts'
import { linkFehlt } from './fehlt.ts'
import { postLadung, showLadung } from './ladung.ts'
import { isMitzeichnungOffen, postMitzeichnung, showMitzeichnung } from './mitzeichnung.ts'
import { sendAnlage } from './vorlage-gelesen.ts'

interface Zweck {
  show: (deps: PageDeps, req: Request, res: Response, link: LinkRecord, action: string) => Promise<void>
  post: (deps: PageDeps, req: Request, res: Response, link: LinkRecord, action: string) => Promise<void>
  /** Whether attachments of the paper may still be read by the link; a link of another kind shows none. */
  zeigtAnlagen?: (deps: PageDeps, stand: VorlageStand, link: LinkRecord) => boolean
}

const ZWECKE: Record<LinkRecord['zweck'], Zweck> = {
  mitzeichnung: {
    show: showMitzeichnung,
    post: postMitzeichnung,
    zeigtAnlagen: (_deps, stand, link) => isMitzeichnungOffen(stand, link),
  },
  ladung: { show: showLadung, post: postLadung },
  anhoerung: { show: showAnhoerung, post: postAnhoerung, zeigtAnlagen: isAnhoerungOffen },
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
    const { zeigtAnlagen } = ZWECKE[link.zweck]
    if (zeigtAnlagen === undefined) throw linkFehlt()
    await sendAnlage(deps, res, link, req.params.anlage, (stand) => zeigtAnlagen(deps, stand, link))
  })
  return router
}
