/** Freigabeliste: several papers with a preview of their text, each to be ticked, released at once. */
import { Router, type Request, type Response } from 'express'
import type { Parts } from '../../../../workflows/aggregate.ts'
import type { Akteur } from '../../../../workflows/akteur.ts'
import type { Profil } from '../../../../workflows/profile/index.ts'
import { plainText } from '../../../../workflows/text/blocks.ts'
import type { Inhalt } from '../../../../workflows/vorlage/inhalt.ts'
import { vorlageStand, type VorlageStand } from '../../../../workflows/vorlage/stand.ts'
import { artName, stelleName, wort } from '../../../../workflows/woerter.ts'
import { RatslaufError } from '../../../engine/errors.ts'
import type { Head } from '../../../engine/ports.ts'
import { currentActor, profilOf, type PageDeps } from '../../deps.ts'
import { currentAccount } from '../../security/account.ts'
import { isCommandId, jeFeld, postedForm, type FieldError } from '../../security/form.ts'
import { submit } from '../../submit.ts'
import { isFreigabeImAuftrag } from './schritte.ts'
import { finanzielles, punkte } from './text.ts'

const MAX_LISTE = 50
const VORSCHAU = 700

interface Eintrag {
  head: Head
  parts: Parts
  stand: VorlageStand
  inhalt: Inhalt
}

interface Liste {
  profil: Profil
  akteur: Akteur
  eintraege: Eintrag[]
}

const isOeffentlich = ({ stand }: Eintrag): boolean => stand.context.kopf.oeffentlich

const kurz = (text: string): string => (text.length > VORSCHAU ? `${text.slice(0, VORSCHAU)} …` : text)

export function freigabenRoutes(deps: PageDeps): Router {
  const router = Router()
  const { web } = deps

  async function lesen(res: Response): Promise<Liste> {
    const account = currentAccount(res)
    const profil = profilOf(account)
    const akteur = await currentActor(deps, account)
    if (!akteur.aemter.some(({ amt }) => amt === 'hvb' || amt === 'sitzungsdienst')) {
      throw new RatslaufError(
        'FORBIDDEN',
        `Die Freigabeliste ist für ${profil.hvb.titel} und ${wort(profil, 'funktion', 'sitzungsdienst')}.`,
      )
    }
    const rows = (await deps.readers.arbeitsvorrat(profil.id, ['hvb'])).filter((row) =>
      row.aufgaben.some(({ ereignis }) => ereignis === 'FREIGEBEN_HVB'),
    )
    const heads = await deps.readers.heads(rows.slice(0, MAX_LISTE).map(({ id }) => ({ art: 'vorlage', id })))
    const gelesen = heads.map((head) => {
      const parts = deps.engine.partsOf(head)
      return { head, parts, stand: vorlageStand(parts) }
    })
    const inhalte = await deps.store.getInhalte(gelesen.map(({ stand }) => stand.context.fassung.hash))
    const eintraege = gelesen.map((eintrag) => ({ ...eintrag, inhalt: inhalte.get(eintrag.stand.context.fassung.hash) as Inhalt }))
    return { profil, akteur, eintraege }
  }

  async function ansicht({ profil, akteur }: Liste, eintrag: Eintrag, gewaehlt: readonly string[]): Promise<object> {
    const { head, stand, inhalt } = eintrag
    const { context } = stand
    const event = { type: 'FREIGEBEN_HVB' }
    const gruende = (await deps.engine.inquire(eintrag, event, akteur, { nurStand: true })) ?? []
    const { id } = head.ref
    const kennung = `Entwurf ${context.entwurfsnummer ?? ''}`.trim()
    return {
      id,
      titel: inhalt.betreff,
      href: `/vorlagen/${id}`,
      zeile: `${artName(profil, context.art)}, ${kennung} · ${stelleName(profil, context.federfuehrung)}`,
      badge: context.kopf.oeffentlich
        ? { art: 'success', text: 'Wird öffentlich', icon: 'visibility' }
        : { art: 'warning', text: wort(profil, 'publizitaet', 'nichtoeffentlich') },
      punkte: punkte(profil, inhalt),
      vorschau: kurz(plainText(Object.values(inhalt.abschnitte)[0] ?? [])),
      finanziell: finanzielles(profil, inhalt),
      gruende: gruende.map(({ satz }) => ({ satz })),
      bezug: await deps.engine.bezug(eintrag, event),
      commandId: web.commandId(head.rev),
      gewaehlt: gewaehlt.includes(id),
    }
  }

  async function show(
    req: Request,
    res: Response,
    liste: Liste,
    status: number,
    fehler: readonly FieldError[],
    gewaehlt: readonly string[],
    nachweis: string,
  ): Promise<void> {
    const { eintraege, akteur } = liste
    const felder = jeFeld(fehler)
    await web.page(req, res, {
      template: 'pages/vorlage-freigaben',
      title: 'Freigabeliste',
      status,
      bereich: 'aufgaben',
      breadcrumb: [{ text: 'Meine Aufgaben', href: '/' }, { text: 'Freigabeliste' }],
      view: {
        eintraege: await Promise.all(eintraege.map((eintrag) => ansicht(liste, eintrag, gewaehlt))),
        imAuftrag: isFreigabeImAuftrag(akteur),
        nachweis,
        nachweisError: felder['nachweis'] ?? '',
        personendaten: eintraege.some(isOeffentlich),
        personendatenError: felder['personendatenGeprueft'] ?? '',
        fehler,
      },
    })
  }

  router.get('/freigaben', async (req, res) => show(req, res, await lesen(res), 200, [], [], ''))

  router.post('/freigaben', async (req, res) => {
    const liste = await lesen(res)
    const { eintraege, akteur } = liste
    const form = postedForm(req)
    const gewaehlt = form.all('freigabe').slice(0, MAX_LISTE)
    const nachweis = (form.one('nachweis') ?? '').trim()
    const geprueft = form.one('personendatenGeprueft') === 'ja'
    const fehler: FieldError[] = []
    if (gewaehlt.length === 0) fehler.push({ feld: '', satz: 'Bitte kreuzen Sie mindestens eine Vorlage an.' })
    if (isFreigabeImAuftrag(akteur) && nachweis === '')
      fehler.push({ feld: 'nachweis', satz: 'Bitte geben Sie an, wo die Freigabe dokumentiert ist (z. B. Umlaufmappe vom …).' })
    if (!geprueft && eintraege.some((eintrag) => isOeffentlich(eintrag) && gewaehlt.includes(eintrag.head.ref.id))) {
      fehler.push({ feld: 'personendatenGeprueft', satz: 'Bitte bestätigen Sie die Prüfung auf personenbezogene Daten.' })
    }
    if (fehler.length > 0) return show(req, res, liste, 422, fehler, gewaehlt, nachweis)
    const ergebnisse: object[] = []
    for (const id of gewaehlt) {
      if (!/^[a-zA-Z0-9_.-]{1,80}$/.test(id)) continue
      const commandId = form.one(`command-${id}`) ?? ''
      const bezug = form.one(`bezug-${id}`)
      if (!isCommandId(commandId) || bezug === undefined) continue
      const event = { type: 'FREIGEBEN_HVB', personendatenGeprueft: geprueft, ...(nachweis !== '' && { nachweis }) }
      const outcome = await submit(deps, akteur, { art: 'vorlage', id }, event, { commandId, bezug })
      const nummer = outcome.art === 'angenommen' ? (await deps.store.readHead({ art: 'vorlage', id }))?.fields['nummer'] : null
      ergebnisse.push({
        titel: eintraege.find(({ head }) => head.ref.id === id)?.inhalt.betreff ?? 'Vorlage',
        href: `/vorlagen/${id}`,
        badge: outcome.art === 'angenommen' ? { art: 'success', text: 'Freigegeben' } : { art: 'warning', text: 'Nicht freigegeben' },
        satz:
          outcome.art === 'angenommen'
            ? typeof nummer === 'string'
              ? `Nummer ${nummer}`
              : 'Die Nummer wird gerade vergeben.'
            : outcome.satz,
      })
    }
    return web.page(req, res, {
      template: 'pages/vorlage-freigaben-ergebnis',
      title: 'Freigaben: Ergebnis',
      bereich: 'aufgaben',
      breadcrumb: [{ text: 'Meine Aufgaben', href: '/' }, { text: 'Freigabeliste', href: '/freigaben' }, { text: 'Ergebnis' }],
      view: { ergebnisse },
    })
  })

  return router
}
