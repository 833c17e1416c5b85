/** The kinds of aggregates. One version per kind; running papers stay on the version they started with. */
import type { Aggregatart, AggregateDefinition } from './aggregate.ts'
import { definition as gremium } from './gremium/definition.ts'
import { definition as nummernkreis } from './nummernkreis/definition.ts'
import { definition as sitzung } from './sitzung/definition.ts'
import { definition as vorlage } from './vorlage/definition.ts'

export const definitions: Readonly<Record<Aggregatart, AggregateDefinition>> = { vorlage, sitzung, gremium, nummernkreis }
