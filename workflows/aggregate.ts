/**
 * What the engine must know of a kind of aggregate: its machines, its events and the pure functions around them.
 * Data flow of one command: parse → authorise → bezug → grounds (why not) → befund → route → transitions → effects.
 */
import type { AnyStateMachine } from 'xstate'
import type { z } from 'zod'
import type { Akteur, Rechtsrolle } from './akteur.ts'
import type { Aufgabe } from './aufgabe.ts'
import type { Profil } from './profile/profil.ts'
import type { Grund } from './rule.ts'

export const AGGREGATARTEN = ['vorlage', 'sitzung', 'gremium', 'nummernkreis'] as const
export type Aggregatart = (typeof AGGREGATARTEN)[number]

export interface Ref {
  art: Aggregatart
  id: string
}

export const refKey = (ref: Ref): string => `${ref.art}/${ref.id}`

/** One machine of an aggregate as the pure code sees it: its state value and its context. */
export interface Part<Context = object> {
  /** Name of its machine in the definition. */
  automat: string
  value: unknown
  context: Context
}

/** All machines of an aggregate by key: `vorlage`, `station/s1`, `mitzeichnung/kaemmerei`, `beschlusspunkt/1` … */
export type Parts = Readonly<Record<string, Part>>

/** One internal event for one machine, or the start or end of a machine. */
export type Step =
  | { key: string; event: { type: string } & Record<string, unknown> }
  | { key: string; start: string; input: Record<string, unknown> }
  | { key: string; end: true }

/** What a commit causes elsewhere. `n` is assigned by its position; ids of commands and jobs follow from (aggregate, rev, n). */
export type Effect =
  | {
      art: 'befehl'
      an: Ref
      event: { type: string } & Record<string, unknown>
      /** Sent back to the source with `{grund}` when the target refuses: takes the first step back. */
      beiAblehnung?: { type: string } & Record<string, unknown>
    }
  /** `spaeter`: not at once but at that instant, under a fixed id, so that several events share the one job. */
  | { art: 'auftrag'; auftrag: Auftragsart; daten: Record<string, unknown>; spaeter?: { id: string; faelligAb: string } }
  /** A deadline: fires `event` at the source aggregate at `faelligAb` (ISO instant). `_id` follows from aggregate, `frist` and `stand`. */
  | { art: 'frist'; frist: string; stand: string; faelligAb: string; event: { type: string } & Record<string, unknown> }
  | { art: 'frist_aufheben'; frist: string; stand: string }
  /** Erases typed text; the references stay in the record. */
  | { art: 'texte_loeschen'; texte: string[] }

export const AUFTRAGSARTEN = ['mail', 'dokument', 'frist'] as const
export type Auftragsart = (typeof AUFTRAGSARTEN)[number]

/** Heads of other aggregates that an event's rules look at, read once with the head. */
export type Witnesses = Readonly<Record<string, { id: string; rev: number; parts: Parts } | undefined>>

/** Everything a rule may look at. */
export interface Situation {
  ref: Ref
  rev: number
  parts: Parts
  akteur: Akteur
  /** The role by which the table allows the event. */
  als: Rechtsrolle
  /** The account in whose office the actor acts as a deputy; null in one's own right. */
  vertritt: string | null
  profil: Profil
  /** ISO instant of the command. */
  jetzt: string
  /** Local date of the command in Europe/Berlin. */
  heute: string
  zeugen: Witnesses
  /** Names content by its hash, as the store does. */
  hash: (value: unknown) => string
}

export type Payload = { type: string } & Record<string, unknown>

/** An event as it is stored: free text and content replaced by references, with the befund. */
export type StoredPayload = Payload & { befund: Record<string, unknown> }

export interface EventDefinition {
  schema: z.ZodType<Payload>
  /** Only crossings, deadlines and issued documents send it; refused from outside. */
  intern?: true
  /** Payload keys whose text is kept apart under a salted digest. */
  freitexte?: readonly string[]
  /** Payload keys whose content is normative and kept under its plain hash. */
  inhalte?: readonly string[]
}

export interface AggregateDefinition {
  art: Aggregatart
  /** Grows by one with each released change of machines or router. */
  version: number
  /** The version before, on which running aggregates stay until they are moved, and the pure move from there to here. */
  previous?: { definition: AggregateDefinition; migrate: (parts: Parts) => Parts }
  machines: Readonly<Record<string, AnyStateMachine>>
  events: Readonly<Record<string, EventDefinition>>
  /** Key of the profile this aggregate belongs to, from its parts or from the event that creates it. */
  profilOf: (parts: Parts, event: Payload) => string
  /** Creating events start an aggregate that does not exist yet. */
  creates: ReadonlySet<string>
  /** Which other heads the rules of this event look at. */
  witnesses: (parts: Parts, event: Payload) => Record<string, Ref>
  /** Relation of the actor to this aggregate for the authorisation table. */
  relations: (parts: Parts, event: Payload, akteur: Akteur) => ReadonlySet<string>
  /** Why the event is impossible; empty = possible. `nurStand` asks the state alone, before a form is filled in. */
  grounds: (situation: Situation, event: Payload, nurStand: boolean) => Grund[]
  /** Law, profile and witnesses evaluated once; stored in the event. */
  befund: (situation: Situation, event: Payload) => Record<string, unknown>
  /** The facts the author of this event decided on; its digest travels in the form. */
  bezug: (parts: Parts, event: Payload, zeugen: Witnesses) => unknown
  route: (parts: Parts, event: StoredPayload) => Step[]
  /** Follow-up steps after the transitions; asked again until it answers with none. `rev` is the revision this commit creates. */
  settle: (parts: Parts, event: StoredPayload, rev: number) => Step[]
  effects: (input: EffectInput) => Effect[]
  /** Query fields beside the snapshot. */
  fields: (parts: Parts) => Record<string, unknown>
  /** What it asks of whom. */
  aufgaben: (parts: Parts, profil: Profil) => Aufgabe[]
}

export interface EffectInput {
  ref: Ref
  /** Revision that this commit creates. */
  rev: number
  /** The parts after the transitions. */
  parts: Parts
  vorher: Parts
  event: StoredPayload
  profil: Profil
  jetzt: string
  zeugen: Witnesses
}
