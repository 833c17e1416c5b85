/** Links in mails: scanners change nothing, a choice acts once, and whatever became of the matter, the page says so. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Ref } from '../../workflows/aggregate.ts'
import { sitzungStand } from '../../workflows/sitzung/stand.ts'
import { issueLink, linkActor, mitzeichnungslinkStand, resolveLink } from '../../src/engine/links.ts'
import type { LinkRecord } from '../../src/engine/read-ports.ts'
import { Visitor } from './app-fixture.ts'
import { inhaltOf, linksWorld, type LinksWorld } from './links-world.ts'

const ANTWORT = { votum: 'mit_hinweis', hinweis: 'Bitte die Folgekosten beziffern.', name: 'Leitung', funktion: 'Kämmerei' }
const VERFASSER = {
  id: 'verfasser',
  profil: 'musterstadt',
  aemter: [{ amt: 'sachbearbeitung' as const, stelle: 'stadtplanung' }],
  sitze: [],
}
const DIENST = { id: 'dienst', profil: 'musterstadt', aemter: [{ amt: 'sitzungsdienst' as const }], sitze: [] }

let town: LinksWorld
let visitor: Visitor
beforeEach(async () => {
  town = await linksWorld()
  visitor = new Visitor(town.base)
})
afterEach(async () => town.close())

async function scan(path: string): Promise<void> {
  for (let round = 0; round < 5; round += 1) {
    expect((await visitor.send(path)).status).toBe(200)
    expect((await visitor.send(path, { method: 'HEAD' })).status).toBe(200)
  }
}

const antwortOf = async (ref: Ref, person: string): Promise<string | undefined> => {
  const read = await town.deps.engine.read(ref)
  return read === null ? undefined : sitzungStand(read.parts).context.antworten[person]
}

describe('tokens', () => {
  const record: Omit<LinkRecord, '_id'> = {
    zweck: 'ladung',
    profil: 'musterstadt',
    ref: { art: 'sitzung', id: 's' },
    stelle: null,
    person: 'p1',
    fassung: null,
    runde: null,
    station: null,
    ausgestelltAm: '2026-03-02T07:00:00.000Z',
  }

  test('only the hash of a token is stored, and it leads back to its record', async () => {
    const stored: LinkRecord[] = []
    const links = {
      put: async (link: LinkRecord) => void stored.push(link),
      get: async (hash: string) => stored.find(({ _id }) => _id === hash) ?? null,
    }
    const token = await issueLink(links, town.world.random, record)
    expect(token).toMatch(/^[0-9a-f]{64}$/)
    expect(JSON.stringify(stored)).not.toContain(token)
    expect(await resolveLink(links, token)).toMatchObject(record)
    expect(await resolveLink(links, token.replace(/.$/, 'x'))).toBeNull()
    expect(await resolveLink(links, stored[0]?._id ?? '')).toBeNull()
  })

  test('a link for a Ladung acts as the invited member and as nothing else', () => {
    const akteur = linkActor({ ...record, _id: 'ab'.repeat(32) }, 'stadtrat')
    expect(akteur).toEqual({
      id: `link:${'ab'.repeat(12)}`,
      profil: 'musterstadt',
      aemter: [],
      person: 'p1',
      sitze: [{ gremium: 'stadtrat', funktion: 'mitglied' }],
    })
  })

  test('an unknown or forged token gets a page that says so in German', async () => {
    for (const token of ['0'.repeat(64), 'abc', '%24ne', '__proto__']) {
      const answer = await visitor.send(`/l/${token}`)
      expect(answer.status).toBe(404)
      expect(await answer.text()).toContain('Dieser Link ist unvollständig oder nicht von uns.')
    }
    expect((await visitor.post(`/l/${'0'.repeat(64)}`, ANTWORT)).status).toBe(404)
  })
})

describe('co-signing', () => {
  test('scanners change nothing; one POST with a choice signs; the same POST again shows the state', async () => {
    const ref = await town.mitzeichnung('v1', { marke: 'Nord' })
    const path = `/l/${await town.mitzeichnungslink('v1')}`
    const before = await town.rev(ref)
    await scan(path)
    expect(await town.rev(ref)).toBe(before)

    const first = await visitor.post(path, ANTWORT)
    expect([first.status, first.headers.get('location')]).toEqual([303, path])
    expect((await town.vorlage('v1')).mitzeichnungen[0]?.zustand).toBe('gezeichnet_mit_hinweis')
    const after = await town.rev(ref)
    expect((await visitor.post(path, ANTWORT)).status).toBe(303)
    expect(await town.rev(ref)).toBe(after)

    const page = await (await visitor.send(path)).text()
    expect(page).toContain('Ihre Stelle hat geantwortet')
    expect(page).toContain('Gezeichnet mit Hinweis')
    expect(page).toContain('Angegeben: Leitung, Kämmerei.')
    expect(page).toContain('Bitte die Folgekosten beziffern.')
    expect(page).not.toContain('name="votum"')
  })

  test('the page shows text, deadline and public attachments, preselects nothing and stays out of caches and search engines', async () => {
    await town.mitzeichnung('v1', { marke: 'Nord' })
    const path = `/l/${await town.mitzeichnungslink('v1')}`
    const answer = await visitor.send(path)
    const page = await answer.text()
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('x-robots-tag')).toContain('noindex')
    expect(page).toContain('Die Brücke wird saniert Nord.')
    expect(page).toContain('Die Brücke ist gesperrt Nord.')
    expect(page).toContain('40.000,00')
    expect(page).toContain('„Kämmerei“ bis 09.03.2026')
    expect(page).not.toMatch(/ checked/)
    const file = await visitor.send(`${path}/anlagen/a1`)
    expect([file.status, file.headers.get('content-type'), file.headers.get('x-content-type-options')]).toEqual([
      200,
      'application/pdf',
      'nosniff',
    ])
    expect(await file.text()).toBe('%PDF-1.7 Lageplan Nord')
    expect(page).toContain('Eine weitere Anlage ist nichtöffentlich')
    expect((await visitor.send(`${path}/anlagen/a2`)).status).toBe(404)
  })

  test('a refused answer says what is missing and keeps what was typed, as text', async () => {
    const ref = await town.mitzeichnung('v1', { marke: 'Nord' })
    const path = `/l/${await town.mitzeichnungslink('v1')}`
    const before = await town.rev(ref)
    const without = await visitor.post(path, { ...ANTWORT, votum: '', hinweis: '<b>{{x}}</b>' })
    const page = await without.text()
    expect(without.status).toBe(422)
    expect(page).toContain('Bitte wählen Sie eine Antwort.')
    expect(page).toContain('&lt;b&gt;{{x}}&lt;/b&gt;')
    expect(page).toContain('value="Leitung"')
    const empty = await visitor.post(path, { ...ANTWORT, votum: 'abgelehnt', hinweis: '' })
    expect(empty.status).toBe(422)
    expect(await empty.text()).toContain('href="#feld-hinweis">Bitte schreiben Sie, was gegen die Vorlage spricht')
    expect((await visitor.post(path, { ...ANTWORT, votum: 'constructor' })).status).toBe(422)
    expect(await town.rev(ref)).toBe(before)
  })

  test('a passed deadline can still be answered', async () => {
    await town.mitzeichnung('v1', { marke: 'Nord' })
    const path = `/l/${await town.mitzeichnungslink('v1')}`
    town.world.uhr.set('2026-03-20T07:00:00.000Z')
    await town.settle()
    expect((await town.vorlage('v1')).mitzeichnungen[0]?.zustand).toBe('frist_abgelaufen')
    expect(await (await visitor.send(path)).text()).toContain('Die Frist ist abgelaufen; eine Antwort ist weiterhin möglich.')
    expect((await visitor.post(path, { ...ANTWORT, votum: 'gezeichnet' })).status).toBe(303)
    expect((await town.vorlage('v1')).mitzeichnungen[0]?.zustand).toBe('gezeichnet')
  })

  test('another answer after the first is not entered: 409 with what is recorded and what was typed', async () => {
    const ref = await town.mitzeichnung('v1', { marke: 'Nord' })
    const path = `/l/${await town.mitzeichnungslink('v1')}`
    const second = `/l/${await town.mitzeichnungslink('v1')}`
    await visitor.post(path, { ...ANTWORT, votum: 'gezeichnet' })
    const before = await town.rev(ref)
    for (const late of [path, second]) {
      const answer = await visitor.post(late, { ...ANTWORT, votum: 'abgelehnt', hinweis: 'Zu teuer.' })
      const page = await answer.text()
      expect(answer.status).toBe(409)
      expect(page).toContain('Ihre Eingabe wurde nicht eingetragen.')
      expect(page).toContain('Zu teuer.')
      expect(page).toContain('Ihre Stelle hat geantwortet')
    }
    expect(await town.rev(ref)).toBe(before)
  })

  test('two POSTs at once give one answer', async () => {
    await town.mitzeichnung('v1', { marke: 'Nord' })
    const path = `/l/${await town.mitzeichnungslink('v1')}`
    const answers = await Promise.all([visitor.post(path, ANTWORT), visitor.post(path, ANTWORT)])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(town.world.store.allEvents().filter(({ type }) => type === 'MITZEICHNEN')).toHaveLength(1)
  })

  test('a link binds round and version: after a new version the old one acts no more and says why', async () => {
    const ref = await town.mitzeichnung('v1', { marke: 'Nord' })
    const path = `/l/${await town.mitzeichnungslink('v1')}`
    await visitor.post(path, { ...ANTWORT, votum: 'abgelehnt' })
    await town.execute(ref, { type: 'ZURUECKGEBEN', grund: 'Bitte überarbeiten.' }, DIENST)
    expect(await (await visitor.send(path)).text()).toContain('In Überarbeitung')
    await town.execute(
      ref,
      {
        type: 'AENDERN',
        inhalt: inhaltOf('Süd'),
        beratungsfolge: [{ gremium: 'stadtrat', rolle: 'entscheidung', oeffentlich: true }],
        oeffentlich: true,
      },
      VERFASSER,
    )
    await town.execute(ref, { type: 'EINREICHEN' }, VERFASSER)
    const before = await town.rev(ref)
    const page = await (await visitor.send(path)).text()
    expect(page).toContain('Die Vorlage wurde inzwischen geändert')
    expect(page).toContain('Diese Antwort galt der früheren Fassung.')
    expect(page).toContain('Ihre Stelle ist zur neuen Fassung noch einmal gefragt')
    expect(page).not.toContain('name="votum"')
    expect((await visitor.post(path, { ...ANTWORT, votum: 'gezeichnet' })).status).toBe(409)
    expect(await town.rev(ref)).toBe(before)
    const neu = `/l/${await town.mitzeichnungslink('v1')}`
    expect((await visitor.post(neu, { ...ANTWORT, votum: 'gezeichnet' })).status).toBe(303)
  })

  test('a link of an office that is not asked acts on nothing', async () => {
    const ref = await town.mitzeichnung('v1', { marke: 'Nord' })
    const stand = await town.vorlage('v1')
    const bound = { stelle: 'tiefbau', runde: 1, fassung: stand.context.fassung.hash }
    expect(mitzeichnungslinkStand(stand, bound)).toBe('nicht_mehr_gefragt')
    const path = `/l/${await town.link({ zweck: 'mitzeichnung', ref, ...bound })}`
    expect(await (await visitor.send(path)).text()).toContain('Ihre Stelle ist nicht mehr gefragt')
    expect((await visitor.post(path, ANTWORT)).status).toBe(409)
    expect((await town.vorlage('v1')).mitzeichnungen).toHaveLength(1)
  })

  test('after the release the page says where the paper lies', async () => {
    await town.mitzeichnung('v1', { marke: 'Nord' })
    const path = `/l/${await town.mitzeichnungslink('v1')}`
    await town.freigeben('v1')
    const page = await (await visitor.send(path)).text()
    expect(page).toContain('Ihre Stelle hat geantwortet')
    expect(page).toContain('Stand der Vorlage: Noch ohne Termin: Stadtrat.')
    expect(page).not.toContain('Die Brücke wird saniert')
  })
})

describe('Ladung', () => {
  async function invited(): Promise<{ ref: Ref; path: string }> {
    await town.mitzeichnung('v1', { marke: 'Nord' })
    await town.freigeben('v1')
    const ref = await town.sitzung('s1')
    await town.aufTagesordnung('v1', 's1')
    await town.einladen('s1')
    return { ref, path: `/l/${await town.link({ zweck: 'ladung', ref, person: 'p1' })}` }
  }

  test('scanners change nothing; the answer may be changed and changed back until the session opens', async () => {
    const { ref, path } = await invited()
    const before = await town.rev(ref)
    await scan(path)
    expect(await town.rev(ref)).toBe(before)
    for (const antwort of ['zugesagt', 'abgesagt', 'zugesagt', 'abgesagt']) {
      expect((await visitor.post(path, { antwort })).status).toBe(303)
      expect(await antwortOf(ref, 'p1')).toBe(antwort)
    }
    const after = await town.rev(ref)
    expect((await visitor.post(path, { antwort: 'abgesagt' })).status).toBe(303)
    expect(await town.rev(ref)).toBe(after)
    const page = await (await visitor.send(path)).text()
    expect(page).toContain('Ihre Antwort: Ich bin verhindert.')
    expect(page).not.toMatch(/ checked/)
    expect(await antwortOf(ref, 'p2')).toBeUndefined()
  })

  test('the page shows session, place and agenda, non-public items without subject', async () => {
    const { path } = await invited()
    const page = await (await visitor.send(path)).text()
    expect(page).toContain('Stadtrat: Sitzung am Mi, 15.04.2026, 17:00 Uhr')
    expect(page).toContain('Rathaus, Großer Sitzungssaal')
    expect(page).toContain('Einladung für Mitglied des Stadtrates, Platz 1')
    expect(page).toContain('Sanierung der Brücke Nord')
    expect(page).toContain('href="/oeffentlich/musterstadt/BV-2026-0001"')
    expect(page).toContain('Nichtöffentlicher Punkt')
    expect(page).not.toContain('GEHEIMTOP')
  })

  test('without a choice nothing is entered', async () => {
    const { ref, path } = await invited()
    const before = await town.rev(ref)
    const answer = await visitor.post(path, {})
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Bitte wählen Sie, ob Sie teilnehmen.')
    expect(await town.rev(ref)).toBe(before)
  })

  test('a link of somebody who holds no seat is not offered an answer', async () => {
    const { ref } = await invited()
    const path = `/l/${await town.link({ zweck: 'ladung', ref, person: 'fremd' })}`
    const page = await (await visitor.send(path)).text()
    expect(page).toContain('nicht als Mitglied geladen')
    expect(page).not.toContain('name="antwort"')
    expect((await visitor.post(path, { antwort: 'zugesagt' })).status).toBe(409)
  })

  test('a late answer is not entered: 409 with what happened', async () => {
    const { ref, path } = await invited()
    await visitor.post(path, { antwort: 'zugesagt' })
    await town.execute(ref, { type: 'SITZUNG_ENTFAELLT', grund: 'Kein Beratungsbedarf.' }, DIENST)
    const before = await town.rev(ref)
    const answer = await visitor.post(path, { antwort: 'abgesagt' })
    const page = await answer.text()
    expect(answer.status).toBe(409)
    expect(page).toContain('Diese Sitzung entfällt')
    expect(page).toContain('Ihre Antwort wurde nicht eingetragen.')
    expect(await town.rev(ref)).toBe(before)
  })
})
