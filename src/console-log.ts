/** One JSON line per message on stderr; stdout belongs to people and to `--json`. */
import type { Log } from './engine/ports.ts'

export function consoleLog(): Log {
  const write = (level: string, message: string, data: Record<string, unknown> = {}): void => {
    process.stderr.write(`${JSON.stringify({ level, message, ...data })}\n`)
  }
  return {
    // Progress of ordinary business is not worth a line in a terminal.
    info: () => {},
    error: (message, data) => write('error', message, data),
  }
}
