/** /betrieb: failed work and mails that need a person, for the administration of the municipality. */
import { Router, type Response } from 'express'
import { z } from 'zod'
import { refKey } from '../../../../workflows/aggregate.ts'
import { RatslaufError } from '../../../engine/errors.ts'
import type { Account } from '../../../identity/accounts.ts'
import { profilOf, type PageDeps } from '../../deps.ts'
import { currentAccount } from '../../security/account.ts'
import { readForm } from '../../security/form.ts'
import { betriebView, type BetriebSource } from './betrieb-view.ts'

const SHOWN = 100
const POST_ROWS = 500

const auftragSchema = z.object({ auftrag: z.string().min(1).max(300).describe('Auftrag') })

/** @throws RatslaufError FORBIDDEN */
function administration(res: Response): Account {
  const account = currentAccount(res)
  if (account.rollen.some(({ rolle }) => rolle === 'administration')) return account
  throw new RatslaufError(
    'FORBIDDEN',
    'Diese Seite ist der Administration vorbehalten. Bitte wenden Sie sich an sie, wenn eine E-Mail oder ein Dokument fehlt.',
  )
}

export function betriebRoutes(deps: PageDeps): Router {
  const router = Router()

  /** Failed jobs of the own municipality; jobs of others are none of its business. */
  async function failedOf(account: Account): Promise<BetriebSource['jobs']> {
    const failed = await deps.jobs.failed()
    const refs = [...new Map(failed.map(({ aggregat }) => [refKey(aggregat), aggregat])).values()]
    const heads = new Map((await deps.readers.heads(refs)).map((head) => [refKey(head.ref), head]))
    return failed
      .map((job) => ({ job, head: heads.get(refKey(job.aggregat)) }))
      .filter(({ head }) => head?.fields['profil'] === account.profil)
  }

  router.get('/betrieb', async (req, res) => {
    const account = administration(res)
    const [jobs, post] = await Promise.all([failedOf(account), deps.postausgang.list(account.profil, POST_ROWS)])
    await deps.web.page(req, res, {
      template: 'pages/betrieb',
      title: 'Betrieb',
      view: betriebView({
        profil: profilOf(account),
        jobs: jobs.slice(0, SHOWN),
        post,
        csrf: deps.web.csrf(req),
        commandId: deps.web.commandId(0),
      }),
      breadcrumb: [{ text: 'Meine Aufgaben', href: '/' }, { text: 'Betrieb' }],
    })
  })

  router.post('/betrieb/auftraege', async (req, res) => {
    const account = administration(res)
    const form = readForm(req, auftragSchema)
    const known = form.ok && (await failedOf(account)).some(({ job }) => job._id === form.data.auftrag)
    const isRetried = known && form.ok && (await deps.jobs.retry(form.data.auftrag))
    await deps.web.redirect(
      req,
      res,
      '/betrieb',
      isRetried
        ? { art: 'success', text: 'Der Auftrag läuft noch einmal. Gelingt er nicht, steht er gleich wieder hier.' }
        : { art: 'info', text: 'Dieser Auftrag ist nicht mehr offen; es war nichts zu tun.' },
    )
  })

  return router
}
