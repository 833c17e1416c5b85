/** The case files and the stories of the demonstration, played through the real command path. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Fall } from '../../src/cli/fall/format.ts'
import { readFall } from '../../src/cli/fall/lesen.ts'
import { playInMemory } from '../../src/cli/fall/play.ts'

const ROOT = join(import.meta.dirname, '..', '..')

/** Paths from the root of the project. */
export const STORIES = globSync(['test/faelle/*.yaml', 'src/cli/demo/geschichten/*.yaml'], { cwd: ROOT }).toSorted()

export const readStory = (story: string): Fall => readFall(readFileSync(join(ROOT, story), 'utf8'))

export const playStory = (story: string): ReturnType<typeof playInMemory> => playInMemory(readStory(story))
