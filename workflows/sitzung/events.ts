/** The events of a Sitzung with their payloads. */
import { z } from 'zod'
import type { EventDefinition } from '../aggregate.ts'
import { ERGEBNISSE, ROLLEN } from '../begriffe.ts'
import { abstimmungSchema, freitextSchema as freitext, idSchema as id } from '../schemas.ts'

const localDateTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'Bitte Datum und Uhrzeit angeben.')
const anzahl = z.int().nonnegative().max(1_000)
const abstimmung = abstimmungSchema(1_000)
const ausgang = z.enum([...ERGEBNISSE, 'vertagt', 'verwiesen', 'zurueckverwiesen', 'abgesetzt', 'nicht_behandelt', 'behandelt'])
const anwesenheit = { anwesend: anzahl, personen: z.array(id).max(500).optional() }

const event = <const Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), ...shape })

export const schemas = {
  SITZUNG_PLANEN: event('SITZUNG_PLANEN', {
    profil: id,
    gremium: id,
    am: localDateTime,
    ort: freitext,
    nummer: z.string().trim().max(40).optional(),
    /** Standard TOPs of the Gremium, prefilled. */
    tops: z.array(z.strictObject({ titel: freitext, oeffentlich: z.boolean() })).max(60),
  }),
  SITZUNG_AENDERN: event('SITZUNG_AENDERN', { am: localDateTime, ort: freitext }),
  TOP_ANLEGEN: event('TOP_ANLEGEN', { titel: freitext, oeffentlich: z.boolean() }),
  TOP_STREICHEN: event('TOP_STREICHEN', { top: id }),
  TOP_VERSCHIEBEN: event('TOP_VERSCHIEBEN', { top: id, richtung: z.enum(['hoch', 'runter']) }),
  LADUNG_VERSENDEN: event('LADUNG_VERSENDEN', { grund: freitext.optional() }),
  LADUNG_BEANTWORTEN: event('LADUNG_BEANTWORTEN', { person: id, antwort: z.enum(['zugesagt', 'abgesagt']) }),
  SITZUNG_EROEFFNEN: event('SITZUNG_EROEFFNEN', anwesenheit),
  ANWESENHEIT: event('ANWESENHEIT', anwesenheit),
  TOP_ERLEDIGEN: event('TOP_ERLEDIGEN', { top: id, abstimmung: abstimmung.optional(), vermerk: freitext.optional() }),
  SITZUNG_SCHLIESSEN: event('SITZUNG_SCHLIESSEN', {}),
  ERGEBNISSE_VERSENDEN: event('ERGEBNISSE_VERSENDEN', {}),
  SITZUNG_ENTFAELLT: event('SITZUNG_ENTFAELLT', { grund: freitext }),

  TOP_AUFNEHMEN: event('TOP_AUFNEHMEN', {
    vorlage: id,
    station: id,
    rolle: z.enum(ROLLEN),
    versuch: z.int(),
    oeffentlich: z.boolean(),
    am: localDateTime,
    /** Of an amendment: the item of its paper. */
    unter: z.strictObject({ vorlage: id, station: id }).optional(),
  }),
  /** A paper is meant for this session; `am` is the date that its author saw. */
  VORMERKEN: event('VORMERKEN', { vorlage: id, station: id, am: localDateTime }),
  VORMERKUNG_STREICHEN: event('VORMERKUNG_STREICHEN', { vorlage: id, station: id }),
  TOP_ABSETZEN: event('TOP_ABSETZEN', { vorlage: id, station: id }),
  TOP_AUFRUFEN: event('TOP_AUFRUFEN', { vorlage: id, station: id }),
  TOP_ERGEBNIS: event('TOP_ERGEBNIS', {
    vorlage: id,
    station: id,
    ausgang,
    abstimmung: abstimmung.nullable(),
    /** Presence on which the votes were counted; null where presence does not matter. */
    anwesenheitStand: z.int().nullable(),
  }),
  TOP_BESTAETIGEN: event('TOP_BESTAETIGEN', { vorlage: id, station: id }),
  AUSZUG_LIEGT_VOR: event('AUSZUG_LIEGT_VOR', { vorlage: id, station: id }),
  DOKUMENT_AUSGEGEBEN: event('DOKUMENT_AUSGEGEBEN', { dokument: id, dokumentart: id, hash: z.string(), oeffentlich: z.boolean() }),
}

export type SitzungEventType = keyof typeof schemas
export type SitzungEvent<Type extends SitzungEventType = SitzungEventType> = z.infer<(typeof schemas)[Type]>

const INTERN: ReadonlySet<SitzungEventType> = new Set<SitzungEventType>([
  'VORMERKEN',
  'VORMERKUNG_STREICHEN',
  'TOP_AUFNEHMEN',
  'TOP_ABSETZEN',
  'TOP_AUFRUFEN',
  'TOP_ERGEBNIS',
  'TOP_BESTAETIGEN',
  'AUSZUG_LIEGT_VOR',
  'DOKUMENT_AUSGEGEBEN',
])

export const events = Object.fromEntries(
  Object.entries(schemas).map(([type, schema]) => [
    type,
    {
      schema,
      ...(INTERN.has(type as SitzungEventType) && { intern: true }),
      freitexte: INTERN.has(type as SitzungEventType) ? [] : ['grund', 'ort', 'titel', 'vermerk'],
    },
  ]),
) as unknown as Record<SitzungEventType, EventDefinition>
