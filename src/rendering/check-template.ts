/** What Handlebars would let pass until the page is asked for: found at the start instead, with the file's name. */
import Handlebars from 'handlebars'

export interface Known {
  helpers: ReadonlySet<string>
  partials: ReadonlySet<string>
}

/** The one place that prints HTML made elsewhere: the twin of a document, whose text src/documents/html.ts escapes. */
const UNESCAPED = new Map([['pages/vorlage-dokument', 'html']])

class Check extends Handlebars.Visitor {
  readonly #name: string
  readonly #known: Known
  readonly faults: string[] = []

  constructor(name: string, known: Known) {
    super()
    this.#name = name
    this.#known = known
  }

  override MustacheStatement(node: hbs.AST.MustacheStatement): void {
    const { original } = node.path as hbs.AST.PathExpression
    if (!node.escaped && UNESCAPED.get(this.#name) !== original) this.faults.push(`{{{${original}}}} prints unescaped text`)
    // Handlebars would call the helper instead of printing the field of the same name.
    if (node.params.length === 0 && this.#known.helpers.has(original)) this.faults.push(`{{${original}}} is a helper without a value`)
    super.MustacheStatement(node)
  }

  override PartialStatement(node: hbs.AST.PartialStatement): void {
    this.#partial(node.name)
    super.PartialStatement(node)
  }

  // A block without its partial would be printed bare.
  override PartialBlockStatement(node: hbs.AST.PartialBlockStatement): void {
    this.#partial(node.name)
    super.PartialBlockStatement(node)
  }

  #partial(name: hbs.AST.PathExpression | hbs.AST.SubExpression): void {
    const original = 'original' in name ? name.original : null
    if (original === null) this.faults.push('the name of a partial is computed')
    else if (original !== '@partial-block' && !this.#known.partials.has(original)) this.faults.push(`there is no partial ${original}`)
  }
}

/** @throws TEMPLATE_ERROR with the name of the template and each fault */
export function checkTemplate(name: string, parsed: hbs.AST.Program, known: Known): void {
  const check = new Check(name, known)
  check.accept(parsed)
  if (check.faults.length > 0) throw new Error(`TEMPLATE_ERROR ${name}: ${check.faults.join('; ')}`)
}
