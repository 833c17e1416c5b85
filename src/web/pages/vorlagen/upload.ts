/** Checks what a file is by its content; name and declared type are claims of the sender. */
import { fileTypeFromBuffer } from 'file-type'
import { LIMITS, type UploadedFile } from '../../security/form-data.ts'

/** Extension as typed → media type and the extension that the content shows. */
const ERLAUBT: Record<string, { inhalt: string; typ: string }> = {
  pdf: { inhalt: 'pdf', typ: 'application/pdf' },
  png: { inhalt: 'png', typ: 'image/png' },
  jpg: { inhalt: 'jpg', typ: 'image/jpeg' },
  jpeg: { inhalt: 'jpg', typ: 'image/jpeg' },
  docx: { inhalt: 'docx', typ: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  xlsx: { inhalt: 'xlsx', typ: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  odt: { inhalt: 'odt', typ: 'application/vnd.oasis.opendocument.text' },
  txt: { inhalt: 'txt', typ: 'text/plain; charset=utf-8' },
}

export const ERLAUBTE_ENDUNGEN = Object.keys(ERLAUBT)
  .map((endung) => `.${endung}`)
  .join(',')

const LISTE = 'PDF, PNG, JPEG, Word (.docx), Excel (.xlsx), OpenDocument (.odt) und Text (.txt)'

export type Pruefung = { ok: true; typ: string; name: string } | { ok: false; status: 413 | 422; satz: string }

function isText(bytes: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    // oxlint-disable-next-line no-control-regex -- these show that it is no text
    return !/[\u0000-\u0008\u000E-\u001A\u001C-\u001F]/.test(text)
  } catch {
    return false
  }
}

// oxlint-disable-next-line no-control-regex -- control characters have no place in a name
const UNWANTED = /[\u0000-\u001F\u007F\u200E\u200F\u202A-\u202E\u2066-\u2069"<>|:*?]/g

/** Last part of whatever path a browser sent, without signs that a file system or header could stumble over. */
function cleanName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  return last.replaceAll(UNWANTED, '').trim().slice(-200)
}

const refused = (satz: string, status: 413 | 422 = 422): Pruefung => ({ ok: false, status, satz })

/** @param nur restricts to one extension, for example `docx` */
export async function checkUpload(file: UploadedFile, nur?: string): Promise<Pruefung> {
  const name = cleanName(file.name)
  const endung = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const erlaubt = Object.hasOwn(ERLAUBT, endung) ? ERLAUBT[endung] : undefined
  if (file.bytes.length === 0) return refused(`Die Datei „${name}“ ist leer. Bitte wählen Sie eine andere.`)
  if (file.bytes.length > LIMITS.file)
    return refused(`Die Datei „${name}“ ist zu groß; erlaubt sind 20 MB. Bitte verkleinern oder teilen Sie sie.`, 413)
  if (nur !== undefined && endung !== nur)
    return refused(`„${name}“ ist keine Word-Datei. Bitte wählen Sie eine Datei mit der Endung .${nur}.`)
  if (erlaubt === undefined) return refused(`Dateien dieser Art („${name}“) werden nicht angenommen. Erlaubt sind ${LISTE}.`)
  const gefunden = await fileTypeFromBuffer(file.bytes)
  const inhalt = gefunden?.ext ?? (isText(file.bytes) ? 'txt' : '')
  return inhalt === erlaubt.inhalt
    ? { ok: true, typ: erlaubt.typ, name }
    : refused(`Der Inhalt von „${name}“ passt nicht zur Endung .${endung}. Bitte speichern Sie die Datei neu im angegebenen Format.`)
}
