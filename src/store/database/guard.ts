/** node guard.ts PROGRAM ARGS…: runs the program and ends it when stdin closes, that is when the parent is gone. */
import { spawn } from 'node:child_process'

const [program = '', ...args] = process.argv.slice(2)
const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })

// Read to the end even if nobody listens any more: a full or broken pipe would stop the server in the middle of its shutdown.
for (const [from, to] of [
  [child.stdout, process.stdout],
  [child.stderr, process.stderr],
] as const) {
  to.on('error', () => {})
  from.on('data', (chunk: Buffer) => to.write(chunk))
}

const stop = (): void => {
  child.kill('SIGTERM')
}
process.stdin.on('end', stop).on('error', stop).resume()
process.on('SIGTERM', stop)
process.on('SIGINT', stop)

child.on('error', (error) => {
  console.error(error.message)
  process.exit(1)
})
child.on('close', (code) => process.exit(code ?? 1))
