import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const TEMPLATES = fileURLToPath(new URL('../../../templates', import.meta.url))

/** The shipped templates with the gallery among the pages, in a folder of its own. */
export function galleryTemplates(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'ratslauf-gallery-'))
  cpSync(TEMPLATES, folder, { recursive: true })
  cpSync(fileURLToPath(new URL('gallery.hbs.txt', import.meta.url)), join(folder, 'pages/gallery.hbs'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
