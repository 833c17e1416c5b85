/** A draft: choose the kind, write, save at any time. Rows are added and removed by submit buttons that keep everything typed. */
import { Router, type Request, type Response } from 'express'
import type { Art } from '../../../../workflows/begriffe.ts'
import type { ArtRegel } from '../../../../workflows/profile/profil.ts'
import { isEditierbar } from '../../../../workflows/vorlage/stand.ts'
import { stelleName, wort } from '../../../../workflows/woerter.ts'
import { RatslaufError } from '../../../engine/errors.ts'
import { currentActor, profilOf, type PageDeps } from '../../deps.ts'
import { currentAccount } from '../../security/account.ts'
import type { Form } from '../../security/form-data.ts'
import { commandFields, postedForm, type FieldError } from '../../security/form.ts'
import { submit } from '../../submit.ts'
import { anlagenView } from './anlagen-view.ts'
import { gewaehlt, showArtwahl, type Gewaehlt, type Wahllage } from './artwahl.ts'
import { entwurfsangaben, feldNamen, mindestens } from './entwurf-angaben.ts'
import { gespeicherteEingaben, mitZeile, neueEingaben, readEingaben, type Eingaben } from './entwurf-eingaben.ts'
import { darfAnlegen } from './entwurf-rechte.ts'
import { entwurfView, unterschiede } from './entwurf-view.ts'
import { mitWord } from './entwurf-word.ts'
import { gelesen as readVorlage, type Gelesen } from './gelesen.ts'
import { darf } from './moeglichkeiten.ts'
import { entwurfsprognose, type Prognoseansicht } from './prognose-view.ts'
import { shownRev } from './schritt-routes.ts'
import { verlauf } from './verlauf.ts'
import { kennung } from './vorlage-view.ts'

const verboten = (satz: string): RatslaufError => new RatslaufError('FORBIDDEN', satz)

/** An amendment is brought in on the page of its paper, or in the hall. */
const NICHT_NEU: ReadonlySet<Art> = new Set<Art>(['aenderungsantrag'])

interface Zustand {
  status: number
  eingaben: Eingaben
  fehler?: readonly FieldError[]
  konflikt?: object
  /** Notes of the Word import. */
  hinweise?: readonly string[]
  /** When the typed Beratungsfolge would come to its decision. */
  prognose?: Prognoseansicht
  /** Of a new draft: the paper that it reports on or answers. */
  bezug?: Bezug
}

/** An id as it may stand in an address; anything else counts as none. */
const idOf = (value: unknown): string | undefined => (typeof value === 'string' && /^[a-zA-Z0-9_.-]{1,80}$/.test(value) ? value : undefined)

type Bezug = Readonly<Record<string, string>>

/** The papers that a new draft names. */
const bezugOf = (value: (name: string) => unknown): Bezug =>
  Object.fromEntries(
    ['berichtetUeber', 'stellungnahmeZu'].flatMap((name): [string, string][] => {
      const id = idOf(value(name))
      return id === undefined ? [] : [[name, id]]
    }),
  )

export function entwurfRoutes(deps: PageDeps): Router {
  const router = Router()
  const { web } = deps

  async function neu(res: Response): Promise<Wahllage> {
    const account = currentAccount(res)
    const akteur = await currentActor(deps, account)
    if (!darfAnlegen(akteur))
      throw verboten(
        `Entwürfe legen die Fachstellen und ${wort(profilOf(account), 'begriff', 'dienst')} an. Bitte wenden Sie sich dorthin.`,
      )
    return { profil: profilOf(account), akteur, ohne: NICHT_NEU }
  }

  async function showNeu(
    req: Request,
    res: Response,
    { profil, art, regel, federfuehrung }: Gewaehlt,
    id: string,
    zustand: Zustand,
  ): Promise<void> {
    await web.page(req, res, {
      template: 'pages/vorlage-entwurf',
      title: `${regel.name}: neuer Entwurf`,
      status: zustand.status,
      bereich: 'vorlagen',
      breadcrumb: [{ text: 'Vorlagen', href: '/vorlagen' }, { text: 'Neue Vorlage', href: '/vorlagen/neu' }, { text: regel.name }],
      view: {
        ...entwurfView({ profil, regel, eingaben: zustand.eingaben, fehler: zustand.fehler ?? [] }),
        titel: `${regel.name}: neuer Entwurf`,
        vorzeile: `Federführung: ${stelleName(profil, federfuehrung)}`,
        action: '/vorlagen/neu',
        versteckt: [
          { name: 'art', wert: art },
          { name: 'federfuehrung', wert: federfuehrung },
          { name: 'entwurf', wert: id },
          ...Object.entries(zustand.bezug ?? {}).map(([name, wert]) => ({ name, wert })),
        ],
        commandId: web.commandId(0),
        bezug: '',
        hinweise: zustand.hinweise ?? [],
        konflikt: null,
        prognose: zustand.prognose ?? null,
        zurueck: '/vorlagen',
        anlagen: null,
      },
    })
  }

  router.get('/vorlagen/neu', async (req, res) => {
    const lage = await neu(res)
    const wahl = gewaehlt(lage, { art: req.query['art'], federfuehrung: req.query['federfuehrung'] })
    if (wahl === null)
      return showArtwahl(deps, req, res, lage, {
        titel: 'Neue Vorlage',
        pfad: '/vorlagen/neu',
        vonAussen: 'kommt von außen, wird als Eingang erfasst',
      })
    return showNeu(req, res, wahl, deps.random.hex(5), {
      status: 200,
      eingaben: neueEingaben(wahl.regel),
      bezug: bezugOf((name) => req.query[name]),
    })
  })

  router.post('/vorlagen/neu', async (req, res) => {
    const form = postedForm(req)
    const command = commandFields(req)
    const wahl = gewaehlt(await neu(res), { art: form.one('art'), federfuehrung: form.one('federfuehrung') })
    const id = form.one('entwurf') ?? ''
    if (wahl === null || !/^[0-9a-f]{10}$/.test(id)) {
      throw new RatslaufError('INVALID_INPUT', 'Vorlagenart oder Stelle passen nicht. Bitte beginnen Sie unter „Neue Vorlage“ noch einmal.')
    }
    const { profil, akteur, art, regel, federfuehrung } = wahl
    const getippt = readEingaben(form, profil, regel)
    const bezug = bezugOf((name) => form.one(name))
    const again = (zustand: Zustand): Promise<void> => showNeu(req, res, wahl, id, { ...zustand, bezug })
    const geaendert = mitZeile(getippt, form.one('aktion') ?? '')
    if (geaendert !== null) return again({ status: 200, eingaben: geaendert })
    if (form.one('aktion') === 'termine')
      return again({ status: 200, eingaben: getippt, prognose: await entwurfsprognose(deps, profil, getippt) })
    const { eingaben, hinweise, fehler } = await mitWord(deps, form, getippt)
    if (fehler.length > 0) return again({ status: 422, eingaben, fehler })
    if (hinweise.length > 0) return again({ status: 200, eingaben, hinweise })
    const geprueft = entwurfsangaben(eingaben, art !== 'anfrage')
    if (geprueft.fehler.length > 0) return again({ status: 422, eingaben, fehler: geprueft.fehler })
    const event = {
      type: 'ANLEGEN',
      profil: profil.id,
      art,
      federfuehrung,
      ...geprueft.angaben,
      ...bezug,
    }
    // A new draft has been seen by nobody: there is nothing it could be out of date with.
    const outcome = await submit(deps, akteur, { art: 'vorlage', id }, event, { commandId: command.commandId })
    if (outcome.art === 'veraltet') return again({ status: 409, eingaben, fehler: [{ feld: '', satz: outcome.satz }] })
    if (outcome.art === 'abgelehnt')
      return again({ status: outcome.status, eingaben, fehler: mindestens(feldNamen(outcome.felder), outcome.satz) })
    const angelegt = await readVorlage(deps, res, id)
    return web.redirect(req, res, nachher(form, id), { art: 'success', text: `${kennung(angelegt)} ist gespeichert.` })
  })

  async function editierbar(req: Request, res: Response): Promise<{ gelesen: Gelesen; regel: ArtRegel }> {
    const gelesen = await readVorlage(deps, res, req.params['id'])
    const { stand, profil } = gelesen
    const regel = profil.arten[stand.context.art]
    if (regel === undefined) throw new Error(`KIND_MISSING ${stand.context.art}`)
    if (!darf(deps, gelesen, 'AENDERN')) throw verboten('Diesen Entwurf bearbeitet die federführende Stelle. Bitte wenden Sie sich an sie.')
    return { gelesen, regel }
  }

  async function show(req: Request, res: Response, gelesen: Gelesen, regel: ArtRegel, zustand: Zustand): Promise<void> {
    const { profil, head, inhalt } = gelesen
    const { id } = head.ref
    await web.page(req, res, {
      template: 'pages/vorlage-entwurf',
      title: `Bearbeiten: ${kennung(gelesen)}`,
      status: zustand.status,
      bereich: 'vorlagen',
      breadcrumb: [{ text: 'Vorlagen', href: '/vorlagen' }, { text: kennung(gelesen), href: `/vorlagen/${id}` }, { text: 'Bearbeiten' }],
      view: {
        ...entwurfView({ profil, regel, eingaben: zustand.eingaben, fehler: zustand.fehler ?? [] }),
        titel: inhalt.betreff,
        vorzeile: `${regel.name}, ${kennung(gelesen)} · Federführung: ${stelleName(profil, gelesen.stand.context.federfuehrung)}`,
        action: `/vorlagen/${id}/bearbeiten`,
        versteckt: [],
        commandId: web.commandId(head.rev),
        bezug: await deps.engine.bezug(gelesen, { type: 'AENDERN' }),
        hinweise: zustand.hinweise ?? [],
        konflikt: zustand.konflikt ?? null,
        prognose: zustand.prognose ?? null,
        zurueck: `/vorlagen/${id}`,
        anlagen: await anlagenView(deps, gelesen, {}),
      },
    })
  }

  router.get('/vorlagen/:id/bearbeiten', async (req, res) => {
    const { gelesen, regel } = await editierbar(req, res)
    if (!isEditierbar(gelesen.stand)) {
      await web.redirect(req, res, `/vorlagen/${gelesen.head.ref.id}`, {
        art: 'info',
        text: 'Ändern lässt sich nur ein Entwurf. Bitte lassen Sie sich die Vorlage zurückgeben.',
      })
      return
    }
    await show(req, res, gelesen, regel, { status: 200, eingaben: gespeicherteEingaben(gelesen) })
  })

  router.post('/vorlagen/:id/bearbeiten', async (req, res) => {
    const { gelesen, regel } = await editierbar(req, res)
    const form = postedForm(req)
    const command = commandFields(req)
    const getippt = readEingaben(form, gelesen.profil, regel)
    const geaendert = mitZeile(getippt, form.one('aktion') ?? '')
    if (geaendert !== null) return show(req, res, gelesen, regel, { status: 200, eingaben: geaendert })
    if (form.one('aktion') === 'termine') {
      const prognose = await entwurfsprognose(deps, gelesen.profil, getippt)
      return show(req, res, gelesen, regel, { status: 200, eingaben: getippt, prognose })
    }
    const { eingaben, hinweise, fehler } = await mitWord(deps, form, getippt)
    if (fehler.length > 0) return show(req, res, gelesen, regel, { status: 422, eingaben, fehler })
    if (hinweise.length > 0) return show(req, res, gelesen, regel, { status: 200, eingaben, hinweise })
    const geprueft = entwurfsangaben(eingaben, gelesen.stand.context.art !== 'anfrage')
    if (geprueft.fehler.length > 0) return show(req, res, gelesen, regel, { status: 422, eingaben, fehler: geprueft.fehler })
    const outcome = await submit(deps, gelesen.akteur, gelesen.head.ref, { type: 'AENDERN', ...geprueft.angaben }, command)
    if (outcome.art === 'abgelehnt') {
      return show(req, res, gelesen, regel, {
        status: outcome.status,
        eingaben,
        fehler: mindestens(feldNamen(outcome.felder), outcome.satz),
      })
    }
    const frisch = await readVorlage(deps, res, gelesen.head.ref.id)
    if (outcome.art === 'veraltet') {
      const { eintraege, technische } = await verlauf(deps, frisch, shownRev(command.commandId))
      const konflikt = {
        satz: outcome.satz,
        inzwischen: [...eintraege, ...technische],
        eingaben: unterschiede({ regel, profil: frisch.profil }, eingaben, gespeicherteEingaben(frisch)),
        weiter: 'Ihr Text steht weiter im Formular. Wenn Sie jetzt speichern, ersetzt er den eingetragenen.',
      }
      return show(req, res, frisch, regel, { status: 409, eingaben, konflikt })
    }
    return web.redirect(req, res, nachher(form, gelesen.head.ref.id), { art: 'success', text: `${kennung(frisch)} ist gespeichert.` })
  })

  return router
}

const nachher = (form: Form, id: string): string => (form.one('aktion') === 'fertig' ? `/vorlagen/${id}` : `/vorlagen/${id}/bearbeiten`)
