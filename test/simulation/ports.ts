/** What a simulated process gets of the world, and where a planted bug may sit. */
import type { Aggregatart, AggregateDefinition } from '../../workflows/aggregate.ts'
import type { Clock, Command, EventStore, JobStore, Random } from '../../src/engine/ports.ts'
import type { MemoryStore } from '../../src/store/memory-store.ts'
import type { Records } from './records.ts'

/** What all processes share. Each call is one atomic step. */
export interface Shared {
  events: EventStore
  jobs: JobStore
  records: Records
}

export interface Ports extends Shared {
  clock: Clock
  random: Random
  definitions: Readonly<Record<Aggregatart, AggregateDefinition>>
}

export interface PlantedBug {
  name: string
  /** What somebody got wrong. */
  sentence: string
  /** Sits in the store: what it does happens in one step. */
  inStore?: (shared: Shared, store: MemoryStore) => Shared
  /** Sits in the process: other processes act between its calls. */
  inProcess?: (ports: Ports) => Ports
  inCommand?: (command: Command) => Command
}
