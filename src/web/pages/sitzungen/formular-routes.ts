/** Steps of a session with a page of their own: change date and place, cancel, take a paper off the agenda. */
import { Router, type Request, type Response } from 'express'
import type { Grund } from '../../../../workflows/rule.ts'
import { wort } from '../../../../workflows/woerter.ts'
import { RatslaufError } from '../../../engine/errors.ts'
import type { PageDeps } from '../../deps.ts'
import { commandFields, jeFeld, postedForm } from '../../security/form.ts'
import { angaben, eingaben, fehlende, filled, getippt, type Feld, type Werte } from '../vorlagen/felder.ts'
import { gruppiert, type Folge } from '../vorlagen/folgen.ts'
import { absenden } from '../vorlagen/vorschau.ts'
import { ABLAUF } from './ablauf-formulare.ts'
import { punktOf, type Formular } from './formular.ts'
import { gelesen, type Gelesen } from './gelesen.ts'
import { SAAL } from './saal-formulare.ts'
import { sitzungBreadcrumb, sitzungPfad, sitzungTitel } from './sitzung-view.ts'
import { ablehnung, type Zustand } from './zeigen.ts'

export const ZEIT: Feld = { art: 'text', name: 'uhrzeit', label: 'Beginn', hint: 'Zum Beispiel 17:00.', maxlength: '5' }
export const DATUM: Feld = { art: 'date', name: 'datum', label: 'Datum' }
export const ORT: Feld = { art: 'text', name: 'ort', label: 'Ort', maxlength: '400' }

/** "17:00", "9.30" or "17 Uhr" as `17:00`; null for anything else. */
function parseTime(text: string): string | null {
  const [, stunde, minute = '00'] = /^(\d{1,2})(?:[:.](\d{2}))?(?:\s*Uhr)?$/i.exec(text.trim()) ?? []
  return stunde === undefined || Number(stunde) > 23 || Number(minute) > 59 ? null : `${stunde.padStart(2, '0')}:${minute}`
}

/** Date and time of the form as a local date-time; a sentence where the time cannot be read. */
export function termin(werte: Werte, { datum }: Record<string, unknown>): { am: string } | { satz: string; feld: string } {
  const uhrzeit = parseTime(werte['uhrzeit'] ?? '')
  return uhrzeit === null
    ? { satz: 'Bitte geben Sie die Uhrzeit in der Form 17:00 an.', feld: 'uhrzeit' }
    : { am: `${String(datum)}T${uhrzeit}` }
}

function aendern(_deps: PageDeps, sitzung: Gelesen): Formular {
  const { am, ort } = sitzung.stand.context
  return {
    titel: wort(sitzung.profil, 'schritt', 'SITZUNG_AENDERN'),
    erklaerung: '',
    knopf: 'Änderung speichern',
    felder: [DATUM, ZEIT, ORT],
    vorbelegt: { datum: am.slice(0, 10), uhrzeit: am.slice(11, 16), ort },
    ref: sitzung.head.ref,
    rev: sitzung.head.rev,
    leer: { type: 'SITZUNG_AENDERN' },
    read: sitzung,
    event: (daten, werte) => {
      const zeit = termin(werte, daten)
      return 'satz' in zeit ? zeit : { type: 'SITZUNG_AENDERN', beginn: zeit.am, ort: String(daten['ort']) }
    },
    erfolg: 'Termin und Ort sind geändert.',
    pfad: `${sitzungPfad(sitzung)}/aendern`,
  }
}

function absagen(_deps: PageDeps, sitzung: Gelesen): Formular {
  return {
    titel: wort(sitzung.profil, 'schritt', 'SITZUNG_ENTFAELLT'),
    erklaerung:
      'Alle Vorlagen der Tagesordnung warten danach wieder auf einen Termin. Eine abgesagte Sitzung lässt sich nicht wieder ansetzen.',
    knopf: 'Sitzung absagen',
    felder: [{ art: 'textarea', name: 'grund', label: 'Warum entfällt die Sitzung?', maxlength: '4000' }],
    vorbelegt: {},
    ref: sitzung.head.ref,
    rev: sitzung.head.rev,
    leer: { type: 'SITZUNG_ENTFAELLT' },
    read: sitzung,
    event: ({ grund }) => ({ type: 'SITZUNG_ENTFAELLT', grund }),
    erfolg: 'Die Sitzung ist abgesagt.',
    pfad: `${sitzungPfad(sitzung)}/absagen`,
  }
}

async function absetzen(deps: PageDeps, sitzung: Gelesen, req: Request): Promise<Formular> {
  const { nr, top, station, vorlage } = await punktOf(deps, sitzung, req)
  return {
    titel: `TOP ${nr} absetzen: ${vorlage.inhalt.betreff}`,
    erklaerung: 'Die Vorlage wartet danach wieder auf einen Termin.',
    knopf: 'Punkt absetzen',
    felder: [{ art: 'textarea', name: 'grund', label: 'Warum wird der Punkt abgesetzt?', maxlength: '4000' }],
    vorbelegt: {},
    ref: vorlage.head.ref,
    rev: vorlage.head.rev,
    leer: { type: 'ABSETZEN', station },
    read: vorlage,
    event: ({ grund }) => ({ type: 'ABSETZEN', station, grund }),
    erfolg: `Der Punkt ist abgesetzt: ${vorlage.inhalt.betreff}`,
    pfad: `${sitzungPfad(sitzung)}/absetzen?top=${top.id}`,
  }
}

const FORMULARE = { aendern, absagen, absetzen, ...ABLAUF, ...SAAL }

async function show(
  deps: PageDeps,
  req: Request,
  res: Response,
  sitzung: Gelesen,
  formular: Formular,
  { status, werte, fehler = [], konflikt = null, folgen = [] }: Zustand & { folgen?: readonly Folge[] },
): Promise<void> {
  const gruende: Grund[] | null = await deps.engine.inquire(formular.read, formular.leer, sitzung.akteur, { nurStand: true })
  if (gruende === null)
    throw new RatslaufError(
      'FORBIDDEN',
      `Dazu sind Sie mit Ihrer Funktion nicht berechtigt. Zuständig ist ${wort(sitzung.profil, 'begriff', 'dienst')}.`,
    )
  const felder = jeFeld(fehler)
  await deps.web.page(req, res, {
    template: 'pages/sitzung-formular',
    title: formular.titel,
    status,
    bereich: 'sitzungen',
    breadcrumb: sitzungBreadcrumb(sitzung, formular.titel),
    view: {
      vorzeile: sitzungTitel(sitzung),
      titel: formular.titel,
      erklaerung: formular.erklaerung,
      konflikt,
      fehler,
      gruende: gruende.map(({ satz, norm }) => ({ satz, ...(norm !== undefined && { norm }) })),
      offen: gruende.length === 0,
      gruppen: gruppiert(folgen),
      action: formular.pfad,
      commandId: deps.web.commandId(formular.rev),
      bezug: await deps.engine.bezug(formular.read, formular.leer),
      felder: formular.felder.map((feld) => filled(feld, werte ?? formular.vorbelegt, felder)),
      knopf: formular.knopf,
      zurueck: formular.ziel ?? sitzungPfad(sitzung),
    },
  })
}

export function formularRoutes(deps: PageDeps): Router {
  const router = Router()
  for (const [name, formular] of Object.entries(FORMULARE)) {
    router.get(`/sitzungen/:id/${name}`, async (req, res) => {
      const sitzung = await gelesen(deps, res, req.params['id'])
      await show(deps, req, res, sitzung, await formular(deps, sitzung, req), { status: 200 })
    })

    router.post(`/sitzungen/:id/${name}`, async (req, res) => {
      const sitzung = await gelesen(deps, res, req.params['id'])
      const gewaehlt = await formular(deps, sitzung, req)
      const form = postedForm(req)
      const command = commandFields(req)
      const { felder } = gewaehlt
      const werte = getippt(felder, form)
      const fehlt = Object.entries(fehlende(felder, werte)).map(([feld, satz]) => ({ feld, satz }))
      if (fehlt.length > 0) return show(deps, req, res, sitzung, gewaehlt, { status: 422, werte, fehler: fehlt })
      const event = gewaehlt.event(angaben(felder, werte), werte)
      if (!('type' in event))
        return show(deps, req, res, sitzung, gewaehlt, { status: 422, werte, fehler: [{ feld: event.feld, satz: event.satz }] })
      const { profil, akteur } = sitzung
      const outcome = await absenden(deps, { head: gewaehlt, profil, akteur }, event, command, form.one('aktion') === 'vorschau')
      if (outcome.art === 'probe') return show(deps, req, res, sitzung, gewaehlt, { status: 200, werte, folgen: outcome.folgen })
      if (outcome.art === 'angenommen')
        return deps.web.redirect(req, res, gewaehlt.ziel ?? sitzungPfad(sitzung), { art: 'success', text: gewaehlt.erfolg })
      const frisch = await gelesen(deps, res, req.params['id'])
      const namen = Object.fromEntries(felder.flatMap(eingaben).map(({ name, label }) => [name === 'datum' ? 'beginn' : name, label]))
      const zustand = await ablehnung(deps, frisch, outcome, command.commandId, werte, namen)
      const fehler = (zustand.fehler ?? []).map(({ feld, satz }) => ({ feld: feld === 'beginn' ? 'datum' : feld, satz }))
      return show(deps, req, res, frisch, await formular(deps, frisch, req), { ...zustand, fehler })
    })
  }
  return router
}
