/** One entry of the Beratungsfolge: a body (or the head of administration) and what it does with the paper. */
import { assign, setup } from 'xstate'
import { angehoert, SCHRIFTLICH_ANHOERBAR } from './anhoerung.ts'
import { BERICHTIGBAR, berichtigt } from './berichtigung.ts'
import type { StationContext, StationEvent, StationInput } from './context.ts'

/** The attempt enters the history, and nothing of it is left for the next one. */
const left = (context: StationContext, ausgang: string, grund: string | null): Partial<StationContext> => {
  const { versuch, sitzung, sitzungAm, ergebnis } = context
  return {
    versuche: [...context.versuche, { versuch, sitzung, sitzungAm, ausgang, grund, ...(ergebnis !== null && { ergebnis }) }],
    sitzung: null,
    sitzungAm: null,
    sitzungRev: 0,
    geladen: false,
    aufVerlangen: null,
    ohneVorberatung: null,
    befangen: null,
    ergebnis: null,
    bestaetigtVon: null,
    uebersprungen: null,
    vertagung: null,
    uebernommen: false,
    berichtigung: null,
    fruehereErgebnisse: [],
  }
}

const ended = (context: StationContext, ausgang: string, grund: string | null): Partial<StationContext> => ({
  ...left(context, ausgang, grund),
  versuch: context.versuch + 1,
})

/** Refers to further bodies; those of an earlier referral are still waited for. */
const referred = (context: StationContext, event: StationEvent): Partial<StationContext> =>
  event.type === 'VERWEISEN'
    ? {
        ...left(context, 'verwiesen', event.grund),
        verweisung: { an: [...(context.verweisung?.an ?? []), ...event.an], wiedervorlage: event.wiedervorlage, abgelaufen: false },
      }
    : {}

const AUSGANG: Partial<Record<StationEvent['type'], string>> = {
  ABSETZEN: 'abgesetzt',
  SITZUNG_ENTFALLEN: 'sitzung_entfallen',
  NICHT_BEHANDELT: 'nicht_behandelt',
  BESCHLUSSUNFAEHIG: 'beschlussunfaehig',
  TOP_VERWEIGERT: 'nicht_aufgenommen',
  VERTAGEN: 'vertagt',
  ZURUECKVERWEISEN: 'zurueckverwiesen',
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
    istBeraten: ({ context }) => context.ergebnis !== null,
  },
  actions: {
    zuordnen: assign(({ event }) =>
      event.type === 'TERMINIEREN' || event.type === 'UMTERMINIEREN' || event.type === 'AUF_TO_SETZEN'
        ? { sitzung: event.sitzung, sitzungAm: event.befund.sitzungAm, sitzungRev: event.befund.sitzungRev, vertagung: null }
        : {},
    ),
    terminMerken: assign(({ event }) => (event.type === 'SITZUNG_VERLEGT' ? { sitzungAm: event.am, sitzungRev: event.rev } : {})),
    verlangenMerken: assign(({ event }) =>
      event.type === 'AUF_TO_SETZEN' ? { aufVerlangen: event.verlangen, geladen: event.geladen } : {},
    ),
    ladungMerken: assign(({ context, event }) =>
      event.type === 'LADUNG_ERFOLGT' && event.sitzung === context.sitzung ? { geladen: true } : {},
    ),
    vertagungMerken: assign(({ event }) => (event.type === 'VERTAGEN' ? { vertagung: { bis: event.bis } } : {})),
    verweisungMerken: assign(({ context, event }) => referred(context, event)),
    rueckkehrMerken: assign(({ context, event }) =>
      event.type === 'RUECKKEHR' && context.verweisung !== null
        ? { versuch: context.versuch + 1, verweisung: { ...context.verweisung, abgelaufen: event.abgelaufen } }
        : {},
    ),
    anhoerungMerken: assign(({ context, event }) => angehoert(context, event)),
    terminVergessen: assign({ sitzung: null, sitzungAm: null, sitzungRev: 0, vertagung: null }),
    wiederholungMerken: assign(({ context, event }) =>
      event.type === 'WIEDERHOLEN' ? ended(context, context.ergebnis?.ergebnis ?? 'uebersprungen', event.grund) : {},
    ),
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
    befangenheitMerken: assign(({ event }) => (event.type === 'BEFANGENHEIT_FESTSTELLEN' ? { befangen: event.befangen } : {})),
    rolleMerken: assign(({ event }) => (event.type === 'ROLLE_SETZEN' ? { rolle: event.rolle } : {})),
    oeffentlichkeitMerken: assign(({ event }) =>
      event.type === 'OEFFENTLICHKEIT_SETZEN' ? { oeffentlich: event.oeffentlich, oeffentlichkeitAusgeschlossen: !event.oeffentlich } : {},
    ),
    bestaetigungMerken: assign(({ event }) => (event.type === 'ERGEBNIS_BESTAETIGEN' ? { bestaetigtVon: event.bestaetigtVon } : {})),
    berichtigungMerken: assign(({ event }) => (event.type === 'BERICHTIGEN' ? { berichtigung: event.berichtigung } : {})),
    berichtigen: assign(({ context, event }) => (event.type === 'BERICHTIGUNG_BESTAETIGEN' ? berichtigt(context, event) : {})),
    berichtigungVergessen: assign({ berichtigung: null }),
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
    gruppe: input?.gruppe ?? null,
    versuch: 1,
    sitzung: input?.erneut?.sitzung ?? null,
    sitzungAm: input?.erneut?.sitzungAm ?? input?.uebernommen?.sitzungAm ?? null,
    sitzungRev: 0,
    geladen: false,
    aufVerlangen: null,
    ohneVorberatung: null,
    ergebnis: input?.erneut?.ergebnis ?? input?.uebernommen?.ergebnis ?? null,
    bestaetigtVon: input?.erneut?.bestaetigtVon ?? null,
    versuche: [],
    uebersprungen: null,
    befangen: null,
    oeffentlichkeitAusgeschlossen: false,
    zweiteLadung: false,
    niederschrift: false,
    vertagung: null,
    verweisung: null,
    anhoerung: null,
    eingefuegt: input?.eingefuegt ?? null,
    erneut: input?.erneut !== undefined,
    uebernommen: input?.uebernommen !== undefined,
    berichtigung: null,
    fruehereErgebnisse: [],
  }),
  // Facts of the session that are copied here: they fit in any state.
  on: {
    SITZUNG_VERLEGT: { actions: 'terminMerken' },
    LADUNG_ERFOLGT: { actions: 'ladungMerken' },
    NIEDERSCHRIFT_LIEGT_VOR: { actions: 'niederschriftMerken' },
  },
  states: {
    neu: {
      always: [{ guard: 'istHvb', target: 'hvb_offen' }, { guard: 'istBeraten', target: 'abgeschlossen' }, { target: 'geplant' }],
    },
    geplant: {
      tags: 'offen',
      on: {
        TERMINIEREN: { target: 'terminiert', actions: 'zuordnen' },
        AUF_TO_SETZEN: { target: 'auf_tagesordnung', actions: ['zuordnen', 'verlangenMerken'] },
        UEBERSPRINGEN: { target: 'uebersprungen', actions: 'uebersprungenMerken' },
        ROLLE_SETZEN: { actions: 'rolleMerken' },
        ANHOEREN: { actions: 'anhoerungMerken' },
        ...SCHRIFTLICH_ANHOERBAR,
      },
    },
    terminiert: {
      tags: 'offen',
      on: {
        UMTERMINIEREN: { actions: 'zuordnen' },
        ROLLE_SETZEN: { actions: 'rolleMerken' },
        AUF_TO_SETZEN: { target: 'auf_tagesordnung', actions: ['zuordnen', 'verlangenMerken'] },
        SITZUNG_ENTFALLEN: { target: 'geplant', actions: 'versuchBeenden' },
        NICHT_BEHANDELT: { target: 'geplant', actions: 'versuchBeenden' },
        TOP_VERWEIGERT: { target: 'geplant', actions: 'versuchBeenden' },
        UEBERSPRINGEN: { target: 'uebersprungen', actions: 'uebersprungenMerken' },
        ...SCHRIFTLICH_ANHOERBAR,
      },
    },
    auf_tagesordnung: {
      tags: 'offen',
      on: {
        BEFANGENHEIT_FESTSTELLEN: { actions: 'befangenheitMerken' },
        OEFFENTLICHKEIT_SETZEN: { actions: 'oeffentlichkeitMerken' },
        ABSETZEN: { target: 'geplant', actions: 'versuchBeenden' },
        SITZUNG_ENTFALLEN: { target: 'geplant', actions: 'versuchBeenden' },
        NICHT_BEHANDELT: { target: 'geplant', actions: 'versuchBeenden' },
        BESCHLUSSUNFAEHIG: { target: 'geplant', actions: ['versuchBeenden', 'zweiteLadungMerken'] },
        SITZUNG_FORTGESETZT: { actions: 'fortsetzungMerken' },
        AUFRUFEN: { target: 'aufgerufen', actions: 'aufrufMerken' },
        VORLAGE_FOLGEN: { target: 'geplant', actions: 'versuchBeenden' },
        TOP_VERWEIGERT: { target: 'geplant', actions: 'versuchBeenden' },
        ZURUECKSTELLEN: 'terminiert',
      },
    },
    aufgerufen: {
      tags: 'in_sitzung',
      on: {
        BEFANGENHEIT_FESTSTELLEN: { actions: 'befangenheitMerken' },
        OEFFENTLICHKEIT_SETZEN: { actions: 'oeffentlichkeitMerken' },
        ERGEBNIS_ERFASSEN: { target: 'ergebnis_vorlaeufig', actions: 'ergebnisMerken' },
        VERTAGEN: { target: 'geplant', actions: ['versuchBeenden', 'zweiteLadungMerken', 'vertagungMerken'] },
        VERWEISEN: { target: 'wartet_auf_verweisung', actions: 'verweisungMerken' },
        ZURUECKVERWEISEN: { target: 'geplant', actions: 'versuchBeenden' },
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
    wartet_auf_verweisung: {
      tags: 'offen',
      on: {
        RUECKKEHR: { target: 'geplant', actions: 'rueckkehrMerken' },
        UEBERSPRINGEN: { target: 'uebersprungen', actions: 'uebersprungenMerken' },
      },
    },
    ergebnis_bestaetigt: {
      tags: ['erfasst', 'endgueltig'],
      on: { ...BERICHTIGBAR, ABSCHLIESSEN: 'abgeschlossen', WIEDERHOLEN: { target: 'geplant', actions: 'wiederholungMerken' } },
    },
    abgeschlossen: {
      tags: ['erfasst', 'endgueltig'],
      on: { ...BERICHTIGBAR, WIEDERHOLEN: { target: 'geplant', actions: 'wiederholungMerken' } },
    },
    uebersprungen: { tags: 'endgueltig', on: { WIEDERHOLEN: { target: 'geplant', actions: 'wiederholungMerken' } } },
    fristablauf: {
      tags: 'endgueltig',
      on: { NACHREICHEN: { actions: 'anhoerungMerken' }, WIEDERHOLEN: { target: 'geplant', actions: 'wiederholungMerken' } },
    },
    hvb_offen: { tags: 'offen', on: { GENEHMIGEN: { target: 'hvb_genehmigt', actions: 'genehmigungMerken' } } },
    hvb_genehmigt: { tags: 'endgueltig' },
  },
})
