/** One adopted point with a mandate, followed up in the Beschlusskontrolle. */
import { assign, setup } from 'xstate'
import type { Punktart, Sachstand } from '../begriffe.ts'

export interface BeschlusspunktContext {
  nr: number
  art: Punktart
  /** Local date by which the mandate is due. */
  termin: string | null
  /** Hash of the adopted wording of this point. */
  wortlaut: string
  /** Local date on which it is looked at again, where a report named one; it takes the place of `termin` in the control. */
  wiedervorlage: string | null
  /** Reminders that went out. */
  mahnungen: { am: string; art: Mahnung }[]
  berichte: { am: string; status: Sachstand; text: string | null }[]
}

/** Before the day, and after it has passed. */
export type Mahnung = 'erinnerung' | 'ueberfaellig'

export type BeschlusspunktEvent =
  | { type: 'MAHNEN'; art: Mahnung; am: string }
  | { type: 'SACHSTAND_MELDEN'; status: Sachstand; text: string | null; am: string; wiedervorlage: string | null }
  | { type: 'AUFHEBEN' }
  | { type: 'WORTLAUT_BERICHTIGEN'; wortlaut: string }

export interface BeschlusspunktInput {
  nr: number
  art: Punktart
  termin: string | null
  wortlaut: string
}

const statusIs =
  (status: Sachstand) =>
  ({ event }: { event: BeschlusspunktEvent }): boolean =>
    event.type === 'SACHSTAND_MELDEN' && event.status === status

export const machine = setup({
  types: {
    context: {} as BeschlusspunktContext,
    events: {} as BeschlusspunktEvent,
    input: {} as BeschlusspunktInput,
    tags: {} as 'endgueltig',
  },
  guards: {
    istInUmsetzung: statusIs('in_umsetzung'),
    istTeilweise: statusIs('teilweise'),
    istErledigt: statusIs('erledigt'),
    istZurueckgestellt: statusIs('zurueckgestellt'),
    istNichtUmsetzbar: statusIs('nicht_umsetzbar'),
    istUeberholt: statusIs('ueberholt'),
  },
  actions: {
    mahnungMerken: assign(({ context, event }) =>
      event.type === 'MAHNEN' ? { mahnungen: [...context.mahnungen, { am: event.am, art: event.art }] } : {},
    ),
    berichtMerken: assign(({ context, event }) =>
      event.type === 'SACHSTAND_MELDEN'
        ? {
            wiedervorlage: event.wiedervorlage ?? context.wiedervorlage,
            berichte: [...context.berichte, { am: event.am, status: event.status, text: event.text }],
          }
        : {},
    ),
    wortlautMerken: assign(({ event }) => (event.type === 'WORTLAUT_BERICHTIGEN' ? { wortlaut: event.wortlaut } : {})),
  },
}).createMachine({
  id: 'beschlusspunkt',
  initial: 'offen',
  context: ({ input }) => ({
    nr: input?.nr ?? 0,
    art: input?.art ?? 'auftrag',
    termin: input?.termin ?? null,
    wortlaut: input?.wortlaut ?? '',
    wiedervorlage: null,
    mahnungen: [],
    berichte: [],
  }),
  states: {
    offen: {},
    in_umsetzung: {},
    teilweise: {},
    zurueckgestellt: {},
    erledigt: { tags: 'endgueltig' },
    nicht_umsetzbar: { tags: 'endgueltig' },
    ueberholt: { tags: 'endgueltig' },
    aufgehoben: { tags: 'endgueltig' },
  },
  on: {
    AUFHEBEN: '.aufgehoben',
    MAHNEN: { actions: 'mahnungMerken' },
    WORTLAUT_BERICHTIGEN: { actions: 'wortlautMerken' },
    SACHSTAND_MELDEN: [
      { guard: 'istInUmsetzung', target: '.in_umsetzung', actions: 'berichtMerken' },
      { guard: 'istTeilweise', target: '.teilweise', actions: 'berichtMerken' },
      { guard: 'istErledigt', target: '.erledigt', actions: 'berichtMerken' },
      { guard: 'istZurueckgestellt', target: '.zurueckgestellt', actions: 'berichtMerken' },
      { guard: 'istNichtUmsetzbar', target: '.nicht_umsetzbar', actions: 'berichtMerken' },
      { guard: 'istUeberholt', target: '.ueberholt', actions: 'berichtMerken' },
    ],
  },
})
