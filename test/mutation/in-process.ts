/** Loads files of tests into this process, where Jest is not: each is kept by name and can be run again and again. */
import { globSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { collect } from './registry.ts'

const REGISTRY = new URL('registry.ts', import.meta.url).href

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@jest/globals' ? { url: REGISTRY, format: 'module-typescript', shortCircuit: true } : next(specifier, context),
})

/** @param patterns of files, from the root of the project; a test that two files load belongs to the first */
export async function loadTests(patterns: readonly string[]): Promise<void> {
  for (const file of patterns.flatMap((pattern) => globSync(pattern).toSorted())) {
    const url = pathToFileURL(resolve(file)).href
    await collect(file, () => import(url))
  }
}
