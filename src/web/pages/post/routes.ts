/** /dev/post: what the catcher caught. Mounted only where no mail server is set; it needs no login, because nothing in it ever left the machine. */
import { Router, type Response } from 'express'
import { WebError } from '../../errors/web-error.ts'
import type { Web } from '../../frame.ts'
import { sendFile } from '../oeffentlich/send-file.ts'
import { mailView, postView } from './mail-view.ts'
import type { CaughtMailParts, MailCatcher } from './ports.ts'

/** The HTML part runs no script, loads nothing from outside and has no access to our pages; its links open in a new tab. */
const HTML_CSP =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox allow-popups allow-popups-to-escape-sandbox"

const fehlt = (): WebError =>
  new WebError('NO_SUCH_PAGE', 'Diese E-Mail gibt es hier nicht mehr. Nach einem Neustart ist der Postkasten der Demonstration leer.')

export function postRoutes(deps: { web: Web; catcher: MailCatcher }): Router {
  const router = Router()
  const mailOf = async (id: string): Promise<CaughtMailParts> => {
    const mail = await deps.catcher.read(id)
    if (mail === null) throw fehlt()
    return mail
  }
  const closed = (res: Response): void => {
    res.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex, nofollow' })
  }

  router.get('/dev/post', async (req, res) => {
    closed(res)
    await deps.web.page(req, res, {
      template: 'pages/post-liste',
      title: 'Abgefangene E-Mails',
      view: postView(await deps.catcher.list()),
      noindex: true,
    })
  })

  router.get('/dev/post/:id', async (req, res) => {
    const mail = await mailOf(req.params.id)
    closed(res)
    // The frame of the HTML part is our own page.
    res.set('Content-Security-Policy', `${String(res.getHeader('Content-Security-Policy') ?? "default-src 'none'")};frame-src 'self'`)
    await deps.web.page(req, res, {
      template: 'pages/post-mail',
      title: mail.betreff,
      view: mailView(mail),
      noindex: true,
      breadcrumb: [{ text: 'Abgefangene E-Mails', href: '/dev/post' }, { text: mail.betreff }],
    })
  })

  router.get('/dev/post/:id/html', async (req, res) => {
    const { html } = await mailOf(req.params.id)
    if (html === '') throw fehlt()
    closed(res)
    res.set('Content-Security-Policy', HTML_CSP).type('html').send(`<base target="_blank">${html}`)
  })

  router.get('/dev/post/:id/roh', async (req, res) => {
    const { raw } = await mailOf(req.params.id)
    closed(res)
    sendFile(res, { name: 'mail.eml', typ: 'message/rfc822', bytes: raw })
  })

  router.get('/dev/post/:id/anlagen/:nummer', async (req, res) => {
    const { attachments } = await mailOf(req.params.id)
    const anlage = /^\d{1,3}$/.test(req.params.nummer) ? attachments[Number(req.params.nummer)] : undefined
    if (anlage === undefined) throw fehlt()
    closed(res)
    sendFile(res, { name: anlage.filename, typ: anlage.contentType, bytes: anlage.bytes })
  })

  return router
}
