/** SIGKILL of the program and of the database in the middle of work: nothing acknowledged is missing, nothing is there twice, the chains hold. */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { definitions } from '../../workflows/definitions.ts'
import { readConfig } from '../../src/config.ts'
import { createEngine } from '../../src/engine/engine.ts'
import { readHistory, verify } from '../../src/engine/history.ts'
import type { Database } from '../../src/store/database/database.ts'
import { openDatabase } from '../../src/store/database/open-database.ts'
import { openStore } from '../../src/store/open-store.ts'
import { systemRandom } from '../../src/store/system.ts'

const CHILD = fileURLToPath(new URL('crash-child.ts', import.meta.url))
const log = { info: () => {}, error: () => {} }

let folder: string
let database: Database

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ratslauf-crash-'))
  database = await openDatabase({ dataDir: folder, cacheDir: readConfig({}).cacheDir, log })
})

afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

/** Lets the child work until it acknowledged enough, does the damage, and returns what was acknowledged. */
async function work(damage: (child: number) => Promise<void>): Promise<string[]> {
  const child = spawn(process.execPath, [CHILD, database.uri, String(database.needsUniqueCasIndex)], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  for (let attempt = 0; attempt < 200 && output.split('\n').length < 80; attempt += 1) await wait(50)
  await damage(child.pid ?? 0)
  await wait(300)
  child.kill('SIGKILL')
  await exited
  // A line that was cut off in the middle was not acknowledged to anybody.
  return output.slice(0, output.lastIndexOf('\n')).split('\n').filter(Boolean)
}

async function check(acknowledged: readonly string[]): Promise<void> {
  expect(acknowledged.length).toBeGreaterThan(40)
  const store = await openStore({ uri: database.uri, needsUniqueCasIndex: database.needsUniqueCasIndex })
  const engine = createEngine({ store: store.events, clock: store.clock, random: systemRandom, log, definitions })
  await engine.relay.sweep()
  const lines = acknowledged.map((line) => line.split(' ') as [string, string, string])
  for (const id of new Set(lines.map(([paper]) => paper))) {
    const read = await engine.read({ art: 'vorlage', id })
    expect(read).not.toBeNull()
    if (read === null) continue
    const events = await readHistory(store.events, read.head)
    expect(verify(definitions.vorlage, read.head, events)).toEqual({ ok: true, fehler: null })
    const stored = events.map(({ commandId }) => commandId)
    expect(new Set(stored).size).toBe(stored.length)
    for (const [, commandId, rev] of lines.filter(([paper]) => paper === id)) {
      expect(events.find((event) => event.commandId === commandId)?.rev).toBe(Number(rev))
    }
  }
  await store.close()
}

test('a killed program loses no acknowledged step', async () => {
  await check(
    await work(async (child) => {
      process.kill(child, 'SIGKILL')
    }),
  )
})

test('a killed database loses no acknowledged step and comes back', async () => {
  const { serverPid } = JSON.parse(await readFile(join(folder, 'server.json'), 'utf8')) as { serverPid: number }
  const acknowledged = await work(async () => {
    process.kill(serverPid, 'SIGKILL')
  })
  for (let attempt = 0; attempt < 100 && !database.isUp(); attempt += 1) await wait(100)
  expect(database.isUp()).toBe(true)
  await check(acknowledged)
})
