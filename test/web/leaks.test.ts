/** Nothing non-public leaves through a page without login, a link or a mail: markers in every field, and every route walked at every stage. */
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import PostalMime from 'postal-mime'
import type { ClaimedJob } from '../../src/engine/ports.ts'
import type { PostRecord } from '../../src/engine/read-ports.ts'
import { mailHandler } from '../../src/mail/handler.ts'
import { createTemplates } from '../../src/rendering/templates.ts'
import { paragraphs } from '../../workflows/text/blocks.ts'
import { TEMPLATES, Visitor } from './app-fixture.ts'
import { memoryPostausgang } from '../../src/store/memory-records.ts'
import { linksWorld, type LinksWorld } from './links-world.ts'

const MARKE = 'LECKMARKE'
const MARKEN = [MARKE, 'GEHEIMTOP', 'GEHEIMDOKUMENT']

let town: LinksWorld
let visitor: Visitor
beforeEach(async () => {
  town = await linksWorld()
  visitor = new Visitor(town.base)
})
afterEach(async () => town.close())

const expectClean = (where: string, text: string): void => {
  for (const marke of MARKEN) expect({ where, leak: text.includes(marke) ? marke : null }).toEqual({ where, leak: null })
}

/** Follows every own address a page names, from a start set; answers how many answered with 200. */
async function walk(start: readonly string[]): Promise<string[]> {
  const seen = new Set<string>()
  const shown: string[] = []
  const waiting = [...start]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue
    seen.add(path)
    const answer = await visitor.send(path)
    const body = await answer.text()
    expectClean(path, `${body} ${JSON.stringify([...answer.headers])}`)
    if (answer.status === 200) shown.push(path)
    for (const [, href] of body.matchAll(/(?:href|src|action)="([^"#]+)"/g)) {
      if (href !== undefined && /^\/(oeffentlich|l|vorlagen)\//.test(href)) waiting.push(href.replaceAll('&amp;', '&'))
    }
  }
  return shown
}

/** Addresses that somebody could guess, for each paper: by number, by id, with every attachment and document there is. */
async function guesses(): Promise<string[]> {
  const paths = ['/oeffentlich/musterstadt', '/oeffentlich/musterstadt?q=LECK', '/oeffentlich/musterstadt?q=bv%202026%2F2']
  for (const id of ['offen', 'geheim']) {
    const { context } = await town.vorlage(id)
    for (const adresse of ['BV-2026-0001', 'BV-2026-0002', id, context.entwurfsnummer ?? 'x']) {
      const seite = `/oeffentlich/musterstadt/${adresse}`
      paths.push(
        seite,
        ...context.anlagen.map((anlage) => `${seite}/anlagen/${anlage.id}`),
        ...context.dokumente.map((dokument) => `${seite}/dokumente/${dokument.id}`),
      )
    }
  }
  return paths
}

/** Sends the mails of one event and returns the paths of the links in them. */
async function mailsOf(aggregat: ClaimedJob['aggregat'], daten: Record<string, unknown>): Promise<{ zahl: number; links: string[] }> {
  const sent = new Map<string, PostRecord>()
  const handler = mailHandler({
    ...town.deps,
    heute: () => town.world.uhr.now().slice(0, 10),
    templates: createTemplates(TEMPLATES),
    mailFrom: 'Ratsarbeit <ratsarbeit@musterstadt.example>',
    transport: { send: async () => ({ art: 'gesendet', antwort: '250 ok' }) },
    postausgang: memoryPostausgang(sent),
  } as Parameters<typeof mailHandler>[0])
  await handler({
    _id: `job-${JSON.stringify(daten)}`,
    art: 'mail',
    aggregat,
    rev: 1,
    faelligAb: town.world.uhr.now(),
    daten,
    token: 1,
    versuche: 1,
  })
  const links: string[] = []
  for (const row of sent.values()) {
    const mail = await PostalMime.parse(row.bytes)
    const where = `mail ${String(daten['mailart'])} to ${row.an}`
    expectClean(where, [row.betreff, mail.subject, mail.text, mail.html, ...mail.headers.map(({ value }) => value)].join('\n'))
    for (const attachment of mail.attachments) {
      const content =
        typeof attachment.content === 'string' ? attachment.content : Buffer.from(new Uint8Array(attachment.content)).toString('utf8')
      expectClean(`${where}, ${attachment.filename ?? ''}`, `${attachment.filename ?? ''} ${content}`)
    }
    links.push(...[...(mail.text ?? '').matchAll(/\/l\/[0-9a-f]{64}/g)].map(([path]) => path))
  }
  return { zahl: sent.size, links: [...new Set(links)] }
}

const ANTWORT = { votum: 'mit_hinweis', hinweis: `Nicht unter ${MARKE}.`, name: `Leitung ${MARKE}`, funktion: `Kasse ${MARKE}` }

test('no marker of a non-public paper or attachment appears on any public or link route or in any mail, at any stage', async () => {
  const offen = await town.mitzeichnung('offen', { marke: 'Nord', geheim: MARKE })
  const geheim = await town.mitzeichnung('geheim', { marke: MARKE, oeffentlich: false })
  const gefragt = { mailart: 'mitzeichnung', stelle: 'kaemmerei', runde: 1 }
  const anfragen = [await mailsOf(offen, gefragt), await mailsOf(geheim, gefragt)]
  expect(anfragen.map(({ zahl, links }) => [zahl > 0, links.length])).toEqual([
    [true, 1],
    [true, 1],
  ])
  const links = anfragen.flatMap((anfrage) => anfrage.links)
  expect(await walk([...(await guesses()), ...links, ...links.flatMap((path) => [`${path}/anlagen/a1`, `${path}/anlagen/a2`])])).toEqual(
    expect.arrayContaining(links),
  )

  for (const path of links) expect((await visitor.post(path, ANTWORT)).status).toBe(303)
  const late = await visitor.post(links[1] ?? '', {
    ...ANTWORT,
    votum: 'abgelehnt',
    hinweis: 'Anders.',
    name: 'Leitung',
    funktion: 'Kasse',
  })
  expect(late.status).toBe(409)
  expectClean('late answer', await late.text())
  // What the office of a public paper writes is its own text on its own page.
  await walk(links.slice(1))

  await town.freigeben('offen')
  await town.freigeben('geheim')
  for (const ref of [offen, geheim]) await mailsOf(ref, { mailart: 'freigegeben' })
  const sitzung = await town.sitzung('s1')
  await town.aufTagesordnung('offen', 's1')
  await town.aufTagesordnung('geheim', 's1')
  await town.einladen('s1')
  const ladung = await mailsOf(sitzung, { mailart: 'ladung' })
  expect(ladung.links.length).toBeGreaterThan(0)
  expect(await walk([...(await guesses()), ...ladung.links])).toEqual(
    expect.arrayContaining(['/oeffentlich/musterstadt/BV-2026-0001', ...ladung.links]),
  )

  const abstimmung = { ja: 30, nein: 4, enthaltung: 1 }
  await town.beschliessen('offen', 's1', { type: 'ERGEBNIS_ERFASSEN', ergebnis: 'beschlossen', abstimmung })
  const wortlaut = [{ nr: 1, text: paragraphs(`Die Brücke wird verkauft ${MARKE}.`) }]
  await town.beschliessen('geheim', 's1', { type: 'ERGEBNIS_ERFASSEN', ergebnis: 'geaendert_beschlossen', abstimmung, wortlaut })
  for (const ref of [offen, geheim]) await mailsOf(ref, { mailart: 'beschluss', station: 's1' })
  await mailsOf(sitzung, { mailart: 'ergebnisse' })
  const shown = await walk([...(await guesses()), ...ladung.links, ...links.slice(1)])
  expect(shown).toContain('/oeffentlich/musterstadt/BV-2026-0001')
  expect(shown.filter((path) => path.startsWith('/oeffentlich/musterstadt/BV-2026-0002'))).toEqual([])
  expect(shown.some((path) => path.includes('/dokumente/'))).toBe(true)
})

test('the office of a non-public paper is led to the login and can still answer', async () => {
  const ref = await town.mitzeichnung('geheim', { marke: MARKE, oeffentlich: false })
  const path = `/l/${await town.mitzeichnungslink('geheim')}`
  const page = await (await visitor.send(path)).text()
  expect(page).toContain('Nichtöffentliche Vorlage Entwurf 2026-1')
  expect(page).toContain('href="/vorlagen/geheim"')
  expect((await visitor.send('/vorlagen/geheim')).headers.get('location')).toBe('/anmelden?ziel=%2Fvorlagen%2Fgeheim')
  const before = await town.rev(ref)
  expect((await visitor.post(path, { ...ANTWORT, votum: 'gezeichnet' })).status).toBe(303)
  expect(await town.rev(ref)).toBe(before + 1)
  expectClean(path, await (await visitor.send(path)).text())
})
