/** Reads a PDF back as a screen reader would: marks, language, metadata, structure and the text that is tagged. */
import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

export interface PdfReport {
  pages: number
  marked: boolean
  language: string | null
  title: string | null
  displayDocTitle: boolean
  /** Part and conformance of PDF/A and part of PDF/UA as the XMP metadata state them, for example "2A ua1". */
  conformance: string
  /** Text outside tags and artifacts; must be empty. */
  untagged: string[]
  /** Tagged text in reading order, without headers and footers. */
  text: string
  /** All text, page by page. */
  pageTexts: string[]
  /** Levels of the headings in order. */
  headings: number[]
  /** Number of header cells of each table. */
  tables: number[]
  figures: number
}

interface StructNode {
  role?: string
  children?: StructNode[]
}

export async function readPdf(bytes: Uint8Array): Promise<PdfReport> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 })
  const pdf = await task.promise
  const [metadata, mark, preferences] = await Promise.all([pdf.getMetadata(), pdf.getMarkInfo(), pdf.getViewerPreferences()])
  const xmp = Buffer.from(bytes).toString('latin1').split('<?xpacket begin').at(-1) ?? ''
  const value = (name: string): string =>
    new RegExp(`<${name}>([^<]*)<`).exec(xmp)?.[1] ?? new RegExp(`${name}="([^"]*)"`).exec(xmp)?.[1] ?? '-'
  const info = metadata.info as { Title?: string; Language?: string }
  const report: PdfReport = {
    pages: pdf.numPages,
    marked: (mark as unknown as Map<string, boolean> | null)?.get('Marked') ?? false,
    language: info.Language ?? null,
    title: info.Title ?? null,
    displayDocTitle: flag(preferences, 'DisplayDocTitle'),
    conformance: `${value('pdfaid:part')}${value('pdfaid:conformance')} ua${value('pdfuaid:part')}`,
    untagged: [],
    text: '',
    pageTexts: [],
    headings: [],
    tables: [],
    figures: 0,
  }
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number)
    await readText(page, report)
    walk((await page.getStructTree()) as StructNode, report)
  }
  await task.destroy()
  return report
}

function flag(preferences: unknown, name: string): boolean {
  if (typeof preferences !== 'object' || preferences === null) return false
  // A Map of another realm, though the types say object.
  const { get } = preferences as { get?: (key: string) => unknown }
  return (get === undefined ? (preferences as Record<string, unknown>)[name] : get.call(preferences, name)) === true
}

async function readText(page: PDFPageProxy, report: PdfReport): Promise<void> {
  const { items } = await page.getTextContent({ includeMarkedContent: true })
  const open: ('tag' | 'artifact' | 'none')[] = []
  let all = ''
  for (const item of items) {
    if ('str' in item) {
      const text = item.str + (item.hasEOL ? '\n' : '')
      all += text
      const inside = open.findLast((kind) => kind !== 'none')
      if (inside === 'tag') report.text += text
      else if (inside === undefined && item.str.trim() !== '') report.untagged.push(item.str)
    } else if (item.type === 'endMarkedContent') open.pop()
    else open.push((item as { tag?: string }).tag === 'Artifact' ? 'artifact' : item.id ? 'tag' : 'none')
  }
  report.pageTexts.push(all)
}

function walk(node: StructNode | null, report: PdfReport): void {
  if (node === null) return
  const heading = /^H([1-6])$/.exec(node.role ?? '')?.[1]
  if (heading !== undefined) report.headings.push(Number(heading))
  if (node.role === 'Figure') report.figures += 1
  if (node.role === 'Table') report.tables.push(count(node, 'TH'))
  for (const child of node.children ?? []) walk(child, report)
}

const count = (node: StructNode, role: string): number =>
  (node.role === role ? 1 : 0) + (node.children ?? []).reduce((sum, child) => sum + count(child, role), 0)
