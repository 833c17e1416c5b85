import { createHash } from 'node:crypto'
import { createServer } from 'node:net'

/** Below the ports that systems give to outgoing connections, so that none can take the port while the server restarts. */
const FIRST = 20_000
const COUNT = 10_000

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)))
  })

/** @param preferred the port of last time. Otherwise one that follows from the directory, so that two clones rarely meet. */
export async function freePort(directory: string, preferred: number | undefined): Promise<number> {
  const start = createHash('sha256').update(directory).digest().readUInt32BE(0) % COUNT
  const ports = Array.from({ length: 200 }, (_, n) => FIRST + ((start + n * 37) % COUNT))
  for (const port of preferred === undefined ? ports : [preferred, ...ports]) if (await isFree(port)) return port
  throw new Error('No free port on 127.0.0.1.')
}
