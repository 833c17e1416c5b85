/** The few questions the HTML import asks of a parsed tree. */
import { defaultTreeAdapter, parseFragment, type DefaultTreeAdapterTypes as Dom } from 'parse5'

export type Node = Dom.ChildNode
export type Element = Dom.Element

const IGNORED = new Set(
  'script style head title meta link template noscript noframes iframe object embed applet svg math canvas audio video select textarea input button datalist'.split(
    ' ',
  ),
)
const BLOCK = new Set(
  'p div section article header footer main aside nav address blockquote center dl dt dd fieldset figure figcaption form hr li pre ul ol table tr td th h1 h2 h3 h4 h5 h6 br'.split(
    ' ',
  ),
)

export const isElement = (node: Node): node is Element => 'tagName' in node
export const isText = (node: Node): node is Dom.TextNode => node.nodeName === '#text'
export const isIgnored = (element: Element): boolean => IGNORED.has(element.tagName)
export const isBlock = (element: Element): boolean => BLOCK.has(element.tagName)
export const attribute = (element: Element, name: string): string => element.attrs.find((attr) => attr.name === name)?.value ?? ''
export const elements = (nodes: readonly Node[]): Element[] => nodes.filter(isElement)

/** Value of one declaration of the style attribute, lower case, empty when absent. */
export function styleOf(element: Element, property: string): string {
  for (const declaration of attribute(element, 'style').split(';')) {
    const colon = declaration.indexOf(':')
    if (declaration.slice(0, colon).trim().toLowerCase() === property)
      return declaration
        .slice(colon + 1)
        .trim()
        .toLowerCase()
  }
  return ''
}

/** Null when the text nests deeper or holds more elements than allowed; parsing stops at once. */
export function parseBounded(source: string, maxDepth: number, maxElements: number): Dom.DocumentFragment | null {
  const limit = new Error('too deep or too many elements')
  let depth = 0
  let count = 0
  const treeAdapter = {
    ...defaultTreeAdapter,
    onItemPush: () => {
      depth += 1
      count += 1
      if (depth > maxDepth || count > maxElements) throw limit
    },
    onItemPop: () => {
      depth -= 1
    },
  }
  try {
    return parseFragment(source, { treeAdapter })
  } catch (error) {
    if (error === limit) return null
    throw error
  }
}
