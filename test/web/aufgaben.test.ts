import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { paragraphs } from '../../workflows/text/blocks.ts'
import { filledForm, webWelt, type Webwelt } from '../setup/web.ts'

let welt: Webwelt

async function entwurf(id: string, finanziell: unknown): Promise<void> {
  await welt.execute(
    { art: 'vorlage', id },
    {
      type: 'ANLEGEN',
      profil: 'musterstadt',
      art: 'beschlussvorlage',
      federfuehrung: 'stadtplanung',
      inhalt: {
        betreff: `Spielplatz ${id}`,
        beschlusspunkte: [{ text: paragraphs('Wird gebaut.'), art: 'auftrag' }],
        abschnitte: { sachverhalt: paragraphs('Ist zu bauen.') },
        finanziell,
      },
      beratungsfolge: [{ gremium: 'stadtentwicklung', rolle: 'entscheidung', oeffentlich: true }],
      oeffentlich: true,
    },
    'planung',
  )
}

beforeAll(async () => {
  welt = await webWelt()
  await entwurf('offen', 'keine')
  await entwurf('zeichnen', { betrag: 100, jahr: 2026 })
  await welt.execute({ art: 'vorlage', id: 'zeichnen' }, { type: 'EINREICHEN' }, 'planung')
  await welt.execute(
    { art: 'sitzung', id: 'april' },
    { type: 'SITZUNG_PLANEN', profil: 'musterstadt', gremium: 'stadtentwicklung', am: '2026-04-08T17:00', ort: 'Rathaus', tops: [] },
    'dienst',
  )
})
afterAll(async () => welt.close())

const home = async (konto: string): Promise<string> => (await (await welt.visitor(konto)).send('/')).text()

describe('Meine Aufgaben', () => {
  test('shows the author the step to take, and what waits for others', async () => {
    const html = await home('planung')
    expect(html).toContain('aria-label="Einreichen: Spielplatz offen"')
    expect(html).toContain('href="/vorlagen/offen/schritt/einreichen"')
    expect(html).toContain('Wartet auf andere')
    expect(html).toContain('Kämmerei: Mitzeichnen')
  })

  test('leads the co-signing office to its form, with the deadline in words', async () => {
    const html = await home('kaemmerei')
    expect(html).toContain('href="/vorlagen/zeichnen/schritt/mitzeichnen?zu&#x3D;kaemmerei"')
    expect(html).toContain('Frist der Mitzeichnung')
    expect(html).not.toContain('Spielplatz offen')
  })

  test('is up to date on the page after a step: gone here, there for whoever is next', async () => {
    await entwurf('fertig', { betrag: 100, jahr: 2026 })
    const planung = await welt.visitor('planung')
    expect(await (await planung.send('/')).text()).toContain('aria-label="Einreichen: Spielplatz fertig"')
    expect(await home('kaemmerei')).not.toContain('Spielplatz fertig')
    const pfad = '/vorlagen/fertig/schritt/einreichen'
    const form = filledForm(await (await planung.send('/vorlagen/fertig')).text(), pfad, {})
    expect((await planung.post(pfad, form)).status).toBe(303)
    expect(await (await planung.send('/')).text()).not.toContain('aria-label="Einreichen: Spielplatz fertig"')
    expect(await home('kaemmerei')).toContain('Spielplatz fertig')
  })

  test('marks what is overdue for both sides', async () => {
    welt.clock.set('2026-03-20T08:00:00.000Z')
    for (const konto of ['kaemmerei', 'planung']) expect(await home(konto)).toMatch(/Überfällig seit \d+ Tagen/)
  })

  test('tells the clerk of each coming session what it still lacks', async () => {
    const html = await home('dienst')
    expect(html).toContain('Kommende Sitzungen')
    expect(html).toContain('Mi, 08.04.2026, 17:00 Uhr')
    expect(html).toContain('Noch keine Vorlage auf der Tagesordnung')
    expect(html).toMatch(/Einladung versenden bis .*31\.03\.2026/)
  })

  test('says when there is nothing to do', async () => {
    expect(await home('kultur')).toContain('Im Moment liegt nichts bei Ihnen.')
  })

  test('asks nobody to confirm or release what is the own work', async () => {
    await welt.execute(
      { art: 'vorlage', id: 'eigene' },
      {
        type: 'ANLEGEN',
        profil: 'musterstadt',
        art: 'mitteilung',
        federfuehrung: 'stadtplanung',
        inhalt: {
          betreff: 'Bericht der Verwaltung',
          beschlusspunkte: [],
          abschnitte: { sachverhalt: paragraphs('Lage.') },
          finanziell: null,
        },
        beratungsfolge: [{ gremium: 'stadtrat', rolle: 'kenntnisnahme', oeffentlich: true }],
        oeffentlich: true,
      },
      'hvb',
    )
    await welt.execute({ art: 'vorlage', id: 'eigene' }, { type: 'EINREICHEN' }, 'planung')
    expect((await welt.vorlage('eigene')).zustand).toBe('hvb_freigabe')
    expect(await home('hvb')).not.toContain('Bericht der Verwaltung')
  })
})
