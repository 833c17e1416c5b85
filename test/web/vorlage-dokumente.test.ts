import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { webWelt, type Webwelt } from '../setup/web.ts'
import { paragraphs } from '../../workflows/text/blocks.ts'

let welt: Webwelt

beforeAll(async () => {
  welt = await webWelt()
  const ref = { art: 'vorlage' as const, id: 'papier' }
  const inhalt = { betreff: 'Markt', beschlusspunkte: [], abschnitte: { sachverhalt: paragraphs('Lage.') }, finanziell: null }
  const folge = [{ gremium: 'stadtentwicklung', rolle: 'kenntnisnahme', oeffentlich: false }]
  await welt.execute(
    ref,
    {
      type: 'ANLEGEN',
      profil: 'musterstadt',
      art: 'mitteilung',
      federfuehrung: 'stadtplanung',
      inhalt,
      beratungsfolge: folge,
      oeffentlich: false,
      nichtoeffentlichGrund: 'Personal',
    },
    'planung',
  )
  await welt.execute(ref, { type: 'EINREICHEN' }, 'planung')
  await welt.execute(ref, { type: 'FREIGEBEN_HVB' }, 'hvb')
  const hash = await welt.store.dateien.put(new TextEncoder().encode('%PDF-1.7 intern'), 'application/pdf')
  await welt.store.dokumente.put({
    _id: 'papier-intern',
    profil: 'musterstadt',
    art: 'vorlage',
    aggregat: ref,
    rev: 4,
    station: null,
    oeffentlich: false,
    dateiname: 'Vorlage Ä "1".pdf',
    hash,
    model: {},
    am: '2026-03-02T08:00:00.000Z',
  })
})
afterAll(async () => welt.close())

const status = async (konto: string, path: string): Promise<number> => (await (await welt.visitor(konto)).send(path)).status

describe('an issued document', () => {
  test('is sent as PDF under its name', async () => {
    const answer = await (await welt.visitor('dienst')).send('/dokumente/papier-intern')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(answer.headers.get('content-disposition')).toContain("filename*=UTF-8''Vorlage%20%C3%84")
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await answer.text()).toBe('%PDF-1.7 intern')
  })

  test('that is non-public is there for administration and the bodies of the paper only', async () => {
    expect(await status('planung', '/dokumente/papier-intern')).toBe(200)
    expect(await status('vorsitz', '/dokumente/papier-intern')).toBe(200)
    expect(await status('kultur', '/dokumente/papier-intern')).toBe(404)
    expect(await status('kultur', '/dokumente/papier-intern/ansicht')).toBe(404)
    expect(await status('kiel', '/dokumente/papier-intern')).toBe(404)
    expect(await status('dienst', '/dokumente/gibtesnicht')).toBe(404)
  })
})
