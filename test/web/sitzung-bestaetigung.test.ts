import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { filledForm } from '../setup/web.ts'
import { page, ref, sichtbar, text } from './seite.ts'
import { sitzungswelt, type Sitzungswelt } from './sitzung-welt.ts'

let welt: Sitzungswelt
beforeAll(async () => {
  welt = await sitzungswelt()
})
afterAll(async () => welt.close())

/** A closed session: the first paper adopted by nine to one, the second unanimously. */
async function geschlossen(id: string, vorlagen: readonly string[]): Promise<void> {
  await welt.eroeffnet(id, vorlagen)
  for (const [index, vorlage] of vorlagen.entries()) {
    const abstimmung = index === 0 ? { ja: 9, nein: 1 } : { ja: 10 }
    await welt.execute(ref('vorlage', vorlage), { type: 'AUFRUFEN', station: 's1' }, 'vorsitz')
    const event = { type: 'ERGEBNIS_ERFASSEN', station: 's1', ergebnis: 'beschlossen', abstimmung }
    await welt.execute(ref('vorlage', vorlage), event, 'vorsitz')
  }
  await welt.execute(ref('sitzung', id), { type: 'SITZUNG_SCHLIESSEN' }, 'vorsitz')
}

describe('the confirmation of a session', () => {
  test('shows every result with votes, computed line and norm, and confirms all by one press of a second person', async () => {
    await geschlossen('best', ['best-1', 'best-2'])
    const pfad = '/sitzungen/best/bestaetigung'
    const dienst = await welt.visitor('dienst')
    const html = sichtbar(await page(dienst, pfad))
    expect(html).toContain('Ungeändert beschlossen: 9 Ja, 1 Nein, 0 Enthaltungen')
    expect(html).toMatch(/9 Ja gegen 1 Nein: angenommen\. 10 von 11 anwesend\. .*§/)
    expect(html).toContain('2 Ergebnisse sind noch nicht bestätigt.')
    expect((await welt.absenden(dienst, pfad, pfad)).status).toBe(303)
    for (const id of ['best-1', 'best-2']) expect((await welt.vorlage(id)).stationen[0]?.context.bestaetigtVon).toBe('dienst')
  })

  test('refuses whoever recorded, with the sentence of the rule', async () => {
    await geschlossen('selbst', ['selbst-1'])
    const vorsitz = await welt.visitor('vorsitz')
    const html = await page(vorsitz, '/sitzungen/selbst/bestaetigung')
    expect(sichtbar(html)).toContain('Wer das Ergebnis erfasst hat, kann es nicht selbst bestätigen.')
    expect(html).not.toContain('Ergebnis bestätigen</span>')
  })

  test('confirms nothing that was corrected after the page was shown', async () => {
    await geschlossen('stale', ['stale-1'])
    const pfad = '/sitzungen/stale/bestaetigung'
    const dienst = await welt.visitor('dienst')
    const form = filledForm(await page(dienst, pfad), pfad, {})
    const korrektur = { type: 'ERGEBNIS_KORRIGIEREN', station: 's1', ergebnis: 'beschlossen', abstimmung: { ja: 8, nein: 2 } }
    await welt.execute(ref('vorlage', 'stale-1'), korrektur, 'vorsitz')
    const answer = await dienst.post(pfad, form)
    expect(answer.status).toBe(409)
    const html = sichtbar(await text(answer))
    expect(html).toContain('Inzwischen hat sich geändert')
    expect(html).toContain('8 Ja, 2 Nein')
    expect((await welt.vorlage('stale-1')).stationen[0]?.zustand).toBe('ergebnis_vorlaeufig')
  })

  test('sends the results once each Auszug exists, and names who gets them', async () => {
    await geschlossen('versand', ['vers-1'])
    const pfad = '/sitzungen/versand/bestaetigung'
    const dienst = await welt.visitor('dienst')
    await welt.absenden(dienst, pfad, pfad)
    const vorher = sichtbar(await page(dienst, pfad))
    expect(vorher).toContain('Ein Beschlussauszug wird noch erstellt.')
    expect(vorher).toContain('Amt für Stadtplanung')
    const event = {
      type: 'DOKUMENT_AUSGEGEBEN',
      dokument: 'auszug-1',
      dokumentart: 'beschlussauszug',
      hash: '0'.repeat(64),
      oeffentlich: false,
      station: 's1',
      fassung: '0'.repeat(64),
    }
    await welt.execute(ref('vorlage', 'vers-1'), event, 'system')
    expect((await welt.absenden(dienst, pfad, '/sitzungen/versand/versenden')).status).toBe(303)
    expect((await welt.sitzung('versand')).context.ergebnisseVersandt).toBe('2026-03-23')
    expect(sichtbar(await page(dienst, pfad))).toContain('Die Ergebnisse sind versandt, am 23.03.2026.')
  })
})
