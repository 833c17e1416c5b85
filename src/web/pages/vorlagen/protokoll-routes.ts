/** The record of one paper: its state at an earlier moment for the administration of the town, erasing for the role Administration. */
import { inVerwaltung } from '../../../../workflows/akteur.ts'
import { Router, type Request, type Response } from 'express'
import { RatslaufError } from '../../../engine/errors.ts'
import type { PageDeps } from '../../deps.ts'
import { commandFields, jeFeld, postedForm, readForm, type FieldError } from '../../security/form.ts'
import { fehlerOf, submit } from '../../submit.ts'
import { frueher, zeitpunkt, type Frage, type Frueher } from './frueher.ts'
import { gelesen as readVorlage, type Gelesen } from './gelesen.ts'
import { darf } from './moeglichkeiten.ts'
import { loeschform, loeschSchema, protokolltexte, type Eingabe, type Loeschform } from './protokoll-texte.ts'
import { shownRev } from './schritt-routes.ts'
import { verlauf } from './verlauf.ts'
import { kennung, vorzeile } from './vorlage-view.ts'

interface ProtokollView {
  vorzeile: string
  titel: string
  action: string
  zurueck: string
  fehler: readonly FieldError[]
  konflikt: object | null
  tag: string
  tagError: string
  uhrzeit: string
  uhrzeitError: string
  frueher: Frueher | null
  mitzeichnungSpalten: { text: string }[]
  /** Null for all but the role Administration. */
  loeschen: Loeschform | null
}

interface Zustand {
  status: number
  frage?: Frage
  frueher?: Frueher
  eingabe?: Omit<Eingabe, 'fehler'>
  fehler?: readonly FieldError[]
  konflikt?: object
}

const UNGEFRAGT: Frage = { tag: '', uhrzeit: '' }

/** Null when nothing was asked yet. */
function frageOf({ tag, uhrzeit }: Request['query']): Frage | null {
  if (tag === undefined && uhrzeit === undefined) return null
  const typed = (value: unknown): string => (typeof value === 'string' ? value.trim().slice(0, 40) : '')
  return { tag: typed(tag), uhrzeit: typed(uhrzeit) }
}

const darfLoeschen = (deps: PageDeps, gelesen: Gelesen): boolean => darf(deps, gelesen, 'TEXTE_LOESCHEN')

/** @throws RatslaufError NOT_FOUND, or FORBIDDEN for those who see the paper but do not work in the administration */
async function lesen(deps: PageDeps, req: Request, res: Response): Promise<Gelesen> {
  const gelesen = await readVorlage(deps, res, req.params['id'])
  if (inVerwaltung(gelesen.akteur)) return gelesen
  throw new RatslaufError(
    'FORBIDDEN',
    'Das Protokoll ist den bearbeitenden Stellen vorbehalten. Was geschehen ist, steht auf der Seite der Vorlage unter „Verlauf“.',
  )
}

async function show(deps: PageDeps, req: Request, res: Response, gelesen: Gelesen, zustand: Zustand): Promise<void> {
  const { status, frage = UNGEFRAGT, eingabe = { texte: [], grund: '' }, fehler = [], konflikt = null } = zustand
  const felder = jeFeld(fehler)
  const seite = `/vorlagen/${gelesen.head.ref.id}`
  const view: ProtokollView = {
    vorzeile: vorzeile(gelesen),
    titel: gelesen.inhalt.betreff,
    action: `${seite}/protokoll`,
    zurueck: seite,
    fehler,
    konflikt,
    tag: frage.tag,
    tagError: felder['tag'] ?? '',
    uhrzeit: frage.uhrzeit,
    uhrzeitError: felder['uhrzeit'] ?? '',
    frueher: zustand.frueher ?? null,
    mitzeichnungSpalten: [{ text: 'Stelle' }, { text: 'Antwort' }, { text: 'Hinweis' }],
    loeschen: darfLoeschen(deps, gelesen)
      ? await loeschform(deps, gelesen, await protokolltexte(deps, gelesen), { ...eingabe, fehler: felder })
      : null,
  }
  await deps.web.page(req, res, {
    template: 'pages/vorlage-protokoll',
    title: `Protokoll: ${kennung(gelesen)}`,
    status,
    bereich: 'vorlagen',
    breadcrumb: [{ text: 'Vorlagen', href: '/vorlagen' }, { text: kennung(gelesen), href: seite }, { text: 'Protokoll' }],
    view,
  })
}

export function protokollRoutes(deps: PageDeps): Router {
  const router = Router()

  router.get('/vorlagen/:id/protokoll', async (req, res) => {
    const gelesen = await lesen(deps, req, res)
    const frage = frageOf(req.query)
    if (frage === null) return show(deps, req, res, gelesen, { status: 200 })
    const gefragt = zeitpunkt(frage, deps.clock.now())
    if ('fehler' in gefragt) return show(deps, req, res, gelesen, { status: 422, frage, fehler: gefragt.fehler })
    const { tag, uhrzeit } = gefragt.zeitpunkt
    const antwort = await frueher(deps, gelesen, gefragt.zeitpunkt)
    return show(deps, req, res, gelesen, { status: 200, frage: { tag, uhrzeit: uhrzeit ?? '' }, frueher: antwort })
  })

  router.post('/vorlagen/:id/protokoll/loeschen', async (req, res) => {
    const gelesen = await lesen(deps, req, res)
    if (!darfLoeschen(deps, gelesen))
      throw new RatslaufError('FORBIDDEN', 'Texte löschen darf nur die Administration. Bitte wenden Sie sich an sie.')
    const command = commandFields(req)
    const form = readForm(req, loeschSchema)
    const eingabe = { texte: postedForm(req).all('texte'), grund: form.typed['grund'] ?? '' }
    if (!form.ok) return show(deps, req, res, gelesen, { status: 422, eingabe, fehler: form.fehler })
    const { texte, grund } = form.data
    const bekannt = new Set((await protokolltexte(deps, gelesen)).map(({ id }) => id))
    if (!texte.every((id) => bekannt.has(id))) {
      const fehler = [{ feld: 'texte', satz: 'Bitte kreuzen Sie nur Texte an, die in dieser Liste stehen.' }]
      return show(deps, req, res, gelesen, { status: 422, eingabe, fehler })
    }
    const outcome = await submit(deps, gelesen.akteur, gelesen.head.ref, { type: 'TEXTE_LOESCHEN', texte, grund }, command)
    if (outcome.art === 'angenommen') {
      const text = texte.length === 1 ? '1 Text ist gelöscht.' : `${String(texte.length)} Texte sind gelöscht.`
      return deps.web.redirect(req, res, `/vorlagen/${gelesen.head.ref.id}/protokoll`, { art: 'success', text })
    }
    const frisch = await lesen(deps, req, res)
    if (outcome.art === 'abgelehnt') {
      return show(deps, req, res, frisch, { status: outcome.status, eingabe, fehler: fehlerOf(outcome, ['texte', 'grund']) })
    }
    const { eintraege, technische } = await verlauf(deps, frisch, shownRev(command.commandId))
    const konflikt = {
      satz: outcome.satz,
      inzwischen: [...eintraege, ...technische],
      eingaben: [{ name: 'Grund der Löschung', hier: grund }],
      weiter: 'Bitte prüfen Sie den neuen Stand. Ihre Auswahl und der Grund stehen noch im Formular.',
    }
    return show(deps, req, res, frisch, { status: 409, eingabe, konflikt })
  })

  return router
}
