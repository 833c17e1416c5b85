/** The record of a paper: its state at an earlier moment, and texts that the administration erases for good. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { paragraphs } from '../../workflows/text/blocks.ts'
import { filledForm, webWelt, type Webwelt } from '../setup/web.ts'
import type { Visitor } from './app-fixture.ts'

let welt: Webwelt
beforeAll(async () => {
  welt = await webWelt()
})
afterAll(async () => welt.close())

const ref = (id: string) => ({ art: 'vorlage' as const, id })
const protokoll = (id: string): string => `/vorlagen/${id}/protokoll`
const loeschen = (id: string): string => `${protokoll(id)}/loeschen`
const page = async (visitor: Visitor, path: string): Promise<string> => (await visitor.send(path)).text()
const stand = (id: string, tag: string, uhrzeit = ''): string => `${protokoll(id)}?${new URLSearchParams({ tag, uhrzeit }).toString()}`
const sichtbar = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

const angaben = (betreff: string, punkt: string) => ({
  inhalt: {
    betreff,
    beschlusspunkte: [{ text: paragraphs(punkt), art: 'auftrag' }],
    abschnitte: { sachverhalt: paragraphs('Die Brücke ist gesperrt.') },
    finanziell: { betrag: 4_000_000, jahr: 2026 },
  },
  beratungsfolge: [{ gremium: 'stadtrat', rolle: 'entscheidung', oeffentlich: true }],
  oeffentlich: true,
})

const anlegen = (id: string): Promise<void> =>
  welt.execute(
    ref(id),
    {
      type: 'ANLEGEN',
      profil: 'musterstadt',
      art: 'beschlussvorlage',
      federfuehrung: 'stadtplanung',
      ...angaben('Brücke am Markt', 'Die Brücke wird saniert.'),
    },
    'planung',
  )

const anlage = (id: string, name: string): Promise<void> =>
  welt.execute(
    ref(id),
    { type: 'ANLAGE_HINZUFUEGEN', anlage: 'a1', name, hash: '0'.repeat(64), typ: 'application/pdf', bytes: 10, oeffentlich: true },
    'planung',
  )

const mitzeichnen = (id: string, hinweis: string): Promise<void> =>
  welt.execute(ref(id), { type: 'MITZEICHNEN', stelle: 'kaemmerei', votum: 'mit_hinweis', hinweis }, 'kaemmerei')

describe('the state at an earlier day', () => {
  beforeAll(async () => {
    await anlegen('frueher')
    welt.clock.set('2026-03-04T22:59:30.000Z')
    await welt.execute(ref('frueher'), { type: 'AENDERN', ...angaben('Brücke am Hafen', 'Die Brücke wird abgerissen.') }, 'planung')
    await welt.execute(ref('frueher'), { type: 'EINREICHEN' }, 'planung')
    welt.clock.set('2026-03-04T23:00:00.000Z')
    await mitzeichnen('frueher', 'Bitte im Haushalt 2027 veranschlagen.')
    welt.clock.set('2026-03-06T09:00:00.000Z')
    await welt.execute(ref('frueher'), { type: 'MITZEICHNUNG_ABSCHLIESSEN' }, 'planung')
    await welt.execute(ref('frueher'), { type: 'FREIGEBEN_HVB', personendatenGeprueft: true }, 'hvb')
    welt.clock.set('2026-03-06T10:30:00.000Z')
  })

  test('is reached from the history and asks for a day', async () => {
    const visitor = await welt.visitor('planung')
    expect(await page(visitor, '/vorlagen/frueher')).toContain(`href="${protokoll('frueher')}"`)
    const html = await page(visitor, protokoll('frueher'))
    expect(html).toContain('Stand an einem früheren Tag')
    expect(html).not.toContain('Bitte prüfen Sie Ihre Eingaben')
  })

  test('shows the text, the number and the events of then, not of today', async () => {
    const html = await page(await welt.visitor('planung'), stand('frueher', '2026-03-02'))
    const text = sichtbar(html)
    expect(text).toContain('Stand am Ende des 02.03.2026')
    expect(text).toContain('Stand Entwurf Nummer Noch nicht vergeben Entwurfsnummer 2026-1 Fassung 1 Eingetragene Ereignisse 2 von heute')
    expect(text).toContain('Betreff und Beschlusspunkte der Fassung 1')
    expect(text).toContain('Brücke am Markt')
    expect(text).toContain('Die Brücke wird saniert.')
    expect(text).not.toContain('abgerissen')
    expect(text).toContain('Es war keine Stelle um Mitzeichnung gebeten.')
    expect(html).toContain('value="2026-03-02"')
  })

  test('ends a day at midnight in Berlin, winter time', async () => {
    const visitor = await welt.visitor('dienst')
    const davor = sichtbar(await page(visitor, stand('frueher', '04.03.2026')))
    expect(davor).toContain('Die Brücke wird abgerissen.')
    expect(davor).toContain('Antwort steht aus')
    expect(davor).not.toContain('Bitte im Haushalt 2027 veranschlagen.')
    const danach = sichtbar(await page(visitor, stand('frueher', '2026-03-05')))
    expect(danach).toContain('Gezeichnet mit Hinweis')
    expect(danach).toContain('Bitte im Haushalt 2027 veranschlagen.')
  })

  test('can be asked for a minute, which counts to its end', async () => {
    const visitor = await welt.visitor('dienst')
    const vorher = sichtbar(await page(visitor, stand('frueher', '2026-03-04', '23:58')))
    expect(vorher).toContain('Stand am 04.03.2026 um 23:58 Uhr')
    expect(vorher).toContain('Die Brücke wird saniert.')
    expect(sichtbar(await page(visitor, stand('frueher', '2026-03-04', '23.59 Uhr')))).toContain('Die Brücke wird abgerissen.')
  })

  test('names each station with body, task, state and later its session and result', async () => {
    const sitzung = { art: 'sitzung' as const, id: 'rat-maerz' }
    const planen = { type: 'SITZUNG_PLANEN', profil: 'musterstadt', gremium: 'stadtrat', am: '2026-03-25T17:00', ort: 'Rathaus', tops: [] }
    await welt.execute(sitzung, planen, 'dienst')
    await welt.execute(ref('frueher'), { type: 'AUF_TO_SETZEN', station: 's1', sitzung: 'rat-maerz' }, 'dienst')
    await welt.execute(sitzung, { type: 'LADUNG_VERSENDEN' }, 'dienst')
    welt.clock.set('2026-03-25T16:00:00.000Z')
    await welt.execute(sitzung, { type: 'SITZUNG_EROEFFNEN', anwesend: 6 }, 'dienst')
    await welt.execute(ref('frueher'), { type: 'AUFRUFEN', station: 's1' }, 'dienst')
    const ergebnis = { type: 'ERGEBNIS_ERFASSEN', station: 's1', ergebnis: 'beschlossen', abstimmung: { ja: 5, nein: 1 } }
    await welt.execute(ref('frueher'), ergebnis, 'dienst')
    const visitor = await welt.visitor('dienst')
    const folge = async (tag: string): Promise<string> => {
      const [, text = ''] = sichtbar(await page(visitor, stand('frueher', tag))).split(' Beratungsfolge ')
      return text.split(' Mitzeichnungen ')[0] ?? ''
    }
    expect(await folge('2026-03-05')).toBe('Stadtrat Entscheidung · öffentlich Noch ohne Termin')
    expect(await folge('2026-03-24')).toBe('Stadtrat Mi, 25.03.2026, 17:00 Uhr · Entscheidung · öffentlich Auf der Tagesordnung')
    expect(await folge('2026-03-25')).toMatch(
      /^Stadtrat Mi, 25.03.2026, 17:00 Uhr · Entscheidung · öffentlich Ungeändert beschlossen, noch nicht bestätigt 5 Ja 1 Nein/,
    )
  })

  test('of today says that the day is not over', async () => {
    const heute = sichtbar(await page(await welt.visitor('dienst'), stand('frueher', '2026-03-25')))
    expect(heute).toContain('Stand heute, 25.03.2026 Der Tag ist noch nicht zu Ende. Gezeigt ist der Stand um 17:00 Uhr.')
  })

  test.each(['2026-03-01', '0001-01-01', '02.03.26'])('before the first event (%s) says since when there is a draft', async (tag) => {
    const answer = await (await welt.visitor('dienst')).send(stand('frueher', tag, '08:59'))
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('gab es die Vorlage noch nicht: Ihr Entwurf wurde am 02.03.2026 angelegt.')
  })

  test.each([
    ['31.02.2026', '', 'tag', '„31.02.2026“ ist kein Tag. Bitte geben Sie ihn in der Form TT.MM.JJJJ an.'],
    ['', '', 'tag', 'Bitte geben Sie einen Tag an.'],
    ['2026-03-26', '', 'tag', 'Dieser Tag liegt in der Zukunft.'],
    ['99999-01-01', '', 'tag', '„99999-01-01“ ist kein Tag.'],
    ['2026-03-03', '25:00', 'uhrzeit', '„25:00“ ist keine Uhrzeit. Bitte geben Sie sie in der Form 14:30 an'],
    ['2026-03-25', '17:01', 'uhrzeit', 'Diese Uhrzeit liegt in der Zukunft.'],
  ])('refuses the day „%s“ and the time „%s“ at the field', async (tag, uhrzeit, feld, satz) => {
    const answer = await (await welt.visitor('dienst')).send(stand('frueher', tag, uhrzeit))
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain(`<a href="#feld-${feld}">${satz}`)
    expect(html).toMatch(new RegExp(`id="feld-${feld}"[^>]*aria-invalid="true"`))
  })

  test('takes only text for a day and keeps forged input as text', async () => {
    const visitor = await welt.visitor('dienst')
    expect((await visitor.send(`${protokoll('frueher')}?tag[$gt]=&tag[]=1`)).status).toBe(200)
    expect((await visitor.send(`${protokoll('frueher')}?tag=2026-03-02&tag=2026-03-03`)).status).toBe(422)
    const answer = await visitor.send(stand('frueher', '"><script>alert(1)</script>'))
    expect(answer.status).toBe(422)
    expect(await answer.text()).not.toContain('<script>alert')
  })

  test('prints no name of the model', async () => {
    const text = sichtbar(await page(await welt.visitor('admin'), stand('frueher', '2026-03-24')))
    expect(text).not.toMatch(/in_station|auf_tagesordnung|gezeichnet_mit_hinweis|MITZEICHNEN|kaemmerei|t:[0-9a-f]{8}/)
  })

  test('is for the administration of the town: members see the paper without it, others nothing', async () => {
    const mitglied = await welt.visitor('vorsitz')
    const vorlage = await page(mitglied, '/vorlagen/frueher')
    expect(vorlage).toContain('Verlauf')
    expect(vorlage).not.toContain('/protokoll')
    const answer = await mitglied.send(stand('frueher', '2026-03-02'))
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('Das Protokoll ist den bearbeitenden Stellen vorbehalten.')
    expect((await (await welt.visitor('kiel')).send(protokoll('frueher'))).status).toBe(404)
    expect((await mitglied.send(protokoll('erfunden'))).status).toBe(404)
  })
})

describe('erasing texts', () => {
  const HINWEIS = 'Frau Beispiel wohnt dort und hat\nwidersprochen.'
  const ANLAGE = 'Brief von Frau Beispiel.pdf'
  const GRUND = 'Antrag der betroffenen Person vom 05.03.2026'

  /** A published paper with two typed texts; answers with the public address. */
  async function mitTexten(id: string): Promise<string> {
    await anlegen(id)
    await anlage(id, ANLAGE)
    await welt.execute(ref(id), { type: 'EINREICHEN' }, 'planung')
    await mitzeichnen(id, HINWEIS)
    await welt.execute(ref(id), { type: 'MITZEICHNUNG_ABSCHLIESSEN' }, 'planung')
    await welt.execute(ref(id), { type: 'FREIGEBEN_HVB', personendatenGeprueft: true }, 'hvb')
    const nummer = (await welt.vorlage(id)).context.nummer ?? ''
    return `/oeffentlich/musterstadt/${nummer.replaceAll('/', '-')}`
  }

  /** The boxes of the list, by their texts. */
  const boxes = (html: string): Map<string, string> =>
    new Map(
      [...html.matchAll(/name="texte" value="([^"]+)"[^>]*><label[^>]*>([^<]*)/g)].map(([, wert = '', text = '']) => [text.trim(), wert]),
    )
  const ausgefuellt = (html: string, id: string, texte: readonly string[], more: Record<string, string> = {}): [string, string][] => [
    ...filledForm(html, loeschen(id), { grund: GRUND, geprueft: 'ja', ...more }),
    ...texte.map((text): [string, string] => ['texte', boxes(html).get(text) ?? text]),
  ]

  test('is offered with each text, its event, time and function; nothing is ticked', async () => {
    await mitTexten('liste')
    const html = await page(await welt.visitor('admin'), protokoll('liste'))
    expect([...boxes(html).keys()]).toEqual([HINWEIS, ANLAGE])
    expect(sichtbar(html)).toContain('Mitzeichnung beantwortet am 25.03.2026, 17:00 Uhr · Amtsleitung')
    expect(sichtbar(html)).toContain('Anlage hinzugefügt am 25.03.2026, 17:00 Uhr · Sachbearbeitung')
    expect(html).not.toMatch(/type="checkbox"[^>]* checked/)
    expect(sichtbar(html)).toContain('Das Protokoll bleibt beweisbar')
    expect(sichtbar(html)).toContain('ausgegebene Dokumente werden nicht zurückgeholt')
  })

  test('takes the texts from every page; the reason stands in the history', async () => {
    const oeffentlich = await mitTexten('weg')
    const visitor = await welt.visitor('admin')
    const orte = ['/vorlagen/weg', protokoll('weg'), stand('weg', '2026-03-25'), oeffentlich, '/vorlagen/weg/schritt/terminieren?zu=s1']
    const davor = await Promise.all(orte.map((ort) => page(visitor, ort)))
    expect(davor.slice(0, 4).map((html) => html.includes('Frau Beispiel'))).toEqual([true, true, true, true])

    const html = await page(visitor, protokoll('weg'))
    const answer = await visitor.post(loeschen('weg'), ausgefuellt(html, 'weg', [HINWEIS, ANLAGE]))
    expect([answer.status, answer.headers.get('location')]).toEqual([303, protokoll('weg')])

    const danach = await page(visitor, protokoll('weg'))
    expect(danach).toContain('2 Texte sind gelöscht.')
    expect(sichtbar(danach)).toContain('(gelöscht) Mitzeichnung beantwortet am 25.03.2026, 17:00 Uhr · Amtsleitung')
    expect([...boxes(danach).keys()]).toEqual([GRUND])
    for (const ort of orte) expect({ ort, leak: (await page(visitor, ort)).includes('Beispiel') }).toEqual({ ort, leak: false })
    expect(await page(visitor, oeffentlich)).toContain('>(gelöscht)</a>')
    const vorlage = sichtbar(await page(visitor, '/vorlagen/weg'))
    expect(vorlage).toContain(`Texte gelöscht, 25.03.2026, 17:00 Uhr Was daraus folgte ${GRUND}`)
    expect((await welt.vorlage('weg')).zustand).toBe('bereit')
  })

  test('needs a text, a reason and the confirmation, says so at the fields and keeps what was typed', async () => {
    await mitTexten('pflicht')
    const visitor = await welt.visitor('admin')
    const html = await page(visitor, protokoll('pflicht'))
    const leer = await visitor.post(loeschen('pflicht'), filledForm(html, loeschen('pflicht'), {}))
    expect(leer.status).toBe(422)
    const fehler = await leer.text()
    expect(fehler).toContain('<a href="#feld-texte">Bitte kreuzen Sie mindestens einen Text an.</a>')
    expect(fehler).toContain('<a href="#feld-grund">Bitte füllen Sie „Grund der Löschung“ aus.</a>')
    expect(fehler).toContain('<a href="#feld-geprueft">Bitte bestätigen Sie, dass Sie die angekreuzten Texte geprüft haben.</a>')

    const ungeprueft = await visitor.post(loeschen('pflicht'), ausgefuellt(html, 'pflicht', [ANLAGE], { geprueft: 'vielleicht' }))
    expect(ungeprueft.status).toBe(422)
    const wieder = await ungeprueft.text()
    expect(wieder).toContain(`${GRUND}</textarea>`)
    expect(wieder.match(/name="texte"[^>]* checked/g)).toHaveLength(1)
    expect(wieder).toContain(`value="${boxes(html).get(ANLAGE) ?? ''}" checked`)
    expect(await page(visitor, '/vorlagen/pflicht')).toContain('Frau Beispiel')
  })

  test('takes no text of another paper, though its reference is known', async () => {
    await mitTexten('eigene')
    await mitTexten('fremde')
    const visitor = await welt.visitor('admin')
    const fremd = boxes(await page(visitor, protokoll('fremde'))).get(ANLAGE) ?? ''
    const html = await page(visitor, protokoll('eigene'))
    for (const wert of [fremd, 't:erfunden', '<b>']) {
      const answer = await visitor.post(loeschen('eigene'), ausgefuellt(html, 'eigene', [wert]))
      expect(answer.status).toBe(422)
      expect(await answer.text()).toContain('Bitte kreuzen Sie nur Texte an, die in dieser Liste stehen.')
    }
    expect(await page(visitor, '/vorlagen/fremde')).toContain(ANLAGE)
  })

  test('sent twice is done once', async () => {
    await mitTexten('doppelt')
    const visitor = await welt.visitor('admin')
    const html = await page(visitor, protokoll('doppelt'))
    const form = ausgefuellt(html, 'doppelt', [HINWEIS])
    expect((await visitor.post(loeschen('doppelt'), form)).status).toBe(303)
    expect((await visitor.post(loeschen('doppelt'), form)).status).toBe(303)
    expect((await page(visitor, '/vorlagen/doppelt')).match(/<\/strong> Texte gelöscht,/g)).toHaveLength(1)
  })

  test('on a page that shows something else than what is stored gets 409 with what happened meanwhile', async () => {
    await mitTexten('veraltet')
    const visitor = await welt.visitor('admin')
    const html = await page(visitor, protokoll('veraltet'))
    await welt.execute(ref('veraltet'), { type: 'ZURUECKZIEHEN', grund: 'Überholt' }, 'hvb')
    const form = ausgefuellt(html, 'veraltet', [HINWEIS]).map(([name, wert]): [string, string] => [
      name,
      name === '_bezug' ? 'anders' : wert,
    ])
    const answer = await visitor.post(loeschen('veraltet'), form)
    expect(answer.status).toBe(409)
    const konflikt = await answer.text()
    expect(sichtbar(konflikt)).toContain('Inzwischen geändert: nichts gespeichert')
    expect(sichtbar(konflikt)).toContain('Zurückgezogen')
    expect(konflikt).toContain(`${GRUND}</textarea>`)
    expect(konflikt.match(/name="texte"[^>]* checked/g)).toHaveLength(1)
    expect(await page(visitor, '/vorlagen/veraltet')).toContain('Frau Beispiel')
  })

  test('is for the role Administration only: nobody else sees the list or may send the form', async () => {
    await mitTexten('rechte')
    for (const konto of ['planung', 'kaemmerei', 'hvb', 'dienst']) {
      const visitor = await welt.visitor(konto)
      const html = await page(visitor, protokoll('rechte'))
      expect({ konto, liste: html.includes('Texte löschen') }).toEqual({ konto, liste: false })
      const csrf = /name="_csrf" value="([0-9a-f]+)"/.exec(html)?.[1] ?? ''
      const answer = await visitor.post(loeschen('rechte'), {
        _csrf: csrf,
        _command: '1.0123456789',
        texte: 't:x',
        grund: 'x',
        geprueft: 'ja',
      })
      expect([answer.status, (await answer.text()).includes('Texte löschen darf nur die Administration.')]).toEqual([403, true])
    }
    expect((await (await welt.visitor('admin')).post(loeschen('rechte'), { texte: 't:x' })).status).toBe(403)
  })

  test('of a paper without any typed text is not offered', async () => {
    await anlegen('leer')
    const html = await page(await welt.visitor('admin'), protokoll('leer'))
    expect(html).toContain('In diesem Protokoll steht kein Text, der gelöscht werden könnte.')
    expect(html).not.toContain('Schon gelöscht')
  })
})
