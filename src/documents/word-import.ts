/** Uploaded .docx → block tree: measured and reduced to its text parts first, then mammoth, then the same import as pasted HTML. */
import mammoth from 'mammoth'
import { RatslaufError } from '../engine/errors.ts'
import { readHtml, type Imported } from './html-import.ts'
import { readZip, unpack, writeZip, type ZipEntry } from './zip.ts'

const MAX_DATEI = 20_000_000
const MAX_TEIL = 8_000_000
const MAX_GESAMT = 16_000_000
const MAX_EINTRAEGE = 3_000

// Titles in German and English Word; the numbered headings carry English names in every language.
const STYLE_MAP = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Titel'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  'u => ',
  'strike => ',
]

const refused = (sentence: string): RatslaufError => new RatslaufError('UPLOAD_REFUSED', sentence)
const zuGross = (): RatslaufError =>
  new RatslaufError(
    'UPLOAD_TOO_LARGE',
    'Die Word-Datei ist zu groß. Bitte übernehmen Sie den Text in mehreren Teilen und fügen Sie Bilder als Anlage bei.',
  )

/**
 * Blocks of a Word document (.docx, also with macros, which are ignored) and German hints about what was left out.
 * Throws RatslaufError UPLOAD_REFUSED or UPLOAD_TOO_LARGE with a German sentence.
 */
export async function importWord(bytes: Buffer): Promise<Imported> {
  if (bytes.length > MAX_DATEI) throw zuGross()
  const entries = readZip(bytes, MAX_EINTRAEGE)
  if (entries === null) throw refused(notWord(bytes))
  const parts = await textParts(entries)
  const { blocks, hinweise } = readHtml(await convert(writeZip(parts)))
  if (blocks.length === 0) throw refused('Die Word-Datei enthält keinen Text, der übernommen werden kann.')
  const xml = parts.find((part) => part.name === 'word/document.xml')?.content.toString('latin1') ?? ''
  const more = [
    ...(/<w:(ins|del)[ >]/.test(xml)
      ? ['Die Datei enthält nachverfolgte Änderungen. Übernommen wurde der Text, als wären alle angenommen.']
      : []),
    ...(/<w:commentReference/.test(xml) ? ['Kommentare wurden nicht übernommen.'] : []),
    ...(/<w:footnoteReference/.test(xml) ? ['Fußnoten stehen am Ende des Textes.'] : []),
  ]
  return { blocks, hinweise: [...hinweise, ...more] }
}

async function convert(buffer: Buffer): Promise<string> {
  // The picture itself never reaches the archive given to mammoth; its place stays, for the hint.
  const convertImage = mammoth.images.imgElement(async () => ({ src: '' }))
  try {
    const result = await mammoth.convertToHtml({ buffer }, { styleMap: STYLE_MAP, convertImage, includeEmbeddedStyleMap: false })
    return result.value
  } catch (cause) {
    throw new RatslaufError('UPLOAD_REFUSED', 'Die Word-Datei ist beschädigt. Bitte öffnen Sie sie in Word und speichern Sie sie neu.', {
      cause,
    })
  }
}

/** Only the XML parts reach the converter, each within its limit; pictures, macros and embedded files stay outside. */
async function textParts(entries: readonly ZipEntry[]): Promise<{ name: string; content: Buffer }[]> {
  const names = new Set(entries.map((entry) => entry.name))
  if (!names.has('word/document.xml')) {
    const other = [...names].some((name) => name.startsWith('xl/'))
      ? 'Das ist eine Excel-Datei. '
      : [...names].some((name) => name.startsWith('ppt/'))
        ? 'Das ist eine PowerPoint-Datei. '
        : ''
    throw refused(`${other}Es wird eine Word-Datei im Format .docx gebraucht.`)
  }
  const parts: { name: string; content: Buffer }[] = []
  let rest = MAX_GESAMT
  for (const entry of entries.filter(({ name }) =>
    /^(\[Content_Types\]\.xml|_rels\/\.rels|word\/[^/]+\.xml|word\/_rels\/[^/]+\.rels)$/.test(name),
  )) {
    if (entry.encrypted) throw refused('Die Word-Datei ist mit einem Kennwort geschützt. Bitte speichern Sie sie ohne Kennwort.')
    const content = await unpack(entry, Math.min(MAX_TEIL, rest))
    if (content === null) throw zuGross()
    if (content.includes('<!DOCTYPE') || content.includes('<!ENTITY'))
      throw refused('Die Word-Datei enthält unzulässige Angaben und wird nicht gelesen.')
    rest -= content.length
    parts.push({ name: entry.name, content })
  }
  return parts
}

function notWord(bytes: Buffer): string {
  const isCompound = bytes.subarray(0, 8).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex'))
  if (isCompound && bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) {
    return 'Die Datei ist mit einem Kennwort geschützt. Bitte speichern Sie sie ohne Kennwort.'
  }
  if (isCompound) return 'Die Datei ist im alten Word-Format .doc gespeichert. Bitte speichern Sie sie in Word als .docx.'
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-')
    return 'Das ist eine PDF-Datei. Es wird eine Word-Datei im Format .docx gebraucht.'
  return 'Die Datei ist keine lesbare Word-Datei. Es wird das Format .docx gebraucht.'
}
