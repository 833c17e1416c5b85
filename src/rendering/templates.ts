/**
 * The view engine of pages and mails: Handlebars with every safety on. All templates are compiled at the start; an error in one
 * fails the start. User text is data everywhere, never template source.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import Handlebars from 'handlebars'
import { checkTemplate } from './check-template.ts'
import { helpers } from './helpers.ts'

export interface Templates {
  /** HTML: everything is escaped. @throws for a missing value or an unknown template */
  render: (name: string, view: object) => string
  /** Plain text parts of mails: nothing is escaped. */
  renderText: (name: string, view: object) => string
}

const EXTENSION = '.hbs'

/** Names relative to the folder, without extension, with forward slashes. */
function readTemplates(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name.endsWith(EXTENSION),
  )
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      const name = relative(folder, path).split(sep).join('/').slice(0, -EXTENSION.length)
      return [name, readFileSync(path, 'utf8')]
    }),
  )
}

const knownHelpers = Object.fromEntries(Object.keys(helpers).map((name) => [name, true]))
const PARTIALS = 'partials/'

type Template = (view: object) => string

function compile(sources: ReadonlyMap<string, string>, noEscape: boolean): Map<string, Template> {
  const handlebars = Handlebars.create()
  for (const [name, helper] of Object.entries(helpers)) handlebars.registerHelper(name, helper as Handlebars.HelperDelegate)
  const options = { strict: true, knownHelpersOnly: true, knownHelpers, explicitPartialContext: true, preventIndent: true, noEscape }
  const partials = new Set([...sources.keys()].filter((name) => name.startsWith(PARTIALS)).map((name) => name.slice(PARTIALS.length)))
  const templates = new Map<string, Template>()
  for (const [name, source] of sources) {
    const parsed = parse(handlebars, name, source)
    checkTemplate(name, parsed, { helpers: new Set(Object.keys(helpers)), partials })
    const template = handlebars.compile<object>(parsed, options)
    if (name.startsWith(PARTIALS)) handlebars.registerPartial(name.slice(PARTIALS.length), template)
    else templates.set(name, template)
  }
  return templates
}

/** Compilation proper is lazy, so a template is compiled once here for its errors alone: an unknown helper fails the start. */
function parse(handlebars: typeof Handlebars, name: string, source: string): hbs.AST.Program {
  try {
    handlebars.precompile(source, { knownHelpersOnly: true, knownHelpers })
    return handlebars.parse(source)
  } catch (error) {
    throw new Error(`TEMPLATE_ERROR ${name}: ${Error.isError(error) ? error.message : String(error)}`, { cause: error })
  }
}

export function createTemplates(folder: string | URL): Templates {
  const sources = readTemplates(typeof folder === 'string' ? folder : fileURLToPath(folder))
  const html = compile(sources, false)
  const text = compile(sources, true)
  const run = (templates: ReadonlyMap<string, Template>, name: string, view: object): string => {
    const template = templates.get(name)
    if (template === undefined) throw new Error(`NO_TEMPLATE ${name}`)
    return template(view)
  }
  return { render: (name, view) => run(html, name, view), renderText: (name, view) => run(text, name, view) }
}
