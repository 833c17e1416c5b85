/** Runs one plan from the first command to rest and says what was wrong. The same plan gives the same run. */
import { instantOf } from '../../workflows/recht/kalender.ts'
import { createEngine, type Engine } from '../../src/engine/engine.ts'
import { isRatslaufError } from '../../src/engine/errors.ts'
import { fristHandler } from '../../src/jobs/frist.ts'
import { createWorker, type Worker } from '../../src/jobs/worker.ts'
import { choose } from './choose.ts'
import { finalChecks } from './final-checks.ts'
import type { Fault, Plan } from './plan.ts'
import type { PlantedBug, Ports } from './ports.ts'
import { createPrng } from './prng.ts'
import { documentHandler, mailHandler } from './records.ts'
import { stadt } from './stadt.ts'
import { createVisitors } from './visitor.ts'
import { createWorld, type World } from './world.ts'

export interface Run {
  failures: readonly string[]
  commands: number
  crashes: number
  /** How often each event was accepted, by kind of aggregate and type. */
  events: Readonly<Record<string, number>>
  trace: readonly string[]
}

/** People at work at the same time. */
const CROWD = 4
/** A run that does not come to rest by then has failed. */
const MAX_STEPS = 60_000
const MAX_ROUNDS = 200

/** The program on ports that never fail. */
interface Calm {
  engine: Engine
  worker: Worker
}

function calm({ clock, random, definitions, events: store, jobs, records }: Ports): Calm {
  const log = { info: () => {}, error: () => {} }
  const engine = createEngine({ store, clock, random, log, definitions })
  const worker = createWorker({
    jobs,
    clock,
    random,
    log,
    handlers: { mail: mailHandler(records), dokument: documentHandler(records, engine), frist: fristHandler(engine) },
    owner: 'calm',
    attempts: { mail: 5, dokument: 5, frist: 5 },
    pollMilliseconds: 1_000,
  })
  return { engine, worker }
}

/** Bodies and seats, before anything else happens; then the quiet weeks. */
async function begin(world: World, plan: Plan): Promise<void> {
  const { grundstock, dienst } = stadt(plan.profil)
  const { engine, worker } = calm(world.calm)
  for (const [index, { ref, event }] of grundstock.entries()) await engine.execute({ commandId: `g${index}`, ref, event }, dienst)
  for (const seed of plan.vorlauf) {
    const choice = choose(createPrng(seed), world.view(), plan, `Vorlauf ${seed}`)
    if (choice.kind === 'wait') world.scheduler.advance(Math.max(0, Date.parse(instantOf(choice.until)) - world.scheduler.now()))
    else await engine.execute({ commandId: `q${seed}`, ...choice.step }, choice.step.akteur).catch(refused)
    await engine.relay.sweep()
    await worker.runDue()
  }
}

/** Not every step that looks sensible is possible. */
function refused(error: unknown): void {
  if (!isRatslaufError(error)) throw error
}

async function busy(world: World, plan: Plan, bug: PlantedBug | null): Promise<void> {
  const visitors = createVisitors(world, plan, bug)
  const faults = new Map<string, Fault>(plan.faults.map((fault) => [`${fault.command} ${fault.points}`, fault]))
  const waiting = [...plan.visits]
  let current = -1
  let points = 0
  for (let steps = 0; waiting.length + visitors.active() > 0 || world.scheduler.inFlight() > 0; steps += 1) {
    const next = waiting[0]
    if (next !== undefined && visitors.active() < CROWD && points >= next.gap) {
      waiting.shift()
      visitors.start(next)
      current = next.index
      points = 0
    }
    await world.step(faults.get(`${current} ${points}`))
    points += 1
    if (world.failures.length > 0) return
    if (steps > MAX_STEPS) {
      world.failures.push('the commands did not come to an end')
      return
    }
  }
}

/** No more faults: what was left behind is finished, and time goes on until nothing waits for it. */
async function rest(world: World, bug: PlantedBug | null): Promise<void> {
  world.stopAll()
  const { engine, worker } = calm(bug?.inProcess?.(world.calm) ?? world.calm)
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const done = (await engine.relay.sweep()) + (await worker.runDue())
    const due = await world.calm.jobs.nextDue()
    if (done === 0 && due === null) return
    if (done === 0 && due !== null) world.scheduler.advance(Math.max(1, Date.parse(due) - world.scheduler.now()))
  }
  world.failures.push('relay and jobs did not come to rest')
}

export async function run(plan: Plan, bug: PlantedBug | null = null, traced = false): Promise<Run> {
  const world = createWorld(plan, bug, traced)
  try {
    await begin(world, plan)

    await busy(world, plan, bug)
    if (world.failures.length === 0) await rest(world, bug)
    if (world.failures.length === 0) world.failures.push(...(await finalChecks(world)))
  } catch (error) {
    world.failures.push(`broke off: ${Error.isError(error) ? error.stack : String(error)}`)
  }
  world.stopAll()
  return {
    failures: world.failures,
    commands: world.ledger.sent.length,
    crashes: world.crashes(),
    events: world.counts(),
    trace: world.trace,
  }
}
