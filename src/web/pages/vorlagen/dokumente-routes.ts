/** Issued documents: the frozen PDF and its accessible twin as a page. */
import { Router, type Request, type Response } from 'express'
import { inVerwaltung } from '../../../../workflows/akteur.ts'
import { sitzungStand } from '../../../../workflows/sitzung/stand.ts'
import { RatslaufError } from '../../../engine/errors.ts'
import type { DokumentRecord } from '../../../engine/read-ports.ts'
import { currentActor, type PageDeps } from '../../deps.ts'
import { currentAccount } from '../../security/account.ts'
import { sendFile } from '../oeffentlich/send-file.ts'
import { gelesen } from './gelesen.ts'

const dokumentFehlt = (): RatslaufError =>
  new RatslaufError('NOT_FOUND', 'Dieses Dokument gibt es hier nicht, oder es ist für Sie nicht zugänglich.')

export function dokumenteRoutes(deps: PageDeps): Router {
  const router = Router()

  /** Whoever may see the paper or sits in the body sees its documents; public ones are for every account of the municipality. */
  async function dokument(req: Request, res: Response): Promise<DokumentRecord> {
    const account = currentAccount(res)
    const id = req.params['id']
    const record = typeof id === 'string' ? await deps.dokumente.get(id) : null
    if (record === null || record.profil !== account.profil) throw dokumentFehlt()
    if (record.aggregat.art === 'vorlage') {
      if (!record.oeffentlich) await gelesen(deps, res, record.aggregat.id)
      return record
    }
    const [akteur, read] = await Promise.all([currentActor(deps, account), deps.engine.read(record.aggregat)])
    if (read === null) throw dokumentFehlt()
    const { gremium } = sitzungStand(read.parts).context
    if (!record.oeffentlich && !inVerwaltung(akteur) && !akteur.sitze.some((sitz) => sitz.gremium === gremium)) throw dokumentFehlt()
    return record
  }

  router.get('/dokumente/:id', async (req, res) => {
    const record = await dokument(req, res)
    const datei = await deps.dateien.get(record.hash)
    if (datei === null) throw dokumentFehlt()
    sendFile(res, { name: record.dateiname, typ: 'application/pdf', bytes: datei.bytes })
  })

  router.get('/dokumente/:id/ansicht', async (req, res) => {
    const record = await dokument(req, res)
    const { art, id } = record.aggregat
    const isVorlage = art === 'vorlage'
    await deps.web.page(req, res, {
      template: 'pages/vorlage-dokument',
      title: record.dateiname.replace(/\.pdf$/, ''),
      bereich: isVorlage ? 'vorlagen' : 'sitzungen',
      view: {
        html: deps.documentHtml(record.model),
        pdf: `/dokumente/${encodeURIComponent(record._id)}`,
        zurueck: isVorlage ? `/vorlagen/${id}` : `/sitzungen/${id}`,
        zurueckText: isVorlage ? 'Zur Vorlage' : 'Zur Sitzung',
      },
    })
  })

  return router
}
