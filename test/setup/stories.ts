/** The case files and the stories of the demonstration, played through the real command path in memory. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readFall, spielen, type Schrittmeldung } from '../../src/cli/fall/spielen.ts'
import { sha256 } from '../../src/engine/canonical.ts'
import { memoryWorld, type MemoryWorld } from './memory-world.ts'

const ROOT = join(import.meta.dirname, '..', '..')

/** Paths from the root of the project. */
export const STORIES = globSync(['test/faelle/*.yaml', 'src/cli/demo/geschichten/*.yaml'], { cwd: ROOT }).toSorted()

export async function playStory(story: string): Promise<{ world: MemoryWorld; ok: boolean; meldungen: Schrittmeldung[] }> {
  const world = memoryWorld('2000-01-01T00:00:00.000Z')
  const meldungen: Schrittmeldung[] = []
  const deps = {
    engine: world.engine,
    worker: world.worker,
    uhr: world.uhr,
    nextDue: () => world.store.jobs.nextDue(),
    storeFile: async (_name: string, bytes: Uint8Array) => sha256(bytes),
  }
  const { ok } = await spielen(deps, readFall(readFileSync(join(ROOT, story), 'utf8')), (meldung) => meldungen.push(meldung))
  return { world, ok, meldungen }
}
