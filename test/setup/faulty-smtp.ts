/** An SMTP server on loopback that breaks off, refuses or falls silent at a stage of the conversation. */
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'

/** `354`: after it asked for the text. `dot`: the whole text came and is forgotten. `reply`: it is kept, but the answer is lost. */
export type SmtpStage = 'greeting' | 'ehlo' | 'starttls' | 'auth' | 'mail' | 'rcpt' | 'data' | '354' | 'inside' | 'dot' | 'reply' | 'quit'

export interface Fault {
  at: SmtpStage
  /** Answers with the code; without one it drops the connection. */
  code?: number
  /** Says nothing and holds the connection. */
  silent?: true
  /** Only so many conversations go wrong, the later ones are sound. Default: all. */
  times?: number
}

export interface FaultyServer {
  url: string
  /** Number of mails it has taken. */
  accepted: () => number
  /** The texts it has taken. */
  taken: string[]
}

const servers: Server[] = []
const sockets = new Set<Socket>()

export function closeFaultyServers(): void {
  for (const socket of sockets) socket.destroy()
  sockets.clear()
  for (const server of servers.splice(0)) server.close()
}

export async function faultyServer(given: Fault | null): Promise<FaultyServer> {
  const taken: string[] = []
  let conversations = 0

  const talk = (socket: Socket): void => {
    conversations += 1
    const fault = given === null || conversations > (given.times ?? Number.POSITIVE_INFINITY) ? null : given
    const now = { inData: false }
    let buffer = ''
    sockets.add(socket)
    const say = (line: string): boolean => socket.write(`${line}\r\n`)
    const drop = (at: SmtpStage): boolean => {
      if (fault?.at !== at) return false
      if (fault.code !== undefined) say(`${String(fault.code)} nein`)
      else if (fault.silent !== true) socket.destroy()
      return true
    }
    const greet = (): void => {
      const offers = fault?.at === 'starttls' ? ['250-test', '250 STARTTLS'] : ['250-test', '250 AUTH PLAIN']
      for (const line of offers) say(line)
    }
    const command = (line: string): void => {
      const verb = line.slice(0, 4).toUpperCase()
      if (verb === 'EHLO' || verb === 'HELO') return void (drop('ehlo') || greet())
      if (verb === 'STAR') return void drop('starttls')
      if (verb === 'AUTH') return void (drop('auth') || say('235 ok'))
      if (verb === 'MAIL') return void (drop('mail') || say('250 ok'))
      if (verb === 'RCPT') return void (drop('rcpt') || say('250 ok'))
      if (verb === 'QUIT') return void (drop('quit') || say('221 bye'))
      if (verb !== 'DATA' || drop('data')) return
      now.inData = true
      say('354 los')
      drop('354')
    }
    const text = (): void => {
      if (fault?.at === 'inside' && buffer.length > 30_000) return void drop('inside')
      const end = buffer.indexOf('\r\n.\r\n')
      if (end < 0 || drop('dot')) return
      now.inData = false
      taken.push(buffer.slice(0, end))
      buffer = ''
      if (!drop('reply')) say('250 angenommen')
    }
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      buffer += chunk.toString('latin1')
      for (let end = buffer.indexOf('\r\n'); end >= 0 && !now.inData; end = buffer.indexOf('\r\n')) {
        const line = buffer.slice(0, end)
        buffer = buffer.slice(end + 2)
        command(line)
      }
      if (now.inData) text()
    })
    if (!drop('greeting')) say('220 test')
  }

  const server = createServer(talk)
  servers.push(server)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return { url: `smtp://konto:wort@127.0.0.1:${String(port)}`, accepted: () => taken.length, taken }
}
