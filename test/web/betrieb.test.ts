/** The page of the administration: failed work with a retry, mails that need a person; nobody else sees it. */
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { Visitor } from './app-fixture.ts'
import { linksWorld, type LinksWorld } from './links-world.ts'

let town: LinksWorld
let visitor: Visitor
const JOB = 'vorlage/v1:9:0'

beforeEach(async () => {
  town = await linksWorld()
  visitor = new Visitor(town.base)
  await town.mitzeichnung('v1', { marke: 'Nord' })
  const { jobs, events } = town.world.store
  await events.insertJobs([
    {
      _id: JOB,
      art: 'mail',
      aggregat: { art: 'vorlage', id: 'v1' },
      rev: 9,
      faelligAb: town.world.uhr.now(),
      daten: { mailart: 'freigegeben' },
    },
  ])
  const claimed = await jobs.claim(1_000, 'test')
  await jobs.fail(JOB, claimed?.token ?? 0, 'Der Mailserver <antwortet> nicht.', null)
})
afterEach(async () => town.close())

const csrf = (page: string): string => /name="_csrf" value="([0-9a-f]+)"/.exec(page.slice(page.indexOf('id="inhalt"')))?.[1] ?? ''

test('a failed job is shown with its reason, and a press runs it again', async () => {
  await visitor.login('admin')
  const page = await (await visitor.send('/betrieb')).text()
  expect(page).toContain('E-Mail versenden: Entwurf 2026-1')
  expect(page).toContain('Der Mailserver &lt;antwortet&gt; nicht.')
  const answer = await visitor.post('/betrieb/auftraege', { _csrf: csrf(page), auftrag: JOB })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/betrieb'])
  expect(await town.world.store.jobs.failed()).toEqual([])
  const after = await (await visitor.send('/betrieb')).text()
  expect(after).toContain('Der Auftrag läuft noch einmal.')
  expect(after).toContain('Kein Auftrag ist gescheitert.')
  const again = await visitor.post('/betrieb/auftraege', { _csrf: csrf(page), auftrag: JOB })
  expect(again.status).toBe(303)
  expect(await (await visitor.send('/betrieb')).text()).toContain('Dieser Auftrag ist nicht mehr offen')
})

test('unclear and refused mails say what to do; delivered ones are not listed', async () => {
  const mail = {
    profil: 'musterstadt',
    mailart: 'freigegeben',
    aggregat: { art: 'vorlage' as const, id: 'v1' },
    messageId: 'm',
    bytes: Buffer.from(''),
    erstelltAm: '2026-03-02T07:00:00.000Z',
  }
  town.post.push(
    { ...mail, _id: '1', an: 'a@musterstadt.example', betreff: 'Unklare Sache', zustand: 'unklar', antwort: 'Verbindung getrennt' },
    { ...mail, _id: '2', an: 'b@musterstadt.example', betreff: 'Abgelehnte Sache', zustand: 'abgelehnt', antwort: '550 No such user' },
    { ...mail, _id: '3', an: 'c@musterstadt.example', betreff: 'Gesendete Sache', zustand: 'gesendet', antwort: '250 ok' },
    { ...mail, _id: '4', profil: 'kiel', an: 'd@kiel.example', betreff: 'Fremde Sache', zustand: 'unklar', antwort: null },
  )
  await visitor.login('admin')
  const page = await (await visitor.send('/betrieb')).text()
  for (const words of [
    'Unklare Sache',
    'Zustellung unklar',
    'Bitte fragen Sie bei der Empfängerin',
    'Abgelehnte Sache',
    '550 No such user',
  ])
    expect(page).toContain(words)
  for (const words of ['Gesendete Sache', 'Fremde Sache']) expect(page).not.toContain(words)
})

test('others get 403, strangers the login, and another municipality sees and retries nothing', async () => {
  expect((await visitor.send('/betrieb')).headers.get('location')).toBe('/anmelden?ziel=%2Fbetrieb')
  await visitor.login('amt')
  const refused = await visitor.send('/betrieb')
  expect([refused.status, (await refused.text()).includes('Diese Seite ist der Administration vorbehalten.')]).toEqual([403, true])
  const kiel = new Visitor(town.base)
  await kiel.login('kiel')
  const page = await (await kiel.send('/betrieb')).text()
  expect(page).toContain('Kein Auftrag ist gescheitert.')
  const token = /name="_csrf" value="([0-9a-f]+)"/.exec(page)?.[1] ?? ''
  await kiel.post('/betrieb/auftraege', { _csrf: token, auftrag: JOB })
  expect(await town.world.store.jobs.failed()).toHaveLength(1)
  expect((await kiel.post('/betrieb/auftraege', { auftrag: JOB })).status).toBe(403)
})
