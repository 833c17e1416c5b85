/**
 * Writes docs/fallformat.md: every key of a case file with what it means, every event with its payload, from the schemas that read them.
 * A test compares.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { definitions } from '../workflows/definitions.ts'
import * as erwartung from '../src/cli/fall/erwartung-format.ts'
import * as format from '../src/cli/fall/format.ts'
import { imFall } from '../src/cli/fall/payload.ts'

export const FALLFORMAT = 'docs/fallformat.md'

interface Node {
  type?: string | string[]
  title?: string
  description?: string
  default?: unknown
  const?: unknown
  pattern?: string
  enum?: unknown[]
  anyOf?: Node[]
  items?: Node
  properties?: Record<string, Node>
  required?: string[]
  additionalProperties?: Node | boolean
}

const MOST_VALUES = 12
const MOST_KEYS = 7
const DATE = String.raw`^\d{4}-\d{2}-\d{2}$`

const code = (value: unknown): string => `\`${String(value)}\``
const values = (all: readonly unknown[]): string =>
  all.length > MOST_VALUES ? 'one word; an unknown one is refused with the list' : all.map(code).join(' / ')

/** What a value looks like, in a few words. */
function shape(node: Node): string {
  if (node.title !== undefined) return node.title
  if (node.const !== undefined) return code(node.const)
  if (node.enum !== undefined) return values(node.enum)
  if (node.anyOf !== undefined) return alternatives(node.anyOf)
  if (node.type === 'array') return `list of ${shape(node.items ?? {})}`
  if (node.properties !== undefined && keys(node).length > MOST_KEYS) return 'paper, see below'
  if (node.properties !== undefined) return code(`{ ${keys(node).join(', ')} }`)
  if (node.type === 'object') return `map of ${shape(typeof node.additionalProperties === 'object' ? node.additionalProperties : {})}`
  if (node.pattern === DATE) return 'date'
  return ({ string: 'text', integer: 'number', boolean: '`true` / `false`' } as Record<string, string>)[String(node.type)] ?? 'anything'
}

/** One of them, or several of the same. */
function alternatives([first, second, ...more]: readonly Node[]): string {
  const [one, other] = [shape(first ?? {}), shape(second ?? {})]
  if (more.length === 0 && other === `list of ${one}`) return `${one}, or a list`
  return [...new Set([one, other, ...more.map(shape)])].join(' or ')
}

const keys = ({ properties = {}, required = [] }: Node): string[] =>
  Object.keys(properties).map((key) => (required.includes(key) ? key : `${key}?`))

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`)
    .join('\n')

const jsonSchema = (schema: z.ZodType): Node => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Node

const ohneVorgabe = (value: unknown): boolean =>
  value === undefined || (typeof value === 'object' && Object.keys(value as object).length === 0)

/** @throws for a key that nobody has described */
function keyTable(schema: z.ZodType, nur: (key: string) => boolean = () => true): string {
  const { properties = {}, required = [] } = jsonSchema(schema)
  const rows = Object.entries(properties).flatMap(([key, node]) => {
    if (!nur(key)) return []
    if (node.description === undefined) throw new Error(`NOT_DESCRIBED ${key}`)
    const vorgabe = ohneVorgabe(node.default) ? '' : ` Default ${code(node.default)}.`
    return [[`${code(key)}${required.includes(key) ? '' : '?'}`, `${node.description}.${vorgabe}`, shape(node)]]
  })
  return table(['Key', 'Meaning', 'Value'], rows)
}

/** Events that people send. */
function events(art: 'vorlage' | 'sitzung'): string {
  const rows = Object.entries(definitions[art].events).flatMap(([type, { schema, intern }]) => {
    if (intern === true) return []
    return [
      [
        code(type),
        imFall(type, keys(jsonSchema(schema)))
          .map(code)
          .join(', '),
      ],
    ]
  })
  return table(['Event', 'Payload (`mit`)'], rows)
}

export const fallformatSeite = (): string => `# Case files

Written by \`npm run fallformat\` from the schemas that read case files; a test compares. \`test/faelle\` has examples.

A case file tells one story about one Vorlage (and its children) as steps and expectations, in YAML 1.2, one case per file. It runs through the
real command path (the same parsing, authorisation, machines, law and effects as a click or the link of a mail) on a clock that the file sets.
\`npm run fall -- FILE…\` prints one line per case and, for each that fails, its steps with the deviation; \`--json\` prints one object per case.
Exit 1: a case failed. Exit 2: a file is not valid, and nothing was played; the message names line and column. An unknown key, event, role, state,
profile, body, session or paper is an error, never ignored. \`?\` marks what may be left out.

After every case the invariants of the domain are checked, and that replaying the stored events gives the stored state.

## Head

${keyTable(format.fallSchema)}

A body (\`gremien\`):

${keyTable(format.gremiumSchema)}

A session (\`sitzungen\`):

${keyTable(format.sitzungSchema)}

A paper (\`vorlage\`, \`weitere\`, payload of ANLEGEN; its keys are the payload of AENDERN and AUSTAUSCHEN too, where a section may stand under its own key):

${keyTable(format.vorlageSchema)}

A point of \`beschlusspunkte\`:

${keyTable(format.punkteSchema.element)}

A station of \`beratungsfolge\`:

${keyTable(format.vorlageSchema.shape.beratungsfolge.unwrap().element)}

BESTAND_UEBERNEHMEN takes the keys of a paper and these:

${keyTable(format.bestandSchema, (key) => !Object.hasOwn(format.vorlageSchema.shape, key) || key === 'beratungsfolge')}

## Steps

Each entry of \`schritte\` is one of these: \`zeit\`, \`freigeben\`, \`beraten\`, \`erwarte\`, or an event.

- \`zeit: 2026-04-02T08:00\` moves the clock forward; due deadlines and jobs run in order.
- \`freigeben: v\` takes a paper from the draft to \`bereit\` by the profile's ordinary way, nobody objecting; what comes from outside is registered. As a map:

${keyTable(format.freigebenSchema)}

- \`beraten\` does whatever of a deliberation is not done yet: schedule, agenda, Ladung 14 days before (or at once), session, call-up, result, confirmation.

${keyTable(format.beraten)}

- An event:

${keyTable(format.ereignisSchritt)}

### Who

\`sachbearbeitung\`, \`amtsleitung\`, \`mitzeichnung:<stelle>\`, \`dezernat\`, \`hvb\`, \`hvb-vertretung\`, \`sitzungsdienst\`, \`administration\`, \`vorsitz:<gremium>\`,
\`stellvertretung:<gremium>\`, \`schriftfuehrung:<gremium>\`, \`mitglied:<gremium>\`, \`empfaenger\`, \`oeffentlichkeit\`, \`aufsicht\` (recorded by the clerk). \`#2\` behind it makes it
another person of the same role.

\`antragsteller:<fraktion>\` acts for the group that a paper was handed in by: \`von\` of EINGANG_ERFASSEN, AENDERUNGSANTRAG_EINBRINGEN or \`freigeben\`. „Fraktion A“,
\`fraktion-a\` and \`a\` are the same group.

\`link:<mail kind>\` acts by the newest link of that kind about the paper (or session) that nobody has used yet, of the \`stelle\` or \`person\` in \`mit\` where one is
named. \`link:mitzeichnung\` co-signs, \`link:ladung\` answers an invitation; links of other mails only show. A used or outdated link is refused with
what its page says.

### What

Names of papers, sessions and stations stand for their ids. \`abstimmung\`: \`{ ja, nein, enthaltung, ungueltig, modus?, ohne_zahlen? }\`, missing counts are 0. \`fassung\`: the
adopted text, or \`[{ nr, text }]\`. \`punkte\` of a result: \`[{ nr, ergebnis, abstimmung? }]\`. Texts are in the notation of the editor.

Events of a paper:

${events('vorlage')}

Events of a session (with \`sitzung\` beside \`tut\`):

${events('sitzung')}

## Expectations

${keyTable(erwartung.erwartungSchema)}

${Object.entries({
  station: erwartung.stationErwartung,
  punkt: erwartung.punktErwartung,
  rechtsstand: erwartung.rechtsstandErwartung,
  ereignis: erwartung.ereignisErwartung,
  mails: erwartung.mailErwartung,
  dokumente: erwartung.dokumentErwartung,
  oeffentlich: erwartung.oeffentlichErwartung,
  darf: erwartung.darfErwartung,
})
  .map(([key, schema]) => `\`${key}\`:\n\n${keyTable(schema)}`)
  .join('\n\n')}
`

if (import.meta.main) writeFileSync(join(import.meta.dirname, '..', FALLFORMAT), fallformatSeite())
