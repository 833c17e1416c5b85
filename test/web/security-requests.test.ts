import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createDatabase, type Database, type Running, startApp, Visitor } from './app-fixture.ts'

let database: Database
let app: Running
let visitor: Visitor
let csrf: string

beforeAll(async () => {
  database = await createDatabase()
  app = await startApp(database)
  visitor = new Visitor(app.base)
  await visitor.login()
  csrf = await visitor.csrf()
})
afterAll(async () => {
  await app.close()
  await database.drop()
})

interface Echo {
  names: string[]
  result: { ok: boolean; data?: Record<string, unknown>; typed: Record<string, string>; fehler?: { feld: string; satz: string }[] }
  files: { name: string; size: number }[]
}
const echo = async (fields: [string, string][]): Promise<Echo> =>
  (await (await visitor.post('/echo', [['_csrf', csrf], ...fields])).json()) as Echo

describe('forged requests', () => {
  test.each([
    ['without a token', {}],
    ['with a foreign token', { _csrf: 'a'.repeat(64) }],
  ])('%s get a German page with 403', async (_what, fields) => {
    const answer = await visitor.post('/echo', { betreff: 'x', ...fields })
    const page = await answer.text()
    expect(answer.status).toBe(403)
    expect(page).toContain('Das Formular passt nicht mehr zu Ihrer Anmeldung.')
    expect(page).toContain('Es wurde nichts geändert.')
  })

  test('a token sent twice does not count', async () => {
    expect(
      (
        await visitor.post('/echo', [
          ['_csrf', csrf],
          ['_csrf', csrf],
        ])
      ).status,
    ).toBe(422)
  })

  test.each(['cross-site', 'same-site'])('a browser that says %s is refused even with the right token', async (site) => {
    const answer = await visitor.post('/echo', { _csrf: csrf, betreff: 'x' }, { 'sec-fetch-site': site })
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('von einer fremden Website')
  })

  test('a browser without Fetch Metadata is judged by its Origin', async () => {
    const send = async (origin: string): Promise<number> => {
      const answer = await fetch(`${app.base}/l/abc`, {
        method: 'POST',
        body: 'antwort=ja',
        headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
      })
      return answer.status
    }
    expect(await send('https://evil.example')).toBe(403)
    expect(await send('null')).toBe(403)
    expect(await send(app.base)).toBe(200)
  })

  test('an upload is refused without its token, after it was read', async () => {
    const body = new FormData()
    body.set('datei', new Blob(['abc']), 'a.pdf')
    expect((await visitor.send('/echo', { method: 'POST', body })).status).toBe(403)
  })
})

describe('hostile input stays text', () => {
  test('operators, prototype keys and brackets are names of fields and reach no schema', async () => {
    const answer = await echo([
      ['betreff', 'Bebauungsplan'],
      ['betreff[$ne]', '1'],
      ['__proto__[admin]', '1'],
      ['__proto__', '1'],
      ['constructor', '1'],
      ['person', 'a'],
      ['person', 'b'],
    ])
    expect(answer.names).toContain('__proto__')
    expect(answer.result.data).toEqual({ betreff: 'Bebauungsplan', person: ['a', 'b'] })
  })

  test.each(['{{constructor}}', '{{{seite.csrf}}}', '<script>alert(1)</script>', '" onmouseover="x', '$where', "' || 1==1"])(
    '%s is shown as typed',
    async (betreff) => {
      const page = await (await visitor.post('/seite', { _csrf: csrf, betreff })).text()
      const shown = /<h1>([\s\S]*?)<\/h1>/.exec(page)?.[1] ?? ''
      expect(page).not.toContain('<script>alert')
      expect(
        shown
          .replaceAll(/&#x([0-9A-F]+);/gi, (_all, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"'),
      ).toBe(betreff)
    },
  )

  test('a field sent twice is refused unless the form declares it', async () => {
    const answer = await visitor.post('/echo', [
      ['_csrf', csrf],
      ['betreff', 'a'],
      ['betreff', 'b'],
    ])
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('mehrfach')
  })

  test('control characters are refused, line ends and umlauts brought to one form', async () => {
    expect((await visitor.post('/echo', { _csrf: csrf, betreff: 'a\u0000b' })).status).toBe(422)
    expect((await echo([['betreff', 'Gu\u0308te\r\nZeile']])).result.data?.['betreff']).toBe('Güte\nZeile')
  })

  test('brackets in the names of an upload are refused', async () => {
    const body = new FormData()
    body.set('_csrf', csrf)
    body.set('betreff[$ne]', '1')
    const answer = await visitor.send('/echo', { method: 'POST', body })
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('Das Formular kam unvollständig oder verändert an.')
  })

  test('JSON in place of a form gets 415', async () => {
    expect(
      (await visitor.send('/echo', { method: 'POST', body: '{"betreff":{"$ne":1}}', headers: { 'content-type': 'application/json' } }))
        .status,
    ).toBe(415)
  })
})

describe('forms', () => {
  test('errors are German sentences that name the field, and what was typed is kept', async () => {
    const empty = await echo([['betreff', '']])
    expect(empty.result.fehler).toEqual([{ feld: 'betreff', satz: 'Bitte füllen Sie „Betreff“ aus.' }])
    const long = await echo([['betreff', 'x'.repeat(51)]])
    expect(long.result.fehler?.[0]?.satz).toBe('Bitte kürzen Sie „Betreff“ auf höchstens 50 Zeichen.')
    expect(long.result.typed['betreff']).toHaveLength(51)
  })

  test('an upload arrives with its name in UTF-8', async () => {
    const body = new FormData()
    body.set('_csrf', csrf)
    body.set('betreff', 'mit Datei')
    body.set('datei', new Blob(['abc']), 'Begründung.docx')
    const answer = (await (await visitor.send('/echo', { method: 'POST', body })).json()) as Echo
    expect(answer.files).toEqual([{ name: 'Begründung.docx', size: 3 }])
    expect(answer.result.ok).toBe(true)
  })

  test('a form that is too large gets 413 with a sentence', async () => {
    const answer = await visitor.post('/echo', { _csrf: csrf, betreff: 'x'.repeat(1_000_001) })
    expect(answer.status).toBe(413)
    expect(await answer.text()).toContain('Das Formular ist zu groß; es darf höchstens 1 MB Text enthalten.')
  })

  test('a file that is too large gets 413 with a sentence', async () => {
    const body = new FormData()
    body.set('_csrf', csrf)
    body.set('datei', new Blob([new Uint8Array(20_000_001)]), 'plan.pdf')
    const answer = await visitor.send('/echo', { method: 'POST', body })
    expect(answer.status).toBe(413)
    expect(await answer.text()).toContain('Die Datei ist zu groß; erlaubt sind 20 MB.')
  })

  test('a form sent after the login has ended says how to keep what was typed', async () => {
    const body = new FormData()
    body.set('betreff', 'x')
    for (const init of [
      { method: 'POST', body },
      { method: 'POST', body: 'betreff=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    ]) {
      const answer = await new Visitor(app.base).send('/echo', init)
      expect(answer.status).toBe(403)
      expect(await answer.text()).toContain('Sie sind nicht mehr angemeldet.')
    }
  })

  test('uploads of people who are not logged in are not read', async () => {
    const body = new FormData()
    body.set('datei', new Blob([new Uint8Array(1000)]), 'plan.pdf')
    expect((await new Visitor(app.base).send('/l/abc', { method: 'POST', body })).status).toBe(415)
  })
})
