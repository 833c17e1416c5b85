/** Beschlusskontrolle of a body: the open mandates as a list, mailed to its members by the clerk's button. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { startCatcher, type Catcher } from '../../src/mail/catcher.ts'
import { filledForm } from '../setup/web.ts'
import { page, ref, sichtbar } from './seite.ts'
import { sitzungswelt, type Sitzungswelt } from './sitzung-welt.ts'

let welt: Sitzungswelt
let catcher: Catcher
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ratslauf-auftraege-'))
  catcher = await startCatcher(folder, () => '2026-03-02T08:00:00.000Z')
  welt = await sitzungswelt({ smtpUrl: catcher.url })
})
afterAll(async () => {
  await welt.close()
  await catcher.close()
  await rm(folder, { recursive: true })
})

const PFAD = '/gremien/stadtentwicklung/auftraege'

async function beschlossen(): Promise<void> {
  await welt.eroeffnet('s', ['v1'])
  await welt.execute(ref('vorlage', 'v1'), { type: 'AUFRUFEN', station: 's1' }, 'vorsitz')
  const ergebnis = { type: 'ERGEBNIS_ERFASSEN', station: 's1', ergebnis: 'beschlossen', abstimmung: { ja: 10 } }
  await welt.execute(ref('vorlage', 'v1'), ergebnis, 'vorsitz')
  await welt.execute(ref('vorlage', 'v1'), { type: 'ERGEBNIS_BESTAETIGEN', station: 's1' }, 'dienst')
}

const work = async (): Promise<void> => {
  while ((await welt.program.engine.relay.sweep()) > 0 || (await welt.program.worker.runDue()) > 0);
}

test('a body has no list to send before it has given a mandate', async () => {
  const dienst = await welt.visitor('dienst')
  const html = await page(dienst, PFAD)
  expect(sichtbar(html)).toContain('Kein Auftrag dieses Gremiums ist offen.')
  expect(html).not.toContain('Liste der offenen Aufträge versenden')
})

test('the clerk mails the list; done mandates leave it; nobody outside the body reads it', async () => {
  await beschlossen()
  const dienst = await welt.visitor('dienst')
  expect(await page(dienst, '/gremien/stadtentwicklung')).toContain(`href="${PFAD}"`)
  const html = await page(dienst, PFAD)
  expect(sichtbar(html)).toMatch(/Punkt 1 Die Brücke wird saniert\..*Punkt 2 Der Verkehr wird umgeleitet\./)
  expect((await dienst.post(PFAD, filledForm(html, PFAD, {}))).status).toBe(303)
  await work()
  const post = await welt.store.postausgang.ofAggregate(ref('gremium', 'musterstadt:stadtentwicklung'))
  expect(post.map(({ an }) => an)).toContain('p-mitglied-1@musterstadt.example')
  expect(post).toHaveLength(12)
  const record = await welt.store.postausgang.get(post[0]?._id ?? '')
  expect(record?.betreff).toBe('Offene Aufträge aus Beschlüssen: Ausschuss für Stadtentwicklung und Verkehr, Stand 23.03.2026')

  await welt.execute(ref('vorlage', 'v1'), { type: 'SACHSTAND_MELDEN', punkt: 1, status: 'erledigt' }, 'dienst')
  const vorsitz = await welt.visitor('vorsitz')
  const liste = await page(vorsitz, PFAD)
  expect(sichtbar(liste)).toContain('Punkt 2')
  expect(sichtbar(liste)).not.toContain('Punkt 1')
  expect(liste).not.toContain('Liste der offenen Aufträge versenden')
  // A group with an access of its own works on none of it.
  for (const fremd of ['kultur', 'gruppe']) {
    const visitor = await welt.visitor(fremd)
    expect([fremd, (await visitor.send(PFAD)).status]).toEqual([fremd, 403])
    expect(await page(visitor, '/gremien/stadtentwicklung')).not.toContain(PFAD)
  }
  expect((await (await welt.visitor('kiel')).send(PFAD)).status).toBe(404)
})
