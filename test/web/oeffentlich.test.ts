/** Public pages: what is published, in one sentence each, and nothing else. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { profil } from '../../workflows/profile/index.ts'
import type { OeffentlicheVorlage } from '../../src/engine/projections/oeffentlich.ts'
import { treffer } from '../../src/web/pages/oeffentlich/liste-view.ts'
import { mitArtikel, standSatz } from '../../src/web/pages/oeffentlich/stand-satz.ts'
import { vorlageView } from '../../src/web/pages/oeffentlich/vorlage-view.ts'
import { Visitor } from './app-fixture.ts'
import { linksWorld, type LinksWorld } from './links-world.ts'

const DIENST = { id: 'dienst', profil: 'musterstadt', aemter: [{ amt: 'sitzungsdienst' as const }], sitze: [] }
const SEITE = '/oeffentlich/musterstadt/BV-2026-0001'
const BESCHLUSS = { type: 'ERGEBNIS_ERFASSEN', ergebnis: 'beschlossen', abstimmung: { ja: 30, nein: 4, enthaltung: 1 } }

const row = (more: Partial<OeffentlicheVorlage>): OeffentlicheVorlage => ({
  profil: 'musterstadt',
  adresse: 'BV-2026-0001',
  id: 'v',
  art: 'beschlussvorlage',
  nummer: 'BV/2026/0001',
  betreff: 'Brücke',
  zustand: 'in_station',
  ergebnis: null,
  fassung: 1,
  einleitung: null,
  beschlusspunkte: [[{ art: 'absatz', text: [{ text: 'Alt' }] }], [{ art: 'absatz', text: [{ text: 'Bleibt' }] }]],
  wortlaut: null,
  abschnitte: [],
  stationen: [],
  anlagen: [],
  aenderungen: [],
  aendert: null,
  bekanntgabe: null,
  dokumente: [],
  ...more,
})
const station = (more: Partial<OeffentlicheVorlage['stationen'][number]>): OeffentlicheVorlage['stationen'][number] => ({
  gremium: 'stadtrat',
  rolle: 'entscheidung',
  am: '2026-04-15T17:00',
  zustand: 'auf_tagesordnung',
  ergebnis: null,
  berichtigtAm: null,
  abstimmung: null,
  ...more,
})

describe('the state in one sentence', () => {
  const stadt = profil('musterstadt')
  test.each([
    ['Der Stadtrat berät am 15.04.2026.', row({ stationen: [station({})] }), '2026-04-01'],
    ['Der Stadtrat berät heute, am 15.04.2026 ab 17:00 Uhr.', row({ stationen: [station({})] }), '2026-04-15'],
    ['Der Stadtrat berät am 15.04.2026 nichtöffentlich.', row({ stationen: [station({ zustand: 'nichtoeffentlich' })] }), '2026-04-01'],
    [
      'Als Nächstes berät der Stadtrat; der Termin steht noch nicht fest.',
      row({ stationen: [station({ am: null, zustand: 'geplant' })] }),
      '2026-04-01',
    ],
    [
      'Der Stadtrat berät über die Vorlage; das Ergebnis ist noch nicht bestätigt.',
      row({ stationen: [station({ zustand: 'in_beratung' })] }),
      '2026-04-15',
    ],
    [
      'Die Beratung war für den 15.04.2026 vorgesehen (Stadtrat); ein Ergebnis liegt noch nicht vor.',
      row({ stationen: [station({})] }),
      '2026-04-20',
    ],
    [
      'Der Stadtrat hat am 15.04.2026 die Vorlage mit Änderungen beschlossen. Der Beschluss wird umgesetzt.',
      row({
        zustand: 'umsetzung',
        ergebnis: 'geaendert_beschlossen',
        stationen: [station({ zustand: 'abgeschlossen', ergebnis: 'geaendert_beschlossen' })],
      }),
      '2026-04-20',
    ],
    [
      'Die Vorlage ist beraten; das Ergebnis der nichtöffentlichen Beratung ist nicht öffentlich.',
      row({ zustand: 'abgelehnt', stationen: [station({ zustand: 'nichtoeffentlich' })] }),
      '2026-04-20',
    ],
    ['Die Vorlage wurde zurückgezogen.', row({ zustand: 'zurueckgezogen', stationen: [station({})] }), '2026-04-01'],
  ])('%s', (satz, vorlage, heute) => {
    expect(standSatz(stadt, vorlage, heute)).toBe(satz)
  })

  test('bodies get their article', () => {
    expect(['Stadtrat', 'Ratsversammlung', 'Bezirksvertretung Mitte', 'Ausschuss für Kultur'].map(mitArtikel)).toEqual([
      'Der Stadtrat',
      'Die Ratsversammlung',
      'Die Bezirksvertretung Mitte',
      'Der Ausschuss für Kultur',
    ])
  })

  test('a changed decision shows the adopted wording over the proposal', () => {
    const geaendert = row({
      ergebnis: 'geaendert_beschlossen',
      wortlaut: [{ nr: 1, text: [{ art: 'absatz', text: [{ text: 'Neu' }] }] }],
      stationen: [station({ zustand: 'abgeschlossen', ergebnis: 'geaendert_beschlossen' })],
    })
    const { beschluss, vorschlag } = vorlageView(stadt, geaendert, [], '2026-05-01') as {
      beschluss: { punkte: object[] }
      vorschlag: object[]
    }
    expect(JSON.stringify(beschluss.punkte)).toContain('Neu')
    expect(JSON.stringify(beschluss.punkte)).toContain('Bleibt')
    expect(JSON.stringify(beschluss.punkte)).not.toContain('Alt')
    expect(JSON.stringify(vorschlag)).toContain('Alt')
  })

  test('an older document stays listed, with the word that another has replaced it', () => {
    const aeltere = { id: 'd1', art: 'vorlage', am: '2026-03-02', fassung: 1, ersetzt: { fassung: 2 } }
    const neuere = { id: 'd2', art: 'vorlage', am: '2026-04-10', fassung: 2, ersetzt: null }
    const { dokumente } = vorlageView(stadt, row({ dokumente: [aeltere, neuere] }), [], '2026-05-01') as { dokumente: object[] }
    expect(dokumente).toMatchObject([
      { text: 'Vorlage vom 02.03.2026 (PDF)', angabe: 'Fassung 1, ersetzt durch Fassung 2' },
      { text: 'Vorlage vom 10.04.2026 (PDF)', angabe: 'Fassung 2' },
    ])
  })

  test('numbers are found in any spelling, words all together', () => {
    const rows = [row({}), row({ id: 'w', nummer: 'BV/2026/0012', betreff: 'Schule am Wald' })]
    const found = (suche: string) => treffer(stadt, rows, suche).map(({ id }) => id)
    expect([found('bv 2026/12'), found('BV/2026/0001'), found('wald SCHULE'), found('Wald Brücke'), found('.*')]).toEqual([
      ['w'],
      ['v'],
      ['w'],
      [],
      [],
    ])
  })
})

describe('pages', () => {
  let town: LinksWorld
  let visitor: Visitor
  beforeEach(async () => {
    town = await linksWorld()
    visitor = new Visitor(town.base)
    await town.mitzeichnung('v1', { marke: 'Nord', geheim: 'GEHEIM' })
  })
  afterEach(async () => town.close())
  const text = async (path: string): Promise<string> => (await visitor.send(path)).text()

  test('a paper has no page before it is published, and a page with its text afterwards', async () => {
    expect((await visitor.send(SEITE)).status).toBe(404)
    await town.freigeben('v1')
    const answer = await visitor.send(SEITE)
    const page = await answer.text()
    expect([answer.status, answer.headers.get('cache-control'), answer.headers.get('set-cookie')]).toEqual([200, 'no-cache', null])
    for (const words of [
      'Sanierung der Brücke Nord',
      'Beschlussvorschlag',
      'Die Brücke wird saniert Nord.',
      'Auswirkungen auf das Klima',
      'Lageplan Nord.pdf',
      'Stadtrat',
    ])
      expect(page).toContain(words)
    expect(page).not.toContain('GEHEIM')
  })

  test('attachments and documents come only where the row lists them, with safe headers', async () => {
    await town.freigeben('v1')
    const file = await visitor.send(`${SEITE}/anlagen/a1`)
    expect(file.headers.get('content-type')).toBe('application/pdf')
    expect(file.headers.get('content-disposition')).toBe(`inline; filename="Lageplan Nord.pdf"; filename*=UTF-8''Lageplan%20Nord.pdf`)
    expect(await file.text()).toContain('Lageplan Nord')
    const href = /href="([^"]+\/dokumente\/[^"]+)"/.exec(await text(SEITE))?.[1] ?? ''
    expect((await text(href)).startsWith('%PDF-1.7')).toBe(true)
    for (const path of ['anlagen/a2', 'anlagen/nichts', 'dokumente/nichts', 'anlagen/__proto__']) {
      const missing = await visitor.send(`${SEITE}/${path}`)
      expect([missing.status, (await missing.text()).includes('Diese Datei ist nicht oder nicht mehr veröffentlicht.')]).toEqual([
        404,
        true,
      ])
    }
  })

  test('the decision appears with votes once it is confirmed; the list tells it too', async () => {
    await town.freigeben('v1')
    await town.sitzung('s1')
    await town.aufTagesordnung('v1', 's1')
    expect(await text('/oeffentlich/musterstadt')).toContain('Der Stadtrat berät am 15.04.2026.')
    await town.einladen('s1')
    await town.beschliessen('v1', 's1', BESCHLUSS)
    const page = await text(SEITE)
    expect(page).toContain('Der Stadtrat hat am 15.04.2026 die Vorlage beschlossen.')
    expect(page).toContain('30 Ja, 4 Nein, 1 Enthaltung')
    expect(page).toContain('Ungeändert beschlossen')
    expect(page).toContain('Beschlussauszug vom 15.04.2026 (PDF)')
    expect(await text('/oeffentlich/musterstadt')).toContain('Der Stadtrat hat am 15.04.2026 die Vorlage beschlossen.')
  })

  test('a paper that was taken back is gone at once, its files too, and the page says so', async () => {
    await town.freigeben('v1')
    await town.execute({ art: 'vorlage', id: 'v1' }, { type: 'DEPUBLIZIEREN', grund: 'Enthielt Namen.' }, DIENST)
    const gone = await visitor.send(SEITE)
    expect([gone.status, (await gone.text()).includes('Vielleicht wurde die Veröffentlichung zurückgenommen')]).toEqual([404, true])
    expect((await visitor.send(`${SEITE}/anlagen/a1`)).status).toBe(404)
    expect(await text('/oeffentlich/musterstadt')).not.toContain('Nord')
  })

  test('search finds by words and by number, and its input stays text', async () => {
    await town.freigeben('v1')
    const search = (q: string): Promise<string> => text(`/oeffentlich/musterstadt?q=${encodeURIComponent(q)}`)
    expect(await search('brücke nord')).toContain('BV/2026/0001')
    expect(await search('bv 2026/1')).toContain('Sanierung der Brücke Nord')
    const strange = await search('<script>{{x}}</script>')
    expect(strange).toContain('&lt;script&gt;{{x}}&lt;/script&gt;')
    expect(strange).toContain('Keine veröffentlichte Vorlage enthält diese Wörter.')
    expect((await visitor.send('/oeffentlich/musterstadt?q[$ne]=1&q=a&q=b')).status).toBe(200)
  })

  test('other bodies and unknown ones show nothing of it', async () => {
    await town.freigeben('v1')
    expect((await visitor.send('/oeffentlich/kiel/BV-2026-0001')).status).toBe(404)
    for (const path of ['/oeffentlich/nirgends', '/oeffentlich/__proto__', '/oeffentlich/constructor/x'])
      expect((await visitor.send(path)).status).toBe(404)
  })
})
