/** What comes in from outside gets its receipt at once, and the administration answers with a paper of its own that both pages show. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { paragraphs } from '../../workflows/text/blocks.ts'
import { webWelt, filledForm, type Webwelt } from '../setup/web.ts'
import type { Visitor } from './app-fixture.ts'
import { page } from './seite.ts'

let welt: Webwelt
let planung: Visitor
beforeAll(async () => {
  welt = await webWelt()
  planung = await welt.visitor('planung')
  const antrag = {
    type: 'ANLEGEN',
    profil: 'musterstadt',
    art: 'antrag',
    federfuehrung: 'stadtplanung',
    inhalt: {
      betreff: 'Trinkbrunnen am Markt',
      beschlusspunkte: [{ text: paragraphs('Die Verwaltung stellt einen Brunnen auf.'), art: 'auftrag' }],
      abschnitte: { begruendung: paragraphs('Es wird heiß.') },
      finanziell: null,
    },
    beratungsfolge: [{ gremium: 'stadtrat', rolle: 'entscheidung', oeffentlich: true }],
    oeffentlich: true,
  }
  await welt.execute({ art: 'vorlage', id: 'antrag' }, antrag, 'dienst')
})
afterAll(async () => welt.close())

const LINK = /href="(\/vorlagen\/neu\?[^"]*stellungnahmeZu[^"]*)"/

describe('a motion of a group', () => {
  test('is answered only once it has come in', async () => {
    expect(await page(planung, '/vorlagen/antrag')).not.toMatch(LINK)
  })

  test('is registered with an address for the receipt, which enters the record by its digest alone', async () => {
    const dienst = await welt.visitor('dienst')
    const path = '/vorlagen/antrag/schritt/eingang-erfassen'
    const html = await page(dienst, path)
    expect(html).toContain('E-Mail für die Eingangsbestätigung')
    const falsch = await dienst.post(path, filledForm(html, path, { einreicher: 'Fraktion A', email: 'keine Adresse' }))
    expect([falsch.status, (await falsch.text()).includes('Bitte geben Sie eine E-Mail-Adresse an.')]).toEqual([422, true])
    const answer = await dienst.post(path, filledForm(html, path, { einreicher: 'Fraktion A', email: 'fraktion-a@musterstadt.example' }))
    expect(answer.status).toBe(303)
    const { eingang, nummer } = (await welt.vorlage('antrag')).context
    expect([eingang?.einreicher, eingang?.email, nummer]).toEqual([
      expect.stringMatching(/^t:/),
      expect.stringMatching(/^t:/),
      'A/2026/0001',
    ])
  })

  test('is answered by the office in charge with a paper of its own, and each shows the other', async () => {
    const href =
      LINK.exec(await page(planung, '/vorlagen/antrag'))?.[1]
        ?.replaceAll('&amp;', '&')
        .replaceAll('&#x3D;', '=') ?? ''
    const form = await page(planung, href)
    expect(form).toContain('name="stellungnahmeZu" value="antrag"')
    const fields = {
      betreff: 'Stellungnahme zum Trinkbrunnen',
      oeffentlich: 'ja',
      'abschnitt-sachverhalt': 'Der Platz ist da.',
      aktion: 'fertig',
    }
    const body = new FormData()
    for (const [name, value] of filledForm(form, '/vorlagen/neu', fields)) body.append(name, value)
    const saved = await planung.send('/vorlagen/neu', { method: 'POST', body })
    expect(saved.status).toBe(303)
    const id = /\/vorlagen\/([0-9a-f]{10})/.exec(saved.headers.get('location') ?? '')?.[1] ?? ''
    const nummer = (await welt.vorlage('antrag')).context.nummer ?? ''
    expect(await page(planung, `/vorlagen/${id}`)).toContain(`Stellungnahme zu <a href="/vorlagen/antrag">${nummer}</a>`)
    await welt.execute({ art: 'vorlage', id }, { type: 'EINREICHEN' }, 'planung')
    await welt.execute({ art: 'vorlage', id }, { type: 'FREIGEBEN_HVB', personendatenGeprueft: true }, 'hvb')
    expect(await page(planung, '/vorlagen/antrag')).toContain(`Stellungnahme der Verwaltung <a href="/vorlagen/${id}">ST/2026/0001</a>`)
  })
})
