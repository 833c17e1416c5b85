/**
 * Draws every machine as a Mermaid state diagram into docs/diagrams, and the life of a Vorlage into the README.
 * `npm run diagrams` writes; a test compares, so that the documentation cannot lie.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AnyStateMachine, AnyStateNode } from 'xstate'
import { definitions } from '../workflows/definitions.ts'
import { musterstadt } from '../workflows/profile/musterstadt.ts'
import { wort } from '../workflows/woerter.ts'

const ROOT = join(import.meta.dirname, '..')
const MARKS = ['<!-- lifecycle:start -->', '<!-- lifecycle:end -->'] as const

const idOf = (node: AnyStateNode): string => node.path.join('_') || node.machine.id

/** Where the words for the states of a machine stand. */
const WORTGRUPPE: Record<string, string> = { vorlage: 'zustand', beschlusspunkt: 'punkt' }

const folded = (text: string): string =>
  text.toLowerCase().replaceAll(' ', '_').replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue')

function wordFor(node: AnyStateNode): string | null {
  try {
    return wort(musterstadt, WORTGRUPPE[node.machine.id] ?? node.machine.id, node.key)
  } catch {
    return null
  }
}

/** The name of a state in the code with the word that readers see, where it says more; states that nobody sees have none. */
function title(node: AnyStateNode): string {
  const word = wordFor(node)
  if (word === null) return node.key
  return folded(word) === node.key ? word : `${node.key} · ${word}`
}

interface Edge {
  from: string
  to: string
  label: string
}

const isComposite = (node: AnyStateNode): boolean => Object.keys(node.states).length > 0
const isWithin = (inner: AnyStateNode, outer: AnyStateNode): boolean => outer.path.every((key, index) => inner.path[index] === key)

/** Mermaid draws no arrow from a composite into itself: such a step starts at a node that stands for all of its states. */
const anyOf = (node: AnyStateNode): string => `${idOf(node)}_any`

function edges(node: AnyStateNode): Edge[] {
  const own = [...node.transitions.values()].flat().concat(node.always ?? [])
  const drawn = own.flatMap((transition) => {
    const guard = typeof transition.guard === 'string' ? ` [${transition.guard}]` : ''
    const label = `${String(transition.eventType)}${guard}`.trim()
    return (transition.target ?? [node]).map((target): Edge => {
      const inside = isComposite(node) && isWithin(target, node)
      return { from: inside ? anyOf(node) : idOf(node), to: inside && target === node ? anyOf(node) : idOf(target), label }
    })
  })
  return [...drawn, ...Object.values(node.states).flatMap(edges)]
}

const quoted = (text: string, id: string, indent: string): string => `${indent}state "${text}" as ${id}`

/** The states inside a node, and the node for all of them where an arrow needs it. */
function states(node: AnyStateNode, indent: string, arrows: readonly Edge[]): string[] {
  const needsAny = arrows.some(({ from, to }) => from === anyOf(node) || to === anyOf(node))
  const inner = Object.values(node.states).flatMap((child, index) => {
    const separator = node.type === 'parallel' && index > 0 ? [`${indent}--`] : []
    if (!isComposite(child)) return [...separator, quoted(title(child), idOf(child), indent)]
    const starts = initials(child).map(({ to }) => `${indent}  [*] --> ${to}`)
    return [
      ...separator,
      `${quoted(title(child), idOf(child), indent)} {`,
      ...states(child, `${indent}  `, arrows),
      ...starts,
      `${indent}}`,
    ]
  })
  return [...inner, ...(needsAny ? [quoted('in any state', anyOf(node), indent)] : [])]
}

function initials(node: AnyStateNode): Edge[] {
  const target = node.type === 'compound' ? node.initial.target?.[0] : undefined
  return target === undefined ? [] : [{ from: '[*]', to: idOf(target), label: '' }]
}

/** One arrow per pair of states, for Mermaid draws them on top of each other. */
function lines(arrows: readonly Edge[]): string[] {
  const labels = new Map<string, Set<string>>()
  for (const { from, to, label } of arrows) {
    const arrow = `  ${from} --> ${to}`
    labels.set(arrow, (labels.get(arrow) ?? new Set()).add(label))
  }
  return [...labels].map(([arrow, several]) => {
    const named = [...several].filter((label) => label !== '').join(', ')
    return named === '' ? arrow : `${arrow} : ${named}`
  })
}

/** Mermaid text of one machine. */
export function diagram(machine: AnyStateMachine): string {
  const { root } = machine
  const arrows = edges(root)
  // Regions stand side by side inside a composite only; what holds in all of them is drawn beside it.
  const parallel = root.type === 'parallel'
  const beside = arrows.filter(({ from, to }) => from === anyOf(root) || to === anyOf(root))
  const inside = parallel ? arrows.filter((arrow) => !beside.includes(arrow)) : arrows
  const drawn = parallel
    ? [
        `  state "${machine.id}" as ${machine.id} {`,
        ...states(root, '    ', inside),
        '  }',
        ...(beside.length > 0 ? [quoted('in any state', anyOf(root), '  ')] : []),
      ]
    : states(root, '  ', arrows)
  return ['stateDiagram-v2', ...drawn, ...lines([...initials(root), ...arrows]), ''].join('\n')
}

/** The way of a Vorlage on one screen: its own states in the order in which it passes them, several events of one arrow on one line. */
export function lifecycle(): string {
  const lauf = definitions.vorlage.machines['vorlage']?.root.states['lauf']
  if (lauf === undefined) throw new Error('NO_LAUF')
  const short = (id: string): string => id.split('_').slice(1).join('_')
  const arrows = edges(lauf).filter(({ from, to }) => from !== to)
  const shown = arrows.map(({ from, to, label }): Edge => ({ from: short(from), to: short(to), label: label.replace(/ ?\[.*\]/, '') }))
  // A paper that is filed has come to its end, though a later decision may still rescind it, or a correction reach it.
  const spaeter = new Set(['AUFHEBEN', 'ENTSCHEIDUNG_BERICHTIGEN', 'ERNEUT_BERICHTIGEN'])
  const ends = Object.values(lauf.states).filter(
    (node) => !isComposite(node) && node.always === undefined && node.ownEvents.every((type) => spaeter.has(type)),
  )
  return [
    'stateDiagram-v2',
    ...states(lauf, '  ', arrows).map((text) =>
      text.replace(/( as |--> )(\w+)/, (_, before: string, id: string) => `${before}${short(id)}`),
    ),
    ...initials(lauf).map(({ to }) => `  [*] --> ${short(to)}`),
    ...lines(shown),
    ...ends.map((node) => `  ${node.key} --> [*]`),
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
  files.set(
    'docs/diagrams/lifecycle.md',
    `# The life of a Vorlage\n\nGenerated from \`workflows/vorlage/machine.ts\`. Each state carries the word that its readers see. Do not edit.\n\n${fenced(lifecycle())}`,
  )
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
