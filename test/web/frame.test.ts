import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createDatabase, type Database, type Running, startApp, Visitor } from './app-fixture.ts'

let database: Database
let app: Running
let visitor: Visitor

beforeAll(async () => {
  database = await createDatabase()
  app = await startApp(database)
  visitor = new Visitor(app.base)
  await visitor.login()
})
afterAll(async () => {
  await app.close()
  await database.drop()
})

describe('headers', () => {
  test('the content security policy is exactly this', async () => {
    const policy =
      "default-src 'none';style-src 'self';script-src 'self';font-src 'self';img-src 'self' data:;connect-src 'self';form-action 'self';frame-ancestors 'none';base-uri 'none'"
    for (const path of ['/', '/anmelden', '/healthz', '/gibt-es-nicht', '/l/abc']) {
      expect((await visitor.send(path)).headers.get('content-security-policy')).toBe(policy)
    }
  })

  test.each(['/', '/anmelden', '/gibt-es-nicht', '/l/abc'])(
    '%s is kept by no cache and no search engine and tells no other site its address',
    async (path) => {
      const { headers } = await visitor.send(path)
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('x-robots-tag')).toBe('noindex, nofollow')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-powered-by')).toBeNull()
    },
  )
})

describe('pages', () => {
  test('say whose they are, that they are a demonstration, and have no inline style or script', async () => {
    const page = await (await visitor.send('/')).text()
    expect(page).toContain('Offizielle Website – Stadt Musterstadt')
    expect(page).toContain('<strong>Demonstration.</strong>')
    expect(page).toContain('<title>Meine Aufgaben – Ratsarbeit Musterstadt</title>')
    expect(page).toMatch(/aria-current="page">Meine Aufgaben/)
    expect(page).not.toMatch(/ style=| on\w+=|<style|<script(?![^>]* src=)/)
    expect(page).not.toMatch(/undefined|\[object/)
  })

  test('show a message once after a step, with undo beside it', async () => {
    const answer = await visitor.post('/schritt', { _csrf: await visitor.csrf() })
    expect(answer.status).toBe(303)
    const page = await (await visitor.send('/')).text()
    expect(page).toContain('TOP 6 gespeichert.')
    expect(page).toMatch(/action="\/zurueck"[\s\S]*name="_command" value="3\.[0-9a-f]{32}"[\s\S]*Rückgängig/)
    expect(await (await visitor.send('/')).text()).not.toContain('TOP 6 gespeichert.')
  })

  test('without login lead to the login and back', async () => {
    const answer = await new Visitor(app.base).send('/vorlagen?q=bad')
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/anmelden?ziel=%2Fvorlagen%3Fq%3Dbad'])
  })
})

describe('errors', () => {
  test('an unknown page gets 404 in the frame', async () => {
    const answer = await visitor.send('/gibt-es-nicht')
    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('Diese Seite gibt es nicht.')
  })

  test('a refusal of the engine shows its sentence and every reason with its norm', async () => {
    const answer = await visitor.send('/unmoeglich')
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain('Die Ladung kann noch nicht versandt werden.')
    expect(page).toContain('Der Ort fehlt.')
    expect(page).toContain('§ 1 Mustergesetz')
  })

  test('an unforeseen error shows an id that is in the log, and nothing of its own words', async () => {
    const answer = await visitor.send('/kaputt')
    const page = await answer.text()
    const kennung = /Fehlerkennung: ([0-9a-f]{8})/.exec(page)?.[1]
    expect(answer.status).toBe(500)
    expect(page).not.toContain('secret detail')
    const entry = app.logged.find(({ data }) => data['kennung'] === kennung)
    expect(entry?.data['error']).toContain('secret detail of the database')
  })

  test('a program that asks for JSON gets JSON', async () => {
    const answer = await visitor.send('/unmoeglich', { headers: { accept: 'application/json' } })
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({
      code: 'NOT_POSSIBLE',
      satz: 'Die Ladung kann noch nicht versandt werden.',
      gruende: [{ satz: 'Der Ort fehlt.' }],
    })
  })

  test('a path that is no text gets 400', async () => {
    expect((await visitor.send('/l/%E0%A4%A')).status).toBe(400)
  })
})

describe('assets', () => {
  test('are named by their content, compressed and cached for ever, and only the newest name exists', async () => {
    const page = await (await visitor.send('/')).text()
    const href = /href="(\/assets\/ratslauf\.[0-9a-f]{12}\.css)"/.exec(page)?.[1] ?? ''
    const answer = await visitor.send(href, { headers: { 'accept-encoding': 'br' } })
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(answer.headers.get('content-encoding')).toBe('br')
    expect(await answer.text()).toContain('.rl-folge__station')
    expect((await visitor.send('/assets/ratslauf.000000000000.css')).status).toBe(404)
    expect((await visitor.send('/assets/../../package.json')).status).toBe(404)
  })

  test('the script stays under five kilobytes and the style sheet under forty on the wire', async () => {
    const page = await (await visitor.send('/')).text()
    const size = async (pattern: RegExp): Promise<number> => {
      const answer = await visitor.send(pattern.exec(page)?.[1] ?? '', { headers: { 'accept-encoding': 'br' } })
      return Number(answer.headers.get('content-length'))
    }
    expect(await size(/href="([^"]+\.css)"/)).toBeLessThan(40_000)
    expect(await size(/src="([^"]+\.js)"/)).toBeLessThan(5000)
  })
})

describe('health', () => {
  test('the program says that it lives and whether it can work', async () => {
    expect([(await visitor.send('/healthz')).status, (await visitor.send('/readyz')).status]).toEqual([200, 200])
  })
})
