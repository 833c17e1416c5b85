/** The aggregate Nummernkreis: a counter that answers who asked with the number drawn. It comes into being with its first number. */
import { z } from 'zod'
import type { AggregateDefinition, Effect, EffectInput, Part, Parts, Payload, Situation } from '../aggregate.ts'
import type { Grund } from '../rule.ts'
import { idSchema as id } from '../schemas.ts'
import { isVergeben, machine, type NummernkreisContext } from './machine.ts'
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
  /** Numbers used elsewhere: the counter continues behind them. A paper that brings its own number takes it for itself. */
  NUMMER_BELEGEN: z.strictObject({
    type: z.literal('NUMMER_BELEGEN'),
    profil: id,
    lfd: z.int().min(1).max(999_999),
    jahr: z.int().optional(),
    vorlage: id.optional(),
  }),
}

const contextOf = (parts: Parts): NummernkreisContext | undefined =>
  (parts['nummernkreis'] as Part<NummernkreisContext> | undefined)?.context

/** Who asked is told the number: the next one, or the one it brought along. */
function effects({ parts, event }: EffectInput): Effect[] {
  const { vorlage, jahr, antwort = 'NUMMER_ERHALTEN' } = event
  if (typeof vorlage !== 'string') return []
  const lfd = event.type === 'NUMMER_BELEGEN' ? event['lfd'] : contextOf(parts)?.lfd
  return [{ art: 'befehl', an: { art: 'vorlage', id: vorlage }, event: { type: String(antwort), jahr, lfd } }]
}

/** A number is used once. */
const nummerFrei = ({ parts }: Situation, event: Payload): Grund[] => {
  const context = contextOf(parts)
  return event['vorlage'] !== undefined && context !== undefined && isVergeben(context, Number(event['lfd']))
    ? [{ code: 'NUMMER_VERGEBEN', satz: 'Diese Nummer trägt schon eine andere Vorlage. Jede Nummer gibt es nur einmal.' }]
    : []
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
  grounds: (situation, event) => (event.type === 'NUMMER_BELEGEN' ? nummerFrei(situation, event) : []),
  befund: () => ({}),
  bezug: () => null,
  route,
  settle: () => [],
  effects,
  fields: (parts) => ({ profil: contextOf(parts)?.profil, lfd: contextOf(parts)?.lfd }),
  aufgaben: () => [],
}
