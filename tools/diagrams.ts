/**
 * Draws every machine as a Mermaid state diagram into docs/diagrams, and the life of a Vorlage into the README.
 * `npm run diagrams` writes; a test compares, so that the documentation cannot lie.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AnyStateMachine, AnyStateNode } from 'xstate'
import { definitions } from '../workflows/definitions.ts'

const ROOT = join(import.meta.dirname, '..')
const MARKS = ['<!-- lifecycle:start -->', '<!-- lifecycle:end -->'] as const

const idOf = (node: AnyStateNode): string => node.path.join('_') || node.machine.id

interface Edge {
  from: string
  to: string
  label: string
}

function edges(node: AnyStateNode): Edge[] {
  const own = [...node.transitions.values()].flat()
  const always = node.always ?? []
  const labelled = [...own, ...always].flatMap((transition) => {
    const guard = typeof transition.guard === 'string' ? ` [${transition.guard}]` : ''
    const type = transition.eventType === '' ? '' : transition.eventType
    const targets = transition.target ?? [node]
    return targets.map((target) => ({ from: idOf(node), to: idOf(target), label: `${type}${guard}`.trim() }))
  })
  return [...labelled, ...Object.values(node.states).flatMap(edges)]
}

function states(node: AnyStateNode, indent: string): string[] {
  return Object.values(node.states).flatMap((child, index) => {
    const separator = node.type === 'parallel' && index > 0 ? [`${indent}--`] : []
    const nested = Object.keys(child.states).length > 0
    if (!nested) return [...separator, `${indent}state "${child.key}" as ${idOf(child)}`]
    return [...separator, `${indent}state "${child.key}" as ${idOf(child)} {`, ...states(child, `${indent}  `), `${indent}}`]
  })
}

function initials(node: AnyStateNode): Edge[] {
  const target = node.type === 'compound' ? node.initial.target?.[0] : undefined
  const own = target === undefined ? [] : [{ from: '[*]', to: idOf(target), label: '' }]
  // Mermaid draws a start inside its composite only; the outermost one tells enough.
  return own
}

const line = ({ from, to, label }: Edge): string => `  ${from} --> ${to}${label === '' ? '' : ` : ${label}`}`

/** Mermaid text of one machine. */
export function diagram(machine: AnyStateMachine): string {
  const all = [
    ...initials(machine.root),
    ...edges(machine.root).filter(({ from, to, label }) => !(from === machine.id && to === machine.id && label === '')),
  ]
  return ['stateDiagram-v2', ...states(machine.root, '  '), ...all.map(line), ''].join('\n')
}

/** The way of a Vorlage on one screen: its own states, in the order in which it passes them. */
export function lifecycle(): string {
  const lauf = definitions.vorlage.machines['vorlage']?.root.states['lauf']
  if (lauf === undefined) throw new Error('NO_LAUF')
  const own = edges(lauf).filter(({ from, to }) => from !== to)
  const short = (id: string): string =>
    id
      .split('_')
      .slice(1)
      .join('_')
      .replace(/^(intern|politisch|nachgang)_/, '')
  const merged = new Map<string, Set<string>>()
  for (const { from, to, label } of own) {
    const key = `${short(from)} --> ${short(to)}`
    merged.set(key, (merged.get(key) ?? new Set()).add(label.replace(/ \[.*\]/, '')))
  }
  return [
    'stateDiagram-v2',
    '  direction LR',
    ...[...merged].map(
      ([key, labels]) => `  ${key}${[...labels].filter(Boolean).length === 0 ? '' : ` : ${[...labels].filter(Boolean).join(', ')}`}`,
    ),
    '',
  ].join('\n')
}

const fenced = (text: string): string => `\`\`\`mermaid\n${text}\`\`\`\n`

/** Every generated file by its path from the root of the project. */
export function generated(): Map<string, string> {
  const files = new Map<string, string>()
  for (const definition of Object.values(definitions)) {
    for (const [name, machine] of Object.entries(definition.machines)) {
      files.set(
        `docs/diagrams/${name}.md`,
        `# ${name}\n\nGenerated from \`workflows/${name}/machine.ts\`, version ${definition.version}. Do not edit.\n\n${fenced(diagram(machine))}`,
      )
    }
  }
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
  const [start, end] = MARKS.map((mark) => readme.indexOf(mark)) as [number, number]
  if (start < 0 || end < start) throw new Error('README_WITHOUT_MARKS')
  files.set('README.md', `${readme.slice(0, start + MARKS[0].length)}\n${fenced(lifecycle())}${readme.slice(end)}`)
  return files
}

if (import.meta.main) {
  mkdirSync(join(ROOT, 'docs', 'diagrams'), { recursive: true })
  for (const [path, text] of generated()) writeFileSync(join(ROOT, path), text)
}
