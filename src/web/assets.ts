/** Style sheets, fonts, script and crest: read once at the start, named by their content, compressed once, cached for ever by browsers. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { RequestHandler } from 'express'

/** Paths for the page frame. */
export interface Assets {
  css: string
  js: string
  crest: string
  /** The regular cut, preloaded. */
  font: string
  serve: RequestHandler
}

interface Served {
  type: string
  plain: Buffer
  br?: Buffer
  gzip?: Buffer
}

/** The cuts KERN's text styles use; the package has thirty-two. */
const CUTS = [
  { file: 'FiraSans-Regular', weight: 400, style: 'normal' },
  { file: 'FiraSans-Italic', weight: 400, style: 'italic' },
  { file: 'FiraSans-Medium', weight: 500, style: 'normal' },
  { file: 'FiraSans-SemiBold', weight: 600, style: 'normal' },
] as const

/** KERN first, then its corrections, then ours. */
const SHEETS = ['kern-fixes', 'frame', 'components', 'content', 'cockpit', 'print'] as const

const KERN = new URL('dist/', import.meta.resolve('@kern-ux/native/package.json'))

const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex').slice(0, 12)

function compressed(type: string, plain: Buffer): Served {
  if (type === 'font/woff2') return { type, plain }
  const br = brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
  return { type, plain, br, gzip: gzipSync(plain, { level: 9 }) }
}

/** @param folder absolute folder of our own assets, usually templates/assets */
export async function loadAssets(folder: string): Promise<Assets> {
  const served = new Map<string, Served>()
  const add = (name: string, extension: string, type: string, bytes: Buffer): string => {
    const path = `/assets/${name}.${digest(bytes)}.${extension}`
    served.set(path, compressed(type, bytes))
    return path
  }
  const fonts = await Promise.all(
    CUTS.map(async ({ file, weight, style }) => {
      const bytes = await readFile(fileURLToPath(new URL(`fonts/fira-sans/${file}.woff2`, KERN)))
      const path = add(file.toLowerCase(), 'woff2', 'font/woff2', bytes)
      return {
        path,
        css: `@font-face{font-family:'Fira Sans';src:url('${path}') format('woff2');font-weight:${String(weight)};font-style:${style};font-display:swap}`,
      }
    }),
  )
  const kern = await readFile(fileURLToPath(new URL('kern.min.css', KERN)), 'utf8')
  const own = await Promise.all(SHEETS.map((name) => readFile(`${folder}/${name}.css`, 'utf8')))
  const css = add('ratslauf', 'css', 'text/css; charset=utf-8', Buffer.from([...fonts.map((font) => font.css), kern, ...own].join('\n')))
  const js = add('ratslauf', 'js', 'text/javascript; charset=utf-8', await readFile(`${folder}/ratslauf.js`))
  const crest = add('crest', 'svg', 'image/svg+xml', await readFile(`${folder}/crest.svg`))
  return { css, js, crest, font: fonts[0]?.path ?? '', serve: createServe(served) }
}

function createServe(served: ReadonlyMap<string, Served>): RequestHandler {
  return (req, res, next) => {
    const asset = served.get(req.path)
    if (asset === undefined || (req.method !== 'GET' && req.method !== 'HEAD')) {
      next()
      return
    }
    const accepted = asset.br === undefined ? false : req.acceptsEncodings(['br', 'gzip'])
    const body = (accepted === 'br' ? asset.br : accepted === 'gzip' ? asset.gzip : undefined) ?? asset.plain
    if (body !== asset.plain) res.set('Content-Encoding', String(accepted))
    res.set({ 'Cache-Control': 'public, max-age=31536000, immutable', 'Content-Type': asset.type, Vary: 'Accept-Encoding' })
    res.end(req.method === 'HEAD' ? undefined : body)
  }
}
