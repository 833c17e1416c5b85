/** The check before the Ladung goes out: agenda, recipients, notice period with its norm; then one button. */
import { Router, type Request, type Response } from 'express'
import { wort } from '../../../../workflows/woerter.ts'
import { ladungsfrist } from '../../../../workflows/recht/fristen.ts'
import { RatslaufError } from '../../../engine/errors.ts'
import type { PageDeps } from '../../deps.ts'
import { commandFields, jeFeld, postedForm } from '../../security/form.ts'
import { printDate, printMeeting } from '../vorlagen/dates.ts'
import { gruppiert, type Folge } from '../vorlagen/folgen.ts'
import { absenden } from '../vorlagen/vorschau.ts'
import { gelesen, gruende, type Gelesen } from './gelesen.ts'
import { mitgliedAngaben, mitglieder } from './mitglieder.ts'
import { sitzungBreadcrumb, sitzungPfad, sitzungTitel } from './sitzung-view.ts'
import { punkte, teilName } from './tagesordnung.ts'
import { topVorlagen, vorlagenIds } from './top-vorlagen.ts'
import { ablehnung, type Zustand } from './zeigen.ts'

function frist({ stand, profil, heute }: Gelesen): { satz: string; gewahrt: boolean } {
  const { spaetestens, tage, norm } = ladungsfrist({ profil, sitzungAm: stand.context.am.slice(0, 10), versandAm: heute })
  const regel = `Ladungsfrist ${String(tage)} Tage (${norm})`
  return heute <= spaetestens
    ? {
        satz: `${regel}: Der Versand heute, am ${printDate(heute)}, wahrt die Frist. Letzter Tag ist der ${printDate(spaetestens)}.`,
        gewahrt: true,
      }
    : {
        satz: `${regel}: Letzter Tag des Versands war der ${printDate(spaetestens)}. Bitte begründen Sie die verkürzte Frist.`,
        gewahrt: false,
      }
}

async function show(
  deps: PageDeps,
  req: Request,
  res: Response,
  sitzung: Gelesen,
  { status, werte = {}, fehler = [], konflikt = null, folgen = [] }: Zustand & { folgen?: readonly Folge[] },
): Promise<void> {
  const gefunden = await gruende(deps, sitzung, 'LADUNG_VERSENDEN')
  if (gefunden === null)
    throw new RatslaufError('FORBIDDEN', `Einladen können ${wort(sitzung.profil, 'begriff', 'dienst')} und der Vorsitz.`)
  const { stand, head } = sitzung
  const [vorlagen, alle, bezug] = await Promise.all([
    topVorlagen(deps, vorlagenIds(stand.context.tops)),
    mitglieder(deps, sitzung),
    deps.engine.bezug(sitzung, { type: 'LADUNG_VERSENDEN' }),
  ])
  const ladung = frist(sitzung)
  const geladen = alle.length
  const zeilen = punkte(sitzung, vorlagen)
  await deps.web.page(req, res, {
    template: 'pages/sitzung-einladen',
    title: `Einladung prüfen: ${sitzungTitel(sitzung)}`,
    status,
    bereich: 'sitzungen',
    breadcrumb: sitzungBreadcrumb(sitzung, 'Einladung prüfen'),
    view: {
      vorzeile: sitzungTitel(sitzung),
      wann: printMeeting(stand.context.am),
      ort: stand.context.ort,
      konflikt,
      fehler,
      gruende: gefunden.map(({ satz, norm }) => ({ satz, ...(norm !== undefined && { norm }) })),
      offen: gefunden.length === 0,
      gruppen: gruppiert(folgen),
      frist: ladung,
      punkte: zeilen.map(({ nr, titel, angaben, top }, index) => ({
        nummer: nr.replace(/^\D+/, ''),
        titel,
        stand: angaben,
        trenner: zeilen[index - 1]?.top.oeffentlich === top.oeffentlich ? '' : teilName(top.oeffentlich),
      })),
      empfaenger: alle.map((mitglied) => ({ name: mitglied.name, angaben: mitgliedAngaben(mitglied) })),
      geladen: geladen === 1 ? '1 Person' : `${String(geladen)} Personen`,
      action: `${sitzungPfad(sitzung)}/einladen`,
      commandId: deps.web.commandId(head.rev),
      bezug,
      grund: werte['grund'] ?? '',
      grundError: jeFeld(fehler)['grund'] ?? '',
      knopf: `Jetzt einladen: ${geladen === 1 ? '1 E-Mail' : `${String(geladen)} E-Mails`}`,
      zurueck: sitzungPfad(sitzung),
    },
  })
}

export function einladenRoutes(deps: PageDeps): Router {
  const router = Router()

  router.get('/sitzungen/:id/einladen', async (req, res) => {
    await show(deps, req, res, await gelesen(deps, res, req.params['id']), { status: 200 })
  })

  router.post('/sitzungen/:id/einladen', async (req, res) => {
    const sitzung = await gelesen(deps, res, req.params['id'])
    const command = commandFields(req)
    const form = postedForm(req)
    const grund = (form.one('grund') ?? '').trim()
    const event = { type: 'LADUNG_VERSENDEN', ...(grund !== '' && { grund }) }
    const outcome = await absenden(deps, sitzung, event, command, form.one('aktion') === 'vorschau')
    if (outcome.art === 'probe') return show(deps, req, res, sitzung, { status: 200, werte: { grund }, folgen: outcome.folgen })
    if (outcome.art === 'angenommen') {
      const text =
        'Die Einladung ist auf dem Weg: Sie wird als PDF erstellt und dann an die Mitglieder versandt. Als Nächstes: Am Sitzungstag eröffnet der Vorsitz.'
      return deps.web.redirect(req, res, sitzungPfad(sitzung), { art: 'success', text })
    }
    const frisch = await gelesen(deps, res, req.params['id'])
    return show(
      deps,
      req,
      res,
      frisch,
      await ablehnung(deps, frisch, outcome, command.commandId, { grund }, { grund: 'Begründung der verkürzten Frist' }),
    )
  })

  return router
}
