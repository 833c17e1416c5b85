/**
 * Every address behind the login, asked by those who have no business there: nobody, a member of another body, a group of the council, the
 * clerk of another town. They neither read a word of what is not public nor change anything.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Router } from 'express'
import { paragraphs } from '../../workflows/text/blocks.ts'
import { aenderungsinhalt } from '../../workflows/vorlage/inhalt.ts'
import { Visitor } from './app-fixture.ts'
import { ref } from './seite.ts'
import { SITZUNGSTAG, sitzungswelt, type Sitzungswelt } from './sitzung-welt.ts'

const PROFIL = 'musterstadt'
const MARKE = 'Marke-7f3a'
/** What stands for each part of an address that names something; of several each is asked. */
const NAMEN: Readonly<Record<string, readonly string[]>> = {
  id: ['v1', 'v2', 'v2-ae1', 's'],
  gremium: ['stadtentwicklung'],
  top: ['t2'],
  ereignis: ['an-sich-ziehen', 'aenderung-uebernehmen', 'aenderungsantrag-einbringen', 'zurueckziehen', 'berichtigen', 'aufheben'],
  anlage: ['a1'],
  rev: ['3'],
  sitz: ['s1'],
  konto: ['hvb'],
  von: ['2026-03-02'],
  auftrag: ['x'],
}

let welt: Sitzungswelt
interface Adresse {
  methode: 'get' | 'post'
  pfad: string
}
let adressen: Adresse[]

/** Addresses of a router and of those inside it. */
function routen(router: Router): Adresse[] {
  return router.stack.flatMap((layer) => {
    if (layer.route === undefined) return 'stack' in layer.handle ? routen(layer.handle as unknown as Router) : []
    const { path } = layer.route
    return layer.route.stack.flatMap(({ method }) => (method === 'get' || method === 'post' ? [{ methode: method, pfad: path }] : []))
  })
}

/** The same with names for its parts. */
function benannt(pfad: string): string[] {
  const teil = /:([a-z]+)/i.exec(pfad)
  if (teil === null) return [pfad]
  const namen = NAMEN[teil[1] ?? '']
  if (namen === undefined) throw new Error(`NO_NAME for ${pfad}`)
  return namen.flatMap((name) => benannt(pfad.replace(teil[0], name)))
}

beforeAll(async () => {
  welt = await sitzungswelt()
  await welt.planen('s')
  for (const id of ['v1', 'v2']) {
    const beratungsfolge = [{ gremium: 'stadtentwicklung', rolle: 'entscheidung', oeffentlich: false }]
    await welt.vorlageFreigeben(id, { oeffentlich: false, nichtoeffentlichGrund: MARKE, beratungsfolge }, { betreff: MARKE })
    await welt.execute(ref('vorlage', id), { type: 'AUF_TO_SETZEN', station: 's1', sitzung: 's' }, 'dienst')
  }
  await welt.execute(ref('sitzung', 's'), { type: 'LADUNG_VERSENDEN', grund: 'Der Kauf eilt.' }, 'dienst')
  welt.clock.set(`${SITZUNGSTAG}T16:00:00.000Z`)
  await welt.execute(ref('sitzung', 's'), { type: 'SITZUNG_EROEFFNEN', anwesend: 10 }, 'vorsitz')
  await welt.execute(ref('vorlage', 'v1'), { type: 'AUFRUFEN', station: 's1' }, 'vorsitz')
  const ergebnis = { type: 'ERGEBNIS_ERFASSEN', station: 's1', ergebnis: 'beschlossen', abstimmung: { ja: 10 } }
  await welt.execute(ref('vorlage', 'v1'), ergebnis, 'vorsitz')
  await welt.execute(ref('vorlage', 'v1'), { type: 'ERGEBNIS_BESTAETIGEN', station: 's1' }, 'dienst')
  await welt.execute(ref('vorlage', 'v2'), { type: 'AUFRUFEN', station: 's1' }, 'vorsitz')
  const antrag = aenderungsinhalt(MARKE, paragraphs(`${MARKE} wird gekauft.`))
  await welt.execute(
    ref('vorlage', 'v2'),
    { type: 'AENDERUNGSANTRAG_EINBRINGEN', station: 's1', antrag, einreicher: 'Fraktion B', punkte: [1] },
    'vorsitz',
  )
  adressen = welt.internal.flatMap(routen).flatMap(({ methode, pfad }) => benannt(pfad).map((einer) => ({ methode, pfad: einer })))
})
afterAll(async () => welt.close())

/** Asks every address; gives those that name what is not public, and the statuses by address. */
async function gefragt(visitor: Visitor): Promise<{ nennen: string[]; antworten: Map<string, number> }> {
  const csrf = /name="_csrf" value="([0-9a-f]+)"/.exec(await (await visitor.send('/')).text())?.[1] ?? ''
  const nennen: string[] = []
  const antworten = new Map<string, number>()
  for (const { methode, pfad } of adressen) {
    const felder = { _csrf: csrf, commandId: `1.${String(antworten.size).padStart(32, '0')}`, grund: 'Unbefugt.', antwort: 'zugesagt' }
    const answer = await (methode === 'get' ? visitor.send(pfad) : visitor.post(pfad, felder))
    antworten.set(`${methode} ${pfad}`, answer.status)
    if ((await answer.text()).includes(MARKE)) nennen.push(`${methode} ${pfad}`)
  }
  return { nennen, antworten }
}

const staende = async (): Promise<unknown[]> =>
  Promise.all(
    [
      ref('vorlage', 'v1'),
      ref('vorlage', 'v2'),
      ref('vorlage', 'v2-ae1'),
      ref('sitzung', 's'),
      ref('gremium', `${PROFIL}:stadtentwicklung`),
    ].map(async (one) => (await welt.program.engine.read(one))?.head.rev ?? null),
  )

test('nobody who is not logged in gets further than the login', async () => {
  const { nennen, antworten } = await gefragt(new Visitor(welt.base))
  expect(nennen).toEqual([])
  expect([...antworten].filter(([, status]) => status < 300 || status >= 500)).toEqual([])
})

test.each(['kultur', 'gruppe', 'kiel'])('%s reads nothing that is not public, and changes nothing', async (wer) => {
  const vorher = await staende()
  const { nennen, antworten } = await gefragt(await welt.visitor(wer))
  expect(nennen).toEqual([])
  expect([...antworten].filter(([, status]) => status >= 500)).toEqual([])
  expect(await staende()).toEqual(vorher)
  expect(vorher).not.toContain(null)
})

test('the administration of the town reads it at many of these addresses', async () => {
  const { nennen } = await gefragt(await welt.visitor('admin'))
  expect(nennen).toEqual(
    expect.arrayContaining(['get /vorlagen/v1', 'get /vorlagen', 'get /gremien/stadtentwicklung/auftraege', 'get /sitzungen/s']),
  )
})
