/** One simulated town: a store, several processes on it, time, faults, and the checks that look at every step of the store. */
import { definitions } from '../../workflows/definitions.ts'
import { localDate } from '../../workflows/recht/kalender.ts'
import type { Clock } from '../../src/engine/ports.ts'
import { createMemoryStore, type MemoryStore } from '../../src/store/memory-store.ts'
import type { View } from './choose.ts'
import { checkCommit } from './commit-check.ts'
import { createLedger, intentOf, record, type Ledger } from './ledger.ts'
import type { Fault, Plan } from './plan.ts'
import type { PlantedBug, Ports, Shared } from './ports.ts'
import { startProcess, type Process } from './process.ts'
import { createPrng, mix, type Prng } from './prng.ts'
import { createMemoryRecords, type MemoryRecords } from './records.ts'
import { createScheduler, DETAIL, type Owner, type Scheduler } from './scheduler.ts'

const START = Date.parse('2026-03-02T07:00:00.000Z')
const MINUTE = 60_000

export interface World {
  store: MemoryStore
  records: MemoryRecords
  ledger: Ledger
  scheduler: Scheduler
  /** The processes that are up. */
  processes: () => Process[]
  /** The same ports without faults and delays, for the time after. */
  calm: Ports
  crashes: () => number
  /** Accepted events by kind of aggregate and type. */
  counts: () => Record<string, number>
  view: () => View
  step: (fault?: Fault) => Promise<void>
  /** Starts what is down and stops what runs on its own. */
  stopAll: () => void
  failures: string[]
  trace: string[]
  tell: (line: () => string) => void
}

interface Watching {
  fail: (what: string) => void
  tell: (line: () => string) => void
}

/** Watches the store from above a planted bug: what it claims to have done is compared with what is there. */
function watched(shared: Shared, store: MemoryStore, ledger: Ledger, { fail, tell }: Watching): Shared {
  const lease = (id: string, token: number, done: boolean, what: string): void => {
    if (done && ledger.tokens.get(id) !== token) fail(`${what} ${id} by a worker that had lost the lease`)
  }
  return {
    records: shared.records,
    events: {
      ...shared.events,
      async commit(ref, expected, commit) {
        const done = await shared.events.commit(ref, expected, commit)
        const { event } = commit.pending
        tell(() => `   ${event._id} ${event.type} by ${event.akteur}, id ${event.commandId}${done ? '' : ': lost the race'}`)
        const head = done ? await store.events.readHead(ref) : null
        if (head === null) return done
        const { getTexts: texts, getInhalte: inhalte } = store.events
        const { after, found } = await checkCommit(definitions, ledger, head, { texts, inhalte })
        for (const what of found) fail(what)
        record(ledger, head, after)
        return done
      },
      async insertJobs(jobs) {
        for (const job of jobs) ledger.jobs.set(intentOf(job), (ledger.jobs.get(intentOf(job)) ?? new Set()).add(job._id))
        await shared.events.insertJobs(jobs)
      },
    },
    jobs: {
      ...shared.jobs,
      async claim(lease, owner) {
        const job = await shared.jobs.claim(lease, owner)
        if (job !== null) ledger.tokens.set(job._id, job.token)
        return job
      },
      async complete(id, token) {
        const done = await shared.jobs.complete(id, token)
        lease(id, token, done, 'completed')
        return done
      },
      async renew(id, token, milliseconds) {
        const done = await shared.jobs.renew(id, token, milliseconds)
        lease(id, token, done, 'renewed')
        return done
      },
      async fail(id, token, grund, faelligAb) {
        const done = await shared.jobs.fail(id, token, grund, faelligAb)
        lease(id, token, done, 'failed')
        return done
      },
    },
  }
}

export function createWorld(plan: Plan, bug: PlantedBug | null, traced: boolean): World {
  const random: Prng = createPrng(mix(plan.seed, 20))
  const failures: string[] = []
  const trace: string[] = []
  const fail = (what: string): void => void failures.push(what)
  const tell = (line: () => string): void => {
    if (!traced) return
    const text = line()
    const detail = text.startsWith(DETAIL) ? DETAIL : ''
    trace.push(`${detail}${new Date(scheduler.now()).toISOString()} ${text.slice(detail.length)}`)
  }
  const scheduler = createScheduler(START, random, tell)
  const everybodys: Clock = {
    now: () => new Date(scheduler.now()).toISOString(),
    ticks: scheduler.now,
    sleep: async () => {},
  }
  let caller = everybodys
  const store = createMemoryStore({ ...everybodys, now: () => caller.now() })
  const records = createMemoryRecords()
  const ledger = createLedger()
  const bare: Shared = { events: store.events, jobs: store.jobs, records }
  const shared = watched(bug?.inStore?.(bare, store) ?? bare, store, ledger, { fail, tell })
  const operator: Owner = { name: 'operator', alive: true, pausedUntil: 0 }

  let running: Process[] = []
  let incarnations = 0
  let crashes = 0
  const start = (name: string): void => {
    incarnations += 1
    const seed = mix(plan.seed, 30 + incarnations)
    const onCall = (clock: Clock): void => void (caller = clock)
    running.push(startProcess(name, seed, { scheduler, shared, definitions, bug, onUnexpected: fail, onCall }))
  }
  for (let n = 1; n <= plan.processes; n += 1) start(`p${n}`)

  function crash(process: Process, size: number): void {
    crashes += 1
    process.alive = false
    scheduler.forget(process)
    running = running.filter((other) => other !== process)
    process.kill()
    void scheduler.sleep(operator, 20 + size * 1_500).then(() => start(process.name))
  }

  function strike(fault: Fault, owner: Owner | null): void {
    const process = running.find((candidate) => candidate === owner) ?? running[Math.floor(fault.size * running.length)]
    if (fault.kind === 'leap') scheduler.advance(fault.size * 10 * MINUTE)
    if (process === undefined) return
    if (fault.kind === 'crash') crash(process, fault.size)
    if (fault.kind === 'pause') {
      scheduler.advance(1.1 * MINUTE)
      process.pausedUntil = scheduler.now() + fault.size * 1_500
    }
    if (fault.kind === 'clock_set') process.offset += (fault.size - 0.6) * 20 * MINUTE
  }

  return {
    store,
    records,
    ledger,
    scheduler,
    failures,
    trace,
    tell,
    processes: () => running,
    calm: { ...shared, clock: everybodys, random: createPrng(mix(plan.seed, 21)), definitions },
    crashes: () => crashes,
    counts: () => {
      const events = [...ledger.entries.values()].flatMap(({ ref, log }) => log.map(({ event }) => `${ref.art} ${event.type}`))
      return Object.fromEntries([...Map.groupBy(events, (name) => name)].map(([name, same]) => [name, same.length]))
    },
    view: () => ({
      heute: localDate(everybodys.now()),
      aggregates: [...ledger.entries.values()].map(({ ref, log }) => ({ ref, parts: log.at(-1)?.parts ?? {} })),
    }),
    async step(fault) {
      const owner = await scheduler.step(fault)
      if (fault === undefined) return
      tell(() => `   ${fault.kind} strikes ${owner?.name ?? 'whoever is up'}`)
      strike(fault, owner)
    },
    stopAll() {
      caller = everybodys
      for (const process of running) {
        process.alive = false
        scheduler.forget(process)
      }
      running = []
    },
  }
}
