/** Deputies: whoever holds an office names who fills it in for a time, and sees whom they represent. */
import { Router, type Request, type Response } from 'express'
import { localDate } from '../../../../workflows/recht/kalender.ts'
import type { Account, Vertretung } from '../../../identity/accounts.ts'
import { hatVertretbaresAmt } from '../../../identity/vertretung.ts'
import { RatslaufError } from '../../../engine/errors.ts'
import type { PageDeps } from '../../deps.ts'
import { currentAccount } from '../../security/account.ts'
import { commandFields, jeFeld, postedForm, type FieldError } from '../../security/form.ts'
import { parseDate, printDate } from '../vorlagen/dates.ts'
import { fehlende, filled, type Feld, type Werte } from '../vorlagen/felder.ts'

interface Zustand {
  status: number
  werte?: Werte
  fehler?: readonly FieldError[]
}

const zeitraum = ({ von, bis }: Vertretung): string => `vom ${printDate(von)} bis ${printDate(bis)}`

const felder = (kollegen: readonly Account[]): Feld[] => [
  {
    art: 'select',
    name: 'konto',
    label: 'Wer vertritt Sie?',
    leerText: 'Bitte wählen',
    optionen: kollegen.map(({ _id, name }) => ({ wert: _id, text: name })),
  },
  { art: 'date', name: 'von', label: 'Erster Tag' },
  { art: 'date', name: 'bis', label: 'Letzter Tag' },
]

export function vertretungRoutes(deps: PageDeps): Router {
  const router = Router()
  const { web, accounts } = deps

  async function lesen(res: Response): Promise<{ ich: Account; kollegen: Account[]; heute: string }> {
    const ich = currentAccount(res)
    if (!hatVertretbaresAmt(ich))
      throw new RatslaufError('FORBIDDEN', 'Vertreten lassen sich Ämter der Verwaltung. Für Gremien gibt es die Stellvertretung.')
    const alle = await accounts.list(ich.profil)
    return {
      ich,
      kollegen: alle.filter((one) => one.aktiv && one._id !== ich._id && hatVertretbaresAmt(one)),
      heute: localDate(deps.clock.now()),
    }
  }

  async function show(req: Request, res: Response, { status, werte = {}, fehler = [] }: Zustand): Promise<void> {
    const { ich, kollegen, heute } = await lesen(res)
    const laufend = ({ bis }: Vertretung): boolean => bis >= heute
    const meine = kollegen.flatMap((konto) =>
      (konto.vertretungen ?? []).filter((eine) => eine.fuer === ich._id && laufend(eine)).map((eine) => ({ konto, eine })),
    )
    await web.page(req, res, {
      template: 'pages/vertretung',
      title: 'Sich vertreten lassen',
      status,
      bereich: 'aufgaben',
      breadcrumb: [{ text: 'Meine Aufgaben', href: '/' }, { text: 'Sich vertreten lassen' }],
      view: {
        fehler,
        felder: felder(kollegen).map((feld) => filled(feld, werte, jeFeld(fehler))),
        commandId: web.commandId(0),
        meine: meine.map(({ konto, eine }) => ({
          text: `${konto.name}, ${zeitraum(eine)}`,
          label: `Beenden: ${konto.name}`,
          action: `/vertretung/${konto._id}/${eine.von}/beenden`,
          commandId: web.commandId(0),
        })),
        fuerAndere: (ich.vertretungen ?? [])
          .filter(laufend)
          .map((eine) => `${kollegen.find(({ _id }) => _id === eine.fuer)?.name ?? 'Gelöschtes Konto'}, ${zeitraum(eine)}`),
      },
    })
  }

  router.get('/vertretung', async (req, res) => show(req, res, { status: 200 }))

  router.post('/vertretung', async (req, res) => {
    const { ich, kollegen, heute } = await lesen(res)
    const form = postedForm(req)
    commandFields(req)
    const werte = { konto: form.one('konto') ?? '', von: form.one('von') ?? '', bis: form.one('bis') ?? '' }
    const fehlt = Object.entries(fehlende(felder(kollegen), werte)).map(([feld, satz]) => ({ feld, satz }))
    const konto = kollegen.find(({ _id }) => _id === werte.konto)
    const [von, bis] = [parseDate(werte.von), parseDate(werte.bis)]
    if (fehlt.length > 0 || von === null || bis === null) return show(req, res, { status: 422, werte, fehler: fehlt })
    const fehler = [
      ...(konto === undefined ? [{ feld: 'konto', satz: 'Dieses Konto gibt es hier nicht. Bitte wählen Sie es aus der Liste.' }] : []),
      ...(bis < von ? [{ feld: 'bis', satz: 'Der letzte Tag liegt vor dem ersten.' }] : []),
      ...(bis < heute ? [{ feld: 'bis', satz: 'Der letzte Tag ist schon vergangen.' }] : []),
    ]
    if (konto === undefined || fehler.length > 0) return show(req, res, { status: 422, werte, fehler })
    const neu = { fuer: ich._id, von, bis }
    // Sent twice it is one.
    const andere = (konto.vertretungen ?? []).filter((eine) => eine.fuer !== ich._id || eine.von !== von)
    await accounts.setVertretungen(konto._id, [...andere, neu])
    return web.redirect(req, res, '/vertretung', { art: 'success', text: `${konto.name} vertritt Sie ${zeitraum(neu)}.` })
  })

  router.post('/vertretung/:konto/:von/beenden', async (req, res) => {
    const { ich, kollegen } = await lesen(res)
    commandFields(req)
    const konto = kollegen.find(({ _id }) => _id === req.params['konto'])
    if (konto === undefined) throw new RatslaufError('NOT_FOUND', 'Diesen Eintrag gibt es nicht mehr. Bitte laden Sie die Seite neu.')
    const andere = (konto.vertretungen ?? []).filter((eine) => eine.fuer !== ich._id || eine.von !== req.params['von'])
    await accounts.setVertretungen(konto._id, andere)
    return web.redirect(req, res, '/vertretung', { art: 'success', text: `${konto.name} vertritt Sie nicht mehr.` })
  })

  return router
}
