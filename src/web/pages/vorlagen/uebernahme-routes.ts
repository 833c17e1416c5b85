/** A paper that runs in an old system is taken over with one form; its Beratungsfolge with another, where it was not known yet. */
import { Router, type Request, type Response } from 'express'
import type { Art } from '../../../../workflows/begriffe.ts'
import type { ArtRegel } from '../../../../workflows/profile/profil.ts'
import { stelleName, wort } from '../../../../workflows/woerter.ts'
import { RatslaufError } from '../../../engine/errors.ts'
import { currentActor, profilOf, type PageDeps } from '../../deps.ts'
import { currentAccount } from '../../security/account.ts'
import type { Form } from '../../security/form-data.ts'
import { commandFields, postedForm, type FieldError } from '../../security/form.ts'
import { submit } from '../../submit.ts'
import { gewaehlt, showArtwahl, type Gewaehlt, type Wahllage } from './artwahl.ts'
import { feldNamen, mindestens } from './entwurf-angaben.ts'
import { darfUebernehmen } from './entwurf-rechte.ts'
import { gelesen as readVorlage, type Gelesen } from './gelesen.ts'
import { darf } from './moeglichkeiten.ts'
import { mitStation, neueUebernahme, readUebernahme, stationsangaben, uebernahmeangaben, type Uebernahme } from './uebernahme-eingaben.ts'
import { uebernahmeView, uebernommeneStationen } from './uebernahme-view.ts'
import { checkUpload } from './upload.ts'
import { kennung } from './vorlage-view.ts'

const PFAD = '/vorlagen/uebernehmen'
const NICHT_UEBERNEHMBAR: ReadonlySet<Art> = new Set<Art>(['aenderungsantrag', 'eilentscheidung'])

interface Zustand {
  status: number
  uebernahme: Uebernahme
  fehler?: readonly FieldError[]
}

/** Files of both fields as attachments; what cannot be taken says so at its field. */
async function anlagen(deps: PageDeps, form: Form): Promise<{ anlagen: object[]; fehler: FieldError[] }> {
  const gefunden: { anlage: string; hash: string; name: string; typ: string; bytes: number; oeffentlich: boolean }[] = []
  const fehler: FieldError[] = []
  for (const feld of ['oeffentlicheAnlagen', 'nichtoeffentlicheAnlagen']) {
    for (const datei of form.files(feld)) {
      const geprueft = await checkUpload(datei)
      if (!geprueft.ok) fehler.push({ feld, satz: geprueft.satz })
      else
        gefunden.push({
          anlage: `a${String(gefunden.length + 1)}`,
          hash: await deps.dateien.put(datei.bytes, geprueft.typ),
          name: geprueft.name,
          typ: geprueft.typ,
          bytes: datei.bytes.length,
          oeffentlich: feld === 'oeffentlicheAnlagen',
        })
    }
  }
  return { anlagen: gefunden, fehler }
}

export function uebernahmeRoutes(deps: PageDeps): Router {
  const router = Router()
  const { web } = deps

  async function clerk(res: Response): Promise<Wahllage> {
    const account = currentAccount(res)
    const profil = profilOf(account)
    const akteur = await currentActor(deps, account)
    if (!darfUebernehmen(akteur)) throw new RatslaufError('FORBIDDEN', `Laufende Vorlagen übernimmt ${wort(profil, 'begriff', 'dienst')}.`)
    return { profil, akteur, ohne: NICHT_UEBERNEHMBAR }
  }

  const show = (
    req: Request,
    res: Response,
    { profil, art, regel, federfuehrung }: Gewaehlt,
    id: string,
    zustand: Zustand,
  ): Promise<void> =>
    web.page(req, res, {
      template: 'pages/vorlage-uebernehmen',
      title: `${regel.name}: laufende Vorlage übernehmen`,
      status: zustand.status,
      bereich: 'vorlagen',
      breadcrumb: [{ text: 'Vorlagen', href: '/vorlagen' }, { text: 'Laufende Vorlage übernehmen', href: PFAD }, { text: regel.name }],
      view: {
        ...uebernahmeView(profil, regel, zustand.uebernahme, zustand.fehler ?? []),
        titel: 'Laufende Vorlage übernehmen',
        vorzeile: `${regel.name} · Federführung: ${stelleName(profil, federfuehrung)}`,
        action: PFAD,
        versteckt: [
          { name: 'art', wert: art },
          { name: 'federfuehrung', wert: federfuehrung },
          { name: 'vorlage', wert: id },
        ],
        commandId: web.commandId(0),
      },
    })

  router.get(PFAD, async (req, res) => {
    const lage = await clerk(res)
    const wahl = gewaehlt(lage, { art: req.query['art'], federfuehrung: req.query['federfuehrung'] })
    if (wahl !== null) return show(req, res, wahl, deps.random.hex(5), { status: 200, uebernahme: neueUebernahme(wahl.regel) })
    return showArtwahl(deps, req, res, lage, { titel: 'Laufende Vorlage übernehmen', pfad: PFAD, vonAussen: 'kam von außen' })
  })

  router.post(PFAD, async (req, res) => {
    const form = postedForm(req)
    const command = commandFields(req)
    const wahl = gewaehlt(await clerk(res), { art: form.one('art'), federfuehrung: form.one('federfuehrung') })
    const id = form.one('vorlage') ?? ''
    if (wahl === null || !/^[0-9a-f]{10}$/.test(id))
      throw new RatslaufError(
        'INVALID_INPUT',
        'Vorlagenart oder Stelle passen nicht. Bitte beginnen Sie unter „Laufende Vorlage übernehmen“ noch einmal.',
      )
    const uebernahme = readUebernahme(form, wahl.profil, wahl.regel)
    const again = (zustand: Omit<Zustand, 'uebernahme'>): Promise<void> => show(req, res, wahl, id, { uebernahme, ...zustand })
    const geaendert = mitStation(uebernahme, form.one('aktion') ?? '')
    if (geaendert !== null) return show(req, res, wahl, id, { status: 200, uebernahme: geaendert })
    const geprueft = uebernahmeangaben(uebernahme)
    if (geprueft.fehler.length > 0) return again({ status: 422, fehler: geprueft.fehler })
    const dateien = await anlagen(deps, form)
    if (dateien.fehler.length > 0) return again({ status: 422, fehler: dateien.fehler })
    const event = {
      type: 'BESTAND_UEBERNEHMEN',
      profil: wahl.profil.id,
      art: wahl.art,
      federfuehrung: wahl.federfuehrung,
      ...geprueft.angaben,
      anlagen: dateien.anlagen,
    }
    const outcome = await submit(deps, wahl.akteur, { art: 'vorlage', id }, event, { commandId: command.commandId })
    if (outcome.art === 'veraltet') return again({ status: 409, fehler: [{ feld: '', satz: outcome.satz }] })
    if (outcome.art === 'abgelehnt') return again({ status: outcome.status, fehler: mindestens(feldNamen(outcome.felder), outcome.satz) })
    const uebernommen = await readVorlage(deps, res, id)
    return web.redirect(req, res, `/vorlagen/${id}`, { art: 'success', text: `${kennung(uebernommen)} ist übernommen.` })
  })

  async function unbekannte(req: Request, res: Response): Promise<{ gelesen: Gelesen; regel: ArtRegel }> {
    const gelesen = await readVorlage(deps, res, req.params['id'])
    const regel = gelesen.profil.arten[gelesen.stand.context.art]
    if (regel === undefined || !darf(deps, gelesen, 'BERATUNGSFOLGE_ERFASSEN'))
      throw new RatslaufError('FORBIDDEN', `Die Beratungsfolge erfasst ${wort(gelesen.profil, 'begriff', 'dienst')}.`)
    return { gelesen, regel }
  }

  async function showFolge(req: Request, res: Response, gelesen: Gelesen, zustand: Zustand): Promise<void> {
    const { profil, head, inhalt } = gelesen
    const { id } = head.ref
    const fehler = zustand.fehler ?? []
    await web.page(req, res, {
      template: 'pages/vorlage-beratungsfolge',
      title: `Beratungsfolge: ${kennung(gelesen)}`,
      status: zustand.status,
      bereich: 'vorlagen',
      breadcrumb: [
        { text: 'Vorlagen', href: '/vorlagen' },
        { text: kennung(gelesen), href: `/vorlagen/${id}` },
        { text: 'Beratungsfolge' },
      ],
      view: {
        titel: inhalt.betreff,
        vorzeile: kennung(gelesen),
        action: `/vorlagen/${id}/beratungsfolge`,
        zurueck: `/vorlagen/${id}`,
        commandId: web.commandId(head.rev),
        bezug: await deps.engine.bezug(gelesen, { type: 'BERATUNGSFOLGE_ERFASSEN' }),
        fehler,
        folgeError: fehler.find(({ feld }) => feld === 'beratungsfolge')?.satz ?? '',
        folge: uebernommeneStationen(profil, zustand.uebernahme, fehler),
      },
    })
  }

  router.get('/vorlagen/:id/beratungsfolge', async (req, res) => {
    const { gelesen, regel } = await unbekannte(req, res)
    await showFolge(req, res, gelesen, { status: 200, uebernahme: neueUebernahme(regel) })
  })

  router.post('/vorlagen/:id/beratungsfolge', async (req, res) => {
    const { gelesen, regel } = await unbekannte(req, res)
    const form = postedForm(req)
    const uebernahme = readUebernahme(form, gelesen.profil, regel)
    const geaendert = mitStation(uebernahme, form.one('aktion') ?? '')
    if (geaendert !== null) return showFolge(req, res, gelesen, { status: 200, uebernahme: geaendert })
    const { fehler, angaben } = stationsangaben(uebernahme)
    const derFolge = fehler.filter(({ feld }) => feld === 'beratungsfolge' || feld.startsWith('folge-'))
    if (derFolge.length > 0) return showFolge(req, res, gelesen, { status: 422, uebernahme, fehler: derFolge })
    const event = { type: 'BERATUNGSFOLGE_ERFASSEN', beratungsfolge: angaben['beratungsfolge'] }
    const outcome = await submit(deps, gelesen.akteur, gelesen.head.ref, event, commandFields(req))
    if (outcome.art === 'angenommen')
      return web.redirect(req, res, `/vorlagen/${gelesen.head.ref.id}`, { art: 'success', text: 'Die Beratungsfolge ist erfasst.' })
    const frisch = await readVorlage(deps, res, gelesen.head.ref.id)
    const satz = outcome.art === 'abgelehnt' ? mindestens(feldNamen(outcome.felder), outcome.satz) : [{ feld: '', satz: outcome.satz }]
    return showFolge(req, res, frisch, { status: outcome.art === 'abgelehnt' ? outcome.status : 409, uebernahme, fehler: satz })
  })

  return router
}
