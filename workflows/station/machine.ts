/** One entry of the Beratungsfolge: a body (or the head of administration) and what it does with the paper. */
import { assign, setup } from 'xstate'
import type { Ergebnis, Rolle } from '../begriffe.ts'
import type { Abstimmung } from '../recht/abstimmung.ts'

/** What law, profile and witnesses said when the result was recorded. */
export interface Ergebnisbefund {
  regelwerk: string
  norm: string
  rechnung: string
  mehrheit: string
  anwesend: number
  gesetzlicheZahl: number
  /** Local date and time of the session. */
  sitzungAm: string
  topId: string
  [key: string]: unknown
}

export interface Punktergebnis {
  nr: number
  ergebnis: Ergebnis
  abstimmung?: Abstimmung
}

export interface Stationsergebnis {
  ergebnis: Ergebnis
  abstimmung?: Abstimmung
  punkte?: Punktergebnis[]
  /** Hash of the adopted wording where it differs from the agenda text. */
  wortlaut?: string
  /** Version of the text that was voted on. */
  fassung: string
  erfasstVon: string
  /** The paper whose vote this is too. */
  gemeinsamMit?: { vorlage: string; nummer: string }
  /** The paper whose adoption settled this one. */
  erledigtDurch?: { vorlage: string; nummer: string }
  befund: Ergebnisbefund
}

export interface StationContext {
  id: string
  gremium: string
  rolle: Rolle
  oeffentlich: boolean
  versuch: number
  sitzung: string | null
  /** Local date-time of the assigned session. */
  sitzungAm: string | null
  /** Revision of the session that named this date; 0 without a session. */
  sitzungRev: number
  /** Set where the station was put on an agenda before its predecessors, by demand. */
  aufVerlangen: { von: string; grund: string } | null
  /** Reason (text reference) where the body deliberated without an earlier recommendation. */
  ohneVorberatung: string | null
  ergebnis: Stationsergebnis | null
  bestaetigtVon: string | null
  /** Ended attempts, oldest first. */
  versuche: { versuch: number; sitzung: string | null; sitzungAm: string | null; ausgang: string; grund: string | null }[]
  uebersprungen: string | null
  /** The item was put off because the body could not decide: the next Ladung must carry the hint of the law. */
  zweiteLadung: boolean
  /** The Niederschrift of the session is signed: the Auszug is provisional no longer. */
  niederschrift: boolean
  /** The body decided again after an objection; the first decision stays where it is. */
  erneut: boolean
}

interface Zuordnung {
  sitzung: string
  befund: { sitzungAm: string; sitzungRev: number; [key: string]: unknown }
}

type Ergebnisangabe = Omit<Stationsergebnis, 'befund'> & { befund: Ergebnisbefund }

export type StationEvent =
  | ({ type: 'TERMINIEREN' } & Zuordnung)
  | ({ type: 'UMTERMINIEREN' } & Zuordnung)
  | ({ type: 'AUF_TO_SETZEN'; verlangen: { von: string; grund: string } | null } & Zuordnung)
  | { type: 'ABSETZEN'; grund: string }
  | { type: 'SITZUNG_ENTFALLEN'; grund: string }
  | { type: 'SITZUNG_VERLEGT'; am: string; rev: number }
  | { type: 'NICHT_BEHANDELT'; grund: string | null }
  | { type: 'BESCHLUSSUNFAEHIG' }
  | { type: 'SITZUNG_FORTGESETZT'; sitzung: string; am: string; rev: number }
  | { type: 'NIEDERSCHRIFT_LIEGT_VOR' }
  | { type: 'AUFRUFEN'; ohneVorberatung: string | null }
  | ({ type: 'ERGEBNIS_ERFASSEN' } & Ergebnisangabe)
  | ({ type: 'ERGEBNIS_KORRIGIEREN' } & Ergebnisangabe)
  | { type: 'VERTAGEN'; grund: string | null }
  | { type: 'ERGEBNIS_BESTAETIGEN'; bestaetigtVon: string }
  | { type: 'ABSCHLIESSEN' }
  | { type: 'UEBERSPRINGEN'; grund: string }
  | { type: 'GENEHMIGEN'; genehmigtVon: string; fassung: string }
  | { type: 'TOP_VERWEIGERT' }
  | { type: 'AUFRUF_VERWEIGERT' }
  | { type: 'ERGEBNIS_VERWEIGERT' }
  | { type: 'VORLAGE_FOLGEN'; ausgang: string; grund: null }

export interface StationInput {
  id: string
  gremium: string
  rolle: Rolle
  oeffentlich: boolean
  /** Only for a station that comes into being with its result. */
  erneut?: { sitzung: string; sitzungAm: string; ergebnis: Stationsergebnis; bestaetigtVon: string }
}

const ended = (context: StationContext, ausgang: string, grund: string | null): Partial<StationContext> => ({
  versuche: [...context.versuche, { versuch: context.versuch, sitzung: context.sitzung, sitzungAm: context.sitzungAm, ausgang, grund }],
  versuch: context.versuch + 1,
  sitzung: null,
  sitzungAm: null,
  sitzungRev: 0,
  aufVerlangen: null,
  ohneVorberatung: null,
  ergebnis: null,
})

const AUSGANG: Partial<Record<StationEvent['type'], string>> = {
  ABSETZEN: 'abgesetzt',
  SITZUNG_ENTFALLEN: 'sitzung_entfallen',
  NICHT_BEHANDELT: 'nicht_behandelt',
  BESCHLUSSUNFAEHIG: 'beschlussunfaehig',
  TOP_VERWEIGERT: 'nicht_aufgenommen',
  VERTAGEN: 'vertagt',
}

export const machine = setup({
  types: {
    context: {} as StationContext,
    events: {} as StationEvent,
    input: {} as StationInput,
    tags: {} as 'offen' | 'in_sitzung' | 'erfasst' | 'endgueltig',
  },
  guards: {
    istHvb: ({ context }) => context.gremium === 'hvb',
    istErneut: ({ context }) => context.erneut,
  },
  actions: {
    zuordnen: assign(({ event }) =>
      event.type === 'TERMINIEREN' || event.type === 'UMTERMINIEREN' || event.type === 'AUF_TO_SETZEN'
        ? { sitzung: event.sitzung, sitzungAm: event.befund.sitzungAm, sitzungRev: event.befund.sitzungRev }
        : {},
    ),
    terminMerken: assign(({ event }) => (event.type === 'SITZUNG_VERLEGT' ? { sitzungAm: event.am, sitzungRev: event.rev } : {})),
    verlangenMerken: assign(({ event }) => (event.type === 'AUF_TO_SETZEN' ? { aufVerlangen: event.verlangen } : {})),
    versuchBeenden: assign(({ context, event }) =>
      ended(context, 'ausgang' in event ? event.ausgang : (AUSGANG[event.type] ?? 'beendet'), 'grund' in event ? event.grund : null),
    ),
    // What the body itself postpones is called for like anything else; what it did not come to deal with keeps the hint.
    zweiteLadungMerken: assign(({ event }) => ({ zweiteLadung: event.type === 'BESCHLUSSUNFAEHIG' })),
    fortsetzungMerken: assign(({ event }) =>
      event.type === 'SITZUNG_FORTGESETZT' ? { sitzung: event.sitzung, sitzungAm: event.am, sitzungRev: event.rev } : {},
    ),
    niederschriftMerken: assign({ niederschrift: true }),
    aufrufMerken: assign(({ event }) => (event.type === 'AUFRUFEN' ? { ohneVorberatung: event.ohneVorberatung } : {})),
    ergebnisMerken: assign(({ event }) => {
      if (event.type !== 'ERGEBNIS_ERFASSEN' && event.type !== 'ERGEBNIS_KORRIGIEREN') return {}
      const { type: _type, ...ergebnis } = event
      return { ergebnis }
    }),
    ergebnisVergessen: assign({ ergebnis: null }),
    bestaetigungMerken: assign(({ event }) => (event.type === 'ERGEBNIS_BESTAETIGEN' ? { bestaetigtVon: event.bestaetigtVon } : {})),
    genehmigungMerken: assign(({ event }) => (event.type === 'GENEHMIGEN' ? { bestaetigtVon: event.genehmigtVon } : {})),
    uebersprungenMerken: assign(({ event }) =>
      event.type === 'UEBERSPRINGEN' ? { uebersprungen: event.grund, sitzung: null, sitzungAm: null, sitzungRev: 0 } : {},
    ),
  },
}).createMachine({
  id: 'station',
  initial: 'neu',
  context: ({ input }) => ({
    id: input?.id ?? '',
    gremium: input?.gremium ?? '',
    rolle: input?.rolle ?? 'kenntnisnahme',
    oeffentlich: input?.oeffentlich ?? false,
    versuch: 1,
    sitzung: input?.erneut?.sitzung ?? null,
    sitzungAm: input?.erneut?.sitzungAm ?? null,
    sitzungRev: 0,
    aufVerlangen: null,
    ohneVorberatung: null,
    ergebnis: input?.erneut?.ergebnis ?? null,
    bestaetigtVon: input?.erneut?.bestaetigtVon ?? null,
    versuche: [],
    uebersprungen: null,
    zweiteLadung: false,
    niederschrift: false,
    erneut: input?.erneut !== undefined,
  }),
  // A fact of the session that is copied here: it fits in any state.
  on: { SITZUNG_VERLEGT: { actions: 'terminMerken' }, NIEDERSCHRIFT_LIEGT_VOR: { actions: 'niederschriftMerken' } },
  states: {
    neu: {
      always: [{ guard: 'istHvb', target: 'hvb_offen' }, { guard: 'istErneut', target: 'abgeschlossen' }, { target: 'geplant' }],
    },
    geplant: {
      tags: 'offen',
      on: {
        TERMINIEREN: { target: 'terminiert', actions: 'zuordnen' },
        AUF_TO_SETZEN: { target: 'auf_tagesordnung', actions: ['zuordnen', 'verlangenMerken'] },
        UEBERSPRINGEN: { target: 'uebersprungen', actions: 'uebersprungenMerken' },
      },
    },
    terminiert: {
      tags: 'offen',
      on: {
        UMTERMINIEREN: { actions: 'zuordnen' },
        AUF_TO_SETZEN: { target: 'auf_tagesordnung', actions: ['zuordnen', 'verlangenMerken'] },
        SITZUNG_ENTFALLEN: { target: 'geplant', actions: 'versuchBeenden' },
        NICHT_BEHANDELT: { target: 'geplant', actions: 'versuchBeenden' },
        TOP_VERWEIGERT: { target: 'geplant', actions: 'versuchBeenden' },
        UEBERSPRINGEN: { target: 'uebersprungen', actions: 'uebersprungenMerken' },
      },
    },
    auf_tagesordnung: {
      tags: 'offen',
      on: {
        ABSETZEN: { target: 'geplant', actions: 'versuchBeenden' },
        SITZUNG_ENTFALLEN: { target: 'geplant', actions: 'versuchBeenden' },
        NICHT_BEHANDELT: { target: 'geplant', actions: 'versuchBeenden' },
        BESCHLUSSUNFAEHIG: { target: 'geplant', actions: ['versuchBeenden', 'zweiteLadungMerken'] },
        SITZUNG_FORTGESETZT: { actions: 'fortsetzungMerken' },
        AUFRUFEN: { target: 'aufgerufen', actions: 'aufrufMerken' },
        VORLAGE_FOLGEN: { target: 'geplant', actions: 'versuchBeenden' },
        TOP_VERWEIGERT: { target: 'geplant', actions: 'versuchBeenden' },
      },
    },
    aufgerufen: {
      tags: 'in_sitzung',
      on: {
        ERGEBNIS_ERFASSEN: { target: 'ergebnis_vorlaeufig', actions: 'ergebnisMerken' },
        VERTAGEN: { target: 'geplant', actions: ['versuchBeenden', 'zweiteLadungMerken'] },
        NICHT_BEHANDELT: { target: 'geplant', actions: 'versuchBeenden' },
        BESCHLUSSUNFAEHIG: { target: 'geplant', actions: ['versuchBeenden', 'zweiteLadungMerken'] },
        SITZUNG_FORTGESETZT: { target: 'auf_tagesordnung', actions: 'fortsetzungMerken' },
        AUFRUF_VERWEIGERT: 'auf_tagesordnung',
        VORLAGE_FOLGEN: { target: 'geplant', actions: 'versuchBeenden' },
      },
    },
    ergebnis_vorlaeufig: {
      tags: ['in_sitzung', 'erfasst'],
      on: {
        ERGEBNIS_KORRIGIEREN: { actions: 'ergebnisMerken' },
        ERGEBNIS_BESTAETIGEN: { target: 'ergebnis_bestaetigt', actions: 'bestaetigungMerken' },
        ERGEBNIS_VERWEIGERT: { target: 'aufgerufen', actions: 'ergebnisVergessen' },
      },
    },
    ergebnis_bestaetigt: { tags: ['erfasst', 'endgueltig'], on: { ABSCHLIESSEN: 'abgeschlossen' } },
    abgeschlossen: { tags: ['erfasst', 'endgueltig'] },
    uebersprungen: { tags: 'endgueltig' },
    hvb_offen: { tags: 'offen', on: { GENEHMIGEN: { target: 'hvb_genehmigt', actions: 'genehmigungMerken' } } },
    hvb_genehmigt: { tags: 'endgueltig' },
  },
})
