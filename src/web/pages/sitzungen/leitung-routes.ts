/** In the hall: look at an item, call it up, put it off, tick off the session's own items, close. */
import { Router, type Request, type Response } from 'express'
import type { Payload } from '../../../../workflows/aggregate.ts'
import type { Top } from '../../../../workflows/sitzung/machine.ts'
import { topNummern } from '../../../../workflows/sitzung/stand.ts'
import { wort } from '../../../../workflows/woerter.ts'
import { RatslaufError } from '../../../engine/errors.ts'
import type { PageDeps } from '../../deps.ts'
import { commandFields, postedForm } from '../../security/form.ts'
import { fehlerOf, submit, type Outcome } from '../../submit.ts'
import { parseDate } from '../vorlagen/dates.ts'
import { wasFolgte } from '../vorlagen/folgen.ts'
import { absenden } from '../vorlagen/vorschau.ts'
import type { Werte } from '../vorlagen/felder.ts'
import { FORMEN } from './abstimmungsformen.ts'
import { gelesen, gruende, refOf, type Gelesen } from './gelesen.ts'
import { konflikt } from './konflikt.ts'
import { cockpit, topPfad, type Auswahl, type Formular } from './leitung-view.ts'
import { leitungZeigen, nurLeitung } from './leitung-zeigen.ts'
import { sitzungBreadcrumb, sitzungPfad, sitzungTitel } from './sitzung-view.ts'
import { punkte } from './tagesordnung.ts'
import { ablehnung } from './zeigen.ts'

const topOf = (sitzung: Gelesen, id: unknown): Top => {
  const top = sitzung.stand.context.tops.find((candidate) => candidate.id === id)
  if (top === undefined)
    throw new RatslaufError('NOT_FOUND', 'Diesen Punkt gibt es auf der Tagesordnung nicht. Bitte öffnen Sie die Sitzungsleitung neu.')
  return top
}

/** Item of a paper. @throws RatslaufError NOT_FOUND */
export function vorlageOf(sitzung: Gelesen, id: unknown): { top: Top; vorlage: string; station: string } {
  const top = topOf(sitzung, id)
  if (top.vorlage === null) throw new RatslaufError('NOT_FOUND', 'Zu diesem Punkt gehört keine Vorlage. Bitte haken Sie ihn ab.')
  return { top, vorlage: top.vorlage.id, station: top.vorlage.station }
}

const formularOf = (typed: unknown): Formular =>
  typed === 'vertagen' || typed === 'aenderung' ? typed : (FORMEN.find((form) => form === typed) ?? null)

export function leitungRoutes(deps: PageDeps): Router {
  const router = Router()

  router.get('/sitzungen/:id/leitung', async (req, res) => {
    const sitzung = await gelesen(deps, res, req.params['id'])
    nurLeitung(deps, sitzung)
    if (sitzung.stand.zustand === 'eingeladen') return deps.web.redirect(req, res, `${sitzungPfad(sitzung)}/leitung/anwesenheit`)
    if (sitzung.stand.zustand === 'terminiert' || sitzung.stand.zustand === 'entfallen') {
      const text = sitzung.stand.zustand === 'entfallen' ? 'Diese Sitzung ist abgesagt.' : 'Geleitet wird die Sitzung nach der Einladung.'
      return deps.web.redirect(req, res, sitzungPfad(sitzung), { art: 'warning', text })
    }
    const { top, form, korrektur } = req.query
    return leitungZeigen(deps, req, res, sitzung, {
      status: 200,
      top: typeof top === 'string' ? top : null,
      formular: formularOf(form),
      korrektur: korrektur === 'ja',
    })
  })

  interface Schritt {
    sitzung: Gelesen
    top: Top
    outcome: Outcome
    commandId: string
    text: string
    /** Where what has become of it stands. */
    mehr?: { text: string; href: string } | undefined
    auswahl: Partial<Auswahl> & { werte: Werte }
    /** Names of the inputs, for errors and for the page of a conflict. */
    namen: Readonly<Record<string, string>>
    /** Where it goes on from the session as it is now; without it the item again. */
    ziel?: (frisch: Gelesen) => string
  }

  /** After a step at an item: 303, or the item again with what was typed. */
  async function antworten(
    req: Request,
    res: Response,
    { sitzung, top, outcome, commandId, text, mehr, auswahl, namen, ziel }: Schritt,
  ): Promise<void> {
    const id = sitzung.head.ref.id
    if (outcome.art === 'angenommen') {
      const weiter = ziel === undefined ? topPfad(sitzung, top.id) : ziel(await gelesen(deps, res, id))
      return deps.web.redirect(req, res, weiter, { art: 'success', text, ...(mehr !== undefined && { mehr }) })
    }
    const frisch = await gelesen(deps, res, id)
    if (outcome.art === 'veraltet') {
      const eingaben = Object.entries(namen).map(([feld, name]) => ({ name, hier: auswahl.werte[feld] ?? '' }))
      return leitungZeigen(deps, req, res, frisch, {
        ...auswahl,
        status: 409,
        top: top.id,
        konflikt: await konflikt(deps, frisch, top, outcome.satz, commandId, eingaben),
      })
    }
    return leitungZeigen(deps, req, res, frisch, {
      ...auswahl,
      status: outcome.status,
      top: top.id,
      meldungen: fehlerOf(outcome, Object.keys(namen)),
    })
  }

  const anDieVorlage = (
    sitzung: Gelesen,
    vorlage: string,
    event: Payload,
    fields: { commandId: string; bezug?: string },
  ): Promise<Outcome> => submit(deps, sitzung.akteur, { art: 'vorlage', id: vorlage }, event, fields)

  router.post('/sitzungen/:id/leitung/:top/aufrufen', async (req, res) => {
    const sitzung = await gelesen(deps, res, req.params['id'])
    nurLeitung(deps, sitzung)
    const { top, vorlage, station } = vorlageOf(sitzung, req.params['top'])
    const command = commandFields(req)
    const ohneVorberatung = (postedForm(req).one('ohneVorberatung') ?? '').trim()
    const event = { type: 'AUFRUFEN', station, ...(ohneVorberatung !== '' && { ohneVorberatung }) }
    const outcome = await anDieVorlage(sitzung, vorlage, event, command)
    return antworten(req, res, {
      sitzung,
      top,
      outcome,
      commandId: command.commandId,
      text: `TOP ${topNummern(sitzung.stand.context.tops).get(top.id) ?? ''} ist aufgerufen.`,
      auswahl: { werte: { ohneVorberatung } },
      namen: { ohneVorberatung: 'Warum wird ohne Vorberatung beraten?' },
    })
  })

  router.post('/sitzungen/:id/leitung/:top/vertagen', async (req, res) => {
    const sitzung = await gelesen(deps, res, req.params['id'])
    nurLeitung(deps, sitzung)
    const { top, vorlage, station } = vorlageOf(sitzung, req.params['top'])
    const form = postedForm(req)
    const command = commandFields(req)
    const werte = { bis: (form.one('bis') ?? '').trim(), grund: (form.one('grund') ?? '').trim() }
    const bis = werte.bis === '' ? undefined : parseDate(werte.bis)
    const auswahl = { werte, formular: 'vertagen' as const }
    if (bis === null)
      return leitungZeigen(deps, req, res, sitzung, {
        ...auswahl,
        status: 422,
        top: top.id,
        meldungen: [{ feld: 'bis', satz: 'Bitte geben Sie das Datum in der Form TT.MM.JJJJ an.' }],
      })
    const event = { type: 'VERTAGEN', station, ...(bis !== undefined && { bis }), ...(werte.grund !== '' && { grund: werte.grund }) }
    const gegenstand = { ...sitzung, head: { ref: { art: 'vorlage' as const, id: vorlage } } }
    const outcome = await absenden(deps, gegenstand, event, command, form.one('aktion') === 'vorschau')
    if (outcome.art === 'probe')
      return leitungZeigen(deps, req, res, sitzung, { ...auswahl, status: 200, top: top.id, folgen: outcome.folgen })
    return antworten(req, res, {
      sitzung,
      top,
      outcome,
      commandId: command.commandId,
      mehr: outcome.art === 'angenommen' ? wasFolgte(vorlage, outcome.answer) : undefined,
      text: 'Vertagt. Die Vorlage wartet auf einen neuen Termin.',
      auswahl,
      namen: { bis: 'Vertagt bis', grund: 'Grund' },
    })
  })

  router.post('/sitzungen/:id/leitung/:top/erledigen', async (req, res) => {
    const sitzung = await gelesen(deps, res, req.params['id'])
    nurLeitung(deps, sitzung)
    const top = topOf(sitzung, req.params['top'])
    const form = postedForm(req)
    const command = commandFields(req)
    const werte = Object.fromEntries(['ja', 'nein', 'enthaltung', 'vermerk'].map((name) => [name, (form.one(name) ?? '').trim()]))
    const zahlen = ['ja', 'nein', 'enthaltung'].map((name) => werte[name] ?? '')
    if (zahlen.some((zahl) => !/^\d{0,4}$/.test(zahl)))
      return leitungZeigen(deps, req, res, sitzung, {
        werte,
        status: 422,
        top: top.id,
        meldungen: [{ feld: 'abstimmung', satz: 'Stimmen sind ganze Zahlen ab 0. Bitte prüfen Sie die Zahlen.' }],
      })
    const [ja, nein, enthaltung] = zahlen.map(Number)
    const event = {
      type: 'TOP_ERLEDIGEN',
      top: top.id,
      ...(zahlen.some((zahl) => zahl !== '') && { abstimmung: { ja, nein, enthaltung } }),
      ...(werte['vermerk'] !== '' && { vermerk: werte['vermerk'] }),
    }
    const outcome = await submit(deps, sitzung.akteur, refOf(sitzung), event, command)
    return antworten(req, res, {
      sitzung,
      top,
      outcome,
      commandId: command.commandId,
      text: 'Abgehakt.',
      auswahl: { werte },
      namen: { abstimmung: 'Stimmen', vermerk: 'Vermerk' },
      ziel: (frisch) => {
        const alle = punkte(frisch, new Map())
        const hier = alle.findIndex((punkt) => punkt.top.id === top.id)
        const naechster = alle.slice(hier + 1).find((punkt) => punkt.top.zustand === 'offen' || punkt.top.zustand === 'aufgerufen')
        return topPfad(frisch, naechster?.top.id ?? top.id)
      },
    })
  })

  async function schliessenZeigen(req: Request, res: Response, sitzung: Gelesen, status: number, satz: string): Promise<void> {
    const gefunden = await gruende(deps, sitzung, 'SITZUNG_SCHLIESSEN')
    if (gefunden === null) throw new RatslaufError('FORBIDDEN', 'Die Sitzung schließt, wer sie leitet.')
    const { alle } = await cockpit(deps, sitzung, null)
    const offen = alle.filter(({ top }) => top.zustand === 'offen')
    await deps.web.page(req, res, {
      template: 'pages/sitzung-schliessen',
      title: `Sitzung schließen: ${sitzungTitel(sitzung)}`,
      status,
      bereich: 'sitzungen',
      breadcrumb: sitzungBreadcrumb(sitzung, 'Sitzung schließen'),
      view: {
        vorzeile: sitzungTitel(sitzung),
        fehler: satz === '' ? [] : [{ feld: '', satz }],
        gruende: gefunden.map(({ satz: text }) => ({ satz: text })),
        moeglich: gefunden.length === 0,
        vorlagen: offen.filter(({ top }) => top.vorlage !== null).map(({ nr, titel }) => ({ nr, titel })),
        eigene: offen.filter(({ top }) => top.vorlage === null).map(({ nr, titel }) => ({ nr, titel })),
        action: `${sitzungPfad(sitzung)}/leitung/schliessen`,
        commandId: deps.web.commandId(sitzung.head.rev),
        bezug: await deps.engine.bezug(sitzung, { type: 'SITZUNG_SCHLIESSEN' }),
        zurueck: `${sitzungPfad(sitzung)}/leitung`,
      },
    })
  }

  router.get('/sitzungen/:id/leitung/schliessen', async (req, res) => {
    await schliessenZeigen(req, res, await gelesen(deps, res, req.params['id']), 200, '')
  })

  router.post('/sitzungen/:id/leitung/schliessen', async (req, res) => {
    const sitzung = await gelesen(deps, res, req.params['id'])
    const command = commandFields(req)
    const outcome = await submit(deps, sitzung.akteur, refOf(sitzung), { type: 'SITZUNG_SCHLIESSEN' }, command)
    if (outcome.art === 'angenommen') {
      const text = `${wort(sitzung.profil, 'verlauf', 'SITZUNG_SCHLIESSEN')}. Als Nächstes: Eine zweite Person bestätigt die Ergebnisse.`
      return deps.web.redirect(req, res, `${sitzungPfad(sitzung)}/bestaetigung`, { art: 'success', text })
    }
    const frisch = await gelesen(deps, res, req.params['id'])
    const { status } = await ablehnung(deps, frisch, outcome, command.commandId)
    return schliessenZeigen(req, res, frisch, status, outcome.satz)
  })

  return router
}
