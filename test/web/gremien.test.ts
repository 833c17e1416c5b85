import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Part } from '../../workflows/aggregate.ts'
import type { GremiumContext } from '../../workflows/gremium/machine.ts'
import { filledForm } from '../setup/web.ts'
import { page, ref, sichtbar, text } from './seite.ts'
import { sitzungswelt, type Sitzungswelt } from './sitzung-welt.ts'

let welt: Sitzungswelt
beforeAll(async () => {
  welt = await sitzungswelt()
})
afterAll(async () => welt.close())

const sitze = async (gremium: string): Promise<GremiumContext['sitze']> => {
  const read = await welt.program.engine.read(ref('gremium', `musterstadt:${gremium}`))
  return (read?.parts['gremium'] as Part<GremiumContext> | undefined)?.context.sitze ?? []
}

const NEU = {
  person: 'neu',
  name: 'Neues Mitglied',
  email: 'neu@musterstadt.example',
  fraktion: 'Fraktion B',
  funktion: 'mitglied',
  stimmrecht: 'ja',
  von: '01.04.2026',
}

describe('the list of bodies', () => {
  test('shows each body with its members and the own function', async () => {
    const html = sichtbar(await page(await welt.visitor('vorsitz'), '/gremien'))
    expect(html).toContain('Ausschuss für Stadtentwicklung und Verkehr ASV Ihre Funktion: Vorsitz')
    expect(html).toContain('12 Personen eingetragen')
    expect(html).toContain('Noch nicht eingerichtet')
  })
})

describe('the page of a body', () => {
  test('shows names to everybody logged in, addresses to the Sitzungsdienst, forms to nobody else', async () => {
    const member = await page(await welt.visitor('kultur'), '/gremien/stadtentwicklung')
    expect(member).toContain('Mitglied 7')
    expect(member).not.toContain('p-mitglied-7@musterstadt.example')
    expect(member).not.toContain('Sitz besetzen')
    const dienst = await page(await welt.visitor('dienst'), '/gremien/stadtentwicklung')
    expect(dienst).toContain('p-mitglied-7@musterstadt.example')
    expect(dienst).toContain('Sitz besetzen')
  })

  test('is set up once, with the number of the law', async () => {
    const dienst = await welt.visitor('dienst')
    const action = '/gremien/hauptausschuss/einrichten'
    const falsch = await welt.absenden(dienst, '/gremien/hauptausschuss', action, { gesetzlicheZahl: 'elf' })
    expect(falsch.status).toBe(422)
    expect(await text(falsch)).toContain('value="elf"')
    expect((await welt.absenden(dienst, '/gremien/hauptausschuss', action)).status).toBe(303)
    expect(sichtbar(await page(dienst, '/gremien/hauptausschuss'))).toContain('Gesetzliche Mitgliederzahl 11')
  })

  test('seats a new person from a date on; before that date the seat is announced', async () => {
    const dienst = await welt.visitor('dienst')
    const answer = await welt.absenden(dienst, '/gremien/kulturausschuss', '/gremien/kulturausschuss/sitze', NEU)
    expect(answer.status).toBe(303)
    expect((await sitze('kulturausschuss')).at(-1)).toMatchObject({ funktion: 'mitglied', stimmrecht: true, von: '2026-04-01', bis: null })
    const html = sichtbar(await page(dienst, '/gremien/kulturausschuss'))
    expect(html).toContain('Neues Mitglied: Mitglied ab 01.04.2026.')
    expect(html).toContain('Neues Mitglied, Mitglied, ab 01.04.2026')
    expect(sichtbar(await page(dienst, '/gremien/kulturausschuss?am=2026-04-02'))).toContain('Mitglieder am 02.04.2026')
  })

  test('keeps what was typed and says what is missing; nobody is written down for a refused seat', async () => {
    const dienst = await welt.visitor('dienst')
    const vorher = (await welt.store.personen.list('musterstadt')).length
    const ohne = await welt.absenden(dienst, '/gremien/stadtrat', '/gremien/stadtrat/sitze', { ...NEU, email: 'nirgends', stimmrecht: '' })
    expect(ohne.status).toBe(422)
    const html = await text(ohne)
    expect(html).toContain('Bitte geben Sie eine gültige E-Mail-Adresse an')
    expect(html).toContain('Bitte wählen Sie: Stimmrecht.')
    expect(html).toContain('value="Neues Mitglied"')
    const verkehrt = await welt.absenden(dienst, '/gremien/stadtrat', '/gremien/stadtrat/sitze', { ...NEU, bis: '2026-03-01' })
    expect(verkehrt.status).toBe(422)
    expect(await text(verkehrt)).toContain('Das Ende liegt vor dem Beginn.')
    expect(await welt.store.personen.list('musterstadt')).toHaveLength(vorher)
  })

  test('ends a seat on its last day', async () => {
    const dienst = await welt.visitor('dienst')
    const [sitz] = (await sitze('stadtentwicklung')).filter(({ person }) => person === 'p-mitglied-9')
    const pfad = `/gremien/stadtentwicklung/sitze/${sitz?.id ?? ''}/beenden`
    expect((await welt.absenden(dienst, pfad, pfad, { bis: '' })).status).toBe(422)
    expect((await welt.absenden(dienst, pfad, pfad, { bis: '2026-06-30' })).status).toBe(303)
    expect(sichtbar(await page(dienst, '/gremien/stadtentwicklung?am=2026-07-01'))).toContain('11 Sitze, davon 10 mit Stimmrecht')
    expect(sichtbar(await page(dienst, '/gremien/stadtentwicklung?am=2026-06-30'))).toContain('12 Sitze, davon 11 mit Stimmrecht')
  })

  test('tells the second clerk that the seats have changed', async () => {
    const dienst = await welt.visitor('dienst')
    const action = '/gremien/stadtrat/sitze'
    const form = filledForm(await page(dienst, '/gremien/stadtrat'), action, NEU)
    const event = { type: 'SITZ_BESETZEN', person: 'p-vorsitz', funktion: 'vorsitz', stimmrecht: true, von: '2026-03-01' }
    await welt.execute(ref('gremium', 'musterstadt:stadtrat'), event, 'dienst')
    const answer = await dienst.post(action, form)
    expect(answer.status).toBe(409)
    const html = await text(answer)
    expect(html).toContain('Inzwischen geändert: nichts gespeichert')
    expect(html).toContain('value="Neues Mitglied"')
  })

  test('refuses members a change, knows no body of another municipality, and keeps forged input as text', async () => {
    const member = await welt.visitor('vorsitz')
    const csrf = /name="_csrf" value="([0-9a-f]+)"/.exec(await page(member, '/gremien'))?.[1] ?? ''
    const answer = await member.post('/gremien/stadtrat/sitze', { _csrf: csrf, _command: '1.0123456789', ...NEU })
    expect(answer.status).toBe(403)
    expect(await text(answer)).toContain('Mitglieder und Funktionen pflegt der Sitzungsdienst.')
    expect((await (await welt.visitor('kiel')).send('/gremien/stadtentwicklung')).status).toBe(404)
    const dienst = await welt.visitor('dienst')
    const forged = { ...NEU, name: '<img src=x onerror=alert(1)>', von: '' }
    const html = await text(await welt.absenden(dienst, '/gremien/kulturausschuss', '/gremien/kulturausschuss/sitze', forged))
    expect(html).not.toContain('<img src=x')
    expect(html).toContain('&lt;img src&#x3D;x onerror&#x3D;alert(1)&gt;')
  })
})
