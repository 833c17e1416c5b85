/** What the pages are built from. Routers get this and a `Web`; they hold no state of their own. */
import type { Akteur } from '../../workflows/akteur.ts'
import type { Block } from '../../workflows/text/blocks.ts'
import { profil, type Profil } from '../../workflows/profile/index.ts'
import { localDate } from '../../workflows/recht/kalender.ts'
import { actorOf } from '../engine/actor.ts'
import type { Engine } from '../engine/engine.ts'
import type { Clock, EventStore, Job, JobStore, Random } from '../engine/ports.ts'
import type { Dateien, Dokumente, Eingriffe, Links, Personen, Postausgang, Readers } from '../engine/read-ports.ts'
import type { Trial } from '../engine/trial.ts'
import type { Account, Accounts } from '../identity/accounts.ts'
import { vertretene, vertreteneAemter } from '../identity/vertretung.ts'
import type { Web } from './frame.ts'

export interface PageDeps {
  web: Web
  engine: Engine
  store: EventStore
  jobs: JobStore
  readers: Readers
  personen: Personen
  dateien: Dateien
  dokumente: Dokumente
  links: Links
  postausgang: Postausgang
  eingriffe: Eingriffe
  accounts: Accounts
  clock: Clock
  random: Random
  baseUrl: string
  /** Profile of this installation: public pages and new accounts. */
  profilId: string
  /** Text import; adapters of src/documents. */
  importWord: (bytes: Buffer) => Promise<{ blocks: Block[]; hinweise: string[] }>
  importHtml: (html: string) => Block[]
  /** The mails that a job of a dry run would write; an adapter of src/mail. */
  mailPreview: (
    trial: Pick<Trial, 'engine' | 'store'>,
    job: Job,
  ) => Promise<{ name: string; adresse: string; betreff: string; text: string }[]>
  /** Accessible twin of an issued document. */
  documentHtml: (model: unknown) => string
}

export const profilOf = (account: Account): Profil => profil(account.profil)

/** Offices from the account and of those it represents today, seats of today from the bodies. */
export async function currentActor(deps: Pick<PageDeps, 'readers' | 'clock' | 'accounts'>, account: Account): Promise<Akteur> {
  // Only a person holds seats.
  const gremien = account.person === undefined ? [] : await deps.readers.gremien(account.profil)
  const heute = localDate(deps.clock.now())
  const eigene = account.rollen.map(({ rolle, stelle }) => ({ amt: rolle, ...(stelle !== undefined && { stelle }) }))
  const abwesende = await Promise.all(vertretene(account, heute).map((id) => deps.accounts.byId(id)))
  const aemter = [
    ...eigene,
    ...vertreteneAemter(
      account,
      abwesende.filter((one) => one !== null),
    ),
  ]
  const source = { id: account._id, profil: account.profil, aemter, ...(account.person !== undefined && { person: account.person }) }
  return actorOf(source, gremien, heute)
}
