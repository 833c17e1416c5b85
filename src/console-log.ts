/** One JSON line per message on stderr; stdout belongs to people and to `--json`. */
import type { Log } from './engine/ports.ts'

/** `info` adds one line per command: too much for a terminal that a person reads. */
export function consoleLog(level: 'error' | 'info' = 'error'): Log {
  const write = (kind: string, message: string, data: Record<string, unknown> = {}): void => {
    process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level: kind, message, ...data })}\n`)
  }
  return {
    info: (message, data) => {
      if (level === 'info') write('info', message, data)
    },
    error: (message, data) => write('error', message, data),
  }
}
