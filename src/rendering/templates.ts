/**
 * The view engine of pages and mails: Handlebars with every safety on. All templates are compiled at the start; an error in one
 * fails the start. User text is data everywhere, never template source.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import Handlebars from 'handlebars'
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

function compile(sources: ReadonlyMap<string, string>, noEscape: boolean): Map<string, (view: object) => string> {
  const handlebars = Handlebars.create()
  for (const [name, helper] of Object.entries(helpers)) handlebars.registerHelper(name, helper as Handlebars.HelperDelegate)
  const options = { strict: true, knownHelpersOnly: true, knownHelpers, explicitPartialContext: true, preventIndent: true, noEscape }
  const templates = new Map<string, (view: object) => string>()
  for (const [name, source] of sources) {
    const [folder, ...rest] = name.split('/')
    // Parsing here makes a mistake fail the start with its file; compilation itself is lazy.
    const parsed = parse(handlebars, name, source)
    if (folder === 'partials') handlebars.registerPartial(rest.join('/'), handlebars.compile(parsed, options))
    else templates.set(name, handlebars.compile<object>(parsed, options))
  }
  return templates
}

function parse(handlebars: typeof Handlebars, name: string, source: string): hbs.AST.Program {
  try {
    return handlebars.parse(source)
  } catch (error) {
    throw new Error(`TEMPLATE_ERROR ${name}`, { cause: error })
  }
}

export function createTemplates(folder: string | URL): Templates {
  const sources = readTemplates(typeof folder === 'string' ? folder : fileURLToPath(folder))
  const html = compile(sources, false)
  const text = compile(sources, true)
  const run = (templates: ReadonlyMap<string, (view: object) => string>, name: string, view: object): string => {
    const template = templates.get(name)
    if (template === undefined) throw new Error(`NO_TEMPLATE ${name}`)
    return template(view)
  }
  return { render: (name, view) => run(html, name, view), renderText: (name, view) => run(text, name, view) }
}
