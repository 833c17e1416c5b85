/** Gremien: members and functions on a date, and the forms that change them from a date on. */
import { Router, type Request, type Response } from 'express'
import { sitzeAm, type GremiumContext, type Sitz } from '../../../../workflows/gremium/machine.ts'
import { localDate } from '../../../../workflows/recht/kalender.ts'
import { wort } from '../../../../workflows/woerter.ts'
import { RatslaufError } from '../../../engine/errors.ts'
import { currentActor, profilOf, type PageDeps } from '../../deps.ts'
import { currentAccount } from '../../security/account.ts'
import { commandFields, jeFeld, postedForm, type FieldError } from '../../security/form.ts'
import { fehlerOf, submit, type Outcome } from '../../submit.ts'
import { parseDate, printDate } from '../vorlagen/dates.ts'
import type { Werte } from '../vorlagen/felder.ts'
import { darfBearbeiten, gelesen, isBeteiligt, siehtAdressen, type Gelesen } from './gelesen.ts'
import { sitzanzeige } from './gremium-view.ts'
import { besetzung, sitzFelder, sitzFelderView } from './sitz-form.ts'

interface Zustand {
  status: number
  am?: string
  werte?: Werte
  fehler?: readonly FieldError[]
  konflikt?: object | null
}

const nurBearbeitung = ({ akteur, profil }: Gelesen): void => {
  if (!darfBearbeiten(akteur, profil.id))
    throw new RatslaufError('FORBIDDEN', `Mitglieder und Funktionen pflegt ${wort(profil, 'begriff', 'dienst')}.`)
}

async function show(
  deps: PageDeps,
  req: Request,
  res: Response,
  gremium: Gelesen,
  { status, am = gremium.heute, werte = {}, fehler = [], konflikt = null }: Zustand,
): Promise<void> {
  const { profil, akteur, vorlage, context, read } = gremium
  const bearbeiten = darfBearbeiten(akteur, profil.id)
  const personen = await deps.personen.get([...new Set((context?.sitze ?? []).map(({ person }) => person))])
  const alle = bearbeiten && context !== null ? await deps.personen.list(profil.id) : []
  const felder = jeFeld(fehler)
  const pfad = `/gremien/${vorlage.id}`
  await deps.web.page(req, res, {
    template: 'pages/gremium',
    title: vorlage.name,
    status,
    bereich: 'gremien',
    breadcrumb: [{ text: 'Gremien', href: '/gremien' }, { text: vorlage.name }],
    view: {
      titel: vorlage.name,
      kurzname: vorlage.kurzname,
      pfad,
      am,
      amGedruckt: printDate(am),
      fehler,
      konflikt,
      eckdaten: [
        { name: wort(profil, 'begriff', 'mitgliederzahl'), wert: String(context?.gesetzlicheZahl ?? vorlage.gesetzlicheZahl) },
        { name: 'Üblicher Ort', wert: vorlage.ort },
        { name: 'Üblicher Beginn', wert: `${vorlage.beginn} Uhr` },
      ],
      sitze: sitzanzeige({
        profil,
        context,
        personen,
        am,
        adressen: siehtAdressen(akteur),
        beenden: bearbeiten ? (sitz) => `${pfad}/sitze/${sitz.id}/beenden` : null,
      }),
      bearbeiten,
      auftraege: isBeteiligt(gremium) ? `${pfad}/auftraege` : '',
      einrichten:
        bearbeiten && read === null
          ? {
              titel: wort(profil, 'begriff', 'mitgliederzahl'),
              zahl: werte['gesetzlicheZahl'] ?? String(vorlage.gesetzlicheZahl),
              error: felder['gesetzlicheZahl'] ?? '',
            }
          : null,
      besetzen:
        bearbeiten && read !== null
          ? {
              felder: sitzFelderView(sitzFelder(profil, alle), werte, felder),
              personId: `p-${deps.random.hex(6)}`,
              bezug: await deps.engine.bezug(read, { type: 'SITZ_BESETZEN' }),
            }
          : null,
      commandId: deps.web.commandId(read?.head.rev ?? 0),
    },
  })
}

/** Errors at the fields of the page; a conflict says that the seats are no longer those that were shown. */
function ablehnung(outcome: Exclude<Outcome, { art: 'angenommen' }>, werte: Werte, felder: readonly string[]): Zustand {
  if (outcome.art === 'veraltet')
    return {
      status: 409,
      werte,
      konflikt: {
        satz: outcome.satz,
        inzwischen: [],
        weiter: 'Die Mitglieder unten zeigen den neuen Stand. Bitte vergleichen Sie und senden Sie dann noch einmal.',
      },
    }
  return { status: outcome.status, werte, fehler: fehlerOf(outcome, felder) }
}

export function gremienRoutes(deps: PageDeps): Router {
  const router = Router()

  router.get('/gremien', async (req, res) => {
    const account = currentAccount(res)
    const profil = profilOf(account)
    const akteur = await currentActor(deps, account)
    const heute = localDate(deps.clock.now())
    const heads = new Map((await deps.readers.gremien(profil.id)).map((head) => [String(head.fields['gremium']), head]))
    await deps.web.page(req, res, {
      template: 'pages/gremien',
      title: 'Gremien',
      bereich: 'gremien',
      view: {
        spalten: [{ text: 'Gremium' }, { text: 'Mitglieder' }, { text: 'Sitzungsort und Beginn' }],
        zeilen: profil.gremien.map(({ id, name, kurzname, gesetzlicheZahl, ort, beginn }) => {
          const fields = heads.get(id)?.fields as GremiumContext | undefined
          const personen = fields === undefined ? 0 : new Set(sitzeAm(fields, heute).map(({ person }) => person)).size
          const eigene = akteur.sitze.filter((sitz) => sitz.gremium === id).map(({ funktion }) => wort(profil, 'funktion', funktion))
          return {
            haupt: {
              text: name,
              href: `/gremien/${id}`,
              nummer: kurzname,
              zusatz: eigene.length === 0 ? '' : `Ihre Funktion: ${eigene.join(', ')}`,
            },
            zellen: [
              {
                spalte: 'Mitglieder',
                text:
                  fields === undefined
                    ? 'Noch nicht eingerichtet'
                    : `${personen === 1 ? '1 Person' : `${String(personen)} Personen`} eingetragen`,
                zusatz: `${wort(profil, 'begriff', 'mitgliederzahl')} ${String(fields?.gesetzlicheZahl ?? gesetzlicheZahl)}`,
              },
              { spalte: 'Sitzungsort und Beginn', text: `${ort}, ${beginn} Uhr` },
            ],
          }
        }),
      },
    })
  })

  router.get('/gremien/:gremium', async (req, res) => {
    const gremium = await gelesen(deps, res, req.params['gremium'])
    const typed = typeof req.query['am'] === 'string' ? req.query['am'].trim() : ''
    const am = typed === '' ? gremium.heute : parseDate(typed)
    if (am === null)
      return show(deps, req, res, gremium, {
        status: 422,
        fehler: [{ feld: 'am', satz: 'Bitte geben Sie das Datum in der Form TT.MM.JJJJ an.' }],
      })
    return show(deps, req, res, gremium, { status: 200, am })
  })

  router.post('/gremien/:gremium/einrichten', async (req, res) => {
    const gremium = await gelesen(deps, res, req.params['gremium'])
    nurBearbeitung(gremium)
    const command = commandFields(req)
    const typed = (postedForm(req).one('gesetzlicheZahl') ?? '').trim()
    const werte = { gesetzlicheZahl: typed }
    if (!/^[1-9]\d{0,2}$/.test(typed))
      return show(deps, req, res, gremium, {
        status: 422,
        werte,
        fehler: [{ feld: 'gesetzlicheZahl', satz: 'Bitte geben Sie die Mitgliederzahl als ganze Zahl an.' }],
      })
    const { profil, vorlage, ref, akteur } = gremium
    const event = { type: 'GREMIUM_EINRICHTEN', profil: profil.id, gremium: vorlage.id, gesetzlicheZahl: Number(typed) }
    const outcome = await submit(deps, akteur, ref, event, command)
    if (outcome.art === 'angenommen')
      return deps.web.redirect(req, res, `/gremien/${vorlage.id}`, {
        art: 'success',
        text: `${vorlage.name} ist eingerichtet. Als Nächstes: Sitze besetzen.`,
      })
    return show(deps, req, res, await gelesen(deps, res, req.params['gremium']), ablehnung(outcome, werte, ['gesetzlicheZahl']))
  })

  router.post('/gremien/:gremium/sitze', async (req, res) => {
    const gremium = await gelesen(deps, res, req.params['gremium'])
    nurBearbeitung(gremium)
    const { profil, vorlage, ref, akteur } = gremium
    const form = postedForm(req)
    const command = commandFields(req)
    const personen = await deps.personen.list(profil.id)
    const namen = sitzFelder(profil, personen).map(({ name }) => name)
    const werte = Object.fromEntries(namen.map((name) => [name, form.one(name) ?? '']))
    const id = form.one('personId') ?? ''
    if (!/^p-[0-9a-f]{12}$/.test(id))
      throw new RatslaufError('INVALID_INPUT', 'Das Formular ist unvollständig. Bitte laden Sie die Seite neu.')
    const gewollt = besetzung(profil, personen, werte, id)
    if ('fehler' in gewollt) return show(deps, req, res, gremium, { status: 422, werte, fehler: gewollt.fehler })
    const { neu, event } = gewollt.besetzung
    // The name is written first, so that a seat never stands without its person; a refused form leaves none behind.
    const gruende = neu === null || gremium.read === null ? [] : await deps.engine.inquire(gremium.read, event, akteur)
    if (neu !== null && gruende?.length === 0 && !(await deps.personen.get([id])).has(id)) await deps.personen.put(neu)
    const outcome = await submit(deps, akteur, ref, event, command)
    const name = neu?.name ?? personen.find(({ _id }) => _id === event.person)?.name ?? ''
    if (outcome.art === 'angenommen') {
      const text = `${name}: ${wort(profil, 'funktion', event.funktion)} ab ${printDate(event.von)}.`
      return deps.web.redirect(req, res, `/gremien/${vorlage.id}`, { art: 'success', text })
    }
    return show(deps, req, res, await gelesen(deps, res, req.params['gremium']), ablehnung(outcome, werte, namen))
  })

  interface Ende {
    gremium: Gelesen
    sitz: Sitz
  }

  async function endeOf(req: Request, res: Response): Promise<Ende> {
    const gremium = await gelesen(deps, res, req.params['gremium'])
    nurBearbeitung(gremium)
    const sitz = gremium.context?.sitze.find(({ id }) => id === req.params['sitz'])
    if (sitz === undefined) throw new RatslaufError('NOT_FOUND', 'Diesen Sitz gibt es nicht. Bitte öffnen Sie das Gremium neu.')
    return { gremium, sitz }
  }

  async function showEnde(
    req: Request,
    res: Response,
    { gremium, sitz }: Ende,
    { status, werte = {}, fehler = [], konflikt = null }: Zustand,
  ): Promise<void> {
    const { profil, vorlage, read } = gremium
    const name = (await deps.personen.get([sitz.person])).get(sitz.person)?.name ?? 'Person ohne Eintrag'
    await deps.web.page(req, res, {
      template: 'pages/gremium-sitz-beenden',
      title: `Sitz beenden: ${name}`,
      status,
      bereich: 'gremien',
      breadcrumb: [{ text: 'Gremien', href: '/gremien' }, { text: vorlage.name, href: `/gremien/${vorlage.id}` }, { text: 'Sitz beenden' }],
      view: {
        vorzeile: vorlage.name,
        name,
        angaben: `${wort(profil, 'funktion', sitz.funktion)} seit ${printDate(sitz.von)}`,
        fehler,
        konflikt,
        bis: werte['bis'] ?? '',
        bisError: jeFeld(fehler)['bis'] ?? '',
        action: `/gremien/${vorlage.id}/sitze/${sitz.id}/beenden`,
        commandId: deps.web.commandId(read?.head.rev ?? 0),
        bezug: read === null ? '' : await deps.engine.bezug(read, { type: 'SITZ_BEENDEN' }),
        zurueck: `/gremien/${vorlage.id}`,
      },
    })
  }

  router.get('/gremien/:gremium/sitze/:sitz/beenden', async (req, res) => {
    await showEnde(req, res, await endeOf(req, res), { status: 200 })
  })

  router.post('/gremien/:gremium/sitze/:sitz/beenden', async (req, res) => {
    const ende = await endeOf(req, res)
    const command = commandFields(req)
    const werte = { bis: (postedForm(req).one('bis') ?? '').trim() }
    const bis = parseDate(werte.bis)
    if (bis === null)
      return showEnde(req, res, ende, {
        status: 422,
        werte,
        fehler: [{ feld: 'bis', satz: 'Bitte geben Sie den letzten Tag in der Form TT.MM.JJJJ an.' }],
      })
    const { ref, akteur, vorlage } = ende.gremium
    const outcome = await submit(deps, akteur, ref, { type: 'SITZ_BEENDEN', sitz: ende.sitz.id, bis }, command)
    if (outcome.art === 'angenommen')
      return deps.web.redirect(req, res, `/gremien/${vorlage.id}`, { art: 'success', text: `Der Sitz endet am ${printDate(bis)}.` })
    return showEnde(req, res, await endeOf(req, res), ablehnung(outcome, werte, ['bis']))
  })

  return router
}
