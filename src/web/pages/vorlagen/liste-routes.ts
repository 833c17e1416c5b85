/** Vorlagen: list and search. A number finds its paper in any spelling, words find the Betreff; each hit says where it lies. */
import { Router } from 'express'
import type { Akteur } from '../../../../workflows/akteur.ts'
import { parseEntwurfsnummer, parseNummer } from '../../../../workflows/profile/nummer.ts'
import type { Profil } from '../../../../workflows/profile/index.ts'
import { localDate } from '../../../../workflows/recht/kalender.ts'
import { bezeichnung, vorlageStand } from '../../../../workflows/vorlage/stand.ts'
import { darfAnlegen, darfUebernehmen } from './entwurf-rechte.ts'
import type { Head } from '../../../engine/ports.ts'
import type { VorlagenQuery } from '../../../engine/read-ports.ts'
import { currentActor, profilOf, type PageDeps } from '../../deps.ts'
import { currentAccount } from '../../security/account.ts'
import { isVisible } from './gelesen.ts'
import { alsNaechstes, lage } from './lage.ts'
import { badges } from './vorlage-view.ts'

const SEITE = 20
const MAX_SEITE = 500

/** Groups of states as people ask for them. */
const STAENDE: Record<string, { text: string; zustaende: readonly string[] }> = {
  vorbereitung: {
    text: 'In Vorbereitung',
    zustaende: ['entwurf', 'ueberarbeitung', 'amtspruefung', 'mitzeichnung', 'dezernatsfreigabe', 'hvb_freigabe'],
  },
  beratung: { text: 'In Beratung', zustaende: ['bereit', 'in_anhoerung', 'in_station', 'ruht', 'neufassung'] },
  umsetzung: {
    text: 'Entschieden, in Umsetzung',
    zustaende: ['frist_laeuft', 'umsetzung', 'ausfertigung', 'bekanntmachung', 'ausgesetzt', 'beanstandet', 'genehmigung_aufsicht'],
  },
  beendet: {
    text: 'Beendet',
    zustaende: ['umgesetzt', 'abgelehnt', 'kenntnis_genommen', 'erledigt', 'uebernommen', 'zurueckgezogen', 'abgeschlossen', 'verworfen'],
  },
}

interface Suche {
  q: string
  gremium: string
  stand: string
  jahr: string
  seite: number
}

const one = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 200).trim() : '')

function suche(query: Record<string, unknown>, profil: Profil): Suche {
  const gremium = one(query['gremium'])
  const stand = one(query['stand'])
  const jahr = one(query['jahr'])
  const seite = Number(one(query['seite']))
  return {
    q: one(query['q']),
    gremium: profil.gremien.some(({ id }) => id === gremium) ? gremium : '',
    stand: Object.hasOwn(STAENDE, stand) ? stand : '',
    jahr: /^\d{4}$/.test(jahr) ? jahr : '',
    seite: Number.isInteger(seite) && seite >= 1 ? Math.min(seite, MAX_SEITE) : 1,
  }
}

const pfad = ({ q, gremium, stand, jahr }: Suche, seite: number): string => {
  const felder = Object.entries({ q, gremium, stand, jahr, seite: seite === 1 ? '' : String(seite) }).filter(([, wert]) => wert !== '')
  return `/vorlagen${felder.length === 0 ? '' : `?${new URLSearchParams(felder).toString()}`}`
}

/** The numbers a typed text can stand for. */
function nummern(profil: Profil, q: string): string[] {
  const entwurf = parseEntwurfsnummer(q)
  // "BV/2026/0147" is how the number is printed: the sign behind the prefix is no part of the count.
  const ohneTrenner = q.replace(/^([a-zäöü]{1,4})\s*[/.-]\s*/i, '$1 ')
  return [...new Set([...parseNummer(profil, ohneTrenner), ...(entwurf === null ? [] : [entwurf])])]
}

function filter({ q, gremium, stand, jahr, seite }: Suche, profil: Profil): VorlagenQuery {
  const woerter = q.split(/\s+/).filter(Boolean).slice(0, 8)
  return {
    profil: profil.id,
    ...(woerter.length > 0 && { woerter }),
    ...(gremium !== '' && { gremium }),
    ...(stand !== '' && { zustaende: STAENDE[stand]?.zustaende ?? [] }),
    ...(jahr !== '' && { jahr: Number(jahr) }),
    limit: SEITE,
    skip: (seite - 1) * SEITE,
  }
}

function zeile(deps: PageDeps, profil: Profil, akteur: Akteur, head: Head): object[] {
  const parts = deps.engine.partsOf(head)
  const stand = vorlageStand(parts)
  if (!isVisible(akteur, stand)) return []
  const wo = lage(profil, parts)
  return [
    {
      haupt: {
        text: head.titel ?? 'Ohne Betreff',
        href: `/vorlagen/${head.ref.id}`,
        nummer: bezeichnung(stand.context),
      },
      zellen: [
        { spalte: 'Wo sie liegt', text: `${wo.liegt}. ${alsNaechstes(wo)}` },
        { spalte: 'Stand', badge: badges({ stand, profil })[0] },
      ],
    },
  ]
}

const optionen = (werte: readonly { wert: string; text: string }[], gewaehlt: string): object[] =>
  werte.map((option) => ({ ...option, selected: option.wert === gewaehlt }))

export function listeRoutes(deps: PageDeps): Router {
  const router = Router()

  router.get('/vorlagen', async (req, res) => {
    const account = currentAccount(res)
    const profil = profilOf(account)
    const akteur = await currentActor(deps, account)
    const gesucht = suche(req.query, profil)
    const kandidaten = nummern(profil, gesucht.q)
    const treffer = (
      await Promise.all(kandidaten.slice(0, 12).map((nummer) => deps.readers.vorlagen({ profil: profil.id, nummer, limit: 3 })))
    ).flatMap(({ heads }) => heads)
    const nachNummer = [...new Map(treffer.map((head) => [head.ref.id, head])).values()]
    const zeilenNachNummer = nachNummer.flatMap((head) => zeile(deps, profil, akteur, head).map((view) => ({ id: head.ref.id, view })))
    const [einzige] = zeilenNachNummer
    if (zeilenNachNummer.length === 1 && einzige !== undefined) {
      await deps.web.redirect(req, res, `/vorlagen/${einzige.id}`)
      return
    }
    const { heads, mehr } = zeilenNachNummer.length > 0 ? { heads: [], mehr: false } : await deps.readers.vorlagen(filter(gesucht, profil))
    const zeilen = [...zeilenNachNummer.map(({ view }) => view), ...heads.flatMap((head) => zeile(deps, profil, akteur, head))]
    const jetzt = Number(localDate(deps.clock.now()).slice(0, 4))
    const { seite } = gesucht
    await deps.web.page(req, res, {
      template: 'pages/vorlagen',
      title: 'Vorlagen',
      bereich: 'vorlagen',
      search: gesucht.q,
      view: {
        neu: darfAnlegen(akteur),
        uebernehmen: darfUebernehmen(akteur),
        q: gesucht.q,
        gremien: optionen(
          profil.gremien.map(({ id, name }) => ({ wert: id, text: name })),
          gesucht.gremium,
        ),
        staende: optionen(
          Object.entries(STAENDE).map(([wert, { text }]) => ({ wert, text })),
          gesucht.stand,
        ),
        jahre: optionen(
          Array.from({ length: 12 }, (_, index) => String(jetzt + 1 - index)).map((jahr) => ({ wert: jahr, text: jahr })),
          gesucht.jahr,
        ),
        gefiltert: pfad(gesucht, 1) !== '/vorlagen',
        ueberschrift: pfad(gesucht, 1) === '/vorlagen' ? 'Zuletzt bearbeitet' : 'Treffer',
        spalten: [{ text: 'Vorlage' }, { text: 'Wo sie liegt' }, { text: 'Stand' }],
        zeilen,
        leer:
          kandidaten.length > 0
            ? `Keine Vorlage mit der Nummer „${gesucht.q}“ gefunden. Bitte prüfen Sie die Nummer oder suchen Sie nach Wörtern des Betreffs.`
            : 'Keine Vorlage gefunden. Bitte suchen Sie mit weniger Wörtern oder ohne Filter.',
        blaettern: {
          text: `Seite ${String(seite)}`,
          zurueck: seite > 1 ? pfad(gesucht, seite - 1) : '',
          weiter: mehr && seite < MAX_SEITE ? pfad(gesucht, seite + 1) : '',
        },
        mehrere: mehr || seite > 1,
      },
    })
  })

  return router
}
