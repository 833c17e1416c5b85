/** A meeting of a Gremium. It owns date, place, agenda (TOPs with a Vorlage or without), presence, Ladung and the dispatch of results. */
import { assign, setup } from 'xstate'
import type { Ergebnis, Rolle } from '../begriffe.ts'
import type { Abstimmung } from '../recht/abstimmung.ts'

export type TopAusgang = Ergebnis | 'vertagt' | 'verwiesen' | 'zurueckverwiesen' | 'abgesetzt' | 'nicht_behandelt' | 'behandelt'

export interface Top {
  id: string
  oeffentlich: boolean
  /** Text reference of the title of a TOP without a Vorlage. */
  titel: string | null
  vorlage: { id: string; station: string; rolle: Rolle; versuch: number } | null
  zustand: 'offen' | 'aufgerufen' | 'erfasst' | 'bestaetigt' | 'erledigt'
  ausgang: TopAusgang | null
  abstimmung: Abstimmung | null
  /** The Auszug of this TOP has been issued. */
  auszug: boolean
  /** Text reference of a note of the minutes. */
  vermerk: string | null
  /** Id of the item that this one belongs to: an amendment stands below its paper and goes where that goes. */
  unter?: string
}

export interface Anwesenheit {
  /** Voting members present. */
  anwesend: number
  /** Person ids where presence was taken by name. */
  personen: string[] | null
  /** Grows with each change: a result carries the presence it was counted on. */
  stand: number
}

export interface SitzungContext {
  profil: string
  gremium: string
  /** Local date-time `2026-04-15T17:00`. */
  am: string
  /** Text reference. */
  ort: string
  /** "7. Sitzung" of the year, as the clerk entered it. */
  nummer: string | null
  tops: Top[]
  naechsterTop: number
  /** Stations of papers that are meant for this session and not on its agenda yet. */
  vorgemerkt: { vorlage: string; station: string }[]
  anwesenheit: Anwesenheit | null
  ladung: { am: string; von: string; grund: string | null } | null
  /** Answers of members by person id. */
  antworten: Record<string, 'zugesagt' | 'abgesagt'>
  dokumente: { id: string; art: string; hash: string; oeffentlich: boolean; am: string }[]
  ergebnisseVersandt: string | null
  endeGrund: string | null
}

export interface SitzungInput {
  profil: string
  gremium: string
  am: string
  ort: string
  nummer: string | null
  tops: Top[]
}

export type SitzungMachineEvent =
  | { type: 'SITZUNG_AENDERN'; am: string; ort: string }
  | { type: 'TOPS_SETZEN'; tops: Top[]; naechsterTop: number }
  | { type: 'VORGEMERKT_SETZEN'; vorgemerkt: SitzungContext['vorgemerkt'] }
  | { type: 'LADUNG_VERSENDEN'; ladung: { am: string; von: string; grund: string | null } }
  | { type: 'LADUNG_BEANTWORTEN'; person: string; antwort: 'zugesagt' | 'abgesagt' }
  | { type: 'SITZUNG_EROEFFNEN'; anwesenheit: Anwesenheit }
  | { type: 'ANWESENHEIT'; anwesenheit: Anwesenheit }
  | { type: 'SITZUNG_SCHLIESSEN' }
  | { type: 'SITZUNG_ENTFAELLT'; grund: string }
  | { type: 'ERGEBNISSE_VERSENDEN'; am: string }
  | { type: 'DOKUMENT_AUSGEGEBEN'; dokument: SitzungContext['dokumente'][number] }

export const machine = setup({
  types: {
    context: {} as SitzungContext,
    events: {} as SitzungMachineEvent,
    input: {} as SitzungInput,
    tags: {} as 'planbar' | 'endgueltig',
  },
  actions: {
    aendern: assign(({ event }) => (event.type === 'SITZUNG_AENDERN' ? { am: event.am, ort: event.ort } : {})),
    topsSetzen: assign(({ event }) => (event.type === 'TOPS_SETZEN' ? { tops: event.tops, naechsterTop: event.naechsterTop } : {})),
    vorgemerktSetzen: assign(({ event }) => (event.type === 'VORGEMERKT_SETZEN' ? { vorgemerkt: event.vorgemerkt } : {})),
    ladungMerken: assign(({ event }) => (event.type === 'LADUNG_VERSENDEN' ? { ladung: event.ladung } : {})),
    antwortMerken: assign(({ context, event }) =>
      event.type === 'LADUNG_BEANTWORTEN' ? { antworten: { ...context.antworten, [event.person]: event.antwort } } : {},
    ),
    anwesenheitMerken: assign(({ event }) =>
      event.type === 'SITZUNG_EROEFFNEN' || event.type === 'ANWESENHEIT' ? { anwesenheit: event.anwesenheit } : {},
    ),
    endeMerken: assign(({ event }) => (event.type === 'SITZUNG_ENTFAELLT' ? { endeGrund: event.grund } : {})),
    versandMerken: assign(({ event }) => (event.type === 'ERGEBNISSE_VERSENDEN' ? { ergebnisseVersandt: event.am } : {})),
    dokumentMerken: assign(({ context, event }) =>
      event.type === 'DOKUMENT_AUSGEGEBEN' ? { dokumente: [...context.dokumente, event.dokument] } : {},
    ),
  },
}).createMachine({
  id: 'sitzung',
  initial: 'terminiert',
  context: ({ input }) => ({
    profil: input?.profil ?? '',
    gremium: input?.gremium ?? '',
    am: input?.am ?? '',
    ort: input?.ort ?? '',
    nummer: input?.nummer ?? null,
    tops: input?.tops ?? [],
    naechsterTop: (input?.tops.length ?? 0) + 1,
    vorgemerkt: [],
    anwesenheit: null,
    ladung: null,
    antworten: {},
    dokumente: [],
    ergebnisseVersandt: null,
    endeGrund: null,
  }),
  on: {
    TOPS_SETZEN: { actions: 'topsSetzen' },
    VORGEMERKT_SETZEN: { actions: 'vorgemerktSetzen' },
    DOKUMENT_AUSGEGEBEN: { actions: 'dokumentMerken' },
  },
  states: {
    terminiert: {
      tags: 'planbar',
      on: {
        SITZUNG_AENDERN: { actions: 'aendern' },
        LADUNG_VERSENDEN: { target: 'eingeladen', actions: 'ladungMerken' },
        SITZUNG_ENTFAELLT: { target: 'entfallen', actions: 'endeMerken' },
      },
    },
    eingeladen: {
      tags: 'planbar',
      on: {
        LADUNG_BEANTWORTEN: { actions: 'antwortMerken' },
        SITZUNG_EROEFFNEN: { target: 'laeuft', actions: 'anwesenheitMerken' },
        SITZUNG_ENTFAELLT: { target: 'entfallen', actions: 'endeMerken' },
      },
    },
    laeuft: {
      on: {
        ANWESENHEIT: { actions: 'anwesenheitMerken' },
        SITZUNG_SCHLIESSEN: 'geschlossen',
      },
    },
    geschlossen: { tags: 'endgueltig', on: { ERGEBNISSE_VERSENDEN: { actions: 'versandMerken' } } },
    entfallen: { tags: 'endgueltig' },
  },
})
