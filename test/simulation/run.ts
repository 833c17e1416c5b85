/** Runs one plan from the first command to rest and says what was wrong. The same plan gives the same run. */
import { createEngine } from '../../src/engine/engine.ts'
import { fristHandler } from '../../src/jobs/frist.ts'
import { createWorker } from '../../src/jobs/worker.ts'
import { DIENST } from '../workflows/stage.ts'
import { GRUNDSTOCK } from './cast.ts'
import { finalChecks } from './final-checks.ts'
import type { Fault, Plan } from './plan.ts'
import type { PlantedBug } from './ports.ts'
import { documentHandler, mailHandler } from './records.ts'
import { createVisitors } from './visitor.ts'
import { createWorld, type World } from './world.ts'

export interface Run {
  failures: readonly string[]
  commands: number
  crashes: number
  trace: readonly string[]
}

/** People at work at the same time. */
const CROWD = 4
/** A run that does not come to rest by then has failed. */
const MAX_STEPS = 60_000
const MAX_ROUNDS = 200

/** Bodies and seats, before anything else happens. */
async function found(world: World): Promise<void> {
  const { events: store, clock, random, definitions } = world.calm
  const engine = createEngine({ store, clock, random, definitions, log: { info: () => {}, error: () => {} } })
  for (const [index, { ref, event }] of GRUNDSTOCK.entries()) await engine.execute({ commandId: `g${index}`, ref, event }, DIENST)
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
  const { events: store, jobs, records, clock, random, definitions } = bug?.inProcess?.(world.calm) ?? world.calm
  const log = { info: () => {}, error: () => {} }
  const engine = createEngine({ store, clock, random, definitions, log })
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
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const done = (await engine.relay.sweep()) + (await worker.runDue())
    const due = await jobs.nextDue()
    if (done === 0 && due === null) return
    if (done === 0 && due !== null) world.scheduler.advance(Math.max(1, Date.parse(due) - world.scheduler.now()))
  }
  world.failures.push('relay and jobs did not come to rest')
}

export async function run(plan: Plan, bug: PlantedBug | null = null, traced = false): Promise<Run> {
  const world = createWorld(plan, bug, traced)
  await found(world)
  await busy(world, plan, bug)
  if (world.failures.length === 0) await rest(world, bug)
  if (world.failures.length === 0) world.failures.push(...(await finalChecks(world)))
  world.stopAll()
  return {
    failures: world.failures,
    commands: world.ledger.sent.length,
    crashes: world.crashes(),
    trace: world.trace,
  }
}
