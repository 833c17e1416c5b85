/** Attachments and issued documents in GridFS, addressed by the SHA-256 of their bytes. */
import { createHash } from 'node:crypto'
import { mongo, type Connection } from 'mongoose'
import type { Dateien } from '../engine/read-ports.ts'
import { isDuplicateKey } from './mongo-common.ts'

export function createMongoDateien(connection: Connection): Dateien {
  const { db } = connection
  if (db === undefined) throw new Error('NOT_CONNECTED')
  const bucket = new mongo.GridFSBucket(db, { bucketName: 'dateien' })
  const files = db.collection<{ _id: string; length: number; chunkSize: number; metadata?: { typ?: string } }>('dateien.files')
  const parts = db.collection<{ files_id: string; n: number; data: { buffer: Uint8Array } }>('dateien.chunks')

  /** Each by its exact key: asked for the parts of one file, the embedded server would read those of all. */
  async function part(hash: string, n: number): Promise<Uint8Array> {
    const found = await parts.findOne({ files_id: hash, n })
    if (found === null) throw new Error(`FILE_INCOMPLETE ${hash} ${n}`)
    return found.data.buffer
  }

  return {
    async put(bytes, typ) {
      const hash = createHash('sha256').update(bytes).digest('hex')
      if ((await files.findOne({ _id: hash }, { projection: { _id: 1 } })) !== null) return hash
      const upload = bucket.openUploadStreamWithId(hash as never, hash, { metadata: { typ } })
      try {
        await new Promise<void>((resolve, reject) => {
          upload.once('finish', () => resolve())
          upload.once('error', reject)
          upload.end(bytes)
        })
      } catch (error) {
        // Somebody stored the same bytes meanwhile: that is the file we wanted.
        if (!isDuplicateKey(error)) throw error
      }
      return hash
    },
    async get(hash) {
      const file = await files.findOne({ _id: hash })
      if (file === null) return null
      const bytes: Uint8Array[] = []
      for (let n = 0; n * file.chunkSize < file.length; n += 1) bytes.push(await part(hash, n))
      return { bytes: Buffer.concat(bytes), typ: file.metadata?.typ ?? 'application/octet-stream' }
    },
  }
}
