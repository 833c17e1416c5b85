/**
 * The job that sends one mail. It tries again while the server has accepted nothing; once nobody can know, or the server refuses for
 * good, the job waits for a person. Each change of the mail's state is a compare-and-set, so that of two workers one reaches the dot.
 */
import { PermanentJobError } from '../engine/errors.ts'
import type { Observer } from '../engine/observer.ts'
import type { Postausgang, PostRecord, Postzustand } from '../engine/read-ports.ts'
import type { Transport, Versand } from './transport.ts'

export interface DispatchDeps {
  postausgang: Postausgang
  transport: Transport
  mailFrom: string
  observer?: Pick<Observer, 'mail'>
}

const ABGEBROCHEN = 'Das Programm endete, bevor der Mailserver den Empfang bestätigte.'

const waiting = (zustand: 'unklar' | 'abgelehnt', antwort: string | null): PermanentJobError =>
  new PermanentJobError(
    zustand === 'unklar'
      ? `Es ist unklar, ob die E-Mail angekommen ist. ${antwort ?? ''}`.trim()
      : `Der Mailserver hat die E-Mail abgelehnt: ${antwort ?? ''}`,
  )

async function change(deps: DispatchDeps, row: PostRecord, zustand: Postzustand, antwort: string | null): Promise<PostRecord | null> {
  if (!(await deps.postausgang.move(row, zustand, antwort))) return null
  deps.observer?.mail({ mailart: row.mailart, zustand })
  return { ...row, zustand, antwort, stand: row.stand + 1 }
}

/** What the server said is true, also where another worker has called it unclear meanwhile. */
async function record(deps: DispatchDeps, row: PostRecord, zustand: 'gesendet' | 'abgelehnt', antwort: string): Promise<void> {
  if ((await change(deps, row, zustand, antwort)) !== null) return
  const now = await deps.postausgang.get(row._id)
  if (now?.zustand === 'unklar') await change(deps, now, zustand, antwort)
}

/** @throws PermanentJobError for a person, any other error for another attempt */
async function settle(deps: DispatchDeps, row: PostRecord, versand: Versand): Promise<void> {
  switch (versand.art) {
    case 'gesendet':
      return record(deps, row, 'gesendet', versand.antwort)
    case 'abgelehnt':
      await record(deps, row, 'abgelehnt', versand.antwort)
      throw waiting('abgelehnt', versand.antwort)
    case 'unklar':
      await change(deps, row, 'unklar', versand.grund)
      throw waiting('unklar', versand.grund)
    case 'spaeter':
      await change(deps, row, 'offen', versand.grund)
      throw new Error(`Der Mailserver hat die E-Mail noch nicht angenommen: ${versand.grund}`)
  }
}

async function send(deps: DispatchDeps, row: PostRecord): Promise<void> {
  const from = /<([^<>]+)>\s*$/.exec(deps.mailFrom)?.[1] ?? deps.mailFrom
  let current = row
  const versand = await deps.transport.send({ from, to: row.an }, row.bytes, async () => {
    const marked = await change(deps, current, 'punkt_gesendet', null)
    if (marked === null) throw new Error('Ein anderer Versand derselben E-Mail war schneller.')
    current = marked
  })
  await settle(deps, current, versand)
}

/** Sends the mail of this id, if it still has to be sent. @throws as `settle` */
export async function dispatch(deps: DispatchDeps, id: string): Promise<void> {
  const row = await deps.postausgang.get(id)
  if (row === null) throw new PermanentJobError('Die E-Mail ist nicht mehr vorhanden.')
  switch (row.zustand) {
    case 'offen':
      return send(deps, row)
    case 'punkt_gesendet':
      await change(deps, row, 'unklar', ABGEBROCHEN)
      throw waiting('unklar', ABGEBROCHEN)
    case 'unklar':
    case 'abgelehnt':
      throw waiting(row.zustand, row.antwort)
    case 'gesendet':
    case 'erledigt':
      return
  }
}
