/** Meine Aufgaben: the first page after login. */
import { Router } from 'express'
import type { Akteur } from '../../../../workflows/akteur.ts'
import type { Profil } from '../../../../workflows/profile/index.ts'
import { addDays, localDate } from '../../../../workflows/recht/kalender.ts'
import type { Head } from '../../../engine/ports.ts'
import { hatVertretbaresAmt } from '../../../identity/vertretung.ts'
import { currentActor, profilOf, type PageDeps } from '../../deps.ts'
import { currentAccount } from '../../security/account.ts'
import { aufgabenView } from './aufgaben-view.ts'
import { isOffen, sitzungenView, type Sitzungsstand } from './sitzungen-view.ts'
import { tasksOf } from './tasks.ts'
import { LEITET } from '../vorlagen/moeglichkeiten.ts'
import { wartend, wartetView } from './wartet-view.ts'

const VORSCHAU_TAGE = 42
const MAX_SITZUNGEN = 12

/** The clerk sees all sessions, a chair those of the own bodies. */
async function sitzungen(deps: PageDeps, profil: Profil, akteur: Akteur, heute: string): Promise<Sitzungsstand[]> {
  const isDienst = akteur.aemter.some(({ amt }) => amt === 'sitzungsdienst')
  const eigene = new Set(akteur.sitze.filter(({ funktion }) => LEITET.has(funktion)).map(({ gremium }) => gremium))
  if (!isDienst && eigene.size === 0) return []
  const [offen, kommend] = await Promise.all([
    deps.readers.offeneSitzungen(profil.id),
    deps.readers.sitzungen({ profil: profil.id, ab: heute, bis: `${addDays(heute, VORSCHAU_TAGE)}T23:59`, limit: 60 }),
  ])
  const heads = new Map<string, Head>([...offen, ...kommend].map((head) => [head.ref.id, head]))
  return [...heads.values()]
    .filter(({ fields }) => isDienst || eigene.has(String(fields['gremium'])))
    .filter(isOffen)
    .slice(0, MAX_SITZUNGEN)
    .map((head) => ({ id: head.ref.id, parts: deps.engine.partsOf(head) }))
}

export function aufgabenRoutes(deps: PageDeps): Router {
  const router = Router()
  router.get('/', async (req, res) => {
    const account = currentAccount(res)
    const profil = profilOf(account)
    const akteur = await currentActor(deps, account)
    const heute = localDate(deps.clock.now())
    const tasks = await tasksOf(deps, akteur)
    const [kommende, warten] = await Promise.all([sitzungen(deps, profil, akteur, heute), wartend(deps, profil, akteur)])
    const freigaben = tasks.filter(({ aufgabe }) => aufgabe.ereignis === 'FREIGEBEN_HVB').length
    await deps.web.page(req, res, {
      template: 'pages/aufgaben',
      title: 'Meine Aufgaben',
      bereich: 'aufgaben',
      tasks: tasks.length,
      view: {
        sitzungen: kommende.length === 0 ? null : sitzungenView(profil, heute, kommende),
        gruppen: aufgabenView(profil, heute, tasks),
        freigaben: freigaben > 1 ? `${String(freigaben)} Vorlagen warten auf Ihre Freigabe.` : '',
        mitVertretung: hatVertretbaresAmt(account),
        warten: warten.length === 0 ? null : wartetView(profil, heute, warten),
      },
    })
  })
  return router
}
