/** Steps of one paper: a page for each with a form, one POST for all. */
import { Router, type Request, type Response } from 'express'
import { stationById } from '../../../../workflows/vorlage/stand.ts'
import { wort } from '../../../../workflows/woerter.ts'
import { RatslaufError } from '../../../engine/errors.ts'
import type { PageDeps } from '../../deps.ts'
import { commandFields, jeFeld, postedForm, type FieldError } from '../../security/form.ts'
import { fehlerOf } from '../../submit.ts'
import { angaben, eingaben, fehlende, getippt, inWorten, type Werte } from './felder.ts'
import { gruppiert, wasFolgte, type Folge } from './folgen.ts'
import { gelesen as readVorlage, ohneText, vorlageFehlt, type Gelesen, type OhneText } from './gelesen.ts'
import { alsNaechstes, lage } from './lage.ts'
import { darf, hilfe } from './moeglichkeiten.ts'
import { schrittFelder, schrittForm } from './schritt-form.ts'
import type { Schritt } from './schritt.ts'
import { ereignisZu, schrittAusPfad } from './schritte.ts'
import { verlauf } from './verlauf.ts'
import { kennung, vorzeile } from './vorlage-view.ts'
import { absenden, probe } from './vorschau.ts'

interface Auswahl<Was extends OhneText = Gelesen> {
  gelesen: Was
  schritt: Schritt
  zu: string | null
}

/** The step and what it is about, from the path. @throws RatslaufError NOT_FOUND */
async function auswahl<Was extends OhneText>(
  read: (deps: PageDeps, res: Response, id: unknown) => Promise<Was>,
  deps: PageDeps,
  req: Request,
  res: Response,
): Promise<Auswahl<Was>> {
  const schritt = schrittAusPfad(req.params['ereignis'])
  if (schritt === undefined) throw vorlageFehlt()
  const gelesen = await read(deps, res, req.params['id'])
  const { stand } = gelesen
  const zu = typeof req.query['zu'] === 'string' ? req.query['zu'] : null
  const bekannt = {
    station: () => stationById(stand, zu) !== undefined,
    stelle: () => stand.mitzeichnungen.some(({ context }) => context.stelle === zu),
    punkt: () => stand.beschlusspunkte.some(({ context }) => String(context.nr) === zu),
  }
  if (schritt.gegenstand !== null && !bekannt[schritt.gegenstand]()) throw vorlageFehlt()
  return { gelesen, schritt, zu: schritt.gegenstand === null ? null : zu }
}

interface Zustand {
  status: number
  werte?: Werte
  fehler?: readonly FieldError[]
  konflikt?: object
  /** What the step would cause. */
  folgen?: readonly Folge[]
}

async function show(
  deps: PageDeps,
  req: Request,
  res: Response,
  { gelesen, schritt, zu }: Auswahl,
  { status, werte, fehler = [], konflikt, folgen }: Zustand,
): Promise<void> {
  const gruende = await deps.engine.inquire(gelesen, ereignisZu(schritt, zu), gelesen.akteur, { nurStand: true })
  if (gruende === null) {
    throw new RatslaufError(
      'FORBIDDEN',
      'Dazu sind Sie mit Ihrer Funktion nicht berechtigt. Zuständig ist, wer auf der Seite der Vorlage unter „Nächster Schritt“ genannt ist.',
    )
  }
  // A step without fields is complete: what it causes can be said at once.
  const sofort = status === 200 && gruende.length === 0 && (await schrittFelder(deps, gelesen, schritt, zu)).length === 0
  const gezeigt = folgen ?? (sofort ? await probe(deps, gelesen, ereignisZu(schritt, zu)) : [])
  const felder = jeFeld(fehler)
  const form = await schrittForm(deps, gelesen, schritt, zu, {
    commandId: deps.web.commandId(gelesen.head.rev),
    ...(werte && { werte }),
    fehler: felder,
  })
  const darfAendern = darf(deps, gelesen, 'AENDERN')
  await deps.web.page(req, res, {
    template: 'pages/vorlage-schritt',
    title: `${wort(gelesen.profil, 'schritt', schritt.ereignis)}: ${kennung(gelesen)}`,
    status,
    bereich: 'vorlagen',
    breadcrumb: [
      { text: 'Vorlagen', href: '/vorlagen' },
      { text: kennung(gelesen), href: `/vorlagen/${gelesen.head.ref.id}` },
      { text: wort(gelesen.profil, 'schritt', schritt.ereignis) },
    ],
    view: {
      vorzeile: vorzeile(gelesen),
      titel: gelesen.inhalt.betreff,
      form,
      fehler,
      fehlerTitel: 'Das ging noch nicht',
      gruende: gruende.map((grund) => hilfe(gelesen, grund, darfAendern)),
      offen: gruende.length === 0,
      gruppen: gruppiert(gezeigt),
      konflikt: konflikt ?? null,
    },
  })
}

/** Revision that the page showed: its command ids begin with it. */
export const shownRev = (commandId: string): number => Number(/^(\d{1,9})\./.exec(commandId)?.[1] ?? 0)

export function schrittRoutes(deps: PageDeps): Router {
  const router = Router()

  router.get('/vorlagen/:id/schritt/:ereignis', async (req, res) => {
    await show(deps, req, res, await auswahl(readVorlage, deps, req, res), { status: 200 })
  })

  router.post('/vorlagen/:id/schritt/:ereignis', async (req, res) => {
    const gewaehlt = await auswahl(ohneText, deps, req, res)
    const { gelesen, schritt, zu } = gewaehlt
    const form = postedForm(req)
    const command = commandFields(req)
    const felder = await schrittFelder(deps, gelesen, schritt, zu)
    const werte = getippt(felder, form)
    const fehlt = fehlende(felder, werte)
    if (Object.keys(fehlt).length > 0) {
      const fehler = Object.entries(fehlt).map(([feld, satz]) => ({ feld, satz }))
      return show(
        deps,
        req,
        res,
        { ...gewaehlt, gelesen: await readVorlage(deps, res, gelesen.head.ref.id) },
        { status: 422, werte, fehler },
      )
    }
    const typed = angaben(felder, werte)
    const event = { ...ereignisZu(schritt, zu), ...(schritt.payload?.(typed, gelesen) ?? typed) }
    const { ref } = gelesen.head
    const outcome = await absenden(deps, gelesen, event, command, form.one('aktion') === 'vorschau')
    if (outcome.art === 'angenommen') {
      const parts = (await deps.engine.read(ref))?.parts ?? gelesen.parts
      const text = `${wort(gelesen.profil, 'verlauf', schritt.ereignis)}. ${alsNaechstes(lage(gelesen.profil, parts))}`
      const mehr = wasFolgte(ref.id, outcome.answer)
      return deps.web.redirect(req, res, schritt.danach?.(gelesen, zu) ?? `/vorlagen/${ref.id}`, { art: 'success', text, mehr })
    }
    const frisch = { ...gewaehlt, gelesen: await readVorlage(deps, res, ref.id) }
    if (outcome.art === 'probe') return show(deps, req, res, frisch, { status: 200, werte, folgen: outcome.folgen })
    if (outcome.art === 'abgelehnt') {
      const fehler = fehlerOf(
        outcome,
        felder.flatMap((feld) => [feld.name, ...eingaben(feld).map(({ name }) => name)]),
      )
      return show(deps, req, res, frisch, { status: outcome.status, werte, fehler })
    }
    const { eintraege, technische } = await verlauf(deps, frisch.gelesen, shownRev(command.commandId))
    const konflikt = {
      satz: outcome.satz,
      inzwischen: [...eintraege, ...technische],
      eingaben: inWorten(felder, werte),
      weiter: 'Bitte prüfen Sie den neuen Stand. Ihre Eingabe steht noch im Formular, soweit der Schritt weiter möglich ist.',
    }
    return show(deps, req, res, frisch, { status: 409, werte, konflikt })
  })

  return router
}
