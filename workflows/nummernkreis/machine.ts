/** The counter of a series of numbers (per body, per kind where the profile says so, per year). Numbers are never reused. */
import { assign, setup } from 'xstate'

export interface NummernkreisContext {
  profil: string
  lfd: number
}

export type NummernkreisMachineEvent = { type: 'NUMMER_ZIEHEN' } | { type: 'NUMMER_BELEGEN'; lfd: number }

export const machine = setup({
  types: { context: {} as NummernkreisContext, events: {} as NummernkreisMachineEvent, input: {} as { profil: string } },
  actions: {
    weiterzaehlen: assign(({ context }) => ({ lfd: context.lfd + 1 })),
    belegen: assign(({ context, event }) => (event.type === 'NUMMER_BELEGEN' ? { lfd: Math.max(context.lfd, event.lfd) } : {})),
  },
}).createMachine({
  id: 'nummernkreis',
  initial: 'offen',
  context: ({ input }) => ({ profil: input?.profil ?? '', lfd: 0 }),
  states: {
    offen: {
      on: {
        NUMMER_ZIEHEN: { actions: 'weiterzaehlen' },
        NUMMER_BELEGEN: { actions: 'belegen' },
      },
    },
  },
})
