/** The case files and the stories of the demonstration, played through the real command path in memory. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readFall } from '../../src/cli/fall/lesen.ts'
import { playInMemory, type Ausgang } from '../../src/cli/fall/play-in-memory.ts'

const ROOT = join(import.meta.dirname, '..', '..')

/** Paths from the root of the project. */
export const STORIES = globSync(['test/faelle/*.yaml', 'src/cli/demo/geschichten/*.yaml'], { cwd: ROOT }).toSorted()

export const playStory = (story: string): Promise<Ausgang> => playInMemory(readFall(readFileSync(join(ROOT, story), 'utf8')))
