/** The papers behind the items of an agenda, read in three queries however long the agenda is. */
import type { Parts } from '../../../../workflows/aggregate.ts'
import type { VorlageEventType } from '../../../../workflows/vorlage/events.ts'
import type { StationContext } from '../../../../workflows/station/context.ts'
import type { Inhalt } from '../../../../workflows/vorlage/inhalt.ts'
import { stationById, vorlageStand, type Teil, type VorlageStand } from '../../../../workflows/vorlage/stand.ts'
import type { Top } from '../../../../workflows/sitzung/machine.ts'
import type { Head } from '../../../engine/ports.ts'
import { textReferences, withTexts } from '../../../engine/seal.ts'
import type { PageDeps } from '../../deps.ts'
import type { Gelesen } from './gelesen.ts'

export interface TopVorlage {
  head: Head
  parts: Parts
  /** Text references replaced by their texts. */
  stand: VorlageStand
  inhalt: Inhalt
}

export type TopVorlagen = ReadonlyMap<string, TopVorlage>

export async function topVorlagen(deps: PageDeps, ids: readonly string[]): Promise<TopVorlagen> {
  const refs = [...new Set(ids)].map((id) => ({ art: 'vorlage' as const, id }))
  if (refs.length === 0) return new Map()
  const heads = await deps.readers.heads(refs)
  const read = heads.map((head) => {
    const parts = deps.engine.partsOf(head)
    return { head, parts, stand: vorlageStand(parts) }
  })
  const [texte, inhalte] = await Promise.all([
    deps.store.getTexts([...textReferences(read.map(({ stand }) => stand))]),
    deps.store.getInhalte(read.map(({ stand }) => stand.context.fassung.hash)),
  ])
  return new Map(
    read.map(({ head, parts, stand }) => {
      const inhalt = inhalte.get(stand.context.fassung.hash) as Inhalt | undefined
      if (inhalt === undefined) throw new Error(`CONTENT_MISSING ${head.ref.id}`)
      return [head.ref.id, { head, parts, stand: withTexts(stand, texte), inhalt }]
    }),
  )
}

export const vorlagenIds = (tops: readonly Top[]): string[] => tops.flatMap(({ vorlage }) => (vorlage === null ? [] : [vorlage.id]))

/** The station of this item, or undefined once the paper has left this session (vertagt, abgesetzt). */
export function stationOf(top: Top, vorlage: TopVorlage | undefined, sitzung: string): Teil<StationContext> | undefined {
  if (top.vorlage === null || vorlage === undefined) return undefined
  const station = stationById(vorlage.stand, top.vorlage.station)
  return station?.context.sitzung === sitzung && station.context.versuch === top.vorlage.versuch ? station : undefined
}

/** The table of rights alone: rules are asked on the page of the item. */
export function darfVorlage(
  deps: Pick<PageDeps, 'engine'>,
  { akteur }: Gelesen,
  vorlage: TopVorlage,
  type: VorlageEventType,
  station: string,
): boolean {
  return deps.engine.roleOf(vorlage, { type, station }, akteur) !== null
}
