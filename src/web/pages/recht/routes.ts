/** "Rechtsgrundlagen": which rules hold for a body on a date, with their norms and doubts. For everybody logged in; reads no paper. */
import { Router } from 'express'
import { localDate } from '../../../../workflows/recht/kalender.ts'
import { rechtsgrundlagen, type Rechtsgrundlagen } from '../../../../workflows/recht/rechtsgrundlagen.ts'
import { profilOf, type PageDeps } from '../../deps.ts'
import { currentAccount } from '../../security/account.ts'
import type { FieldError } from '../../security/form.ts'
import { parseDate, printDate } from '../vorlagen/dates.ts'
import { rechtsgrundlagenView } from './rechtsgrundlagen-view.ts'

const FALSCHES_DATUM = 'Bitte geben Sie ein Datum in der Form TT.MM.JJJJ an.'

/** The rules of that day, or why there are none. */
function lesen(suche: () => Rechtsgrundlagen, am: string): Rechtsgrundlagen | FieldError {
  try {
    return suche()
  } catch (error) {
    if (!Error.isError(error) || !error.message.startsWith('NO_RULE_SET')) throw error
    return { feld: 'datum', satz: `Für den ${printDate(am)} sind hier keine Regeln hinterlegt. Bitte wählen Sie einen späteren Tag.` }
  }
}

export function rechtRoutes(deps: PageDeps): Router {
  const router = Router()

  router.get('/rechtsgrundlagen', async (req, res) => {
    const profil = profilOf(currentAccount(res))
    const typed = (name: string): string => {
      const value = req.query[name]
      return typeof value === 'string' ? value.trim().slice(0, 100) : ''
    }
    const gremium = profil.gremien.find(({ id }) => id === typed('gremium'))?.id ?? profil.vertretung
    const eingabe = typed('datum')
    const am = eingabe === '' ? localDate(deps.clock.now()) : parseDate(eingabe)
    const gelesen = am === null ? { feld: 'datum', satz: FALSCHES_DATUM } : lesen(() => rechtsgrundlagen(profil, gremium, am), am)
    const fehler = 'feld' in gelesen ? [gelesen] : []
    await deps.web.page(req, res, {
      template: 'pages/rechtsgrundlagen',
      title: 'Rechtsgrundlagen',
      status: fehler.length === 0 ? 200 : 422,
      breadcrumb: [{ text: 'Rechtsgrundlagen' }],
      view: {
        fehler,
        datum: am ?? eingabe,
        datumFehler: fehler[0]?.satz ?? '',
        gremien: profil.gremien.map(({ id, name }) => ({ wert: id, text: name, selected: id === gremium })),
        recht: 'feld' in gelesen || am === null ? null : rechtsgrundlagenView(profil, gremium, am, gelesen),
      },
    })
  })

  return router
}
