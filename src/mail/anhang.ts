/** An issued document as the attachment of a mail. */
import type { Dateien, Dokumente } from '../engine/read-ports.ts'
import type { Attachment } from './message.ts'

interface Issued {
  id: string
  hash: string
}

/** None where nothing is attached. */
export type Anhang = (issued: Issued | undefined) => Promise<Attachment[]>

export const storedAnhang =
  ({ dokumente, dateien }: { dokumente: Dokumente; dateien: Dateien }): Anhang =>
  async (issued) => {
    if (issued === undefined) return []
    const [record, file] = await Promise.all([dokumente.get(issued.id), dateien.get(issued.hash)])
    if (record === null || file === null) throw new Error(`NO_DOCUMENT ${issued.id}`)
    return [{ filename: record.dateiname, contentType: 'application/pdf', bytes: file.bytes }]
  }
