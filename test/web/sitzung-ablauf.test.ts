/** The steps of a session as a whole through their pages: cockpit and page of the session. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Visitor } from './app-fixture.ts'
import { page, ref, sichtbar, text } from './seite.ts'
import { sitzungswelt, SITZUNGSTAG, type Sitzungswelt } from './sitzung-welt.ts'

let welt: Sitzungswelt
let vorsitz: Visitor
let dienst: Visitor
beforeAll(async () => {
  welt = await sitzungswelt()
  welt.clock.set(`${SITZUNGSTAG}T15:00:00.000Z`)
  vorsitz = await welt.visitor('vorsitz')
  dienst = await welt.visitor('dienst')
})
afterAll(async () => welt.close())

const station = async (id: string) => (await welt.vorlage(id)).stationen[0]

describe('in the hall', () => {
  test('the session is broken off, and goes on the same evening', async () => {
    await welt.eroeffnet('abend', ['abend-1'])
    const leitung = await page(vorsitz, '/sitzungen/abend/leitung?top=t2')
    expect(leitung).toContain('href="/sitzungen/abend/unterbrechen"')
    expect(await welt.eintragen(vorsitz, '/sitzungen/abend/unterbrechen', { grund: 'Pause' })).toContain('Die Sitzung ist unterbrochen.')
    const unterbrochen = sichtbar(await page(vorsitz, '/sitzungen/abend/leitung?top=t2'))
    expect(unterbrochen).toContain('Sitzung fortsetzen')
    expect(unterbrochen).not.toContain('TOP Ö 2 aufrufen')
    expect(await welt.eintragen(vorsitz, '/sitzungen/abend/fortsetzen', { sitzung: 'abend' })).toContain('Die Sitzung wird fortgesetzt.')
    expect((await welt.sitzung('abend')).zustand).toBe('laeuft')
  })

  test('it goes on another day in another session, and the pages of both lead to each other', async () => {
    await welt.eroeffnet('erste', ['erste-1'])
    await welt.planen('zweite', { am: '2026-03-30T17:00' })
    await welt.eintragen(vorsitz, '/sitzungen/erste/unterbrechen')
    const leer = await welt.absenden(vorsitz, '/sitzungen/erste/fortsetzen', '/sitzungen/erste/fortsetzen')
    expect([leer.status, sichtbar(await text(leer))]).toEqual([422, expect.stringContaining('Bitte wählen Sie: Wann wird fortgesetzt?')])
    const danach = await welt.eintragen(vorsitz, '/sitzungen/erste/fortsetzen', { sitzung: 'zweite' })
    expect(danach).toContain('Fortgesetzt in der Sitzung am')
    expect(danach).toContain('Wird in der Fortsetzung beraten')
    const zweite = await page(dienst, '/sitzungen/zweite')
    expect(zweite).toContain('href="/sitzungen/erste"')
    expect(sichtbar(zweite)).toContain('Fortsetzung der Sitzung vom')
    expect(await station('erste-1')).toMatchObject({ zustand: 'auf_tagesordnung', context: { sitzung: 'zweite' } })
  })

  test('an item is left out, another put off for want of a quorum, with the numbers that are asked', async () => {
    await welt.eroeffnet('ohne', ['ohne-1', 'ohne-2'])
    expect(await welt.eintragen(vorsitz, '/sitzungen/ohne/nicht-behandelt?top=t2')).toContain('Nicht behandelt')
    expect((await station('ohne-1'))?.context.versuche.at(-1)?.ausgang).toBe('nicht_behandelt')
    const pfad = '/sitzungen/ohne/beschlussunfaehig?top=t3'
    const genug = await welt.absenden(vorsitz, pfad, pfad)
    expect([genug.status, sichtbar(await text(genug))]).toEqual([422, expect.stringContaining('nötig sind 6')])
    const unlesbar = await welt.absenden(vorsitz, pfad, pfad, { anwesend: 'fünf' })
    expect([unlesbar.status, sichtbar(await text(unlesbar))]).toEqual([422, expect.stringContaining('als Zahl')])
    expect(await welt.eintragen(vorsitz, pfad, { anwesend: '5' })).toContain('Nicht behandelt, Gremium nicht beschlussfähig')
    expect((await station('ohne-2'))?.context.zweiteLadung).toBe(true)
  })

  test('the deputy takes the lead, and the chair takes it back', async () => {
    await welt.eroeffnet('wechsel', ['wechsel-1'])
    const vorbild = await welt.program.accounts.byUsername('vorsitz')
    if (vorbild === null) throw new Error('NO_CHAIR')
    await welt.program.accounts.create({
      ...vorbild,
      _id: 'stellv',
      benutzername: 'stellv',
      name: 'Stellvertretung',
      person: 'p-mitglied-1',
    })
    const sitz = { type: 'SITZ_BESETZEN', person: 'p-mitglied-1', funktion: 'stellvertretung', stimmrecht: true, von: '2026-01-01' }
    await welt.execute(ref('gremium', 'musterstadt:stadtentwicklung'), sitz, 'dienst')
    const stellv = await welt.visitor('stellv')
    const pfad = '/sitzungen/wechsel/leitung-uebernehmen'
    expect(await page(vorsitz, '/sitzungen/wechsel/leitung?top=t2')).not.toContain(pfad)
    const neben = await page(stellv, '/sitzungen/wechsel/leitung?top=t2')
    expect(neben).toContain(`href="${pfad}"`)
    expect(sichtbar(neben)).toContain('Der Vorsitz leitet diese Sitzung.')
    // What the chair leads is not offered to the deputy beside him.
    expect(sichtbar(neben)).not.toMatch(
      /aufrufen|Absetzen|Anwesenheit ändern|Änderungsantrag|Befangenheit|Nicht behandelt|schließen|abhaken/i,
    )
    const ausgeschlossen = { type: 'BEFANGENHEIT_FESTSTELLEN', station: 's1', anzahl: 1, vorsitz: true }
    await welt.execute(ref('vorlage', 'wechsel-1'), ausgeschlossen, 'vorsitz')
    expect(sichtbar(await page(stellv, '/sitzungen/wechsel/leitung?top=t2'))).toContain('TOP Ö 2 aufrufen')
    const beimVorsitz = sichtbar(await page(vorsitz, '/sitzungen/wechsel/leitung?top=t2'))
    expect(beimVorsitz).not.toContain('TOP Ö 2 aufrufen')
    expect(beimVorsitz).toContain('Befangenheit feststellen …')
    await welt.execute(ref('vorlage', 'wechsel-1'), { ...ausgeschlossen, anzahl: 0, vorsitz: false }, 'vorsitz')
    expect(await welt.eintragen(stellv, pfad)).toContain('Sie leiten jetzt die Sitzung.')
    const leitend = await page(stellv, '/sitzungen/wechsel/leitung?top=t2')
    expect(leitend).not.toContain(pfad)
    expect(sichtbar(leitend)).toContain('TOP Ö 2 aufrufen')
    expect(sichtbar(await page(vorsitz, '/sitzungen/wechsel/leitung?top=t2'))).toContain('Die Stellvertretung leitet diese Sitzung.')
    expect(await welt.eintragen(vorsitz, pfad)).toContain('Sie leiten jetzt die Sitzung.')
    expect((await welt.sitzung('wechsel')).context.leitung).toBe('vorsitz')
  })

  test('whoever leads nothing is not offered and may not do it', async () => {
    await welt.eroeffnet('fremd', ['fremd-1'])
    const planung = await welt.visitor('planung')
    expect((await planung.send('/sitzungen/fremd/unterbrechen')).status).toBe(403)
    expect((await planung.send('/sitzungen/fremd/beschlussunfaehig?top=t2')).status).toBe(403)
    expect((await vorsitz.send('/sitzungen/fremd/nicht-behandelt?top=t1')).status).toBe(404)
  })
})

describe('after the Ladung', () => {
  test('time and place change, the day does not', async () => {
    await welt.eingeladen('aendern', [])
    const pfad = '/sitzungen/aendern/aendern'
    const anderer = await welt.absenden(dienst, pfad, pfad, { datum: '2026-03-24' })
    expect([anderer.status, sichtbar(await text(anderer))]).toEqual([422, expect.stringContaining('Die Einladung nennt diesen Tag.')])
    expect(await welt.eintragen(dienst, pfad, { uhrzeit: '18:30', ort: 'Aula' })).toMatch(/18:30 Uhr.* Aula/)
  })
})

describe('the Niederschrift', () => {
  test('is drafted at the end, has its date in the checklist, is signed and approved', async () => {
    await welt.eroeffnet('schrift', [])
    await welt.execute(ref('sitzung', 'schrift'), { type: 'SITZUNG_SCHLIESSEN' }, 'vorsitz')
    const entwurf = { type: 'DOKUMENT_AUSGEGEBEN', dokument: 'd1', dokumentart: 'niederschrift', hash: '0'.repeat(64), oeffentlich: false }
    await welt.execute(ref('sitzung', 'schrift'), entwurf, 'system')
    const html = sichtbar(await page(dienst, '/sitzungen/schrift'))
    expect(html).toContain('Geschlossen, Niederschrift offen')
    expect(html).toContain('Spätestens zur nächsten Sitzung, § 58 KVG LSA.')
    expect(html).toContain('Unterzeichnung der Niederschrift eintragen')
    expect(html).toMatch(/Niederschrift vom .*vollständige Fassung/)
    expect(
      await welt.eintragen(dienst, '/sitzungen/schrift/niederschrift-unterzeichnen', { nachweis: 'Auf Papier am 24.03.2026' }),
    ).toContain('Noch nicht genehmigt.')
    expect(await welt.eintragen(dienst, '/sitzungen/schrift/niederschrift-genehmigen')).toContain(
      'Die Niederschrift ist genehmigt. Zu dieser Sitzung ist nichts mehr zu tun.',
    )
  })
})

test('the page of a paper that was put off for want of a quorum says what the next Ladung will carry', async () => {
  await welt.eroeffnet('hinweis', ['hinweis-1'])
  await welt.execute(ref('vorlage', 'hinweis-1'), { type: 'BESCHLUSSUNFAEHIG', station: 's1', anwesend: 3 }, 'vorsitz')
  expect(sichtbar(await page(dienst, '/vorlagen/hinweis-1'))).toContain('die nächste Einladung weist darauf hin.')
})
