/** What is put right, as people meet it: corrections on the page of a paper, and what comes after the Ladung. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { paragraphs } from '../../workflows/text/blocks.ts'
import { webWelt, filledForm, type Webwelt } from '../setup/web.ts'
import { freigegebeneBruecke } from './bruecke.ts'
import { page, send, sichtbar } from './seite.ts'

let welt: Webwelt
beforeAll(async () => {
  welt = await webWelt()
})
afterAll(async () => welt.close())

const ref = (id: string) => ({ art: 'vorlage' as const, id })
const sitzung = (id: string) => ({ art: 'sitzung' as const, id })
const paper = (id: string): string => `/vorlagen/${id}`
const schritt = (id: string, name: string): string => `${paper(id)}/schritt/${name}?zu=s1`

/** A paper of the Stadtrat, with the Ladung out. */
async function geladen(id: string, am: string, inhalt: object = {}): Promise<void> {
  await freigegebeneBruecke(welt, id, {}, inhalt)
  const s = sitzung(`s-${id}`)
  await welt.execute(s, { type: 'SITZUNG_PLANEN', profil: 'musterstadt', gremium: 'stadtrat', am, ort: 'Saal', tops: [] }, 'dienst')
  await welt.execute(ref(id), { type: 'AUF_TO_SETZEN', station: 's1', sitzung: s.id }, 'dienst')
  await welt.execute(s, { type: 'LADUNG_VERSENDEN', grund: 'Die Frist ist verkürzt.' }, 'dienst')
}

async function eroeffnet(id: string, am: string, inhalt: object = {}): Promise<void> {
  await geladen(id, am, inhalt)
  welt.clock.set(`${am.slice(0, 10)}T14:00:00.000Z`)
  await welt.execute(sitzung(`s-${id}`), { type: 'SITZUNG_EROEFFNEN', anwesend: 9 }, 'dienst')
  await welt.execute(ref(id), { type: 'AUFRUFEN', station: 's1' }, 'dienst')
}

async function beschlossen(id: string, am: string): Promise<void> {
  await eroeffnet(id, am)
  await welt.execute(
    ref(id),
    { type: 'ERGEBNIS_ERFASSEN', station: 's1', ergebnis: 'beschlossen', abstimmung: { ja: 6, nein: 3 } },
    'protokoll',
  )
  await welt.execute(ref(id), { type: 'ERGEBNIS_BESTAETIGEN', station: 's1' }, 'dienst')
}

describe('a wrong result', () => {
  test('is put right by two people on the page of the paper', async () => {
    await beschlossen('falsch', '2026-03-10T16:00')
    const dienst = await welt.visitor('dienst')
    expect(await page(dienst, paper('falsch'))).toContain('Ergebnis berichtigen: Stadtrat')
    const berichtigen = schritt('falsch', 'berichtigen')
    const unstimmig = await send(dienst, berichtigen, { ergebnis: 'abgelehnt', ja: '6', nein: '3', grund: 'Vertauscht' })
    expect(unstimmig.status).toBe(422)
    expect(await unstimmig.text()).toContain('Das Ergebnis passt nicht zu den Stimmen.')
    expect((await send(dienst, berichtigen, { ergebnis: 'abgelehnt', ja: '3', nein: '6', grund: 'Ja & Nein vertauscht' })).status).toBe(303)

    const wartet = await page(dienst, paper('falsch'))
    expect(wartet).toContain('Berichtigung noch nicht bestätigt: Stadtrat')
    expect(wartet).toContain('Abgelehnt, 3 Ja, 6 Nein, 0 Enthaltungen. Grund: Ja &amp; Nein vertauscht.')
    expect(wartet).toContain('Ungeändert beschlossen')

    const zweite = await welt.visitor('protokoll')
    const html = await page(zweite, paper('falsch'))
    const bestaetigen = schritt('falsch', 'ergebnis-bestaetigen')
    expect((await zweite.post(bestaetigen, filledForm(html, bestaetigen, {}))).status).toBe(303)
    const berichtigt = await page(zweite, paper('falsch'))
    expect(berichtigt).toContain('Ergebnis berichtigt am 10.03.2026: Stadtrat')
    expect(berichtigt).toContain('Vorher stand hier: Ungeändert beschlossen, 6 Ja, 3 Nein')
    expect(berichtigt).toContain('Abgelehnt')
  })

  test('stays where the second person declines the correction', async () => {
    await beschlossen('richtig', '2026-03-17T16:00')
    const dienst = await welt.visitor('dienst')
    expect(
      (await send(dienst, schritt('richtig', 'berichtigen'), { ergebnis: 'abgelehnt', ja: '3', nein: '6', grund: 'Irrtum' })).status,
    ).toBe(303)
    const zweite = await welt.visitor('protokoll')
    expect((await send(zweite, schritt('richtig', 'berichtigung-ablehnen'), { grund: 'Das Zählblatt ist eindeutig' })).status).toBe(303)
    const html = await page(zweite, paper('richtig'))
    expect(html).not.toContain('Berichtigung noch nicht bestätigt')
    expect(html).toContain('Berichtigung abgelehnt')
  })
})

describe('votes on single points', () => {
  const ZWEI = {
    beschlusspunkte: [
      { text: paragraphs('Die Brücke wird saniert.'), art: 'auftrag' },
      { text: paragraphs('Der Verkehr wird umgeleitet.'), art: 'auftrag' },
    ],
  }
  const votum = (nr: number, ergebnis: string, ja: number, nein: number): object => ({ nr, ergebnis, abstimmung: { ja, nein } })

  test('are put right where the session was led, each point with its votes', async () => {
    await eroeffnet('punkte', '2026-03-24T16:00', ZWEI)
    const punkte = [votum(1, 'beschlossen', 6, 3), votum(2, 'abgelehnt', 4, 5)]
    await welt.execute(ref('punkte'), { type: 'ERGEBNIS_ERFASSEN', station: 's1', ergebnis: 'teilweise_beschlossen', punkte }, 'protokoll')
    await welt.execute(ref('punkte'), { type: 'ERGEBNIS_BESTAETIGEN', station: 's1' }, 'dienst')

    const dienst = await welt.visitor('dienst')
    const berichtigen = schritt('punkte', 'berichtigen')
    for (const seite of ['leitung', 'bestaetigung'])
      expect(await page(dienst, `/sitzungen/s-punkte/${seite}`)).toContain(`href="${berichtigen.split('?')[0] ?? ''}?zu`)
    const form = sichtbar(await page(dienst, berichtigen))
    expect(form).toContain('Punkt 2: Abgelehnt, 4 Ja, 5 Nein')
    expect(form).toContain('Der Verkehr wird umgeleitet.')

    const werte = { ergebnis: 'teilweise_beschlossen', 'punkt-1': 'beschlossen', 'ja-1': '6', 'nein-1': '3', 'punkt-2': 'abgelehnt' }
    const unlesbar = await send(dienst, berichtigen, { ...werte, 'nein-2': 'viele', grund: 'Zählblatt' })
    expect(unlesbar.status).toBe(422)
    expect(await unlesbar.text()).toMatch(/Bitte geben Sie eine ganze Zahl an/)
    expect((await send(dienst, berichtigen, { ...werte, 'ja-2': '3', 'nein-2': '6', grund: 'Zählblatt' })).status).toBe(303)

    const zweite = await welt.visitor('protokoll')
    const leitung = sichtbar(await page(zweite, '/sitzungen/s-punkte/leitung'))
    expect(leitung).toContain('Berichtigung noch nicht bestätigt: Stadtrat')
    expect(leitung).toContain('Berichtigung bestätigen')
    // Whoever confirms sees what would be recorded, point by point.
    expect(leitung).toMatch(/Vorgeschlagen am .*Punkt 1: .*6 Ja, 3 Nein.*Punkt 2: Abgelehnt, 3 Ja, 6 Nein/)
    expect((await send(zweite, schritt('punkte', 'ergebnis-bestaetigen'), {})).status).toBe(303)
    expect(sichtbar(await page(zweite, '/sitzungen/s-punkte/bestaetigung'))).toContain('Punkt 2: Abgelehnt, 3 Ja, 6 Nein')
  })
})

test('a changed wording is filled in already, and has no part in a rejection', async () => {
  const zwei = ['Die Brücke wird saniert.', 'Der Verkehr wird umgeleitet.'].map((satz) => ({ text: paragraphs(satz), art: 'auftrag' }))
  await eroeffnet('wortlaut', '2026-03-31T16:00', { beschlusspunkte: zwei })
  const wortlaut = [{ nr: 1, text: paragraphs('Die Brücke wird neu gebaut.') }]
  const geaendert = {
    type: 'ERGEBNIS_ERFASSEN',
    station: 's1',
    ergebnis: 'geaendert_beschlossen',
    abstimmung: { ja: 6, nein: 3 },
    wortlaut,
  }
  await welt.execute(ref('wortlaut'), geaendert, 'protokoll')
  await welt.execute(ref('wortlaut'), { type: 'ERGEBNIS_BESTAETIGEN', station: 's1' }, 'dienst')
  const dienst = await welt.visitor('dienst')
  // The wording names what was changed; what was not is carried out as it was proposed.
  expect(sichtbar(await page(dienst, paper('wortlaut')))).toMatch(/Beschlusskontrolle .*Punkt 2 Offen [^.]*Der Verkehr wird umgeleitet/)
  const berichtigen = schritt('wortlaut', 'berichtigen')
  expect(await page(dienst, berichtigen)).toMatch(/name="wortlaut-1"[^>]*>\s*Die Brücke wird neu gebaut\.<\/textarea>/)
  expect((await send(dienst, berichtigen, { ergebnis: 'abgelehnt', ja: '3', nein: '6', grund: 'Vertauscht' })).status).toBe(303)
})

describe('after the Ladung', () => {
  test('the clerk exchanges pages with a reason, and the page lists the versions', async () => {
    await geladen('spaet', '2026-04-14T16:00')
    const dienst = await welt.visitor('dienst')
    expect(await page(dienst, paper('spaet'))).toContain('Seiten austauschen')
    const path = `${paper('spaet')}/austausch`
    const form = await page(dienst, path)
    expect(form).toContain('Warum wird ausgetauscht?')
    expect(form).toContain('Neue Fassung nachreichen')
    const ohne = await send(dienst, path, { betreff: 'Brücke, neu', aktion: 'fertig' })
    expect(ohne.status).toBe(422)
    expect(await ohne.text()).toContain('Bitte geben Sie an, warum ausgetauscht wird.')
    expect((await send(dienst, path, { betreff: 'Brücke, neu', grund: 'Tippfehler', aktion: 'fertig' })).status).toBe(303)
    const html = await page(dienst, paper('spaet'))
    expect(html).toContain('Fassung 2, nachgereicht am')
    expect(html).toContain('Tippfehler')
    expect(await page(dienst, '/sitzungen/s-spaet/leitung')).toBeDefined()
  })

  test('an attachment can be added on its own page, which offers to remove none', async () => {
    await geladen('anlage', '2026-05-12T16:00')
    const dienst = await welt.visitor('dienst')
    const html = await page(dienst, `${paper('anlage')}/anlagen`)
    expect(html).toContain('Anlage hinzufügen')
    expect(html).not.toContain('Entfernen')
    const planung = await welt.visitor('planung')
    expect((await planung.send(`${paper('anlage')}/anlagen`)).status).toBe(403)
    expect((await planung.send(`${paper('anlage')}/austausch`)).status).toBe(403)
  })
})
