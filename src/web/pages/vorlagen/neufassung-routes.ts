/** The administration revises a paper that was sent back, or the Sitzungsdienst exchanges pages after the Ladung: the form of the draft without its head, saved once. */
import { Router, type Request, type Response } from 'express'
import { stelleName, wort } from '../../../../workflows/woerter.ts'
import { RatslaufError } from '../../../engine/errors.ts'
import type { PageDeps } from '../../deps.ts'
import { commandFields, postedForm, type FieldError } from '../../security/form.ts'
import { entwurfsangaben, feldNamen } from './entwurf-angaben.ts'
import { gespeicherteEingaben, mitZeile, readEingaben, type Eingaben } from './entwurf-eingaben.ts'
import { mitWord } from './entwurf-word.ts'
import { entwurfView, unterschiede } from './entwurf-view.ts'
import { gelesen as readVorlage, type Gelesen } from './gelesen.ts'
import { darf } from './moeglichkeiten.ts'
import { gruppiert, wasFolgte, type Folge } from './folgen.ts'
import { shownRev } from './schritt-routes.ts'
import { verlauf } from './verlauf.ts'
import { kennung } from './vorlage-view.ts'
import { absenden } from './vorschau.ts'

interface Zustand {
  status: number
  eingaben: Eingaben
  fehler?: readonly FieldError[]
  hinweise?: readonly string[]
  konflikt?: object
  grund?: string
  /** What the step would cause. */
  folgen?: readonly Folge[]
}

interface Art {
  ereignis: 'NEUFASSEN' | 'AUSTAUSCHEN'
  pfad: string
  knopf: string
  /** Sentences with the word for the Sitzungsdienst in them. */
  verboten: (dienst: string) => string
  erfolg: (dienst: string) => string
  /** The step asks why. */
  mitGrund: boolean
}

const ARTEN: readonly Art[] = [
  {
    ereignis: 'NEUFASSEN',
    pfad: 'neufassung',
    knopf: 'Neufassung vorlegen',
    verboten: () => 'Die Neufassung legt die federführende Stelle vor. Bitte wenden Sie sich an sie.',
    erfolg: (dienst) => `Die Neufassung liegt vor. Als Nächstes plant ${dienst} die Beratung.`,
    mitGrund: false,
  },
  {
    ereignis: 'AUSTAUSCHEN',
    pfad: 'austausch',
    knopf: 'Neue Fassung nachreichen',
    verboten: (dienst) => `Nach der Einladung tauscht nur ${dienst} Seiten aus.`,
    erfolg: () => 'Die neue Fassung ist nachgereicht; die frühere bleibt lesbar. Die Eingeladenen erhalten dazu eine E-Mail.',
    mitGrund: true,
  },
]

export function neufassungRoutes(deps: PageDeps): Router {
  const router = Router()
  for (const art of ARTEN) router.use(textRoutes(deps, art))
  return router
}

function textRoutes(deps: PageDeps, art: Art): Router {
  const router = Router()
  const { web } = deps

  async function lesen(req: Request, res: Response): Promise<Gelesen> {
    const gelesen = await readVorlage(deps, res, req.params['id'])
    if (!darf(deps, gelesen, art.ereignis)) throw new RatslaufError('FORBIDDEN', art.verboten(wort(gelesen.profil, 'begriff', 'dienst')))
    return gelesen
  }

  async function show(req: Request, res: Response, gelesen: Gelesen, { status, eingaben, fehler = [], ...mehr }: Zustand): Promise<void> {
    const { profil, head, stand, inhalt } = gelesen
    const regel = profil.arten[stand.context.art]
    if (regel === undefined) throw new Error(`KIND_MISSING ${stand.context.art}`)
    const { id } = head.ref
    const titel = wort(profil, 'schritt', art.ereignis)
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
        action: `/vorlagen/${id}/${art.pfad}`,
        knopf: art.knopf,
        grund: art.mitGrund ? { value: mehr.grund ?? '', error: fehler.find(({ feld }) => feld === 'grund')?.satz ?? '' } : null,
        versteckt: [],
        commandId: web.commandId(head.rev),
        bezug: await deps.engine.bezug(gelesen, { type: art.ereignis }),
        hinweise: mehr.hinweise ?? [],
        gruppen: gruppiert(mehr.folgen ?? []),
        konflikt: mehr.konflikt ?? null,
        zurueck: `/vorlagen/${id}`,
        anlagen: null,
      },
    })
  }

  router.get(`/vorlagen/:id/${art.pfad}`, async (req, res) => {
    const gelesen = await lesen(req, res)
    const [grund] = (await deps.engine.inquire(gelesen, { type: art.ereignis }, gelesen.akteur, { nurStand: true })) ?? []
    if (grund !== undefined) return web.redirect(req, res, `/vorlagen/${gelesen.head.ref.id}`, { art: 'info', text: grund.satz })
    return show(req, res, gelesen, { status: 200, eingaben: gespeicherteEingaben(gelesen) })
  })

  router.post(`/vorlagen/:id/${art.pfad}`, async (req, res) => {
    const gelesen = await lesen(req, res)
    const { profil, stand } = gelesen
    const regel = profil.arten[stand.context.art]
    if (regel === undefined) throw new Error(`KIND_MISSING ${stand.context.art}`)
    const form = postedForm(req)
    const command = commandFields(req)
    const { folge, oeffentlich, nichtoeffentlichGrund, dringlich, mehrheit, mitzeichnung } = gespeicherteEingaben(gelesen)
    const kopf = { folge, oeffentlich, nichtoeffentlichGrund, dringlich, mehrheit, mitzeichnung }
    const getippt = { ...readEingaben(form, profil, regel), ...kopf }
    const grund = form.one('grund') ?? ''
    const geaendert = mitZeile(getippt, form.one('aktion') ?? '')
    if (geaendert !== null) return show(req, res, gelesen, { status: 200, eingaben: geaendert, grund })
    const { eingaben, hinweise, fehler } = await mitWord(deps, form, getippt)
    if (fehler.length > 0) return show(req, res, gelesen, { status: 422, eingaben, fehler, grund })
    if (hinweise.length > 0) return show(req, res, gelesen, { status: 200, eingaben, hinweise, grund })
    const geprueft = entwurfsangaben(eingaben)
    const ohneGrund = art.mitGrund && grund.trim() === '' ? [{ feld: 'grund', satz: 'Bitte geben Sie an, warum ausgetauscht wird.' }] : []
    if (geprueft.fehler.length > 0)
      return show(req, res, gelesen, { status: 422, eingaben, fehler: [...geprueft.fehler, ...ohneGrund], grund })
    if (ohneGrund.length > 0) return show(req, res, gelesen, { status: 422, eingaben, fehler: ohneGrund, grund })
    const event = { type: art.ereignis, inhalt: geprueft.angaben.inhalt, ...(art.mitGrund && { grund }) }
    const outcome = await absenden(deps, gelesen, event, command, form.one('aktion') === 'vorschau')
    if (outcome.art === 'probe') return show(req, res, gelesen, { status: 200, eingaben, grund, folgen: outcome.folgen })
    if (outcome.art === 'angenommen')
      return web.redirect(req, res, `/vorlagen/${gelesen.head.ref.id}`, {
        art: 'success',
        text: art.erfolg(wort(gelesen.profil, 'begriff', 'dienst')),
        mehr: wasFolgte(gelesen.head.ref.id, outcome.answer),
      })
    if (outcome.art === 'abgelehnt') {
      const felder = feldNamen(outcome.felder)
      return show(req, res, gelesen, {
        status: outcome.status,
        eingaben,
        grund,
        fehler: felder.length > 0 ? felder : [{ feld: '', satz: outcome.satz }],
      })
    }
    const frisch = await readVorlage(deps, res, gelesen.head.ref.id)
    const { eintraege, technische } = await verlauf(deps, frisch, shownRev(command.commandId))
    return show(req, res, frisch, {
      status: 409,
      eingaben,
      grund,
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
