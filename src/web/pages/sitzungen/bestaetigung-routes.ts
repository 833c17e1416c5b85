/** Confirmation is per session: all results on one page, one button; then the dispatch. */
import { Router, type Request, type Response } from 'express'
import type { Grund } from '../../../../workflows/rule.ts'
import { aktuelleStation, bezeichnung } from '../../../../workflows/vorlage/stand.ts'
import { gremiumName, stelleName, wort } from '../../../../workflows/woerter.ts'
import type { PageDeps } from '../../deps.ts'
import { commandFields, isCommandId, postedForm, type FieldError } from '../../security/form.ts'
import { submit } from '../../submit.ts'
import { printDate, printMeeting } from '../vorlagen/dates.ts'
import { berichtigung } from './berichtigung-view.ts'
import { gelesen, gruende, refOf, type Gelesen } from './gelesen.ts'
import { nurLeitung } from './leitung-zeigen.ts'
import { sitzungBreadcrumb, sitzungPfad, sitzungTitel } from './sitzung-view.ts'
import { punkte, type Punkt } from './tagesordnung.ts'
import { stationOf, topVorlagen, vorlagenIds } from './top-vorlagen.ts'
import { ergebnisView } from './top-view.ts'
import { ablehnung, type Zustand } from './zeigen.ts'

interface Zeile {
  punkt: Punkt
  ergebnis: object | null
  berichtigung: object | null
  /** Recorded and not confirmed yet. */
  offen: boolean
  gruende: readonly Grund[]
  bezug: string
}

async function zeilen(deps: PageDeps, sitzung: Gelesen): Promise<Zeile[]> {
  const vorlagen = await topVorlagen(deps, vorlagenIds(sitzung.stand.context.tops))
  const alle = punkte(sitzung, vorlagen).filter(({ top }) => top.zustand !== 'offen' || top.vorlage !== null)
  const stationen = alle.map(({ top, vorlage }) => stationOf(top, vorlage, sitzung.head.ref.id))
  const hashes = stationen.flatMap((station) => station?.context.ergebnis?.wortlaut ?? [])
  const inhalte = hashes.length === 0 ? new Map<string, unknown>() : await deps.store.getInhalte(hashes)
  return Promise.all(
    alle.map(async (punkt, index): Promise<Zeile> => {
      const station = stationen[index]
      const ergebnis = station === undefined ? null : ergebnisView(sitzung.profil, station, inhalte)
      if (station === undefined || punkt.vorlage === undefined)
        return { punkt, ergebnis, berichtigung: null, offen: false, gruende: [], bezug: '' }
      if (station.zustand !== 'ergebnis_vorlaeufig')
        return { punkt, ergebnis, berichtigung: berichtigung(deps, sitzung, punkt.vorlage, station), offen: false, gruende: [], bezug: '' }
      const event = { type: 'ERGEBNIS_BESTAETIGEN', station: station.context.id }
      const gefunden = await deps.engine.inquire(punkt.vorlage, event, sitzung.akteur)
      const dienst = wort(sitzung.profil, 'funktion', 'sitzungsdienst')
      const nicht: Grund[] = [
        { code: 'NICHT_BERECHTIGT', satz: `Ergebnisse bestätigen Vorsitz, Stellvertretung, Schriftführung oder ${dienst}.` },
      ]
      return {
        punkt,
        ergebnis,
        berichtigung: null,
        offen: true,
        gruende: gefunden ?? nicht,
        bezug: await deps.engine.bezug(punkt.vorlage, event),
      }
    }),
  )
}

/** Who gets a mail, in words: the offices in charge, and the chair of the next body. */
function empfaenger({ profil }: Gelesen, alle: readonly Zeile[]): string[] {
  const namen = alle.flatMap(({ punkt: { top, vorlage } }) => {
    if (vorlage === undefined || (top.zustand !== 'bestaetigt' && top.zustand !== 'erfasst')) return []
    const next = aktuelleStation(vorlage.stand)
    const vorsitz = next === undefined ? [] : [`${wort(profil, 'funktion', 'vorsitz')}: ${gremiumName(profil, next.context.gremium)}`]
    return [stelleName(profil, vorlage.stand.context.federfuehrung), ...vorsitz]
  })
  return [...new Set(namen)]
}

async function show(
  deps: PageDeps,
  req: Request,
  res: Response,
  sitzung: Gelesen,
  { status, fehler = [], konflikt = null }: Zustand,
): Promise<void> {
  nurLeitung(deps, sitzung)
  const { stand, head } = sitzung
  const [alle, versand] = await Promise.all([zeilen(deps, sitzung), gruende(deps, sitzung, 'ERGEBNISSE_VERSENDEN')])
  const offen = alle.filter((zeile) => zeile.offen)
  const moeglich = offen.filter((zeile) => zeile.gruende.length === 0)
  const pfad = sitzungPfad(sitzung)
  const versandt = stand.context.ergebnisseVersandt
  const zuVersenden = alle.some(({ punkt }) => punkt.top.zustand === 'bestaetigt' || punkt.top.zustand === 'erfasst')
  await deps.web.page(req, res, {
    template: 'pages/sitzung-bestaetigung',
    title: `Ergebnisse: ${sitzungTitel(sitzung)}`,
    status,
    bereich: 'sitzungen',
    breadcrumb: sitzungBreadcrumb(sitzung, 'Ergebnisse'),
    view: {
      vorzeile: `${sitzungTitel(sitzung)} · ${printMeeting(stand.context.am)}`,
      fehler,
      konflikt,
      laeuft: stand.zustand === 'laeuft' ? `${pfad}/leitung` : '',
      eintraege: alle
        .filter(({ punkt }) => punkt.top.vorlage !== null)
        .map(({ punkt, ergebnis, berichtigung: richtig, gruende: nicht }) => ({
          id: punkt.top.id,
          nr: punkt.nr,
          titel: punkt.titel,
          angaben: punkt.vorlage === undefined ? '' : bezeichnung(punkt.vorlage.stand.context),
          href: punkt.href,
          ergebnis,
          berichtigung: richtig,
          ausgang: ergebnis === null ? punkt.ergebnis || 'Noch kein Ergebnis' : '',
          gruende: nicht.map(({ satz, norm }) => ({ satz, ...(norm !== undefined && { norm }) })),
        })),
      eigene: alle
        .filter(({ punkt }) => punkt.top.vorlage === null)
        .map(({ punkt: { nr, titel, ergebnis, top } }) => ({ nr, titel, ergebnis, vermerk: top.vermerk ?? '' })),
      action: `${pfad}/bestaetigung`,
      commandId: deps.web.commandId(head.rev),
      felder: moeglich.flatMap(({ punkt, bezug }) => [
        { name: 'punkt', wert: punkt.top.id },
        { name: `command-${punkt.top.id}`, wert: deps.web.commandId(punkt.vorlage?.head.rev ?? 0) },
        { name: `bezug-${punkt.top.id}`, wert: bezug },
      ]),
      knopf:
        moeglich.length === 0 ? '' : moeglich.length === 1 ? '1 Ergebnis bestätigen' : `${String(moeglich.length)} Ergebnisse bestätigen`,
      versandt: versandt === null ? '' : `Die Ergebnisse sind versandt, am ${printDate(versandt)}.`,
      // Only the clerk sends; the reasons are shown to whoever waits for it.
      versand:
        versand === null || versandt !== null || !zuVersenden
          ? null
          : {
              action: `${pfad}/versenden`,
              bezug: await deps.engine.bezug(sitzung, { type: 'ERGEBNISSE_VERSENDEN' }),
              gruende: versand.map(({ satz }) => ({ satz })),
              moeglich: versand.length === 0,
              empfaenger: empfaenger(sitzung, alle),
            },
      zurueck: pfad,
    },
  })
}

export function bestaetigungRoutes(deps: PageDeps): Router {
  const router = Router()

  router.get('/sitzungen/:id/bestaetigung', async (req, res) => {
    await show(deps, req, res, await gelesen(deps, res, req.params['id']), { status: 200 })
  })

  router.post('/sitzungen/:id/bestaetigung', async (req, res) => {
    const sitzung = await gelesen(deps, res, req.params['id'])
    nurLeitung(deps, sitzung)
    const form = postedForm(req)
    const fehler: FieldError[] = []
    let bestaetigt = 0
    let veraltet = false
    for (const top of sitzung.stand.context.tops) {
      if (top.vorlage === null || !form.all('punkt').includes(top.id)) continue
      const commandId = form.one(`command-${top.id}`) ?? ''
      if (!isCommandId(commandId)) continue
      const event = { type: 'ERGEBNIS_BESTAETIGEN', station: top.vorlage.station }
      const fields = { commandId, bezug: form.one(`bezug-${top.id}`) ?? '' }
      const outcome = await submit(deps, sitzung.akteur, { art: 'vorlage', id: top.vorlage.id }, event, fields)
      if (outcome.art === 'angenommen') bestaetigt += 1
      else {
        veraltet ||= outcome.art === 'veraltet'
        fehler.push({ feld: `punkt-${top.id}`, satz: outcome.satz })
      }
    }
    if (bestaetigt === 0 && fehler.length === 0)
      fehler.push({ feld: '', satz: 'Es war kein Ergebnis zu bestätigen. Bitte prüfen Sie den Stand unten.' })
    if (fehler.length > 0) return show(deps, req, res, await gelesen(deps, res, req.params['id']), { status: veraltet ? 409 : 422, fehler })
    const text = `${bestaetigt === 1 ? '1 Ergebnis' : `${String(bestaetigt)} Ergebnisse`} bestätigt. Als Nächstes versendet ${wort(sitzung.profil, 'begriff', 'dienst')} die Ergebnisse, sobald die Beschlussauszüge erstellt sind.`
    return deps.web.redirect(req, res, `${sitzungPfad(sitzung)}/bestaetigung`, { art: 'success', text })
  })

  router.post('/sitzungen/:id/versenden', async (req, res) => {
    const sitzung = await gelesen(deps, res, req.params['id'])
    const command = commandFields(req)
    const outcome = await submit(deps, sitzung.akteur, refOf(sitzung), { type: 'ERGEBNISSE_VERSENDEN' }, command)
    if (outcome.art === 'angenommen')
      return deps.web.redirect(req, res, `${sitzungPfad(sitzung)}/bestaetigung`, {
        art: 'success',
        text: 'Die Ergebnisse sind auf dem Weg zu den Empfängern.',
      })
    const frisch = await gelesen(deps, res, req.params['id'])
    return show(deps, req, res, frisch, await ablehnung(deps, frisch, outcome, command.commandId))
  })

  return router
}
