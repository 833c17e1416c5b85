/**
 * Just enough ZIP to look into an uploaded Word file before a library does: names, measured sizes, bounded inflation. What the headers claim
 * is not believed; inflation stops at the limit (zip bombs).
 */
import { promisify } from 'node:util'
import { crc32, inflateRaw } from 'node:zlib'

const inflate = promisify(inflateRaw)

export interface ZipEntry {
  name: string
  method: number
  encrypted: boolean
  /** Compressed bytes. */
  data: Buffer
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50

/** Null when the bytes are no plain ZIP archive (also for ZIP64 and archives in parts) or hold more than `maxEntries`. */
export function readZip(bytes: Buffer, maxEntries: number): ZipEntry[] | null {
  let end = bytes.length - 22
  while (end >= 0 && end >= bytes.length - 65_557 && bytes.readUInt32LE(end) !== END) end -= 1
  if (end < 0 || bytes.readUInt32LE(end) !== END) return null
  const count = bytes.readUInt16LE(end + 10)
  if (count > maxEntries) return null
  const entries: ZipEntry[] = []
  let at = bytes.readUInt32LE(end + 16)
  try {
    for (let i = 0; i < count; i += 1) {
      if (bytes.readUInt32LE(at) !== CENTRAL) return null
      const size = bytes.readUInt32LE(at + 20)
      const [nameLength, extraLength, commentLength] = [
        bytes.readUInt16LE(at + 28),
        bytes.readUInt16LE(at + 30),
        bytes.readUInt16LE(at + 32),
      ]
      const local = bytes.readUInt32LE(at + 42)
      if (bytes.readUInt32LE(local) !== LOCAL) return null
      const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
      if (start + size > bytes.length) return null
      entries.push({
        name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
        method: bytes.readUInt16LE(at + 10),
        encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
        data: bytes.subarray(start, start + size),
      })
      at += 46 + nameLength + extraLength + commentLength
    }
  } catch (error) {
    // An offset outside the file.
    if (Error.isError(error) && (error as NodeJS.ErrnoException).code === 'ERR_OUT_OF_RANGE') return null
    throw error
  }
  return entries
}

/** Content of an entry, null when it is larger than `maxBytes`, damaged or packed in an unknown way. */
export async function unpack(entry: ZipEntry, maxBytes: number): Promise<Buffer | null> {
  if (entry.method === 0) return entry.data.length <= maxBytes ? entry.data : null
  if (entry.method !== 8) return null
  try {
    return await inflate(entry.data, { maxOutputLength: Math.max(1, maxBytes) })
  } catch (error) {
    if (Error.isError(error)) return null
    throw error
  }
}

/** An archive of the given parts, uncompressed. */
export function writeZip(parts: readonly { name: string; content: Buffer }[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content } of parts) {
    const nameBytes = Buffer.from(name, 'utf8')
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x800, 2)
    common.writeUInt32LE(crc32(content), 10)
    common.writeUInt32LE(content.length, 14)
    common.writeUInt32LE(content.length, 18)
    common.writeUInt16LE(nameBytes.length, 22)
    const local = Buffer.concat([uint32(LOCAL), common, nameBytes, content])
    directory.push(Buffer.concat([uint32(CENTRAL), Buffer.from([20, 0]), common, Buffer.alloc(10), uint32(offset), nameBytes]))
    locals.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(END, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, central, end])
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
