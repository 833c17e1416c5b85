import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { filledForm } from '../setup/web.ts'
import { page, ref, sichtbar, text } from './seite.ts'
import { sitzungswelt, type Sitzungswelt } from './sitzung-welt.ts'

let welt: Sitzungswelt
beforeAll(async () => {
  welt = await sitzungswelt()
})
afterAll(async () => welt.close())

describe('the list of sessions', () => {
  test('says of each coming session what it still lacks', async () => {
    await welt.planen('liste')
    const html = sichtbar(await page(await welt.visitor('dienst'), '/sitzungen'))
    expect(html).toContain('Ausschuss für Stadtentwicklung und Verkehr')
    expect(html).toContain('Noch keine Vorlage auf der Tagesordnung')
    expect(html).not.toMatch(/terminiert|eingeladen|LADUNG/)
  })

  test('plans a session with place, begin and standing items of the body, and says what comes next', async () => {
    const visitor = await welt.visitor('dienst')
    const path = '/sitzungen/neu?gremium=stadtrat'
    const html = await page(visitor, path)
    expect(html).toContain('value="16:00"')
    expect(html).toContain('Einwohnerfragestunde')
    const answer = await visitor.post('/sitzungen/neu', filledForm(html, '/sitzungen/neu', { datum: '14.04.2026', nummer: '7' }))
    expect(answer.status).toBe(303)
    const ziel = answer.headers.get('location') ?? ''
    const seite = sichtbar(await page(visitor, ziel))
    expect(seite).toContain('7. Sitzung: Stadtrat')
    expect(seite).toContain('Als Nächstes: Vorlagen auf die Tagesordnung nehmen')
    expect(seite).toContain('Ö 4 Einwohnerfragestunde')
  })

  test('keeps what was typed when the day lies in the past, and makes one session of two clicks', async () => {
    const visitor = await welt.visitor('dienst')
    const html = await page(visitor, '/sitzungen/neu?gremium=stadtrat')
    const frueher = await visitor.post('/sitzungen/neu', filledForm(html, '/sitzungen/neu', { datum: '2026-01-05', ort: 'Alte Aula' }))
    expect(frueher.status).toBe(422)
    const wieder = await text(frueher)
    expect(wieder).toContain('Der Termin liegt in der Vergangenheit')
    expect(wieder).toContain('value="Alte Aula"')
    const felder = filledForm(html, '/sitzungen/neu', { datum: '2026-04-28' })
    const [eins, zwei] = [await visitor.post('/sitzungen/neu', felder), await visitor.post('/sitzungen/neu', felder)]
    expect([eins.status, zwei.status]).toEqual([303, 303])
    expect(eins.headers.get('location')).toBe(zwei.headers.get('location'))
  })

  test('lets nobody else plan', async () => {
    expect((await (await welt.visitor('planung')).send('/sitzungen/neu?gremium=stadtrat')).status).toBe(403)
    expect(await page(await welt.visitor('planung'), '/sitzungen')).not.toContain('action="/sitzungen/neu"')
  })
})

describe('the page of a session', () => {
  test('shows the dated checklist with the notice period and its norm', async () => {
    await welt.planen('liste-2')
    const html = sichtbar(await page(await welt.visitor('dienst'), '/sitzungen/liste-2'))
    expect(html).toMatch(/Redaktionsschluss .*09\.03\.2026/)
    expect(html).toMatch(/Einladung Bis So, 15\.03\.2026 .*Ladungsfrist 7 Tage, § 53/)
    expect(html).toContain('12 Personen werden geladen')
  })

  test('puts waiting papers on the agenda one by one and all at once', async () => {
    await welt.planen('aufnehmen')
    for (const id of ['auf-1', 'auf-2', 'auf-3']) {
      await welt.vorlageFreigeben(id)
      await welt.execute(ref('vorlage', id), { type: 'TERMINIEREN', station: 's1', sitzung: 'aufnehmen' }, 'dienst')
    }
    const visitor = await welt.visitor('dienst')
    const html = await page(visitor, '/sitzungen/aufnehmen')
    expect(sichtbar(html)).toContain('Brücke auf-1')
    const form = filledForm(html, '/sitzungen/aufnehmen/aufnehmen', {})
    expect(form.filter(([name]) => name === 'vorlage')).toHaveLength(3)
    const answer = await visitor.post('/sitzungen/aufnehmen/aufnehmen', form)
    expect(answer.status).toBe(303)
    expect((await welt.sitzung('aufnehmen')).context.tops.map(({ vorlage }) => vorlage?.id ?? null)).toEqual([
      null,
      'auf-1',
      'auf-2',
      'auf-3',
    ])
    const nachher = sichtbar(await page(visitor, '/sitzungen/aufnehmen'))
    expect(nachher).toContain('3 Vorlagen stehen auf der Tagesordnung.')
    expect(nachher).not.toContain('Vorgesehen, noch nicht auf der Tagesordnung')
  })

  test('adds, moves and strikes items of its own, and takes a paper off with a reason', async () => {
    await welt.planen('punkte')
    await welt.vorlageFreigeben('abzusetzen')
    await welt.execute(ref('vorlage', 'abzusetzen'), { type: 'AUF_TO_SETZEN', station: 's1', sitzung: 'punkte' }, 'dienst')
    const visitor = await welt.visitor('dienst')
    const neu = { titel: 'Mitteilungen', oeffentlich: 'ja' }
    expect((await welt.absenden(visitor, '/sitzungen/punkte', '/sitzungen/punkte/top/anlegen', neu)).status).toBe(303)
    const html = await page(visitor, '/sitzungen/punkte')
    const hoch = await visitor.post(
      '/sitzungen/punkte/top/aendern',
      filledForm(html, '/sitzungen/punkte/top/aendern', { top: 't3', was: 'hoch' }),
    )
    expect(hoch.status).toBe(303)
    expect((await welt.sitzung('punkte')).context.tops.map(({ id }) => id)).toEqual(['t1', 't3', 't2'])
    expect(
      (await welt.absenden(visitor, '/sitzungen/punkte', '/sitzungen/punkte/top/aendern', { top: 't1', was: 'streichen' })).status,
    ).toBe(303)
    const ohne = await welt.absenden(visitor, '/sitzungen/punkte/absetzen?top=t2', '/sitzungen/punkte/absetzen?top=t2')
    expect(ohne.status).toBe(422)
    expect(await text(ohne)).toContain('Bitte füllen Sie „Warum wird der Punkt abgesetzt?“ aus.')
    const grund = { grund: 'Das Gutachten fehlt.' }
    expect((await welt.absenden(visitor, '/sitzungen/punkte/absetzen?top=t2', '/sitzungen/punkte/absetzen?top=t2', grund)).status).toBe(303)
    expect((await welt.sitzung('punkte')).context.tops.map(({ id }) => id)).toEqual(['t3'])
  })

  test('changes date and place before the Ladung and cancels with a reason', async () => {
    await welt.planen('verlegt')
    const visitor = await welt.visitor('dienst')
    const pfad = '/sitzungen/verlegt/aendern'
    const falsch = await welt.absenden(visitor, pfad, pfad, { uhrzeit: 'abends' })
    expect(falsch.status).toBe(422)
    expect(await text(falsch)).toContain('Bitte geben Sie die Uhrzeit in der Form 17:00 an.')
    expect((await welt.absenden(visitor, pfad, pfad, { uhrzeit: '18.30', ort: 'Bürgerhaus' })).status).toBe(303)
    expect((await welt.sitzung('verlegt')).context.am).toBe('2026-03-23T18:30')
    const absagen = '/sitzungen/verlegt/absagen'
    expect((await welt.absenden(visitor, absagen, absagen, { grund: 'Zu wenige Punkte.' })).status).toBe(303)
    expect(sichtbar(await page(visitor, '/sitzungen/verlegt'))).toContain('Die Sitzung ist abgesagt. Grund: Zu wenige Punkte.')
  })

  test('keeps forged input as text', async () => {
    await welt.planen('forged', { ort: '<script>alert(1)</script> {{7*7}}' })
    const html = await page(await welt.visitor('dienst'), '/sitzungen/forged')
    expect(html).not.toContain('<script>alert')
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; {{7*7}}')
  })

  test('is not there for another municipality, nor under a made-up id', async () => {
    await welt.planen('fremd')
    expect((await (await welt.visitor('kiel')).send('/sitzungen/fremd')).status).toBe(404)
    expect((await (await welt.visitor('kiel')).send('/sitzungen/fremd/leitung')).status).toBe(404)
    expect((await (await welt.visitor('dienst')).send('/sitzungen/a%5B$ne%5D=1')).status).toBe(404)
  })

  test('hides what is non-public from members of other bodies', async () => {
    await welt.planen('geheim', { tops: [{ titel: 'Grundstück Hafenstraße', oeffentlich: false }] })
    expect(sichtbar(await page(await welt.visitor('vorsitz'), '/sitzungen/geheim'))).toContain('Grundstück Hafenstraße')
    const fremd = sichtbar(await page(await welt.visitor('kultur'), '/sitzungen/geheim'))
    expect(fremd).toContain('Nichtöffentlicher Punkt')
    expect(fremd).not.toContain('Hafenstraße')
  })

  test('tells the second clerk what the first one changed', async () => {
    await welt.planen('zwei')
    const visitor = await welt.visitor('dienst')
    const html = await page(visitor, '/sitzungen/zwei/einladen')
    await welt.execute(ref('sitzung', 'zwei'), { type: 'TOP_ANLEGEN', titel: 'Verschiedenes', oeffentlich: true }, 'dienst')
    const answer = await visitor.post('/sitzungen/zwei/einladen', filledForm(html, '/sitzungen/zwei/einladen', {}))
    expect(answer.status).toBe(409)
    const konflikt = sichtbar(await text(answer))
    expect(konflikt).toContain('Inzwischen geändert: nichts gespeichert')
    expect(konflikt).toContain('Sitzungsdienst: Punkt hinzugefügt')
    expect((await welt.sitzung('zwei')).zustand).toBe('terminiert')
  })
})

describe('the Ladung', () => {
  test('is checked first: agenda, recipients and the period with its norm', async () => {
    await welt.planen('pruefen')
    const html = sichtbar(await page(await welt.visitor('dienst'), '/sitzungen/pruefen/einladen'))
    expect(html).toMatch(/Ladungsfrist 7 Tage \(§ 53.+\): Der Versand heute, am 02\.03\.2026, wahrt die Frist/)
    expect(html).toContain('Empfänger: 12 Personen')
    expect(html).toContain('Öffentlicher Teil 1 Eröffnung')
    expect((await welt.sitzung('pruefen')).zustand).toBe('terminiert')
  })

  test('within a shortened period asks for the reason', async () => {
    await welt.planen('kurz', { am: '2026-03-05T17:00' })
    const visitor = await welt.visitor('dienst')
    const pfad = '/sitzungen/kurz/einladen'
    const ohne = await welt.absenden(visitor, pfad, pfad)
    expect(ohne.status).toBe(422)
    expect(sichtbar(await text(ohne))).toContain('Bitte begründen Sie die verkürzte Frist.')
    expect((await welt.absenden(visitor, pfad, pfad, { grund: 'Gefahr im Verzug' })).status).toBe(303)
    const html = sichtbar(await page(visitor, '/sitzungen/kurz'))
    expect(html).toContain('Die Einladung ist auf dem Weg')
    expect(html).toContain('Verkürzte Frist: Gefahr im Verzug')
  })

  test('is answered by a member on the page, by the clerk for those who telephone', async () => {
    await welt.eingeladen('antworten', [])
    const dienst = await welt.visitor('dienst')
    const pfad = '/sitzungen/antworten/antwort'
    const leer = await welt.absenden(dienst, '/sitzungen/antworten', pfad)
    expect(leer.status).toBe(422)
    expect(sichtbar(await text(leer))).toContain('Bitte wählen Sie ein Mitglied.')
    const abgesagt = { person: 'p-mitglied-3', antwort: 'abgesagt' }
    expect((await welt.absenden(dienst, '/sitzungen/antworten', pfad, abgesagt)).status).toBe(303)
    expect((await welt.sitzung('antworten')).context.antworten).toEqual({ 'p-mitglied-3': 'abgesagt' })
    expect(sichtbar(await page(dienst, '/sitzungen/antworten'))).toContain('0 nehmen teil, 1 verhindert, 11 ohne Antwort')
  })
})
