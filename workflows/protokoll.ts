/**
 * Events that every kind of aggregate knows and no machine sees, because they are about the record itself: the move to another
 * version of the machines, and the erasing of typed text (GDPR article 17).
 */
import { z } from 'zod'
import type { AggregateDefinition, EventDefinition } from './aggregate.ts'
import { freitextSchema } from './schemas.ts'

const EVENTS: Readonly<Record<string, EventDefinition>> = {
  MIGRIEREN: { schema: z.strictObject({ type: z.literal('MIGRIEREN'), version: z.int().min(2) }), intern: true },
  TEXTE_LOESCHEN: {
    schema: z.strictObject({
      type: z.literal('TEXTE_LOESCHEN'),
      /** References as they stand in the stored events. */
      texte: z
        .array(z.string().regex(/^t:[0-9a-f]{64}$/))
        .min(1)
        .max(100),
      grund: freitextSchema,
    }),
    freitexte: ['grund'],
  },
}

export const isProtokollereignis = (type: string): boolean => Object.hasOwn(EVENTS, type)

/** The definition with these events; everything else is asked of the definition itself. */
export function withProtokoll(definition: AggregateDefinition): AggregateDefinition {
  const about = ({ type }: { type: string }): boolean => isProtokollereignis(type)
  return {
    ...definition,
    events: { ...definition.events, ...EVENTS },
    witnesses: (parts, event) => (about(event) ? {} : definition.witnesses(parts, event)),
    grounds: (situation, event, nurStand) => (about(event) ? [] : definition.grounds(situation, event, nurStand)),
    befund: (situation, event) => (about(event) ? {} : definition.befund(situation, event)),
    bezug: (parts, event, zeugen) => (about(event) ? null : definition.bezug(parts, event, zeugen)),
    route: (parts, event) => (about(event) ? [] : definition.route(parts, event)),
    settle: (parts, event, rev) => (about(event) ? [] : definition.settle(parts, event, rev)),
    effects: (input) =>
      input.event.type === 'TEXTE_LOESCHEN'
        ? [{ art: 'texte_loeschen', texte: input.event['texte'] as string[] }]
        : about(input.event)
          ? []
          : definition.effects(input),
  }
}
