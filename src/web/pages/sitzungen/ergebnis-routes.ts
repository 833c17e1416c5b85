/** Recording a vote: typed, shown in words for checking, then saved. One press suffices where there is nothing to type. */
import { Router, type Request, type Response } from 'express'
import type { Payload } from '../../../../workflows/aggregate.ts'
import { auszaehlen, type Abstimmung } from '../../../../workflows/recht/abstimmung.ts'
import { regelwerk } from '../../../../workflows/recht/regelwerk.ts'
import { topNummern } from '../../../../workflows/sitzung/stand.ts'
import { neuePunkte } from '../../../../workflows/vorlage/aenderung.ts'
import { wortlautSchema } from '../../../../workflows/vorlage/inhalt.ts'
import { bezeichnung, stationById } from '../../../../workflows/vorlage/stand.ts'
import { wort } from '../../../../workflows/woerter.ts'
import { RatslaufError } from '../../../engine/errors.ts'
import type { PageDeps } from '../../deps.ts'
import { commandFields, postedForm, type FieldError } from '../../security/form.ts'
import { submit, type Outcome } from '../../submit.ts'
import { stimmen } from '../vorlagen/beratungsfolge.ts'
import { gruppiert, wasFolgte } from '../vorlagen/folgen.ts'
import { probe } from '../vorlagen/vorschau.ts'
import type { Werte } from '../vorlagen/felder.ts'
import { eingabenamen, ergebnisEvent, FESTSTELLUNG, FORMEN, SCHNELL, type Form } from './abstimmungsformen.ts'
import { anwesendeZahl, stimmberechtigteZahl } from './anwesend.ts'
import { gelesen, gesetzlicheZahl, type Gelesen } from './gelesen.ts'
import { konflikt, type Eingabe } from './konflikt.ts'
import { topPfad } from './leitung-view.ts'
import { vorlageOf } from './leitung-routes.ts'
import { leitungZeigen, nurLeitung } from './leitung-zeigen.ts'
import { sitzungBreadcrumb, sitzungTitel } from './sitzung-view.ts'
import { topVorlagen, type TopVorlage } from './top-vorlagen.ts'

interface Erfassung {
  sitzung: Gelesen
  top: string
  station: string
  rolle: string
  vorlage: TopVorlage
  form: Form
  korrektur: boolean
  werte: Werte
  command: { commandId: string; bezug?: string }
}

const abstimmungOf = (value: unknown): Abstimmung | undefined =>
  value === undefined ? undefined : { nein: 0, enthaltung: 0, ungueltig: 0, modus: 'offen', ...(value as Pick<Abstimmung, 'ja'>) }

const stimmenText = (sitzung: Gelesen, value: unknown): string => stimmen(sitzung.profil, abstimmungOf(value)).join(', ')

interface Punktangabe {
  nr: number
  ergebnis: string
  abstimmung: unknown
}

/** What the form says, in words: the same for checking, for the message and for a conflict. */
function inWorten({ sitzung }: Erfassung, event: Payload): { ergebnis: string; stimmen: string; punkte: string[] } {
  const punkte = (event['punkte'] as Punktangabe[] | undefined) ?? []
  return {
    ergebnis: wort(sitzung.profil, 'ergebnis', String(event['ergebnis'])),
    stimmen: stimmenText(sitzung, event['abstimmung']),
    punkte: punkte.map(
      ({ nr, ergebnis, abstimmung }) =>
        `Punkt ${String(nr)}: ${wort(sitzung.profil, 'ergebnis', ergebnis)}, ${stimmenText(sitzung, abstimmung)}`,
    ),
  }
}

/** What the form is about: points that adopted amendments add have no wording in the paper. */
const mitNeuenPunkten = ({ inhalt, stand }: TopVorlage, station: string): TopVorlage['inhalt'] => ({
  ...inhalt,
  beschlusspunkte: [...inhalt.beschlusspunkte, ...neuePunkte(stand.context, station).map(({ art }) => ({ text: [], art }))],
})

const NUR_WENN_FESTGESTELLT = 'Nur wenn die Sitzungsleitung das Ergebnis dennoch so festgestellt hat: Bitte begründen Sie es.'

/** Fewer votes than present is a hint, more is refused by the rule. */
function hinweise({ sitzung, vorlage, rolle, station }: Erfassung, event: Payload): string[] {
  const abstimmung = abstimmungOf(event['abstimmung'])
  if (abstimmung === undefined) return []
  const berechtigt = stimmberechtigteZahl(sitzung, vorlage, station)
  const anwesend = anwesendeZahl(sitzung)
  const summe = abstimmung.ja + abstimmung.nein + abstimmung.enthaltung
  const recht = regelwerk(sitzung.profil.rechtsbereich, sitzung.stand.context.am.slice(0, 10))
  const lage = { gesetzlicheZahl: gesetzlicheZahl(sitzung), anwesend, ausgeschlossen: anwesend - berechtigt }
  const mehrheit = rolle === 'entscheidung' ? vorlage.stand.context.kopf.mehrheit : 'einfach'
  const { rechnung, norm } = auszaehlen(abstimmung, lage, mehrheit, recht)
  return [
    `${rechnung} (${norm})`,
    ...(summe < berechtigt
      ? [
          `Es sind ${String(summe)} Stimmen bei ${String(berechtigt)} Stimmberechtigten. Ist jemand hinausgegangen, passen Sie bitte die Anwesenheit an.`,
        ]
      : []),
  ]
}

export function ergebnisRoutes(deps: PageDeps): Router {
  const router = Router()

  const zurueck = (
    req: Request,
    res: Response,
    { sitzung, top, form, korrektur, werte }: Erfassung,
    status: number,
    meldungen: readonly FieldError[],
  ): Promise<void> => leitungZeigen(deps, req, res, sitzung, { status, top, formular: form, korrektur, werte, meldungen })

  /** The step that says in words what will be saved; the button repeats it. */
  async function pruefen(req: Request, res: Response, erfassung: Erfassung, event: Payload): Promise<void> {
    const { sitzung, vorlage, top, form, korrektur, werte, command } = erfassung
    const worte = inWorten(erfassung, event)
    const nummer = topNummern(sitzung.stand.context.tops).get(top) ?? ''
    const wortlaut = wortlautSchema.safeParse(event['wortlaut'])
    await deps.web.page(req, res, {
      template: 'pages/sitzung-ergebnis',
      title: `Ergebnis prüfen: TOP ${nummer}`,
      bereich: 'sitzungen',
      breadcrumb: sitzungBreadcrumb(sitzung, 'Ergebnis prüfen'),
      view: {
        vorzeile: `${sitzungTitel(sitzung)} · TOP ${nummer} · ${bezeichnung(vorlage.stand.context)}`,
        titel: vorlage.inhalt.betreff,
        ergebnis: worte.ergebnis,
        stimmen: worte.stimmen,
        punkte: worte.punkte,
        hinweise: hinweise(erfassung, event),
        offen: SCHNELL.has(form),
        gruppen: gruppiert(await probe(deps, { ...sitzung, head: vorlage.head }, event)),
        wortlaut: wortlaut.success ? wortlaut.data : [],
        action: `/sitzungen/${sitzung.head.ref.id}/leitung/${top}/ergebnis`,
        commandId: command.commandId,
        bezug: command.bezug ?? '',
        felder: [
          { name: 'form', wert: form },
          { name: 'bestaetigt', wert: 'ja' },
          ...(korrektur ? [{ name: 'korrektur', wert: 'ja' }] : []),
          ...Object.entries(werte).map(([name, wert]) => ({ name, wert })),
        ],
        knopf: worte.stimmen === '' ? `${worte.ergebnis} speichern` : `${worte.stimmen} speichern`,
        zurueck: topPfad(sitzung, top, `&form=${form}${korrektur ? '&korrektur=ja' : ''}`),
      },
    })
  }

  /** 409 with the form still open, for whoever was second. */
  async function zweiter(req: Request, res: Response, erfassung: Erfassung, event: Payload, satz: string): Promise<void> {
    const { sitzung, top, form, werte, command } = erfassung
    const frisch = await gelesen(deps, res, sitzung.head.ref.id)
    const { top: neu, vorlage, station } = vorlageOf(frisch, top)
    const worte = inWorten(erfassung, event)
    const eingaben: Eingabe[] = [
      { name: 'Ihr Ergebnis', hier: [worte.ergebnis, worte.stimmen].filter((teil) => teil !== '').join(', ') },
      ...worte.punkte.map((hier) => ({ name: 'Getrennte Abstimmung', hier })),
    ]
    const stand = (await topVorlagen(deps, [vorlage])).get(vorlage)?.stand
    const isErfasst = stand !== undefined && stationById(stand, station)?.zustand === 'ergebnis_vorlaeufig'
    return leitungZeigen(deps, req, res, frisch, {
      status: 409,
      top,
      formular: SCHNELL.has(form) ? null : form,
      // What was typed can only become a correction now; quick buttons are not offered again unasked.
      korrektur: isErfasst && !SCHNELL.has(form),
      werte,
      konflikt: await konflikt(deps, frisch, neu, satz, command.commandId, eingaben),
    })
  }

  async function antworten(req: Request, res: Response, erfassung: Erfassung, event: Payload, outcome: Outcome): Promise<void> {
    const { sitzung, top, form, korrektur, werte } = erfassung
    if (outcome.art === 'veraltet') return zweiter(req, res, erfassung, event, outcome.satz)
    if (outcome.art === 'angenommen') {
      const worte = inWorten(erfassung, event)
      const nummer = topNummern(sitzung.stand.context.tops).get(top) ?? ''
      const was = [worte.ergebnis, worte.stimmen].filter((teil) => teil !== '').join(', ')
      const mehr = wasFolgte(erfassung.vorlage.head.ref.id, outcome.answer)
      return deps.web.redirect(req, res, topPfad(sitzung, top), { art: 'success', text: `TOP ${nummer} gespeichert: ${was}.`, mehr })
    }
    const ziel = outcome.felder['wortlaut'] === undefined ? 'nein' : 'wortlaut-1'
    const meldungen = [{ feld: SCHNELL.has(form) || form === 'getrennt' ? '' : ziel, satz: outcome.satz }]
    const frisch = await gelesen(deps, res, sitzung.head.ref.id)
    return leitungZeigen(deps, req, res, frisch, { status: outcome.status, top, formular: form, korrektur, werte, meldungen })
  }

  router.post('/sitzungen/:id/leitung/:top/ergebnis', async (req, res) => {
    const sitzung = await gelesen(deps, res, req.params['id'])
    nurLeitung(deps, sitzung)
    const { top, vorlage: id, station } = vorlageOf(sitzung, req.params['top'])
    const vorlage = (await topVorlagen(deps, [id])).get(id)
    const typed = postedForm(req)
    const form = FORMEN.find((candidate) => candidate === typed.one('form'))
    const rolle = top.vorlage?.rolle
    if (vorlage === undefined || form === undefined || rolle === undefined)
      throw new RatslaufError(
        'INVALID_INPUT',
        'Das Formular ist unvollständig. Bitte öffnen Sie den Punkt neu und wählen Sie ein Ergebnis.',
      )
    const korrektur = typed.one('korrektur') === 'ja'
    const inhalt = mitNeuenPunkten(vorlage, station)
    const werte = Object.fromEntries(eingabenamen(form, inhalt.beschlusspunkte.length).map((name) => [name, typed.one(name) ?? '']))
    const erfassung: Erfassung = { sitzung, top: top.id, station, rolle, vorlage, form, korrektur, werte, command: commandFields(req) }
    const gelesenes = ergebnisEvent(
      korrektur ? 'ERGEBNIS_KORRIGIEREN' : 'ERGEBNIS_ERFASSEN',
      form,
      { rolle, station, inhalt, anwesend: stimmberechtigteZahl(sitzung, vorlage, station) },
      werte,
    )
    if ('fehler' in gelesenes) return zurueck(req, res, erfassung, 422, gelesenes.fehler)
    const { event } = gelesenes
    const isBestaetigt = (SCHNELL.has(form) && typed.one('aktion') !== 'vorschau') || typed.one('bestaetigt') === 'ja'
    if (!isBestaetigt) {
      const aktuell = await deps.engine.bezug(vorlage, { type: event.type, station })
      if (aktuell !== erfassung.command.bezug)
        return zweiter(req, res, erfassung, event, 'Inzwischen hat sich geändert, worüber Sie entscheiden. Es wurde nichts gespeichert.')
      const gruende = await deps.engine.inquire(
        vorlage,
        { ...event, ...(event['abstimmung'] !== undefined && { abstimmung: abstimmungOf(event['abstimmung']) }), ...punkteVoll(event) },
        sitzung.akteur,
      )
      const [grund] = gruende ?? []
      if (grund !== undefined)
        return zurueck(req, res, erfassung, 422, [
          { feld: form === 'getrennt' ? '' : 'nein', satz: grund.satz },
          ...(grund.code === 'ERGEBNIS_WIDERSPRICHT_STIMMEN' && form !== 'getrennt'
            ? [{ feld: FESTSTELLUNG, satz: NUR_WENN_FESTGESTELLT }]
            : []),
        ])
      if (gruende !== null) return pruefen(req, res, erfassung, event)
    }
    const outcome = await submit(deps, sitzung.akteur, { art: 'vorlage', id }, event, erfassung.command)
    return antworten(req, res, erfassung, event, outcome)
  })

  return router
}

/** Rules read parsed events: counts that were left out are zero. */
const punkteVoll = (event: Payload): object =>
  event['punkte'] === undefined
    ? {}
    : { punkte: (event['punkte'] as Punktangabe[]).map((punkt) => ({ ...punkt, abstimmung: abstimmungOf(punkt.abstimmung) })) }
