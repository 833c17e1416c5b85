/** After the decision, as people meet it: each step is on the page of its paper, asks what it needs, and a refusal says why. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { paragraphs } from '../../workflows/text/blocks.ts'
import { addDays, instantOf, localDate } from '../../workflows/recht/kalender.ts'
import { webWelt, type Webwelt } from '../setup/web.ts'
import { freigegebeneBruecke } from './bruecke.ts'
import { page, send } from './seite.ts'

let welt: Webwelt
beforeAll(async () => {
  welt = await webWelt()
})
afterAll(async () => welt.close())

const ref = (id: string) => ({ art: 'vorlage' as const, id })
const sitzung = (id: string) => ({ art: 'sitzung' as const, id })
const paper = (id: string): string => `/vorlagen/${id}`
const schritt = (id: string, name: string, zu?: string): string => `${paper(id)}/schritt/${name}${zu === undefined ? '' : `?zu=${zu}`}`

const ABSCHNITTE = { sachverhalt: paragraphs('Die Brücke ist gesperrt.'), rechtslage: paragraphs('Pflichtaufgabe.') }

function freigegeben(id: string, more: Record<string, unknown> = {}): Promise<void> {
  const beratungsfolge = [{ gremium: 'stadtrat', rolle: 'entscheidung', oeffentlich: more['oeffentlich'] ?? true }]
  return freigegebeneBruecke(welt, id, { beratungsfolge, ...more }, { abschnitte: ABSCHNITTE })
}

/** A session of the Stadtrat that the clerk opens in place of the chair. */
async function opened(id: string, am: string, vorlage?: string): Promise<void> {
  const tops = [{ titel: 'Eröffnung', oeffentlich: true }]
  await welt.execute(sitzung(id), { type: 'SITZUNG_PLANEN', profil: 'musterstadt', gremium: 'stadtrat', am, ort: 'Saal', tops }, 'dienst')
  if (vorlage !== undefined) await welt.execute(ref(vorlage), { type: 'AUF_TO_SETZEN', station: 's1', sitzung: id }, 'dienst')
  await welt.execute(sitzung(id), { type: 'LADUNG_VERSENDEN', grund: 'Die Frist ist verkürzt.' }, 'dienst')
  welt.clock.set(`${am.slice(0, 10)}T14:00:00.000Z`)
  await welt.execute(sitzung(id), { type: 'SITZUNG_EROEFFNEN', anwesend: 9 }, 'dienst')
}

/** The Stadtrat decides; the result is recorded by a second clerk, so that the first may confirm it. */
async function beschlossen(id: string, am: string, more: Record<string, unknown> = {}): Promise<void> {
  await freigegeben(id, more)
  await opened(`s-${id}`, am, id)
  await welt.execute(ref(id), { type: 'AUFRUFEN', station: 's1' }, 'dienst')
  const abstimmung = { ja: 6, nein: 3 }
  await welt.execute(ref(id), { type: 'ERGEBNIS_ERFASSEN', station: 's1', ergebnis: 'beschlossen', abstimmung }, 'protokoll')
  await welt.execute(ref(id), { type: 'ERGEBNIS_BESTAETIGEN', station: 's1' }, 'dienst')
}

describe('an objection', () => {
  test('goes from the head of administration to the body, back and to the supervision, each on the page of the paper', async () => {
    await beschlossen('streit', '2026-03-10T16:00')
    const hvb = await welt.visitor('hvb')
    expect(await page(hvb, paper('streit'))).toContain('Widerspruch einlegen')
    const einlegen = schritt('streit', 'widerspruch-einlegen')
    const leer = await send(hvb, einlegen, {})
    expect(leer.status).toBe(422)
    expect(await leer.text()).toContain('Bitte füllen Sie „Begründung“ aus.')
    expect((await send(hvb, einlegen, { grund: 'recht', begruendung: 'Der Beschluss ist <b>rechtswidrig</b>.' })).status).toBe(303)
    const ausgesetzt = await page(hvb, paper('streit'))
    expect(ausgesetzt).toContain('Vollzug ausgesetzt')
    expect(ausgesetzt).toContain('Der Beschluss ist &lt;b&gt;rechtswidrig&lt;/b&gt;. (§ 65 Abs. 3 KVG LSA)')

    const dienst = await welt.visitor('dienst')
    expect(await page(dienst, '/')).toContain('Über den Widerspruch beschließen')
    const erneut = schritt('streit', 'erneut-beschliessen')
    const alt = await send(dienst, erneut, { sitzung: 's-streit', bleibt: 'ja', ja: '6', nein: '3' })
    expect(alt.status).toBe(422)
    expect(await alt.text()).toContain('in einer neuen Sitzung zu entscheiden')
    await opened('neu', '2026-03-20T16:00')
    // Ten days later both have to log in again.
    const [spaeter, leitung] = await Promise.all([welt.visitor('dienst'), welt.visitor('hvb')])
    const worte = await send(spaeter, erneut, { sitzung: 'neu', bleibt: 'ja', ja: 'sechs', nein: '3' })
    expect(worte.status).toBe(422)
    expect(await worte.text()).toContain('value="sechs"')
    expect((await send(spaeter, erneut, { sitzung: 'neu', bleibt: 'ja', ja: '6', nein: '3' })).status).toBe(303)

    expect(await page(leitung, paper('streit'))).toContain('Sie sind am Zug: Beanstanden.')
    expect((await send(leitung, schritt('streit', 'beanstanden'), { begruendung: 'Er bleibt rechtswidrig.' })).status).toBe(303)
    const bescheid = { wirksam: 'nein', nachweis: 'Bescheid 7' }
    expect((await send(spaeter, schritt('streit', 'aufsicht-entscheidet'), bescheid)).status).toBe(303)
    const danach = await page(leitung, paper('streit'))
    expect(danach).toContain('Von der Aufsichtsbehörde aufgehoben.')
    expect((await welt.vorlage('streit')).beschlusspunkte[0]?.zustand).toBe('aufgehoben')
    const sichtbar = danach.replaceAll(/<[^>]+>/g, ' ')
    expect(sichtbar).not.toMatch(/ausgesetzt_|WIDERSPRUCH|ERNEUT|AUFSICHT|beanstandet_/)
  })

  test('is not the business of the office in charge', async () => {
    await beschlossen('fremd', '2026-03-24T16:00')
    const planung = await welt.visitor('planung')
    expect(await page(planung, paper('fremd'))).not.toContain('Widerspruch einlegen')
    expect((await planung.send(schritt('fremd', 'widerspruch-einlegen'))).status).toBe(403)
  })
})

describe('the end of a decision', () => {
  test('by a later one is chosen from the decided papers and linked on both', async () => {
    await beschlossen('alt', '2026-04-07T16:00')
    await beschlossen('neuer', '2026-04-08T16:00')
    const dienst = await welt.visitor('dienst')
    const path = schritt('alt', 'aufheben')
    const html = await page(dienst, path)
    expect(html).toContain('Brücke neuer')
    expect(html).not.toContain('value="alt"')
    expect((await send(dienst, path, { durch: 'neuer' })).status).toBe(303)
    expect(await page(dienst, paper('alt'))).toContain('Aufgehoben durch <a href="/vorlagen/neuer">')
    expect(await page(dienst, paper('neuer'))).toContain('Hebt auf <a href="/vorlagen/alt">')
  })
})

describe('a non-public decision', () => {
  test('is announced by the clerk, and the public reads the announced wording alone', async () => {
    await beschlossen('geheim', '2026-04-09T16:00', { oeffentlich: false, nichtoeffentlichGrund: 'Grundstück' })
    const dienst = await welt.visitor('dienst')
    expect(await page(dienst, '/')).toContain('Nichtöffentlichen Beschluss bekannt geben')
    const path = schritt('geheim', 'bekanntgeben')
    const leer = await send(dienst, path, {})
    expect(leer.status).toBe(422)
    expect(await leer.text()).toContain('entweder den Wortlaut der Bekanntgabe')
    expect((await send(dienst, path, { text: 'Einem Kauf wurde zugestimmt.' })).status).toBe(303)
    const nummer = (await welt.vorlage('geheim')).context.nummer?.replaceAll('/', '-') ?? ''
    const oeffentlich = await (await fetch(`${welt.base}/oeffentlich/musterstadt/${nummer}`)).text()
    expect(oeffentlich).toContain('Einem Kauf wurde zugestimmt.')
    expect(oeffentlich).not.toMatch(/Brücke|saniert|gesperrt|Grundstück/)
  })
})

describe('a decision in a hurry', () => {
  test('is taken on the page of its draft and asks for the session that it is reported to', async () => {
    const event = { art: 'eilentscheidung', beratungsfolge: [{ gremium: 'stadtrat', rolle: 'kenntnisnahme', oeffentlich: true }] }
    await freigegeben('eilig', event)
    // The sessions of the day are over: only the next one could be in time.
    const heute = addDays(localDate(welt.clock.now()), 1)
    welt.clock.set(instantOf(`${heute}T08:00`))
    const hvb = await welt.visitor('hvb')
    expect(await page(hvb, paper('eilig'))).toContain('Eilig entscheiden')
    const path = schritt('eilig', 'eilentscheiden')
    const sitzung = /<select[^>]*name="sitzung"[\s\S]*?<option value="([^"]+)"/.exec(await page(hvb, path))?.[1] ?? ''
    const eilig = { grund: 'Gefahr im Verzug.', sitzung, spaetestens: heute }
    const leer = await send(hvb, path, eilig)
    expect(leer.status).toBe(422)
    expect(await leer.text()).toContain('Bitte wählen Sie: Entstehen daraus Rechte Dritter?')
    expect((await send(hvb, path, { ...eilig, rechteDritter: 'nein' })).status).toBe(303)
    expect(await page(hvb, paper('eilig'))).toContain('Eilig entschieden, Bericht steht aus')
    expect(await page(await welt.visitor('dienst'), paper('eilig'))).toContain('Sie sind am Zug: Sitzung vorsehen')
  })
})

describe('the Beschlusskontrolle', () => {
  test('takes a report with the next day to look at it, and leads to the report as a paper of its own', async () => {
    await beschlossen('auftrag', '2026-04-14T16:00')
    const planung = await welt.visitor('planung')
    const path = schritt('auftrag', 'sachstand-melden', '1')
    const vorbei = await send(planung, path, { status: 'zurueckgestellt', wiedervorlage: '2026-04-01' })
    expect(vorbei.status).toBe(422)
    expect(await vorbei.text()).toContain('Die Wiedervorlage liegt in der Vergangenheit.')
    expect(
      (await send(planung, path, { status: 'zurueckgestellt', text: 'Das Gutachten fehlt.', wiedervorlage: '2026-09-01' })).status,
    ).toBe(303)
    const html = await page(planung, paper('auftrag'))
    expect(html).toContain('01.09.2026')
    const neu =
      /href="(\/vorlagen\/neu\?[^"]*berichtetUeber[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=') ?? ''
    const formular = await page(planung, neu)
    expect(formular).toContain('name="berichtetUeber" value="auftrag"')
  })
})
