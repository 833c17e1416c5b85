/** Canonical JSON (RFC 8785) and hashes over it: the same facts give the same bytes. */
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

export function canonical(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('NOT_CANONICALIZABLE: value is not JSON')
  return text
}

export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex')

export const hashOf = (value: unknown): string => sha256(canonical(value))
