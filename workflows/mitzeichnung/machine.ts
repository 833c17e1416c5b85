/** The co-signature of one office. Silence is never consent: a passed deadline is a state of its own and can still be answered. */
import { assign, setup } from 'xstate'
import type { Votum } from '../begriffe.ts'

export interface MitzeichnungContext {
  stelle: string
  /** Whether a refusal stops the paper unless the Dezernat overrides it. */
  pflicht: boolean
  /** Local date of the last day to answer. */
  frist: string
  runde: number
  /** Hash of the version the office was asked about. */
  fassung: string
  /** Text reference. */
  hinweis: string | null
  /** Account id or link that signed; name and function as stated are text references. */
  von: string | null
  angabe: { name: string; funktion: string } | null
}

export type MitzeichnungEvent =
  | {
      type: 'MITZEICHNEN'
      votum: Votum
      hinweis: string | null
      von: string
      angabe: { name: string; funktion: string } | null
    }
  | { type: 'ERNEUT_VORLEGEN'; fassung: string; frist: string }
  | { type: 'FRIST_ABGELAUFEN' }

export interface MitzeichnungInput {
  stelle: string
  pflicht: boolean
  frist: string
  fassung: string
}

const votumIs =
  (votum: Votum) =>
  ({ event }: { event: MitzeichnungEvent }): boolean =>
    event.type === 'MITZEICHNEN' && event.votum === votum

export const machine = setup({
  types: {
    context: {} as MitzeichnungContext,
    events: {} as MitzeichnungEvent,
    input: {} as MitzeichnungInput,
    tags: {} as 'beantwortet',
  },
  guards: {
    istGezeichnet: votumIs('gezeichnet'),
    istMitHinweis: votumIs('mit_hinweis'),
    istAbgelehnt: votumIs('abgelehnt'),
    istNichtBetroffen: votumIs('nicht_betroffen'),
  },
  actions: {
    votumMerken: assign(({ event }) =>
      event.type === 'MITZEICHNEN' ? { hinweis: event.hinweis, von: event.von, angabe: event.angabe } : {},
    ),
    neueRunde: assign(({ context, event }) =>
      event.type === 'ERNEUT_VORLEGEN'
        ? { runde: context.runde + 1, fassung: event.fassung, frist: event.frist, hinweis: null, von: null, angabe: null }
        : {},
    ),
  },
}).createMachine({
  id: 'mitzeichnung',
  initial: 'offen',
  context: ({ input }) => ({
    stelle: input?.stelle ?? '',
    pflicht: input?.pflicht ?? false,
    frist: input?.frist ?? '',
    fassung: input?.fassung ?? '',
    runde: 1,
    hinweis: null,
    von: null,
    angabe: null,
  }),
  on: {
    MITZEICHNEN: [
      { guard: 'istGezeichnet', target: '.gezeichnet', actions: 'votumMerken' },
      { guard: 'istMitHinweis', target: '.gezeichnet_mit_hinweis', actions: 'votumMerken' },
      { guard: 'istAbgelehnt', target: '.abgelehnt', actions: 'votumMerken' },
      { guard: 'istNichtBetroffen', target: '.entbehrlich', actions: 'votumMerken' },
    ],
    ERNEUT_VORLEGEN: { target: '.offen', actions: 'neueRunde' },
  },
  states: {
    offen: { on: { FRIST_ABGELAUFEN: 'frist_abgelaufen' } },
    frist_abgelaufen: {},
    gezeichnet: { tags: 'beantwortet' },
    gezeichnet_mit_hinweis: { tags: 'beantwortet' },
    abgelehnt: { tags: 'beantwortet' },
    entbehrlich: { tags: 'beantwortet' },
  },
})
