/**
 * Which folder may import which, and where clock, chance, timers and environment may be touched. Pure functions of a file's text;
 * imports.test.ts runs them over the tree. Quotes are single: the formatter guarantees it.
 */
import { posix } from 'node:path'

export interface SourceFile {
  /** From the package root, with slashes. */
  path: string
  text: string
}

const ANYTHING = '*'

/** Folder or file → what it may import besides itself. The longest row that fits a path holds. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  workflows: [],
  'src/engine': ['workflows'],
  'src/rendering': ['workflows'],
  'src/store': ['src/engine', 'workflows', 'src/rendering'],
  'src/jobs': ['src/engine', 'workflows', 'src/rendering'],
  'src/mail': ['src/engine', 'workflows', 'src/rendering'],
  'src/metrics': ['src/engine', 'workflows'],
  'src/documents': ['src/engine', 'workflows', 'src/rendering'],
  'src/identity': ['src/engine', 'workflows', 'src/rendering'],
  'src/web': ['src/engine', 'workflows', 'src/rendering', 'src/identity'],
  'src/config.ts': [],
  'src/console-log.ts': ['src/engine'],
  // Only these wire adapters together; `assemble.ts` is the part of main that cli and test set-up share.
  'src/assemble.ts': [ANYTHING],
  'src/cli': [ANYTHING],
  'src/main.ts': [ANYTHING],
}

/** What workflows may have from npm. No `node:` module: that would be I/O. */
const PACKAGES_OF_WORKFLOWS = ['zod', 'xstate']

/** Only the automat runs machines; machine files describe them. Types are free. */
const AUTOMAT = 'src/engine/automat.ts'
const XSTATE_IN_WORKFLOWS = ['setup', 'assign']

/** Clock, chance, timers and environment come through ports, except here. A folder ends with a slash. */
const MAY_TOUCH_THE_WORLD: readonly string[] = [
  'src/main.ts',
  'src/config.ts',
  'src/console-log.ts',
  'src/cli/',
  'src/store/',
  'src/jobs/',
  'src/mail/',
  'src/documents/',
]

const WORLD: Record<string, RegExp> = {
  'Date.now': /\bDate\.now\b/,
  'new Date()': /\bnew Date\b(?!\s*\(\s*[^)\s])/,
  'performance.now': /\bperformance\.now\b/,
  'Math.random': /\bMath\.random\b/,
  'random bytes': /\b(?:randomUUID|randomBytes|randomInt|getRandomValues)\b/,
  'a timer': /\b(?:setTimeout|setInterval|setImmediate)\b/,
  'process.env': /\bprocess\.env\b/,
}

const isWithin = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`)

const rowOf = (path: string): string | undefined =>
  Object.keys(MAY_IMPORT)
    .filter((folder) => isWithin(path, folder))
    .reduce<string | undefined>((longest, folder) => (folder.length > (longest?.length ?? 0) ? folder : longest), undefined)

/** Comments may name what code may not. Strings stay, for the specifiers are strings. */
const withoutComments = (text: string): string =>
  text.replaceAll(
    /\/\*[\s\S]*?\*\/|('(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\/.*$/gm,
    (_match, literal: string | undefined) => literal ?? '',
  )

/** Import, type import, side effect, re-export, dynamic import and `import('…').T` alike. */
const specifiersOf = (code: string): string[] => [...code.matchAll(/\b(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, found]) => found ?? '')

const valuesFromXstate = (code: string): string[] =>
  [...code.matchAll(/\b(?:import|export)\s+(type\s+)?([^'"]*?)\s*from\s*'xstate'/g)].flatMap(([, onlyTypes, names = '']) =>
    onlyTypes
      ? []
      : names
          .replaceAll(/[{}]/g, '')
          .split(',')
          .map((name) => name.trim())
          .filter((name) => name !== '' && !name.startsWith('type ')),
  )

/** @returns one sentence per violation, none if all is well. */
export function importViolations({ path, text }: SourceFile): string[] {
  const code = withoutComments(text)
  const own = rowOf(path)
  if (own === undefined) return [`${path}: its folder has no row in MAY_IMPORT.`]
  const allowed = MAY_IMPORT[own] ?? []
  const violations: string[] = []

  for (const specifier of specifiersOf(code)) {
    if (specifier.startsWith('.')) {
      const target = posix.join(posix.dirname(path), specifier)
      const isAllowed = isWithin(target, own) || allowed.includes(ANYTHING) || allowed.some((folder) => isWithin(target, folder))
      if (!isAllowed) violations.push(`${path}: ${own} must not import ${target}.`)
    } else if (own === 'workflows' && !PACKAGES_OF_WORKFLOWS.includes(specifier)) {
      violations.push(`${path}: workflows must not import the package ${specifier}.`)
    }
  }

  if (path !== AUTOMAT) {
    const free = own === 'workflows' ? XSTATE_IN_WORKFLOWS : []
    for (const name of valuesFromXstate(code))
      if (!free.includes(name)) violations.push(`${path}: only ${AUTOMAT} may import ${name} from xstate.`)
    if (/\bimport\s*\(\s*'xstate'\s*\)(?!\s*\.\s*[A-Z])/.test(code)) violations.push(`${path}: xstate must not be imported dynamically.`)
  }
  return violations
}

/** @returns one sentence per thing of the world that a file outside the adapters touches. */
export function purityViolations({ path, text }: SourceFile): string[] {
  if (MAY_TOUCH_THE_WORLD.some((allowed) => (allowed.endsWith('/') ? path.startsWith(allowed) : path === allowed))) return []
  const code = withoutComments(text)
  return Object.entries(WORLD).flatMap(([what, pattern]) =>
    pattern.test(code) ? [`${path}: ${what} belongs into an adapter; take it as a port.`] : [],
  )
}
