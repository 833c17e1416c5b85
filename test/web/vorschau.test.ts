import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { startCatcher, type Catcher } from '../../src/mail/catcher.ts'
import { webWelt, filledForm, type Webwelt } from '../setup/web.ts'
import { bruecke, kalender } from './bruecke.ts'
import { page } from './seite.ts'

let welt: Webwelt
let catcher: Catcher
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ratslauf-vorschau-'))
  catcher = await startCatcher(folder, () => '2026-03-02T08:00:00.000Z')
  welt = await webWelt({ smtpUrl: catcher.url })
  await kalender(welt)
})
afterAll(async () => {
  await welt.close()
  await catcher.close()
  await rm(folder, { recursive: true })
})

const ref = (id: string) => ({ art: 'vorlage' as const, id })
const schritt = (id: string, name: string, zu?: string): string => `/vorlagen/${id}/schritt/${name}${zu === undefined ? '' : `?zu=${zu}`}`
const list = (html: string): string => /<dl class="rl-folgen">.*?<\/dl>/s.exec(html)?.[0].replaceAll(/\s+/g, ' ') ?? ''
/** Without tags, in one line. */
const worte = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

const EINFACH = [
  { gremium: 'stadtentwicklung', rolle: 'vorberatung', oeffentlich: true },
  { gremium: 'stadtrat', rolle: 'entscheidung', oeffentlich: true },
]

const entwurf = (id: string, more: object = {}): Promise<void> =>
  welt.execute(ref(id), bruecke(`Geheimnisvolle Brücke ${id}`, { beratungsfolge: EINFACH, ...more }), 'planung')

async function eingereicht(id: string, more: object = {}): Promise<void> {
  await entwurf(id, more)
  await welt.execute(ref(id), { type: 'EINREICHEN' }, 'planung')
}

async function freigegeben(id: string, more: object = {}): Promise<void> {
  await eingereicht(id, more)
  await welt.execute(ref(id), { type: 'FREIGEBEN_HVB', personendatenGeprueft: true }, 'hvb')
}

const work = async (): Promise<void> => {
  while ((await welt.program.engine.relay.sweep()) > 0 || (await welt.program.worker.runDue()) > 0);
}

describe('the preview of a step', () => {
  test('shows state, number, documents and mails with their texts, and stores and sends nothing', async () => {
    await eingereicht('v1')
    const visitor = await welt.visitor('hvb')
    const path = schritt('v1', 'freigeben-hvb')
    const vorher = await welt.store.readers.heads([ref('v1')])
    const html = await page(visitor, path)
    const answer = await visitor.post(path, [...filledForm(html, path, { personendatenGeprueft: 'ja' }), ['aktion', 'vorschau']])
    expect(answer.status).toBe(200)
    const gezeigt = await answer.text()
    const folgen = worte(list(gezeigt))
    expect(folgen).toMatch(/Nummer BV\/2026\/\d+/)
    expect(folgen).toMatch(/E-Mails Freigegeben: BV\/2026\/\d+ – Geheimnisvolle Brücke v1/)
    expect(folgen).toContain('Bitte sehen Sie eine Sitzung für die erste Beratung vor.')
    expect(folgen).toContain('Vorlage öffentliche Fassung')
    expect(gezeigt).toMatch(/name="personendatenGeprueft"[^>]* checked/)
    expect(await welt.store.readers.heads([ref('v1')])).toEqual(vorher)
    expect(await welt.store.postausgang.ofAggregate(ref('v1'))).toEqual([])
    expect((await welt.vorlage('v1')).zustand).toBe('hvb_freigabe')
  })

  test('of a non-public paper has mails that name the id alone, as they would be sent', async () => {
    await eingereicht('v2', { oeffentlich: false, nichtoeffentlichGrund: 'Vertrag mit einem Dritten.' })
    const visitor = await welt.visitor('hvb')
    const path = schritt('v2', 'freigeben-hvb')
    const answer = await visitor.post(path, [...filledForm(await page(visitor, path), path, {}), ['aktion', 'vorschau']])
    const folgen = worte(list(await answer.text()))
    expect(folgen).toMatch(/Neuer Stand: BV\/2026\/\d+ an/)
    expect(folgen).not.toContain('Geheimnisvolle')
    expect(folgen).not.toContain('öffentliche Fassung')
  })

  test('says when a deadline ends, and has no link that works', async () => {
    await entwurf('v3', { mitzeichnung: ['kaemmerei'] })
    const visitor = await welt.visitor('planung')
    const path = schritt('v3', 'einreichen')
    const folgen = worte(list(await page(visitor, path)))
    expect(folgen).toContain('Frist der Mitzeichnung: Kämmerei bis 09.03.2026')
    expect(folgen).toContain('/l/persoenlicher-link')
    expect((await fetch(`${welt.base}/l/persoenlicher-link`)).status).toBe(404)
  })

  test('names the body whose hearing begins or is over', async () => {
    const beratungsfolge = [
      { gremium: 'kulturausschuss', rolle: 'anhoerung', oeffentlich: true },
      { gremium: 'stadtrat', rolle: 'entscheidung', oeffentlich: true },
    ]
    await eingereicht('v6', { beratungsfolge })
    const vorschau = async (konto: string, path: string, werte: Record<string, string>): Promise<string> => {
      const visitor = await welt.visitor(konto)
      const answer = await visitor.post(path, [...filledForm(await page(visitor, path), path, werte), ['aktion', 'vorschau']])
      return worte(list(await answer.text()))
    }
    const beginn = await vorschau('hvb', schritt('v6', 'freigeben-hvb'), { personendatenGeprueft: 'ja' })
    expect(beginn).toContain('Frist der Anhörung: Ausschuss für Kultur und Bildung bis 30.03.2026')
    await welt.execute(ref('v6'), { type: 'FREIGEBEN_HVB', personendatenGeprueft: true }, 'hvb')
    const ende = await vorschau('dienst', schritt('v6', 'stellungnahme-abgeben', 's1'), { ergebnis: 'zugestimmt' })
    expect(ende).toContain('Frist der Anhörung: Ausschuss für Kultur und Bildung endet damit')
    expect(ende).toContain('Stellungnahme eingegangen: BV/')
  })

  test('is refused with the sentence of the step, and keeps what was typed', async () => {
    await freigegeben('v4')
    const visitor = await welt.visitor('dienst')
    const path = schritt('v4', 'auf-to-setzen', 's2')
    const html = await page(visitor, path)
    const answer = await visitor.post(path, [...filledForm(html, path, { sitzung: 'rat1', grund: 'Mein Satz.' }), ['aktion', 'vorschau']])
    expect(answer.status).toBe(422)
    const gezeigt = await answer.text()
    expect(gezeigt).toContain('Eine frühere Beratung ist noch offen')
    expect(gezeigt).toContain('Mein Satz.')
    expect(list(gezeigt)).toBe('')
  })

  test('names what the session takes over', async () => {
    await freigegeben('v5')
    const visitor = await welt.visitor('dienst')
    const path = schritt('v5', 'auf-to-setzen', 's1')
    const answer = await visitor.post(path, [...filledForm(await page(visitor, path), path, { sitzung: 'asv1' }), ['aktion', 'vorschau']])
    const folgen = worte(list(await answer.text()))
    expect(folgen).toContain('Sitzung Ausschuss für Stadtentwicklung und Verkehr, Mi, 18.03.2026, 17:00 Uhr')
    expect(folgen).toContain('Vorlage auf die Tagesordnung genommen')
  })
})

describe('the page of what followed', () => {
  test('has the same list, each item with what has become of it in the store', async () => {
    await eingereicht('w1')
    const visitor = await welt.visitor('hvb')
    const path = schritt('w1', 'freigeben-hvb')
    const html = await page(visitor, path)
    const form = filledForm(html, path, { personendatenGeprueft: 'ja' })
    const vorschau = await (await visitor.post(path, [...form, ['aktion', 'vorschau']])).text()
    await visitor.post(path, form)
    const folgenPfad = /href="(\/vorlagen\/w1\/folgen\/\d+)"[^>]*>Was daraus folgte/.exec(await page(visitor, '/vorlagen/w1'))?.[1] ?? ''
    expect(worte(list(await page(visitor, folgenPfad)))).toMatch(/Freigegeben.* Erreicht|Erreicht/)
    expect(worte(list(await page(visitor, folgenPfad)))).toContain('Wartet')
    await work()
    const danach = list(await page(visitor, folgenPfad))
    expect(worte(danach)).not.toContain('Wartet')
    expect(danach.match(/Ausgegeben/g)).toHaveLength(2)
    const betreffe = (liste: string): string[] => [
      ...new Set([...worte(liste).matchAll(/Freigegeben: BV\/2026\/\d+ – Geheimnisvolle Brücke w1/g)].map(([text]) => text)),
    ]
    expect(betreffe(danach)).toEqual(betreffe(list(vorschau)))
    expect(worte(danach).match(/Versandt/g)?.length).toBe((await welt.store.postausgang.ofAggregate(ref('w1'))).length)
  })

  test('is for the administration: a member reads neither addresses nor subjects', async () => {
    await freigegeben('w2')
    const rev = (await welt.store.readers.heads([ref('w2')]))[0]?.rev ?? 0
    const vorsitz = await welt.visitor('vorsitz')
    expect((await vorsitz.send('/vorlagen/w2')).status).toBe(200)
    for (let eine = 1; eine <= rev; eine += 1) expect((await vorsitz.send(`/vorlagen/w2/folgen/${String(eine)}`)).status).toBe(404)
    expect((await (await welt.visitor('dienst')).send('/vorlagen/w2/folgen/99')).status).toBe(404)
    expect((await (await welt.visitor('kiel')).send('/vorlagen/w2/folgen/1')).status).toBe(404)
  })
})

describe('what is possible', () => {
  test('is the same for programs as for the page: every step of the role, with code, sentence and where to mend', async () => {
    await entwurf('m1', { oeffentlich: false })
    const answer = await (await welt.visitor('planung')).send('/vorlagen/m1/moeglichkeiten')
    expect(answer.headers.get('content-type')).toContain('application/json')
    const { moeglichkeiten } = (await answer.json()) as { moeglichkeiten: { ereignis: string; moeglich: boolean; gruende: object[] }[] }
    expect(moeglichkeiten.find(({ ereignis }) => ereignis === 'EINREICHEN')).toMatchObject({
      bezeichnung: 'Einreichen',
      moeglich: false,
      gruende: [{ code: 'GRUND_FEHLT', abhilfe: { feld: 'nichtoeffentlichGrund' } }],
    })
    expect(moeglichkeiten.find(({ ereignis }) => ereignis === 'VERWERFEN')).toMatchObject({ moeglich: true, gruende: [] })
  })

  test('of a session is told to programs too, and of a paper to nobody who may not see it', async () => {
    const dienst = await welt.visitor('dienst')
    const { moeglichkeiten } = (await (await dienst.send('/sitzungen/asv1/moeglichkeiten')).json()) as {
      moeglichkeiten: { ereignis: string }[]
    }
    expect(moeglichkeiten.map(({ ereignis }) => ereignis)).toContain('LADUNG_VERSENDEN')
    await entwurf('m2')
    expect((await (await welt.visitor('vorsitz')).send('/vorlagen/m2/moeglichkeiten')).status).toBe(404)
  })

  test('and what is not stands folded on the page, each with its reason', async () => {
    await freigegeben('m3')
    const html = await page(await welt.visitor('dienst'), '/vorlagen/m3')
    const gefaltet = /Was noch nicht geht, und warum<\/span><\/summary>(.*?)<\/details>/s.exec(html)?.[1] ?? ''
    expect(worte(gefaltet)).toContain('Aufrufen: Ausschuss für Stadtentwicklung und Verkehr')
    expect(worte(gefaltet)).toContain('Diese Beratung ist noch keiner Sitzung zugeordnet.')
    expect(worte(gefaltet)).not.toMatch(/[A-Z]{3,}_[A-Z]{3,}/)
  })
})

describe('the forecast', () => {
  test('names the day of the decision and what a missed Redaktionsschluss costs', async () => {
    await freigegeben('p1')
    const html = worte(await page(await welt.visitor('dienst'), '/vorlagen/p1'))
    expect(html).toContain('Stadtrat: frühestens am Mittwoch, 25. März 2026.')
    expect(html).toContain(
      'Wird der Redaktionsschluss (Ausschuss für Stadtentwicklung und Verkehr) am Mittwoch, 4. März, 12 Uhr verpasst, wird es der 22. April.',
    )
  })

  test('is computed anew after each event', async () => {
    await freigegeben('p2')
    await welt.execute(ref('p2'), { type: 'TERMINIEREN', station: 's1', sitzung: 'asv2' }, 'dienst')
    const html = worte(await page(await welt.visitor('dienst'), '/vorlagen/p2'))
    expect(html).toContain('Stadtrat: frühestens am Mittwoch, 22. April 2026.')
    expect(html).toContain('Wird der Redaktionsschluss am Mittwoch, 8. April, 12 Uhr verpasst, ist noch kein späterer Termin geplant.')
  })

  test('says what would be if a station met later or not at all, and changes nothing', async () => {
    await freigegeben('p3')
    const visitor = await welt.visitor('dienst')
    const rev = (await welt.store.readers.heads([ref('p3')]))[0]?.rev
    const spaeter = worte(await page(visitor, '/vorlagen/p3/termine?wenn=s1:asv2'))
    expect(spaeter).toContain('Was wäre, wenn: Ausschuss für Stadtentwicklung und Verkehr: Mi, 15.04.2026, 17:00 Uhr')
    expect(spaeter).toContain('Stadtrat: frühestens am Mittwoch, 22. April 2026.')
    expect(spaeter).toContain('Stadtrat: frühestens am Mittwoch, 25. März 2026.')
    const ohne = worte(await page(visitor, '/vorlagen/p3/termine?wenn=s1:'))
    expect(ohne).toContain('Wird der Redaktionsschluss am Mittwoch, 11. März, 12 Uhr verpasst, wird es der 22. April.')
    expect((await welt.store.readers.heads([ref('p3')]))[0]?.rev).toBe(rev)
  })

  test('of a draft is that of the Beratungsfolge as it is typed, before it is saved', async () => {
    await entwurf('p4')
    const visitor = await welt.visitor('planung')
    const path = '/vorlagen/p4/bearbeiten'
    const form = filledForm(await page(visitor, path), path, { betreff: 'Noch nicht gespeichert' }).filter(
      ([name]) => !name.startsWith('folge-1-'),
    )
    const answer = await visitor.post(path, [...form, ['aktion', 'termine']])
    expect(answer.status).toBe(200)
    const html = await answer.text()
    expect(worte(html)).toContain('Wird der Redaktionsschluss am Mittwoch, 11. März, 12 Uhr verpasst, wird es der 22. April.')
    expect(html).toContain('Noch nicht gespeichert')
    const { context, stationen } = await welt.vorlage('p4')
    expect([context.fassung.nr, stationen.length]).toEqual([1, 2])
  })
})
