/** A group of the council with an access of its own: it sees and withdraws what it has handed in, and is no office of the administration. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { paragraphs } from '../../workflows/text/blocks.ts'
import { filledForm, webWelt, type Webwelt } from '../setup/web.ts'
import type { Visitor } from './app-fixture.ts'
import { page } from './seite.ts'

let welt: Webwelt
let gruppe: Visitor
const draft = (art: string): { type: string } & Record<string, unknown> => ({
  type: 'ANLEGEN',
  profil: 'musterstadt',
  art,
  federfuehrung: 'stadtplanung',
  inhalt: {
    betreff: 'Grundstück am Hafen',
    beschlusspunkte: [{ text: paragraphs('Die Stadt kauft das Grundstück.'), art: 'auftrag' }],
    abschnitte: { [art === 'antrag' ? 'begruendung' : 'sachverhalt']: paragraphs('Es liegt günstig.') },
    finanziell: art === 'antrag' ? null : 'keine',
  },
  beratungsfolge: [{ gremium: 'stadtrat', rolle: 'entscheidung', oeffentlich: false }],
  oeffentlich: false,
  nichtoeffentlichGrund: 'Grundstücksangelegenheit',
})

beforeAll(async () => {
  welt = await webWelt()
  gruppe = await welt.visitor('gruppe')
  for (const id of ['eigener', 'fremder']) await welt.execute({ art: 'vorlage', id }, draft('antrag'), 'dienst')
  await welt.execute({ art: 'vorlage', id: 'intern' }, draft('beschlussvorlage'), 'planung')
})
afterAll(async () => welt.close())

describe('a group with an access of its own', () => {
  test('is named by the clerk who registers what it hands in', async () => {
    const dienst = await welt.visitor('dienst')
    const path = '/vorlagen/eigener/schritt/eingang-erfassen'
    const html = await page(dienst, path)
    expect(html).toMatch(/Eigener Zugang[\s\S]*<option value="fraktion-a">Fraktion A<\/option>/)
    const felder = { einreicher: 'Fraktion A', antragsteller: 'fraktion-a' }
    expect((await dienst.post(path, filledForm(html, path, felder))).status).toBe(303)
    await welt.execute({ art: 'vorlage', id: 'fremder' }, { type: 'EINGANG_ERFASSEN', einreicher: 'Fraktion B' }, 'dienst')
  })

  test('sees its own non-public motion and neither that of another group nor what the administration works on', async () => {
    const html = await page(gruppe, '/vorlagen/eigener')
    expect(html).toContain('Grundstück am Hafen')
    expect(html).not.toContain('/vorlagen/eigener/protokoll')
    for (const path of ['/vorlagen/fremder', '/vorlagen/intern']) expect([path, (await gruppe.send(path)).status]).toEqual([path, 404])
    expect((await gruppe.send('/vorlagen/eigener/protokoll')).status).toBe(403)
  })

  test('withdraws its motion itself', async () => {
    const path = '/vorlagen/eigener/schritt/zurueckziehen'
    const html = await page(gruppe, path)
    expect((await gruppe.post(path, filledForm(html, path, { grund: 'Der Eigentümer verkauft nicht.' }))).status).toBe(303)
    expect((await welt.vorlage('eigener')).zustand).toBe('zurueckgezogen')
  })
})
