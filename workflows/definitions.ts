/** The kinds of aggregates, each in its newest version; running papers stay on the version they started with (`previous`). */
import type { Aggregatart, AggregateDefinition } from './aggregate.ts'
import { definition as gremium } from './gremium/definition.ts'
import { definition as nummernkreis } from './nummernkreis/definition.ts'
import { withProtokoll } from './protokoll.ts'
import { definition as sitzung } from './sitzung/definition.ts'
import { definition as vorlage } from './vorlage/definition.ts'

export const definitions: Readonly<Record<Aggregatart, AggregateDefinition>> = {
  vorlage: withProtokoll(vorlage),
  sitzung: withProtokoll(sitzung),
  gremium: withProtokoll(gremium),
  nummernkreis: withProtokoll(nummernkreis),
}
