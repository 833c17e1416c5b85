/** A meeting of a Gremium. It owns date, place, agenda (TOPs with a Vorlage or without), presence, Ladung and the dispatch of results. */
import { assign, setup } from 'xstate'
import type { Ergebnis, Rolle } from '../begriffe.ts'
import type { Abstimmung } from '../recht/abstimmung.ts'
import type { Leitung } from './leitung.ts'
import type { Nachgereicht } from './nachreichung.ts'

export type TopAusgang =
  | Ergebnis
  | 'vertagt'
  | 'verwiesen'
  | 'zurueckverwiesen'
  | 'abgesetzt'
  | 'uebernommen'
  | 'nicht_behandelt'
  | 'beschlussunfaehig'
  | 'fortgesetzt'
  | 'behandelt'

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
  /** Number as first printed, where the item comes from a session that this one continues: "Ö 5". */
  nr: string | null
  /** The item is called for again after inability: the Ladung must say so (`noetig`), and has said so (`erteilt`). */
  zweiteLadung: 'nein' | 'noetig' | 'erteilt'
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

/** What was stated at the opening. */
export interface Feststellung {
  anwesend: number
  gesetzlicheZahl: number
  mindestens: number
  beschlussfaehig: boolean
  norm: string
}

export interface Niederschrift {
  /** Local date by which it should exist. */
  bis: string
  norm: string
  /** `nachweis` and `einwendungen` are text references. */
  unterzeichnet: { am: string; von: string; nachweis: string | null } | null
  genehmigt: { am: string; von: string; einwendungen: string | null } | null
}

/** A vote of the body on its own procedure, adopted or not. */
export interface Verfahrensbeschluss {
  art: 'dringlichkeit' | 'oeffentlichkeit'
  vorlage: string
  stationen: string[]
  /** Null where the law needs no vote. */
  abstimmung: Abstimmung | null
  angenommen: boolean
  norm: string
  rechnung: string
  /** Text reference. */
  grund: string | null
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
  verfahrensbeschluesse: Verfahrensbeschluss[]
  /** What came late to its papers, oldest first. */
  nachgereicht: Nachgereicht[]
  beschlussfaehigkeit: Feststellung | null
  /** Who opened it or has taken it over since; null where the clerk entered that. */
  leitung: Leitung | null
  /** Session that takes the untreated items over; `uebernommen` once it has done so. */
  fortsetzung: { sitzung: string; uebernommen: boolean } | null
  /** Session that this one continues. */
  fortsetzungVon: string | null
  /** From the end of the session. */
  niederschrift: Niederschrift | null
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
  | { type: 'SITZUNG_EROEFFNEN'; anwesenheit: Anwesenheit; beschlussfaehigkeit: Feststellung; leitung: Leitung | null }
  | { type: 'LEITUNG_UEBERNEHMEN'; leitung: Leitung | null }
  | { type: 'ANWESENHEIT'; anwesenheit: Anwesenheit }
  | { type: 'NACHREICHUNG'; nachgereicht: Nachgereicht }
  | { type: 'SITZUNG_SCHLIESSEN'; niederschrift: Niederschrift }
  | { type: 'SITZUNG_UNTERBRECHEN' }
  | { type: 'SITZUNG_FORTSETZEN'; fortsetzung: SitzungContext['fortsetzung'] }
  | { type: 'FORTSETZUNG_UEBERNEHMEN'; von: string; ladung: SitzungContext['ladung'] }
  | { type: 'FORTSETZUNG_UEBERNOMMEN'; niederschrift: Niederschrift }
  | { type: 'FORTSETZUNG_VERWEIGERT' }
  | { type: 'NIEDERSCHRIFT_UNTERZEICHNEN'; unterzeichnet: Niederschrift['unterzeichnet'] }
  | { type: 'NIEDERSCHRIFT_GENEHMIGEN'; genehmigt: Niederschrift['genehmigt'] }
  | { type: 'SITZUNG_ENTFAELLT'; grund: string }
  | { type: 'ERGEBNISSE_VERSENDEN'; am: string }
  | { type: 'VERFAHREN_BESCHLIESSEN'; beschluss: Verfahrensbeschluss }
  | { type: 'DOKUMENT_AUSGEGEBEN'; dokument: SitzungContext['dokumente'][number] }

export const machine = setup({
  types: {
    context: {} as SitzungContext,
    events: {} as SitzungMachineEvent,
    input: {} as SitzungInput,
    tags: {} as 'planbar' | 'endgueltig',
  },
  guards: {
    istNiederschrift: ({ event }) => event.type === 'DOKUMENT_AUSGEGEBEN' && event.dokument.art === 'niederschrift',
    inAndererSitzung: ({ event }) => event.type === 'SITZUNG_FORTSETZEN' && event.fortsetzung !== null,
    giltAlsGeladen: ({ event }) => event.type === 'FORTSETZUNG_UEBERNEHMEN' && event.ladung !== null,
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
    feststellungMerken: assign(({ event }) =>
      event.type === 'SITZUNG_EROEFFNEN' ? { beschlussfaehigkeit: event.beschlussfaehigkeit } : {},
    ),
    leitungMerken: assign(({ event }) => ('leitung' in event ? { leitung: event.leitung } : {})),
    fortsetzungMerken: assign(({ event }) => (event.type === 'SITZUNG_FORTSETZEN' ? { fortsetzung: event.fortsetzung } : {})),
    fortsetzungVergessen: assign({ fortsetzung: null }),
    uebergabeMerken: assign(({ context }) => ({
      fortsetzung: context.fortsetzung === null ? null : { ...context.fortsetzung, uebernommen: true },
    })),
    herkunftMerken: assign(({ context, event }) =>
      event.type === 'FORTSETZUNG_UEBERNEHMEN' ? { fortsetzungVon: event.von, ladung: context.ladung ?? event.ladung } : {},
    ),
    niederschriftfristMerken: assign(({ event }) => ('niederschrift' in event ? { niederschrift: event.niederschrift } : {})),
    unterzeichnungMerken: assign(({ context, event }) =>
      event.type === 'NIEDERSCHRIFT_UNTERZEICHNEN' && context.niederschrift !== null
        ? { niederschrift: { ...context.niederschrift, unterzeichnet: event.unterzeichnet } }
        : {},
    ),
    genehmigungMerken: assign(({ context, event }) =>
      event.type === 'NIEDERSCHRIFT_GENEHMIGEN' && context.niederschrift !== null
        ? { niederschrift: { ...context.niederschrift, genehmigt: event.genehmigt } }
        : {},
    ),
    verfahrenMerken: assign(({ context, event }) =>
      event.type === 'VERFAHREN_BESCHLIESSEN' ? { verfahrensbeschluesse: [...context.verfahrensbeschluesse, event.beschluss] } : {},
    ),
    endeMerken: assign(({ event }) => (event.type === 'SITZUNG_ENTFAELLT' ? { endeGrund: event.grund } : {})),
    versandMerken: assign(({ event }) => (event.type === 'ERGEBNISSE_VERSENDEN' ? { ergebnisseVersandt: event.am } : {})),
    nachreichungMerken: assign(({ context, event }) =>
      event.type === 'NACHREICHUNG' ? { nachgereicht: [...context.nachgereicht, event.nachgereicht] } : {},
    ),
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
    verfahrensbeschluesse: [],
    nachgereicht: [],
    beschlussfaehigkeit: null,
    leitung: null,
    fortsetzung: null,
    fortsetzungVon: null,
    niederschrift: null,
  }),
  on: {
    TOPS_SETZEN: { actions: 'topsSetzen' },
    VORGEMERKT_SETZEN: { actions: 'vorgemerktSetzen' },
    DOKUMENT_AUSGEGEBEN: { actions: 'dokumentMerken' },
    VERFAHREN_BESCHLIESSEN: { actions: 'verfahrenMerken' },
    NACHREICHUNG: { actions: 'nachreichungMerken' },
  },
  states: {
    terminiert: {
      tags: 'planbar',
      on: {
        SITZUNG_AENDERN: { actions: 'aendern' },
        LADUNG_VERSENDEN: { target: 'eingeladen', actions: 'ladungMerken' },
        SITZUNG_ENTFAELLT: { target: 'entfallen', actions: 'endeMerken' },
        FORTSETZUNG_UEBERNEHMEN: [
          { guard: 'giltAlsGeladen', target: 'eingeladen', actions: 'herkunftMerken' },
          { actions: 'herkunftMerken' },
        ],
      },
    },
    eingeladen: {
      tags: 'planbar',
      on: {
        SITZUNG_AENDERN: { actions: 'aendern' },
        LADUNG_BEANTWORTEN: { actions: 'antwortMerken' },
        SITZUNG_EROEFFNEN: { target: 'laeuft', actions: ['anwesenheitMerken', 'feststellungMerken', 'leitungMerken'] },
        SITZUNG_ENTFAELLT: { target: 'entfallen', actions: 'endeMerken' },
        FORTSETZUNG_UEBERNEHMEN: { actions: 'herkunftMerken' },
      },
    },
    laeuft: {
      on: {
        LEITUNG_UEBERNEHMEN: { actions: 'leitungMerken' },
        ANWESENHEIT: { actions: 'anwesenheitMerken' },
        SITZUNG_UNTERBRECHEN: 'unterbrochen',
        SITZUNG_SCHLIESSEN: { target: 'geschlossen', actions: 'niederschriftfristMerken' },
      },
    },
    unterbrochen: {
      on: {
        LEITUNG_UEBERNEHMEN: { actions: 'leitungMerken' },
        // Another session stays away from it until it has taken the items over.
        SITZUNG_FORTSETZEN: [{ guard: 'inAndererSitzung', actions: 'fortsetzungMerken' }, { target: 'laeuft' }],
        FORTSETZUNG_UEBERNOMMEN: { target: 'geschlossen', actions: ['uebergabeMerken', 'niederschriftfristMerken'] },
        FORTSETZUNG_VERWEIGERT: { actions: 'fortsetzungVergessen' },
        SITZUNG_SCHLIESSEN: { target: 'geschlossen', actions: 'niederschriftfristMerken' },
      },
    },
    geschlossen: {
      tags: 'endgueltig',
      on: {
        ERGEBNISSE_VERSENDEN: { actions: 'versandMerken' },
        DOKUMENT_AUSGEGEBEN: [
          { guard: 'istNiederschrift', target: 'niederschrift_offen', actions: 'dokumentMerken' },
          { actions: 'dokumentMerken' },
        ],
      },
    },
    niederschrift_offen: {
      tags: 'endgueltig',
      on: {
        ERGEBNISSE_VERSENDEN: { actions: 'versandMerken' },
        NIEDERSCHRIFT_UNTERZEICHNEN: { target: 'niederschrift_unterzeichnet', actions: 'unterzeichnungMerken' },
      },
    },
    niederschrift_unterzeichnet: {
      tags: 'endgueltig',
      on: {
        ERGEBNISSE_VERSENDEN: { actions: 'versandMerken' },
        NIEDERSCHRIFT_GENEHMIGEN: { target: 'niederschrift_genehmigt', actions: 'genehmigungMerken' },
      },
    },
    niederschrift_genehmigt: { tags: 'endgueltig', on: { ERGEBNISSE_VERSENDEN: { actions: 'versandMerken' } } },
    entfallen: { tags: 'endgueltig' },
  },
})
