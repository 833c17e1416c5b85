/** Amendments and joint votes in the cockpit, on the page of the paper and before the public. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { paragraphs } from '../../workflows/text/blocks.ts'
import { aenderungsinhalt } from '../../workflows/vorlage/inhalt.ts'
import { filledForm } from '../setup/web.ts'
import type { Visitor } from './app-fixture.ts'
import { page, ref, sichtbar, text } from './seite.ts'
import { sitzungswelt, type Sitzungswelt } from './sitzung-welt.ts'

let welt: Sitzungswelt
let vorsitz: Visitor
beforeAll(async () => {
  welt = await sitzungswelt()
})
afterAll(async () => welt.close())

const AENDERUNG = aenderungsinhalt('Brücke', paragraphs('Die Brücke wird beleuchtet.'))

const leitung = (id: string, top: string, more = ''): string => `/sitzungen/${id}/leitung?top=${top}${more}`
const aktion = (id: string, top: string, was: string): string => `/sitzungen/${id}/leitung/${top}/${was}`
const tops = async (id: string) => (await welt.sitzung(id)).context.tops

/** A running session whose first paper is called up. */
async function aufgerufen(id: string, vorlagen: readonly string[]): Promise<void> {
  await welt.eroeffnet(id, vorlagen)
  vorsitz = await welt.visitor('vorsitz')
  for (const [index] of vorlagen.entries()) {
    const top = `t${String(index + 2)}`
    expect((await welt.absenden(vorsitz, leitung(id, top), aktion(id, top, 'aufrufen'))).status).toBe(303)
  }
}

const aufnehmen = (id: string, more: Record<string, string>): Promise<Response> =>
  welt.absenden(vorsitz, leitung(id, 't2', '&form=aenderung'), aktion(id, 't2', 'aenderung'), more)

describe('an amendment in the hall', () => {
  test('is taken in, voted on first, and leaves its text on the table', async () => {
    await aufgerufen('aenderung', ['bruecke'])
    const leer = await aufnehmen('aenderung', { einreicher: 'Fraktion A' })
    expect(leer.status).toBe(422)
    expect(sichtbar(await text(leer))).toContain('Bitte tragen Sie den Wortlaut ein.')

    const seite = leitung('aenderung', 't2', '&form=aenderung')
    // Only the clerk registers for a group with an access of its own.
    expect(await page(vorsitz, seite)).not.toContain('name="antragsteller"')
    expect(await page(await welt.visitor('dienst'), seite)).toContain('<option value="fraktion-a">Fraktion A</option>')
    // A group that moves for itself finds its name filled in.
    const eigene = await page(await welt.visitor('gruppe'), '/vorlagen/bruecke/schritt/aenderungsantrag-einbringen?zu=s1')
    expect(eigene).toMatch(/name="einreicher"[^>]*value="Fraktion A"/)
    expect(eigene).not.toContain('name="antragsteller"')

    const antrag = { einreicher: 'Fraktion A', 'text-1': 'Die Brücke wird neu gebaut.' }
    expect((await aufnehmen('aenderung', antrag)).status).toBe(303)
    const [, haupt, unter] = await tops('aenderung')
    expect(unter).toMatchObject({ unter: haupt?.id, zustand: 'aufgerufen' })
    const nummer = (await welt.vorlage('bruecke-ae1')).context.nummer ?? ''

    const davor = sichtbar(await page(vorsitz, leitung('aenderung', 't2')))
    expect(davor).toContain('Die Brücke wird neu gebaut.')
    expect(davor).toContain(`Über ${nummer} abstimmen`)
    expect(davor).toContain('Zuerst wird über die Änderungsanträge abgestimmt')
    expect(davor).not.toContain('Mehrheitlich')
    // A motion of order comes before them all: to put the paper off, or to send it elsewhere.
    expect(davor).toContain('Vertagen …')
    expect(davor).toContain('An andere Gremien verweisen …')
    expect(sichtbar(await page(vorsitz, leitung('aenderung', 't2', '&form=vertagen')))).toContain('Vertagt bis')
    expect(sichtbar(await page(vorsitz, leitung('aenderung', 't2', '&form=mehrheitlich')))).not.toContain('Weiter zum Prüfen')

    const unterTop = unter?.id ?? ''
    const ergebnis = aktion('aenderung', unterTop, 'ergebnis')
    // Several forms have this action: the one with the counts is the last.
    const zaehlen = (await page(vorsitz, leitung('aenderung', unterTop, '&form=mehrheitlich'))).split('<form').at(-1) ?? ''
    const pruefen = await vorsitz.post(ergebnis, filledForm(`<form${zaehlen}`, ergebnis, { nein: '3' }))
    expect(pruefen.status).toBe(200)
    expect((await vorsitz.post(ergebnis, filledForm(await text(pruefen), ergebnis, {}))).status).toBe(303)
    // From there it goes on to the paper, not to the next item.
    expect(await page(vorsitz, leitung('aenderung', unterTop))).toContain('aria-label="Weiter zu TOP Ö 2:')
    const danach = await page(vorsitz, leitung('aenderung', 't2', '&form=geaendert'))
    expect(sichtbar(danach)).toContain('Zur Abstimmung steht jetzt')
    expect(sichtbar(danach)).not.toContain('Einstimmig')
    // The wording on the table is filled in already.
    expect(danach).toMatch(/<textarea[^>]*name="wortlaut-1"[^>]*>\s*Die Brücke wird neu gebaut\.<\/textarea>/)
  })

  test('shows on the page of its paper with its result, and names its paper on its own', async () => {
    const dienst = await welt.visitor('dienst')
    const nummer = (await welt.vorlage('bruecke')).context.nummer ?? ''
    const haupt = sichtbar(await page(dienst, '/vorlagen/bruecke'))
    expect(haupt).toContain('Änderungsanträge')
    expect(haupt).toMatch(/Ausschuss für Stadtentwicklung und Verkehr · Fraktion A\s*Zu Punkt 1/)
    expect(sichtbar(await page(dienst, '/vorlagen/bruecke-ae1'))).toContain(`Änderungsantrag zu ${nummer}`)
    expect(sichtbar(await page(dienst, '/vorlagen'))).toContain('Brücke bruecke')
  })

  test('stands under its paper before the public as long as it is public itself', async () => {
    const { nummer } = (await welt.vorlage('bruecke')).context
    const pfad = `/oeffentlich/musterstadt/${(nummer ?? '').replaceAll('/', '-')}`
    const gast = await welt.visitor('planung')
    expect(sichtbar(await page(gast, pfad))).toContain('Die Brücke wird neu gebaut.')
    await welt.execute(ref('vorlage', 'bruecke-ae1'), { type: 'DEPUBLIZIEREN', grund: 'Ein Name steht darin.' }, 'dienst')
    expect(sichtbar(await page(gast, pfad))).not.toContain('Die Brücke wird neu gebaut.')
  })

  test('can be brought in on the page of the paper by the clerk', async () => {
    await welt.eingeladen('seite', ['seite-v'])
    const dienst = await welt.visitor('dienst')
    const pfad = '/vorlagen/seite-v/schritt/aenderungsantrag-einbringen?zu=s1'
    expect(sichtbar(await page(dienst, '/vorlagen/seite-v'))).toContain('Änderungsantrag einbringen')
    const more = { einreicher: 'Ortsbeirat Mitte', 'text-2': 'Der Verkehr wird nachts umgeleitet.' }
    expect((await welt.absenden(dienst, pfad, pfad, more)).status).toBe(303)
    expect((await welt.vorlage('seite-v')).context.aenderungen).toMatchObject([{ punkte: [2], ergebnis: null }])
    // Its agenda is that of its paper: nothing here takes it off.
    expect(sichtbar(await page(dienst, '/vorlagen/seite-v-ae1'))).not.toContain('Absetzen')
  })
})

describe('an amendment that is taken over in the hall', () => {
  test('is recorded with one press, and the paper is voted on with its wording', async () => {
    await aufgerufen('uebernommen', ['tunnel'])
    const eingebracht = await welt.absenden(
      vorsitz,
      leitung('uebernommen', 't2', '&form=aenderung'),
      aktion('uebernommen', 't2', 'aenderung'),
      {
        einreicher: 'Fraktion A',
        'text-1': 'Der Tunnel wird belüftet.',
      },
    )
    expect(eingebracht.status).toBe(303)
    const unter = (await tops('uebernommen')).at(-1)?.id ?? ''
    const nummer = (await welt.vorlage('tunnel-ae1')).context.nummer ?? ''
    expect(sichtbar(await page(vorsitz, leitung('uebernommen', 't2')))).toContain(`${nummer} ist übernommen`)
    const seite = leitung('uebernommen', 't2')
    const uebernehmen = aktion('uebernommen', unter, 'uebernehmen')
    const [erstes, zweites] = [await page(vorsitz, seite), await page(vorsitz, seite)]
    expect((await vorsitz.post(uebernehmen, filledForm(erstes, uebernehmen, {}))).status).toBe(303)
    // Somebody else presses the same button.
    expect((await vorsitz.post(uebernehmen, filledForm(zweites, uebernehmen, {}))).status).toBe(409)
    const danach = sichtbar(await page(vorsitz, seite))
    expect(danach).toMatch(/Zur Abstimmung steht jetzt\s*(1\.)?\s*Der Tunnel wird belüftet\./)
    expect(danach).not.toContain(`Über ${nummer} abstimmen`)
    expect(danach).not.toContain(`${nummer} ist übernommen`)
    expect(sichtbar(await page(vorsitz, leitung('uebernommen', unter)))).toContain('Übernommen')
  })

  test('says so on its page and on that of its paper', async () => {
    const dienst = await welt.visitor('dienst')
    expect(sichtbar(await page(dienst, '/vorlagen/tunnel-ae1'))).toContain('Übernommen')
    expect(sichtbar(await page(dienst, '/vorlagen/tunnel'))).toContain('Übernommen')
    await welt.eingeladen('seite2', ['seite2-v'])
    await welt.execute(
      ref('vorlage', 'seite2-v'),
      { type: 'AENDERUNGSANTRAG_EINBRINGEN', station: 's1', antrag: AENDERUNG, einreicher: 'Fraktion B' },
      'dienst',
    )
    const pfad = '/vorlagen/seite2-v-ae1/schritt/aenderung-uebernehmen'
    expect(sichtbar(await page(dienst, '/vorlagen/seite2-v-ae1'))).toContain('Änderungsantrag übernehmen')
    expect((await welt.absenden(dienst, pfad, pfad)).status).toBe(303)
    expect((await welt.vorlage('seite2-v-ae1')).zustand).toBe('uebernommen')
  })
})

describe('an amendment that replaces all points and adds one', () => {
  const seite = leitung('alternativ', 't2')

  test('shows what each of its points does, and leaves all of them on the table', async () => {
    await aufgerufen('alternativ', ['tram'])
    const typed = {
      einreicher: 'Fraktion A',
      'text-1': 'Die Straßenbahn wird gebaut.',
      'text-2': 'Die Busse fahren bis dahin weiter.',
      neu: 'Die Verwaltung berichtet im Frühjahr.',
      'neu-termin': '2027-04-01',
    }
    const pfad = leitung('alternativ', 't2', '&form=aenderung')
    expect((await welt.absenden(vorsitz, pfad, aktion('alternativ', 't2', 'aenderung'), typed)).status).toBe(303)
    expect(sichtbar(await page(vorsitz, seite))).toMatch(
      /Zu Punkt 1\s*Die Straßenbahn wird gebaut\.\s*Zu Punkt 2.*Neuer Punkt\s*Die Verwaltung berichtet/s,
    )
    const dienst = await welt.visitor('dienst')
    expect(sichtbar(await page(dienst, '/vorlagen/tram-ae1'))).toMatch(/Ersetzt Punkt 2 von .*Neuer Punkt zu /s)
    const annehmen = { type: 'ERGEBNIS_ERFASSEN', station: 's1', ergebnis: 'beschlossen', abstimmung: { ja: 8, nein: 2 } }
    await welt.execute(ref('vorlage', 'tram-ae1'), annehmen, 'vorsitz')
    const tisch = await page(vorsitz, leitung('alternativ', 't2', '&form=geaendert'))
    expect(sichtbar(tisch)).toMatch(/Zur Abstimmung steht jetzt.*Die Verwaltung berichtet im Frühjahr/s)
    expect(tisch).toMatch(/<textarea[^>]*name="wortlaut-3"[^>]*>\s*Die Verwaltung berichtet im Frühjahr\.<\/textarea>/)
  })

  test('is decided with its paper, the new point among the others', async () => {
    const ergebnis = aktion('alternativ', 't2', 'ergebnis')
    const form = (await page(vorsitz, leitung('alternativ', 't2', '&form=geaendert'))).split('<form').at(-1) ?? ''
    const pruefen = await vorsitz.post(ergebnis, filledForm(`<form${form}`, ergebnis, { nein: '3' }))
    const gezeigt = await text(pruefen)
    expect([pruefen.status, sichtbar(gezeigt).includes('Die Verwaltung berichtet im Frühjahr.')]).toEqual([200, true])
    expect((await vorsitz.post(ergebnis, filledForm(gezeigt, ergebnis, {}))).status).toBe(303)
    await welt.execute(ref('vorlage', 'tram'), { type: 'ERGEBNIS_BESTAETIGEN', station: 's1' }, 'dienst')
    const { beschlusspunkte } = await welt.vorlage('tram')
    expect(beschlusspunkte.at(-1)?.context).toMatchObject({ nr: 3, termin: '2027-04-01' })
    const dienst = await welt.visitor('dienst')
    expect(sichtbar(await page(dienst, '/vorlagen/tram'))).toMatch(/Punkt 3.*Die Verwaltung berichtet im Frühjahr/s)
  })
})

describe('papers that are voted on together', () => {
  test('take over the vote of another item with one press', async () => {
    await aufgerufen('gemeinsam', ['nord', 'sued'])
    const ergebnis = { type: 'ERGEBNIS_ERFASSEN', station: 's1', ergebnis: 'beschlossen', abstimmung: { ja: 6, nein: 4 } }
    expect(sichtbar(await page(vorsitz, leitung('gemeinsam', 't3')))).not.toContain('Gemeinsam mit')
    await welt.execute(ref('vorlage', 'nord'), ergebnis, 'vorsitz')
    expect(sichtbar(await page(vorsitz, leitung('gemeinsam', 't3')))).toContain(
      'Gemeinsam mit TOP Ö 2: Ungeändert beschlossen, 6 Ja, 4 Nein',
    )
    expect((await welt.absenden(vorsitz, leitung('gemeinsam', 't3'), aktion('gemeinsam', 't3', 'gemeinsam'))).status).toBe(303)
    const sued = (await welt.vorlage('sued')).stationen[0]?.context.ergebnis
    expect(sued).toMatchObject({ ergebnis: 'beschlossen', gemeinsamMit: { vorlage: 'nord' }, abstimmung: { ja: 6, nein: 4 } })
  })
})
