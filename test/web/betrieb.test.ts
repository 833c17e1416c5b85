/** The page for those who keep the program running: failed work and unclear mails with what can be done, and who did what; nobody else sees it. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { PostRecord, Postzustand } from '../../src/engine/read-ports.ts'
import { Visitor } from './app-fixture.ts'
import { linksWorld, type LinksWorld } from './links-world.ts'

const JOB = 'vorlage/v1:9:0'
const MAIL = 'vorlage/v1:8:0:stelle:kaemmerei'
const pfad = (auftrag: string): string => `/betrieb/auftraege/${encodeURIComponent(auftrag)}`

let town: LinksWorld
let visitor: Visitor

beforeEach(async () => {
  town = await linksWorld()
  visitor = new Visitor(town.base)
  await town.mitzeichnung('v1', { marke: 'Nord' })
})
afterEach(async () => town.close())

/** A job that has failed for good. */
async function fail(_id: string, grund: string, art: 'mail' | 'dokument' | 'frist', daten: Record<string, unknown> = {}): Promise<void> {
  const { jobs, events } = town.world.store
  await events.insertJobs([{ _id, art, aggregat: { art: 'vorlage', id: 'v1' }, rev: 9, faelligAb: town.world.uhr.now(), daten }])
  const claimed = await jobs.claim(1_000, 'test')
  expect(claimed?._id).toBe(_id)
  await jobs.fail(_id, claimed?.token ?? 0, grund, null)
}

async function mail(zustand: Postzustand, more: Partial<PostRecord> = {}): Promise<void> {
  town.post.set(MAIL, {
    _id: MAIL,
    stand: 3,
    profil: 'musterstadt',
    mailart: 'mitzeichnung',
    aggregat: { art: 'vorlage', id: 'v1' },
    an: 'kaemmerei@musterstadt.example',
    betreff: 'Bitte mitzeichnen: Brücke',
    messageId: 'm-17@musterstadt.example',
    bytes: Buffer.from('Subject: Test\r\n\r\nText'),
    zustand,
    erstelltAm: '2026-03-02T07:00:00.000Z',
    antwort: 'Connection closed',
    ...more,
  })
  await fail(MAIL, 'Es ist unklar, ob die E-Mail angekommen ist. Connection closed', 'mail', { post: MAIL })
}

const read = async (path = '/betrieb', as = visitor): Promise<string> => (await as.send(path)).text()
const hidden = (page: string, name: string): string =>
  new RegExp(`name="${name}" value="([0-9a-f]+)"`).exec(page.slice(page.indexOf('id="inhalt"')))?.[1] ?? ''
/** The fields of a form on this page, with the given ones typed. */
const filled = (page: string, typed: Record<string, string> = {}): Record<string, string> => ({
  _csrf: hidden(page, '_csrf'),
  stand: hidden(page, 'stand'),
  ...typed,
})
const eingriffe = () => town.deps.eingriffe.latest('musterstadt', 100)
const failed = () => town.world.store.jobs.failed(10)
/** Number of jobs that would run now. */
const due = () => town.world.store.jobs.open(town.world.uhr.now())

describe('a failed job', () => {
  beforeEach(() => fail(JOB, 'Der Zähler <klemmt>.', 'dokument'))

  test('is shown with its reason; a press runs it again, and it stays written down who pressed', async () => {
    await visitor.login('admin')
    const page = await read()
    expect(page).toContain('Dokument erstellen: Entwurf 2026-1')
    expect(page).toContain('Der Zähler &lt;klemmt&gt;.')
    expect(page).toMatch(/href="\/betrieb" aria-current="page">Betrieb <span class="rl-zahl">1</)
    const answer = await visitor.post(`${pfad(JOB)}/wiederholen`, filled(page))
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/betrieb'])
    expect(await failed()).toEqual([])
    expect(await due()).toBe(1)
    const after = await read()
    for (const words of ['Der Auftrag läuft noch einmal.', 'Kein Auftrag ist gescheitert.', 'Noch einmal versucht', 'Administration'])
      expect(after).toContain(words)
    expect(await eingriffe()).toEqual([
      {
        _id: `${JOB}:1`,
        profil: 'musterstadt',
        am: town.world.uhr.now(),
        konto: 'admin',
        art: 'wiederholt',
        auftrag: JOB,
        auftragsart: 'dokument',
        aggregat: { art: 'vorlage', id: 'v1' },
        grund: null,
      },
    ])
  })

  test('takes a reason on its own page, which the list of interventions shows', async () => {
    await visitor.login('clerk')
    const page = await read(pfad(JOB))
    await visitor.post(`${pfad(JOB)}/wiederholen`, filled(page, { grund: 'Zähler <entklemmt>' }))
    expect(await read()).toContain('Zähler &lt;entklemmt&gt;')
    expect(await eingriffe()).toMatchObject([{ konto: 'clerk', grund: 'Zähler <entklemmt>' }])
  })

  test('runs once for two presses, also where it has failed again meanwhile: that is a new decision', async () => {
    await visitor.login('admin')
    const page = await read()
    await visitor.post(`${pfad(JOB)}/wiederholen`, filled(page))
    await visitor.post(`${pfad(JOB)}/wiederholen`, filled(page))
    expect(await read()).toContain('Darum hat sich bereits jemand gekümmert')
    const { jobs } = town.world.store
    const claimed = await jobs.claim(1_000, 'test')
    await jobs.fail(JOB, claimed?.token ?? 0, 'Wieder.', null)
    await visitor.post(`${pfad(JOB)}/wiederholen`, filled(page))
    expect(await read()).toContain('Darum hat sich bereits jemand gekümmert')
    expect([(await failed()).length, (await eingriffe()).length]).toEqual([1, 1])
  })

  test('of a document cannot be ticked off by hand', async () => {
    await visitor.login('admin')
    const page = await read(pfad(JOB))
    expect(page).not.toContain('Von Hand erledigt')
    const answer = await visitor.post(`${pfad(JOB)}/erledigt`, filled(page, { notiz: 'Ausgedruckt' }))
    expect([answer.status, (await answer.text()).includes('Nur E-Mails können von Hand erledigt werden')]).toEqual([422, true])
    expect([(await failed()).length, await eingriffe()]).toEqual([1, []])
  })

  test('shows what a library threw as a technical message, not as a sentence', async () => {
    await fail('vorlage/v1:10:0', 'ECONNREFUSED 127.0.0.1', 'frist')
    await visitor.login('admin')
    expect(await read()).toContain('Unerwarteter Fehler. Technische Meldung: ECONNREFUSED 127.0.0.1')
  })
})

describe('an unclear mail', () => {
  beforeEach(() => mail('unklar'))

  test('says what to do, where it went and under which Message-ID', async () => {
    await visitor.login('clerk')
    const list = await read()
    for (const words of ['Bitte mitzeichnen: Brücke', 'kaemmerei@musterstadt.example', 'Zustellung unklar', 'Klären'])
      expect(list).toContain(words)
    const page = await read(pfad(MAIL))
    for (const words of ['m-17@musterstadt.example', 'Sie kann angekommen sein oder nicht', 'Connection closed', 'derselben Message-ID'])
      expect(page).toContain(words)
  })

  test('is sent again only when somebody has checked that it did not arrive', async () => {
    await visitor.login('clerk')
    const page = await read(pfad(MAIL))
    const refused = await visitor.post(`${pfad(MAIL)}/wiederholen`, filled(page, { grund: 'Angerufen' }))
    const again = await refused.text()
    expect([refused.status, again.includes('Bitte prüfen Sie zuerst'), again.includes('value="Angerufen"')]).toEqual([422, true, true])
    expect([town.post.get(MAIL)?.zustand, (await failed()).length, await eingriffe()]).toEqual(['unklar', 1, []])

    const before = town.post.get(MAIL)
    const answer = await visitor.post(`${pfad(MAIL)}/wiederholen`, filled(page, { geprueft: 'ja', grund: 'Angerufen' }))
    expect(answer.status).toBe(303)
    expect(town.post.get(MAIL)).toEqual({ ...before, zustand: 'offen', stand: 4 })
    expect(await failed()).toEqual([])
    const after = await read()
    for (const words of ['Die E-Mail geht gleich hinaus.', 'Erneut gesendet', 'Angerufen', 'E-Mail an kaemmerei@musterstadt.example'])
      expect(after).toContain(words)
    expect(await eingriffe()).toMatchObject([{ konto: 'clerk', art: 'erneut_gesendet', auftrag: MAIL, grund: 'Angerufen' }])
  })

  test('is ticked off by hand with a note, and never sent again', async () => {
    await visitor.login('admin')
    const page = await read(pfad(MAIL))
    for (const notiz of ['', '  ', 'x'.repeat(301)]) {
      const refused = await visitor.post(`${pfad(MAIL)}/erledigt`, filled(page, { notiz }))
      expect([refused.status, /Bitte (füllen|kürzen) Sie „Wie wurde es erledigt\?“/.test(await refused.text())]).toEqual([422, true])
    }
    expect([town.post.get(MAIL)?.zustand, await eingriffe()]).toEqual(['unklar', []])
    await visitor.post(`${pfad(MAIL)}/erledigt`, filled(page, { notiz: 'Telefonisch mitgeteilt' }))
    expect([town.post.get(MAIL)?.zustand, await failed(), await due()]).toEqual(['erledigt', [], 0])
    const after = await read()
    for (const words of ['Als erledigt vermerkt.', 'Alle E-Mails sind versandt oder unterwegs.', 'Telefonisch mitgeteilt'])
      expect(after).toContain(words)
  })

  test('takes one decision of two people at once', async () => {
    await visitor.login('admin')
    const other = new Visitor(town.base)
    await other.login('clerk')
    const [mine, theirs] = [await read(pfad(MAIL)), await read(pfad(MAIL), other)]
    await Promise.all([
      visitor.post(`${pfad(MAIL)}/erledigt`, filled(mine, { notiz: 'Angerufen' })),
      other.post(`${pfad(MAIL)}/wiederholen`, filled(theirs, { geprueft: 'ja' })),
    ])
    const done = await eingriffe()
    expect(done).toHaveLength(1)
    const isErledigt = done[0]?.art === 'von_hand_erledigt'
    expect(town.post.get(MAIL)?.zustand).toBe(isErledigt ? 'erledigt' : 'offen')
    expect(await due()).toBe(isErledigt ? 0 : 1)
  })

  test('can still be sent by another person when the program died after the decision was written down', async () => {
    await visitor.login('admin')
    const page = await read(pfad(MAIL))
    const { retry } = town.world.store.jobs
    town.world.store.jobs.retry = () => Promise.reject(new Error('PLANTED connection refused'))
    expect((await visitor.post(`${pfad(MAIL)}/wiederholen`, filled(page, { geprueft: 'ja' }))).status).toBe(500)
    expect(town.world.errors.splice(0).join()).toContain('PLANTED')
    town.world.store.jobs.retry = retry
    const other = new Visitor(town.base)
    await other.login('clerk')
    const now = await read(pfad(MAIL), other)
    expect(now).toContain('sicher nicht angekommen')
    await other.post(`${pfad(MAIL)}/wiederholen`, filled(now))
    expect([town.post.get(MAIL)?.zustand, await failed(), await due()]).toEqual(['offen', [], 1])
    expect(await eingriffe()).toMatchObject([{ konto: 'admin', art: 'erneut_gesendet' }])
  })
})

test('a refused mail says so and needs no check before it is sent again', async () => {
  await mail('abgelehnt', { antwort: '550 No such user' })
  await visitor.login('admin')
  const page = await read(pfad(MAIL))
  for (const words of ['Vom Mailserver abgelehnt', 'Prüfen Sie die Adresse', 'Erneut senden']) expect(page).toContain(words)
  expect(page).not.toContain('name="geprueft"')
  await visitor.post(`${pfad(MAIL)}/wiederholen`, filled(page))
  expect([town.post.get(MAIL)?.zustand, await failed()]).toEqual(['offen', []])
})

test('an unclear invitation says that a deadline hangs on it', async () => {
  await mail('unklar', { mailart: 'ladung' })
  await visitor.login('clerk')
  expect(await read(pfad(MAIL))).toContain('hängt die Ladungsfrist ab')
})

test('what cannot be meant is refused in German and changes nothing', async () => {
  await mail('unklar')
  await visitor.login('admin')
  const page = await read(pfad(MAIL))
  for (const typed of [{ stand: '' }, { stand: '1 or 1' }, { stand: '-1' }, { geprueft: 'vielleicht' }, { grund: 'x'.repeat(301) }]) {
    const answer = await visitor.post(`${pfad(MAIL)}/wiederholen`, filled(page, typed))
    expect([typed, answer.status, /Bitte (füllen|prüfen|wählen|kürzen) Sie/.test(await answer.text())]).toEqual([typed, 422, true])
  }
  const stale = await visitor.post(`${pfad(MAIL)}/wiederholen`, filled(page, { stand: '7', geprueft: 'ja' }))
  expect(stale.status).toBe(303)
  expect([town.post.get(MAIL)?.zustand, (await failed()).length, await eingriffe()]).toEqual(['unklar', 1, []])
  const missing = await visitor.send(pfad('vorlage/v1:77:0'))
  expect([missing.status, (await missing.text()).includes('Dieser Auftrag ist nicht mehr offen')]).toEqual([404, true])
  expect((await visitor.post(`${pfad(MAIL)}/wiederholen`, { stand: '1', geprueft: 'ja' })).status).toBe(403)
})

test('others get 403 and no entry in the navigation, strangers the login, another municipality sees and changes nothing', async () => {
  await mail('unklar')
  for (const path of ['/betrieb', pfad(MAIL)])
    expect((await visitor.send(path)).headers.get('location')).toBe(`/anmelden?ziel=${encodeURIComponent(path)}`)
  await visitor.login('amt')
  for (const path of ['/betrieb', pfad(MAIL)]) {
    const refused = await visitor.send(path)
    const text = await refused.text()
    expect([refused.status, text.includes('Diese Seite ist für Administration und Sitzungsdienst.')]).toEqual([403, true])
    expect(text).not.toContain('href="/betrieb"')
  }
  const kiel = new Visitor(town.base)
  await kiel.login('kiel')
  const page = await read('/betrieb', kiel)
  for (const words of ['Alle E-Mails sind versandt oder unterwegs.', 'Kein Auftrag ist gescheitert.', 'Bisher musste niemand eingreifen.'])
    expect(page).toContain(words)
  expect(page).not.toContain('rl-zahl')
  expect((await kiel.send(pfad(MAIL))).status).toBe(404)
  const token = /name="_csrf" value="([0-9a-f]+)"/.exec(page)?.[1] ?? ''
  const form = { _csrf: token, stand: '1', geprueft: 'ja', notiz: 'Fremd' }
  for (const step of ['wiederholen', 'erledigt']) await kiel.post(`${pfad(MAIL)}/${step}`, form)
  expect([town.post.get(MAIL)?.zustand, (await failed()).length, await eingriffe()]).toEqual(['unklar', 1, []])

  const admin = new Visitor(town.base)
  await admin.login('admin')
  await admin.post(`${pfad(MAIL)}/erledigt`, filled(await read(pfad(MAIL), admin), { notiz: 'Nur für Musterstadt' }))
  expect(await read('/betrieb', kiel)).not.toContain('Nur für Musterstadt')
})
