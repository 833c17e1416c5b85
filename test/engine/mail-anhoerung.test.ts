/** Who is asked in a hearing and gets the receipt: the mailbox of a body, else its chair; each mail has a link of its own. */
import { beforeEach, expect, test } from '@jest/globals'
import { musterstadt } from '../../workflows/profile/musterstadt.ts'
import { anhoerungspost, stellungnahmepost } from '../../src/mail/post-anhoerung.ts'
import type { MailDeps, Post } from '../../src/mail/post.ts'
import type { Mitzeichnungsansicht } from '../../src/mail/views.ts'
import type { LinkRecord } from '../../src/engine/read-ports.ts'
import { readVorlage } from '../../src/engine/reading.ts'
import { DIENST, RAT, ASV, Stage, station, V } from '../workflows/stage.ts'

const POSTFACH = 'rat@example.org'

let stage: Stage
let links: LinkRecord[]
beforeEach(async () => {
  stage = new Stage()
  links = []
  await stage.bodies()
  const seat = { type: 'SITZ_BESETZEN', person: 'vorsitz', funktion: 'vorsitz', stimmrecht: true, von: '2020-01-01' }
  await stage.send({ art: 'gremium', id: `musterstadt:${RAT}` }, seat, DIENST)
  await stage.released({ beratungsfolge: [station(RAT, 'anhoerung'), station(ASV, 'entscheidung')] })
})

/** @param mitPostfach the body has a mailbox of its own */
function deps(mitPostfach: boolean, heute = '2026-03-02'): MailDeps {
  const { engine, store, clock, random } = stage.world
  const person = { _id: 'vorsitz', profil: 'musterstadt', name: 'Vorsitz des Stadtrates', email: 'vorsitz@example.org' }
  return {
    engine,
    store: store.events,
    profilOf: () => ({
      ...musterstadt,
      gremien: musterstadt.gremien.map((one) => (one.id === RAT && mitPostfach ? { ...one, email: POSTFACH } : one)),
    }),
    readers: { gremien: async () => store.heads().filter(({ ref }) => ref.art === 'gremium') } as unknown as MailDeps['readers'],
    personen: { put: async () => {}, list: async () => [person], get: async () => new Map([[person._id, person]]) },
    anhang: async () => [],
    links: { put: async (link) => void links.push(link), get: async () => null },
    postausgang: { ofAggregate: async () => [] },
    clock,
    random,
    baseUrl: 'https://stadt.example',
    heute: () => heute,
  }
}

const frage = async (mail: MailDeps): Promise<Post[]> => anhoerungspost(mail, await readVorlage(mail, V), 's1')
const ansicht = async (post: Post | undefined): Promise<Mitzeichnungsansicht> => (await post?.schreiben())?.ansicht as Mitzeichnungsansicht

test.each([
  [true, POSTFACH],
  [false, 'vorsitz@example.org'],
])('the mail goes to the mailbox of the body (%s), else to its chair: %s', async (mitPostfach, adresse) => {
  const gefragt = await frage(deps(mitPostfach))
  expect(gefragt.map(({ an }) => an.address)).toEqual([adresse])
  const { handlung, knopf } = await ansicht(gefragt[0])
  expect(handlung).toBe('Bitte äußern Sie sich bis 30.03.2026 zu dieser Vorlage (noch 28 Tage).')
  expect(knopf.href).toMatch(/^https:\/\/stadt\.example\/l\/[0-9a-f]{64}$/)
  expect(links).toMatchObject([{ zweck: 'anhoerung', stelle: RAT, station: 's1', runde: 1 }])
})

test.each([
  ['2026-03-29', 'noch 1 Tag'],
  ['2026-03-30', 'heute ist der letzte Tag'],
])('on %s it says: %s', async (heute, satz) => {
  expect((await ansicht((await frage(deps(true, heute)))[0])).handlung).toContain(satz)
})

test('nobody is asked after the last day, or once the body has answered; then it has a receipt with the time', async () => {
  expect(await frage(deps(true, '2026-03-31'))).toEqual([])
  expect(await stellungnahmepost(deps(true), await readVorlage(deps(true), V), 's1')).toEqual([])
  const event = { type: 'STELLUNGNAHME_ABGEBEN', station: 's1', ergebnis: 'abgelehnt', text: 'Zu teuer.' }
  await stage.send(V, event, DIENST)
  expect(await frage(deps(true))).toEqual([])
  const [beleg] = await stellungnahmepost(deps(true), await readVorlage(deps(true), V), 's1')
  expect(beleg?.an.address).toBe(POSTFACH)
  const { handlung, angaben, knopf } = await ansicht(beleg)
  expect(handlung).toBe('Ihre Stellungnahme ist eingegangen am 02.03.2026, 08:00 Uhr. Sie müssen nichts tun.')
  expect(angaben).toContainEqual({ label: 'Stellungnahme', wert: 'Zu teuer.' })
  expect(knopf.text).toBe('Antwort ansehen')
})
