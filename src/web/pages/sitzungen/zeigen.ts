/** Answers with the page of a session: after a look (200), with errors (422), or with what was recorded meanwhile (409). */
import type { Request, Response } from 'express'
import type { PageDeps } from '../../deps.ts'
import { jeFeld, type FieldError } from '../../security/form.ts'
import { fehlerOf, type Outcome } from '../../submit.ts'
import type { Werte } from '../vorlagen/felder.ts'
import { shownRev } from '../vorlagen/schritt-routes.ts'
import { gelesen, type Gelesen } from './gelesen.ts'
import { sitzungBreadcrumb, sitzungTitel, sitzungView } from './sitzung-view.ts'
import { inzwischen } from './verlauf.ts'

export interface Zustand {
  status: number
  werte?: Werte
  fehler?: readonly FieldError[]
  konflikt?: object | null
}

export async function zeigen(
  deps: PageDeps,
  req: Request,
  res: Response,
  sitzung: Gelesen,
  { status, werte = {}, fehler = [], konflikt = null }: Zustand,
): Promise<void> {
  const view = await sitzungView(deps, sitzung, { werte, felder: jeFeld(fehler) })
  await deps.web.page(req, res, {
    template: 'pages/sitzung',
    title: sitzungTitel(sitzung),
    status,
    bereich: 'sitzungen',
    breadcrumb: sitzungBreadcrumb(sitzung),
    view: { ...view, fehler, fehlerTitel: 'Das ging noch nicht', konflikt },
  })
}

type Abgelehnt = Exclude<Outcome, { art: 'angenommen' }>

/** What a refused form shows: reasons with everything typed, or both states side by side. */
export async function ablehnung(
  deps: PageDeps,
  sitzung: Gelesen,
  outcome: Abgelehnt,
  commandId: string,
  werte: Werte = {},
  namen: Readonly<Record<string, string>> = {},
): Promise<Zustand> {
  if (outcome.art === 'abgelehnt') return { status: outcome.status, werte, fehler: fehlerOf(outcome, Object.keys(namen)) }
  return {
    status: 409,
    werte,
    konflikt: {
      satz: outcome.satz,
      inzwischen: await inzwischen(deps, sitzung, shownRev(commandId)),
      eingaben: Object.entries(namen)
        .filter(([feld]) => (werte[feld] ?? '') !== '')
        .map(([feld, name]) => ({ name, hier: werte[feld] ?? '' })),
      weiter: 'Bitte prüfen Sie den neuen Stand auf dieser Seite und entscheiden Sie dann noch einmal.',
    },
  }
}

/** After a step of the session: 303 with a sentence, or the same page with what was wrong. */
export async function antworten(
  deps: PageDeps,
  req: Request,
  res: Response,
  outcome: Outcome,
  {
    text,
    commandId,
    werte = {},
    namen = {},
    anker = '',
  }: { text: string; commandId: string; werte?: Werte; namen?: Readonly<Record<string, string>>; anker?: string },
): Promise<void> {
  const id = req.params['id']
  if (outcome.art === 'angenommen') return deps.web.redirect(req, res, `/sitzungen/${String(id)}${anker}`, { art: 'success', text })
  const frisch = await gelesen(deps, res, id)
  return zeigen(deps, req, res, frisch, await ablehnung(deps, frisch, outcome, commandId, werte, namen))
}
