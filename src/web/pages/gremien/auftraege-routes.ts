/** The mandates of a body that are not done yet, as a list to print, and to mail to its members. */
import { Router, type Request, type Response } from 'express'
import { authorise } from '../../../../workflows/berechtigung.ts'
import { plainText } from '../../../../workflows/text/blocks.ts'
import { beschluss, bezeichnung, faelligAm } from '../../../../workflows/vorlage/stand.ts'
import { stelleName, wort } from '../../../../workflows/woerter.ts'
import { offeneAuftraege, type OffenerAuftrag } from '../../../engine/offene-auftraege.ts'
import { RatslaufError } from '../../../engine/errors.ts'
import type { PageDeps } from '../../deps.ts'
import { commandFields } from '../../security/form.ts'
import { submit } from '../../submit.ts'
import { dueWords, printDate } from '../vorlagen/dates.ts'
import { punkttext } from '../vorlagen/text.ts'
import { gelesen, isBeteiligt, type Gelesen } from './gelesen.ts'

const EREIGNIS = { type: 'AUFTRAEGE_BERICHTEN' } as const

const darfVersenden = ({ akteur, profil }: Gelesen): boolean => authorise('gremium', EREIGNIS.type, akteur, profil.id, new Set()) !== null

/** @throws RatslaufError FORBIDDEN for whoever belongs neither to the administration nor to the body */
function nurBeteiligte(gremium: Gelesen): void {
  if (!isBeteiligt(gremium))
    throw new RatslaufError('FORBIDDEN', 'Die Liste der offenen Aufträge ist für die Mitglieder des Gremiums und die Verwaltung da.')
}

/** With the words of the mandate: the list is read where the papers are not at hand. */
const zeile =
  ({ profil, heute }: Gelesen, texte: ReadonlyMap<string, unknown>) =>
  ({ vorlage: { id, stand, inhalt }, punkt }: OffenerAuftrag): object => {
    const tag = faelligAm(punkt)
    const ueberfaellig = tag !== null && tag < heute
    const am = beschluss(stand)?.context.sitzungAm ?? null
    return {
      haupt: {
        text: inhalt.betreff,
        href: `/vorlagen/${id}`,
        nummer: `${bezeichnung(stand.context)}, Punkt ${String(punkt.context.nr)}`,
        zusatz: plainText(punkttext(texte.get(punkt.context.wortlaut), punkt.context.nr, inhalt)),
      },
      zellen: [
        {
          spalte: 'Zuständig',
          text: stelleName(profil, stand.context.federfuehrung),
          zusatz: am === null ? '' : `beschlossen am ${printDate(am)}`,
        },
        { spalte: 'Stand', badge: { art: ueberfaellig ? 'danger' : 'info', text: wort(profil, 'punkt', punkt.zustand) } },
        { spalte: 'Termin', text: tag === null ? 'ohne Termin' : dueWords(heute, tag) },
      ],
    }
  }

async function show(deps: PageDeps, req: Request, res: Response, gremium: Gelesen, status = 200, fehler: string[] = []): Promise<void> {
  const { profil, vorlage, read, heute } = gremium
  const auftraege = await offeneAuftraege(deps, profil.id, vorlage.id)
  const texte = await deps.store.getInhalte([...new Set(auftraege.map(({ punkt }) => punkt.context.wortlaut))])
  const pfad = `/gremien/${vorlage.id}`
  await deps.web.page(req, res, {
    template: 'pages/gremium-auftraege',
    title: `Offene Aufträge: ${vorlage.name}`,
    status,
    bereich: 'gremien',
    breadcrumb: [{ text: 'Gremien', href: '/gremien' }, { text: vorlage.name, href: pfad }, { text: 'Offene Aufträge' }],
    view: {
      vorzeile: vorlage.name,
      stand: printDate(heute),
      fehler: fehler.map((satz) => ({ feld: '', satz })),
      spalten: [{ text: 'Beschluss' }, { text: 'Zuständig' }, { text: 'Stand' }, { text: 'Termin' }],
      zeilen: auftraege.map(zeile(gremium, texte)),
      versenden:
        read !== null && auftraege.length > 0 && darfVersenden(gremium)
          ? {
              action: `${pfad}/auftraege`,
              text: wort(profil, 'schritt', EREIGNIS.type),
              commandId: deps.web.commandId(read.head.rev),
              bezug: await deps.engine.bezug(read, EREIGNIS),
            }
          : null,
      zurueck: pfad,
    },
  })
}

export function auftraegeRoutes(deps: PageDeps): Router {
  const router = Router()

  router.get('/gremien/:gremium/auftraege', async (req, res) => {
    const gremium = await gelesen(deps, res, req.params['gremium'])
    nurBeteiligte(gremium)
    await show(deps, req, res, gremium)
  })

  router.post('/gremien/:gremium/auftraege', async (req, res) => {
    const gremium = await gelesen(deps, res, req.params['gremium'])
    nurBeteiligte(gremium)
    const outcome = await submit(deps, gremium.akteur, gremium.ref, EREIGNIS, commandFields(req))
    if (outcome.art === 'angenommen')
      return deps.web.redirect(req, res, `/gremien/${gremium.vorlage.id}/auftraege`, {
        art: 'success',
        text: 'Die Liste ist auf dem Weg zu allen, die heute einen Sitz im Gremium haben.',
      })
    const status = outcome.art === 'veraltet' ? 409 : outcome.status
    return show(deps, req, res, await gelesen(deps, res, req.params['gremium']), status, [outcome.satz])
  })

  return router
}
