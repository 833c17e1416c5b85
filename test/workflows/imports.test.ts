import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { importViolations, purityViolations, type SourceFile } from './import-rules.ts'

const ROOT = join(import.meta.dirname, '../..')

const tree: SourceFile[] = globSync('{workflows,src}/**/*.{ts,mts}', { cwd: ROOT })
  .map((path) => path.replaceAll('\\', '/'))
  .sort()
  .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }))

describe('the tree', () => {
  test('is found', () => {
    expect(tree.map(({ path }) => path)).toEqual(expect.arrayContaining(['src/engine/automat.ts', 'workflows/vorlage/machine.ts']))
  })

  test('imports in the allowed directions only', () => {
    expect(tree.flatMap(importViolations)).toEqual([])
  })

  test('touches clock, chance, timers and environment in adapters only', () => {
    expect(tree.flatMap(purityViolations)).toEqual([])
  })
})

describe('the import rule', () => {
  test.each([
    ['a type import', "import type { Store } from '../src/engine/ports.ts'"],
    ['a side effect', "import '../src/engine/ports.ts'"],
    ['a re-export', "export * from '../src/engine/ports.ts'"],
    ['a type re-export', "export type { Store } from '../src/engine/ports.ts'"],
    ['a dynamic import', "const ports = await import('../src/engine/ports.ts')"],
    ['a type query', "type Store = import('../src/engine/ports.ts').Store"],
    ['several lines', "import {\n  type Store,\n} from '../src/engine/ports.ts'"],
  ])('sees %s', (_form, text) => {
    expect(importViolations({ path: 'workflows/planted.ts', text })).toEqual([
      'workflows/planted.ts: workflows must not import src/engine/ports.ts.',
    ])
  })

  test.each([
    ['src/engine/planted.ts', '../store/models.ts'],
    ['src/engine/planted.ts', '../config.ts'],
    ['src/store/planted.ts', '../web/app.ts'],
    ['src/store/database/planted.ts', '../../config.ts'],
    ['src/mail/planted.ts', '../store/models.ts'],
    ['src/rendering/planted.ts', '../engine/ports.ts'],
    ['src/web/planted.ts', '../store/models.ts'],
    ['src/web/planted.ts', '../cli/demo.ts'],
    ['src/web/planted.ts', '../assemble.ts'],
    ['src/engine/planted.ts', '../assemble.ts'],
    ['src/config.ts', './engine/ports.ts'],
    ['workflows/planted.ts', '../workflows-of-others/x.ts'],
  ])('keeps %s from importing %s', (path, specifier) => {
    expect(importViolations({ path, text: `import { x } from '${specifier}'` })).toHaveLength(1)
  })

  test.each([
    ['src/engine/planted.ts', '../../workflows/rule.ts'],
    ['src/store/database/planted.ts', '../../engine/ports.ts'],
    ['src/web/planted.ts', '../identity/accounts.ts'],
    ['src/cli/planted.ts', '../store/models.ts'],
    ['src/main.ts', './web/app.ts'],
    ['src/store/planted.ts', 'mongoose'],
    ['workflows/planted.ts', 'zod'],
  ])('lets %s import %s', (path, specifier) => {
    expect(importViolations({ path, text: `import { x } from '${specifier}'` })).toEqual([])
  })

  test('keeps I/O and other packages out of workflows', () => {
    expect(importViolations({ path: 'workflows/planted.ts', text: "import { readFileSync } from 'node:fs'" })).toHaveLength(1)
    expect(importViolations({ path: 'workflows/planted.ts', text: "import mongoose from 'mongoose'" })).toHaveLength(1)
  })

  test('asks for a row for each new folder', () => {
    expect(importViolations({ path: 'src/planted/x.ts', text: '' })).toEqual(['src/planted/x.ts: its folder has no row in MAY_IMPORT.'])
  })

  test('overlooks what a comment says', () => {
    expect(
      importViolations({ path: 'workflows/planted.ts', text: "// not from '../src/engine/ports.ts'\n/* import '../src/x.ts' */" }),
    ).toEqual([])
  })
})

describe('the rule on running machines', () => {
  test.each([
    ['workflows/planted.ts', "import { createActor } from 'xstate'"],
    ['workflows/planted.ts', "import { setup, transition as step } from 'xstate'"],
    ['workflows/planted.ts', "import * as xstate from 'xstate'"],
    ['workflows/planted.ts', "export * from 'xstate'"],
    ['workflows/planted.ts', "const { createActor } = await import('xstate')"],
    ['src/engine/planted.ts', "import { initialTransition } from 'xstate'"],
    ['src/cli/planted.ts', "import { setup } from 'xstate'"],
  ])('refuses in %s: %s', (path, text) => {
    expect(importViolations({ path, text })).toHaveLength(1)
  })

  test.each([
    ['workflows/planted.ts', "import { assign, setup, type AnyStateMachine } from 'xstate'"],
    ['src/engine/planted.ts', "import type { AnyStateMachine } from 'xstate'"],
    ['src/engine/automat.ts', "import { initialTransition, transition } from 'xstate'"],
  ])('accepts in %s: %s', (path, text) => {
    expect(importViolations({ path, text })).toEqual([])
  })
})

describe('the purity rule', () => {
  test.each([
    'const now = Date.now()',
    'const now = new Date()',
    'const now = new Date( )',
    'const now = new Date',
    'const chance = Math.random()',
    'const { random } = Math, other = Math.random',
    'setTimeout(act, 5)',
    'const id = crypto.randomUUID()',
    "const port = process.env['PORT']",
    'const ticks = performance.now()',
  ])('sees: %s', (text) => {
    for (const path of ['workflows/planted.ts', 'src/engine/planted.ts', 'src/web/planted.ts', 'src/identity/planted.ts'])
      expect(purityViolations({ path, text })).toHaveLength(1)
    expect(purityViolations({ path: 'src/jobs/planted.ts', text })).toEqual([])
  })

  test('leaves computed dates, comments and words that only look alike alone', () => {
    const text = "const day = new Date(instant)\n// never Date.now() here\nconst updated = 'new_Date'\nconst setTimeouts = 3"
    expect(purityViolations({ path: 'workflows/planted.ts', text })).toEqual([])
  })
})
