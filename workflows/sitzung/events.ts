/** The events of a Sitzung with their payloads. */
import { z } from 'zod'
import type { EventDefinition } from '../aggregate.ts'
import { ERGEBNISSE, ROLLEN } from '../begriffe.ts'
import { abstimmungSchema, freitextSchema as freitext, idSchema as id } from '../schemas.ts'

const localDateTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'Bitte Datum und Uhrzeit angeben.')
const localTime = z.string().regex(/^\d{2}:\d{2}$/, 'Bitte die Uhrzeit in der Form 17:00 angeben.')
const anzahl = z.int().nonnegative().max(1_000)
const abstimmung = abstimmungSchema(1_000)
const ausgang = z.enum([
  ...ERGEBNISSE,
  'vertagt',
  'verwiesen',
  'zurueckverwiesen',
  'abgesetzt',
  'nicht_behandelt',
  'beschlussunfaehig',
  'behandelt',
])
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
  /** `beginn`: a time of the same day, or day and time. */
  SITZUNG_AENDERN: event('SITZUNG_AENDERN', { beginn: z.union([localDateTime, localTime]).optional(), ort: freitext.optional() }),
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
  /** By whoever leads from now on. */
  LEITUNG_UEBERNEHMEN: event('LEITUNG_UEBERNEHMEN', {}),
  SITZUNG_UNTERBRECHEN: event('SITZUNG_UNTERBRECHEN', { grund: freitext.optional() }),
  /** `sitzung`: the session of a later day that takes the untreated items over; without it this one goes on. */
  SITZUNG_FORTSETZEN: event('SITZUNG_FORTSETZEN', { sitzung: id.optional() }),
  NIEDERSCHRIFT_UNTERZEICHNEN: event('NIEDERSCHRIFT_UNTERZEICHNEN', {
    /** Who signed on paper, when, and where it lies. */
    nachweis: freitext.optional(),
  }),
  NIEDERSCHRIFT_GENEHMIGEN: event('NIEDERSCHRIFT_GENEHMIGEN', { einwendungen: freitext.optional() }),
  /** The body votes on taking an urgent paper on the agenda of the running session. */
  DRINGLICH_ERWEITERN: event('DRINGLICH_ERWEITERN', { vorlage: id, abstimmung, grund: freitext.optional() }),
  /** The publicity of items of one paper, and the vote on it where there was one. */
  OEFFENTLICHKEIT_ENTSCHIEDEN: event('OEFFENTLICHKEIT_ENTSCHIEDEN', {
    vorlage: id,
    stationen: z.array(id).max(20),
    oeffentlich: z.boolean(),
    beschluss: z
      .strictObject({ abstimmung: abstimmung.nullable(), angenommen: z.boolean(), norm: z.string(), rechnung: z.string() })
      .nullable(),
  }),

  TOP_AUFNEHMEN: event('TOP_AUFNEHMEN', {
    vorlage: id,
    station: id,
    rolle: z.enum(ROLLEN),
    versuch: z.int(),
    oeffentlich: z.boolean(),
    am: localDateTime,
    zweiteLadung: z.boolean().default(false),
    /** Of an amendment: the item of its paper. */
    unter: z.strictObject({ vorlage: id, station: id }).optional(),
  }),
  FORTSETZUNG_UEBERNEHMEN: event('FORTSETZUNG_UEBERNEHMEN', {
    von: id,
    tops: z
      .array(
        z.strictObject({
          /** Ids of the first session. */
          id,
          unter: id.optional(),
          nr: z.string(),
          oeffentlich: z.boolean(),
          titel: z.string().nullable(),
          vorlage: z.strictObject({ id, station: id, rolle: z.enum(ROLLEN), versuch: z.int() }).nullable(),
          zweiteLadung: z.enum(['nein', 'noetig', 'erteilt']),
        }),
      )
      .max(300),
    /** The Ladung that holds for the continuation too; null where it needs one of its own. */
    ladung: z.strictObject({ am: z.string(), von: z.string(), grund: z.string().nullable() }).nullable(),
  }),
  FORTSETZUNG_UEBERNOMMEN: event('FORTSETZUNG_UEBERNOMMEN', { sitzung: id }),
  FORTSETZUNG_VERWEIGERT: event('FORTSETZUNG_VERWEIGERT', { sitzung: id, grund: z.string() }),
  TOP_NICHT_FORTGESETZT: event('TOP_NICHT_FORTGESETZT', { vorlage: id, station: id, grund: z.string() }),
  /** A paper is meant for this session; `am` is the date that its author saw. */
  VORMERKEN: event('VORMERKEN', { vorlage: id, station: id, am: localDateTime }),
  VORMERKUNG_STREICHEN: event('VORMERKUNG_STREICHEN', { vorlage: id, station: id }),
  /** `uebernommen`: an amendment that nobody votes on any more. */
  TOP_ABSETZEN: event('TOP_ABSETZEN', { vorlage: id, station: id, ausgang: z.enum(['abgesetzt', 'uebernommen']).default('abgesetzt') }),
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
  /** Something came late to a paper on the agenda; `nr` is its position among what came late. */
  NACHREICHUNG: event('NACHREICHUNG', { vorlage: id, station: id, nr: z.int().min(1) }),
  TOP_BERICHTIGEN: event('TOP_BERICHTIGEN', { vorlage: id, station: id, ausgang, abstimmung: abstimmung.nullable() }),
  AUSZUG_LIEGT_VOR: event('AUSZUG_LIEGT_VOR', { vorlage: id, station: id }),
  DOKUMENT_AUSGEGEBEN: event('DOKUMENT_AUSGEGEBEN', {
    dokument: id,
    dokumentart: id,
    hash: z.string(),
    oeffentlich: z.boolean(),
    /** Why the Einladung was issued once more; a change of the session itself needs no word. */
    anlass: z.enum(['nachtrag']).optional(),
  }),
}

export type SitzungEventType = keyof typeof schemas
export type SitzungEvent<Type extends SitzungEventType = SitzungEventType> = z.infer<(typeof schemas)[Type]>

/** Day and time as changed: a time alone leaves the day. */
export const terminNach = (am: string, beginn: string | undefined): string =>
  beginn === undefined ? am : beginn.length === 5 ? `${am.slice(0, 10)}T${beginn}` : beginn

const INTERN: ReadonlySet<SitzungEventType> = new Set<SitzungEventType>([
  'VORMERKEN',
  'VORMERKUNG_STREICHEN',
  'TOP_AUFNEHMEN',
  'TOP_ABSETZEN',
  'TOP_AUFRUFEN',
  'TOP_ERGEBNIS',
  'TOP_BESTAETIGEN',
  'TOP_BERICHTIGEN',
  'NACHREICHUNG',
  'AUSZUG_LIEGT_VOR',
  'DOKUMENT_AUSGEGEBEN',
  'FORTSETZUNG_UEBERNEHMEN',
  'FORTSETZUNG_UEBERNOMMEN',
  'FORTSETZUNG_VERWEIGERT',
  'TOP_NICHT_FORTGESETZT',
  'OEFFENTLICHKEIT_ENTSCHIEDEN',
])

export const events = Object.fromEntries(
  Object.entries(schemas).map(([type, schema]) => [
    type,
    {
      schema,
      ...(INTERN.has(type as SitzungEventType) && { intern: true }),
      freitexte: INTERN.has(type as SitzungEventType) ? [] : ['grund', 'ort', 'titel', 'vermerk', 'nachweis', 'einwendungen'],
    },
  ]),
) as unknown as Record<SitzungEventType, EventDefinition>
