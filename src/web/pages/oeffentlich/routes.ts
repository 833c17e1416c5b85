/** Public pages without login. Everything comes from the public row of a paper: what is not public never entered it. */
import { Router, type Request, type Response } from 'express'
import { profile, type Profil } from '../../../../workflows/profile/index.ts'
import { parseNummer } from '../../../../workflows/profile/nummer.ts'
import { localDate } from '../../../../workflows/recht/kalender.ts'
import { adresseOf, type OeffentlicheVorlage } from '../../../engine/projections/oeffentlich.ts'
import type { PageDeps } from '../../deps.ts'
import { WebError } from '../../errors/web-error.ts'
import { listeView } from './liste-view.ts'
import { sendFile } from './send-file.ts'
import { vorlageView } from './vorlage-view.ts'

/** Rows a list or search looks at. */
const ROWS = 500
const ADRESSE = /^[\p{L}\p{N} ._:-]{1,80}$/u

function profilNamed(id: string): Profil {
  const known = Object.hasOwn(profile, id) ? profile[id] : undefined
  if (known === undefined)
    throw new WebError('NO_SUCH_PAGE', 'Unter dieser Adresse veröffentlicht hier niemand Vorlagen. Bitte prüfen Sie die Adresse.')
  return known
}

/** A page may be taken back at any moment: caches ask each time. Pages for somebody who is logged in keep their `no-store`. */
function revalidate(res: Response): void {
  if (res.getHeader('Cache-Control') === undefined) res.set('Cache-Control', 'no-cache')
}

export function oeffentlichRoutes(deps: PageDeps): Router {
  const router = Router()

  const rowOf = (profilId: string, adresse: string): Promise<OeffentlicheVorlage | null> =>
    ADRESSE.test(adresse) ? deps.readers.oeffentlicheVorlage(profilId, adresse) : Promise.resolve(null)

  async function fehlt(req: Request, res: Response, profilId: string, satz: string): Promise<void> {
    await deps.web.page(req, res, {
      template: 'pages/error',
      status: 404,
      title: 'Nicht veröffentlicht',
      noindex: true,
      view: {
        titel: 'Nicht veröffentlicht',
        satz,
        gruende: [],
        hinweis: '',
        weiter: `/oeffentlich/${profilId}`,
        weiterText: 'Veröffentlichte Vorlagen suchen',
        kennung: '',
      },
    })
  }
  const VORLAGE_FEHLT =
    'Unter dieser Adresse ist keine Vorlage veröffentlicht. Vielleicht wurde die Veröffentlichung zurückgenommen, oder die Adresse ist unvollständig.'
  const DATEI_FEHLT = 'Diese Datei ist nicht oder nicht mehr veröffentlicht.'

  router.get('/oeffentlich/:profil', async (req, res) => {
    const profil = profilNamed(req.params.profil)
    const { q } = req.query
    const suche = (typeof q === 'string' ? q : '').slice(0, 200).trim()
    // A number is an exact key, however old the paper is.
    const [rows, ...gezielt] = await Promise.all([
      deps.readers.oeffentlicheVorlagen(profil.id, ROWS),
      ...parseNummer(profil, suche).map((nummer) => deps.readers.oeffentlicheVorlage(profil.id, adresseOf(nummer))),
    ])
    const alle = new Map([...gezielt.filter((row) => row !== null), ...rows].map((row) => [row.id, row]))
    revalidate(res)
    await deps.web.page(req, res, {
      template: 'pages/oeffentlich-liste',
      title: suche === '' ? `Vorlagen und Beschlüsse, ${profil.koerperschaft}` : `Suche: ${suche}`,
      view: listeView(profil, [...alle.values()], suche, localDate(deps.clock.now())),
      noindex: suche !== '',
    })
  })

  router.get('/oeffentlich/:profil/:adresse', async (req, res) => {
    const profil = profilNamed(req.params.profil)
    const row = await rowOf(profil.id, req.params.adresse)
    revalidate(res)
    if (row === null) {
      await fehlt(req, res, profil.id, VORLAGE_FEHLT)
      return
    }
    const aenderungen = await Promise.all(row.aenderungen.map((nummer) => rowOf(profil.id, adresseOf(nummer))))
    await deps.web.page(req, res, {
      template: 'pages/oeffentlich-vorlage',
      title: `${row.nummer}: ${row.betreff}`,
      view: vorlageView(
        profil,
        row,
        aenderungen.filter((aenderung) => aenderung !== null),
        localDate(deps.clock.now()),
      ),
      breadcrumb: [{ text: 'Vorlagen und Beschlüsse', href: `/oeffentlich/${profil.id}` }, { text: row.nummer }],
    })
  })

  router.get('/oeffentlich/:profil/:adresse/anlagen/:id', async (req, res) => {
    const profil = profilNamed(req.params.profil)
    const row = await rowOf(profil.id, req.params.adresse)
    const anlage = row?.anlagen.find(({ id }) => id === req.params.id)
    const datei = anlage === undefined ? null : await deps.dateien.get(anlage.hash)
    revalidate(res)
    if (anlage === undefined || datei === null) await fehlt(req, res, profil.id, DATEI_FEHLT)
    else sendFile(res, { name: anlage.name, typ: anlage.typ, bytes: datei.bytes })
  })

  router.get('/oeffentlich/:profil/:adresse/dokumente/:id', async (req, res) => {
    const profil = profilNamed(req.params.profil)
    const row = await rowOf(profil.id, req.params.adresse)
    const listed = row?.dokumente.find(({ id }) => id === req.params.id)
    const dokument = listed === undefined ? null : await deps.dokumente.get(listed.id)
    // The record says itself whether it is public: two gates for one file.
    const datei = dokument?.oeffentlich === true ? await deps.dateien.get(dokument.hash) : null
    revalidate(res)
    if (dokument === null || datei === null) await fehlt(req, res, profil.id, DATEI_FEHLT)
    else sendFile(res, { name: dokument.dateiname, typ: datei.typ, bytes: datei.bytes })
  })

  return router
}
