import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { profil } from '../../workflows/profile/index.ts'
import { rechtsgrundlagen } from '../../workflows/recht/rechtsgrundlagen.ts'
import { wort } from '../../workflows/woerter.ts'
import { webWelt, type Webwelt } from '../setup/web.ts'
import type { Visitor } from './app-fixture.ts'
import { page, sichtbar } from './seite.ts'

let welt: Webwelt
let visitor: Visitor
beforeAll(async () => {
  welt = await webWelt()
  visitor = await welt.visitor('kultur')
})
afterAll(async () => welt.close())

const PFAD = '/rechtsgrundlagen'

describe('the page of the rules in force', () => {
  test('stands in the footer for everybody logged in, and behind the login', async () => {
    expect(await page(visitor, '/gremien')).toContain('<a href="/rechtsgrundlagen">Rechtsgrundlagen</a>')
    const fremd = await fetch(`${welt.base}${PFAD}`, { redirect: 'manual' })
    expect([fremd.status, fremd.headers.get('location')]).toEqual([303, '/anmelden?ziel=%2Frechtsgrundlagen'])
  })

  test.each([
    ['stadtrat', '2026-03-02'],
    ['kulturausschuss', '2026-03-02'],
    ['stadtrat', '2012-02-16'],
  ])('shows for %s on %s every value with its norm and every doubt in words', async (gremium, datum) => {
    const body = profil('musterstadt')
    const html = sichtbar(await page(visitor, `${PFAD}?gremium=${gremium}&datum=${datum}`)).replaceAll('&#x3D;', '=')
    const { werte, einstellungen, gesetz } = rechtsgrundlagen(body, gremium, datum)
    expect(html).toContain(gesetz)
    for (const { titel, wert, norm, sicherheit, hinweis } of [...werte, ...einstellungen]) {
      for (const text of [titel, wert, norm, hinweis, wort(body, 'sicherheit', sicherheit)]) expect(html).toContain(text)
    }
  })

  test('chooses the rule set by the date', async () => {
    expect(await page(visitor, `${PFAD}?datum=30.06.2014`)).toContain('Gemeindeordnung Sachsen-Anhalt')
    expect(await page(visitor, `${PFAD}?datum=2014-07-01`)).toContain('Kommunalverfassungsgesetz Sachsen-Anhalt')
  })

  test.each([
    ['gestern', 'Bitte geben Sie ein Datum in der Form TT.MM.JJJJ an.'],
    ['01.01.1990', 'Für den 01.01.1990 sind hier keine Regeln hinterlegt.'],
  ])('says of the date „%s“ what is wrong and keeps the form', async (datum, satz) => {
    const answer = await visitor.send(`${PFAD}?gremium=stadtrat&datum=${datum}`)
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain(satz)
    expect(html).toContain('<option value="stadtrat" selected>')
  })

  test('takes a body that does not exist for the highest one', async () => {
    expect(sichtbar(await page(visitor, `${PFAD}?gremium=gibt-es-nicht`))).toContain('Stadtrat am 02.03.2026')
  })
})
