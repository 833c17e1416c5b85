/** What the hall decides beside the matter itself, through its pages; and the legal checks that follow. */
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

describe('excluded members', () => {
  test('are stated from the cockpit, and count neither on the buttons nor in the vote', async () => {
    await welt.eroeffnet('befangen', ['befangen-1'])
    await welt.execute(ref('vorlage', 'befangen-1'), { type: 'AUFRUFEN', station: 's1' }, 'vorsitz')
    expect(sichtbar(await page(vorsitz, '/sitzungen/befangen/leitung?top=t2'))).toContain('Einstimmig beschlossen (10 Ja)')
    const pfad = '/sitzungen/befangen/befangenheit?top=t2'
    expect(await welt.abgelehnt(vorsitz, pfad, { anzahl: 'drei' })).toContain('eine ganze Zahl')
    expect(await welt.abgelehnt(vorsitz, pfad, { anzahl: '11' })).toContain('Anwesend sind 10 Mitglieder')
    const danach = await welt.eintragen(vorsitz, pfad, { anzahl: '3' })
    expect(danach).toContain('3 Mitglieder sind wegen Befangenheit ausgeschlossen.')
    expect(danach).toContain('Einstimmig beschlossen (7 Ja)')
  })

  test('keep an excluded chair from the result, who is told who records it; the clerk still may', async () => {
    const danach = await welt.eintragen(vorsitz, '/sitzungen/befangen/befangenheit?top=t2', { anzahl: '4', vorsitz: 'ja' })
    expect(danach).toContain('auch der Vorsitz: Die Stellvertretung leitet den Punkt')
    expect(danach).not.toContain('Einstimmig beschlossen')
    expect(sichtbar(await page(dienst, '/sitzungen/befangen/leitung?top=t2'))).toContain('Einstimmig beschlossen (6 Ja)')
  })
})

describe('publicity', () => {
  test('is closed and opened again from the cockpit, and each is seen there', async () => {
    await welt.eroeffnet('geheim', ['geheim-1', 'geheim-2'])
    const pfad = '/sitzungen/geheim/oeffentlichkeit-ausschliessen?top=t2'
    expect(sichtbar(await page(vorsitz, pfad))).toContain('kraft Gesetzes ausgeschlossen (§ 52 KVG LSA)')
    expect(await welt.abgelehnt(vorsitz, pfad, { ja: 'alle' })).toContain('Bitte geben Sie eine ganze Zahl an')
    const danach = await welt.eintragen(vorsitz, pfad, { ja: '8', nein: '2' })
    expect(danach).toContain('Die Öffentlichkeit ist von diesem Punkt ausgeschlossen.')
    expect(danach).toContain('Ausschluss der Öffentlichkeit, Brücke geheim-1: 8 Ja, 2 Nein, 0 Enthaltungen, angenommen (§ 52 KVG LSA).')
    expect((await station('geheim-1'))?.context.oeffentlich).toBe(false)
    expect(await welt.eintragen(vorsitz, '/sitzungen/geheim/oeffentlichkeit-herstellen?top=t2')).toContain(
      'Öffentlichkeit ist wiederhergestellt',
    )
    expect((await station('geheim-1'))?.context.oeffentlich).toBe(true)
  })
})

describe('an urgent paper', () => {
  test('comes on the agenda by the vote of the hall, or does not', async () => {
    await welt.eroeffnet('eilig', ['eilig-1'])
    const pfad = '/sitzungen/eilig/dringlich-erweitern'
    expect(sichtbar(await page(vorsitz, pfad))).toContain('Keine freigegebene Vorlage')
    await welt.vorlageFreigeben('brand', { dringlich: true })
    expect(await page(vorsitz, '/sitzungen/eilig/leitung')).toContain(`href="${pfad}"`)
    expect(await welt.abgelehnt(vorsitz, pfad, { vorlage: 'brand', ja: '9' })).toContain('Warum duldet die Sache keinen Aufschub?')
    const gescheitert = await welt.eintragen(vorsitz, pfad, { vorlage: 'brand', grund: 'Einsturzgefahr', ja: '9', nein: '1' })
    expect(gescheitert).toContain('Erweiterung der Tagesordnung, Brücke brand: 9 Ja, 1 Nein, 0 Enthaltungen, nicht angenommen')
    expect((await station('brand'))?.zustand).toBe('geplant')
    await welt.eintragen(vorsitz, pfad, { vorlage: 'brand', grund: 'Einsturzgefahr', ja: '10' })
    expect((await station('brand'))?.zustand).toBe('auf_tagesordnung')
    expect(sichtbar(await page(vorsitz, '/sitzungen/eilig/leitung'))).toContain('Brücke brand')
  })
})

describe('a finding that the votes do not bear out', () => {
  const leitung = '/sitzungen/anders/leitung?top=t2'
  const action = '/sitzungen/anders/leitung/t2/ergebnis'

  test('is asked for only once the result was refused, with its reason', async () => {
    await welt.eroeffnet('anders', ['anders-1'])
    await welt.execute(ref('vorlage', 'anders-1'), { type: 'AUFRUFEN', station: 's1' }, 'vorsitz')
    expect(sichtbar(await page(vorsitz, `${leitung}&form=mehrheitlich`))).not.toContain('Abweichende Feststellung')
    const answer = await welt.absenden(vorsitz, `${leitung}&form=mehrheitlich`, action, { form: 'mehrheitlich', ja: '5', nein: '5' })
    const html = await text(answer)
    expect([answer.status, sichtbar(html)]).toEqual([422, expect.stringContaining('Abweichende Feststellung der Sitzungsleitung')])
    await welt.execute(
      ref('vorlage', 'anders-1'),
      {
        type: 'ERGEBNIS_ERFASSEN',
        station: 's1',
        ergebnis: 'beschlossen',
        abstimmung: { ja: 5, nein: 5 },
        feststellung: 'Eine Stimme war ein Versehen.',
      },
      'vorsitz',
    )
    await welt.execute(ref('vorlage', 'anders-1'), { type: 'ERGEBNIS_BESTAETIGEN', station: 's1' }, 'dienst')
  })

  test('leaves a legal check open, which the clerk closes on the page of the paper', async () => {
    const seite = sichtbar(await page(dienst, '/vorlagen/anders-1'))
    expect(seite).toContain('Rechtliche Prüfung offen')
    expect(seite).toContain('Sie sind am Zug: Rechtliche Prüfung abschließen')
    const pfad = '/vorlagen/anders-1/schritt/pruefung-abschliessen?zu=s1'
    expect(await welt.abgelehnt(dienst, pfad)).toContain('Was hat die Prüfung ergeben?')
    expect(await welt.eintragen(dienst, pfad, { grund: 'Vom Rechtsamt bestätigt.' })).not.toContain('Rechtliche Prüfung offen')
  })

  test('a breach is recorded by the clerk, and marks the decision as open to challenge', async () => {
    const pfad = '/vorlagen/anders-1/schritt/pruefung-einleiten?zu=s1'
    expect(await welt.abgelehnt(dienst, pfad, { anzahl: 'zwei', begruendung: 'Vorstand' })).toContain('Bitte prüfen Sie diese Angabe')
    expect(await welt.eintragen(dienst, pfad, { anzahl: '2', begruendung: 'Vorstand des Vereins' })).toContain('Anfechtbar (Befangenheit)')
  })
})

describe('a decision that needs approval', () => {
  test('says so on its page, offers the approval, and nothing of it is carried out before', async () => {
    await welt.eroeffnet('wenige', ['wenige-1'])
    const vorlage = ref('vorlage', 'wenige-1')
    await welt.execute(vorlage, { type: 'AUFRUFEN', station: 's1' }, 'vorsitz')
    await welt.execute(vorlage, { type: 'BEFANGENHEIT_FESTSTELLEN', station: 's1', anzahl: 8 }, 'vorsitz')
    await welt.execute(vorlage, { type: 'ERGEBNIS_ERFASSEN', station: 's1', ergebnis: 'beschlossen', abstimmung: { ja: 2 } }, 'vorsitz')
    await welt.execute(vorlage, { type: 'ERGEBNIS_BESTAETIGEN', station: 's1' }, 'dienst')
    const seite = sichtbar(await page(dienst, '/vorlagen/wenige-1'))
    expect(seite).toContain('Beschlossen, Genehmigung steht aus')
    expect(seite).toContain('Der Beschluss braucht die Bestätigung der Vertretung')
    const danach = await welt.eintragen(dienst, '/vorlagen/wenige-1/schritt/aufsicht-entscheidet', { wirksam: 'ja' })
    expect(danach).not.toContain('Bestätigung der Vertretung')
    expect((await welt.vorlage('wenige-1')).zustand).toBe('frist_laeuft')
  })
})
