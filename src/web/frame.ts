/** The frame around every page: who is logged in, navigation, messages. Routers of pages get a `Web` and never call `res.render`. */
import type { Request, Response } from 'express'
import { profil } from '../../workflows/profile/index.ts'
import { wort } from '../../workflows/woerter.ts'
import type { Clock, Random } from '../engine/ports.ts'
import type { Account } from '../identity/accounts.ts'
import type { Templates } from '../rendering/templates.ts'
import type { Assets } from './assets.ts'
import { accountOf } from './security/account.ts'
import { csrfToken } from './security/csrf.ts'
import { type Flash, setFlash, takeFlash } from './security/session.ts'

export interface Link {
  text: string
  href: string
}

export type Bereich = 'aufgaben' | 'vorlagen' | 'sitzungen' | 'gremien' | 'betrieb'

export interface Page {
  /** Name of the template, e.g. `pages/vorlage`. */
  template: string
  title: string
  /** Everything the template needs; plain data. `seite` is added. */
  view: object
  status?: number
  /** Highlighted entry of the navigation. */
  bereich?: Bereich
  /** Way to this page; the page itself comes last, without href. */
  breadcrumb?: readonly { text: string; href?: string }[]
  /** Skip links beside "Zum Inhalt", e.g. to the decision form. */
  skip?: readonly Link[]
  /** What stands in the search field. */
  search?: string
  noindex?: boolean
  /** Open tasks of this account where the page has read them itself. */
  tasks?: number
}

export interface FrameSettings {
  /** E.g. "Stadt Musterstadt". */
  koerperschaft: string
  /** E.g. "Ratsarbeit Musterstadt". */
  produktname: string
  /** Shows the banner on every page. */
  demo: boolean
  /** Links of the footer, e.g. Impressum. */
  fuss: readonly Link[]
}

export interface Web {
  /** Answers with a page in the frame. */
  page: (req: Request, res: Response, page: Page) => Promise<void>
  /** 303 to an own path, with a message for the page there (not on link pages, which have no session). */
  redirect: (req: Request, res: Response, path: string, flash?: Flash) => Promise<void>
  /** For `_csrf` of the forms on a page behind a session. */
  csrf: (req: Request) => string
  /** Id of a command a page offers; begins with the rev the page shows (0 for a new aggregate). */
  commandId: (rev: number) => string
}

export interface FrameDeps {
  templates: Templates
  assets: Assets
  clock: Clock
  random: Random
  settings: FrameSettings
  /** Open tasks of an account, for the number in the navigation. */
  countTasks: (account: Account) => Promise<number>
  /** Background work that waits for this account; null where it is none of its business. */
  countGescheitert: (account: Account) => Promise<number | null>
}

const BEREICHE: readonly { bereich: Bereich; text: string; href: string }[] = [
  { bereich: 'aufgaben', text: 'Meine Aufgaben', href: '/' },
  { bereich: 'vorlagen', text: 'Vorlagen', href: '/vorlagen' },
  { bereich: 'sitzungen', text: 'Sitzungen', href: '/sitzungen' },
  { bereich: 'gremien', text: 'Gremien', href: '/gremien' },
  { bereich: 'betrieb', text: 'Betrieb', href: '/betrieb' },
]

const rollenText = ({ rollen, profil: profilId }: Account): string => {
  const body = profil(profilId)
  return rollen
    .map(({ rolle, stelle }) => (stelle === undefined ? wort(body, 'funktion', rolle) : `${wort(body, 'funktion', rolle)} (${stelle})`))
    .join(', ')
}

const printed = new Intl.DateTimeFormat('de-DE', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Berlin' })

export function createWeb({ templates, assets, clock, random, settings, countTasks, countGescheitert }: FrameDeps): Web {
  const { css, js, crest, font } = assets

  async function navigation(account: Account | null, { bereich: active, status = 200, tasks: known }: Page): Promise<object[]> {
    if (account === null) return []
    // The page of an outage must not ask what is away.
    const [tasks, gescheitert] = status < 500 ? await Promise.all([known ?? countTasks(account), countGescheitert(account)]) : [0, null]
    const counts: Partial<Record<Bereich, number>> = { aufgaben: tasks, betrieb: gescheitert ?? 0 }
    return BEREICHE.filter(({ bereich }) => bereich !== 'betrieb' || gescheitert !== null).map(({ bereich, text, href }) => ({
      text,
      href,
      current: bereich === active,
      count: (counts[bereich] ?? 0) > 0 ? String(counts[bereich]) : '',
    }))
  }

  async function page(req: Request, res: Response, shown: Page): Promise<void> {
    const { template, title, view, status = 200, breadcrumb, skip, search, noindex } = shown
    const account = accountOf(res)
    const flash = takeFlash(req)
    const seite = {
      ...settings,
      title,
      assets: { css, js, crest, font },
      account: account === null ? null : { name: account.name, rollen: rollenText(account) },
      csrf: account === null ? '' : csrfToken(req),
      nav: await navigation(account, shown),
      suche: account !== null,
      fuss: account === null ? settings.fuss : [...settings.fuss, { text: 'Rechtsgrundlagen', href: '/rechtsgrundlagen' }],
      search: search ?? '',
      breadcrumb: (breadcrumb ?? []).map(({ text, href }) => ({ text, href: href ?? '' })),
      skip: skip ?? [],
      flash,
      noindex: noindex === true,
      // The path of a mail link holds its token: the paper names the address only of pages that have an account behind them.
      stand: `Stand ${printed.format(Date.parse(clock.now()))} Uhr${account === null ? '' : ` · ${req.originalUrl}`}`,
    }
    res
      .status(status)
      .type('html')
      .send(templates.render(template, { ...view, seite }))
  }

  return {
    page,
    redirect: async (req, res, path, flash) => {
      if (flash !== undefined) await setFlash(req, flash)
      res.redirect(303, path)
    },
    csrf: csrfToken,
    commandId: (rev) => `${String(rev)}.${random.hex(16)}`,
  }
}
