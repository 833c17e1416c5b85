import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { webWelt, filledForm, type Webwelt } from '../setup/web.ts'
import { bruecke } from './bruecke.ts'
import { page, text } from './seite.ts'

let welt: Webwelt
beforeAll(async () => {
  welt = await webWelt()
})
afterAll(async () => welt.close())

const ref = (id: string) => ({ art: 'vorlage' as const, id })

/** A draft that lacks nothing; with an amount the Kämmerei has to co-sign. */
async function entwurf(id: string, more: Record<string, unknown> = {}, inhalt: Record<string, unknown> = {}): Promise<void> {
  const beratungsfolge = [
    { gremium: 'stadtentwicklung', rolle: 'vorberatung', oeffentlich: true },
    { gremium: 'stadtrat', rolle: 'entscheidung', oeffentlich: true },
  ]
  const finanziell = { betrag: 4_000_000, jahr: 2026 }
  await welt.execute(ref(id), bruecke(`Brücke ${id}`, { beratungsfolge, ...more }, { finanziell, ...inhalt }), 'planung')
}

async function freigegeben(id: string, more: Record<string, unknown> = {}): Promise<void> {
  await entwurf(id, more, { finanziell: 'keine' })
  await welt.execute(ref(id), { type: 'EINREICHEN' }, 'planung')
  await welt.execute(ref(id), { type: 'FREIGEBEN_HVB', personendatenGeprueft: true }, 'hvb')
}

const schritt = (id: string, name: string, zu?: string): string => `/vorlagen/${id}/schritt/${name}${zu === undefined ? '' : `?zu=${zu}`}`

describe('the page of a paper', () => {
  test('shows one button that submits a finished draft, and says afterwards who acts next', async () => {
    await entwurf('einreichen')
    const visitor = await welt.visitor('planung')
    const html = await page(visitor, '/vorlagen/einreichen')
    expect(html).toContain('Sie sind am Zug: Einreichen.')
    const path = schritt('einreichen', 'einreichen')
    const answer = await visitor.post(path, filledForm(html, path, {}))
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/vorlagen/einreichen')
    expect(await page(visitor, '/vorlagen/einreichen')).toContain('Eingereicht. Als Nächstes: Kämmerei: Mitzeichnen')
  })

  test('says every reason why a draft cannot be submitted and links to the field that mends it', async () => {
    await entwurf('unfertig', { oeffentlich: false }, { abschnitte: {}, beschlusspunkte: [] })
    const html = await page(await welt.visitor('planung'), '/vorlagen/unfertig')
    expect(html).toContain('Einreichen: noch nicht möglich')
    expect(html).toContain('Es fehlt noch: „Sachverhalt“.')
    expect(html).toContain('href="/vorlagen/unfertig/bearbeiten#feld-abschnitt-sachverhalt"')
    expect(html).toContain('warum die Vorlage nichtöffentlich beraten werden soll')
  })

  test('prints no name of the model', async () => {
    await freigegeben('worte')
    const html = await page(await welt.visitor('dienst'), '/vorlagen/worte')
    const sichtbar = html.replaceAll(/<[^>]+>/g, ' ')
    expect(sichtbar).not.toMatch(/hvb_freigabe|in_station|auf_tagesordnung|AUF_TO_SETZEN|TERMINIEREN|stadtentwicklung|noch_nicht/)
    expect(sichtbar).toContain('Ausschuss für Stadtentwicklung und Verkehr')
    expect(sichtbar).toContain('Nummer vergeben: BV/2026/')
  })

  test('keeps forged input as text', async () => {
    await entwurf('forged', {}, { betreff: '<script>alert(1)</script> {{7*7}} ${x}' })
    const html = await page(await welt.visitor('planung'), '/vorlagen/forged')
    expect(html).not.toContain('<script>alert')
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; {{7*7}} ${x}')
  })

  test('is not there for another municipality, nor for a member before the release', async () => {
    await entwurf('fremd')
    for (const konto of ['kiel', 'vorsitz', 'kultur']) {
      const answer = await (await welt.visitor(konto)).send('/vorlagen/fremd')
      expect(answer.status).toBe(404)
      expect(await text(answer)).not.toContain('Brücke')
    }
  })

  test('shows a released non-public paper to its bodies only', async () => {
    await freigegeben('geheim', { oeffentlich: false, nichtoeffentlichGrund: 'Grundstück', mitzeichnung: [] })
    expect((await (await welt.visitor('vorsitz')).send('/vorlagen/geheim')).status).toBe(200)
    expect((await (await welt.visitor('kultur')).send('/vorlagen/geheim')).status).toBe(404)
  })
})

describe('a step', () => {
  test('of another role is refused with a sentence and changes nothing', async () => {
    await entwurf('rolle')
    const visitor = await welt.visitor('kaemmerei')
    const csrf = /name="_csrf" value="([0-9a-f]+)"/.exec(await page(visitor, '/'))?.[1] ?? ''
    const answer = await visitor.post(schritt('rolle', 'einreichen'), { _csrf: csrf, _command: '2.0123456789' })
    expect(answer.status).toBe(403)
    expect(await text(answer)).toContain('nicht berechtigt')
    expect((await welt.vorlage('rolle')).zustand).toBe('entwurf')
  })

  test('co-signing asks for a remark with a refusal and keeps what was chosen', async () => {
    await entwurf('mitzeichnen')
    await welt.execute(ref('mitzeichnen'), { type: 'EINREICHEN' }, 'planung')
    const visitor = await welt.visitor('kaemmerei')
    const path = schritt('mitzeichnen', 'mitzeichnen', 'kaemmerei')
    const html = await page(visitor, '/vorlagen/mitzeichnen')
    const leer = await visitor.post(path, filledForm(html, path, {}))
    expect(leer.status).toBe(422)
    expect(await text(leer)).toContain('Bitte wählen Sie: Antwort Ihrer Stelle.')
    const ohneHinweis = await visitor.post(path, filledForm(html, path, { votum: 'abgelehnt' }))
    expect(ohneHinweis.status).toBe(422)
    const wieder = await text(ohneHinweis)
    expect(wieder).toContain('was gegen die Vorlage spricht')
    expect(wieder).toMatch(/value="abgelehnt" checked/)
    const antwort = await visitor.post(path, filledForm(wieder, path, { votum: 'abgelehnt', hinweis: 'Keine <b>Deckung</b>.' }))
    expect(antwort.status).toBe(303)
    expect(await page(visitor, '/vorlagen/mitzeichnen')).toContain('Keine &lt;b&gt;Deckung&lt;/b&gt;.')
  })

  test('on a text that changed meanwhile gets 409 with what happened beside what was typed', async () => {
    await entwurf('veraltet')
    await welt.execute(ref('veraltet'), { type: 'EINREICHEN' }, 'planung')
    const visitor = await welt.visitor('kaemmerei')
    const path = schritt('veraltet', 'mitzeichnen', 'kaemmerei')
    const html = await page(visitor, path)
    await welt.execute(ref('veraltet'), { type: 'MITZEICHNEN', stelle: 'kaemmerei', votum: 'gezeichnet' }, 'kaemmerei')
    const answer = await visitor.post(path, filledForm(html, path, { votum: 'abgelehnt', hinweis: 'Mein langer Einwand.' }))
    expect(answer.status).toBe(409)
    const konflikt = await text(answer)
    expect(konflikt).toContain('Mein langer Einwand.')
    expect(konflikt).toContain('Mitzeichnung beantwortet: Kämmerei, Gezeichnet')
    const stand = await welt.vorlage('veraltet')
    expect(stand.mitzeichnungen[0]?.zustand).toBe('gezeichnet')
  })

  test('sent twice is done once', async () => {
    await entwurf('doppelt', {}, { finanziell: 'keine' })
    const visitor = await welt.visitor('planung')
    const path = schritt('doppelt', 'einreichen')
    const form = filledForm(await page(visitor, '/vorlagen/doppelt'), path, {})
    expect((await visitor.post(path, form)).status).toBe(303)
    expect((await visitor.post(path, form)).status).toBe(303)
    expect((await welt.vorlage('doppelt')).zustand).toBe('hvb_freigabe')
  })

  test('puts a paper on the agenda of a coming session of the body; a session of another body is refused', async () => {
    await freigegeben('planen')
    const sitzung = (id: string, gremium: string) =>
      welt.execute(
        { art: 'sitzung', id },
        { type: 'SITZUNG_PLANEN', profil: 'musterstadt', gremium, am: '2026-04-15T17:00', ort: 'Rathaus', tops: [] },
        'dienst',
      )
    await sitzung('sitz-asv', 'stadtentwicklung')
    await sitzung('sitz-sr', 'stadtrat')
    const visitor = await welt.visitor('dienst')
    const path = schritt('planen', 'auf-to-setzen', 's1')
    const html = await page(visitor, path)
    expect(html).toContain('Mi, 15.04.2026, 17:00 Uhr')
    expect(html).not.toContain('sitz-sr')
    const falsch = await visitor.post(path, filledForm(html, path, { sitzung: 'sitz-sr' }))
    expect(falsch.status).toBe(422)
    expect(await text(falsch)).toContain('Diese Sitzung gehört zu einem anderen Gremium.')
    expect((await visitor.post(path, filledForm(html, path, { sitzung: 'sitz-asv' }))).status).toBe(303)
    expect((await welt.vorlage('planen')).stationen[0]?.zustand).toBe('auf_tagesordnung')
    const abgesetzt = schritt('planen', 'absetzen', 's1')
    const absetzen = await page(visitor, abgesetzt)
    expect((await visitor.post(abgesetzt, filledForm(absetzen, abgesetzt, { grund: 'Gutachten fehlt' }))).status).toBe(303)
    const danach = await page(visitor, '/vorlagen/planen')
    expect(danach).toContain('Abgesetzt')
    expect(danach).toContain('Gutachten fehlt')
  })

  test('that does not exist, or for a station that does not, is 404', async () => {
    await entwurf('nichts')
    const visitor = await welt.visitor('planung')
    expect((await visitor.send(schritt('nichts', 'erfinden'))).status).toBe(404)
    expect((await visitor.send(schritt('nichts', 'absetzen', 's99'))).status).toBe(404)
    expect((await visitor.send('/vorlagen/..%2f..%2fetc')).status).toBe(404)
  })
})

describe('the Freigabeliste', () => {
  test('releases several papers at once and shows the numbers they got', async () => {
    for (const id of ['liste1', 'liste2']) {
      await entwurf(id, {}, { finanziell: 'keine' })
      await welt.execute(ref(id), { type: 'EINREICHEN' }, 'planung')
    }
    const visitor = await welt.visitor('hvb')
    const html = await page(visitor, '/freigaben')
    expect(html).toContain('Die Brücke ist gesperrt.')
    expect(html).not.toMatch(/name="freigabe" value="[^"]*" checked/)
    const wahl: [string, string][] = [...filledForm(html, '/freigaben', {}), ['freigabe', 'liste1'], ['freigabe', 'liste2']]
    const ungeprueft = await visitor.post('/freigaben', wahl)
    expect(ungeprueft.status).toBe(422)
    expect(await text(ungeprueft)).toContain('Bitte bestätigen Sie die Prüfung auf personenbezogene Daten.')
    expect((await welt.vorlage('liste1')).zustand).toBe('hvb_freigabe')
    const answer = await visitor.post('/freigaben', [...wahl, ['personendatenGeprueft', 'ja']])
    expect(answer.status).toBe(200)
    expect((await text(answer)).match(/Nummer BV\/2026\/\d{4}/g)).toHaveLength(2)
    expect((await welt.vorlage('liste2')).zustand).toBe('bereit')
  })

  test('is for the head of administration and the clerk only', async () => {
    expect((await (await welt.visitor('planung')).send('/freigaben')).status).toBe(403)
  })
})
