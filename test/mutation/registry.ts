/** Stands in for `@jest/globals` where tests run again and again in one process: keeps them by name instead of running them. */
import { bind } from 'jest-each'

export { expect } from 'expect'

export interface RegisteredTest {
  /** File, describe blocks and name; a number where a name occurs twice. */
  id: string
  fileName: string
  run: () => unknown
}

export const registered = new Map<string, RegisteredTest>()

const blocks: string[] = []
let fileName = ''

/** Registers the tests of one file. */
export async function collect(file: string, load: () => Promise<unknown>): Promise<void> {
  fileName = file
  await load()
}

const add = (name: string, run: () => unknown): void => {
  const base = [fileName, ...blocks, name].join(' › ')
  let id = base
  for (let n = 2; registered.has(id); n += 1) id = `${base} (${n})`
  registered.set(id, { id, fileName, run })
}

const block = (name: string, body: () => void): void => {
  blocks.push(name)
  body()
  blocks.pop()
}

const withEach = (base: (name: string, body: () => void) => void) => Object.assign(base, { each: bind(base as never) })

export const test = withEach(add)
export const describe = withEach(block)
