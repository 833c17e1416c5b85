/** Presence: before the opening and while the session runs. It starts from the replies; only the absent are tapped. */
import { Router, type Request, type Response } from 'express'
import { wort } from '../../../../workflows/woerter.ts'
import { RatslaufError } from '../../../engine/errors.ts'
import type { PageDeps } from '../../deps.ts'
import { commandFields, jeFeld, postedForm } from '../../security/form.ts'
import { submit } from '../../submit.ts'
import { printMeeting } from '../vorlagen/dates.ts'
import { anwesenheitsleiste } from './anwesend.ts'
import { gelesen, gesetzlicheZahl, refOf, type Gelesen } from './gelesen.ts'
import { nurLeitung } from './leitung-zeigen.ts'
import { mitgliedAngaben, mitglieder, type Mitglied } from './mitglieder.ts'
import { sitzungBreadcrumb, sitzungPfad, sitzungTitel } from './sitzung-view.ts'
import { ablehnung, type Zustand } from './zeigen.ts'

const schrittOf = ({ stand }: Gelesen): 'SITZUNG_EROEFFNEN' | 'ANWESENHEIT' =>
  stand.zustand === 'laeuft' ? 'ANWESENHEIT' : 'SITZUNG_EROEFFNEN'

/** By name where members are known and presence was not taken as a number. */
const isNamentlich = ({ stand }: Gelesen, alle: readonly Mitglied[], query: Request['query']): boolean =>
  alle.length > 0 && query['zahl'] !== 'ja' && stand.context.anwesenheit?.personen !== null

interface Anzeige extends Omit<Zustand, 'werte'> {
  gewaehlt?: readonly string[]
  zahl?: string
}

const antwortHinweis = ({ profil }: Gelesen, { antwort }: Mitglied): string => (antwort === 'offen' ? '' : wort(profil, 'antwort', antwort))

async function show(
  deps: PageDeps,
  req: Request,
  res: Response,
  sitzung: Gelesen,
  { status, gewaehlt, zahl, fehler = [], konflikt = null }: Anzeige,
): Promise<void> {
  nurLeitung(deps, sitzung)
  const type = schrittOf(sitzung)
  const { stand, head, akteur } = sitzung
  const alle = await mitglieder(deps, sitzung)
  const namentlich = isNamentlich(sitzung, alle, req.query)
  // Asked with a presence that fits any body: what is left is the state and the day.
  const gruende = await deps.engine.inquire(sitzung, { type, anwesend: 0 }, akteur)
  const anwesende =
    gewaehlt ?? stand.context.anwesenheit?.personen ?? alle.filter(({ antwort }) => antwort !== 'abgesagt').map(({ person }) => person)
  const felder = jeFeld(fehler)
  const laeuft = stand.zustand === 'laeuft'
  await deps.web.page(req, res, {
    template: 'pages/sitzung-anwesenheit',
    title: `${laeuft ? 'Anwesenheit' : 'Sitzung eröffnen'}: ${sitzungTitel(sitzung)}`,
    status,
    bereich: 'sitzungen',
    breadcrumb: sitzungBreadcrumb(sitzung, laeuft ? 'Anwesenheit' : 'Sitzung eröffnen'),
    view: {
      vorzeile: sitzungTitel(sitzung),
      titel: laeuft ? 'Anwesenheit ändern' : 'Wer ist da?',
      wann: `${printMeeting(stand.context.am)} · ${stand.context.ort}`,
      fehler,
      konflikt,
      gruende:
        gruende === null
          ? [
              {
                satz: `Eröffnet wird die Sitzung vom Vorsitz oder der Stellvertretung; im Auftrag kann es auch ${wort(sitzung.profil, 'begriff', 'dienst')}.`,
              },
            ]
          : gruende.map(({ satz }) => ({ satz })),
      offen: gruende !== null && gruende.length === 0,
      leiste: stand.context.anwesenheit === null ? null : anwesenheitsleiste(sitzung),
      namentlich,
      optionen: alle.map((mitglied) => ({
        wert: mitglied.person,
        text: mitglied.name,
        hint: [mitgliedAngaben(mitglied), antwortHinweis(sitzung, mitglied)].filter((teil) => teil !== '').join(' · '),
        checked: anwesende.includes(mitglied.person),
      })),
      hinweis: laeuft
        ? 'Tippen Sie an, wer gekommen oder gegangen ist.'
        : 'Angekreuzt ist, wer nicht abgesagt hat. Tippen Sie nur an, wer fehlt.',
      anwesendError: felder[namentlich ? 'anwesend' : 'zahl'] ?? '',
      zahl: zahl ?? (stand.context.anwesenheit === null ? '' : String(stand.context.anwesenheit.anwesend)),
      zahlHinweis: `Stimmberechtigte Mitglieder, höchstens ${String(gesetzlicheZahl(sitzung))}.`,
      nurZahl: namentlich && !laeuft ? `${sitzungPfad(sitzung)}/leitung/anwesenheit?zahl=ja` : '',
      action: `${sitzungPfad(sitzung)}/leitung/anwesenheit${namentlich ? '' : '?zahl=ja'}`,
      commandId: deps.web.commandId(head.rev),
      bezug: await deps.engine.bezug(sitzung, { type }),
      eroeffnen: !laeuft,
      knopf: laeuft ? 'Anwesenheit speichern' : 'Sitzung eröffnen',
      zurueck: laeuft ? `${sitzungPfad(sitzung)}/leitung` : sitzungPfad(sitzung),
    },
  })
}

export function anwesenheitRoutes(deps: PageDeps): Router {
  const router = Router()

  router.get('/sitzungen/:id/leitung/anwesenheit', async (req, res) => {
    await show(deps, req, res, await gelesen(deps, res, req.params['id']), { status: 200 })
  })

  router.post('/sitzungen/:id/leitung/anwesenheit', async (req, res) => {
    const sitzung = await gelesen(deps, res, req.params['id'])
    nurLeitung(deps, sitzung)
    const form = postedForm(req)
    const command = commandFields(req)
    const alle = await mitglieder(deps, sitzung)
    const namentlich = isNamentlich(sitzung, alle, req.query)
    const anwesende = alle.filter(({ person }) => form.all('anwesend').includes(person))
    const gewaehlt = anwesende.map(({ person }) => person)
    const typed = (form.one('zahl') ?? '').trim()
    const anwesend = namentlich ? anwesende.filter(({ stimmrecht }) => stimmrecht).length : Number(typed)
    if (namentlich ? anwesend === 0 : !/^[1-9]\d{0,2}$/.test(typed)) {
      const satz = namentlich
        ? 'Bitte kreuzen Sie an, wer da ist. Ohne stimmberechtigte Mitglieder lässt sich keine Sitzung führen.'
        : 'Bitte geben Sie an, wie viele stimmberechtigte Mitglieder anwesend sind.'
      return show(deps, req, res, sitzung, {
        status: 422,
        gewaehlt,
        zahl: typed,
        fehler: [{ feld: namentlich ? 'anwesend' : 'zahl', satz }],
      })
    }
    // What the form was about, not what the session has become: a second opening is told that it is open.
    const type = form.one('schritt') === 'eroeffnen' ? 'SITZUNG_EROEFFNEN' : 'ANWESENHEIT'
    const event = { type, anwesend, ...(namentlich && { personen: gewaehlt }) }
    const outcome = await submit(deps, sitzung.akteur, refOf(sitzung), event, command)
    if (outcome.art === 'angenommen') {
      const frisch = await gelesen(deps, res, req.params['id'])
      const leiste = anwesenheitsleiste(frisch)
      const text = `${type === 'SITZUNG_EROEFFNEN' ? 'Die Sitzung ist eröffnet' : 'Anwesenheit gespeichert'}: ${leiste.zahl} ${leiste.satz}.`
      return deps.web.redirect(req, res, `${sitzungPfad(sitzung)}/leitung`, { art: leiste.beschlussfaehig ? 'success' : 'warning', text })
    }
    const frisch = await gelesen(deps, res, req.params['id'])
    if (!['eingeladen', 'laeuft'].includes(frisch.stand.zustand)) throw new RatslaufError('STALE', outcome.satz)
    const zustand = await ablehnung(
      deps,
      frisch,
      outcome,
      command.commandId,
      { anwesend: `${String(anwesend)} Stimmberechtigte` },
      { anwesend: 'Anwesend' },
    )
    const fehler = (zustand.fehler ?? []).map(({ feld, satz }) => ({ feld: feld === 'anwesend' && !namentlich ? 'zahl' : feld, satz }))
    return show(deps, req, res, frisch, { status: zustand.status, konflikt: zustand.konflikt ?? null, gewaehlt, zahl: typed, fehler })
  })

  return router
}
