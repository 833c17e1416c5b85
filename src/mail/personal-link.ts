/** The personal link in a mail: issued as the mail is written, for what this mail asks. */
import type { Ref } from '../../workflows/aggregate.ts'
import { issueLink } from '../engine/links.ts'
import type { LinkRecord } from '../engine/read-ports.ts'
import type { MailDeps } from './post.ts'

type Bindung = Pick<LinkRecord, 'zweck'> & Partial<Pick<LinkRecord, 'stelle' | 'person' | 'fassung' | 'runde' | 'station'>>

/** Its address; what it is not bound to is null on record. */
export async function personalLink(deps: MailDeps, profil: string, ref: Ref, bindung: Bindung): Promise<string> {
  const token = await issueLink(deps.links, deps.random, {
    profil,
    ref,
    stelle: null,
    person: null,
    fassung: null,
    runde: null,
    station: null,
    ...bindung,
    ausgestelltAm: deps.clock.now(),
  })
  return `${deps.baseUrl}/l/${token}`
}
