/** What operators measure, in the format of Prometheus. One registry for each program, nothing global. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Health } from '../engine/health.ts'
import type { Observer } from '../engine/observer.ts'

export interface Metrics {
  observer: Observer
  contentType: string
  text: () => Promise<string>
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

export function createMetrics({ backlog, age }: Pick<Health, 'backlog' | 'age'>): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })

  const commands = new Counter({
    name: 'ratslauf_commands_total',
    help: 'Commands by event and outcome: accepted, repeated, or the code of the refusal',
    labelNames: ['event', 'outcome'],
    registers,
  })
  const commandSeconds = new Histogram({
    name: 'ratslauf_command_duration_seconds',
    help: 'From the command to its commit or refusal',
    labelNames: ['event'],
    buckets: SECONDS,
    registers,
  })
  const jobs = new Counter({
    name: 'ratslauf_job_runs_total',
    help: 'Runs of jobs by kind and outcome: done, again, failed (waits for a person), lost (another worker had it)',
    labelNames: ['kind', 'outcome'],
    registers,
  })
  const jobSeconds = new Histogram({
    name: 'ratslauf_job_duration_seconds',
    help: 'One run of a job',
    labelNames: ['kind'],
    buckets: SECONDS,
    registers,
  })
  const mails = new Counter({
    name: 'ratslauf_mails_total',
    help: 'Mails by kind and the state they reached',
    labelNames: ['kind', 'state'],
    registers,
  })
  const requests = new Counter({
    name: 'ratslauf_http_requests_total',
    help: 'Requests by method, pattern of the route and status',
    labelNames: ['method', 'route', 'status'],
    registers,
  })

  /** A value of the database: no sample while it cannot be asked, rather than an old one. */
  const gauge = (name: string, help: string, read: (state: NonNullable<Awaited<ReturnType<Health['backlog']>>>) => number): Gauge =>
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        const state = await backlog()
        if (state === null) this.remove()
        else this.set(read(state))
      },
    })
  gauge('ratslauf_relay_lag_seconds', 'Age of the oldest commit that the relay has not copied out', (state) => age(state.oldestPending))
  gauge('ratslauf_jobs_open', 'Jobs that are neither done nor failed, deadlines of the future among them', ({ open }) => open)
  gauge('ratslauf_jobs_overdue', 'Jobs that are due and not taken', ({ due }) => due)
  gauge('ratslauf_jobs_overdue_seconds', 'Since when the longest of them is due', (state) => age(state.oldestDue))
  gauge('ratslauf_jobs_failed', 'Jobs and mails that wait for a person', ({ failed }) => failed)

  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    observer: {
      command({ event, outcome, ms }) {
        commands.inc({ event, outcome })
        commandSeconds.observe({ event }, ms / 1_000)
      },
      job({ art, outcome, ms }) {
        jobs.inc({ kind: art, outcome })
        jobSeconds.observe({ kind: art }, ms / 1_000)
      },
      mail: ({ mailart, zustand }) => mails.inc({ kind: mailart, state: zustand }),
      request: ({ method, route, status }) => requests.inc({ method, route, status }),
    },
  }
}
