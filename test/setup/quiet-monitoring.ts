/** Monitoring of an app under test: counts nothing and has no background work. */
import { createHealth } from '../../src/engine/health.ts'
import type { Monitoring } from '../../src/web/monitoring.ts'

export function quietMonitoring(ping: () => Promise<boolean>): Monitoring {
  const never = (): Promise<void> => new Promise(() => {})
  const clock = { now: () => '2026-11-25T09:00:00.000Z', ticks: () => 0, sleep: never }
  const backlog = { state: async () => ({ oldestPending: null, oldestDue: null, open: 0, due: 0, failed: 0 }) }
  return {
    health: createHealth({ ping, backlog, clock }),
    metrics: { contentType: 'text/plain', text: async () => '' },
    metricsToken: null,
    observer: { request: () => {} },
  }
}
