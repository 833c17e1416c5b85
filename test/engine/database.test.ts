import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import mongoose from 'mongoose'
import type { Database } from '../../src/store/database/database.ts'
import { openDatabase } from '../../src/store/database/open-database.ts'
import { isListening } from '../../src/store/database/probe.ts'
import { readServerRecord } from '../../src/store/database/server-record.ts'

const ROOT = join(import.meta.dirname, '../..')
const CACHE = join(ROOT, '.cache')

let directory: string
let dataDir: string
let messages: string[]
let opened: Database[]
let started: number[]
let environment: Record<string, string | undefined>

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'ratslauf-database-'))
  dataDir = join(directory, 'data')
  messages = []
  opened = []
  started = []
  environment = {
    PATH: process.env['PATH'],
    JAVA_HOME: process.env['JAVA_HOME'],
    MONGOMS_DOWNLOAD_MIRROR: process.env['MONGOMS_DOWNLOAD_MIRROR'],
  }
})

afterEach(async () => {
  for (const pid of started) if (isAlive(pid)) process.kill(pid, 'SIGKILL')
  for (const database of opened) await database.close()
  for (const [name, value] of Object.entries(environment)) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
  rmSync(directory, { recursive: true, force: true })
})

const log = { info: (message: string) => void messages.push(message), error: (message: string) => void messages.push(message) }

const open = async (more: { dataDir?: string; cacheDir?: string; mongodbUri?: string } = {}): Promise<Database> => {
  const database = await openDatabase({ dataDir, cacheDir: CACHE, log, ...more })
  opened.push(database)
  return database
}

/** Another process that opened the same data. */
const openElsewhere = async (): Promise<{ pid: number; uri: string; description: string }> => {
  const child = spawn(process.execPath, [join(ROOT, 'test/setup/database-owner.ts'), dataDir, CACHE], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  started.push(child.pid as number)
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return { pid: child.pid as number, ...(JSON.parse(line.toString()) as { uri: string; description: string }) }
}

const withCollection = async <Result>(
  uri: string,
  use: (rows: mongoose.mongo.Collection<{ _id: number; rev: number }>) => Promise<Result>,
): Promise<Result> => {
  const client = new mongoose.mongo.MongoClient(uri, { serverSelectionTimeoutMS: 10_000 })
  try {
    return await use(client.db().collection('rows'))
  } finally {
    await client.close()
  }
}
const insert = (uri: string, id: number): Promise<unknown> => withCollection(uri, (rows) => rows.insertOne({ _id: id, rev: 0 }))
const idsIn = (uri: string): Promise<number[]> =>
  withCollection(uri, async (rows) => (await rows.find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id))

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const until = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
  const limit = performance.now() + 15_000
  while (!(await condition())) {
    if (performance.now() > limit) throw new Error(`waited in vain; the log says: ${messages.join(' | ')}`)
    await delay(20)
  }
}

const serverPid = async (): Promise<number> => (await readServerRecord(dataDir))?.serverPid ?? 0

describe('the database of this machine', () => {
  test('keeps data and address over a restart and says where the data lie', async () => {
    const first = await open()
    await insert(first.uri, 1)
    await first.close()
    const second = await open()
    expect(await idsIn(second.uri)).toEqual([1])
    expect(second.uri).toBe(first.uri)
    expect(second.kind).toBe(first.kind)
    expect(second.description).toContain(`data in ${dataDir}`)
    expect(second.needsUniqueCasIndex).toBe(second.kind === 'embedded')
  })

  test('loses no acknowledged write when the server is killed, and comes back on the same address', async () => {
    const database = await open()
    const changes: boolean[] = []
    database.onChange((up) => changes.push(up))
    const acknowledged: number[] = []
    const stop = new AbortController()
    await withCollection(database.uri, async (rows) => {
      if (database.needsUniqueCasIndex) await rows.createIndex({ _id: 1, rev: 1 }, { unique: true })
      const writer = async (first: number): Promise<void> => {
        for (let id = first; !stop.signal.aborted; id += 4) {
          try {
            await rows.insertOne({ _id: id, rev: 0 })
            await rows.findOneAndUpdate({ _id: id, rev: 0 }, { $set: { rev: 1 } })
            acknowledged.push(id)
          } catch {
            // The answer got lost; the write may or may not be there. Without a pause the driver, refusing at once, would starve the loop.
            await delay(5)
          }
        }
      }
      const writers = [0, 1, 2, 3].map(writer)
      try {
        for (const kills of [1, 2]) {
          const before = acknowledged.length
          await until(() => acknowledged.length > before + 200)
          process.kill(-(await serverPid()), 'SIGKILL')
          await until(() => changes.length === kills * 2)
        }
      } finally {
        stop.abort()
        await Promise.all(writers)
      }
    })
    expect(changes).toEqual([false, true, false, true])
    expect(database.isUp()).toBe(true)

    await withCollection(database.uri, async (rows) => {
      const scanned = new Map((await rows.find().toArray()).map(({ _id, rev }) => [_id, rev]))
      expect(acknowledged.filter((id) => scanned.get(id) !== 1)).toEqual([])
      // A scan and the index must agree, or a compare-and-set never matches again.
      for (const [id, rev] of scanned) expect(await rows.findOne({ _id: id, rev })).not.toBeNull()
    })
  })

  test('is down from the moment it is seen dead until it is back', async () => {
    const database = await open()
    process.kill(-(await serverPid()), 'SIGKILL')
    await until(() => !database.isUp())
    await until(() => database.isUp())
    await insert(database.uri, 1)
    expect(messages.some((message) => message.includes('restarting'))).toBe(true)
  })

  test('is joined by a second process, which takes over when the owner is killed', async () => {
    const owner = await openElsewhere()
    const server = await serverPid()
    const joined = await open()
    expect(joined.uri).toBe(owner.uri)
    expect(joined.description).toContain(`server of process ${owner.pid}`)
    await insert(joined.uri, 1)

    process.kill(owner.pid, 'SIGKILL')
    await until(() => !isAlive(server))
    await until(() => !joined.isUp())
    await until(() => joined.isUp())
    expect(await serverPid()).not.toBe(server)
    expect(await idsIn(joined.uri)).toEqual([1])
  })

  test('is one when two processes open the same new directory at once', async () => {
    const [here, there] = await Promise.all([open(), openElsewhere()])
    expect(here.uri).toBe(there.uri)
  })

  test('of a copied directory is another one', async () => {
    const original = await open()
    await insert(original.uri, 1)
    const copy = join(directory, 'copy')
    await original.close()
    cpSync(dataDir, copy, { recursive: true })
    const [again, copied] = [await open(), await open({ dataDir: copy })]
    await insert(copied.uri, 2)
    expect(await idsIn(again.uri)).toEqual([1])
    expect(await idsIn(copied.uri)).toEqual([1, 2])
  })

  test('ends its server when it is closed, also in the middle of a restart', async () => {
    const first = await open()
    const server = await serverPid()
    await first.close()
    expect(isAlive(server)).toBe(false)

    const second = await open()
    process.kill(-(await serverPid()), 'SIGKILL')
    await until(() => !second.isUp())
    await second.close()
    await delay(500)
    expect(isAlive(await serverPid())).toBe(false)
  })
})

describe('the order of databases', () => {
  const setPath = (...folders: string[]): void => {
    process.env['PATH'] = folders.join(delimiter)
    delete process.env['JAVA_HOME']
    // Nobody listens there: as if the download were out of reach.
    process.env['MONGOMS_DOWNLOAD_MIRROR'] = 'http://127.0.0.1:9'
  }
  const programDirectory = (name: string, script: string): string => {
    const folder = join(directory, 'bin')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`)
    chmodSync(join(folder, name), 0o755)
    return folder
  }
  const path = (): string => environment['PATH'] ?? ''

  test('takes a mongod from the PATH before all others, and ends it with its owner', async () => {
    const machine = await open({ dataDir: join(directory, 'machine') })
    const fake = `exec '${process.execPath}' '${join(ROOT, 'test/setup/fake-mongod.ts')}' "$@"`
    const downloaded = `exec '${globSync(join(CACHE, 'mongod/**/mongod*'))[0]}' "$@"`
    // Where there is a real one it is taken; elsewhere the downloaded or the embedded one plays it.
    if (machine.kind !== 'mongod') setPath(programDirectory('mongod', machine.kind === 'embedded' ? fake : downloaded), path())
    const database = await open()
    expect(database.kind).toBe('mongod')
    expect(database.description).toMatch(/^mongod [\d.]+ from the PATH, data in /)
    await insert(database.uri, 1)
    const port = Number(/:(\d+)\//.exec(database.uri)?.[1])
    await database.close()
    expect(isAlive(await serverPid())).toBe(false)
    await until(async () => !(await isListening(port)))
  })

  test('passes over a mongod that is too old or does not start', async () => {
    setPath(programDirectory('mongod', "echo 'db version v3.6.0'"))
    await expect(open({ cacheDir: join(directory, 'cache') })).rejects.toThrow(/mongod is version 3\.6\.0, at least 4\.4 is needed; /)
    programDirectory('mongod', `[ "$1" = --version ] && echo 'db version v7.0.0' || { echo 'illegal instruction' >&2; exit 132; }`)
    await expect(open({ cacheDir: join(directory, 'cache') })).rejects.toThrow(/ended with code 132: illegal instruction; /)
  })

  test('says what to install where none can be had', async () => {
    setPath(join(directory, 'nothing'))
    await expect(open({ cacheDir: join(directory, 'cache') })).rejects.toThrow(
      'No database can be had: mongod is not on the PATH; the official MongoDB cannot be downloaded (127.0.0.1:9 does not answer); ' +
        'Java 17 (JDK) is not on the PATH. Set MONGODB_URI, or install MongoDB (mongod on the PATH), or a JDK 17 and Maven.',
    )
  })

  test('keeps to the server that wrote the data, whatever else was installed meanwhile', async () => {
    const first = await open()
    await first.close()
    const kind = JSON.parse(readFileSync(join(dataDir, 'server.json'), 'utf8')) as { kind: string }
    setPath(join(directory, 'nothing'))
    const expected = kind.kind === 'embedded' ? /The data in .*h2 need a JDK 17 and Maven/ : /The data in .*mongod need mongod/
    await expect(open({ cacheDir: join(directory, 'cache') })).rejects.toThrow(expected)
  })

  test('takes MONGODB_URI first, names a database and shows no password', async () => {
    const server = process.env['RATSLAUF_TEST_MONGODB_URI'] ?? ''
    const bare = server.replace(/^(mongodb(?:\+srv)?:\/\/[^/]+)\/[^?]*/, '$1/')
    const database = await open({ mongodbUri: bare })
    expect(database.kind).toBe('uri')
    expect(database.uri).toBe(bare.replace(/^(mongodb(?:\+srv)?:\/\/[^/]+)\//, '$1/ratslauf'))
    expect(String(database.needsUniqueCasIndex)).toBe(process.env['RATSLAUF_TEST_UNIQUE_CAS_INDEX'])
    const unreachable = open({ mongodbUri: 'mongodb://clerk:geheim@127.0.0.1:9/x?serverSelectionTimeoutMS=100' })
    await expect(unreachable).rejects.toThrow(/^The database at 127\.0\.0\.1:9 \(MONGODB_URI\) cannot be used: (?!.*geheim)/)
  })

  test('says so when the data directory cannot be one', async () => {
    writeFileSync(dataDir, 'a file')
    await expect(open()).rejects.toThrow(`DATA_DIR "${dataDir}" cannot be used as a directory (EEXIST).`)
  })
})
