/** Sends a stored file. The name comes from people: it is data in a header, never a path, and never decides how a browser opens the file. */
import type { Response } from 'express'

/** What a browser may show itself; everything else (HTML, SVG, Office) is only ever saved. */
const INLINE = new Set(['application/pdf', 'image/png', 'image/jpeg'])

/** `filename` in ASCII for old programs, `filename*` (RFC 8187) with the real name. */
function disposition(art: 'inline' | 'attachment', name: string): string {
  // oxlint-disable-next-line no-control-regex -- these are the characters to remove
  const clean = name.replaceAll(/[\u0000-\u001F\u007F\u202A-\u202E\u2066-\u2069/\\]/g, '_').slice(0, 180) || 'datei'
  const ascii = clean.replaceAll(/[^\x20-\x7E]|["%;]/g, '_')
  const encoded = encodeURIComponent(clean).replaceAll(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${art}; filename="${ascii}"; filename*=UTF-8''${encoded}`
}

export function sendFile(res: Response, file: { name: string; typ: string; bytes: Uint8Array }): void {
  const typ = /^[\w.+-]+\/[\w.+-]+$/.test(file.typ) ? file.typ : 'application/octet-stream'
  const shown = INLINE.has(typ)
  res.set({
    'Content-Type': typ.startsWith('text/') ? 'text/plain; charset=utf-8' : typ,
    'Content-Disposition': disposition(shown ? 'inline' : 'attachment', file.name),
    'X-Content-Type-Options': 'nosniff',
  })
  res.end(Buffer.from(file.bytes))
}
