/** The administration revises a paper that was sent back: the form of the draft without its head, saved once. */
import { Router, type Request, type Response } from 'express'
import { stelleName, wort } from '../../../../workflows/woerter.ts'
import { RatslaufError } from '../../../engine/errors.ts'
import type { PageDeps } from '../../deps.ts'
import { commandFields, postedForm, type FieldError } from '../../security/form.ts'
import { submit } from '../../submit.ts'
import { entwurfsangaben, feldNamen } from './entwurf-angaben.ts'
import { gespeicherteEingaben, mitZeile, readEingaben, type Eingaben } from './entwurf-eingaben.ts'
import { mitWord } from './entwurf-word.ts'
import { entwurfView, unterschiede } from './entwurf-view.ts'
import { gelesen as readVorlage, type Gelesen } from './gelesen.ts'
import { darf } from './moeglichkeiten.ts'
import { shownRev } from './schritt-routes.ts'
import { verlauf } from './verlauf.ts'
import { kennung } from './vorlage-view.ts'

interface Zustand {
  status: number
  eingaben: Eingaben
  fehler?: readonly FieldError[]
  hinweise?: readonly string[]
  konflikt?: object
}

const NUR_NACH_ZURUECKVERWEISUNG = 'Neu gefasst wird eine Vorlage, die zur Überarbeitung zurückverwiesen wurde.'

export function neufassungRoutes(deps: PageDeps): Router {
  const router = Router()
  const { web } = deps

  async function zurueckverwiesen(req: Request, res: Response): Promise<Gelesen> {
    const gelesen = await readVorlage(deps, res, req.params['id'])
    if (!darf(deps, gelesen, 'NEUFASSEN'))
      throw new RatslaufError('FORBIDDEN', 'Die Neufassung legt die federführende Stelle vor. Bitte wenden Sie sich an sie.')
    return gelesen
  }

  async function show(req: Request, res: Response, gelesen: Gelesen, { status, eingaben, fehler = [], ...mehr }: Zustand): Promise<void> {
    const { profil, head, stand, inhalt } = gelesen
    const regel = profil.arten[stand.context.art]
    if (regel === undefined) throw new Error(`KIND_MISSING ${stand.context.art}`)
    const { id } = head.ref
    const titel = wort(profil, 'schritt', 'NEUFASSEN')
    await web.page(req, res, {
      template: 'pages/vorlage-entwurf',
      title: `${titel}: ${kennung(gelesen)}`,
      status,
      bereich: 'vorlagen',
      breadcrumb: [{ text: 'Vorlagen', href: '/vorlagen' }, { text: kennung(gelesen), href: `/vorlagen/${id}` }, { text: titel }],
      view: {
        ...entwurfView({ profil, regel, eingaben, fehler }, false),
        titel: inhalt.betreff,
        vorzeile: `${titel}, ${kennung(gelesen)} · Federführung: ${stelleName(profil, stand.context.federfuehrung)}`,
        action: `/vorlagen/${id}/neufassung`,
        versteckt: [],
        commandId: web.commandId(head.rev),
        bezug: await deps.engine.bezug(gelesen, { type: 'NEUFASSEN' }),
        hinweise: mehr.hinweise ?? [],
        konflikt: mehr.konflikt ?? null,
        zurueck: `/vorlagen/${id}`,
        anlagen: null,
      },
    })
  }

  router.get('/vorlagen/:id/neufassung', async (req, res) => {
    const gelesen = await zurueckverwiesen(req, res)
    if (gelesen.stand.zustand !== 'neufassung')
      return web.redirect(req, res, `/vorlagen/${gelesen.head.ref.id}`, { art: 'info', text: NUR_NACH_ZURUECKVERWEISUNG })
    return show(req, res, gelesen, { status: 200, eingaben: gespeicherteEingaben(gelesen) })
  })

  router.post('/vorlagen/:id/neufassung', async (req, res) => {
    const gelesen = await zurueckverwiesen(req, res)
    const { profil, stand } = gelesen
    const regel = profil.arten[stand.context.art]
    if (regel === undefined) throw new Error(`KIND_MISSING ${stand.context.art}`)
    const form = postedForm(req)
    const command = commandFields(req)
    const { folge, oeffentlich, nichtoeffentlichGrund, dringlich, mehrheit, mitzeichnung } = gespeicherteEingaben(gelesen)
    const kopf = { folge, oeffentlich, nichtoeffentlichGrund, dringlich, mehrheit, mitzeichnung }
    const getippt = { ...readEingaben(form, profil, regel), ...kopf }
    const geaendert = mitZeile(getippt, form.one('aktion') ?? '')
    if (geaendert !== null) return show(req, res, gelesen, { status: 200, eingaben: geaendert })
    const { eingaben, hinweise, fehler } = await mitWord(deps, form, getippt)
    if (fehler.length > 0) return show(req, res, gelesen, { status: 422, eingaben, fehler })
    if (hinweise.length > 0) return show(req, res, gelesen, { status: 200, eingaben, hinweise })
    const geprueft = entwurfsangaben(eingaben)
    if (geprueft.fehler.length > 0) return show(req, res, gelesen, { status: 422, eingaben, fehler: geprueft.fehler })
    const event = { type: 'NEUFASSEN', inhalt: geprueft.angaben.inhalt }
    const outcome = await submit(deps, gelesen.akteur, gelesen.head.ref, event, command)
    if (outcome.art === 'angenommen')
      return web.redirect(req, res, `/vorlagen/${gelesen.head.ref.id}`, {
        art: 'success',
        text: `Die Neufassung liegt vor. Als Nächstes plant ${wort(gelesen.profil, 'begriff', 'dienst')} die Beratung.`,
      })
    if (outcome.art === 'abgelehnt') {
      const felder = feldNamen(outcome.felder)
      return show(req, res, gelesen, {
        status: outcome.status,
        eingaben,
        fehler: felder.length > 0 ? felder : [{ feld: '', satz: outcome.satz }],
      })
    }
    const frisch = await readVorlage(deps, res, gelesen.head.ref.id)
    const { eintraege, technische } = await verlauf(deps, frisch, shownRev(command.commandId))
    return show(req, res, frisch, {
      status: 409,
      eingaben,
      konflikt: {
        satz: outcome.satz,
        inzwischen: [...eintraege, ...technische],
        eingaben: unterschiede({ regel, profil }, eingaben, gespeicherteEingaben(frisch)),
        weiter: 'Ihr Text steht weiter im Formular. Bitte prüfen Sie den neuen Stand.',
      },
    })
  })

  return router
}
