import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { SessionData } from 'express-session'
import { createMongoSessions } from '../../src/identity/mongo-sessions.ts'
import { type Clockwork, createDatabase, type Database, PASSWORD, type Running, startApp, Visitor } from './app-fixture.ts'

let database: Database
let app: Running
const clock: Clockwork = { now: '2026-11-25T09:00:00.000Z' }

beforeAll(async () => {
  database = await createDatabase()
  app = await startApp(database, { clock })
})
afterAll(async () => {
  await app.close()
  await database.drop()
})

test('the session store leaves what it saves as it was: or the end of the answer would save it again', async () => {
  const session = { cookie: {}, konto: 'stadtplanung', lastModified: new Date() }
  await new Promise((resolve) => {
    createMongoSessions(database.connection).set('saved', session as unknown as SessionData, resolve)
  })
  expect(session).toHaveProperty('lastModified')
})

describe('login', () => {
  test('leads to the start page and shows who is logged in', async () => {
    const visitor = new Visitor(app.base)
    const answer = await visitor.login()
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/'])
    const page = await (await visitor.send('/')).text()
    expect(page).toContain('Sachbearbeitung Stadtplanung')
    expect(page).toContain('<span class="rl-zahl">5</span>')
  })

  test('takes the name in any spelling of capitals and blanks', async () => {
    expect((await new Visitor(app.base).login(' StadtPlanung ')).status).toBe(303)
  })

  test.each([
    ['a wrong password', 'stadtplanung', 'falsch'],
    ['an unknown name', 'gibt-es-nicht', PASSWORD],
    ['a disabled account', 'ehemalig', PASSWORD],
    ['an empty form', '', ''],
    ['a password of megabytes', 'stadtplanung', 'x'.repeat(500_000)],
  ])('answers %s with one and the same sentence and keeps the name', async (_what, name, password) => {
    const answer = await new Visitor(app.base).login(name, password)
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain('Benutzername oder Passwort stimmen nicht.')
    expect(page).not.toContain('falsch"')
    expect(page).toContain(name === '' ? 'id="feld-benutzername"' : `value="${name}"`)
  })

  test('an operator in place of a password stays text and does not log in', async () => {
    const visitor = new Visitor(app.base)
    const token = await visitor.loginToken()
    const answer = await visitor.post('/anmelden', [
      ['_csrf', token],
      ['benutzername[$ne]', 'x'],
      ['passwort[$ne]', 'x'],
    ])
    expect(answer.status).toBe(422)
  })

  test('is refused after ten failures of one account from one address, even with the right password', async () => {
    const visitor = new Visitor(app.base)
    const from = { 'x-forwarded-for': '203.0.113.7' }
    const token = await visitor.loginToken()
    const attempt = async (passwort: string): Promise<Response> =>
      visitor.post('/anmelden', { _csrf: token, benutzername: 'stadtplanung', passwort }, from)
    for (let n = 0; n < 10; n += 1) expect((await attempt('falsch')).status).toBe(422)
    const answer = await attempt(PASSWORD)
    expect(answer.status).toBe(429)
    expect(await answer.text()).toContain('Zu viele Anmeldeversuche.')
    expect((await new Visitor(app.base).login()).status).toBe(303)
  })

  test.each([
    ['/vorlagen?q=bad', '/vorlagen?q=bad'],
    ['//evil.example/x', '/'],
    ['/\\evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['https://evil.example', '/'],
    ['/.//evil.example', '/'],
  ])('goes on to %j only inside this site', async (ziel, expected) => {
    const answer = await new Visitor(app.base).login('stadtplanung', PASSWORD, { ziel })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, expected])
  })

  test('names the accounts of a demonstration, and none elsewhere', async () => {
    expect(await (await new Visitor(app.base).send('/anmelden')).text()).toContain('Konten der Demonstration')
    const real = await startApp(database, { isDemo: false })
    const page = await (await new Visitor(real.base).send('/anmelden')).text()
    await real.close()
    expect(page).not.toContain('Konten der Demonstration')
    expect(page).not.toContain('class="rl-demo"')
  })
})

describe('sessions', () => {
  test('get a new id at login', async () => {
    const visitor = new Visitor(app.base)
    const before = (await visitor.send('/anmelden')).headers.getSetCookie()[0]?.split(';')[0]
    const after = (await visitor.login()).headers.getSetCookie()[0]?.split(';')[0]
    expect(before).toMatch(/^ratslauf=/)
    expect(after).toMatch(/^ratslauf=/)
    expect(after).not.toBe(before)
  })

  test('survive a restart of the program', async () => {
    const first = await startApp(database)
    const visitor = new Visitor(first.base)
    await visitor.login()
    await first.close()
    const second = await startApp(database)
    const answer = await visitor.at(second.base).send('/')
    await second.close()
    expect(answer.status).toBe(200)
  })

  test('end twelve hours after the login, however busy one was', async () => {
    const visitor = new Visitor(app.base)
    clock.now = '2026-11-25T09:00:00.000Z'
    await visitor.login()
    clock.now = '2026-11-25T20:59:00.000Z'
    expect((await visitor.send('/')).status).toBe(200)
    clock.now = '2026-11-25T21:01:00.000Z'
    expect((await visitor.send('/')).headers.get('location')).toBe('/anmelden')
    clock.now = '2026-11-25T09:00:00.000Z'
  })

  test('end at once when the account is disabled', async () => {
    const visitor = new Visitor(app.base)
    await visitor.login()
    const konten = database.connection.collection('konten')
    await konten.updateOne({ benutzername: 'stadtplanung' }, { $set: { aktiv: false } })
    expect((await visitor.send('/')).headers.get('location')).toBe('/anmelden')
    await konten.updateOne({ benutzername: 'stadtplanung' }, { $set: { aktiv: true } })
  })

  test('end with the logout, which takes a POST', async () => {
    const visitor = new Visitor(app.base)
    await visitor.login()
    await visitor.send('/abmelden')
    expect((await visitor.send('/')).status).toBe(200)
    expect((await visitor.post('/abmelden', { _csrf: await visitor.csrf() })).headers.get('location')).toBe('/anmelden')
    expect((await visitor.send('/')).headers.get('location')).toBe('/anmelden')
  })

  test('are bound by HttpOnly and SameSite=Lax, and by Secure and __Host- under https', async () => {
    const plain = (await new Visitor(app.base).login()).headers.getSetCookie()[0] ?? ''
    expect(plain).toMatch(/^ratslauf=.*; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/)
    const secured = await startApp(database, { baseUrl: 'https://rat.musterstadt.example' })
    const answer = await new Visitor(secured.base).send('/anmelden', { headers: { 'x-forwarded-proto': 'https' } })
    await secured.close()
    expect(answer.headers.getSetCookie()[0]).toMatch(/^__Host-ratslauf=.*; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/)
    expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000')
  })

  test('are not started for pages without a form', async () => {
    for (const path of ['/healthz', '/l/abc', '/gibt-es-nicht']) {
      expect((await new Visitor(app.base).send(path)).headers.getSetCookie()).toEqual([])
    }
  })
})
