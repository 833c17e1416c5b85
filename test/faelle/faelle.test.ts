/** The case files: each story through the real command path; afterwards chains and replay are checked, whatever the case expects. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { readHistory, verify } from '../../src/engine/history.ts'
import { readFall, spielen } from '../../src/cli/fall/spielen.ts'
import { sha256 } from '../../src/engine/canonical.ts'
import { memoryWorld } from '../setup/memory-world.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const FILES = globSync(['test/faelle/*.yaml', 'src/cli/demo/geschichten/*.yaml'], { cwd: ROOT }).toSorted()

test.each(FILES)('%s', async (file) => {
  const world = memoryWorld('2000-01-01T00:00:00.000Z')
  const deps = {
    engine: world.engine,
    worker: world.worker,
    uhr: world.uhr,
    nextDue: () => world.store.jobs.nextDue(),
    storeFile: async (_name: string, bytes: Uint8Array) => sha256(bytes),
  }
  const deviations: string[] = []
  const { ok } = await spielen(deps, readFall(readFileSync(join(ROOT, file), 'utf8')), ({ nr, text, abweichung }) => {
    if (abweichung !== undefined) deviations.push(`${nr}. ${text}: ${abweichung}`)
  })
  expect(deviations).toEqual([])
  expect(ok).toBe(true)
  expect(world.errors).toEqual([])
  for (const head of world.store.heads()) {
    expect(head.pending).toEqual([])
    expect(verify(world.engine.definitions[head.ref.art], head, await readHistory(world.store.events, head))).toEqual({
      ok: true,
      fehler: null,
    })
  }
})

test('a story with a key that the format does not know is refused', () => {
  expect(() => readFall('fall: x\nprofil: kiel\nsitzungen: {}\nunbekannt: 1\nvorlage: {}\nschritte: []')).toThrow(/nicht gültig/)
})
