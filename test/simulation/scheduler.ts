/**
 * Decides what happens next. Each call of a port is parked; one of the parked calls at a time is let through to the store, which is
 * how calls are delayed and overtake each other. Time passes only here.
 */
import type { Fault } from './plan.ts'
import type { Prng } from './prng.ts'

/** Whoever calls ports: a process of the program, or a person. What is no longer alive never hears of its calls again. */
export interface Owner {
  readonly name: string
  alive: boolean
  /** Stands still until then. */
  pausedUntil: number
}

/** Begins the lines of a trace that a reader can do without. */
export const DETAIL = '· '

export const LOST = 'CONNECTION_LOST'

interface Parked {
  owner: Owner
  what: () => string
  run: () => Promise<unknown>
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}

interface Sleeper {
  owner: Owner
  until: number
  wake: () => void
}

export interface Scheduler {
  /** Milliseconds since 1970. */
  now: () => number
  advance: (milliseconds: number) => void
  call: <Value>(owner: Owner, what: () => string, run: () => Promise<Value>) => Promise<Value>
  sleep: (owner: Owner, milliseconds: number, signal?: AbortSignal) => Promise<void>
  /** Lets one thing happen; a fault strikes the call whose turn it is. Tells whom it struck. */
  step: (fault?: Fault) => Promise<Owner | null>
  /** A process is gone, and with it all that it waited for. */
  forget: (owner: Owner) => void
  /** Calls on their way to the store. */
  inFlight: () => number
}

/** Whatever has become possible runs until it waits for a port again; no time passes. */
const untilAllWait = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

export function createScheduler(start: number, random: Prng, trace: (line: () => string) => void): Scheduler {
  let now = start
  let parked: Parked[] = []
  let sleepers: Sleeper[] = []
  const runs = (owner: Owner): boolean => owner.pausedUntil <= now

  async function letThrough(call: Parked): Promise<void> {
    try {
      const value = await call.run()
      if (call.owner.alive) call.resolve(value)
    } catch (error) {
      if (call.owner.alive) call.reject(error)
    }
  }

  /** Returns whether the call was settled by the fault. */
  async function strike(call: Parked, fault: Fault): Promise<boolean> {
    const fail = (): void => call.reject(new Error(LOST))
    const orphan = {
      ...call,
      owner: { name: `late call of ${call.owner.name}`, alive: true, pausedUntil: 0 },
      resolve: () => {},
      reject: () => {},
    }
    switch (fault.kind) {
      case 'crash':
        if (fault.size < 0.35) await letThrough({ ...call, resolve: () => {}, reject: () => {} })
        else if (fault.size < 0.5) parked.push(orphan)
        return true
      case 'reply_lost':
        await letThrough({ ...call, resolve: fail, reject: fail })
        return true
      case 'call_lost':
        fail()
        return true
      case 'call_late':
        fail()
        parked.push({ ...orphan, owner: { ...orphan.owner, pausedUntil: now + fault.size * 2_000 } })
        return true
      case 'pause':
      case 'leap':
      case 'clock_set':
        return false
    }
  }

  function passTime(): void {
    const next = [
      ...sleepers.map(({ until, owner }) => Math.max(until, owner.pausedUntil)),
      ...parked.map(({ owner }) => owner.pausedUntil),
    ]
    const earliest = Math.min(...next.filter((at) => at > now))
    if (earliest === Number.POSITIVE_INFINITY) throw new Error('NOTHING_LEFT_TO_HAPPEN')
    now = earliest
  }

  async function step(fault?: Fault): Promise<Owner | null> {
    now += 1 + random.below(4)
    const calls = parked.filter(({ owner }) => runs(owner))
    const due = sleepers.filter(({ until, owner }) => until <= now && runs(owner))
    if (calls.length + due.length === 0) {
      passTime()
      return null
    }
    const choice = random.below(calls.length + due.length)
    const call = calls[choice]
    if (call === undefined) {
      const sleeper = due[choice - calls.length]
      sleepers = sleepers.filter((other) => other !== sleeper)
      sleeper?.wake()
    } else {
      parked = parked.filter((other) => other !== call)
      trace(() => `${fault === undefined ? DETAIL : ''}${call.owner.name} ${call.what()}${fault === undefined ? '' : ` !! ${fault.kind}`}`)
      if (fault === undefined || !(await strike(call, fault))) await letThrough(call)
    }
    await untilAllWait()
    return call?.owner ?? null
  }

  return {
    now: () => now,
    advance: (milliseconds) => (now += milliseconds),
    call: (owner, what, run) =>
      new Promise((resolve, reject) => {
        if (owner.alive) parked.push({ owner, what, run, resolve: resolve as (value: unknown) => void, reject })
      }),
    sleep: (owner, milliseconds, signal) =>
      new Promise((resolve) => {
        if (!owner.alive) return
        const sleeper = { owner, until: now + milliseconds, wake: resolve }
        sleepers.push(sleeper)
        signal?.addEventListener('abort', () => {
          sleepers = sleepers.filter((other) => other !== sleeper)
          if (owner.alive) resolve()
        })
      }),
    step,
    forget(owner) {
      parked = parked.filter((call) => call.owner !== owner)
      sleepers = sleepers.filter((sleeper) => sleeper.owner !== owner)
    },
    inFlight: () => parked.length,
  }
}
