/** The commands of the administration, as processes of their own on a real database: what they say and how they end. */
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Ref } from '../../workflows/aggregate.ts'
import { definitions } from '../../workflows/definitions.ts'
import { createEngine } from '../../src/engine/engine.ts'
import { sealDays } from '../../src/engine/merkle.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'
import { systemRandom } from '../../src/store/system.ts'
import { freshDatabase, type FreshDatabase } from '../setup/fresh-database.ts'
import { aendern, anlegen, AUTOR } from '../setup/paper.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const PAPERS: Ref[] = ['p1', 'p2', 'p3'].map((id) => ({ art: 'vorlage', id }))

let database: FreshDatabase
let store: Store
let folder: string

beforeAll(async () => {
  database = freshDatabase()
  folder = await mkdtemp(join(tmpdir(), 'ratslauf-cli-'))
  store = await openStore({ uri: database.uri, needsUniqueCasIndex: database.needsUniqueCasIndex })
  const log = { info: () => {}, error: () => {} }
  const engine = createEngine({ store: store.events, clock: store.clock, random: systemRandom, log, definitions })
  for (const ref of PAPERS) {
    await engine.execute({ commandId: `${ref.id}-1`, ref, event: anlegen() }, AUTOR)
    await engine.execute({ commandId: `${ref.id}-2`, ref, event: aendern('Mehr Bäume') }, AUTOR)
  }
  const tomorrow = new Date(Date.parse(store.clock.now()) + 86_400_000).toISOString()
  await sealDays({ store: store.events, clock: { ...store.clock, now: () => tomorrow } })
})

afterAll(async () => {
  await store.close()
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

function run(name: string, ...args: string[]): { stdout: string; code: number | null } {
  const env = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', MONGODB_URI: database.uri, DATA_DIR: folder }
  const { stdout, status } = spawnSync(process.execPath, [join(ROOT, 'src', 'cli', `${name}.ts`), ...args], { env, encoding: 'utf8' })
  return { stdout: stdout.trim(), code: status }
}

describe('npm run verify', () => {
  test('counts what holds and ends with 0; --json is one object and nothing else', () => {
    // Three papers, and the counter of their draft numbers.
    expect(run('verify')).toEqual({
      stdout: '4 aggregates, 12 events, 0 texts (0 erased by order), 1 daily roots: every link holds.',
      code: 0,
    })
    expect(JSON.parse(run('verify', '--json').stdout)).toEqual({ aggregates: 4, events: 12, texts: 0, erased: 0, roots: 1, broken: null })
  })

  test('names the first broken link and ends with 1', async () => {
    const event = store.models.ereignisse.collection
    await event.updateOne({ _id: 'vorlage/p2:2' as never }, { $set: { akteur: 'konto-autos' } })
    const { stdout, code } = run('verify')
    await event.updateOne({ _id: 'vorlage/p2:2' as never }, { $set: { akteur: 'konto-autor' } })
    expect(stdout).toContain('vorlage/p2:2 was changed')
    expect(code).toBe(1)
  })
})

describe('npm run migrate', () => {
  test('has nothing to do where everything runs on the newest version', () => {
    const said = { stdout: '4 aggregates, 0 on an older version, 0 would get stuck.', code: 0 }
    expect(run('migrate', '--dry-run')).toEqual(said)
    expect(run('migrate')).toEqual(said)
  })

  test('names what was stored by machines that this program does not have, and moves nothing', async () => {
    const { collection } = store.models.heads.vorlage
    const head = await collection.findOne({ _id: 'p3' as never })
    await collection.updateOne({ _id: 'p3' as never }, { $set: { definition: 'f'.repeat(64) } })
    const { stdout, code } = run('migrate')
    await collection.updateOne({ _id: 'p3' as never }, { $set: { definition: head?.['definition'] as string } })
    expect(stdout).toMatch(/^vorlage\/p3: version 1 → 1 would get stuck: UNKNOWN_VERSION/)
    expect(code).toBe(1)
  })
})
