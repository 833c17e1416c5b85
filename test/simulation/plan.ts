/** What a seed decides in advance: how many processes and commands there are, and which faults strike when. Shrinking takes parts away. */
import { STAEDTE } from './stadt.ts'
import { createPrng, mix, type Prng } from './prng.ts'

export const FAULTS = [
  /** The process of the call dies; whether its last call still reaches the store is decided by `size`. */
  'crash',
  /** The store has done it, the caller gets an error. */
  'reply_lost',
  /** The store has not done it, the caller gets an error. */
  'call_lost',
  /** The caller gets an error at once, and later the store does it all the same. */
  'call_late',
  /** The process stands still for longer than a lease. */
  'pause',
  /** Time leaps ahead for everybody. */
  'leap',
  /** The clock of one process is set, forwards or backwards. */
  'clock_set',
] as const
export type FaultKind = (typeof FAULTS)[number]

export interface Fault {
  /** Strikes so many scheduling points after the start of this command. */
  command: number
  points: number
  kind: FaultKind
  /** In [0, 1): how long, how far, which. */
  size: number
}

/** One visit of a person to the program: what is done follows from its own seed and from what the papers look like then. */
export interface Visit {
  index: number
  seed: number
  /** Scheduling points since the visit before. */
  gap: number
}

export interface Plan {
  seed: number
  /** Id of the profile that is played. */
  profil: string
  processes: number
  vorlagen: number
  /** Papers go to the session without co-signature, so that more of the run happens there. */
  direkt: boolean
  /** The head of administration objects wherever it may. */
  streit: boolean
  /** Seeds of visits in the quiet weeks before: one after the other, and nothing fails. So that the rest begins in the middle of things. */
  vorlauf: readonly number[]
  visits: readonly Visit[]
  faults: readonly Fault[]
}

const WEIGHTS: Record<FaultKind, number> = { crash: 7, reply_lost: 3, call_lost: 2, call_late: 2, pause: 1, leap: 1, clock_set: 1 }
const LOTTERY = FAULTS.flatMap((kind) => Array.from({ length: WEIGHTS[kind] }, () => kind))

function faultsOf(random: Prng, visits: number): Fault[] {
  return Array.from({ length: 5 + random.below(8) }, () => ({
    command: random.below(visits),
    points: random.below(18),
    kind: random.pick(LOTTERY),
    size: random.fraction(),
  }))
}

const PROFILE = [...STAEDTE.keys()]

export function planOf(seed: number): Plan {
  const random = createPrng(mix(seed, 10))
  const count = 44 + random.below(16)
  // Some seeds are hurried, in others each step has time to reach everybody.
  const pace = 4 + random.below(26)
  return {
    seed,
    profil: PROFILE[seed % PROFILE.length] ?? '',
    processes: 3 + random.below(2),
    vorlagen: 2 + random.below(2),
    direkt: random.chance(0.7),
    streit: random.chance(0.5),
    vorlauf: random.chance(0.35) ? [] : Array.from({ length: 20 + random.below(100) }, (_, index) => mix(seed, 500 + index)),
    visits: Array.from({ length: count }, (_, index) => ({ index, seed: mix(seed, 1_000 + index), gap: random.below(pace * 2) })),
    faults: faultsOf(random, count),
  }
}
