/** A company and an association read nothing of towns: not on their pages, not in their mails, not in their documents. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import PostalMime from 'postal-mime'
import { playInMemory } from '../../src/cli/fall/play.ts'
import { readFall } from '../../src/cli/fall/lesen.ts'
import { profil } from '../../workflows/profile/index.ts'
import { paragraphs } from '../../workflows/text/blocks.ts'
import { filledForm, webWelt, type Webwelt } from '../setup/web.ts'
import type { Visitor } from './app-fixture.ts'
import { ref, sichtbar } from './seite.ts'

const KOMMUNAL =
  /(?<!\p{L})(?:Rat|Rates|Rats(?:versammlung|arbeit|mitglied\p{L}*)|Stadt\p{L}*|Gemeinde\p{L}*|[Kk]ommun\p{L}*|(?:Ober)?[Bb]ürgermeister\p{L}*|Verwaltung\p{L}*|Dezernat\p{L}*|Amts(?:prüfung|leitung)|Fraktion\p{L}*|Einwohner\p{L}*|Ausschuss\p{L}*|Ausschüsse\p{L}*|Vertretung|Hauptsatzung|Haushalt\p{L}*|Drucksache\p{L}*|Widerspruchs\p{L}+|Beanstandung\p{L}*|Landrat|Kreistag|Eilentscheidung|[Gg]esetzliche Mitgliederzahl|Sitzungsdienst\p{L}*)(?!\p{L})/gu

const gefunden = (text: string): string[] => [...new Set(text.match(KOMMUNAL))]

const KOERPER = [
  { id: 'kielregion', gremium: 'aufsichtsrat', geschichte: 'kielregion-ostseeraum', oeffentlich: false },
  { id: 'diwish', gremium: 'vorstand', geschichte: 'diwish-bay-areas', oeffentlich: true },
] as const

test('the words looked for are those of a town', () => {
  expect(gefunden('Der Stadtrat und sein Ausschuss: Fraktionen, Oberbürgermeisterin, Sitzungsdienst.')).toHaveLength(5)
  expect(gefunden('Der Aufsichtsrat, der Vorstand und die Geschäftsstelle berieten.')).toEqual([])
})

describe.each(KOERPER)('$id', ({ id, gremium, geschichte, oeffentlich }) => {
  const body = profil(id)
  let welt: Webwelt
  let dienst: Visitor
  let fach: Visitor

  beforeAll(async () => {
    welt = await webWelt({ installation: id })
    const { passwortHash = '' } = (await welt.program.accounts.byUsername('dienst')) ?? {}
    const konto = async (name: string, rolle: 'sitzungsdienst' | 'sachbearbeitung' | 'hvb', stelle: string): Promise<void> =>
      welt.program.accounts.create({
        _id: name,
        benutzername: name,
        name: `Konto ${name}`,
        email: `${name}@${id}.example`,
        profil: id,
        rollen: [rolle === 'hvb' ? { rolle } : { rolle, stelle }],
        passwortHash,
        aktiv: true,
      })
    const federfuehrung = body.stellen[0]?.id ?? ''
    await konto('stelle', 'sitzungsdienst', body.sitzungsdienst)
    await konto('fach', 'sachbearbeitung', federfuehrung)
    await konto('leitung', 'hvb', '')
    const koerper = ref('gremium', `${id}:${gremium}`)
    await welt.execute(koerper, { type: 'GREMIUM_EINRICHTEN', profil: id, gremium, gesetzlicheZahl: 7 }, 'stelle')
    const anlegen = (titel: string): Parameters<Webwelt['execute']>[1] => ({
      type: 'ANLEGEN',
      profil: id,
      art: 'beschlussvorlage',
      federfuehrung,
      inhalt: {
        betreff: titel,
        beschlusspunkte: [{ text: paragraphs('Es wird beigetreten.'), art: 'auftrag', termin: '2026-12-31' }],
        abschnitte: { sachverhalt: paragraphs('Ein Netzwerk lädt ein.') },
        finanziell: { betrag: 500_000, jahr: 2026 },
      },
      beratungsfolge: [{ gremium, rolle: 'entscheidung', oeffentlich }],
      oeffentlich,
      nichtoeffentlichGrund: 'Vertraulich',
    })
    await welt.execute(ref('vorlage', 'entwurf'), anlegen('Entwurf eines Beitritts'), 'fach')
    await welt.execute(ref('vorlage', 'frei'), anlegen('Beitritt'), 'fach')
    await welt.execute(ref('vorlage', 'frei'), { type: 'EINREICHEN' }, 'fach')
    await welt.execute(ref('vorlage', 'frei'), { type: 'FREIGEBEN_HVB', personendatenGeprueft: true }, 'leitung')
    const tops = body.gremien[0]?.standardTagesordnung ?? []
    await welt.execute(
      ref('sitzung', 's'),
      { type: 'SITZUNG_PLANEN', profil: id, gremium, am: '2026-04-15T16:00', ort: 'Raum', tops },
      'stelle',
    )
    await welt.execute(ref('vorlage', 'frei'), { type: 'AUF_TO_SETZEN', station: 's1', sitzung: 's' }, 'stelle')
    dienst = await welt.visitor('stelle')
    fach = await welt.visitor('fach')
  })
  afterAll(async () => welt.close())

  test.each([
    '/',
    '/vorlagen',
    '/vorlagen/neu?art=beschlussvorlage',
    '/vorlagen/entwurf',
    '/vorlagen/entwurf/bearbeiten',
    '/vorlagen/frei',
    '/vorlagen/frei/protokoll',
    '/gremien',
    `/gremien/${gremium}`,
    '/sitzungen',
    `/sitzungen/neu?gremium=${gremium}`,
    '/sitzungen/s',
    '/sitzungen/s/einladen',
    '/rechtsgrundlagen',
    `/oeffentlich/${id}`,
  ])('%s has no word of a town', async (path) => {
    for (const visitor of [dienst, fach]) {
      const answer = await visitor.send(path)
      const html = await answer.text()
      expect(html).toMatch(/<h1/)
      expect([
        answer.status,
        ...gefunden(`${sichtbar(html)} ${(html.match(/(?:placeholder|aria-label|value)="[^"]*"/g) ?? []).join(' ')}`),
      ]).toEqual([answer.status])
    }
  })

  test('a chair records a vote that was taken by circulation', async () => {
    const sitz = { type: 'SITZ_BESETZEN', person: 'p-eins', funktion: 'mitglied', stimmrecht: true, von: '2026-01-01' }
    await welt.execute(ref('gremium', `${id}:${gremium}`), sitz, 'stelle')
    await welt.execute(ref('sitzung', 's'), { type: 'LADUNG_VERSENDEN' }, 'stelle')
    welt.clock.set('2026-04-15T14:00:00.000Z')
    await welt.execute(ref('sitzung', 's'), { type: 'SITZUNG_EROEFFNEN', anwesend: 6 }, 'stelle')
    await welt.execute(ref('vorlage', 'frei'), { type: 'AUFRUFEN', station: 's1' }, 'stelle')
    // The login of weeks ago has run out.
    dienst = await welt.visitor('stelle')
    const leitung = await (await dienst.send('/sitzungen/s/leitung')).text()
    const form = /href="([^"]*form(?:=|&#x3D;)mehrheitlich[^"]*)"/.exec(leitung)?.[1] ?? ''
    const offen = await (await dienst.send(form.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='))).text()
    expect(offen).toContain('Im Umlauf beschlossen, ohne Sitzung')
    expect(gefunden(sichtbar(offen))).toEqual([])
    const action = /action="([^"]*\/ergebnis)"/.exec(offen)?.[1] ?? ''
    const angaben = { form: 'mehrheitlich', ja: '6', nein: '0', enthaltung: '0', umlauf: 'ja', bestaetigt: 'ja' }
    const answer = await dienst.post(action, Object.fromEntries(filledForm(offen, action, angaben)))
    expect(answer.status).toBe(303)
    expect((await welt.vorlage('frei')).stationen[0]?.context.ergebnis?.abstimmung?.modus).toBe('umlauf')
  })

  test('mails and documents of its paper have none either', async () => {
    const file = fileURLToPath(new URL(`../../src/cli/demo/geschichten/${geschichte}.yaml`, import.meta.url))
    const { ok, program } = await playInMemory(readFall(readFileSync(file, 'utf8')))
    expect(ok).toBe(true)
    const mails = program.records.post()
    expect(mails.length).toBeGreaterThan(1)
    for (const { bytes } of mails) {
      const { subject = '', text = '', html = '' } = await PostalMime.parse(bytes)
      expect([subject, ...gefunden(`${subject} ${text} ${sichtbar(html)}`)]).toEqual([subject])
    }
    const ids = program.store.allEvents().flatMap(({ daten }) => (typeof daten['dokument'] === 'string' ? [daten['dokument']] : []))
    const dokumente = await Promise.all(ids.map((dokument) => program.records.dokumente.get(dokument)))
    const arten = ['vorlage', 'einladung', 'beschlussauszug', ...(body.pressemitteilung === true ? ['pressemitteilung'] : [])]
    expect(dokumente.map((dokument) => dokument?.art)).toEqual(expect.arrayContaining(arten))
    for (const dokument of dokumente)
      expect([dokument?.dateiname, ...gefunden(JSON.stringify(dokument?.model))]).toEqual([dokument?.dateiname])
  })
})
