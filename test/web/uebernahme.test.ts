/** "Laufende Vorlage übernehmen": one form, with files; a paper whose way is unknown gets it from a second one. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { webWelt, filledForm, type Webwelt } from '../setup/web.ts'
import type { Visitor } from './app-fixture.ts'

let welt: Webwelt
let dienst: Visitor
beforeAll(async () => {
  welt = await webWelt()
  dienst = await welt.visitor('dienst')
})
afterAll(async () => welt.close())

const PFAD = '/vorlagen/uebernehmen'
const FORM = `${PFAD}?art=beschlussvorlage&federfuehrung=stadtplanung`
const KOPF = {
  nummer: 'Nr. 120/2026',
  datum: '20.01.2026',
  betreff: 'Brunnen am Markt',
  oeffentlich: 'ja',
  'punkt-1': 'Der Brunnen wird saniert.',
  aktion: 'uebernehmen',
}
const BERATEN = {
  'folge-1-ergebnis': 'empfohlen',
  'folge-1-am': '10.02.2026',
  'folge-1-ja': '7',
  'folge-1-nein': '2',
}
const OHNE_FOLGE = { 'folge-1-gremium': '', 'folge-2-gremium': '' }

const page = async (path: string): Promise<string> => (await dienst.send(path)).text()

async function uebernehmen(fields: Record<string, string>, files: Record<string, string> = {}): Promise<Response> {
  const body = new FormData()
  for (const [name, value] of filledForm(await page(FORM), PFAD, { ...KOPF, ...fields })) body.append(name, value)
  for (const [name, file] of Object.entries(files)) body.append(name, new Blob(['Inhalt der Anlage']), file)
  return dienst.send(PFAD, { method: 'POST', body })
}

const idOf = (answer: Response): string => /\/vorlagen\/([0-9a-f]{10})/.exec(answer.headers.get('location') ?? '')?.[1] ?? ''

describe('the form of a running paper', () => {
  test('is offered to the clerk alone, for kinds that stand for themselves', async () => {
    expect(await page('/vorlagen')).toContain('href="/vorlagen/uebernehmen"')
    expect(await page(PFAD)).not.toContain('value="eilentscheidung"')
    const planung = await welt.visitor('planung')
    expect(await (await planung.send('/vorlagen')).text()).not.toContain('/vorlagen/uebernehmen')
    expect((await planung.send(PFAD)).status).toBe(403)
  })

  test('takes number, results and attachments over; the page says where they come from', async () => {
    const files = { oeffentlicheAnlagen: 'plan.txt', nichtoeffentlicheAnlagen: 'preise.txt' }
    const answer = await uebernehmen(BERATEN, files)
    expect(answer.status).toBe(303)
    const html = await page(`/vorlagen/${idOf(answer)}`)
    expect(html).toContain('BV/2026/0120 ist übernommen.')
    expect(html).toContain('Aus dem früheren System übernommen')
    expect(html).toContain('Di, 10.02.2026 · Vorberatung')
    expect(html).toContain('7 Ja')
    const { anlagen } = (await welt.vorlage(idOf(answer))).context
    expect(anlagen.map(({ oeffentlich }) => oeffentlich)).toEqual([true, false])
    expect(html).toMatch(/plan\.txt[\s\S]*preise\.txt/)
  })

  test('keeps what was typed and says at the field why the number cannot be', async () => {
    const again = await uebernehmen({ ...BERATEN, betreff: 'Zweiter Brunnen' })
    const html = await again.text()
    expect([again.status, html.includes('Die Nummer BV/2026/0120 trägt hier schon eine andere Vorlage.')]).toEqual([422, true])
    expect(html).toContain('value="Zweiter Brunnen"')
    expect(html).toMatch(/<option value="empfohlen" selected>/)
    expect(html).toContain('aria-describedby="fehler-nummer hinweis-nummer"')
  })

  test.each([
    [{ nummer: '' }, 'Bitte füllen Sie „Nummer“ aus.'],
    [{ datum: 'gestern' }, 'Bitte geben Sie das Datum der Vorlage'],
    [{ ...BERATEN, 'folge-1-am': '' }, 'Bitte geben Sie den Tag der Sitzung an'],
    [{ ...BERATEN, 'folge-1-ja': 'viele' }, 'Stimmen sind ganze Zahlen.'],
    [{ ...BERATEN, 'folge-1-nein': '7' }, 'Stimmengleichheit'],
  ])('refuses %j', async (fields, satz) => {
    const answer = await uebernehmen({ nummer: '121/2026', ...fields })
    expect([answer.status, (await answer.text()).includes(satz)]).toEqual([422, true])
  })

  test('adds and removes a row with what it says', async () => {
    const html = await (await uebernehmen({ ...BERATEN, aktion: 'station-weg-1' })).text()
    expect(html).not.toMatch(/<option value="empfohlen" selected>/)
    expect(html).not.toContain('folge-2-gremium')
  })
})

describe('a paper whose way is unknown', () => {
  test('is read only and asks the clerk for its Beratungsfolge, then goes on', async () => {
    const id = idOf(await uebernehmen({ nummer: '130/2026', ...OHNE_FOLGE }))
    expect((await welt.vorlage(id)).zustand).toBe('unbekannt_importiert')
    const html = await page(`/vorlagen/${id}`)
    expect(html).toContain('Sie sind am Zug: Beratungsfolge erfassen.')
    expect(html).toContain('Übernommen, Beratungsfolge unbekannt')
    expect(html).not.toContain('/schritt/ZURUECKZIEHEN')
    const pfad = `/vorlagen/${id}/beratungsfolge`
    const send = async (fields: Record<string, string>): Promise<Response> =>
      dienst.post(pfad, filledForm(await page(pfad), pfad, { aktion: 'speichern', ...fields }))
    const refused = await send({ ...OHNE_FOLGE })
    expect([refused.status, (await refused.text()).includes('mindestens ein Gremium')]).toEqual([422, true])
    expect((await send(BERATEN)).status).toBe(303)
    const { zustand, stationen } = await welt.vorlage(id)
    expect([zustand, stationen.map((station) => station.zustand)]).toEqual(['bereit', ['abgeschlossen', 'geplant']])
    expect((await (await welt.visitor('planung')).send(pfad)).status).toBe(403)
  })
})
