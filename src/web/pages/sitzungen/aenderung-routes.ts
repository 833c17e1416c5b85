/** In the hall: take in an amendment, record that it was taken over, and record for one paper the vote that was taken on another with it. */
import { Router } from 'express'
import { topNummern } from '../../../../workflows/sitzung/stand.ts'
import { RatslaufError } from '../../../engine/errors.ts'
import type { PageDeps } from '../../deps.ts'
import { commandFields, postedForm, type FieldError } from '../../security/form.ts'
import { fehlerOf, submit } from '../../submit.ts'
import { angaben, fehlende } from '../vorlagen/felder.ts'
import { aenderungsangaben } from '../vorlagen/schritte-aenderung.ts'
import { aenderungsfelderHier } from './aenderungen-view.ts'
import { gelesen } from './gelesen.ts'
import { gemeinsamesErgebnis } from './gemeinsam-view.ts'
import { konflikt } from './konflikt.ts'
import { vorlageOf } from './leitung-routes.ts'
import { topPfad } from './leitung-view.ts'
import { leitungZeigen, nurLeitung } from './leitung-zeigen.ts'
import { topVorlagen, vorlagenIds } from './top-vorlagen.ts'

export function aenderungRoutes(deps: PageDeps): Router {
  const router = Router()

  router.post('/sitzungen/:id/leitung/:top/aenderung', async (req, res) => {
    const sitzung = await gelesen(deps, res, req.params['id'])
    nurLeitung(deps, sitzung)
    const { top, vorlage: id, station } = vorlageOf(sitzung, req.params['top'])
    const vorlage = (await topVorlagen(deps, [id])).get(id)
    if (vorlage === undefined)
      throw new RatslaufError('NOT_FOUND', 'Diese Vorlage gibt es hier nicht. Bitte öffnen Sie die Sitzungsleitung neu.')
    const form = postedForm(req)
    const command = commandFields(req)
    const felder = await aenderungsfelderHier(deps, sitzung, vorlage)
    const werte = Object.fromEntries(felder.map(({ name }) => [name, form.one(name) ?? '']))
    const zeigen = async (status: number, meldungen: readonly FieldError[]): Promise<void> =>
      leitungZeigen(deps, req, res, await gelesen(deps, res, req.params['id']), {
        status,
        top: top.id,
        formular: 'aenderung',
        werte,
        meldungen,
      })
    const fehlt = fehlende(felder, werte)
    if (Object.keys(fehlt).length > 0)
      return zeigen(
        422,
        Object.entries(fehlt).map(([feld, satz]) => ({ feld, satz })),
      )
    const event = { type: 'AENDERUNGSANTRAG_EINBRINGEN', station, ...aenderungsangaben(angaben(felder, werte), vorlage) }
    const outcome = await submit(deps, sitzung.akteur, { art: 'vorlage', id }, event, command)
    if (outcome.art === 'angenommen') {
      const text = 'Der Änderungsantrag ist aufgenommen. Über ihn wird vor der Vorlage abgestimmt.'
      return deps.web.redirect(req, res, topPfad(sitzung, top.id), { art: 'success', text })
    }
    if (outcome.art === 'abgelehnt')
      return zeigen(
        outcome.status,
        fehlerOf(
          outcome,
          felder.map(({ name }) => name),
        ),
      )
    const frisch = await gelesen(deps, res, req.params['id'])
    const eingaben = felder.map(({ name, label }) => ({ name: label, hier: werte[name] ?? '' }))
    return leitungZeigen(deps, req, res, frisch, {
      status: 409,
      top: top.id,
      formular: 'aenderung',
      werte,
      konflikt: await konflikt(deps, frisch, top, outcome.satz, command.commandId, eingaben),
    })
  })

  router.post('/sitzungen/:id/leitung/:top/uebernehmen', async (req, res) => {
    const sitzung = await gelesen(deps, res, req.params['id'])
    nurLeitung(deps, sitzung)
    const { top, vorlage: id } = vorlageOf(sitzung, req.params['top'])
    const outcome = await submit(deps, sitzung.akteur, { art: 'vorlage', id }, { type: 'AENDERUNG_UEBERNEHMEN' }, commandFields(req))
    const ziel = top.unter ?? top.id
    if (outcome.art === 'angenommen') {
      const text = 'Der Änderungsantrag ist übernommen. Zur Abstimmung steht die Vorlage mit seinem Wortlaut.'
      return deps.web.redirect(req, res, topPfad(sitzung, ziel), { art: 'success', text })
    }
    const frisch = await gelesen(deps, res, req.params['id'])
    const status = outcome.art === 'veraltet' ? 409 : outcome.status
    return leitungZeigen(deps, req, res, frisch, { status, top: ziel, meldungen: [{ feld: '', satz: outcome.satz }] })
  })

  router.post('/sitzungen/:id/leitung/:top/gemeinsam', async (req, res) => {
    const sitzung = await gelesen(deps, res, req.params['id'])
    nurLeitung(deps, sitzung)
    const { top, vorlage: id, station } = vorlageOf(sitzung, req.params['top'])
    const vorlagen = await topVorlagen(deps, vorlagenIds(sitzung.stand.context.tops))
    const mit = postedForm(req).one('mit') ?? ''
    const anderes = gemeinsamesErgebnis(sitzung, vorlagen, mit)
    if (anderes === null)
      throw new RatslaufError('INVALID_INPUT', 'Zu diesem Punkt gibt es noch keine Abstimmung. Bitte erfassen Sie zuerst deren Ergebnis.')
    const event = { type: 'ERGEBNIS_ERFASSEN', station, ...anderes, gemeinsamMit: mit }
    const outcome = await submit(deps, sitzung.akteur, { art: 'vorlage', id }, event, commandFields(req))
    if (outcome.art === 'angenommen') {
      const text = `TOP ${topNummern(sitzung.stand.context.tops).get(top.id) ?? ''} gespeichert: Ergebnis der gemeinsamen Abstimmung.`
      return deps.web.redirect(req, res, topPfad(sitzung, top.id), { art: 'success', text })
    }
    const frisch = await gelesen(deps, res, req.params['id'])
    const status = outcome.art === 'veraltet' ? 409 : outcome.status
    return leitungZeigen(deps, req, res, frisch, { status, top: top.id, meldungen: [{ feld: '', satz: outcome.satz }] })
  })

  return router
}
