/** Questions to a server that may or may not be there, or may be somebody else's. */
import { connect } from 'node:net'
import mongoose from 'mongoose'

const LOCAL_TIMEOUT_MILLISECONDS = 2_000
const REMOTE_TIMEOUT_MILLISECONDS = 8_000

type Client = InstanceType<typeof mongoose.mongo.MongoClient>

async function withClient<Result>(uri: string, milliseconds: number, ask: (client: Client) => Promise<Result>): Promise<Result> {
  const limits = uri.includes('serverSelectionTimeoutMS=') ? {} : { serverSelectionTimeoutMS: milliseconds, connectTimeoutMS: milliseconds }
  const client = new mongoose.mongo.MongoClient(uri, limits)
  try {
    return await ask(client)
  } finally {
    await client.close()
  }
}

const serverUri = (port: number): string => `mongodb://127.0.0.1:${port}/?directConnection=true`
const identities = (client: Client) => client.db('ratslauf_server').collection<{ _id: string; token: string }>('identity')

export const isListening = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: LOCAL_TIMEOUT_MILLISECONDS })
    const answer = (listening: boolean): void => {
      socket.destroy()
      resolve(listening)
    }
    socket.once('connect', () => answer(true))
    socket.once('error', () => answer(false))
    socket.once('timeout', () => answer(false))
  })

/** Whether the server of exactly these data answers on the port. */
export async function isServerOf(port: number, token: string): Promise<boolean> {
  if (!(await isListening(port))) return false
  try {
    const stored = await withClient(serverUri(port), LOCAL_TIMEOUT_MILLISECONDS, (client) => identities(client).findOne({ _id: 'server' }))
    return stored?.token === token
  } catch {
    return false
  }
}

export async function writeIdentity(port: number, token: string): Promise<void> {
  await withClient(serverUri(port), REMOTE_TIMEOUT_MILLISECONDS, (client) =>
    identities(client).updateOne({ _id: 'server' }, { $set: { token } }, { upsert: true }),
  )
}

/** Asks a server we did not start. mongo-java-server is told from mongod by the commit it was not built from. */
export async function describeServer(uri: string): Promise<{ version: string; isEmbedded: boolean }> {
  return await withClient(uri, REMOTE_TIMEOUT_MILLISECONDS, async (client) => {
    const info = (await client.db('admin').command({ buildInfo: 1 })) as { version?: string; gitVersion?: string }
    return { version: info.version ?? 'unknown', isEmbedded: info.gitVersion === undefined }
  })
}
