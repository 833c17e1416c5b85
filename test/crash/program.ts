/** Engine and worker on the real store, with job handlers that leave something for ever but neither render nor send. */
import { definitions } from '../../workflows/definitions.ts'
import { createEngine, type Engine } from '../../src/engine/engine.ts'
import type { Log } from '../../src/engine/ports.ts'
import { fristHandler } from '../../src/jobs/frist.ts'
import { sweepWhenNeeded } from '../../src/jobs/sweep.ts'
import { createWorker, type Handler, type Worker } from '../../src/jobs/worker.ts'
import type { Store } from '../../src/store/open-store.ts'
import { systemRandom } from '../../src/store/system.ts'
import { issueAtOnce } from '../setup/memory-world.ts'

/** Keeps the mail as sent, under the id of its job: what a real one leaves for ever. */
const keepMail =
  ({ postausgang, clock }: Store): Handler =>
  async (job) => {
    if ((await postausgang.get(job._id)) !== null) return
    await postausgang.put({
      _id: job._id,
      stand: 1,
      profil: 'musterstadt',
      mailart: String(job.daten['mailart']),
      aggregat: job.aggregat,
      an: 'amt@musterstadt.example',
      betreff: job._id,
      messageId: job._id,
      bytes: Buffer.from(job._id),
      zustand: 'gesendet',
      erstelltAm: clock.now(),
      antwort: null,
    })
  }

export interface CrashProgram {
  engine: Engine
  worker: Worker
}

export function createProgram(store: Store, log: Log, owner: string): CrashProgram {
  let wake = (): void => {}
  const engine = createEngine({
    store: store.events,
    clock: store.clock,
    random: systemRandom,
    log,
    definitions,
    onAccepted: () => wake(),
  })
  const worker = createWorker({
    jobs: store.jobs,
    clock: store.clock,
    random: systemRandom,
    log,
    handlers: { dokument: issueAtOnce(() => engine), mail: keepMail(store), frist: fristHandler(engine) },
    owner,
    attempts: { mail: 99, dokument: 99, frist: 99 },
    pollMilliseconds: 200,
    beforePoll: sweepWhenNeeded(engine.relay, store.clock),
  })
  wake = worker.wake
  return { engine, worker }
}
