import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { filledForm } from '../setup/web.ts'
import type { Visitor } from './app-fixture.ts'
import { page, ref, sichtbar, text } from './seite.ts'
import { sitzungswelt, SITZUNGSTAG, type Sitzungswelt } from './sitzung-welt.ts'

let welt: Sitzungswelt
let vorsitz: Visitor
beforeAll(async () => {
  welt = await sitzungswelt()
  vorsitz = await welt.visitor('vorsitz')
})
afterAll(async () => welt.close())

const leitung = (id: string, top: string, more = ''): string => `/sitzungen/${id}/leitung?top=${top}${more}`
const aktion = (id: string, top: string, was: string): string => `/sitzungen/${id}/leitung/${top}/${was}`
const station = async (id: string) => (await welt.vorlage(id)).stationen[0]
const aufrufen = (id: string, top: string): Promise<Response> => welt.absenden(vorsitz, leitung(id, top), aktion(id, top, 'aufrufen'))

/** The form with this value of its hidden field, where several forms have one action. */
function formMit(html: string, action: string, form: string, more: Record<string, string> = {}): [string, string][] {
  const teil = html.split('<form').find((stueck) => stueck.includes(`action="${action}"`) && stueck.includes(`name="form" value="${form}"`))
  if (teil === undefined) throw new Error(`NO_FORM ${form}`)
  return filledForm(`<form${teil}`, action, more)
}

describe('the opening', () => {
  test('is not possible before the day of the session', async () => {
    await welt.eingeladen('zu-frueh', [])
    const html = sichtbar(await page(vorsitz, '/sitzungen/zu-frueh/leitung/anwesenheit'))
    expect(html).toContain('Die Sitzung lässt sich erst am Sitzungstag eröffnen.')
    expect(html).not.toContain('Sitzung eröffnen Zurück, ohne zu speichern')
  })

  test('starts from the replies: only the absent are tapped', async () => {
    await welt.eingeladen('eroeffnen', [])
    await welt.execute(ref('sitzung', 'eroeffnen'), { type: 'LADUNG_BEANTWORTEN', person: 'p-mitglied-2', antwort: 'abgesagt' }, 'dienst')
    welt.clock.set(`${SITZUNGSTAG}T16:00:00.000Z`)
    // Three weeks later the first login has expired.
    vorsitz = await welt.visitor('vorsitz')
    expect((await vorsitz.send('/sitzungen/eroeffnen/leitung')).headers.get('location')).toBe('/sitzungen/eroeffnen/leitung/anwesenheit')
    const pfad = '/sitzungen/eroeffnen/leitung/anwesenheit'
    const form = filledForm(await page(vorsitz, pfad), pfad, {})
    const da = form.filter(([name]) => name === 'anwesend').map(([, person]) => person)
    expect(da).toHaveLength(11)
    expect(da).not.toContain('p-mitglied-2')
    const answer = await vorsitz.post(
      pfad,
      form.filter(([, wert]) => wert !== 'p-mitglied-4'),
    )
    expect(answer.status).toBe(303)
    // The secretary is there and has no vote.
    expect((await welt.sitzung('eroeffnen')).context.anwesenheit).toMatchObject({ anwesend: 9 })
    expect(sichtbar(await page(vorsitz, '/sitzungen/eroeffnen/leitung'))).toContain('9 von 11 anwesend · beschlussfähig (mindestens 6)')
  })

  test('with nobody ticked is refused with a sentence, and a second opening gets the page of a conflict', async () => {
    await welt.eingeladen('doppelt', [])
    const pfad = '/sitzungen/doppelt/leitung/anwesenheit'
    const html = await page(vorsitz, pfad)
    const form = filledForm(html, pfad, {})
    const leer = await vorsitz.post(
      pfad,
      form.filter(([name]) => name !== 'anwesend'),
    )
    expect(leer.status).toBe(422)
    expect(sichtbar(await text(leer))).toContain('Bitte kreuzen Sie an, wer da ist.')
    const dienst = await welt.visitor('dienst')
    const zweites = filledForm(await page(dienst, pfad), pfad, {})
    expect((await vorsitz.post(pfad, form)).status).toBe(303)
    const konflikt = await dienst.post(pfad, zweites)
    expect(konflikt.status).toBe(409)
    expect(sichtbar(await text(konflikt))).toContain('Vorsitz Stadtentwicklung: Sitzung eröffnet')
  })

  test('takes a number where a body has no persons entered or the chair only counts', async () => {
    await welt.eingeladen('zahl', [])
    const pfad = '/sitzungen/zahl/leitung/anwesenheit?zahl=ja'
    const zuViele = await welt.absenden(vorsitz, pfad, pfad, { zahl: '12' })
    expect(zuViele.status).toBe(422)
    expect(await text(zuViele)).toContain('Es können höchstens 11 Mitglieder anwesend sein.')
    expect((await welt.absenden(vorsitz, pfad, pfad, { zahl: '8' })).status).toBe(303)
    expect((await welt.sitzung('zahl')).context.anwesenheit).toEqual({ anwesend: 8, personen: null, stand: 1 })
  })
})

describe('the cockpit', () => {
  beforeAll(async () => {
    welt.clock.set(`${SITZUNGSTAG}T16:00:00.000Z`)
    vorsitz = await welt.visitor('vorsitz')
  })

  test('is for those who record, and for nobody else', async () => {
    await welt.eroeffnet('zutritt', [])
    for (const konto of ['schrift', 'dienst', 'vorsitz'])
      expect((await (await welt.visitor(konto)).send('/sitzungen/zutritt/leitung')).status).toBe(200)
    for (const konto of ['planung', 'kultur']) {
      const answer = await (await welt.visitor(konto)).send('/sitzungen/zutritt/leitung')
      expect(answer.status).toBe(403)
      expect(await text(answer)).toContain('Die Sitzungsleitung ist für Vorsitz')
    }
    expect(sichtbar(await page(await welt.visitor('dienst'), '/sitzungen/zutritt/leitung'))).toContain('im Auftrag des Vorsitzes')
  })

  test('shows the text above the buttons, publicity always, and nothing preselected', async () => {
    await welt.eroeffnet('text', ['text-1'])
    expect((await aufrufen('text', 't2')).status).toBe(303)
    const html = await page(vorsitz, leitung('text', 't2'))
    const nur = sichtbar(html)
    expect(nur.indexOf('Die Brücke wird saniert.')).toBeGreaterThan(0)
    expect(nur.indexOf('Die Brücke wird saniert.')).toBeLessThan(nur.indexOf('Einstimmig beschlossen (10 Ja)'))
    expect(nur).toContain('Öffentlich')
    expect(html).not.toMatch(/ checked| selected/)
    const abstimmung = html.slice(html.indexOf('rl-grosse-aktionen'))
    expect(abstimmung).not.toContain('kern-btn--primary')
    expect(nur).not.toMatch(/auf_tagesordnung|ergebnis_vorlaeufig|ERGEBNIS_|beschlossen_/)
  })

  test('any item is called up out of order straight from the agenda', async () => {
    await welt.eroeffnet('reihe', ['reihe-1', 'reihe-2'])
    const answer = await welt.absenden(vorsitz, '/sitzungen/reihe/leitung', aktion('reihe', 't3', 'aufrufen'))
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/sitzungen/reihe/leitung?top=t3#punkt')
    expect((await station('reihe-2'))?.zustand).toBe('aufgerufen')
  })

  test('records "einstimmig" by one press with the presence as votes, and offers the next item', async () => {
    await welt.eroeffnet('einstimmig', ['einst-1', 'einst-2'])
    await aufrufen('einstimmig', 't2')
    const pfad = aktion('einstimmig', 't2', 'ergebnis')
    const answer = await vorsitz.post(pfad, formMit(await page(vorsitz, leitung('einstimmig', 't2')), pfad, 'einstimmig'))
    expect(answer.status).toBe(303)
    expect((await station('einst-1'))?.context.ergebnis).toMatchObject({
      ergebnis: 'beschlossen',
      abstimmung: { ja: 10, nein: 0, enthaltung: 0 },
    })
    const html = sichtbar(await page(vorsitz, leitung('einstimmig', 't2')))
    expect(html).toContain('TOP Ö 2 gespeichert: Ungeändert beschlossen, 10 Ja, 0 Nein, 0 Enthaltungen.')
    expect(html).toContain('Erfasst, noch nicht bestätigt')
    expect(html).toContain('TOP Ö 3 aufrufen')
  })

  test('counts Nein and Enthaltung; Ja is the rest and stands on the button before it is saved', async () => {
    await welt.eroeffnet('gezaehlt', ['gez-1'])
    await aufrufen('gezaehlt', 't2')
    const pfad = aktion('gezaehlt', 't2', 'ergebnis')
    const seite = leitung('gezaehlt', 't2', '&form=mehrheitlich')
    const leer = await vorsitz.post(pfad, formMit(await page(vorsitz, seite), pfad, 'mehrheitlich'))
    expect(leer.status).toBe(422)
    expect(sichtbar(await text(leer))).toContain('Bitte tragen Sie Nein oder Enthaltung ein.')
    const zuViele = await vorsitz.post(pfad, formMit(await page(vorsitz, seite), pfad, 'mehrheitlich', { nein: '12' }))
    expect(zuViele.status).toBe(422)
    const wieder = await text(zuViele)
    expect(wieder).toContain('stimmberechtigt anwesend sind aber nur 10')
    expect(wieder).toContain('value="12"')
    const pruefen = await vorsitz.post(pfad, formMit(await page(vorsitz, seite), pfad, 'mehrheitlich', { nein: '2', enthaltung: '1' }))
    expect(pruefen.status).toBe(200)
    expect((await station('gez-1'))?.zustand).toBe('aufgerufen')
    const html = await text(pruefen)
    expect(sichtbar(html)).toContain('7 Ja, 2 Nein, 1 Enthaltung speichern')
    expect(sichtbar(html)).toContain('7 Ja gegen 2 Nein: angenommen.')
    expect((await vorsitz.post(pfad, filledForm(html, pfad, {}))).status).toBe(303)
    expect((await station('gez-1'))?.context.ergebnis).toMatchObject({
      ergebnis: 'beschlossen',
      abstimmung: { ja: 7, nein: 2, enthaltung: 1 },
    })
  })

  test('computes the vote: a tie is not adopted, whatever the button said', async () => {
    await welt.eroeffnet('patt', ['patt-1'])
    await aufrufen('patt', 't2')
    const pfad = aktion('patt', 't2', 'ergebnis')
    const mehrheit = formMit(await page(vorsitz, leitung('patt', 't2', '&form=mehrheitlich')), pfad, 'mehrheitlich', { nein: '5' })
    const answer = await vorsitz.post(pfad, mehrheit)
    expect(answer.status).toBe(422)
    expect(sichtbar(await text(answer))).toContain('Stimmengleichheit, abgelehnt')
    const ablehnung = formMit(await page(vorsitz, leitung('patt', 't2', '&form=ablehnung')), pfad, 'ablehnung', { nein: '5' })
    const pruefen = await text(await vorsitz.post(pfad, ablehnung))
    expect((await vorsitz.post(pfad, filledForm(pruefen, pfad, {}))).status).toBe(303)
    expect((await station('patt-1'))?.context.ergebnis).toMatchObject({ ergebnis: 'abgelehnt', abstimmung: { ja: 5, nein: 5 } })
  })

  test('records a changed wording per point and keeps the other points', async () => {
    await welt.eroeffnet('wortlaut', ['wort-1'])
    await aufrufen('wortlaut', 't2')
    const pfad = aktion('wortlaut', 't2', 'ergebnis')
    const seite = await page(vorsitz, leitung('wortlaut', 't2', '&form=geaendert'))
    const gleich = await vorsitz.post(pfad, formMit(seite, pfad, 'geaendert'))
    expect(gleich.status).toBe(422)
    expect(sichtbar(await text(gleich))).toContain('Der Wortlaut ist unverändert.')
    const typed = { 'wortlaut-1': 'Die Brücke wird **bis Mai** saniert.\n\n- <b>beidseitig</b>', enthaltung: '1' }
    const pruefen = await text(await vorsitz.post(pfad, formMit(seite, pfad, 'geaendert', typed)))
    expect(pruefen).toContain('<strong>bis Mai</strong>')
    expect(pruefen).toContain('&lt;b&gt;beidseitig&lt;/b&gt;')
    expect((await vorsitz.post(pfad, filledForm(pruefen, pfad, {}))).status).toBe(303)
    const html = await page(vorsitz, leitung('wortlaut', 't2'))
    expect(sichtbar(html)).toContain('Geändert beschlossen')
    expect(html).toContain('<strong>bis Mai</strong>')
    expect(sichtbar(html).split('Der Verkehr wird umgeleitet.')).toHaveLength(3)
  })

  test('votes point by point, and the whole follows', async () => {
    await welt.eroeffnet('getrennt', ['getr-1'])
    await aufrufen('getrennt', 't2')
    const pfad = aktion('getrennt', 't2', 'ergebnis')
    const seite = await page(vorsitz, leitung('getrennt', 't2', '&form=getrennt'))
    const offen = await vorsitz.post(pfad, formMit(seite, pfad, 'getrennt', { 'ergebnis-1': 'beschlossen' }))
    expect(offen.status).toBe(422)
    expect(sichtbar(await text(offen))).toContain('Bitte wählen Sie das Ergebnis von Punkt 2.')
    const typed = { 'ergebnis-1': 'beschlossen', 'nein-1': '1', 'ergebnis-2': 'abgelehnt', 'nein-2': '8' }
    const pruefen = await text(await vorsitz.post(pfad, formMit(seite, pfad, 'getrennt', typed)))
    expect(sichtbar(pruefen)).toContain('Punkt 2: Abgelehnt, 2 Ja, 8 Nein, 0 Enthaltungen')
    expect((await vorsitz.post(pfad, filledForm(pruefen, pfad, {}))).status).toBe(303)
    expect((await station('getr-1'))?.context.ergebnis).toMatchObject({
      ergebnis: 'teilweise_beschlossen',
      punkte: [
        { nr: 1, ergebnis: 'beschlossen', abstimmung: { ja: 9, nein: 1 } },
        { nr: 2, ergebnis: 'abgelehnt', abstimmung: { ja: 2, nein: 8 } },
      ],
    })
  })

  test('puts an item off with date and reason', async () => {
    await welt.eroeffnet('vertagen', ['vert-1'])
    await aufrufen('vertagen', 't2')
    const pfad = aktion('vertagen', 't2', 'vertagen')
    const seite = leitung('vertagen', 't2', '&form=vertagen')
    const falsch = await welt.absenden(vorsitz, seite, pfad, { bis: 'bald', grund: 'Gutachten' })
    expect(falsch.status).toBe(422)
    expect(await text(falsch)).toContain('Gutachten')
    expect((await welt.absenden(vorsitz, seite, pfad, { bis: '20.04.2026', grund: 'Gutachten' })).status).toBe(303)
    expect((await station('vert-1'))?.context.versuche[0]).toMatchObject({ ausgang: 'vertagt' })
    expect(sichtbar(await page(vorsitz, leitung('vertagen', 't2')))).toContain('Vertagt')
  })

  test('a Mitteilung is taken note of, and no vote is offered', async () => {
    await welt.planen('mitteilung')
    await welt.vorlageFreigeben(
      'mitt-1',
      { art: 'mitteilung', beratungsfolge: [{ gremium: 'stadtentwicklung', rolle: 'kenntnisnahme', oeffentlich: true }] },
      { beschlusspunkte: [] },
    )
    await welt.execute(ref('vorlage', 'mitt-1'), { type: 'AUF_TO_SETZEN', station: 's1', sitzung: 'mitteilung' }, 'dienst')
    await welt.execute(ref('sitzung', 'mitteilung'), { type: 'LADUNG_VERSENDEN', grund: 'eilig' }, 'dienst')
    await welt.execute(ref('sitzung', 'mitteilung'), { type: 'SITZUNG_EROEFFNEN', anwesend: 10 }, 'vorsitz')
    await aufrufen('mitteilung', 't2')
    const html = await page(vorsitz, leitung('mitteilung', 't2'))
    expect(sichtbar(html)).toContain('Brücke mitt-1')
    expect(sichtbar(html)).not.toMatch(/Einstimmig|Mehrheitlich|Abgelehnt/)
    const pfad = aktion('mitteilung', 't2', 'ergebnis')
    expect((await vorsitz.post(pfad, formMit(html, pfad, 'kenntnis'))).status).toBe(303)
    expect((await station('mitt-1'))?.context.ergebnis?.ergebnis).toBe('zur_kenntnis_genommen')
  })

  test('a preparing body recommends, in its own words', async () => {
    await welt.planen('vorberatung')
    await welt.vorlageFreigeben('vorb-1', {
      beratungsfolge: [
        { gremium: 'stadtentwicklung', rolle: 'vorberatung', oeffentlich: true },
        { gremium: 'stadtrat', rolle: 'entscheidung', oeffentlich: true },
      ],
    })
    await welt.execute(ref('vorlage', 'vorb-1'), { type: 'AUF_TO_SETZEN', station: 's1', sitzung: 'vorberatung' }, 'dienst')
    await welt.execute(ref('sitzung', 'vorberatung'), { type: 'LADUNG_VERSENDEN', grund: 'eilig' }, 'dienst')
    await welt.execute(ref('sitzung', 'vorberatung'), { type: 'SITZUNG_EROEFFNEN', anwesend: 10 }, 'vorsitz')
    await aufrufen('vorberatung', 't2')
    const html = sichtbar(await page(vorsitz, leitung('vorberatung', 't2')))
    expect(html).toContain('Einstimmig empfohlen (10 Ja)')
    expect(html).toContain('Nicht empfohlen …')
    expect(html).not.toMatch(/beschlossen|Getrennt abstimmen/)
  })

  test('asks for the reason where an earlier recommendation is missing', async () => {
    await welt.planen('ohne')
    await welt.planen('ohne-frueher', { gremium: 'kulturausschuss', am: `${SITZUNGSTAG}T15:00` })
    await welt.vorlageFreigeben('ohne-1', {
      beratungsfolge: [
        { gremium: 'kulturausschuss', rolle: 'vorberatung', oeffentlich: true },
        { gremium: 'stadtentwicklung', rolle: 'entscheidung', oeffentlich: true },
      ],
    })
    await welt.execute(ref('vorlage', 'ohne-1'), { type: 'TERMINIEREN', station: 's1', sitzung: 'ohne-frueher' }, 'dienst')
    await welt.execute(ref('vorlage', 'ohne-1'), { type: 'AUF_TO_SETZEN', station: 's2', sitzung: 'ohne' }, 'dienst')
    await welt.execute(ref('sitzung', 'ohne'), { type: 'LADUNG_VERSENDEN', grund: 'eilig' }, 'dienst')
    await welt.execute(ref('sitzung', 'ohne'), { type: 'SITZUNG_EROEFFNEN', anwesend: 10 }, 'vorsitz')
    const pfad = aktion('ohne', 't2', 'aufrufen')
    const ohneGrund = await welt.absenden(vorsitz, leitung('ohne', 't2'), pfad)
    expect(ohneGrund.status).toBe(422)
    expect(sichtbar(await text(ohneGrund))).toContain('Warum wird ohne Vorberatung beraten?')
    expect((await welt.absenden(vorsitz, leitung('ohne', 't2'), pfad, { ohneVorberatung: 'Es eilt.' })).status).toBe(303)
    expect(sichtbar(await page(vorsitz, leitung('ohne', 't2')))).toContain('Ohne Vorberatung')
  })

  test('two chairs at once: one result, and the second sees what was recorded beside what was typed', async () => {
    await welt.eroeffnet('zweimal', ['zwei-1'])
    await aufrufen('zweimal', 't2')
    const dienst = await welt.visitor('dienst')
    const pfad = aktion('zweimal', 't2', 'ergebnis')
    const seite = leitung('zweimal', 't2', '&form=mehrheitlich')
    const zweite = formMit(await page(dienst, seite), pfad, 'mehrheitlich', { nein: '3', enthaltung: '0' })
    expect((await vorsitz.post(pfad, formMit(await page(vorsitz, leitung('zweimal', 't2')), pfad, 'einstimmig'))).status).toBe(303)
    const answer = await dienst.post(pfad, zweite)
    expect(answer.status).toBe(409)
    const html = await text(answer)
    expect(sichtbar(html)).toContain('Vorsitz Stadtentwicklung: Ergebnis erfasst')
    expect(sichtbar(html)).toContain(
      'Ungeändert beschlossen, 7 Ja, 3 Nein, 0 Enthaltungen Jetzt eingetragen: Ungeändert beschlossen, 10 Ja, 0 Nein, 0 Enthaltungen',
    )
    expect(html).toContain('value="3"')
    expect((await station('zwei-1'))?.context.ergebnis?.abstimmung?.ja).toBe(10)
    // The same numbers may now become a correction, on purpose.
    const korrektur = formMit(html, pfad, 'mehrheitlich')
    expect(korrektur).toContainEqual(['korrektur', 'ja'])
    const pruefen = await text(await dienst.post(pfad, korrektur))
    expect((await dienst.post(pfad, filledForm(pruefen, pfad, {}))).status).toBe(303)
    expect((await station('zwei-1'))?.context.ergebnis?.abstimmung).toMatchObject({ ja: 7, nein: 3 })
  })

  test('a changed presence makes counted votes stale', async () => {
    await welt.eroeffnet('anwesenheit', ['anw-1'])
    await aufrufen('anwesenheit', 't2')
    const pfad = aktion('anwesenheit', 't2', 'ergebnis')
    const form = formMit(await page(vorsitz, leitung('anwesenheit', 't2')), pfad, 'einstimmig')
    const presence = '/sitzungen/anwesenheit/leitung/anwesenheit'
    const geaendert = filledForm(await page(vorsitz, presence), presence, {}).filter(([, wert]) => wert !== 'p-mitglied-5')
    expect((await vorsitz.post(presence, geaendert)).status).toBe(303)
    const answer = await vorsitz.post(pfad, form)
    expect(answer.status).toBe(409)
    expect(sichtbar(await text(answer))).toContain('ist jetzt 9 stimmberechtigte Mitglieder.')
    expect((await station('anw-1'))?.zustand).toBe('aufgerufen')
  })

  test('corrects a result beside its item until it is confirmed', async () => {
    await welt.eroeffnet('korrektur', ['korr-1'])
    await aufrufen('korrektur', 't2')
    const pfad = aktion('korrektur', 't2', 'ergebnis')
    await vorsitz.post(pfad, formMit(await page(vorsitz, leitung('korrektur', 't2')), pfad, 'einstimmig'))
    const seite = await page(vorsitz, leitung('korrektur', 't2', '&form=mehrheitlich&korrektur=ja'))
    const pruefen = await text(await vorsitz.post(pfad, formMit(seite, pfad, 'mehrheitlich', { nein: '1' })))
    expect((await vorsitz.post(pfad, filledForm(pruefen, pfad, {}))).status).toBe(303)
    expect((await station('korr-1'))?.context.ergebnis?.abstimmung).toMatchObject({ ja: 9, nein: 1 })
  })

  test('ticks off an item of the session with votes and note, and goes on to the next', async () => {
    await welt.eroeffnet('eigene', ['eig-1'])
    const pfad = aktion('eigene', 't1', 'erledigen')
    const falsch = await welt.absenden(vorsitz, leitung('eigene', 't1'), pfad, { ja: '11' })
    expect(falsch.status).toBe(422)
    expect(sichtbar(await text(falsch))).toContain('stimmberechtigt anwesend sind aber nur 10')
    const answer = await welt.absenden(vorsitz, leitung('eigene', 't1'), pfad, {
      ja: '9',
      nein: '1',
      enthaltung: '',
      vermerk: 'Beginn verspätet',
    })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toContain('top=t2')
    expect((await welt.sitzung('eigene')).context.tops[0]).toMatchObject({
      zustand: 'erledigt',
      abstimmung: { ja: 9, nein: 1, enthaltung: 0 },
    })
  })

  test('closes only when nothing is called up, and names what was not dealt with', async () => {
    await welt.eroeffnet('schluss', ['schl-1', 'schl-2'])
    await aufrufen('schluss', 't2')
    const pfad = '/sitzungen/schluss/leitung/schliessen'
    expect(sichtbar(await page(vorsitz, pfad))).toContain('Ein Punkt ist noch aufgerufen.')
    const ergebnis = aktion('schluss', 't2', 'ergebnis')
    await vorsitz.post(ergebnis, formMit(await page(vorsitz, leitung('schluss', 't2')), ergebnis, 'einstimmig'))
    expect(sichtbar(await page(vorsitz, pfad))).toContain('TOP Ö 3 Brücke schl-2')
    expect((await welt.absenden(vorsitz, pfad, pfad)).headers.get('location')).toBe('/sitzungen/schluss/bestaetigung')
    const html = sichtbar(await page(vorsitz, '/sitzungen/schluss/bestaetigung'))
    expect(html).toContain('Sitzung geschlossen. Als Nächstes: Eine zweite Person bestätigt die Ergebnisse.')
    expect(html).toContain('Nicht behandelt')
  })
})
