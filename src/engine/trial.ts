/**
 * A dry run: the command goes the whole real path, with its crossings and the documents that follow, on a store that is thrown away.
 * What it shows is what would have been stored; nothing is.
 */
import type { Parts, Ref } from '../../workflows/aggregate.ts'
import { SYSTEM, type Akteur } from '../../workflows/akteur.ts'
import { vorlageStand } from '../../workflows/vorlage/stand.ts'
import { createEngine, type Engine } from './engine.ts'
import { issuedDocument } from './issued-document.ts'
import type { Command, EventRecord, EventStore, Job } from './ports.ts'
import { createTrialStore, type ReadableStore } from './trial-store.ts'
import type { ExecuteDeps } from './execute.ts'

export interface TrialDeps extends Pick<ExecuteDeps, 'clock' | 'random' | 'definitions'> {
  store: ReadableStore
}

export interface Trial {
  ref: Ref
  /** Revision that the command makes. */
  rev: number
  /** The machines of the aggregate before and after; empty before the first event. */
  vorher: Parts
  nachher: Parts
  /** Everything that would happen, over all aggregates, the command first. */
  events: EventRecord[]
  /** Mails, documents and deadlines it causes. */
  jobs: Job[]
  /** Ids of deadlines it ends. */
  cancelled: string[]
  /** To read the state it leads to: for mails that would be written then. */
  engine: Engine
  store: EventStore
}

/** More documents that cause documents than any event has: it does not end. */
const MOST_ROUNDS = 10

/** The document job as if its document had been issued. */
const issue = (engine: Engine, job: Job, fassung: string): Promise<unknown> =>
  engine.execute({ commandId: job._id, ref: job.aggregat, event: issuedDocument(job, '0'.repeat(64), fassung) }, SYSTEM)

const fassungOf = (parts: Parts): string => (parts['vorlage'] === undefined ? '' : vorlageStand(parts).context.fassung.hash)

/** @throws RatslaufError as `execute`: what would be refused is refused here, with the same reasons */
export async function tryOut(deps: TrialDeps, command: Omit<Command, 'commandId'>, akteur: Akteur): Promise<Trial> {
  const trial = createTrialStore(deps.store)
  const { clock, random, definitions } = deps
  const engine = createEngine({ clock, random, definitions, store: trial.store, log: { info: () => {}, error: () => {} } })
  const { ref } = command
  const vorher = (await engine.read(ref))?.parts ?? {}
  const { rev } = await engine.execute({ ...command, commandId: `vorschau:${random.hex(8)}` }, akteur)
  await engine.relay.catchUp()
  const issued = new Set<string>()
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const open = trial.jobs().filter(({ _id, art }) => art === 'dokument' && !issued.has(_id))
    for (const job of open) {
      issued.add(job._id)
      await issue(engine, job, fassungOf((await engine.read(job.aggregat))?.parts ?? {}))
    }
    await engine.relay.catchUp()
    if (open.length === 0) break
  }
  const nachher = (await engine.read(ref))?.parts ?? {}
  return { ref, rev, vorher, nachher, events: trial.events(), jobs: trial.jobs(), cancelled: trial.cancelled(), engine, store: trial.store }
}
