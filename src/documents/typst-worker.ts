/**
 * Child process that owns one Typst compiler. It has no environment, gets models and returns PDF files that are PDF/A-2a and PDF/UA-1, and
 * ends with its parent: when the channel closes, or, while a compile blocks the thread, by its watchdog.
 */
import { Worker } from 'node:worker_threads'
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler'
import { fontFolders, TEMPLATES } from './template-files.ts'
import { stampPdfUa } from './pdf-stamp.ts'
import type { RenderAnswer, RenderJob } from './typst-messages.ts'

const MAIN = `${TEMPLATES}/dokument.typ`
// Below this age, in documents, the compiler's cache is kept; without eviction it grows for ever.
const CACHE_AGE = 10

const compiler = NodeCompiler.create({ workspace: TEMPLATES, fontArgs: [{ fontPaths: fontFolders() }] })

const diagnostics = (error: NodeError): string => JSON.stringify(compiler.fetchDiagnostics(error))

function render({ id, daten }: RenderJob): RenderAnswer {
  const compiled = compiler.compile({ mainFilePath: MAIN, inputs: { daten } })
  const error = compiled.takeError()
  if (error !== null) return { id, ok: false, message: diagnostics(error) }
  // An unknown font is only a warning, but the document would look different on every host.
  const warnings = compiled.takeWarnings()
  if (warnings !== null) return { id, ok: false, message: diagnostics(warnings) }
  const document = compiled.result
  if (document === null) return { id, ok: false, message: 'no document' }
  // The PDF/UA-1 export is the gate (title, alternative texts, heading order, glyphs) and is thrown away.
  compiler.pdf(document, { pdfStandard: 'ua-1' })
  const bytes = stampPdfUa(compiler.pdf(document, { pdfStandard: 'a-2a' }))
  return { id, ok: true, bytes, pages: document.numOfPages }
}

process.on('message', (job: RenderJob) => {
  let answer: RenderAnswer
  try {
    answer = render(job)
  } catch (thrown) {
    answer = { id: job.id, ok: false, message: Error.isError(thrown) ? thrown.message : String(thrown) }
  }
  process.send?.(answer)
  compiler.evictCache(CACHE_AGE)
})
process.on('disconnect', () => process.exit(0))

const [megabytes = '512'] = process.argv.slice(2)
new Worker(new URL('typst-watchdog.ts', import.meta.url), {
  workerData: { parent: process.ppid, bytes: Number(megabytes) * 1_048_576 },
}).unref()
process.send?.('ready')
