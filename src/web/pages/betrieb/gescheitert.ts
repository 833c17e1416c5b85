/** Background work of one municipality that waits for a person, and who may see it. */
import { refKey } from '../../../../workflows/aggregate.ts'
import type { Gescheitert } from '../../../engine/eingriffe.ts'
import type { Head } from '../../../engine/ports.ts'
import type { Account } from '../../../identity/accounts.ts'
import type { PageDeps } from '../../deps.ts'

/** Beyond so many nobody looks at single ones. */
const READ = 200

export interface Wartend extends Gescheitert {
  head: Head
}

type Deps = Pick<PageDeps, 'jobs' | 'readers' | 'postausgang'>

export const darfEingreifen = ({ rollen }: Account): boolean =>
  rollen.some(({ rolle }) => rolle === 'administration' || rolle === 'sitzungsdienst')

/** Failed jobs of the own municipality; those of others are none of its business. */
export async function gescheiterte(deps: Deps, { profil }: Account): Promise<Wartend[]> {
  const failed = await deps.jobs.failed(READ)
  if (failed.length === 0) return []
  const refs = [...new Map(failed.map(({ aggregat }) => [refKey(aggregat), aggregat])).values()]
  const posts = failed.flatMap(({ daten }) => (typeof daten['post'] === 'string' ? [daten['post']] : []))
  const [heads, rows] = await Promise.all([deps.readers.heads(refs), deps.postausgang.list(posts)])
  const headOf = new Map(heads.filter(({ fields }) => fields['profil'] === profil).map((head) => [refKey(head.ref), head]))
  const rowOf = new Map(rows.map((row) => [row._id, row]))
  return failed.flatMap((auftrag) => {
    const head = headOf.get(refKey(auftrag.aggregat))
    return head === undefined ? [] : [{ auftrag, head, post: rowOf.get(String(auftrag.daten['post'])) ?? null }]
  })
}

/** For the number in the navigation; null for those who may not see the page. */
export const countGescheitert = async (deps: Deps, account: Account): Promise<number | null> =>
  darfEingreifen(account) ? (await gescheiterte(deps, account)).length : null
