/** A body that is heard answers by the link of its mail, without an account: once, in time, and the page says ever after what was said. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Akteur, Amt } from '../../workflows/akteur.ts'
import type { Ref } from '../../workflows/aggregate.ts'
import { linkActor } from '../../src/engine/links.ts'
import { Visitor } from './app-fixture.ts'
import { inhaltOf, linksWorld, type LinksWorld } from './links-world.ts'

const V: Ref = { art: 'vorlage', id: 'v1' }
const mit = (amt: Amt, stelle?: string): Akteur => ({
  id: `konto-${amt}`,
  profil: 'musterstadt',
  aemter: [{ amt, ...(stelle !== undefined && { stelle }) }],
  sitze: [],
})
const VERFASSER = mit('sachbearbeitung', 'stadtplanung')
const DIENST = mit('sitzungsdienst')
const ANTWORT = { ergebnis: 'abgelehnt', text: 'Die Umleitung fehlt.', schreiben: '', name: 'Erika Muster', funktion: 'Ortsvorsteherin' }

let town: LinksWorld
let visitor: Visitor
beforeEach(async () => {
  town = await linksWorld()
  visitor = new Visitor(town.base)
})
afterEach(async () => town.close())

/** Released: the committee for culture is heard, the Stadtrat decides. */
async function released(oeffentlich = true): Promise<void> {
  await town.execute(
    V,
    {
      type: 'ANLEGEN',
      profil: 'musterstadt',
      art: 'beschlussvorlage',
      federfuehrung: 'stadtplanung',
      inhalt: inhaltOf('Nord', 'keine'),
      beratungsfolge: [
        { gremium: 'kulturausschuss', rolle: 'anhoerung', oeffentlich },
        { gremium: 'stadtrat', rolle: 'entscheidung', oeffentlich },
      ],
      oeffentlich,
      ...(!oeffentlich && { nichtoeffentlichGrund: 'Grundstücksangelegenheit' }),
    },
    VERFASSER,
  )
  await town.execute(V, { type: 'EINREICHEN' }, VERFASSER)
  await town.execute(V, { type: 'FREIGEBEN_HVB', personendatenGeprueft: true }, mit('hvb'))
}

/** The link as the mail carries it now. */
async function link(): Promise<string> {
  const { context, stationen } = await town.vorlage('v1')
  const runde = stationen[0]?.context.versuch ?? 0
  return `/l/${await town.link({ zweck: 'anhoerung', ref: V, stelle: 'kulturausschuss', station: 's1', runde, fassung: context.fassung.hash })}`
}

const seite = async (path: string): Promise<string> => (await visitor.send(path)).text()
const erste = async (): Promise<unknown> => (await town.vorlage('v1')).stationen[0]?.zustand

describe('an answer by link', () => {
  test('scanners change nothing; one POST with a choice answers; the same POST again shows the state, another one is refused with what was typed', async () => {
    await released()
    const path = await link()
    const before = await town.rev(V)
    for (let round = 0; round < 3; round += 1) {
      expect((await visitor.send(path)).status).toBe(200)
      expect((await visitor.send(path, { method: 'HEAD' })).status).toBe(200)
    }
    expect(await town.rev(V)).toBe(before)

    const first = await visitor.post(path, ANTWORT)
    expect([first.status, first.headers.get('location')]).toEqual([303, path])
    expect(await erste()).toBe('abgeschlossen')
    const after = await town.rev(V)
    expect((await visitor.post(path, ANTWORT)).status).toBe(303)

    const page = await seite(path)
    expect(page).toContain('Die Stellungnahme liegt vor')
    expect(page).toContain(
      'Eingegangen am Mo, 02.03.2026, 08:00 Uhr, Ausschuss für Kultur und Bildung: Abgelehnt. Angegeben: Erika Muster, Ortsvorsteherin.',
    )
    expect(page).toContain('Die Umleitung fehlt.')
    expect(page).not.toContain('name="ergebnis"')

    const second = await visitor.post(path, { ...ANTWORT, ergebnis: 'zugestimmt', text: 'Doch gut.' })
    expect(second.status).toBe(409)
    const conflict = await second.text()
    expect(conflict).toContain('Ihre Eingabe wurde nicht eingetragen.')
    expect(conflict).toContain('Doch gut.')
    expect(await town.rev(V)).toBe(after)
  })

  test('the page shows text, body, last day and days left, preselects nothing and stays out of search engines', async () => {
    await released()
    const answer = await visitor.send(await link())
    const page = await answer.text()
    expect(answer.headers.get('x-robots-tag')).toContain('noindex')
    expect(page).toContain('Zu dieser Vorlage wird angehört: Ausschuss für Kultur und Bildung. Bitte äußern Sie sich bis 30.03.2026.')
    expect(page).toContain('Noch 28 Tage.')
    expect(page).toContain('Die Brücke wird saniert Nord.')
    expect(page).not.toMatch(/type="radio"[^>]*checked/)
  })

  test('a statement without words is refused at its field, and nothing of what was typed is lost', async () => {
    await released()
    const answer = await visitor.post(await link(), { ...ANTWORT, ergebnis: 'stellungnahme', text: '' })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain('Bitte schreiben Sie die Stellungnahme, oder nennen Sie das Schreiben')
    expect(page).toContain('value="Erika Muster"')
    expect((await visitor.post(await link(), { ...ANTWORT, name: '' })).status).toBe(422)
    expect(await erste()).toBe('geplant')
  })

  test('text and statement of a non-public paper stay behind the login', async () => {
    await released(false)
    const path = await link()
    expect(await seite(path)).not.toContain('Nord')
    expect((await visitor.post(path, ANTWORT)).status).toBe(303)
    const page = await seite(path)
    expect(page).toContain('Die Stellungnahme liegt vor')
    for (const geheim of ['Nord', 'Umleitung', 'Erika']) expect(page).not.toContain(geheim)
  })

  test('it acts for the body that was asked, and as nothing else', async () => {
    const record = { zweck: 'anhoerung' as const, profil: 'musterstadt', ref: V, person: null, fassung: 'f', runde: 1, station: 's1' }
    const akteur = linkActor({ ...record, _id: 'ab'.repeat(32), stelle: 'kulturausschuss', ausgestelltAm: '' })
    expect(akteur).toEqual({
      id: `link:${'ab'.repeat(12)}`,
      profil: 'musterstadt',
      aemter: [{ amt: 'anhoerung', stelle: 'kulturausschuss' }],
      sitze: [],
    })
  })
})

describe('a link that nothing is left to do by says why', () => {
  const vorbei: [string, () => Promise<void>, string][] = [
    [
      'the clerk has recorded the answer',
      () => town.execute(V, { type: 'STELLUNGNAHME_ABGEBEN', station: 's1', ergebnis: 'zugestimmt' }, DIENST),
      'Die Stellungnahme liegt vor',
    ],
    [
      'the last day is over, though nobody has noticed',
      async () => town.world.uhr.set('2026-03-31T06:00:00.000Z'),
      'Die Frist der Anhörung ist abgelaufen',
    ],
    [
      'the last day is over',
      async () => {
        town.world.uhr.set('2026-03-31T06:00:00.000Z')
        await town.settle()
      },
      'wenden Sie sich bitte an: Büro des Stadtrates, Sitzungsdienst',
    ],
    [
      'the body was passed over',
      () => town.execute(V, { type: 'UEBERSPRINGEN', station: 's1', grund: 'Nicht betroffen' }, DIENST),
      'Eine Stellungnahme wird nicht mehr gebraucht',
    ],
    [
      'the paper was withdrawn',
      () => town.execute(V, { type: 'ZURUECKZIEHEN', grund: 'Überholt' }, mit('hvb')),
      'Eine Stellungnahme wird nicht mehr gebraucht',
    ],
    [
      'the body deals with it in its session',
      async () => {
        const event = {
          type: 'SITZUNG_PLANEN',
          profil: 'musterstadt',
          gremium: 'kulturausschuss',
          am: '2026-03-20T18:00',
          ort: 'Saal',
          tops: [],
        }
        await town.execute({ art: 'sitzung', id: 'ks' }, event, DIENST)
        await town.execute(V, { type: 'AUF_TO_SETZEN', station: 's1', sitzung: 'ks' }, DIENST)
      },
      'Die Vorlage steht auf der Tagesordnung des Gremiums',
    ],
  ]

  test.each(vorbei)('%s', async (_, geschieht, satz) => {
    await released()
    const path = await link()
    await geschieht()
    const page = await seite(path)
    expect(page).toContain(satz)
    expect(page).not.toContain('name="ergebnis"')
    const rev = await town.rev(V)
    expect((await visitor.post(path, { ...ANTWORT, text: 'Zu spät getippt' })).status).toBe(409)
    expect(await town.rev(V)).toBe(rev)
  })

  test('it was about an earlier version or an earlier attempt', async () => {
    await released()
    const { context } = await town.vorlage('v1')
    const base = { zweck: 'anhoerung' as const, ref: V, stelle: 'kulturausschuss', station: 's1' }
    for (const bound of [
      { runde: 1, fassung: 'f'.repeat(64) },
      { runde: 0, fassung: context.fassung.hash },
    ])
      expect(await seite(`/l/${await town.link({ ...base, ...bound })}`)).toContain('Zu dieser Vorlage gibt es eine neuere Anfrage')
  })
})
