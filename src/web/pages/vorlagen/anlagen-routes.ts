/** Attachments: add (checked by content), remove, download. */
import { Router, type Request, type Response } from 'express'
import { isEditierbar } from '../../../../workflows/vorlage/stand.ts'
import { wort } from '../../../../workflows/woerter.ts'
import { RatslaufError } from '../../../engine/errors.ts'
import type { PageDeps } from '../../deps.ts'
import { commandFields, postedForm, type FieldError } from '../../security/form.ts'
import { submit } from '../../submit.ts'
import { sendFile } from '../oeffentlich/send-file.ts'
import { anlagenereignis, anlagenView } from './anlagen-view.ts'
import { gelesen as readVorlage, type Gelesen } from './gelesen.ts'
import { checkUpload } from './upload.ts'
import { verlauf } from './verlauf.ts'
import { shownRev } from './schritt-routes.ts'
import { kennung, vorzeile } from './vorlage-view.ts'

const anlageFehlt = (): RatslaufError =>
  new RatslaufError('NOT_FOUND', 'Diese Anlage gibt es hier nicht oder nicht mehr. Bitte öffnen Sie die Vorlage neu.')

const nichtBerechtigt = ({ profil, stand }: Gelesen): string => {
  const dienst = wort(profil, 'begriff', 'dienst')
  return isEditierbar(stand)
    ? `Anlagen fügt die federführende Stelle oder ${dienst} hinzu.`
    : `Nach der Freigabe reicht Anlagen nur noch ${dienst} nach.`
}

interface Zustand {
  status: number
  oeffentlich: string
  fehler: readonly FieldError[]
  konflikt?: object
}

export function anlagenRoutes(deps: PageDeps): Router {
  const router = Router()
  const { web } = deps

  async function show(req: Request, res: Response, gelesen: Gelesen, { status, oeffentlich, fehler, konflikt }: Zustand): Promise<void> {
    const { id } = gelesen.head.ref
    await web.page(req, res, {
      template: 'pages/vorlage-anlagen',
      title: `Anlagen: ${kennung(gelesen)}`,
      status,
      bereich: 'vorlagen',
      breadcrumb: [{ text: 'Vorlagen', href: '/vorlagen' }, { text: kennung(gelesen), href: `/vorlagen/${id}` }, { text: 'Anlagen' }],
      view: {
        vorzeile: vorzeile(gelesen),
        titel: gelesen.inhalt.betreff,
        fehler,
        konflikt: konflikt ?? null,
        anlagen: await anlagenView(deps, gelesen, { oeffentlich, fehler }),
        zurueck: `/vorlagen/${id}`,
      },
    })
  }

  const stale = async (gelesen: Gelesen, commandId: string, satz: string): Promise<object> => {
    const { eintraege, technische } = await verlauf(deps, gelesen, shownRev(commandId))
    return {
      satz,
      inzwischen: [...eintraege, ...technische],
      weiter: 'Bitte wählen Sie die Datei noch einmal aus, wenn sie weiter dazugehört.',
    }
  }

  router.get('/vorlagen/:id/anlagen', async (req, res) => {
    const gelesen = await readVorlage(deps, res, req.params['id'])
    if ((await deps.engine.inquire(gelesen, { type: anlagenereignis(gelesen.stand) }, gelesen.akteur, { nurStand: true })) === null)
      throw new RatslaufError('FORBIDDEN', nichtBerechtigt(gelesen))
    return show(req, res, gelesen, { status: 200, oeffentlich: '', fehler: [] })
  })

  router.post('/vorlagen/:id/anlagen', async (req, res) => {
    const gelesen = await readVorlage(deps, res, req.params['id'])
    const form = postedForm(req)
    const command = commandFields(req)
    const [datei] = form.files('datei')
    const oeffentlich = form.one('anlageOeffentlich') ?? ''
    const fehler: FieldError[] = []
    if (oeffentlich !== 'ja' && oeffentlich !== 'nein')
      fehler.push({ feld: 'anlageOeffentlich', satz: 'Bitte wählen Sie, ob die Anlage öffentlich ist.' })
    const geprueft = datei === undefined ? null : await checkUpload(datei)
    if (geprueft === null) fehler.push({ feld: 'datei', satz: 'Bitte wählen Sie eine Datei aus.' })
    else if (!geprueft.ok) fehler.push({ feld: 'datei', satz: geprueft.satz })
    if (fehler.length > 0 || datei === undefined || geprueft === null || !geprueft.ok) {
      return show(req, res, gelesen, { status: geprueft?.ok === false ? geprueft.status : 422, oeffentlich, fehler })
    }
    // Nothing is stored for somebody who may not add it, or to a paper that takes none.
    const type = anlagenereignis(gelesen.stand)
    const gruende = await deps.engine.inquire(gelesen, { type }, gelesen.akteur, { nurStand: true })
    if (gruende === null) throw new RatslaufError('FORBIDDEN', nichtBerechtigt(gelesen))
    if (gruende[0] !== undefined)
      return show(req, res, gelesen, { status: 422, oeffentlich, fehler: [{ feld: '', satz: gruende[0].satz }] })
    const hash = await deps.dateien.put(datei.bytes, geprueft.typ)
    const event = {
      type,
      // The same form sent twice is one attachment.
      anlage: `a${command.commandId.replaceAll(/\W/g, '').slice(0, 16)}`,
      hash,
      name: geprueft.name,
      typ: geprueft.typ,
      bytes: datei.bytes.length,
      oeffentlich: oeffentlich === 'ja',
    }
    const outcome = await submit(deps, gelesen.akteur, gelesen.head.ref, event, command)
    if (outcome.art === 'angenommen')
      return web.redirect(
        req,
        res,
        type === 'ANLAGE_NACHREICHEN' ? `/vorlagen/${gelesen.head.ref.id}#anlagen` : `/vorlagen/${gelesen.head.ref.id}/bearbeiten#anlagen`,
        {
          art: 'success',
          text:
            type === 'ANLAGE_NACHREICHEN'
              ? `„${geprueft.name}“ ist nachgereicht. Die Eingeladenen erhalten dazu eine E-Mail.`
              : `„${geprueft.name}“ ist beigefügt.`,
        },
      )
    const frisch = await readVorlage(deps, res, gelesen.head.ref.id)
    if (outcome.art === 'veraltet')
      return show(req, res, frisch, {
        status: 409,
        oeffentlich,
        fehler: [],
        konflikt: await stale(frisch, command.commandId, outcome.satz),
      })
    return show(req, res, frisch, { status: outcome.status, oeffentlich, fehler: [{ feld: 'datei', satz: outcome.satz }] })
  })

  router.post('/vorlagen/:id/anlagen/:anlage/entfernen', async (req, res) => {
    const gelesen = await readVorlage(deps, res, req.params['id'])
    const command = commandFields(req)
    const anlage = gelesen.stand.context.anlagen.find(({ id }) => id === req.params['anlage'])
    if (anlage === undefined) throw anlageFehlt()
    const outcome = await submit(deps, gelesen.akteur, gelesen.head.ref, { type: 'ANLAGE_ENTFERNEN', anlage: anlage.id }, command)
    if (outcome.art !== 'angenommen') {
      return show(req, res, await readVorlage(deps, res, gelesen.head.ref.id), {
        status: outcome.art === 'veraltet' ? 409 : outcome.status,
        oeffentlich: '',
        fehler: [{ feld: '', satz: outcome.satz }],
      })
    }
    return web.redirect(req, res, `/vorlagen/${gelesen.head.ref.id}/bearbeiten#anlagen`, {
      art: 'success',
      text: `„${anlage.name}“ ist entfernt.`,
    })
  })

  router.get('/vorlagen/:id/anlagen/:anlage', async (req, res) => {
    const { stand } = await readVorlage(deps, res, req.params['id'])
    const anlage = stand.context.anlagen.find(({ id }) => id === req.params['anlage'])
    const datei = anlage === undefined ? null : await deps.dateien.get(anlage.hash)
    if (anlage === undefined || datei === null) throw anlageFehlt()
    sendFile(res, { name: anlage.name, typ: anlage.typ, bytes: datei.bytes })
  })

  return router
}
