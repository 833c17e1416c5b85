/** Login and logout with a local account. */
import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import type { Clock } from '../../engine/ports.ts'
import type { Accounts } from '../../identity/accounts.ts'
import { authenticate } from '../../identity/login.ts'
import type { Web } from '../frame.ts'
import { accountOf } from '../security/account.ts'
import { readForm } from '../security/form.ts'
import { privateHeaders } from '../security/headers.ts'
import { limitLoginPerAccount, limitLoginPerAddress } from '../security/rate-limit.ts'
import { logIn, logOut } from '../security/session.ts'
import { checkCsrf } from '../security/csrf.ts'

/** Accounts that the login page of a demonstration names, and their one password. */
export interface DemoAccounts {
  passwort: string
  konten: readonly { benutzername: string; name: string }[]
}

export interface LoginDeps {
  web: Web
  accounts: Accounts
  clock: Clock
  demo: DemoAccounts | null
}

const eingabe = z.object({
  benutzername: z.string().max(100).default(''),
  passwort: z.string().max(200).default(''),
  ziel: z.string().max(2000).default(''),
})

const WRONG = 'Benutzername oder Passwort stimmen nicht. Bitte prüfen Sie beides und versuchen Sie es noch einmal.'

/** Only a path of this site, so that a link to the login cannot lead elsewhere; the parser decides as a browser does. */
function ownPath(wanted: string): string {
  const base = 'http://ratslauf.invalid'
  if (!wanted.startsWith('/') || !URL.canParse(wanted, base)) return '/'
  const url = new URL(wanted, base)
  return url.origin === base && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}` : '/'
}

export function createLoginRoutes({ web, accounts, clock, demo }: LoginDeps): Router {
  const router = Router()

  const show = async (
    req: Request,
    res: Response,
    status: number,
    typed: { benutzername: string; ziel: string },
    satz: string,
  ): Promise<void> =>
    web.page(req, res, {
      template: 'pages/login',
      title: 'Anmelden',
      status,
      view: {
        benutzername: typed.benutzername,
        ziel: typed.ziel,
        csrf: web.csrf(req),
        fehlerTitel: 'Anmeldung nicht möglich',
        fehler: satz === '' ? [] : [{ feld: 'benutzername', satz }],
        demokonten: demo?.konten ?? [],
        demopasswort: demo?.passwort ?? '',
      },
    })

  router.use(['/anmelden', '/abmelden'], privateHeaders)

  router.get('/anmelden', async (req, res) => {
    const ziel = typeof req.query['ziel'] === 'string' ? ownPath(req.query['ziel']) : '/'
    if (accountOf(res) !== null) res.redirect(303, ziel)
    else await show(req, res, 200, { benutzername: '', ziel }, '')
  })

  router.post('/anmelden', limitLoginPerAddress(), limitLoginPerAccount(), async (req, res) => {
    checkCsrf(req)
    const form = readForm(req, eingabe)
    const { benutzername = '', ziel = '' } = form.typed
    const account = form.ok ? await authenticate(accounts, form.data.benutzername, form.data.passwort) : null
    if (account === null) {
      await show(req, res, 422, { benutzername: benutzername.slice(0, 100), ziel: ownPath(ziel) }, WRONG)
      return
    }
    await logIn(req, account._id, clock.now())
    res.redirect(303, ownPath(ziel))
  })

  router.post('/abmelden', async (req, res) => {
    checkCsrf(req)
    await logOut(req)
    res.redirect(303, '/anmelden')
  })

  return router
}
