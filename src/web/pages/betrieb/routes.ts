/** /betrieb: failed work and mails that need a person, for the administration and the Sitzungsdienst of the municipality. */
import { Router, type Request, type Response } from 'express'
import { z } from 'zod'
import { refKey } from '../../../../workflows/aggregate.ts'
import { vonHandErledigen, wiederholen } from '../../../engine/eingriffe.ts'
import { RatslaufError } from '../../../engine/errors.ts'
import type { Account } from '../../../identity/accounts.ts'
import { wort } from '../../../../workflows/woerter.ts'
import { profilOf, type PageDeps } from '../../deps.ts'
import type { Flash } from '../../security/session.ts'
import { currentAccount } from '../../security/account.ts'
import { readForm, type FieldError } from '../../security/form.ts'
import type { Werte } from '../vorlagen/felder.ts'
import { betriebView } from './betrieb-view.ts'
import { darfEingreifen, gescheiterte, type Wartend } from './gescheitert.ts'
import { ANMERKUNG_ZEICHEN, kannVonHand, klaerenView } from './klaeren-view.ts'

const EINGRIFFE = 20

/** Names the failure that the person saw: a later one wants a new decision. */
const stand = z
  .string()
  .regex(/^\d{1,9}$/)
  .describe('Stand')
const wiederholenSchema = z.object({
  stand,
  grund: z.string().trim().max(ANMERKUNG_ZEICHEN).optional().describe('Anmerkung'),
  geprueft: z.literal('ja').optional().describe('Vor dem Senden geprüft'),
})
const erledigtSchema = z.object({ stand, notiz: z.string().trim().min(1).max(ANMERKUNG_ZEICHEN).describe('Wie wurde es erledigt?') })

const UEBERHOLT: Flash = { art: 'info', text: 'Darum hat sich bereits jemand gekümmert, siehe „Letzte Eingriffe“. Es war nichts zu tun.' }

/** @throws RatslaufError FORBIDDEN */
function eingreifend(res: Response): Account {
  const account = currentAccount(res)
  if (darfEingreifen(account)) return account
  throw new RatslaufError(
    'FORBIDDEN',
    `Diese Seite ist für Administration und ${wort(profilOf(account), 'funktion', 'sitzungsdienst')}. Bitte wenden Sie sich dorthin, wenn eine E-Mail oder ein Dokument fehlt.`,
  )
}

export function betriebRoutes(deps: PageDeps): Router {
  const router = Router()

  const wartendOf = async (account: Account, req: Request): Promise<Wartend | null> =>
    (await gescheiterte(deps, account)).find(({ auftrag }) => auftrag._id === req.params['auftrag']) ?? null

  async function zeigen(
    req: Request,
    res: Response,
    wartend: Wartend,
    { status = 200, werte = {}, fehler = [] }: { status?: number; werte?: Werte; fehler?: readonly FieldError[] } = {},
  ): Promise<void> {
    await deps.web.page(req, res, {
      template: 'pages/betrieb-klaeren',
      title: 'Klären',
      status,
      bereich: 'betrieb',
      view: klaerenView({ profil: profilOf(currentAccount(res)), wartend, werte, fehler, commandId: deps.web.commandId(0) }),
      breadcrumb: [{ text: 'Betrieb', href: '/betrieb' }, { text: 'Klären' }],
    })
  }

  router.get('/betrieb', async (req, res) => {
    const account = eingreifend(res)
    const [wartende, eingriffe, konten] = await Promise.all([
      gescheiterte(deps, account),
      deps.eingriffe.latest(account.profil, EINGRIFFE),
      deps.accounts.list(account.profil),
    ])
    const refs = [...new Map(eingriffe.map(({ aggregat }) => [refKey(aggregat), aggregat])).values()]
    const [heads, posts] = await Promise.all([deps.readers.heads(refs), deps.postausgang.list(eingriffe.map(({ auftrag }) => auftrag))])
    await deps.web.page(req, res, {
      template: 'pages/betrieb',
      title: 'Betrieb',
      bereich: 'betrieb',
      view: betriebView({
        profil: profilOf(account),
        wartende,
        eingriffe,
        heads,
        posts,
        namen: new Map(konten.map(({ _id, name }) => [_id, name])),
        csrf: deps.web.csrf(req),
        commandId: deps.web.commandId(0),
      }),
    })
  })

  router.get('/betrieb/auftraege/:auftrag', async (req, res) => {
    const wartend = await wartendOf(eingreifend(res), req)
    if (wartend === null)
      throw new RatslaufError('NOT_FOUND', 'Dieser Auftrag ist nicht mehr offen. Vielleicht hat ihn jemand anders geklärt.')
    await zeigen(req, res, wartend)
  })

  router.post('/betrieb/auftraege/:auftrag/wiederholen', async (req, res) => {
    const account = eingreifend(res)
    const form = readForm(req, wiederholenSchema)
    const wartend = await wartendOf(account, req)
    if (wartend === null) return deps.web.redirect(req, res, '/betrieb', UEBERHOLT)
    if (!form.ok) return zeigen(req, res, wartend, { status: 422, werte: form.typed, fehler: form.fehler })
    if (wartend.post?.zustand === 'unklar' && form.data.geprueft === undefined) {
      const fehler = [{ feld: 'geprueft', satz: 'Bitte prüfen Sie zuerst, ob die E-Mail angekommen ist, und bestätigen Sie es.' }]
      return zeigen(req, res, wartend, { status: 422, werte: form.typed, fehler })
    }
    const wer = { konto: account._id, profil: account.profil, grund: form.data.grund ?? null }
    const gilt = String(wartend.auftrag.token) === form.data.stand && (await wiederholen(deps, wartend, wer))
    const text =
      wartend.post === null
        ? 'Der Auftrag läuft noch einmal. Gelingt er nicht, steht er gleich wieder hier.'
        : 'Die E-Mail geht gleich hinaus. Gelingt es nicht, steht sie wieder hier.'
    return deps.web.redirect(req, res, '/betrieb', gilt ? { art: 'success', text } : UEBERHOLT)
  })

  router.post('/betrieb/auftraege/:auftrag/erledigt', async (req, res) => {
    const account = eingreifend(res)
    const form = readForm(req, erledigtSchema)
    const wartend = await wartendOf(account, req)
    if (wartend === null) return deps.web.redirect(req, res, '/betrieb', UEBERHOLT)
    if (!kannVonHand(wartend)) {
      const satz = 'Nur E-Mails können von Hand erledigt werden; Dokumente und Fristen gehören zum Vorgang.'
      return zeigen(req, res, wartend, { status: 422, fehler: [{ feld: '', satz }] })
    }
    if (!form.ok) return zeigen(req, res, wartend, { status: 422, werte: form.typed, fehler: form.fehler })
    const wer = { konto: account._id, profil: account.profil, grund: form.data.notiz }
    const gilt = String(wartend.auftrag.token) === form.data.stand && (await vonHandErledigen(deps, wartend, wer))
    return deps.web.redirect(req, res, '/betrieb', gilt ? { art: 'success', text: 'Als erledigt vermerkt.' } : UEBERHOLT)
  })

  return router
}
