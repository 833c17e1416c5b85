/** Caught mails: readable, downloadable, and unable to run or load anything. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { linkify } from '../../src/web/pages/post/mail-view.ts'
import { Visitor } from './app-fixture.ts'
import { linksWorld, type LinksWorld } from './links-world.ts'

let town: LinksWorld
let visitor: Visitor
beforeAll(async () => {
  town = await linksWorld()
  visitor = new Visitor(town.base)
  town.mails.push({
    id: '1772000000000-0123456789abcdef',
    von: 'ratsarbeit@musterstadt.example',
    an: 'kaemmerei@musterstadt.example',
    betreff: 'Bitte mitzeichnen: <b>Brücke</b>',
    datum: '2026-03-02T07:00:00.000Z',
    text: `Bitte zeichnen Sie mit: ${town.base}/l/abc oder javascript:alert(1)`,
    html: '<h1>Bitte</h1><script>alert(1)</script>',
    attachments: [
      { filename: 'Auszug "Ö".pdf', contentType: 'application/pdf', bytes: Buffer.from('%PDF') },
      { filename: 'böse.html', contentType: 'text/html', bytes: Buffer.from('<script>') },
    ],
    raw: Buffer.from('Subject: Bitte\r\n mitzeichnen\r\nMessage-ID: <1@x>\r\n\r\nText'),
  })
})
afterAll(async () => town.close())

const PATH = '/dev/post/1772000000000-0123456789abcdef'

test('the list names subject, recipient and time and leads to the mail', async () => {
  const page = await (await visitor.send('/dev/post')).text()
  expect(page).toContain('Bitte mitzeichnen: &lt;b&gt;Brücke&lt;/b&gt;')
  expect(page).toContain('kaemmerei@musterstadt.example')
  expect(page).toContain('02.03.2026, 08:00 Uhr')
  expect(page).toContain(`href="${PATH}"`)
})

test('a mail shows text with working links, headers and attachments', async () => {
  const answer = await visitor.send(PATH)
  const page = await answer.text()
  expect(answer.headers.get('content-security-policy')).toContain("frame-src 'self'")
  expect(page).toContain(`href="${town.base}/l/abc"`)
  expect(page).not.toContain('href="javascript:')
  expect(page).toContain('Bitte mitzeichnen')
  expect(page).toMatch(/<iframe [^>]*sandbox="allow-popups allow-popups-to-escape-sandbox"/)
  expect(linkify('siehe https://a.example/x und mehr').map(({ href }) => href)).toEqual(['', 'https://a.example/x', ''])
})

test('the HTML part runs no script and loads nothing', async () => {
  const answer = await visitor.send(`${PATH}/html`)
  const policy = answer.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain('sandbox allow-popups')
  expect(policy).not.toContain('allow-scripts')
  expect(policy).not.toContain('allow-same-origin')
})

test('attachments and the raw mail are files with safe names; HTML is never shown', async () => {
  const pdf = await visitor.send(`${PATH}/anlagen/0`)
  expect(pdf.headers.get('content-disposition')).toBe(`inline; filename="Auszug ___.pdf"; filename*=UTF-8''Auszug%20%22%C3%96%22.pdf`)
  const html = await visitor.send(`${PATH}/anlagen/1`)
  expect(html.headers.get('content-disposition')).toMatch(/^attachment;/)
  expect(html.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  const raw = await visitor.send(`${PATH}/roh`)
  expect([raw.headers.get('content-type'), raw.headers.get('content-disposition')?.startsWith('attachment; filename="mail.eml"')]).toEqual([
    'message/rfc822',
    true,
  ])
})

test('a mail or attachment that is not there gets a page that says so', async () => {
  for (const path of ['/dev/post/nichts', `${PATH}/anlagen/2`, `${PATH}/anlagen/x`, '/dev/post/nichts/html']) {
    const answer = await visitor.send(path)
    expect([answer.status, (await answer.text()).includes('Diese E-Mail gibt es hier nicht mehr.')]).toEqual([404, true])
  }
})
