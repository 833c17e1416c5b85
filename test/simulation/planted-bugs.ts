/** Bugs that somebody could make, each as a wrapper around a port, a definition or a command. The simulation has to find every one. */
import type { AggregateDefinition, Aggregatart, Ref } from '../../workflows/aggregate.ts'
import { hashOf } from '../../src/engine/canonical.ts'
import type { EventRecord, EventStore, JobStore } from '../../src/engine/ports.ts'
import type { PlantedBug, Ports, Shared } from './ports.ts'

type InProcess = (ports: Ports) => Ports

const inEvents = (change: (events: EventStore, ports: Ports) => Partial<EventStore>): InProcess => {
  return (ports) => ({ ...ports, events: { ...ports.events, ...change(ports.events, ports) } })
}

const inDefinition = (art: Aggregatart, change: (definition: AggregateDefinition) => Partial<AggregateDefinition>): InProcess => {
  return (ports) => ({
    ...ports,
    definitions: { ...ports.definitions, [art]: { ...ports.definitions[art], ...change(ports.definitions[art]) } },
  })
}

const eventsInStore = (shared: Shared, change: (events: EventStore) => Partial<EventStore>): Shared => ({
  ...shared,
  events: { ...shared.events, ...change(shared.events) },
})

const refOf = ({ aggregat }: EventRecord): Ref => {
  const slash = aggregat.indexOf('/')
  return { art: aggregat.slice(0, slash) as Aggregatart, id: aggregat.slice(slash + 1) }
}

function withoutToken(jobs: JobStore): JobStore {
  const newest = new Map<string, number>()
  return {
    ...jobs,
    async claim(lease, owner) {
      const job = await jobs.claim(lease, owner)
      if (job !== null) newest.set(job._id, job.token)
      return job
    },
    complete: (id, token) => jobs.complete(id, newest.get(id) ?? token),
  }
}

export const PLANTED_BUGS: readonly PlantedBug[] = [
  {
    name: 'compare-and-set without rev',
    sentence: 'The commit goes by the id of the head alone, so that of two writers both win.',
    inStore: (shared) =>
      eventsInStore(shared, (events) => ({
        commit: async (ref, _expected, commit) => events.commit(ref, (await events.readHead(ref))?.rev ?? 0, commit),
      })),
  },
  {
    name: 'relay clears before inserting',
    sentence: 'The relay takes commits out of pending before their events are in the store; a crash in between loses them.',
    inProcess: inEvents((events) => ({
      async insertEvents(rows) {
        if (rows[0] !== undefined)
          await events.clearPending(
            refOf(rows[0]),
            rows.map((row) => row.rev),
          )
        await events.insertEvents(rows)
      },
    })),
  },
  {
    name: 'relay sets instead of pulls',
    sentence: 'The relay empties pending as a whole, with whatever was committed since it looked.',
    inStore: (shared) =>
      eventsInStore(shared, (events) => ({
        async clearPending(ref) {
          const head = await events.readHead(ref)
          return events.clearPending(ref, head?.pending.map((pending) => pending.rev) ?? [])
        },
      })),
  },
  {
    name: 'token not checked on completion',
    sentence: 'Whoever finishes a job removes its row, also when the lease was lost and another worker has it.',
    inStore: (shared) => ({ ...shared, jobs: withoutToken(shared.jobs) }),
  },
  {
    name: 'duplicate commandId not detected',
    sentence: 'Neither the ring of the head nor the history is asked whether the command was accepted before.',
    inProcess: inEvents((events) => ({
      async readHead(ref) {
        const head = await events.readHead(ref)
        return head === null ? null : { ...head, ring: [] }
      },
      findByCommand: async () => null,
    })),
  },
  {
    name: 'effect id random',
    sentence: 'A job gets a new id each time it is copied out, so that a second relay makes a second job.',
    inProcess: inEvents((events, { random }) => ({
      insertJobs: (jobs) => events.insertJobs(jobs.map((job) => ({ ...job, _id: `${job._id}:${random.hex(4)}` }))),
    })),
  },
  {
    name: 'finished job inserted again and done twice',
    sentence: 'The handler does not look for the mail that an earlier run of the same job has sent.',
    inProcess: (ports) => ({
      ...ports,
      records: {
        ...ports.records,
        markMail: (id, from, to) => ports.records.markMail(id, to === 'punkt_gesendet' ? [...from, 'gesendet', 'unklar'] : from, to),
      },
    }),
  },
  {
    name: 'deadline fires after cancel',
    sentence: 'A cancelled deadline stays in the job store, and its event is accepted without asking whether it still holds.',
    inProcess: (ports) => {
      const changed = inDefinition('vorlage', ({ grounds }) => ({
        grounds: (situation, event, nurStand) => (event.type === 'FRIST_ABGELAUFEN' ? [] : grounds(situation, event, nurStand)),
      }))(ports)
      return { ...ports, ...changed, events: { ...ports.events, cancelJobs: async () => {} } }
    },
  },
  {
    name: 'stale snapshot restored',
    sentence: 'Now and then a command starts from the machines as the process has read them before, with the newest rev.',
    inProcess: (ports) => {
      const read = new Map<string, string>()
      return {
        ...ports,
        events: {
          ...ports.events,
          async readHead(ref) {
            const head = await ports.events.readHead(ref)
            if (head === null) return null
            const before = read.get(ref.id)
            read.set(ref.id, head.snapshot)
            return before !== undefined && ports.random.fraction() < 0.1 ? { ...head, snapshot: before } : head
          },
        },
      }
    },
  },
  {
    name: 'chain not extended on retry',
    sentence: 'A command that lost the race keeps the link it computed first and tries again with it.',
    inProcess: (ports) => {
      const first = new Map<string, string>()
      return {
        ...ports,
        events: {
          ...ports.events,
          async commit(ref, expected, commit) {
            const { hash: _hash, ...content } = commit.pending.event
            const vorigerHash = first.get(content.commandId) ?? content.vorigerHash
            first.set(content.commandId, vorigerHash)
            const hash = hashOf({ ...content, vorigerHash })
            const event = { ...content, vorigerHash, hash }
            return ports.events.commit(ref, expected, { ...commit, kette: hash, pending: { ...commit.pending, event } })
          },
        },
      }
    },
  },
  {
    name: 'compensation missing',
    sentence: 'When the other aggregate refuses a crossing, nobody takes the first step back.',
    inProcess: inDefinition('vorlage', ({ effects }) => ({
      effects: (input) =>
        effects(input).map((effect) => (effect.art === 'befehl' ? { art: effect.art, an: effect.an, event: effect.event } : effect)),
    })),
  },
  {
    name: "witness's rev not checked",
    sentence: 'The session takes a result without asking whether its presence is still the one the votes were counted on.',
    inProcess: inDefinition('sitzung', ({ grounds }) => ({
      grounds: (situation, event, nurStand) =>
        grounds(situation, event.type === 'TOP_ERGEBNIS' ? { ...event, anwesenheitStand: null } : event, nurStand),
    })),
  },
  {
    name: 'bezug ignored',
    sentence: 'A command is accepted although what its author saw has changed.',
    inCommand: ({ bezug: _bezug, ...command }) => command,
  },
  {
    name: 'older projection overwrites newer',
    sentence: 'A read model is written without looking at the rev of the row that is there.',
    inStore: (shared, store) =>
      eventsInStore(shared, () => ({
        writeProjection: async (name, key, rev, row) => void store.projection(name).set(key, { rev, zeile: row }),
      })),
  },
  {
    name: 'acknowledged before it is stored',
    sentence: 'The answer goes out while the commit is still on its way to the store.',
    inProcess: inEvents((events) => ({
      async commit(ref, expected, commit) {
        events.commit(ref, expected, commit).catch(() => false)
        return true
      },
    })),
  },
  {
    name: 'texts written after the commit',
    sentence: 'The text that an event refers to is stored only when the event already is.',
    inProcess: (ports) => {
      let held: Parameters<EventStore['putTexts']>[0] = []
      return {
        ...ports,
        events: {
          ...ports.events,
          putTexts: async (texts) => void (held = texts),
          async commit(ref, expected, commit) {
            const done = await ports.events.commit(ref, expected, commit)
            await ports.events.putTexts(held)
            return done
          },
        },
      }
    },
  },
]
