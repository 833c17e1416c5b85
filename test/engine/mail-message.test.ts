/** Mails as bytes: well formed, the same twice, a calendar entry that is right on both sides of the clock change, and no leak. */
import { execFileSync } from 'node:child_process'
import { describe, expect, test } from '@jest/globals'
import PostalMime from 'postal-mime'
import { calendarEntry } from '../../src/mail/calendar-entry.ts'
import { inBeratung, offenlegung } from '../../src/mail/disclosure.ts'
import { buildMessage, type Message } from '../../src/mail/message.ts'

const message: Message = {
  from: 'Ratslauf <ratslauf@musterstadt.example>',
  to: { name: 'Büro für Öffentlichkeitsarbeit, „Größe“', address: 'buero@musterstadt.example' },
  replyTo: 'sitzungsdienst@musterstadt.example',
  subject:
    'Mitzeichnung bis 04.12.2026: Entwurf 2026-153 – Straßenausbau Łódź-Allee mit einem Betreff, der länger ist als eine Zeile von achtundsiebzig Zeichen',
  html: '<!doctype html><html lang="de"><body><h1>Größe</h1></body></html>',
  text: 'Größe\n\nmit Umlauten: äöüß',
  attachments: [{ filename: 'Beschlussauszug BV-2026-0001.pdf', contentType: 'application/pdf', bytes: Buffer.from('%PDF-1.7 Inhalt') }],
  messageId: 'vorlage.v1.7.2.stelle.kaemmerei@musterstadt.example',
  thread: 'vorlage.v1@musterstadt.example',
  date: '2026-11-25T09:30:00.000Z',
}

describe('a mail', () => {
  test('reads back as it was written, umlauts and all', async () => {
    const parsed = await PostalMime.parse(await buildMessage(message))
    expect(parsed.subject).toBe(message.subject)
    expect(parsed.to).toEqual([expect.objectContaining(message.to)])
    expect(parsed.replyTo).toEqual([expect.objectContaining({ address: message.replyTo })])
    expect(parsed.text?.trim()).toBe(message.text)
    expect(parsed.html).toContain('<h1>Größe</h1>')
    expect(parsed.messageId).toBe(`<${message.messageId}>`)
    expect(parsed.inReplyTo).toBe(`<${message.thread}>`)
    expect(parsed.attachments.map(({ filename, mimeType }) => [filename, mimeType])).toEqual([
      ['Beschlussauszug BV-2026-0001.pdf', 'application/pdf'],
    ])
  })

  test('has headers that keep automatic answers away', async () => {
    const { headers } = await PostalMime.parse(await buildMessage(message))
    expect(headers).toEqual(expect.arrayContaining([expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' })]))
  })

  test('is the same bytes twice, so that a retry is recognisable', async () => {
    const first = await buildMessage(message)
    expect(await buildMessage(message)).toEqual(first)
    expect(await buildMessage({ ...message, subject: 'Anderer Betreff' })).not.toEqual(first)
  })

  test('cannot be given further headers through the subject', async () => {
    const parsed = await PostalMime.parse(await buildMessage({ ...message, subject: 'Betreff\r\nBcc: fremd@example.org' }))
    expect(parsed.bcc ?? []).toEqual([])
  })
})

describe('the calendar entry of a session', () => {
  const entry = (beginn: string): string =>
    calendarEntry({
      uid: 'sitzung-1@musterstadt.example',
      sequence: 0,
      stamp: '2026-10-01T08:00:00.000Z',
      beginn,
      dauer: 180,
      titel: 'Sitzung: Rat; Ausschuss, öffentlich',
      ort: 'Rathaus',
      url: 'https://example.org/sitzungen/1',
    })

  test.each([
    ['2026-03-28T17:00', 'DTSTART:20260328T160000Z', 'DTEND:20260328T190000Z'],
    ['2026-03-30T17:00', 'DTSTART:20260330T150000Z', 'DTEND:20260330T180000Z'],
    ['2026-10-24T17:00', 'DTSTART:20261024T150000Z', 'DTEND:20261024T180000Z'],
    ['2026-10-26T17:00', 'DTSTART:20261026T160000Z', 'DTEND:20261026T190000Z'],
  ])('says %s of Berlin in universal time', (beginn, start, end) => {
    expect(entry(beginn)).toContain(`${start}\r\n`)
    expect(entry(beginn)).toContain(`${end}\r\n`)
  })

  test.each(['UTC', 'Europe/Berlin', 'America/New_York'])('is the same on a server that lives in %s', (zone) => {
    const module = new URL('../../src/mail/calendar-entry.ts', import.meta.url).href
    const input = {
      uid: 'u',
      sequence: 0,
      stamp: '2026-10-01T08:00:00.000Z',
      dauer: 180,
      titel: 't',
      ort: 'o',
      url: 'https://example.org/',
    }
    const script = `import { calendarEntry } from '${module}'; for (const beginn of ['2026-10-24T17:00', '2026-10-26T17:00']) console.log(calendarEntry({ ...${JSON.stringify(input)}, beginn }))`
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], { env: { TZ: zone }, encoding: 'utf8' })
    expect([...output.matchAll(/DT(?:START|END):(\S+)/g)].map(([, value]) => value)).toEqual([
      '20261024T150000Z',
      '20261024T180000Z',
      '20261026T160000Z',
      '20261026T190000Z',
    ])
  })

  test('escapes commas and semicolons and folds no line beyond 75 bytes', () => {
    expect(entry('2026-03-28T17:00')).toContain(String.raw`SUMMARY:Sitzung: Rat\; Ausschuss\, öffentlich`)
    for (const line of entry('2026-03-28T17:00').split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  })
})

describe('what a mail may say', () => {
  const gegenstand = { bezeichnung: 'BV/2026/0001', betreff: 'Geheimes' }
  test.each([
    ['nichtoeffentlich', true, null, false],
    ['nichtoeffentlich', false, null, false],
    ['noch_nicht_veroeffentlicht', true, 'Geheimes', false],
    ['noch_nicht_veroeffentlicht', false, null, false],
    ['oeffentlich', true, 'Geheimes', true],
    ['oeffentlich', false, 'Geheimes', true],
  ] as const)('%s to an internal address (%s)', (publizitaet, intern, betreff, inhaltErlaubt) => {
    const found = offenlegung({ ...gegenstand, publizitaet }, intern)
    expect(found).toMatchObject({ betreff, inhaltErlaubt, standErlaubt: betreff !== null })
    expect(found.hinweis === '').toBe(inhaltErlaubt)
    expect(found.titel.includes('Geheimes')).toBe(betreff !== null)
  })

  test.each(['nichtoeffentlich', 'noch_nicht_veroeffentlicht', 'oeffentlich'] as const)(
    'a non-public part of a meeting makes a paper that is %s as secret as a non-public one',
    (dokument) => {
      expect(inBeratung(dokument, false)).toBe('nichtoeffentlich')
      expect(inBeratung(dokument, true)).toBe(dokument)
    },
  )
})
