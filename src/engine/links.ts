/**
 * Links in mails: the token is the right to act, for one purpose and one office or person. Only its hash is stored, so that whoever
 * reads the database cannot act. A link never "expires into nothing": what became of its subject decides what its page shows.
 */
import type { Akteur } from '../../workflows/akteur.ts'
import type { VorlageStand } from '../../workflows/vorlage/stand.ts'
import { sha256 } from './canonical.ts'
import { RatslaufError } from './errors.ts'
import type { Random } from './ports.ts'
import type { LinkRecord, Links } from './read-ports.ts'

const TOKEN = /^[0-9a-f]{64}$/

/** Writes the record and returns the token (64 hex digits), which is nowhere else: it belongs into the mail only. */
export async function issueLink(links: Links, random: Random, record: Omit<LinkRecord, '_id'>): Promise<string> {
  const token = random.hex(32)
  await links.put({ ...record, _id: sha256(token) })
  return token
}

/** Null for what no link of ours ever was. */
export const resolveLink = async (links: Links, token: string): Promise<LinkRecord | null> =>
  TOKEN.test(token) ? links.get(sha256(token)) : null

const prefix = (record: LinkRecord): string => record._id.slice(0, 24)

/**
 * Who acts by the link. A member acts in the body that is invited: `gremium` is its id inside the profile, from the session.
 * @throws RatslaufError NOT_FOUND when the record lacks what its purpose needs
 */
export function linkActor(record: LinkRecord, gremium: string | null = null): Akteur {
  const base = { id: `link:${prefix(record)}`, profil: record.profil }
  if (record.zweck === 'mitzeichnung' && record.stelle !== null) {
    return { ...base, aemter: [{ amt: 'mitzeichnung', stelle: record.stelle }], sitze: [] }
  }
  if (record.zweck === 'anhoerung' && record.stelle !== null) {
    return { ...base, aemter: [{ amt: 'anhoerung', stelle: record.stelle }], sitze: [] }
  }
  if (record.zweck === 'ladung' && record.person !== null && gremium !== null) {
    return { ...base, aemter: [], person: record.person, sitze: [{ gremium, funktion: 'mitglied' }] }
  }
  throw new RatslaufError('NOT_FOUND', 'Zu diesem Link gibt es nichts mehr zu tun.')
}

/** What is answered once per link has the same id however often the form is sent, so that a repetition gets the stored answer. */
export const linkCommandId = (record: LinkRecord): string => `link-${prefix(record)}`

/** A reply to a Ladung may be changed and changed back: `rev` is the revision of the session the reply was decided on. */
export const antwortCommandId = (record: LinkRecord, antwort: string, rev: number): string =>
  `${String(rev)}.link-${prefix(record)}-${antwort}`

/** What became of the co-signature a link asks for. `offen` alone can be acted on; a passed deadline can still be answered. */
export type Linkstand = 'offen' | 'beantwortet' | 'neue_fassung' | 'nicht_mehr_gefragt' | 'weitergegangen'

/** Heading of the page of a link that nothing is left to do by. */
export const LINKSTAND_IN_WORTEN: Record<Exclude<Linkstand, 'offen'>, string> = {
  beantwortet: 'Ihre Stelle hat geantwortet',
  neue_fassung: 'Die Vorlage wurde inzwischen geändert',
  nicht_mehr_gefragt: 'Ihre Stelle ist nicht mehr gefragt',
  weitergegangen: 'Die Mitzeichnung ist beendet',
}

/** A link binds the Stelle, the round and the version of the text. */
export function mitzeichnungslinkStand(stand: VorlageStand, link: Pick<LinkRecord, 'stelle' | 'runde' | 'fassung'>): Linkstand {
  const part = stand.mitzeichnungen.find((candidate) => candidate.context.stelle === link.stelle)
  if (part === undefined) return 'nicht_mehr_gefragt'
  if (part.context.runde !== link.runde || part.context.fassung !== link.fassung) return 'neue_fassung'
  if (part.zustand !== 'offen' && part.zustand !== 'frist_abgelaufen') return 'beantwortet'
  if (stand.zustand !== 'mitzeichnung') return 'weitergegangen'
  return stand.context.fassung.hash === link.fassung ? 'offen' : 'neue_fassung'
}
