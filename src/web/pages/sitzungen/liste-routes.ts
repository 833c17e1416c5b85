/** Sessions: the coming ones with what each still lacks, the past ones, and a new one. */
import { Router, type Request, type Response } from 'express'
import type { Akteur } from '../../../../workflows/akteur.ts'
import { authorise } from '../../../../workflows/berechtigung.ts'
import type { Gremiumsvorlage } from '../../../../workflows/profile/profil.ts'
import type { Profil } from '../../../../workflows/profile/index.ts'
import { addDays, localDate } from '../../../../workflows/recht/kalender.ts'
import { sitzungStand } from '../../../../workflows/sitzung/stand.ts'
import { gremiumName, wort } from '../../../../workflows/woerter.ts'
import { RatslaufError } from '../../../engine/errors.ts'
import { currentActor, profilOf, type PageDeps } from '../../deps.ts'
import { currentAccount } from '../../security/account.ts'
import { commandFields, jeFeld, postedForm, type FieldError } from '../../security/form.ts'
import { fehlerOf, submit } from '../../submit.ts'
import { isOffen, sitzungenView } from '../aufgaben/sitzungen-view.ts'
import { printMeeting } from '../vorlagen/dates.ts'
import { angaben, fehlende, filled, type Feld, type Werte } from '../vorlagen/felder.ts'
import { DATUM, ORT, termin, ZEIT } from './formular-routes.ts'

const VORSCHAU_TAGE = 180
const RUECKSCHAU_TAGE = 180
const MAX_KOMMENDE = 40
const MAX_VERGANGENE = 20

const darfPlanen = (akteur: Akteur, profil: string): boolean => authorise('sitzung', 'SITZUNG_PLANEN', akteur, profil, new Set()) !== null

async function liste(deps: PageDeps, profil: Profil, heute: string): Promise<{ kommend: object; vergangen: object[] }> {
  const frage = { profil: profil.id }
  const [kommende, offene, fruehere] = await Promise.all([
    deps.readers.sitzungen({ ...frage, ab: heute, bis: `${addDays(heute, VORSCHAU_TAGE)}T23:59`, limit: MAX_KOMMENDE }),
    deps.readers.offeneSitzungen(profil.id),
    deps.readers.sitzungen({ ...frage, ab: addDays(heute, -RUECKSCHAU_TAGE), bis: `${addDays(heute, -1)}T23:59`, limit: 200 }),
  ])
  const alle = [...new Map([...offene, ...fruehere, ...kommende].map((head) => [head.ref.id, head])).values()]
  const kommend = alle.filter(isOffen).map((head) => ({
    id: head.ref.id,
    parts: deps.engine.partsOf(head),
  }))
  const vergangen = alle
    .filter((head) => !isOffen(head))
    .toSorted((a, b) => String(b.fields['am']).localeCompare(String(a.fields['am'])))
    .slice(0, MAX_VERGANGENE)
    .map((head) => {
      const { zustand, context } = sitzungStand(deps.engine.partsOf(head))
      const zahl = context.tops.filter(({ vorlage, ausgang }) => vorlage !== null && ausgang !== 'abgesetzt').length
      return {
        haupt: { text: gremiumName(profil, context.gremium), href: `/sitzungen/${head.ref.id}`, zusatz: printMeeting(context.am) },
        zellen: [
          { spalte: 'Vorlagen', text: zahl === 1 ? '1 Vorlage' : `${String(zahl)} Vorlagen` },
          {
            spalte: 'Stand',
            badge:
              context.ergebnisseVersandt === null
                ? { art: zustand === 'entfallen' ? 'danger' : 'neutral', text: wort(profil, 'sitzung', zustand) }
                : { art: 'success', text: wort(profil, 'verlauf', 'ERGEBNISSE_VERSENDEN') },
          },
        ],
      }
    })
  return { kommend: sitzungenView(profil, heute, kommend.slice(0, MAX_KOMMENDE)), vergangen }
}

const NUMMER: Feld = { art: 'text', name: 'nummer', label: 'Nummer der Sitzung', optional: true, hint: 'Zum Beispiel 7.', maxlength: '40' }
const FELDER: readonly Feld[] = [DATUM, ZEIT, ORT, NUMMER]

interface Neu {
  gremium: Gremiumsvorlage
  /** Id of the session to be: a second click makes no second session. */
  id: string
  status: number
  werte?: Werte
  fehler?: readonly FieldError[]
}

async function showNeu(deps: PageDeps, req: Request, res: Response, { gremium, id, status, werte, fehler = [] }: Neu): Promise<void> {
  const vorbelegt = { uhrzeit: gremium.beginn, ort: gremium.ort }
  await deps.web.page(req, res, {
    template: 'pages/sitzung-neu',
    title: `Sitzung planen: ${gremium.name}`,
    status,
    bereich: 'sitzungen',
    breadcrumb: [{ text: 'Sitzungen', href: '/sitzungen' }, { text: 'Sitzung planen' }],
    view: {
      gremium: gremium.name,
      gremiumId: gremium.id,
      id,
      commandId: deps.web.commandId(0),
      felder: FELDER.map((feld) => filled(feld, werte ?? vorbelegt, jeFeld(fehler))),
      fehler,
      tops: gremium.standardTagesordnung.map(({ titel, oeffentlich }) => ({ titel, teil: oeffentlich ? 'öffentlich' : 'nichtöffentlich' })),
    },
  })
}

export function listeRoutes(deps: PageDeps): Router {
  const router = Router()

  router.get('/sitzungen', async (req, res) => {
    const account = currentAccount(res)
    const profil = profilOf(account)
    const akteur = await currentActor(deps, account)
    const { kommend, vergangen } = await liste(deps, profil, localDate(deps.clock.now()))
    await deps.web.page(req, res, {
      template: 'pages/sitzungen',
      title: 'Sitzungen',
      bereich: 'sitzungen',
      view: {
        kommend,
        vergangen,
        vergangenSpalten: [{ text: 'Sitzung' }, { text: 'Vorlagen' }, { text: 'Stand' }],
        gremien: darfPlanen(akteur, profil.id) ? profil.gremien.map(({ id, name }) => ({ wert: id, text: name })) : [],
      },
    })
  })

  /** The body of the form, checked before anything else: it decides what is prefilled. */
  async function gewaehlt(res: Response, id: unknown): Promise<{ gremium: Gremiumsvorlage | undefined; akteur: Akteur; profil: Profil }> {
    const account = currentAccount(res)
    const profil = profilOf(account)
    const akteur = await currentActor(deps, account)
    if (!darfPlanen(akteur, profil.id))
      throw new RatslaufError(
        'FORBIDDEN',
        `Sitzungen plant ${wort(profil, 'begriff', 'dienst')}. Dazu sind Sie mit Ihrer Funktion nicht berechtigt.`,
      )
    return { gremium: profil.gremien.find((candidate) => candidate.id === id), akteur, profil }
  }

  router.get('/sitzungen/neu', async (req, res) => {
    const { gremium } = await gewaehlt(res, req.query['gremium'])
    if (gremium === undefined)
      return deps.web.redirect(req, res, '/sitzungen', { art: 'warning', text: 'Bitte wählen Sie zuerst das Gremium.' })
    return showNeu(deps, req, res, { gremium, id: deps.random.hex(5), status: 200 })
  })

  router.post('/sitzungen/neu', async (req, res) => {
    const form = postedForm(req)
    const { gremium, akteur, profil } = await gewaehlt(res, form.one('gremium'))
    const command = commandFields(req)
    const id = form.one('id') ?? ''
    if (gremium === undefined || !/^[0-9a-f]{10}$/.test(id))
      throw new RatslaufError('INVALID_INPUT', 'Das Formular ist unvollständig. Bitte beginnen Sie auf der Seite „Sitzungen“ neu.')
    const werte = Object.fromEntries(FELDER.map(({ name }) => [name, form.one(name) ?? '']))
    const zurueck = (fehler: readonly FieldError[], status = 422): Promise<void> =>
      showNeu(deps, req, res, { gremium, id, status, werte, fehler })
    const fehlt = Object.entries(fehlende(FELDER, werte)).map(([feld, satz]) => ({ feld, satz }))
    if (fehlt.length > 0) return zurueck(fehlt)
    const daten = angaben(FELDER, werte)
    const zeit = termin(werte, daten)
    if ('satz' in zeit) return zurueck([{ feld: 'uhrzeit', satz: zeit.satz }])
    const event = {
      type: 'SITZUNG_PLANEN',
      profil: profil.id,
      gremium: gremium.id,
      am: zeit.am,
      ort: daten['ort'],
      ...(daten['nummer'] !== undefined && { nummer: daten['nummer'] }),
      tops: gremium.standardTagesordnung,
    }
    const outcome = await submit(deps, akteur, { art: 'sitzung', id }, event, command)
    if (outcome.art === 'angenommen') {
      const text = `Sitzung geplant: ${gremium.name}, ${printMeeting(zeit.am)}. Als Nächstes: Vorlagen auf die Tagesordnung nehmen, dann einladen.`
      return deps.web.redirect(req, res, `/sitzungen/${id}`, { art: 'success', text })
    }
    if (outcome.art === 'veraltet') return zurueck([{ feld: '', satz: outcome.satz }], 409)
    return zurueck(
      fehlerOf(outcome, ['am', 'ort', 'nummer']).map(({ feld, satz }) => ({ feld: feld === 'am' ? 'datum' : feld, satz })),
      outcome.status,
    )
  })

  return router
}
