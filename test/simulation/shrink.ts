/** Makes a failing plan small: leaves out what went before, faults, then commands, as long as it still fails. */
import type { Plan } from './plan.ts'
import type { PlantedBug } from './ports.ts'
import { run, type Run } from './run.ts'
import { DETAIL } from './scheduler.ts'

export interface Shrunk {
  plan: Plan
  run: Run
  /** Runs that it took. */
  tried: number
}

const MAX_RUNS = 400

/** Runs without halves, quarters … single items of one list; keeps what fails. */
async function without<Item>(items: readonly Item[], fails: (rest: readonly Item[]) => Promise<boolean>): Promise<readonly Item[]> {
  let kept = items
  for (let size = kept.length; size >= 1; size = Math.floor(size / 2)) {
    for (let from = 0; from < kept.length;) {
      const rest = kept.toSpliced(from, size)
      if (await fails(rest)) kept = rest
      else from += size
    }
  }
  return kept
}

export async function shrink(failing: Plan, bug: PlantedBug | null = null): Promise<Shrunk> {
  let tried = 0
  const fails = async (plan: Plan): Promise<boolean> => {
    if (tried >= MAX_RUNS) return false
    tried += 1
    return (await run(plan, bug)).failures.length > 0
  }
  const later = { ...failing, vorlauf: await without(failing.vorlauf, (vorlauf) => fails({ ...failing, vorlauf })) }
  const fewerFaults = { ...later, faults: await without(later.faults, (faults) => fails({ ...later, faults })) }
  const plan = { ...fewerFaults, visits: await without(fewerFaults.visits, (visits) => fails({ ...fewerFaults, visits })) }
  return { plan, run: await run(plan, bug, true), tried }
}

/** What a person reads first: what is wrong, how little it takes, what happened, how to see it again. */
export function describeFailure(failing: Plan, { plan, run: shrunk, tried }: Shrunk): string {
  const parts = (of: Plan): string => `${of.vorlauf.length} quiet steps, ${of.visits.length} commands, ${of.faults.length} faults`
  return [
    `Seed ${failing.seed} fails:`,
    ...shrunk.failures.map((what) => `  ${what}`),
    `Shrunk from ${parts(failing)} to ${parts(plan)} in ${tried} runs. What happened:`,
    ...shrunk.trace.filter((line) => !line.startsWith(DETAIL)).map((line) => `  ${line}`),
    `Repeat: npm run --silent sim -- --seeds 1 --from ${failing.seed}`,
  ].join('\n')
}
