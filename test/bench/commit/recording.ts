/** Records what commands ask of the store, so that the same work can be done without the engine. */
import { definitions } from '../../../workflows/definitions.ts'
import { createEngine, type Engine } from '../../../src/engine/engine.ts'
import type { EventStore, Log } from '../../../src/engine/ports.ts'
import { systemRandom } from '../../../src/store/system.ts'
import { createMemoryStore, type MemoryStore } from '../../../src/store/memory-store.ts'
import type { Store } from '../../../src/store/open-store.ts'

export interface Call {
  method: keyof EventStore
  args: readonly unknown[]
}

/** Calls that were under way at the same time. */
export type Group = Call[]

export interface Recorder {
  engine: Engine
  memory: MemoryStore
  /** Store calls of one piece of work, in order. */
  record: (work: () => Promise<unknown>) => Promise<Group[]>
}

const log: Log = { info: () => {}, error: () => {} }

/** An engine in memory; its calls carry the very bytes that it would send to the database. */
export function createRecorder({ clock }: Pick<Store, 'clock'>): Recorder {
  const memory = createMemoryStore(clock)
  let groups: Group[] = []
  let underWay = 0
  const store = new Proxy(memory.events, {
    get:
      (target, method: keyof EventStore) =>
      async (...args: never[]) => {
        if (underWay === 0) groups.push([])
        groups.at(-1)?.push({ method, args: structuredClone(args) })
        underWay += 1
        try {
          return await (target[method] as (...all: never[]) => Promise<unknown>)(...args)
        } finally {
          underWay -= 1
        }
      },
  })
  return {
    engine: createEngine({ store, clock, random: systemRandom, log, definitions }),
    memory,
    async record(work) {
      groups = []
      await work()
      return groups
    },
  }
}
