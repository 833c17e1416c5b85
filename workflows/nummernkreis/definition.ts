/** The aggregate Nummernkreis: a counter that answers who asked with the number drawn. It comes into being with its first number. */
import { z } from 'zod'
import type { AggregateDefinition, Effect, EffectInput, Part, Parts } from '../aggregate.ts'
import { idSchema as id } from '../schemas.ts'
import { machine, type NummernkreisContext } from './machine.ts'
import { route } from './router.ts'

const schemas = {
  NUMMER_ZIEHEN: z.strictObject({
    type: z.literal('NUMMER_ZIEHEN'),
    profil: id,
    jahr: z.int(),
    /** Id of the Vorlage that asked. */
    vorlage: id,
    antwort: z.enum(['ENTWURFSNUMMER_ERHALTEN', 'NUMMER_ERHALTEN']),
  }),
  /** Numbers used elsewhere: the counter continues behind them. */
  NUMMER_BELEGEN: z.strictObject({ type: z.literal('NUMMER_BELEGEN'), profil: id, lfd: z.int().min(1).max(999_999) }),
}

const contextOf = (parts: Parts): NummernkreisContext | undefined =>
  (parts['nummernkreis'] as Part<NummernkreisContext> | undefined)?.context

function effects({ parts, event }: EffectInput): Effect[] {
  if (event.type !== 'NUMMER_ZIEHEN') return []
  return [
    {
      art: 'befehl',
      an: { art: 'vorlage', id: String(event['vorlage']) },
      event: { type: String(event['antwort']), jahr: event['jahr'], lfd: contextOf(parts)?.lfd },
    },
  ]
}

export const definition: AggregateDefinition = {
  art: 'nummernkreis',
  version: 1,
  machines: { nummernkreis: machine },
  events: Object.fromEntries(Object.entries(schemas).map(([type, schema]) => [type, { schema }])),
  profilOf: (parts, event) => contextOf(parts)?.profil ?? String(event['profil']),
  creates: new Set(['NUMMER_ZIEHEN', 'NUMMER_BELEGEN']),
  witnesses: () => ({}),
  relations: () => new Set(),
  grounds: () => [],
  befund: () => ({}),
  bezug: () => null,
  route,
  settle: () => [],
  effects,
  fields: (parts) => ({ profil: contextOf(parts)?.profil, lfd: contextOf(parts)?.lfd }),
  aufgaben: () => [],
}
