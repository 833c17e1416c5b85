import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { paragraphs } from '../../workflows/text/blocks.ts'
import { webWelt, type Webwelt } from '../setup/web.ts'
import { dueGroup, dueWords, parseDate, parseEuro, typedEuro } from '../../src/web/pages/vorlagen/dates.ts'

let welt: Webwelt

async function vorlage(id: string, betreff: string, oeffentlich: boolean, release: boolean): Promise<void> {
  const ref = { art: 'vorlage' as const, id }
  await welt.execute(
    ref,
    {
      type: 'ANLEGEN',
      profil: 'musterstadt',
      art: 'beschlussvorlage',
      federfuehrung: 'stadtplanung',
      inhalt: {
        betreff,
        beschlusspunkte: [{ text: paragraphs('Wird gebaut.'), art: 'auftrag' }],
        abschnitte: { sachverhalt: paragraphs('Ist zu bauen.') },
        finanziell: 'keine',
      },
      beratungsfolge: [
        { gremium: 'stadtentwicklung', rolle: 'vorberatung', oeffentlich },
        { gremium: 'stadtrat', rolle: 'entscheidung', oeffentlich },
      ],
      oeffentlich,
      ...(!oeffentlich && { nichtoeffentlichGrund: 'Grundstück' }),
    },
    'planung',
  )
  if (!release) return
  await welt.execute(ref, { type: 'EINREICHEN' }, 'planung')
  await welt.execute(ref, { type: 'FREIGEBEN_HVB', personendatenGeprueft: true }, 'hvb')
}

beforeAll(async () => {
  welt = await webWelt()
  await vorlage('hallenbad', 'Sanierung des Hallenbads Nord', true, true)
  await vorlage('grundstueck', 'Verkauf eines Grundstücks', false, true)
  await vorlage('skizze', 'Skizze für den Marktplatz', true, false)
})
afterAll(async () => welt.close())

const search = async (konto: string, query: string): Promise<Response> => (await welt.visitor(konto)).send(`/vorlagen?${query}`)

describe('the search', () => {
  test.each(['BV/2026/0001', 'bv 2026/1', '2026/1', 'bv2026-0001'])('finds a paper by its number in any spelling: %s', async (q) => {
    const answer = await search('dienst', `q=${encodeURIComponent(q)}`)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/vorlagen/hallenbad')
  })

  test('finds a draft by its id', async () => {
    const nummer = (await welt.vorlage('skizze')).context.entwurfsnummer ?? ''
    const answer = await search('dienst', `q=${encodeURIComponent(`Entwurf ${nummer}`)}`)
    expect(answer.headers.get('location')).toBe('/vorlagen/skizze')
  })

  test('finds words of the Betreff and says where it lies and who acts next', async () => {
    const html = await (await search('dienst', 'q=hallenbad+nord')).text()
    expect(html).toContain('Sanierung des Hallenbads Nord')
    expect(html).toContain('Noch ohne Termin: Ausschuss für Stadtentwicklung und Verkehr. Als Nächstes: Sitzungsdienst: Sitzung vorsehen')
    expect(html).not.toContain('Marktplatz')
  })

  test('filters by body, stand and year', async () => {
    expect(await (await search('dienst', 'stand=vorbereitung')).text()).not.toContain('Hallenbads')
    expect(await (await search('dienst', 'gremium=kulturausschuss')).text()).toContain('Keine Vorlage gefunden')
    expect(await (await search('dienst', 'jahr=2026&gremium=stadtrat&stand=beratung')).text()).toContain('Hallenbads')
  })

  test('shows members no draft and no foreign non-public paper, not even by number', async () => {
    const html = await (await search('kultur', '')).text()
    expect(html).toContain('Hallenbads')
    expect(html).not.toContain('Grundstücks')
    expect(html).not.toContain('Marktplatz')
    const nummer = (await welt.vorlage('grundstueck')).context.nummer ?? ''
    const answer = await search('kultur', `q=${encodeURIComponent(nummer)}`)
    expect(answer.status).toBe(200)
    expect(await answer.text()).not.toContain('Grundstücks')
  })

  test('ends at the border of the municipality', async () => {
    expect(await (await search('kiel', '')).text()).not.toContain('Hallenbads')
  })

  test('takes signs of the database and of HTML as words', async () => {
    for (const q of ['.*', '$where', '<b>', "'; drop", '(((((', 'q[$ne]=1']) {
      const answer = await search('dienst', `q=${encodeURIComponent(q)}&q[$ne]=1&gremium[$gt]=`)
      expect(answer.status).toBe(200)
      const html = await answer.text()
      expect(html).toContain('Keine Vorlage gefunden')
      expect(html).not.toContain('<b>')
    }
  })
})

describe('dates and amounts', () => {
  test('are read as people type them and nothing else', () => {
    expect(['25.000,50', '25000', '25.000 €', '0,5', '1.234.567 Euro'].map(parseEuro)).toEqual([
      2_500_050, 2_500_000, 2_500_000, 50, 123_456_700,
    ])
    expect(['25.5', '1,234', 'viel', '', '-5', '1e3'].map(parseEuro)).toEqual([null, null, null, null, null, null])
    expect(typedEuro(2_500_050)).toBe('25.000,50')
    expect(['01.12.2026', '1.2.26', '2026-12-01', '31.02.2026', 'morgen'].map(parseDate)).toEqual([
      '2026-12-01',
      '2026-02-01',
      '2026-12-01',
      null,
      null,
    ])
  })

  test('are said in words, weeks ending on Sunday', () => {
    expect(['2026-11-25', '2026-11-26', '2026-11-24', '2026-11-20', '2026-12-01'].map((frist) => dueWords('2026-11-25', frist))).toEqual([
      'heute',
      'morgen, 26.11.2026',
      'überfällig seit gestern',
      'überfällig seit 5 Tagen',
      'Di, 01.12.2026',
    ])
    expect(['2026-11-24', '2026-11-25', '2026-11-29', '2026-11-30', null].map((frist) => dueGroup('2026-11-25', frist))).toEqual([
      'ueberfaellig',
      'heute',
      'woche',
      'spaeter',
      'spaeter',
    ])
  })
})
