/** Answers with the cockpit, and with the page of the presence before the session is open. */
import type { Request, Response } from 'express'
import { wort } from '../../../../workflows/woerter.ts'
import { RatslaufError } from '../../../engine/errors.ts'
import type { PageDeps } from '../../deps.ts'
import { jeFeld, type FieldError } from '../../security/form.ts'
import { isLeitung, type Gelesen } from './gelesen.ts'
import { AUSWAHL, leitungView, type Auswahl } from './leitung-view.ts'
import { sitzungBreadcrumb, sitzungTitel } from './sitzung-view.ts'

/** @throws RatslaufError FORBIDDEN for whoever records nothing in the hall */
export function nurLeitung(deps: PageDeps, sitzung: Gelesen): void {
  if (!isLeitung(deps, sitzung))
    throw new RatslaufError(
      'FORBIDDEN',
      `Die Sitzungsleitung ist für Vorsitz, Stellvertretung, Schriftführung und ${wort(sitzung.profil, 'funktion', 'sitzungsdienst')} da. Tagesordnung und Ergebnisse finden Sie auf der Seite der Sitzung.`,
    )
}

export interface Leitungsstand extends Partial<Auswahl> {
  status: number
  meldungen?: readonly FieldError[]
  konflikt?: object | null
}

export async function leitungZeigen(
  deps: PageDeps,
  req: Request,
  res: Response,
  sitzung: Gelesen,
  { status, meldungen = [], konflikt = null, ...auswahl }: Leitungsstand,
): Promise<void> {
  nurLeitung(deps, sitzung)
  const view = await leitungView(deps, sitzung, { ...AUSWAHL, ...auswahl, fehler: jeFeld(meldungen) })
  await deps.web.page(req, res, {
    template: 'pages/sitzung-leitung',
    title: `Sitzung leiten: ${sitzungTitel(sitzung)}`,
    status,
    bereich: 'sitzungen',
    breadcrumb: sitzungBreadcrumb(sitzung, 'Sitzungsleitung'),
    skip: [{ text: 'Zum Tagesordnungspunkt', href: '#punkt' }],
    view: { ...view, fehler: meldungen, konflikt },
  })
}
