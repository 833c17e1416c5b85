/** One client of the load: takes papers from the first draft to the agenda, and repeats under the same id what it got no answer to. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Payload, Ref } from '../../workflows/aggregate.ts'
import type { Akteur } from '../../workflows/akteur.ts'
import { AUTOR, DIENST, HVB, aendern, anlegen } from '../setup/paper.ts'
import type { App } from './app.ts'
import type { Seeded } from './seeded.ts'

export interface Acknowledged {
  ref: Ref
  commandId: string
  rev: number
}

export interface ClientOptions {
  /** Distinguishes this client and round from all others. */
  name: string
  /** Clients with the same one share a session. */
  group: string
  random: Seeded
  /** The process that serves this attempt; changes when one is killed. */
  app: (attempt: number) => App
  /** No new step after this; a step with an unknown outcome is still repeated until its outcome is known. */
  stopped: () => boolean
  acknowledged: Acknowledged[]
}

const KAEMMEREI: Akteur = {
  id: 'konto-kaemmerei',
  profil: 'musterstadt',
  aemter: [{ amt: 'amtsleitung', stelle: 'kaemmerei' }],
  sitze: [],
}
const MITZEICHNUNG = { mitzeichnung: ['kaemmerei'] }
/** Sessions lie far ahead, whenever the test runs. */
const SITZUNG_AM = '2099-06-01T16:00'
const PAUSE_MILLISECONDS = 50

const planen: Payload = { type: 'SITZUNG_PLANEN', profil: 'musterstadt', gremium: 'stadtrat', am: SITZUNG_AM, ort: 'Saal', tops: [] }

export async function runClient({ name, group, random, app, stopped, acknowledged }: ClientOptions): Promise<void> {
  let steps = 0

  /** False when the step was refused or the load is over: the paper is left as it is. */
  async function step(ref: Ref, event: Payload, akteur: Akteur): Promise<boolean> {
    if (stopped()) return false
    steps += 1
    const commandId = `${name}-${steps}`
    for (let attempt = 0; ; attempt += 1) {
      const outcome = await app(attempt).send({ commandId, ref, event }, akteur)
      if ('rev' in outcome) {
        acknowledged.push({ ref, commandId, rev: outcome.rev })
        return true
      }
      if ('refused' in outcome) return false
      await wait(PAUSE_MILLISECONDS)
    }
  }

  async function paper(nr: number): Promise<void> {
    const v: Ref = { art: 'vorlage', id: `${name}-v${nr}` }
    const s: Ref = { art: 'sitzung', id: `${group}-${Math.floor(nr / 2)}` }
    const way: [Ref, Payload, Akteur][] = [
      [v, { ...anlegen(v.id), ...MITZEICHNUNG }, AUTOR],
      ...(random.below(2) === 0 ? [[v, { ...aendern(`${v.id} neu`), ...MITZEICHNUNG }, AUTOR] satisfies [Ref, Payload, Akteur]] : []),
      [v, { type: 'EINREICHEN' }, AUTOR],
      [v, { type: 'MITZEICHNEN', stelle: 'kaemmerei', votum: 'gezeichnet' }, KAEMMEREI],
      [v, { type: 'MITZEICHNUNG_ABSCHLIESSEN' }, AUTOR],
      [v, { type: 'FREIGEBEN_HVB', personendatenGeprueft: true }, HVB],
    ]
    // One of three stays with the office, so that its deadline fires.
    const length = random.below(3) === 0 ? 2 : way.length
    for (const [ref, event, akteur] of way.slice(0, length)) if (!(await step(ref, event, akteur))) return
    if (length < way.length) return
    // Refused where another client of the group was first.
    await step(s, planen, DIENST)
    if (!(await step(v, { type: 'AUF_TO_SETZEN', station: 's1', sitzung: s.id }, DIENST))) return
    if (random.below(4) === 0) await step(v, { type: 'ABSETZEN', station: 's1', grund: 'Noch nicht reif.' }, DIENST)
    if (random.below(4) === 0) await step(s, { type: 'LADUNG_VERSENDEN' }, DIENST)
  }

  for (let nr = 0; !stopped(); nr += 1) await paper(nr)
}
