/** Looks like mongod 7.0.1 from outside and is the embedded server: so the way through a mongod on the PATH is tested where there is none. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { embeddedServer } from '../../src/store/database/embedded-server.ts'

if (process.argv.includes('--version')) {
  console.log('db version v7.0.1\nBuild Info: {}')
} else {
  const option = { type: 'string', default: '' } as const
  const { values } = parseArgs({ options: { dbpath: option, port: option, bind_ip: option, nounixsocket: { type: 'boolean' } } })
  const prepared = await embeddedServer(join(import.meta.dirname, '../../.cache')).prepare()
  const { file, args } = prepared.command(values.dbpath, Number(values.port))
  const child = spawn(file, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdout.once('data', () => console.log('{"msg":"Waiting for connections"}'))
  child.once('close', (code) => process.exit(code ?? 1))
}
